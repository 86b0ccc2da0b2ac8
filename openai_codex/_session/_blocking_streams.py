"""Reading events in a thread: by the batch, and one by one. They come without a hop through the loop."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from actors import ActorError, ThreadMailbox

from ..errors import error_from_actors
from ..models import Notification
from ._codec import decode_events
from ._subscription import BaseSubscription

if TYPE_CHECKING:
    from typing_extensions import Self


class Subscription(BaseSubscription[ThreadMailbox]):
    """The events of one key, read in batches. They come without a hop through the loop."""

    def receive(self, timeout: float | None = None) -> list[Notification] | None:
        """Block for the next batch, which may be empty; None at the end. TimeoutError after `timeout` seconds."""
        try:
            messages = self._mailbox.receive(timeout)
        except ActorError as error:
            raise error_from_actors(error) from error
        return None if messages is None else decode_events(messages, self._wants)


class Stream(ABC):
    """An iterator over events that come in batches."""

    def __init__(self) -> None:
        self._ready: list[Notification] = []

    @abstractmethod
    def _more(self) -> list[Notification] | None:
        """The next events, maybe none; None at the end."""

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Notification:
        while not self._ready:
            batch = self._more()
            if batch is None:
                raise StopIteration
            batch.reverse()
            self._ready = batch
        return self._ready.pop()
