"""The sync side of the waist: the same five verbs, blocking a thread. Nothing else in the SDK blocks one.

A request is posted to the loop with its own waiter and events come through a queue that the loop fills:
neither makes a hop through a future of the portal, which costs several times as much. Only starting and
stopping run as calls of the portal.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from actors import (
    ActorError,
    Connection,
    ConnectionStatistics,
    Key,
    Mailbox,
    Message,
    ThreadMailbox,
    ThreadReply,
)

from .._config import CodexConfig
from .._protocol.codec import decode, encode
from .._protocol.taps import Select
from .._requests import RequestBook
from .._retry import OVERLOAD_ATTEMPTS, OVERLOAD_DELAY, OVERLOAD_JITTER, OVERLOAD_MOST, backoff
from .._tools.calls import ThreadTools
from ..errors import (
    RequestTimeoutError,
    RetryLimitExceededError,
    ServerBusyError,
    TransportClosedError,
    error_from_actors,
)
from ..models import InitializeResponse
from ._blocking_streams import Subscription
from ._late import LastMail
from ._native import UNDO_SECONDS, AsyncSession
from ._portal import acquire, release, serves
from ._taps import Tap

if TYPE_CHECKING:
    from anyio.from_thread import BlockingPortal

    from .._protocol.ledger import TurnLedger
    from .._telemetry import Tracing
    from ..generated.v2_all import Turn

T = TypeVar("T")


class Session:
    """A connection to one app-server, opened by the constructor. Any number of threads may use it at once."""

    def __init__(self, config: CodexConfig | None) -> None:
        self._inner = AsyncSession(config)
        self.ledger: TurnLedger = self._inner.ledger
        self.requests: RequestBook = self._inner.requests
        self.tools: ThreadTools = self._inner.tools
        self.config: CodexConfig = self._inner.config
        self._portal = acquire(self, uvloop=self.config.uvloop)
        self._closing = Event()
        self._connection: Connection
        try:
            self._connection = _wait(self._portal, self._inner.open)
        except BaseException:
            self.close()
            raise

    @property
    def metadata(self) -> InitializeResponse:
        """What the server said of itself."""
        return self._inner.metadata

    def open(self) -> Connection:
        """The connection, or another one if it is gone and the policy allows a restart."""
        if self._closing.is_set():
            raise TransportClosedError("this client was closed")
        if self._connection.cause is not None and self._inner.restarts:
            self._connection = _wait(self._portal, self._inner.open)
        return self._connection

    @property
    def restarts(self) -> bool:
        """Whether a server that is gone is started again."""
        return self._inner.restarts

    @property
    def generation(self) -> int:
        """Counts the servers: a thread that was loaded by an earlier one must be resumed."""
        return self._inner.generation

    def stored_turn(self, thread_id: str, turn_id: str) -> Turn | None:
        """A turn as the server stored it; None if it did not. The thread must be loaded."""
        return _wait(self._portal, partial(self._inner.stored_turn, thread_id, turn_id))

    def request(
        self,
        method: str,
        params: Any,
        result: type[T],
        *,
        opens: Subscription | None = None,
        interrupts: Key = None,
        undo: Callable[[T], None] | None = None,
        timeout: float | None = None,
    ) -> T:
        """Send a request and block for its result.

        Interrupted by Ctrl-C, an unwritten request is never written and a late answer is dropped.

        Args:
            method: What to ask.
            params: What to ask it with.
            result: The class of the answer.
            opens: A subscription to open under the key that the answer names, so that it misses nothing.
            interrupts: The key of a turn whose end as interrupted answers the request as well.
            undo: What to do with the result of a request that was written before it was interrupted by
                Ctrl-C. Called, with bounded waits, before the exception goes on.
            timeout: Seconds; by default `CodexConfig.request_timeout`.
        """
        body = encode(params)
        attempt = partial(self._attempt, method, body, result, opens, interrupts, undo, timeout)
        if self._inner.tracing is not None:
            attempt = partial(self._traced, attempt, self._inner.tracing, method, body)
        for pause in backoff(OVERLOAD_ATTEMPTS, OVERLOAD_DELAY, OVERLOAD_MOST, OVERLOAD_JITTER):
            try:
                return attempt()
            except ServerBusyError as error:
                # It was refused before anything was done with it, so it is safe to send again. Not so what
                # the server has given up on itself.
                if isinstance(error, RetryLimitExceededError):
                    raise
            self.sleep(pause)
        return attempt()

    def _traced(self, attempt: Callable[..., T], tracing: Tracing, method: str, body: bytes) -> T:
        with tracing.call(method, body) as (trace, learn):
            result = attempt(trace=trace)
            learn(result)
            return result

    def _attempt(
        self,
        method: str,
        body: bytes,
        result: type[T],
        opens: Subscription | None,
        interrupts: Key,
        undo: Callable[[T], None] | None,
        timeout: float | None,
        trace: bytes | None = None,
    ) -> T:
        connection = self.open()
        reply = ThreadReply()
        seconds = self.config.request_timeout if timeout is None else timeout
        try:
            opening = opens.opening if opens is not None else None
            if interrupts is None:
                connection.ask_from_thread(method, body, reply, opening, trace=trace)
            else:
                connection.post(self._inner.ask, connection, method, body, reply, opening, interrupts, trace)
            value = reply.wait(seconds)
        except TimeoutError as error:
            raise RequestTimeoutError(f"the server did not answer {method} within {seconds:g} s") from error
        except ActorError as error:
            raise error_from_actors(error) from error
        except BaseException:
            if undo is not None:
                self._post(connection.withdraw, reply)
                with suppress(ActorError, TimeoutError):
                    undo(decode(result, reply.wait(UNDO_SECONDS), method))
            raise
        finally:
            if not reply.done:
                self._post(connection.abandon, reply)
        return decode(result, value, method)

    def notify(self, method: str, params: Any = None) -> None:
        """Send a notification."""
        body = None if params is None else encode(params)
        connection = self.open()
        try:
            connection.post(connection.notify, method, body)
        except ActorError as error:
            raise error_from_actors(error) from error

    def subscribe(
        self,
        key: Callable[[Any], Key],
        wants: frozenset[str] | None = None,
        thread_id: str | None = None,
    ) -> Subscription:
        """Prepare a subscription; give it to a request as `opens`.

        `key` names it from that request's result, `wants` are the methods it is limited to, and
        `thread_id` is the thread whose turn it follows, if it does.
        """
        return Subscription(self, key, wants, thread_id, ThreadMailbox)

    def listen(self, key: Key, wants: frozenset[str] | None = None, thread_id: str | None = None) -> Subscription:
        """Subscribe now to a key that is known beforehand, beginning with what came early."""
        connection = self.open()
        subscription = self.subscribe(lambda _: key, wants, thread_id)
        # Posted before anything that is asked from now on, so done before any answer to it is read.
        self._in_loop(connection, subscription.open_under(key), connection)
        return subscription

    def begin(self, method: str, params: Any, key: Key) -> None:
        """Send a request that is answered when something else is over.

        Its answer is the last message for `key`, with the request's method and the result as params; what it is
        refused with ends the subscriptions of `key`.
        """
        body = encode(params)
        connection = self.open()
        try:
            # Not through the loop: what this thread asks next must not overtake it.
            connection.ask_from_thread(method, body, LastMail(connection, method, key), deferred=True)
        except ActorError as error:
            raise error_from_actors(error) from error

    def finish(self, key: Key) -> None:
        """End the subscriptions of a key: nothing that comes for it from now on is kept."""
        self._post(self._inner.finish, key)

    def tap(self, select: Select, early: Select | None = None) -> Tap:
        """Copies of the notifications that `select` lets through; `early` chooses among what came for unopened keys."""
        return Tap(self, select, early)

    @property
    def closed(self) -> bool:
        """Whether the client was closed by its user."""
        return self._closing.is_set()

    @property
    def notices(self) -> tuple[Message, ...]:
        """The warnings about the configuration that this server gave."""
        return self._inner.notices

    def in_loop(self, connection: Connection, function: Callable[[], object]) -> None:
        """Call a function in the loop's thread, soon, and in the order of the calls."""
        connection.post(function)

    def sleep(self, seconds: float) -> None:
        """Wait; closing the client ends the wait."""
        if self._closing.wait(seconds):
            raise TransportClosedError("this client was closed")

    def close(self) -> None:
        """End the server in bounded steps and wake every thread that waits. Twice is fine, from any thread."""
        if self._closing.is_set():
            return
        self._closing.set()
        if not serves(self):
            return  # after a fork the loop and the server are the parent's
        try:
            _wait(self._portal, self._inner.close)
        finally:
            release(self)

    def cleanup(self, seconds: float) -> AbstractContextManager[object]:
        """A scope for what must still be done after an interruption. Threads bound each wait by itself."""
        return nullcontext(seconds)

    def lock(self) -> AbstractContextManager[object]:
        """A lock that threads wait for."""
        return Lock()

    def time(self) -> float:
        """Seconds on the clock that deadlines are set by."""
        return monotonic()

    def statistics(self) -> ConnectionStatistics:
        """How full every queue is."""
        return self._portal.call(self._inner.statistics)

    def forget(self, key: Key, mailbox: Mailbox) -> None:
        """Deliver nothing more to a subscription's mailbox."""
        self._post(self._inner.forget, key, mailbox)

    def _in_loop(self, connection: Connection, function: Callable[..., object], *args: Any) -> None:
        try:
            connection.post(function, *args)
        except ActorError as error:
            raise error_from_actors(error) from error

    def _post(self, function: Callable[..., object], *args: Any) -> None:
        try:
            self._connection.post(function, *args)
        except ActorError:
            return  # the connection is gone, and with it what was to be undone


def _wait(portal: BlockingPortal, function: Callable[[], Awaitable[T]]) -> T:
    """Run `function` in the loop and block for it; interrupted, it is cancelled and waited for."""
    future = portal.start_task_soon(function)
    try:
        return future.result()
    except BaseException:
        future.cancel()
        raise
