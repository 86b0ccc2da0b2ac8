# Generated from openai_codex/_async/notifications.py by scripts/unasync.py. Edit that file instead.
"""`Notifications`: what the server tells, to a reader of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._session import Mail, Stream, Tap
from .closing import Closing

if TYPE_CHECKING:
    from typing_extensions import Self


class Notifications(Stream, Closing):
    """An iterator over notifications, in the order of the wire. Close it when you are done: use `with`.

    Each has a memory of its own, so none slows or starves another, nor the turns' own streams. In it adjacent deltas
    of one text are joined when they wait for long, and a reader that falls too far behind gets a
    `StreamOverflowError`. It ends when it or its client is closed; when the server is lost it raises
    `TransportClosedError`, and one that is made after a restart goes on. On Ctrl-C, it has lost nothing: the next
    iteration goes on where this one stopped. One reader at a time; make another for another.
    """

    __module__ = "openai_codex.views"

    def __init__(self, tap: Tap) -> None:
        super().__init__()
        self._tap = tap

    def __enter__(self) -> Self:
        self._tap.open()
        return self

    def close(self) -> None:
        """Take no more notifications, and forget those that were not read. Twice is fine."""
        self._tap.close()
        self._ready.clear()
        self._reader.feed([])

    _leave = close

    def _more(self) -> list[Mail] | None:
        return self._tap.receive()
