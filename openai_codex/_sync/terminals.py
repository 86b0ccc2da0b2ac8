# Generated from openai_codex/_async/terminals.py by scripts/unasync.py. Edit that file instead.
"""`Terminals`: the commands that outlived the turns which started them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._lazy_models import wire
from .threadview import ThreadView

if TYPE_CHECKING:
    from ..generated.v2_all import ThreadBackgroundTerminal

# A method here is called `list`.
_Terminals: TypeAlias = "list[ThreadBackgroundTerminal]"


class Terminals(ThreadView):
    """The background terminals of a thread: interrupting a turn does not end the commands that it runs.

    Experimental: needs `CodexConfig.experimental_api`.
    """

    __slots__ = ()

    def list(self) -> _Terminals:
        """Every command that still runs."""
        found: _Terminals = []
        cursor: str | None = None
        while True:
            method = "thread/backgroundTerminals/list"
            page = self._ask(method, wire.ThreadBackgroundTerminalsListResponse, cursor=cursor)
            found += page.data
            # A server that hands out the same cursor again would be asked for ever.
            if page.next_cursor is None or page.next_cursor == cursor:
                return found
            cursor = page.next_cursor

    def terminate(self, process_id: str) -> bool:
        """End one of them, by its `process_id`; whether it was still running."""
        method = "thread/backgroundTerminals/terminate"
        answer = self._ask(method, wire.ThreadBackgroundTerminalsTerminateResponse, processId=process_id)
        return answer.terminated

    def clean(self) -> None:
        """End all of them. They are listed for a moment longer."""
        self._ask("thread/backgroundTerminals/clean", wire.ThreadBackgroundTerminalsCleanResponse)
