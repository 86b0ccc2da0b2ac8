"""Serving the peer's requests: one supervised task each, exactly one answer.

A handler may be slow, raise, call the client back or never return; none of that is in the read path.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeAlias

import anyio
import attrs

from .actor import ActorRef
from .correlator import Answer, CorrelatorMessage, Refuse
from .errors import ActorStopped
from .protocol.jsonrpc import Asked, RequestId

_logger = logging.getLogger(__name__)

INTERNAL_ERROR = -32603


@attrs.frozen
class PeerRequest:
    """A request of the other side, as its handler sees it."""

    id: RequestId
    method: str
    params: Any


@attrs.frozen
class Refusal(Exception):
    """Raised by a handler to answer with a JSON-RPC error."""

    code: int
    message: str


# Returns the result as JSON, or raises.
RequestHandler: TypeAlias = Callable[[PeerRequest], Awaitable[bytes]]


class RequestDesk:
    """Runs the handler of each request in a task of its own."""

    def __init__(self, handler: RequestHandler) -> None:
        self._handler = handler
        self._running: dict[RequestId, anyio.CancelScope] = {}
        # Set by whoever wires the actors up: the desk and the correlator know each other.
        self.correlator: ActorRef[CorrelatorMessage]
        self.start: Callable[[Callable[[Asked], Coroutine[Any, Any, None]], Asked], None]

    def asked(self, request: Asked) -> None:
        """Begin to serve a request. Never waits."""
        self.start(self._serve, request)

    def withdraw(self, id: RequestId) -> None:
        """Nobody wants the answer any more: cancel the handler; nothing is sent."""
        if scope := self._running.pop(id, None):
            scope.cancel()

    async def _serve(self, asked: Asked) -> None:
        with anyio.CancelScope() as scope:
            self._running[asked.id] = scope
            try:
                outcome = await self._outcome(asked)
            finally:
                self._running.pop(asked.id, None)
            try:
                self.correlator.tell(outcome)
            except ActorStopped:
                _logger.debug("the connection ended before request %r was answered", asked.id)

    async def _outcome(self, asked: Asked) -> Answer | Refuse:
        try:
            result = await self._handler(PeerRequest(asked.id, asked.method, asked.params))
            # Anything else would be a bug of the handler's that ends the connection when it is written.
            if not isinstance(result, bytes):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise TypeError(f"a handler returns JSON as bytes, not {type(result).__name__}")
            return Answer(asked.id, result)
        except Refusal as refusal:
            return Refuse(asked.id, refusal.code, refusal.message)
        except Exception:  # a handler is foreign code; whatever it raises is a refusal
            _logger.exception("the handler of %s failed; the request is refused", asked.method)
            return Refuse(asked.id, INTERNAL_ERROR, "the client's handler failed")
