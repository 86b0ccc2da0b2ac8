"""Serving the peer's requests: one supervised task each, exactly one answer.

A handler may be slow, raise, call the client back or never return; none of that is in the read path.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from contextvars import Context
from typing import Any, Protocol

import anyio

from .actor import ActorRef
from .correlator import CorrelatorMessage, Refuse, Respond
from .dialect import Dialect, PeerRequest, Refusal
from .errors import ActorStopped
from .foreign import is_ours
from .printable import printable
from .protocol.jsonrpc import INTERNAL_ERROR, Asked, RequestId
from .protocol.routing import Key

_logger = logging.getLogger(__name__)


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
    """Runs the dialect's handler of each request in a task of its own. When the request's key ends, it is withdrawn."""

    def __init__(self, dialect: Dialect, *, correlator: ActorRef[CorrelatorMessage], start: Start) -> None:
        self._dialect = dialect
        self._correlator = correlator
        self._start = start
        self._running: dict[RequestId, _Running] = {}

    @property
    def running(self) -> int:
        """How many handlers run."""
        return len(self._running)

    def asked(self, asked: Asked) -> None:
        """Begin to serve a request. Never waits."""
        request = PeerRequest(asked.id, asked.method, asked.params)
        key, context = self._place(request)
        _logger.debug("request %r of the peer: %s", asked.id, printable(asked.method))
        # Noted before its task runs for the first time: it may be withdrawn before that.
        self._running[asked.id] = _Running(key)
        self._start(self._serve, request, context=context)

    def withdraw(self, id: RequestId) -> None:
        """Nobody wants the answer any more: cancel the handler; nothing is sent."""
        running = self._running.pop(id, None)
        if running is not None and running.scope is not None:
            running.scope.cancel()

    def finish(self, key: Key) -> None:
        """A key ended: withdraw what belongs to it."""
        for id in [id for id, running in self._running.items() if running.key == key]:
            self.withdraw(id)

    def _place(self, request: PeerRequest) -> tuple[Key, Context | None]:
        try:
            key = self._dialect.route({"method": request.method, "params": request.params})
            return key, self._dialect.context(key, request)
        except Exception:  # a hook; the request can be served all the same
            _logger.exception("where the request %s belongs could not be told", printable(request.method))
            return None, None

    async def _serve(self, request: PeerRequest) -> None:
        running = self._running.get(request.id)
        if running is None:
            return  # withdrawn before it began
        with anyio.CancelScope() as running.scope:
            try:
                outcome = await self._outcome(request)
            finally:
                is_wanted = self._running.get(request.id) is running
                if is_wanted:
                    del self._running[request.id]
            if outcome is None or not is_wanted:
                return
            try:
                self._correlator.tell(outcome)
                done = "answered" if isinstance(outcome, Respond) else "refused"
                _logger.debug("request %r of the peer %s: %s", request.id, done, printable(request.method))
            except ActorStopped:
                _logger.debug("the connection ended before request %r was answered", request.id)

    async def _outcome(self, request: PeerRequest) -> Respond | Refuse | None:
        """What to answer; None if nobody wants to know any more."""
        try:
            result = await self._dialect.serve(request)
            # Anything else would be a bug of the handler's that ends the connection when it is written.
            if not isinstance(result, bytes):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise TypeError(f"a handler returns JSON as bytes, not {type(result).__name__}")
            return Respond(request.id, result)
        except Refusal as refusal:
            return Refuse(request.id, refusal.code, refusal.message)
        except BaseException as error:
            if is_ours(error):
                if isinstance(error, (anyio.get_cancelled_exc_class(), GeneratorExit)):
                    raise
                _logger.warning(
                    "the handler of %s failed as it was withdrawn", printable(request.method), exc_info=error
                )
                return None
            _logger.exception("the handler of %s failed; the request is refused", printable(request.method))
            return Refuse(request.id, INTERNAL_ERROR, "the client's handler failed")
