"""`AsyncNotifications`: what the server tells, to a reader of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._session import AsyncStream, AsyncTap, Mail
from .closing import AsyncClosing

if TYPE_CHECKING:
    from typing_extensions import Self


class AsyncNotifications(AsyncStream, AsyncClosing):
    """An async iterator over notifications, in the order of the wire. Close it when you are done: use `async with`.

    Each has a memory of its own, so none slows or starves another, nor the turns' own streams. In it adjacent deltas
    of one text are joined when they wait for long, and a reader that falls too far behind gets a
    `StreamOverflowError`. It ends when it or its client is closed; when the server is lost it raises
    `TransportClosedError`, and one that is made after a restart goes on. Cancelled, it has lost nothing: the next
    iteration goes on where this one stopped. One reader at a time; make another for another.
    """

    __module__ = "openai_codex.views"

    def __init__(self, tap: AsyncTap) -> None:
        super().__init__()
        self._tap = tap

    async def __aenter__(self) -> Self:
        await self._tap.open()
        return self

    async def aclose(self) -> None:
        """Take no more notifications, and forget those that were not read. Twice is fine."""
        self._tap.close()
        self._ready.clear()
        self._reader.feed([])

    _leave = aclose

    async def _more(self) -> list[Mail] | None:
        return await self._tap.receive()
