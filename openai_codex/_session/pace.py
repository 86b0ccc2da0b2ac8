"""Handing out events one by one: a task does so without keeping the loop from its other work, a thread just does."""

from __future__ import annotations

from abc import ABC, abstractmethod
from time import monotonic
from typing import TYPE_CHECKING

from anyio.lowlevel import checkpoint

from ..models import Notification

if TYPE_CHECKING:
    from typing_extensions import Self

# A reader of a stream passes a checkpoint when it has kept the loop busy for this long, looked up every
# eighth event. A checkpoint per event would cost 90 % of the speed, none at all lets a slow reader
# overshoot a deadline by a whole batch.
BUSY_SECONDS = 0.005
BUSY_EVENTS = 8


class AsyncPace(ABC):
    """An async iterator over events that are there by the dozen."""

    def __init__(self) -> None:
        # In reverse, because a list is popped at its end.
        self._ready: list[Notification] = []
        self._since = monotonic()

    @abstractmethod
    async def _refill(self) -> list[Notification]:
        """The next events, at least one, kept in `_ready`. Raises StopAsyncIteration at the end."""

    async def _left(self) -> None:  # noqa: B027 - most streams have nothing to do
        """The reader was cancelled or interrupted, not only where it waits but on the way to the next event."""

    def _rested(self) -> None:
        """The loop had its turn."""
        self._since = monotonic()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Notification:
        ready = self._ready
        if not ready:
            try:
                ready = await self._refill()
            except Exception:
                raise
            except BaseException:  # Ctrl-C comes wherever the task is, so also where it decodes
                await self._left()
                raise
        elif not len(ready) % BUSY_EVENTS and monotonic() - self._since >= BUSY_SECONDS:
            try:
                await checkpoint()
            except BaseException:
                await self._left()
                raise
            self._rested()
        return ready.pop()


class Pace(ABC):
    """An iterator over events that are there by the dozen."""

    def __init__(self) -> None:
        # In reverse, because a list is popped at its end.
        self._ready: list[Notification] = []

    @abstractmethod
    def _refill(self) -> list[Notification]:
        """The next events, at least one, kept in `_ready`. Raises StopIteration at the end."""

    def _left(self) -> None:  # noqa: B027 - most streams have nothing to do
        """The reader was interrupted, not only where it waits but on the way to the next event."""

    def _rested(self) -> None:  # noqa: B027 - as it says
        """A thread keeps nobody waiting."""

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Notification:
        try:
            ready = self._ready or self._refill()
        except Exception:
            raise
        except BaseException:  # Ctrl-C comes wherever the thread is, so also where it decodes
            self._left()
            raise
        return ready.pop()
