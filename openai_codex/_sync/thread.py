# Generated from openai_codex/_async/thread.py by scripts/unasync.py. Edit that file instead.
"""`Thread`: one conversation, and the turns it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, overload

import attrs

from .._lazy_models import wire
from .._protocol import methods
from .._protocol.params import count, enum_value, given
from .._session import Session
from .._turn.inputs import ExternalMessage, RunInput, input_to_wire, tool_output_to_wire
from .._turn.options import ApprovalMode, Sandbox, TurnOptions, approval_fields, sandbox_policy
from .._turn.outputs import TypedTurnResult, can_be_repaired, repair_prompt, shape_of, typed_result
from .._turn.result import RESULT_METHODS, TurnResult
from ..errors import OutputTypeError
from .loadable import load
from .turn import TurnHandle, TypedTurnHandle, start_turn
from .views import ThreadViews

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._wire import JsonObject
    from ..generated.v2_all import (
        Personality,
        ReasoningEffort,
        ReasoningSummary,
        ThreadCompactStartResponse,
        ThreadReadResponse,
        ThreadSetNameResponse,
    )


T = TypeVar("T")


@attrs.define(eq=False)
class Thread(ThreadViews):
    """One conversation with the agent. Threads of one client run side by side; a thread takes one turn at a time."""

    __module__ = "openai_codex"

    _session: Session = attrs.field(repr=False)
    id: str
    # A mode that the thread was to have and has not; its next turn brings it.
    _next_mode: ApprovalMode | None = attrs.field(default=None, repr=False)
    _generation: int = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._generation = self._session.generation

    @overload
    def run(
        self,
        input: RunInput,
        *,
        output_schema: JsonObject | None = None,
        output_type: None = None,
        **options: Unpack[TurnOptions],
    ) -> TurnResult: ...

    @overload
    def run(
        self,
        input: RunInput,
        *,
        output_type: type[T],
        repairs: int = 1,
        **options: Unpack[TurnOptions],
    ) -> TypedTurnResult[T]: ...

    # A union is no `type[T]` for type checkers.
    @overload
    def run(
        self,
        input: RunInput,
        *,
        output_type: Any,
        repairs: int = 1,
        **options: Unpack[TurnOptions],
    ) -> TypedTurnResult[Any]: ...

    def run(
        self,
        input: RunInput,
        *,
        approval_mode: ApprovalMode | None = None,
        cwd: str | None = None,
        effort: ReasoningEffort | None = None,
        model: str | None = None,
        output_schema: JsonObject | None = None,
        personality: Personality | None = None,
        sandbox: Sandbox | None = None,
        service_tier: str | None = None,
        source: str | None = None,
        summary: ReasoningSummary | None = None,
        turn_service_tier: str | None = None,
        timeout: float | None = None,
        output_type: Any = None,
        repairs: int = 1,
    ) -> TurnResult:
        """Run a turn to its end and return its result.

        Takes the arguments of `turn`. With `output_type` the result is a `TypedTurnResult`, and the model may try
        again if its answer does not fit; the result is then that of the last turn. On Ctrl-C, it interrupts the
        turn, and the thread can take another.

        Args:
            repairs: How many more turns show the model what is wrong with its answer; `timeout` is for all of them.

        Raises:
            TurnFailedError: The turn failed; `error` says why. The thread can take another turn.
            TurnTimeoutError: The turn took longer than `timeout`, and was interrupted.
            OutputTypeError: The answer does not fit `output_type`; `text` is what the model said.
        """
        shape = shape_of(output_type, output_schema)
        left = count("repairs", repairs) or 0
        deadline = None if timeout is None else self._session.time() + timeout
        turn = self._start(
            input,
            RESULT_METHODS,
            approval_mode=approval_mode,
            cwd=cwd,
            effort=effort,
            model=model,
            output_schema=output_schema if shape is None else shape.schema,
            personality=personality,
            sandbox=sandbox,
            service_tier=service_tier,
            source=source,
            summary=summary,
            turn_service_tier=turn_service_tier,
            timeout=timeout,
        )
        result = turn.run()
        while shape is not None:
            try:
                return typed_result(result, shape)
            except OutputTypeError as error:
                if left <= 0 or not can_be_repaired(result):
                    raise
                prompt = repair_prompt(error)
            left -= 1
            # What else was given holds from the first turn on.
            turn = self._start(
                prompt,
                RESULT_METHODS,
                output_schema=shape.schema,
                source=source,
                turn_service_tier=turn_service_tier,
                timeout=None if deadline is None else max(0.0, deadline - self._session.time()),
            )
            result = turn.run()
        return result

    @overload
    def turn(
        self,
        input: RunInput,
        *,
        output_schema: JsonObject | None = None,
        output_type: None = None,
        **options: Unpack[TurnOptions],
    ) -> TurnHandle: ...

    @overload
    def turn(
        self,
        input: RunInput,
        *,
        output_type: type[T],
        **options: Unpack[TurnOptions],
    ) -> TypedTurnHandle[T]: ...

    # A union is no `type[T]` for type checkers.
    @overload
    def turn(
        self,
        input: RunInput,
        *,
        output_type: Any,
        **options: Unpack[TurnOptions],
    ) -> TypedTurnHandle[Any]: ...

    def turn(
        self,
        input: RunInput,
        *,
        approval_mode: ApprovalMode | None = None,
        cwd: str | None = None,
        effort: ReasoningEffort | None = None,
        model: str | None = None,
        output_schema: JsonObject | None = None,
        personality: Personality | None = None,
        sandbox: Sandbox | None = None,
        service_tier: str | None = None,
        source: str | None = None,
        summary: ReasoningSummary | None = None,
        turn_service_tier: str | None = None,
        timeout: float | None = None,
        output_type: Any = None,
    ) -> TurnHandle:
        """Start a turn and return a handle on it; read it with `stream` or `run`.

        While a turn is running on the thread, the input joins that turn instead of starting another, and
        the handle is one more on it.

        Args:
            input: A prompt: a string, an input item, a list of items, or an `ExternalMessage`.
            approval_mode: From this turn on, who decides about escalations.
            cwd: From this turn on, the working directory.
            effort: From this turn on, how hard the model reasons.
            model: From this turn on, the model.
            output_schema: JSON Schema that the final answer of this turn must follow.
            personality: From this turn on, how the agent talks.
            sandbox: From this turn on, what commands may touch.
            service_tier: From this turn on, the service tier.
            source: Label of what initiated this turn; it grants nothing.
            summary: From this turn on, how reasoning is summarised.
            turn_service_tier: Service tier of this turn only.
            timeout: Seconds that the turn may take from now on, by default without limit. When they have
                passed, whoever waits for its events interrupts it and gets a `TurnTimeoutError`.
            output_type: Type of the final answer, instead of a schema: an attrs class, a dataclass, a TypedDict, a
                NamedTuple, a model of pydantic or msgspec, an enum, or lists, dicts and unions of these. The handle
                is then a typed one.

        Raises:
            InvalidInputError, InvalidOptionError: The input, a preset or the type is none; nothing was sent.
            InvalidParamsError: The input is too long; `data` has the limit.
            InvalidRequestError: There is no such thread, or the server refuses an option.
        """
        shape = shape_of(output_type, output_schema)
        turn = self._start(
            input,
            None,
            approval_mode=approval_mode,
            cwd=cwd,
            effort=effort,
            model=model,
            output_schema=output_schema if shape is None else shape.schema,
            personality=personality,
            sandbox=sandbox,
            service_tier=service_tier,
            source=source,
            summary=summary,
            turn_service_tier=turn_service_tier,
            timeout=timeout,
        )
        return turn if shape is None else turn._with_output(shape)

    def read(self, *, include_turns: bool = False) -> ThreadReadResponse:
        """The thread as it is stored; with `include_turns` the turns it has taken.

        Raises:
            InvalidRequestError: There is no such thread any more.
            MethodNotFoundError: `include_turns` of a thread that has taken no turn yet.
        """
        params = {"threadId": self.id, "includeTurns": include_turns}
        return self._session.request(methods.THREAD_READ, params, wire.ThreadReadResponse)

    def set_name(self, name: str) -> ThreadSetNameResponse:
        """Give the thread a title for listings."""
        params = {"threadId": self.id, "name": name}
        return self._session.request(methods.THREAD_NAME_SET, params, wire.ThreadSetNameResponse)

    def compact(self) -> ThreadCompactStartResponse:
        """Begin to replace the history by a summary, in a turn of its own that this does not wait for."""
        self._load()
        params = {"threadId": self.id}
        return self._session.request(methods.THREAD_COMPACT_START, params, wire.ThreadCompactStartResponse)

    def _start(
        self,
        input: RunInput,
        wants: frozenset[str] | None,
        *,
        approval_mode: ApprovalMode | None = None,
        sandbox: Sandbox | None = None,
        timeout: float | None,
        **options: Any,
    ) -> TurnHandle:
        deadline = None if timeout is None else self._session.time() + timeout
        params = given(
            threadId=self.id,
            cwd=options.get("cwd"),
            effort=options.get("effort"),
            model=options.get("model"),
            outputSchema=options.get("output_schema"),
            personality=enum_value("Personality", "personality", options.get("personality")),
            sandboxPolicy=sandbox_policy(sandbox),
            serviceTier=options.get("service_tier"),
            turnTrigger=options.get("source"),
            summary=enum_value("ReasoningSummary", "summary", options.get("summary")),
            serviceTierForTurn=options.get("turn_service_tier"),
        )
        params.update(approval_fields(approval_mode or self._next_mode))
        if isinstance(input, ExternalMessage):
            params.update(input=[], toolOutput=tool_output_to_wire(input))
        else:
            params.update(input=input_to_wire(input))
        answer = wire.TurnStartResponse
        turn = start_turn(self, methods.TURN_START, params, answer, TurnHandle, wants=wants, deadline=deadline)
        # A turn that joined another did not bring its options.
        if approval_mode is not None or self._session.ledger.watchers(turn.id) <= 1:
            self._next_mode = None
        return turn

    def _load(self) -> None:
        """Resume the thread if the server that had it loaded is gone and another one was started."""
        self._session.open()
        if self._generation != self._session.generation:
            load(self._session, self.id)
            self._generation = self._session.generation
