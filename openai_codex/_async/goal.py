"""`AsyncGoal`: what a thread works for by itself, and the turns it takes to get there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from .._lazy_models import wire
from .._protocol import methods
from .._protocol.methods import GOAL_OVER
from .._protocol.subjects import root_turn_of, turn_of
from .._protocol.taps import select
from .._session import AsyncTap, decoded, stop_unnamed
from .closing import AsyncClosing
from .loadable import AsyncLoadable
from .threadview import AsyncThreadView, ask, join, running_on
from .turn import AsyncTurnHandle

if TYPE_CHECKING:
    from typing_extensions import Self

    from .._turn.goals import GoalResult
    from ..generated.v2_all import ThreadGoal, ThreadGoalStatus
    from .goalrun import AsyncGoalStream


class AsyncGoal(AsyncThreadView):
    """The goal of a thread. While it is active the server starts one turn after another, until the goal is met.

    Experimental servers aside, one thread has one goal; `turns` gives the turns it starts.
    """

    __module__ = "openai_codex.views"

    __slots__ = ()

    async def set(
        self,
        objective: str | None = None,
        *,
        status: ThreadGoalStatus | str | None = None,
        token_budget: int | None = None,
    ) -> ThreadGoal:
        """Set or change the goal. An active one starts turns at once, and costs what they cost.

        Cancelled, a new goal is cleared again, an old one that was made active is paused, and a turn that either has
        begun is stopped.

        Args:
            objective: What is to be reached; a new goal needs one.
            status: `active` by default; `paused` starts no further turn.
            token_budget: Tokens that the goal may use.

        Raises:
            InvalidInputError: An argument cannot be sent; nothing was.
            InvalidRequestError: There is no such thread, or the server refuses the goal.
        """
        params = {"objective": objective, "status": status, "tokenBudget": token_budget}
        thread, method = self._thread, methods.THREAD_GOAL_SET
        undo = stop_unnamed(thread.id, await running_on(thread), partial(_opposite, thread.id, objective is not None))
        return (await ask(thread, method, wire.ThreadGoalSetResponse, undo, **params)).goal

    async def get(self) -> ThreadGoal | None:
        """The goal; None if the thread has no goal."""
        return (await self._ask(methods.THREAD_GOAL_GET, wire.ThreadGoalGetResponse)).goal

    async def clear(self) -> bool:
        """Remove the goal; whether there was one. A turn that runs for it runs on: interrupt it if it is to end."""
        return (await self._ask(methods.THREAD_GOAL_CLEAR, wire.ThreadGoalClearResponse)).cleared

    async def run(self, objective: str, *, token_budget: int | None = None, timeout: float | None = None) -> GoalResult:
        """Pursue a new goal to its end and return what came of it: the goal, and all of its turns.

        Cancelled, it pauses the goal and stops the turn that runs.

        Args:
            objective: What is to be reached.
            token_budget: Tokens that the goal may use; when they are spent it ends as `budgetLimited`.
            timeout: Seconds that all of it may take.

        Raises:
            TurnFailedError: A turn failed; the goal is paused.
            TurnTimeoutError: The time is over; the goal is paused and its turn interrupted.
            InvalidInputError, InvalidRequestError: As with `set`.
        """
        async with self.stream(objective, token_budget=token_budget, timeout=timeout) as events:
            async for _ in events:
                pass
        return events.result

    def stream(
        self, objective: str, *, token_budget: int | None = None, timeout: float | None = None
    ) -> AsyncGoalStream:
        """The events of all the turns of a new goal, as one stream; at its end `result` is what `run` returns.

        Use it with `async with`: left before its end, it pauses the goal and stops the turn that runs. The arguments
        and errors are those of `run`.
        """
        from .goalrun import AsyncGoalStream

        return AsyncGoalStream(self, self._thread, objective, token_budget, timeout)

    def turns(self) -> AsyncGoalTurns:
        """The turns that the goal starts by itself, as handles to stream, run, steer and interrupt.

        It begins with those that the present goal has started and that nobody has taken, and ends when the goal is
        not active any more: met, paused, cleared, out of budget, or never set. Nothing of a turn is lost before its
        handle is taken, unless more than 64 turns wait untaken. Turns that this client starts are not among them.
        After an interrupt the goal stays active, and the server may start its next turn much later.

        Cancelled while it waits, it has interrupted nothing and lost nothing.
        """
        return AsyncGoalTurns(self._thread)


def _opposite(thread_id: str, new: bool, answer: Any) -> tuple[str, Any]:
    """How a goal that was set is kept from starting turns."""
    if new:
        return methods.THREAD_GOAL_CLEAR, {"threadId": thread_id}
    return methods.THREAD_GOAL_SET, {"threadId": thread_id, "status": "paused"}


class AsyncGoalTurns(AsyncClosing):
    """An async iterator over the turns of a goal. Close it, or leave its `async with`, unless it came to its end."""

    __module__ = "openai_codex.views"

    def __init__(self, thread: AsyncLoadable) -> None:
        self._thread = thread
        self._session = thread._session
        self._tap: AsyncTap | None = None
        # In reverse, because a list is popped at its end.
        self._mail: list[Any] = []
        self._goal: ThreadGoal | None = None
        self._asked = False
        self._active = True
        self._closed = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> AsyncTurnHandle:
        turn = await self.next_within(None)
        if turn is None:
            raise StopAsyncIteration
        return turn

    async def next_within(self, seconds: float | None) -> AsyncTurnHandle | None:
        """The next turn; None at the end. Raises TimeoutError if none begins within so many seconds."""
        if self._closed:
            return None
        tap = await self._begun()
        while True:
            while self._mail:
                turn_id = self._started(self._mail[-1])
                if turn_id is not None:
                    handle = await join(self._thread, turn_id)
                    self._mail.pop()
                    return handle
                self._mail.pop()
            if not self._active and not tap.queued:
                break
            mail = await tap.receive(seconds)
            if mail is None:
                break
            self._mail = decoded(mail)[::-1]
        await self.aclose()
        return None

    async def aclose(self) -> None:
        """Follow the goal no more. It stays what it is, and turns that were handed out go on."""
        self._closed = True
        if self._tap is not None:
            self._tap.close()

    _leave = aclose

    async def _begun(self) -> AsyncTap:
        """The tap; when it is made, the goal is looked at once."""
        if self._tap is None:
            wanted = GOAL_OVER | {methods.TURN_STARTED, methods.THREAD_GOAL_UPDATED}
            # Turns that nobody took are still known; what the goal was then says nothing of what it is.
            early = select(frozenset({methods.TURN_STARTED}), self._thread.id)
            self._tap = self._session.tap(select(wanted, self._thread.id), early)
        await self._tap.open()
        if not self._asked:
            # Only now: whatever the goal becomes after this answer, the tap tells.
            self._goal = (await ask(self._thread, methods.THREAD_GOAL_GET, wire.ThreadGoalGetResponse)).goal
            self._active = self._goal is not None and self._goal.status == "active"
            self._asked = True
        return self._tap

    def _started(self, message: Any) -> str | None:
        """The id of the turn that a message announces, if the goal started it. Takes note of what the goal becomes."""
        if message["method"] in GOAL_OVER:
            self._active = False
        match message["params"]:
            case {"goal": {"status": status}}:
                self._active = status == "active"
            case {"turn": {"startedAt": int(began)}} if self._goal is not None and began < self._goal.created_at:
                pass
            case {"turn": dict()} as params:
                return self._of_goal(params)
            case _:
                pass
        return None

    def _of_goal(self, params: dict[str, Any]) -> str | None:
        turn_id = turn_of(params)
        # A turn that works for another one, as a review's second does, is told of under that one's id only.
        if turn_id is None or root_turn_of(params, turn_id) != turn_id or self._session.ledger.was_watched(turn_id):
            return None
        return turn_id
