"""Reading events in a task: by the batch, and one by one without keeping the loop from its other work."""

from __future__ import annotations

from abc import ABC, abstractmethod
from time import monotonic
from typing import TYPE_CHECKING

import anyio
from anyio.lowlevel import checkpoint

from actors import ActorError, TaskMailbox

from ..errors import error_from_actors
from ..models import Notification
from ._codec import decode_events
from ._subscription import BaseSubscription

if TYPE_CHECKING:
    from typing_extensions import Self

# A reader of a stream passes a checkpoint when it has kept the loop busy for this long, looked up every
# eighth event. A checkpoint per event would cost 90 % of the speed, none at all lets a slow reader
# overshoot a deadline by a whole batch.
BUSY_SECONDS = 0.005
BUSY_EVENTS = 8


class AsyncSubscription(BaseSubscription[TaskMailbox]):
    """The events of one key, read in batches."""

    async def receive(self, timeout: float | None = None) -> list[Notification] | None:
        """Wait for the next batch, which may be empty; None at the end. TimeoutError after `timeout` seconds."""
        try:
            if timeout is None:
                messages = await self._mailbox.receive()
            else:
                with anyio.fail_after(timeout):
                    messages = await self._mailbox.receive()
        except ActorError as error:
            raise error_from_actors(error) from error
        return None if messages is None else decode_events(messages, self._wants)


class AsyncStream(ABC):
    """An async iterator over events that come in batches. Not an async generator: it may be dropped at any time."""

    def __init__(self) -> None:
        self._ready: list[Notification] = []
        self._count = 0
        self._since = monotonic()

    @abstractmethod
    async def _more(self) -> list[Notification] | None:
        """The next events, maybe none; None at the end."""

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Notification:
        self._count += 1
        if not self._count % BUSY_EVENTS and monotonic() - self._since > BUSY_SECONDS:
            await checkpoint()
            self._since = monotonic()
        while not self._ready:
            batch = await self._more()
            if batch is None:
                raise StopAsyncIteration
            batch.reverse()
            self._ready = batch
            self._since = monotonic()
        return self._ready.pop()
