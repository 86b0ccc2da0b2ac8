"""What a connection is told of the protocol that its child speaks: one object with a named hook for each question.

The actors know JSON-RPC. They do not know which notification belongs to which turn, which is a turn's last, or how a
request of the child is answered: a `Dialect` does.
"""

from __future__ import annotations

from collections.abc import Collection
from contextvars import Context
from typing import Any, NamedTuple, Protocol

from .protocol.jsonrpc import METHOD_NOT_FOUND, RequestId
from .protocol.pieces import Coalescing, Mail, Message
from .protocol.routing import Key


class PeerRequest(NamedTuple):
    """A request of the other side, as its handler sees it."""

    id: RequestId
    method: str
    params: Any


class Refusal(Exception):
    """Raised by a handler to answer with a JSON-RPC error."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(code, message)
        self.code: int = code
        self.message: str = message


class Dialect(Protocol):
    """The hooks of a connection. Subclass it and write those that you need; the others do nothing.

    All of them but `serve` are called in the loop's thread, in the steps of actors: they must be quick and must not
    wait. One that raises an Exception costs what it was asked about and nothing else, and the log has it.

    For one read of the pipe the order is that of the wire. `witness` sees a run of notifications. `route` is asked
    for the key of each of them; then, key by key, `observe` sees them, `finished` hears of the last one of a key that
    ends, and the mailboxes get them. A request behind the run is placed (`route`, `context`) after all of that, and
    `serve` begins after the whole read. Hooks and readers share the messages, so no hook may change one.
    """

    final: Collection[str] = ()
    """The methods after which nothing more comes for their key. Read when the connection opens."""

    coalescing: Coalescing | None = None
    """Which notifications are pieces of one text. Read when the connection opens."""

    def route(self, message: Message, /) -> Key:
        """The key that a notification or a request belongs to; None if it belongs to none."""
        return None

    def witness(self, mail: list[Mail], /) -> None:
        """See every run of notifications before a request behind it is served. Pieces in it stay undecoded."""

    def observe(self, key: Key, mail: list[Mail], /) -> None:
        """See mail, by its key, before anybody gets it. Pieces in it stay undecoded."""

    def finished(self, key: Key, message: Message, /) -> None:
        """Hear of the last notification of a key before its mailboxes do."""

    def context(self, key: Key, request: PeerRequest, /) -> Context | None:
        """The context to serve a request in; None for a copy of the one that the connection was opened in."""
        return None

    async def serve(self, request: PeerRequest, /) -> bytes:
        """Answer a request of the child: return the result as JSON, or raise Refusal.

        Called in a task of its own, beside everything else. The task is cancelled when the request's key ends, when
        the request is withdrawn and when the connection ends; then nothing is answered. Whatever else it raises is
        logged and refuses the request.
        """
        raise Refusal(METHOD_NOT_FOUND, f"this client does not serve {request.method}")
