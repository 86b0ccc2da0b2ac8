"""Reading events in a thread: by the batch, and one by one. They come without a hop through the loop."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from actors import ActorError, Mail, ThreadMailbox

from .._protocol.codec import EventReader
from ..errors import error_from_actors
from ..models import Notification
from ._subscription import BaseSubscription

if TYPE_CHECKING:
    from typing_extensions import Self


class Subscription(BaseSubscription[ThreadMailbox]):
    """What comes for one key, read in batches."""

    def receive(self, timeout: float | None = None) -> list[Mail] | None:
        """Block for the next batch, undecoded; None at the end. Raises TimeoutError after `timeout` seconds."""
        try:
            return self._mailbox.receive(timeout)
        except ActorError as error:
            raise error_from_actors(error) from error


class Stream(ABC):
    """An iterator over events that come in batches."""

    def __init__(self, wants: frozenset[str] | None = None) -> None:
        self._wants = wants
        self._reader = EventReader()
        # In reverse, because a list is popped at its end.
        self._ready: list[Notification] = []

    @property
    def is_read(self) -> bool:
        """Whether every event that came was handed out."""
        return not self._ready and self._reader.is_empty

    @abstractmethod
    def _more(self) -> list[Mail] | None:
        """The next messages, maybe none; None at the end."""

    def _left(self) -> None:  # noqa: B027 - most streams have nothing to do
        """Only tasks are cancelled between events."""

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Notification:
        ready = self._ready
        while not ready:
            self._ready = ready = self._reader.take(self._wants)
            if not ready:
                batch = self._more()
                if batch is None:
                    raise StopIteration
                self._reader.feed(batch)
        return ready.pop()
