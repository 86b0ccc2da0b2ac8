# Generated from openai_codex/_async/review.py by scripts/unasync.py. Edit that file instead.
"""`ReviewHandle`: a turn in which a reviewer looks at changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

import attrs

from .._lazy_models import wire
from .._protocol import methods
from .._protocol.params import checked_params
from .loadable import Loadable
from .starting import start_turn
from .turn import TurnHandle

if TYPE_CHECKING:
    from ..generated.v2_all import ReviewTarget, TurnInterruptResponse


@attrs.define(eq=False, repr=False)
class ReviewHandle(TurnHandle):
    """A review that was started; a turn like any other, but it cannot be steered.

    The server knows it by two ids. `id` is the one that its items and its end have; the other is told in a
    `turn/started` of its own and is the only one that an interrupt may name, so here it names none: what is active
    on the thread is the review, for as long as it has not ended.
    """

    __module__ = "openai_codex.views"

    _named: ClassVar[bool] = False

    def _ask_to_end(self, turn_id: str) -> TurnInterruptResponse:
        running = self._session.ledger.end_of(self.id) is None
        return super()._ask_to_end("" if running else turn_id)


def start_review(thread: Loadable, target: ReviewTarget | Mapping[str, object] | str) -> ReviewHandle:
    """Start a review on a thread."""
    if isinstance(target, str):
        target = {"type": "custom", "instructions": target}
    params = checked_params(methods.REVIEW_START, {"threadId": thread.id, "target": target})
    return start_turn(
        thread, methods.REVIEW_START, params, wire.ReviewStartResponse, ReviewHandle, policy=thread._policy_of()
    )
