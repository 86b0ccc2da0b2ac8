"""`AsyncTurnHandle`: a running turn, watched and steered."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

import attrs

from .._lazy_models import wire
from .._protocol import methods
from .._protocol.params import enum_value
from .._protocol.records import TurnRecord, is_limit
from .._session import AsyncSession, AsyncSubscription, stop_helpers
from .._turn.failure import last_error, trouble_before
from .._turn.inputs import input_to_wire
from .._turn.outputs import TypedTurnResult, typed_result
from .._turn.policy import DEFAULT_POLICY, TurnPolicy
from .._turn.result import RESULT_METHODS, TurnCollector, TurnResult
from ..errors import CodexError, InvalidRequestError, TransportClosedError, TurnLostError, TurnStreamConsumedError
from .closing import AsyncClosing
from .loadable import load
from .starting import stopping
from .turnstream import AsyncTurnStream

if TYPE_CHECKING:
    from .._schemas import Shape
    from .._turn.inputs import Input
    from ..generated.v2_all import TurnInterruptResponse, TurnSteerResponse
    from .turnviews import AsyncTurnItems, AsyncTurnPartials, AsyncTurnText, AsyncTurnView

T = TypeVar("T")
V = TypeVar("V", bound="AsyncTurnView[Any]")

# Seconds that the server may take to say when a limit is reset: it asks another one.
LIMITS_TIMEOUT = 5.0


@attrs.define(eq=False)
class AsyncTurnHandle(AsyncClosing):
    """A turn that was started. Its events are kept from the moment the handle was made.

    As a context manager it is the turn's scope: however the block is left, a turn that has not ended is interrupted
    with its sub-agents, and seen to end, in bounded time. A turn that somebody else follows too runs on for them.
    """

    __module__ = "openai_codex"

    # Whether the server takes an interrupt that names the turn by `id`.
    _named: ClassVar[bool] = True

    _session: AsyncSession = attrs.field(repr=False)
    thread_id: str
    id: str
    _subscription: AsyncSubscription = attrs.field(repr=False)
    _deadline: float | None = attrs.field(default=None, repr=False)
    _policy: TurnPolicy = attrs.field(default=DEFAULT_POLICY, repr=False)
    _stream: AsyncTurnStream = attrs.field(init=False, repr=False)
    # What the views and `run` have seen of the turn, whoever of them saw it.
    _collector: TurnCollector = attrs.field(init=False, repr=False)
    _texts: dict[str | None, AsyncTurnText] = attrs.field(init=False, repr=False)
    _items: AsyncTurnItems | None = attrs.field(init=False, repr=False, default=None)

    def __attrs_post_init__(self) -> None:
        self._stream = AsyncTurnStream(self, self._subscription)
        self._collector = TurnCollector(self.id, self._session.ledger.records, self._session.ledger.meters)
        self._texts = {}

    def stream(self) -> AsyncTurnStream:
        """The turn's events, in the order of the wire; the last one is `turn/completed`.

        Leaving the loop early leaves the turn running, and the next call goes on where the last one
        left off. Cancelled while it waits for an event, it interrupts the turn. A turn is told once: what this
        took, `run`, `text` and `items` do not see, and the other way round.

        Raises:
            TurnStreamConsumedError: All events have been read already.
            TurnIncompleteError: While iterating, the events ended early.
            TurnTimeoutError: While iterating, the turn's deadline passed.
            StreamOverflowError: While iterating, this stream was read too slowly.
        """
        self._check_unread()
        self._stream.select(None)
        return self._stream

    def events(self) -> AsyncTurnStream:
        """The same as `stream()`, by the name that goes with `text()` and `items()`."""
        return self.stream()

    def text(self, *, phase: str | None = "final_answer") -> AsyncTurnText:
        """What the agent says, in pieces that are strings, each piece once.

        If the server starts a message over, because the connection to the model was lost or the turn was steered,
        or if another message takes the place of the one before, the first new piece has `starts_over` set.

        Reads from the same stream as `stream()` and `items()` and decodes only what it needs; called again, it
        goes on where it left off. Cancelled while it waits, it interrupts the turn.

        Args:
            phase: Which messages. `"final_answer"` is the answer as `final_response` chooses it: messages of
                that phase, and those to which the model gave none. `"commentary"` and `"partial_answer"` are
                messages of just that phase, None is every message.

        Raises:
            InvalidOptionError: There is no such phase.
            TurnStreamConsumedError: All events have been read already.
            TurnFailedError: At the end of the iteration, the turn failed; `error` says why.
            TurnIncompleteError, TurnTimeoutError, StreamOverflowError: While iterating, as with `stream()`.
        """
        phase = enum_value("MessagePhase", "phase", phase)
        view = self._texts.get(phase)
        if view is None:
            from .turnviews import AsyncTurnText

            view = self._texts[phase] = AsyncTurnText(self._stream, self._collector, phase)
        return self._readable(view)

    def items(self) -> AsyncTurnItems:
        """The items of the turn as they complete, each once. What was broken off does not complete.

        Reads from the same stream as `stream()` and `text()` and decodes only what it needs; called again, it
        goes on where it left off. Cancelled while it waits, it interrupts the turn.

        Raises:
            TurnStreamConsumedError: All events have been read already.
            TurnFailedError: At the end of the iteration, the turn failed; `error` says why.
            TurnIncompleteError, TurnTimeoutError, StreamOverflowError: While iterating, as with `stream()`.
        """
        if self._items is None:
            from .turnviews import AsyncTurnItems

            self._items = AsyncTurnItems(self._stream, self._collector)
        return self._readable(self._items)

    async def run(self) -> TurnResult:
        """Wait for the end of the turn and return its result.

        Cancelled, it interrupts the turn.

        Raises:
            TurnFailedError: The turn failed; `error` says why.
            TurnTimeoutError: The turn's deadline passed; the turn was interrupted.
            TurnStreamConsumedError: The turn's events have been read already.
            TurnIncompleteError: The turn's events ended early.
        """
        self._check_unread()
        self._stream.select(RESULT_METHODS)
        async for event in self._stream:
            self._collector.feed(event)
        return self._collector.result()

    def _check_unread(self) -> None:
        if self._stream.completed and self._stream.is_read:
            raise TurnStreamConsumedError(f"the events of turn {self.id} have been read already")

    def _readable(self, view: V) -> V:
        if view.is_read:
            self._check_unread()
        view.select()
        return view

    def _with_output(self, shape: Shape[T]) -> AsyncTypedTurnHandle[T]:
        """The same turn, as one whose answer has a type."""
        return AsyncTypedTurnHandle(
            self._session, self.thread_id, self.id, self._subscription, self._deadline, self._policy, shape=shape
        )

    async def steer(self, input: Input | str) -> TurnSteerResponse:
        """Give the running turn more input.

        Raises:
            InvalidInputError: This is no input; nothing was sent.
            InvalidRequestError: The turn is not running any more, or is of a kind that takes no input.
        """
        params = {"threadId": self.thread_id, "expectedTurnId": self.id, "input": input_to_wire(input)}
        return await self._session.request(methods.TURN_STEER, params, wire.TurnSteerResponse)

    async def interrupt(self, *, subagents: bool | None = None) -> TurnInterruptResponse:
        """Ask the running turn to end; its last event then says `interrupted`, or `completed` if it was faster.

        Interrupting twice is fine.

        Args:
            subagents: Whether the sub-agents that it started, at any depth, are interrupted too and seen to end, which
                this waits for, in bounded time; also if the turn itself has ended. By default the `TurnPolicy` says.

        Raises:
            InvalidRequestError: The turn completed or failed before.
        """
        try:
            return await self._interrupt()
        finally:
            agents = self._policy.subagents if subagents is None else subagents
            terminals = bool(self._policy.terminals)
            if terminals or (agents and self._session.ledger.agents.count):
                undo = stop_helpers(self.thread_id, self.id, agents=bool(agents), terminals=terminals)
                await self._session.undo(undo)

    async def _interrupt(self) -> TurnInterruptResponse:
        try:
            return await self._ask_to_end(self.id)
        except InvalidRequestError:
            if not self._session.ledger.watchers(self.id):
                raise
        # It was started and has not ended, so it has not begun: without an id the next to begin is meant too.
        return await self._ask_to_end("")

    async def _stop(self) -> None:
        """Leave the turn, which is interrupted and seen to end unless somebody else follows it. Bounded."""
        try:
            await self._session.undo(stopping(type(self), self.thread_id, self._subscription, self._policy, self.id))
        finally:
            self._subscription.close()

    _leave = _stop

    async def _learn_subagents(self) -> None:
        """Keep for the result what the sub-agents of the turn came to."""
        ledger = self._session.ledger
        if ledger.agents.count:
            from .subagents import read_subagents

            if self._policy.subagents and ledger.meters.spent(self.id) is not None:
                # They are being stopped already; that they are is what is waited for.
                await self._session.undo(stop_helpers(self.thread_id, self.id))

            self._collector.subagents = await read_subagents(self._session, self.id)

    async def _learn_limits(self) -> None:
        """See that it is known when a limit is reset that the turn has run into."""
        records = self._session.ledger.records
        if is_limit(self._record.error) and records.resets_at() is None:
            with suppress(CodexError):  # an account without limits has none to read
                read: Any = await self._session.request(
                    methods.ACCOUNT_RATE_LIMITS_READ, {}, object, timeout=LIMITS_TIMEOUT
                )
                limits: dict[str, Any] | None = read
                records.learn_limits(None if limits is None else limits.get("rateLimits"))

    @property
    def _record(self) -> TurnRecord:
        return self._session.ledger.records.of(self.id)

    async def _lost(self, error: TransportClosedError) -> TurnLostError:
        """What became of the turn whose server is gone, asked of the next one."""
        turn, outcome = None, "unknown"
        with suppress(CodexError, TimeoutError):
            await load(self._session, self.thread_id)
            turn = await self._session.stored_turn(self.thread_id, self.id)
        if turn is not None and turn.status != wire.TurnStatus.in_progress:
            outcome = turn.status.value
        message = f"turn {self.id} was lost with its server, its outcome is {outcome}: {error}"
        message += trouble_before(self._record)
        return TurnLostError(message, outcome=outcome, turn=turn, lost=error, last_error=last_error(self._record))

    def _time_left(self) -> float | None:
        return None if self._deadline is None else max(0.0, self._deadline - self._session.time())

    async def _ask_to_end(self, turn_id: str) -> TurnInterruptResponse:
        params = {"threadId": self.thread_id, "turnId": turn_id}
        return await self._session.request(
            methods.TURN_INTERRUPT, params, wire.TurnInterruptResponse, interrupts=self.id
        )


@attrs.define(eq=False)
class AsyncTypedTurnHandle(AsyncTurnHandle, Generic[T]):
    """A turn whose final answer has a type."""

    __module__ = "openai_codex"

    _shape: Shape[T] = attrs.field(alias="shape", kw_only=True, repr=False)
    _partials: AsyncTurnPartials[T] | None = attrs.field(init=False, repr=False, default=None)

    def partials(self) -> AsyncTurnPartials[T]:
        """The answer while it is being written, as plain data: what its JSON says so far, whenever that changed.

        The value of the type is the iterator's `output`, after the iteration. Until then nothing is checked: strings
        end where the model is, arrays and objects lack what is to come, numbers and keys are whole. If the answer
        starts over, so do the values.

        Reads from the same stream as `stream()` and the other views; called again, it goes on where it left off.
        Cancelled while it waits, it interrupts the turn.

        Raises:
            OutputTypeError: At the end of the iteration, the answer does not fit the type; `text` is what the
                model said. Nothing is repaired.
            TurnStreamConsumedError: All events have been read already.
            TurnFailedError, TurnIncompleteError, TurnTimeoutError, StreamOverflowError: As with `text()`.
        """
        if self._partials is None:
            from .turnviews import AsyncTurnPartials

            self._partials = AsyncTurnPartials(self._stream, self._collector, self._shape)
        return self._readable(self._partials)

    async def run(self) -> TypedTurnResult[T]:
        """Wait for the end of the turn and return its result, with the answer as a value in `output`.

        Cancelled, it interrupts the turn.

        Raises:
            OutputTypeError: The answer does not fit the type; `text` is what the model said.
            TurnFailedError, TurnTimeoutError, TurnStreamConsumedError, TurnIncompleteError: As without a type.
        """
        return typed_result(await super().run(), self._shape)
