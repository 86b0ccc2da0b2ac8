# Generated from openai_codex/_async/turnviews.py by scripts/unasync.py. Edit that file instead.
"""The views of a turn: its text, its items and its answer in the making, read from the turn's one stream.

Each is a class and no generator: it may be left at any time, and called for again goes on where it was left.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .._turn.outputs import PartialOutput, TypedTurnResult, typed_result
from .._turn.result import FINAL_ANSWER, RESULT_METHODS, TurnCollector, TurnResult
from .._turn.text import TEXT_METHODS, TextPiece, TextReader
from ..errors import TurnStreamConsumedError
from .closing import Closing

if TYPE_CHECKING:
    from typing_extensions import Self

    from .._schemas import Shape
    from ..generated.v2_all import ThreadItem
    from ..models import Notification
    from .turnstream import TurnStream

T = TypeVar("T")
E = TypeVar("E")


class TurnView(Closing, ABC, Generic[E]):
    """An iterator over what the events of a turn mean.

    Left as a context manager, it interrupts the turn unless that has ended.
    """

    def __init__(self, stream: TurnStream, collector: TurnCollector, wants: frozenset[str]) -> None:
        self._stream = stream
        self._collector = collector
        self._wants = wants
        self._ready: deque[E] = deque()

    @property
    def is_read(self) -> bool:
        """Whether all that the events so far mean was handed out."""
        return not self._ready

    @property
    def result(self) -> TurnResult:
        """The turn's result, once the iteration has ended.

        Raises:
            TurnIncompleteError: The turn has not been read to its end.
            TurnFailedError: The turn failed.
        """
        return self._collector.result()

    @abstractmethod
    def _meaning(self, event: Notification, completed: list[ThreadItem]) -> Iterable[E]:
        """What one event means, which the collector has taken and which completes these items."""

    def _leave(self) -> None:
        self._stream._leave()

    def _ended(self) -> None:
        """Raise what there is to say against the result."""
        self._collector.result()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> E:
        ready = self._ready
        while not ready:
            event = self._next_event()
            if event is None:
                self._ended()
                raise StopIteration
            ready.extend(self._meaning(event, self._collector.feed(event)))
        return ready.popleft()

    def select(self) -> None:
        """Have the stream keep what this view wants, and from now on nothing else."""
        self._stream.select(self._wants)

    def _next_event(self) -> Notification | None:
        self.select()  # another view may have read meanwhile, and have wanted other methods
        try:
            return self._stream.__next__()
        except StopIteration:
            if self._collector.turn is None:
                raise TurnStreamConsumedError("the events of the turn have been read already") from None
            return None


class TurnText(TurnView[TextPiece]):
    """The pieces of what the agent says, in order; `str(view)` is what they come to."""

    __module__ = "openai_codex"

    def __init__(self, stream: TurnStream, collector: TurnCollector, phase: str | None) -> None:
        super().__init__(stream, collector, TEXT_METHODS)
        self._text = TextReader(collector, phase)

    @property
    def value(self) -> str:
        """The text so far, without what was abandoned. Of a completed turn it is the `final_response`, of one that was
        interrupted what was said until then."""
        return self._text.value

    def __str__(self) -> str:
        return self.value

    def _meaning(self, event: Notification, completed: list[ThreadItem]) -> Iterable[TextPiece]:
        return self._text.feed(event)


class TurnItems(TurnView["ThreadItem"]):
    """The items of a turn, as they complete."""

    __module__ = "openai_codex"

    def __init__(self, stream: TurnStream, collector: TurnCollector) -> None:
        super().__init__(stream, collector, RESULT_METHODS)

    def _meaning(self, event: Notification, completed: list[ThreadItem]) -> Iterable[ThreadItem]:
        return completed


class TurnPartials(TurnView[Any], Generic[T]):
    """What the answer says so far, as plain data, whenever that changed."""

    __module__ = "openai_codex"

    def __init__(self, stream: TurnStream, collector: TurnCollector, shape: Shape[T]) -> None:
        super().__init__(stream, collector, TEXT_METHODS)
        self._shape = shape
        self._partial = PartialOutput(TextReader(collector, FINAL_ANSWER), shape)
        self._typed: TypedTurnResult[T] | None = None

    @property
    def result(self) -> TypedTurnResult[T]:
        """The turn's result, with the answer as a value, once the iteration has ended.

        Raises:
            OutputTypeError: The answer does not fit the type, or the turn has no answer; `text` is what the model said.
            TurnIncompleteError: The turn has not been read to its end.
            TurnFailedError: The turn failed.
        """
        if self._typed is None:
            self._typed = typed_result(self._collector.result(), self._shape)
        return self._typed

    @property
    def output(self) -> T:
        """The answer as a value, once the iteration has ended. Raises what `result` raises."""
        return self.result.output

    def _ended(self) -> None:
        # That an interrupted turn has no answer is no news to whoever interrupted it.
        if self._collector.result().status == "completed":
            self._typed = self.result

    def _meaning(self, event: Notification, completed: list[ThreadItem]) -> Iterable[Any]:
        return self._partial.feed(event)
