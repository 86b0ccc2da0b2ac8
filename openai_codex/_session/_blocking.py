"""The sync side of the waist: the same five verbs, blocking a thread. Nothing else in the SDK blocks one.

A request is posted to the loop with its own waiter and events come through a queue that the loop fills:
neither makes a hop through a future of the portal, which costs several times as much. Only starting and
stopping run as calls of the portal.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from anyio.from_thread import BlockingPortal

from actors import (
    ActorError,
    Connection,
    ConnectionStatistics,
    Key,
    Mailbox,
    ThreadMailbox,
    ThreadReply,
)

from .._config import CodexConfig
from ..errors import RequestTimeoutError, TransportClosedError, error_from_actors
from ..models import InitializeResponse, Notification
from ._codec import decode, decode_events, encode
from ._native import UNDO_SECONDS, AsyncSession
from ._portal import acquire, release
from ._subscription import BaseSubscription

if TYPE_CHECKING:
    from typing_extensions import Self

T = TypeVar("T")


class Session:
    """A connection to one app-server, opened by the constructor. Any number of threads may use it at once."""

    def __init__(self, config: CodexConfig | None) -> None:
        self._inner = AsyncSession(config)
        self.ledger = self._inner.ledger
        self.config = self._inner.config
        self._portal = acquire(self)
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
        """The connection."""
        if self._closing.is_set():
            raise TransportClosedError("this client was closed")
        return self._connection

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
        connection = self.open()
        reply = ThreadReply()
        seconds = self.config.request_timeout if timeout is None else timeout
        try:
            opening = opens.opening if opens is not None else None
            connection.post(self._inner.ask, connection, method, body, reply, opening, interrupts)
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

    def subscribe(self, key: Callable[[Any], Key], wants: frozenset[str] | None = None) -> Subscription:
        """Prepare a subscription; give it to a request as `opens`. `key` names it from that request's result."""
        return Subscription(self, key, wants, ThreadMailbox)

    def sleep(self, seconds: float) -> None:
        """Wait; closing the client ends the wait."""
        if self._closing.wait(seconds):
            raise TransportClosedError("this client was closed")

    def close(self) -> None:
        """End the server in bounded steps and wake every thread that waits. Twice is fine, from any thread."""
        if self._closing.is_set():
            return
        self._closing.set()
        try:
            _wait(self._portal, self._inner.close)
        finally:
            release(self)

    def cleanup(self, seconds: float) -> AbstractContextManager[object]:
        """A scope for what must still be done after an interruption. Threads bound each wait by itself."""
        return nullcontext(seconds)

    def time(self) -> float:
        """Seconds on the clock that deadlines are set by."""
        return monotonic()

    def statistics(self) -> ConnectionStatistics:
        """How full every queue is."""
        return self._inner.statistics()

    def forget(self, key: Key, mailbox: Mailbox) -> None:
        """Deliver nothing more to a subscription's mailbox."""
        self._post(self._inner.forget, key, mailbox)

    def _post(self, function: Callable[..., object], *args: Any) -> None:
        try:
            self._connection.post(function, *args)
        except ActorError:
            return  # the connection is gone, and with it what was to be undone


class Subscription(BaseSubscription[ThreadMailbox]):
    """The events of one key, read in batches. They come without a hop through the loop."""

    def receive(self, timeout: float | None = None) -> list[Notification] | None:
        """Block for the next batch, which may be empty; None at the end. TimeoutError after `timeout` seconds."""
        try:
            messages = self._mailbox.receive(timeout)
        except ActorError as error:
            raise error_from_actors(error) from error
        return None if messages is None else decode_events(messages, self._wants)


class Stream(ABC):
    """An iterator over events that come in batches."""

    def __init__(self) -> None:
        self._ready: list[Notification] = []

    @abstractmethod
    def _more(self) -> list[Notification] | None:
        """The next events, maybe none; None at the end."""

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Notification:
        while not self._ready:
            batch = self._more()
            if batch is None:
                raise StopIteration
            batch.reverse()
            self._ready = batch
        return self._ready.pop()


def _wait(portal: BlockingPortal, function: Callable[[], Awaitable[T]]) -> T:
    """Run `function` in the loop and block for it; interrupted, it is cancelled and waited for."""
    future = portal.start_task_soon(function)
    try:
        return future.result()
    except BaseException:
        future.cancel()
        raise
