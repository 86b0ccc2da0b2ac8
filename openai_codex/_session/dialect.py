"""The protocol of Codex, as the actors ask for it: its parts live elsewhere, and are put together here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import Context
from typing import TYPE_CHECKING

from actors import Dialect, Key, Mail, Message, PeerRequest

from .._protocol.ledger import TurnLedger
from .._protocol.methods import FINAL_METHODS
from .._protocol.routes import DELTAS, route
from .._protocol.telling import ServerLog
from .._requests import RequestBook, RequestHandlers
from .._tools.calls import ThreadTools, ToolCalls

if TYPE_CHECKING:
    from .._telemetry import Tracing


class CodexDialect(Dialect):
    """What one session knows of its turns, handlers, tools and spans, as the hooks of its connection.

    `parent_of` finds the thread that a sub-agent's thread was spawned by.
    """

    final = FINAL_METHODS
    coalescing = DELTAS

    def __init__(
        self,
        ledger: TurnLedger,
        book: RequestBook,
        tools: ThreadTools,
        tracing: Tracing | None,
        parent_of: Callable[[str], Awaitable[str | None]],
    ) -> None:
        self._ledger = ledger
        self._log = ServerLog()
        self._book = book
        self._tracing = tracing
        handler = ToolCalls(tools, RequestHandlers(book, parent_of))
        self._serve = handler if tracing is None else tracing.serving(handler)

    def route(self, message: Message, /) -> Key:
        return route(message)

    def witness(self, mail: list[Mail], /) -> None:
        self._ledger.see(mail)
        self._log.see(mail)
        self._book.see(mail)

    def observe(self, key: Key, mail: list[Mail], /) -> None:
        if self._tracing is not None:
            self._tracing.observed(key, mail)

    def finished(self, key: Key, message: Message, /) -> None:
        self._ledger.finished(key, message)

    def context(self, key: Key, request: PeerRequest, /) -> Context | None:
        return self._ledger.context_of(key, request)

    async def serve(self, request: PeerRequest, /) -> bytes:
        return await self._serve(request)
