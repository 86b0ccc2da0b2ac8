# Generated from openai_codex/_async/goalrun.py by scripts/unasync.py. Edit that file instead.
"""`GoalStream`: the events of all the turns that a goal takes, as one stream."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .._protocol import methods
from .._session import stop_unnamed
from .._turn.goals import GoalResult
from .._turn.policy import check_seconds
from ..errors import RequestTimeoutError, TurnIncompleteError, TurnTimeoutError
from .closing import Closing
from .loadable import Loadable

if TYPE_CHECKING:
    from typing_extensions import Self

    from .._turn.result import TurnResult
    from ..generated.v2_all import ThreadGoal
    from ..models import Notification
    from .goal import Goal, GoalTurns
    from .turn import TurnHandle


class GoalStream(Closing):
    """An iterator over the events of a goal's turns, from the first to the last.

    The goal is set when the iteration begins, and pursued until it is met, out of budget, paused or cleared. Left as a
    context manager before that, it pauses the goal and stops the turn that runs. On Ctrl-C while it waits, it does so
    too.
    """

    __module__ = "openai_codex.views"

    def __init__(
        self,
        goal: Goal,
        thread: Loadable,
        objective: str,
        token_budget: int | None,
        timeout: float | None,
    ) -> None:
        if timeout is not None:
            check_seconds("timeout", timeout)
        self._pursued = goal
        self._thread = thread
        self._objective = objective
        self._token_budget = token_budget
        self._timeout = timeout
        self._deadline: float | None = None
        self._turns: GoalTurns | None = None
        self._turn: TurnHandle | None = None
        self._results: list[TurnResult] = []
        self._goal: ThreadGoal | None = None
        self._over = False

    @property
    def result(self) -> GoalResult:
        """The goal and its turns, once the iteration has ended. Raises TurnIncompleteError before."""
        if not self._over:
            raise TurnIncompleteError("the turns of the goal have not been read to their end")
        return GoalResult(self._goal, tuple(self._results))

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Notification:
        if self._over:
            raise StopIteration
        try:
            event = self._next()
        except BaseException:
            self._leave()
            raise
        if event is None:
            raise StopIteration
        return event

    def _next(self) -> Notification | None:
        if self._turns is None:
            self._deadline = None if self._timeout is None else self._thread._session.time() + self._timeout
            self._pursued.set(self._objective, token_budget=self._token_budget)
            self._turns = self._pursued.turns()
        if self._turn is None:
            self._turn = self._next_turn(self._turns)
            if self._turn is None:
                self._goal = self._pursued.get()
                self._over = True
                return None
            self._turn._deadline = self._deadline
        event = self._turn.stream().__next__()
        self._turn._collector.feed(event)
        if event.method == methods.TURN_COMPLETED:
            turn, self._turn = self._turn, None
            self._results.append(turn._collector.result())
        return event

    def _next_turn(self, turns: GoalTurns) -> TurnHandle | None:
        try:
            return turns.next_within(self._time_left())
        except RequestTimeoutError:
            raise
        except TimeoutError as error:
            raise TurnTimeoutError("the goal passed its deadline and was paused", turn_id=None) from error

    def _leave(self) -> None:
        if self._over or self._turns is None:
            return
        self._over = True
        turns, turn = self._turns, self._turn
        session, thread_id = self._thread._session, self._thread.id
        try:
            # First of all: or the goal has the server start another turn.
            session.undo(stop_unnamed(thread_id, (), partial(_paused, thread_id)))
        finally:
            if turn is not None:
                turn._stop()
            turns.close()

    def _time_left(self) -> float | None:
        return None if self._deadline is None else max(0.0, self._deadline - self._thread._session.time())


def _paused(thread_id: str, answer: object) -> tuple[str, dict[str, str]]:
    return methods.THREAD_GOAL_SET, {"threadId": thread_id, "status": "paused"}
