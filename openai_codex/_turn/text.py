"""The text of a turn as pieces: how its events become what the agent says, each piece once.

Lives here: `TextPiece`, and which message is the one that is being said. No await: both colours use it. Must not know
streams and views.

A message may be broken off: when the connection to the model is lost or the turn is steered, its item has deltas but
never completes, and another item takes its place. What an item says when it completes is the truth; its deltas are only
early news of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._protocol.methods import ITEM_AGENT_MESSAGE_DELTA, ITEM_COMPLETED, ITEM_STARTED, TURN_COMPLETED
from .result import FINAL_ANSWER, OTHER_PHASES, RESULT_METHODS, agent_message, final_message

if TYPE_CHECKING:
    from typing_extensions import Self

    from ..models import Notification
    from .result import AgentMessage, TurnCollector

TEXT_METHODS = RESULT_METHODS | {ITEM_STARTED, ITEM_AGENT_MESSAGE_DELTA}


class TextPiece(str):
    """A piece of what the agent says: a string that knows where it belongs.

    Attributes:
        item_id: The id of the message that it is a piece of.
        phase: The phase of that message, `"final_answer"` for one; None if the model gave it none.
        starts_over: Whether the text begins anew with this piece: forget the pieces before it.
        abandoned: The id of the message that was broken off, so that this piece starts over; None if what came
            before is a whole message, or nothing came before.
    """

    __module__ = "openai_codex"

    __slots__ = ("abandoned", "item_id", "phase", "starts_over")

    item_id: str
    phase: str | None
    starts_over: bool
    abandoned: str | None

    def __new__(
        cls,
        text: str = "",
        *,
        item_id: str = "",
        phase: str | None = None,
        starts_over: bool = False,
        abandoned: str | None = None,
    ) -> Self:
        """A piece; only views make them."""
        piece = super().__new__(cls, text)
        piece.item_id = item_id
        piece.phase = phase
        piece.starts_over = starts_over
        piece.abandoned = abandoned
        return piece


class TextReader:
    """Takes the events of a turn, after its collector did, and returns the pieces that they add to the text.

    The text is the message that is being said. With the phase `final_answer` that is the answer as `final_response`
    chooses it, so that the text of a completed turn is its final response; with None it is any message.
    """

    def __init__(self, collector: TurnCollector, phase: str | None) -> None:
        self._collector = collector
        self._phase = phase
        self._phases: dict[str, str | None] = {}
        # Messages of which no more deltas count: they completed, or another one took their place.
        self._over: set[str] = set()
        self._answered = False
        self._id: str | None = None
        self._parts: list[str] = []
        # What the next piece has to say.
        self._starts_over = False
        self._abandoned: str | None = None

    @property
    def value(self) -> str:
        """The text so far, without what was abandoned."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    def feed(self, event: Notification) -> list[TextPiece]:
        """The pieces that an event adds, in order."""
        method, payload = event.method, event.payload
        if method == ITEM_AGENT_MESSAGE_DELTA:
            # A payload that does not fit its class is kept raw and has nothing to read.
            return self._delta(getattr(payload, "item_id", None), getattr(payload, "delta", None))
        if method == ITEM_STARTED:
            message = agent_message(getattr(payload, "item", None))
            if message is not None:
                self._started(message)
        elif method == ITEM_COMPLETED:
            message = agent_message(getattr(payload, "item", None))
            if message is not None:
                return self._completed(message)
        elif method == TURN_COMPLETED:
            return self._ended()
        return []

    def _started(self, message: AgentMessage) -> None:
        self._phases[message.id] = message.phase
        if message.id == self._id:
            self._restart()  # the model gave the new attempt the id of the old one
        self._over.discard(message.id)

    def _delta(self, id: str | None, text: str | None) -> list[TextPiece]:
        if id is None or not text or id in self._over or not self._is_wanted(self._phases.get(id)):
            return []
        self._turn_to(id)
        return [self._piece(text)]

    def _completed(self, message: AgentMessage) -> list[TextPiece]:
        self._phases[message.id] = message.phase
        if not self._is_wanted(message.phase):
            return []
        self._answered = self._answered or message.phase == FINAL_ANSWER
        self._turn_to(message.id)
        self._over.add(message.id)
        return self._reach(message.text)

    def _ended(self) -> list[TextPiece]:
        turn = self._collector.turn
        pieces: list[TextPiece] = []
        if turn is None:
            return pieces
        # An end that was read from the stored thread brings along what was not told before.
        for message in map(agent_message, turn.items):
            if message is not None and message.id not in self._over:
                pieces += self._completed(message)
        if turn.status != "completed":
            return pieces
        if self._phase == FINAL_ANSWER:
            answer = final_message(self._collector.items)
            if answer is not None:
                self._turn_to(answer.id)
            pieces += self._reach("" if answer is None else answer.text)
        elif self._id not in self._over:
            pieces += self._reach("")  # it was broken off, and none came after it
        return pieces

    def _is_wanted(self, phase: str | None) -> bool:
        if self._phase is None or phase == self._phase:
            return True
        return self._phase == FINAL_ANSWER and phase not in OTHER_PHASES and not self._answered

    def _turn_to(self, id: str) -> None:
        """Make this the message that is being said."""
        if id == self._id:
            return
        if self._id is not None:
            self._restart()
            self._over.add(self._id)
        self._id = id

    def _restart(self) -> None:
        if self._parts:
            self._starts_over = True
            self._abandoned = None if self._id in self._over else self._id
            self._parts = []

    def _reach(self, text: str) -> list[TextPiece]:
        """What leads from the text so far to this one."""
        if not text.startswith(self.value):
            self._restart()
        rest = text[len(self.value) :]
        return [self._piece(rest)] if rest or self._starts_over else []

    def _piece(self, text: str) -> TextPiece:
        id = self._id or ""
        piece = TextPiece(
            text,
            item_id=id,
            phase=self._phases.get(id),
            starts_over=self._starts_over,
            abandoned=self._abandoned,
        )
        self._starts_over, self._abandoned = False, None
        if text:
            self._parts.append(text)
        return piece
