"""`GoalResult`: what came of the turns that a goal took. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from ..generated.v2_all import ThreadGoal, ThreadItem
    from .result import TurnResult


@attrs.frozen
class GoalResult:
    """A goal and all the turns that were taken for it.

    `goal` is how it stands at the end, with its `status`, the tokens and the time that it used; None if it was cleared.
    `turns` are their results in order.
    """

    __module__ = "openai_codex.views"

    goal: ThreadGoal | None
    turns: tuple[TurnResult, ...]

    @property
    def items(self) -> list[ThreadItem]:
        """The items of all turns, in order."""
        return [item for turn in self.turns for item in turn.items]

    @property
    def final_response(self) -> str | None:
        """The last answer that any of the turns gave."""
        return next((turn.final_response for turn in reversed(self.turns) if turn.final_response is not None), None)
