# Generated from openai_codex/_async/thread.py by scripts/unasync.py. Edit that file instead.
"""`Thread`: one conversation, and the turns it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from .._inputs import ExternalMessage, RunInput, input_to_wire, tool_output_to_wire
from .._lazy_models import wire
from .._options import ApprovalMode, Sandbox, approval_fields, enum_value, given, sandbox_policy
from .._result import RESULT_METHODS, TurnResult
from .._routes import turn_key_of_result
from .._session import Session, Subscription
from .turn import TurnHandle
from .views import ThreadViews

if TYPE_CHECKING:
    from .._wire import JsonObject
    from ..generated.v2_all import (
        Personality,
        ReasoningEffort,
        ReasoningSummary,
        ThreadCompactStartResponse,
        ThreadReadResponse,
        ThreadSetNameResponse,
        TurnStartResponse,
    )


@attrs.define(eq=False)
class Thread(ThreadViews):
    """One conversation with the agent. Threads of one client run side by side; a thread takes one turn at a time."""

    _session: Session = attrs.field(repr=False)
    id: str
    _generation: int = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._generation = self._session.generation

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
    ) -> TurnResult:
        """Run a turn to its end and return its result.

        Takes the arguments of `turn`. Cancelled, it interrupts the turn, and the thread can take another.

        Raises:
            TurnFailedError: The turn failed; `error` says why. The thread can take another turn.
            TurnTimeoutError: The turn took longer than `timeout`, and was interrupted.
        """
        turn = self._start(
            input,
            RESULT_METHODS,
            approval_mode=approval_mode,
            cwd=cwd,
            effort=effort,
            model=model,
            output_schema=output_schema,
            personality=personality,
            sandbox=sandbox,
            service_tier=service_tier,
            source=source,
            summary=summary,
            turn_service_tier=turn_service_tier,
            timeout=timeout,
        )
        return turn.run()

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

        Raises:
            InvalidInputError, InvalidOptionError: The input or a preset is none; nothing was sent.
            InvalidParamsError: The input is too long; `data` has the limit.
            InvalidRequestError: There is no such thread, or the server refuses an option.
        """
        return self._start(
            input,
            None,
            approval_mode=approval_mode,
            cwd=cwd,
            effort=effort,
            model=model,
            output_schema=output_schema,
            personality=personality,
            sandbox=sandbox,
            service_tier=service_tier,
            source=source,
            summary=summary,
            turn_service_tier=turn_service_tier,
            timeout=timeout,
        )

    def read(self, *, include_turns: bool = False) -> ThreadReadResponse:
        """The thread as it is stored; with `include_turns` the turns it has taken.

        Raises:
            InvalidRequestError: There is no such thread any more.
            MethodNotFoundError: `include_turns` of a thread that has taken no turn yet.
        """
        params = {"threadId": self.id, "includeTurns": include_turns}
        return self._session.request("thread/read", params, wire.ThreadReadResponse)

    def set_name(self, name: str) -> ThreadSetNameResponse:
        """Give the thread a title for listings."""
        params = {"threadId": self.id, "name": name}
        return self._session.request("thread/name/set", params, wire.ThreadSetNameResponse)

    def compact(self) -> ThreadCompactStartResponse:
        """Begin to replace the history by a summary, in a turn of its own that this does not wait for."""
        self._load()
        params = {"threadId": self.id}
        return self._session.request("thread/compact/start", params, wire.ThreadCompactStartResponse)

    def _start(
        self,
        input: RunInput,
        wants: frozenset[str] | None,
        *,
        approval_mode: ApprovalMode | None,
        sandbox: Sandbox | None,
        timeout: float | None,
        **options: Any,
    ) -> TurnHandle:
        deadline = None if timeout is None else self._session.time() + timeout
        params = given(
            threadId=self.id,
            cwd=options["cwd"],
            effort=options["effort"],
            model=options["model"],
            outputSchema=options["output_schema"],
            personality=enum_value("Personality", "personality", options["personality"]),
            sandboxPolicy=sandbox_policy(sandbox),
            serviceTier=options["service_tier"],
            turnTrigger=options["source"],
            summary=enum_value("ReasoningSummary", "summary", options["summary"]),
            serviceTierForTurn=options["turn_service_tier"],
        )
        params.update(approval_fields(approval_mode))
        if isinstance(input, ExternalMessage):
            params.update(input=[], toolOutput=tool_output_to_wire(input))
        else:
            params.update(input=input_to_wire(input))
        self._load()
        # Opened in the step that receives the answer: no event falls between the two.
        subscription = self._session.subscribe(turn_key_of_result, wants, self.id)
        try:
            started = self._session.request(
                "turn/start",
                params,
                wire.TurnStartResponse,
                opens=subscription,
                undo=lambda started: self._handle(started, subscription, None)._stop(),
            )
        except BaseException:
            subscription.close()
            raise
        return self._handle(started, subscription, deadline)

    def _load(self) -> None:
        """Resume the thread if the server that had it loaded is gone and another one was started."""
        self._session.open()
        if self._generation != self._session.generation:
            params = {"threadId": self.id, "excludeTurns": True}
            self._session.request("thread/resume", params, wire.ThreadResumeResponse)
            self._generation = self._session.generation

    def _handle(self, started: TurnStartResponse, subscription: Subscription, deadline: float | None) -> TurnHandle:
        return TurnHandle(self._session, self.id, started.turn.id, subscription, deadline)
