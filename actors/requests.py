"""Serving the peer's requests: one supervised task each, exactly one answer.

A handler may be slow, raise, call the client back or never return; none of that is in the read path.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import Context
from typing import Any, NamedTuple, Protocol, TypeAlias

import anyio

from .actor import ActorRef
from .correlator import Answer, CorrelatorMessage, Refuse
from .errors import ActorStopped
from .protocol.jsonrpc import Asked, RequestId
from .protocol.pieces import Message
from .protocol.routing import Key

_logger = logging.getLogger(__name__)

INTERNAL_ERROR = -32603


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


# Returns the result as JSON, or raises.
RequestHandler: TypeAlias = Callable[[PeerRequest], Awaitable[bytes]]


class Start(Protocol):
    """Runs something in a task of its own, in a copy of a context."""

    def __call__(
        self,
        run: Callable[[PeerRequest], Coroutine[Any, Any, None]],
        request: PeerRequest,
        /,
        *,
        context: Context | None,
    ) -> None: ...


class _Running:
    __slots__ = ("key", "scope")

    def __init__(self, key: Key) -> None:
        self.key = key
        self.scope: anyio.CancelScope | None = None  # made by its task


class RequestDesk:
    """Runs the handler of each request in a task of its own.

    `route` gives the key that a request belongs to: when the key ends, the request is withdrawn. `context`
    gives the context that its handler runs in.
    """

    def __init__(
        self,
        handler: RequestHandler,
        route: Callable[[Message], Key],
        context: Callable[[Key, PeerRequest], Context | None] | None = None,
    ) -> None:
        self._handler = handler
        self._route = route
        self._context = context
        self._running: dict[RequestId, _Running] = {}
        # Set by whoever wires the actors up: the desk and the correlator know each other.
        self.correlator: ActorRef[CorrelatorMessage]
        self.start: Start

    @property
    def running(self) -> int:
        """How many handlers run."""
        return len(self._running)

    def asked(self, asked: Asked) -> None:
        """Begin to serve a request. Never waits."""
        request = PeerRequest(asked.id, asked.method, asked.params)
        key = self._route({"method": asked.method, "params": asked.params})
        _logger.debug("request %r of the peer: %s", asked.id, asked.method)
        # Noted before its task runs for the first time: it may be withdrawn before that.
        self._running[asked.id] = _Running(key)
        context = self._context(key, request) if self._context is not None else None
        self.start(self._serve, request, context=context)

    def withdraw(self, id: RequestId) -> None:
        """Nobody wants the answer any more: cancel the handler; nothing is sent."""
        running = self._running.pop(id, None)
        if running is not None and running.scope is not None:
            running.scope.cancel()

    def finish(self, key: Key) -> None:
        """A key ended: withdraw what belongs to it."""
        for id in [id for id, running in self._running.items() if running.key == key]:
            self.withdraw(id)

    async def _serve(self, request: PeerRequest) -> None:
        running = self._running.get(request.id)
        if running is None:
            return  # withdrawn before it began
        with anyio.CancelScope() as running.scope:
            try:
                outcome = await self._outcome(request)
            finally:
                if self._running.get(request.id) is running:
                    del self._running[request.id]
            try:
                self.correlator.tell(outcome)
                done = "answered" if isinstance(outcome, Answer) else "refused"
                _logger.debug("request %r of the peer %s: %s", request.id, done, request.method)
            except ActorStopped:
                _logger.debug("the connection ended before request %r was answered", request.id)

    async def _outcome(self, request: PeerRequest) -> Answer | Refuse:
        try:
            result = await self._handler(request)
            # Anything else would be a bug of the handler's that ends the connection when it is written.
            if not isinstance(result, bytes):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise TypeError(f"a handler returns JSON as bytes, not {type(result).__name__}")
            return Answer(request.id, result)
        except Refusal as refusal:
            return Refuse(request.id, refusal.code, refusal.message)
        except Exception:  # a handler is foreign code; whatever it raises is a refusal
            _logger.exception("the handler of %s failed; the request is refused", request.method)
            return Refuse(request.id, INTERNAL_ERROR, "the client's handler failed")
