"""`AsyncThread`: one conversation, and the turns it takes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, overload

import attrs

from .._lazy_models import wire
from .._protocol import methods
from .._protocol.params import count, enum_value, given
from .._session import AsyncSession
from .._turn.inputs import ExternalMessage, RunInput, input_to_wire, tool_output_to_wire
from .._turn.options import ApprovalMode, Sandbox, TurnOptions, approval_fields, sandbox_policy
from .._turn.outputs import TypedTurnResult, can_be_repaired, repair_prompt, shape_of, typed_result
from .._turn.policy import TurnPolicy, check_policy, check_seconds, settled
from .._turn.result import RESULT_METHODS, TurnResult
from ..errors import OutputTypeError, ThreadLostError, ThreadNotFoundError
from .attempts import run_attempts
from .compaction import start_compaction
from .loadable import load
from .starting import start_turn
from .turn import AsyncTurnHandle, AsyncTypedTurnHandle
from .views import AsyncThreadViews

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


class AsyncStarter(Protocol):
    """Starts a thread, and returns its id."""

    async def __call__(self) -> str: ...


@attrs.define(eq=False)
class AsyncThread(AsyncThreadViews):
    """One conversation with the agent. Threads of one client run side by side; a thread takes one turn at a time.

    After a restart of the server it is resumed when it is used. One that has taken no turn is started again, with what
    it was started with; its `id` is then another.
    """

    __module__ = "openai_codex"

    _session: AsyncSession = attrs.field(repr=False)
    id: str
    # A mode that the thread was to have and has not; its next turn brings it.
    _next_mode: ApprovalMode | None = attrs.field(default=None, repr=False)
    _policy: TurnPolicy | None = attrs.field(default=None, repr=False)
    # Starts the like of it; None once it has something to lose.
    _start_again: AsyncStarter | None = attrs.field(default=None, repr=False)
    _generation: int = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._generation = self._session.generation

    @overload
    async def run(
        self,
        input: RunInput,
        *,
        output_schema: JsonObject | None = None,
        output_type: None = None,
        **options: Unpack[TurnOptions],
    ) -> TurnResult: ...

    @overload
    async def run(
        self,
        input: RunInput,
        *,
        output_type: type[T],
        repairs: int = 1,
        **options: Unpack[TurnOptions],
    ) -> TypedTurnResult[T]: ...

    # A union is no `type[T]` for type checkers.
    @overload
    async def run(
        self,
        input: RunInput,
        *,
        output_type: Any,
        repairs: int = 1,
        **options: Unpack[TurnOptions],
    ) -> TypedTurnResult[Any]: ...

    async def run(
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
        policy: TurnPolicy | None = None,
        output_type: Any = None,
        repairs: int = 1,
    ) -> TurnResult:
        """Run a turn to its end and return its result.

        Takes the arguments of `turn`. With `output_type` the result is a `TypedTurnResult`, and the model may try
        again if its answer does not fit; the result is then that of the last turn. Cancelled, it interrupts the
        turn, and the thread can take another.

        Args:
            repairs: How many more turns show the model what is wrong with its answer; `timeout` is for all of them.

        Raises:
            TurnFailedError: The turn failed; `error` says why. The thread can take another turn.
            TurnTimeoutError: The turn took longer than `timeout`, and was interrupted.
            OutputTypeError: The answer does not fit `output_type`; `text` is what the model said.
            BudgetExceededError: The tokens that the policy allows are spent; `result` is what the turn came to.
        """
        shape = shape_of(output_type, output_schema)
        left = count("repairs", repairs) or 0
        settled_policy = self._policy_of(policy, timeout)
        deadline = self._deadline_of(settled_policy)

        async def start() -> AsyncTurnHandle:
            return await self._start(
                input,
                RESULT_METHODS,
                settled_policy,
                deadline,
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
            )

        result = await run_attempts(self._session, settled_policy, deadline, start)
        while shape is not None:
            try:
                return typed_result(result, shape)
            except OutputTypeError as error:
                if left <= 0 or not can_be_repaired(result):
                    raise
                prompt = repair_prompt(error)
            left -= 1

            # What else was given holds from the first turn on.
            async def repair(prompt: str = prompt) -> AsyncTurnHandle:
                return await self._start(
                    prompt,
                    RESULT_METHODS,
                    settled_policy,
                    deadline,
                    output_schema=shape.schema,
                    source=source,
                    turn_service_tier=turn_service_tier,
                )

            result = await run_attempts(self._session, settled_policy, deadline, repair)
        return result

    @overload
    async def turn(
        self,
        input: RunInput,
        *,
        output_schema: JsonObject | None = None,
        output_type: None = None,
        **options: Unpack[TurnOptions],
    ) -> AsyncTurnHandle: ...

    @overload
    async def turn(
        self,
        input: RunInput,
        *,
        output_type: type[T],
        **options: Unpack[TurnOptions],
    ) -> AsyncTypedTurnHandle[T]: ...

    # A union is no `type[T]` for type checkers.
    @overload
    async def turn(
        self,
        input: RunInput,
        *,
        output_type: Any,
        **options: Unpack[TurnOptions],
    ) -> AsyncTypedTurnHandle[Any]: ...

    async def turn(
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
        policy: TurnPolicy | None = None,
        output_type: Any = None,
    ) -> AsyncTurnHandle:
        """Start a turn and return a handle on it; read it with `stream`, `text`, `items` or `run`.

        `async with` the handle is the turn's scope: leaving it stops a turn that has not ended.

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
            timeout: Seconds that the turn may take from now on, its start included, by default without limit. When
                they have passed, whoever waits for it interrupts it and gets a `TurnTimeoutError`. Short for
                `TurnPolicy(timeout=...)`.
            policy: How the turn is run: how long, beside which others, what ends with it. What it does not say, the
                policies of the thread and of the `CodexConfig` say.
            output_type: Type of the final answer, instead of a schema: an attrs class, a dataclass, a TypedDict, a
                NamedTuple, a model of pydantic or msgspec, an enum, or lists, dicts and unions of these. The handle
                is then a typed one.

        Raises:
            InvalidInputError, InvalidOptionError: The input or the type cannot be used, or there is no such preset;
                nothing was sent.
            InvalidParamsError: The input is too long; `data` has the limit.
            InvalidRequestError: There is no such thread, or the server refuses an option.
            ThreadBusyError: A turn is running on the thread, and the policy says to raise.
            TurnTimeoutError: The deadline passed before the turn started; should it start, it is interrupted.
        """
        shape = shape_of(output_type, output_schema)
        policy = self._policy_of(policy, timeout)
        turn = await self._start(
            input,
            None,
            policy,
            self._deadline_of(policy),
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
        )
        return turn if shape is None else turn._with_output(shape)

    async def read(self, *, include_turns: bool = False) -> ThreadReadResponse:
        """The thread as it is stored; with `include_turns` the turns it has taken.

        Raises:
            InvalidRequestError: There is no such thread any more.
            MethodNotFoundError: `include_turns` of a thread that has taken no turn yet.
        """
        await self._load()
        params = {"threadId": self.id, "includeTurns": include_turns}
        return await self._session.request(methods.THREAD_READ, params, wire.ThreadReadResponse)

    async def set_name(self, name: str) -> ThreadSetNameResponse:
        """Give the thread a title for listings."""
        await self._load()
        params = {"threadId": self.id, "name": name}
        named = await self._session.request(methods.THREAD_NAME_SET, params, wire.ThreadSetNameResponse)
        self._start_again = None  # that stores it
        return named

    async def compact(self) -> ThreadCompactStartResponse:
        """Begin to replace the history by a summary, in a turn of its own that this does not wait for.

        The next turn of the thread waits until it is over. Cancelled, the compaction is stopped.

        Raises:
            ThreadBusyError: A turn runs on the thread, which a compaction would break off. A policy of the thread or
                the client with `when_busy="wait"` waits for its end instead.
            TurnTimeoutError: It did not begin before the deadline of that policy.
        """
        return await start_compaction(self)

    async def _start(
        self,
        input: RunInput,
        wants: frozenset[str] | None,
        policy: TurnPolicy,
        deadline: float | None,
        *,
        approval_mode: ApprovalMode | None = None,
        sandbox: Sandbox | None = None,
        **options: Any,
    ) -> AsyncTurnHandle:
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
        turn = await start_turn(
            self, methods.TURN_START, params, answer, AsyncTurnHandle, policy=policy, wants=wants, deadline=deadline
        )
        self._start_again = None
        # A turn that joined another did not bring its options.
        if approval_mode is not None or self._session.ledger.watchers(turn.id) <= 1:
            self._next_mode = None
        return turn

    async def _load(self, seconds: float | None = None) -> None:
        """Resume the thread if the server that had it loaded is gone and another one was started."""
        await self._session.open()
        if self._generation != self._session.generation:
            async with self._session.loading:  # two turns that are started at once resume it once
                if self._generation != self._session.generation:
                    generation = self._session.generation
                    await self._resume(seconds)
                    self._generation = generation

    async def _resume(self, seconds: float | None) -> None:
        try:
            await load(self._session, self.id, seconds)
        except ThreadNotFoundError as error:
            # A server stores a thread with its first turn.
            if self._start_again is None:
                raise ThreadLostError(
                    f"thread {self.id} was lost with its server, which had not stored it: an ephemeral thread is never "
                    "stored, any other with its first turn. Start another one.",
                    thread_id=self.id,
                ) from error
            self.id = await self._start_again()

    def _policy_of(self, policy: TurnPolicy | None = None, timeout: float | None = None) -> TurnPolicy:
        """How a turn of the thread is run, if this was said for it."""
        check_policy("policy", policy)
        if timeout is None:
            return settled(policy, self._policy, self._session.config.policy)
        check_seconds("timeout", timeout)
        return settled(TurnPolicy(timeout=timeout), policy, self._policy, self._session.config.policy)

    def _deadline_of(self, policy: TurnPolicy) -> float | None:
        """The end of a turn that begins now, on the session's clock."""
        return None if policy.timeout in (None, math.inf) else self._session.time() + policy.timeout
