"""Reading events in a task: by the batch, and one by one without keeping the loop from its other work."""

from __future__ import annotations

from abc import ABC, abstractmethod
from time import monotonic
from typing import TYPE_CHECKING

import anyio
from anyio.lowlevel import checkpoint

from actors import ActorError, Mail, TaskMailbox

from .._protocol.codec import EventReader
from ..errors import error_from_actors
from ..models import Notification
from ._subscription import BaseSubscription

if TYPE_CHECKING:
    from typing_extensions import Self

# A reader of a stream passes a checkpoint when it has kept the loop busy for this long, looked up every
# eighth event. A checkpoint per event would cost 90 % of the speed, none at all lets a slow reader
# overshoot a deadline by a whole batch.
BUSY_SECONDS = 0.005
BUSY_EVENTS = 8


class AsyncSubscription(BaseSubscription[TaskMailbox]):
    """What comes for one key, read in batches."""

    async def receive(self, timeout: float | None = None) -> list[Mail] | None:
        """Wait for the next batch, undecoded; None at the end. Raises TimeoutError after `timeout` seconds."""
        try:
            if timeout is None:
                return await self._mailbox.receive()
            with anyio.fail_after(timeout):
                return await self._mailbox.receive()
        except ActorError as error:
            raise error_from_actors(error) from error


class AsyncStream(ABC):
    """An async iterator over events that come in batches. Not an async generator: it may be dropped at any time."""

    def __init__(self, wants: frozenset[str] | None = None) -> None:
        self._wants = wants
        self._reader = EventReader()
        # In reverse, because a list is popped at its end.
        self._ready: list[Notification] = []
        self._since = monotonic()

    @property
    def is_read(self) -> bool:
        """Whether every event that came was handed out."""
        return not self._ready and self._reader.is_empty

    @abstractmethod
    async def _more(self) -> list[Mail] | None:
        """The next messages, maybe none; None at the end."""

    async def _left(self) -> None:  # noqa: B027 - most streams have nothing to do
        """The reader was cancelled although events are there."""

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Notification:
        ready = self._ready
        if ready and (len(ready) % BUSY_EVENTS or monotonic() - self._since < BUSY_SECONDS):
            return ready.pop()
        if ready:
            try:
                await checkpoint()
            except BaseException:
                await self._left()
                raise
            self._since = monotonic()
            return ready.pop()
        while not ready:
            self._ready = ready = self._reader.take(self._wants)
            if not ready:
                batch = await self._more()
                if batch is None:
                    raise StopAsyncIteration
                self._reader.feed(batch)
                self._since = monotonic()
        return ready.pop()
