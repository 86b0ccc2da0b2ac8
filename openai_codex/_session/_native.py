"""The async side of the waist: five verbs over a connection of actors.

It adds what the actors do not know: the configuration, typed values, deadlines, the SDK's errors. The
connection is opened by the first verb that needs it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
from anyio.lowlevel import checkpoint

from actors import (
    ActorError,
    Connection,
    ConnectionStatistics,
    Key,
    Mailbox,
    Opening,
    Reply,
    TaskMailbox,
    TaskReply,
)

from .._config import CodexConfig
from ..errors import RequestTimeoutError, TransportClosedError, error_from_actors
from ..models import InitializeResponse, Notification
from ._codec import decode, decode_events, encode
from ._ledger import TurnLedger
from ._startup import start
from ._subscription import BaseSubscription

if TYPE_CHECKING:
    from typing_extensions import Self

T = TypeVar("T")

# Seconds that the undoing of a cancelled request may take, its late answer included.
UNDO_SECONDS = 10.0

# A reader of a stream passes a checkpoint when it has kept the loop busy for this long, looked up every
# eighth event. A checkpoint per event would cost 90 % of the speed, none at all lets a slow reader
# overshoot a deadline by a whole batch.
BUSY_SECONDS = 0.005
BUSY_EVENTS = 8


class AsyncSession:
    """A connection to one app-server, opened on first use."""

    def __init__(self, config: CodexConfig | None) -> None:
        self.config = config or CodexConfig()
        self._connection: Connection | None = None
        self._metadata: InitializeResponse | None = None
        self._opening: anyio.Lock | None = None
        self._closed = False
        self.ledger = TurnLedger()

    @property
    def metadata(self) -> InitializeResponse:
        """What the server said of itself. Raises TransportClosedError before the connection is open."""
        if self._metadata is None:
            raise TransportClosedError("the client is not connected yet: enter it, or await one of its methods first")
        return self._metadata

    async def open(self) -> Connection:
        """The connection, opened if it is not. Cancelled while it starts, it leaves nothing behind."""
        if self._closed:
            raise TransportClosedError("this client was closed")
        if self._connection is None:
            # Made here: a client may be constructed where no loop runs.
            self._opening = self._opening or anyio.Lock()
            async with self._opening:
                if self._closed:
                    raise TransportClosedError("this client was closed")
                if self._connection is None:
                    self._connection, self._metadata = await start(self.config, self.ledger)
        return self._connection

    async def request(
        self,
        method: str,
        params: Any,
        result: type[T],
        *,
        opens: AsyncSubscription | None = None,
        interrupts: Key = None,
        undo: Callable[[T], Awaitable[None]] | None = None,
        timeout: float | None = None,
    ) -> T:
        """Send a request and wait for its result.

        Cancelled, an unwritten request is never written and a late answer is dropped.

        Args:
            method: What to ask.
            params: What to ask it with.
            result: The class of the answer.
            opens: A subscription to open under the key that the answer names, so that it misses nothing.
            interrupts: The key of a turn whose end as interrupted answers the request as well.
            undo: What to do with the result of a request that was written before it was cancelled. Awaited,
                shielded and bounded, before the cancellation goes on.
            timeout: Seconds; by default `CodexConfig.request_timeout`.
        """
        body = encode(params)
        connection = await self.open()
        reply = TaskReply()
        seconds = self.config.request_timeout if timeout is None else timeout
        try:
            with anyio.fail_after(seconds):
                self.ask(connection, method, body, reply, opens.opening if opens is not None else None, interrupts)
                value = await reply
        except TimeoutError as error:
            raise RequestTimeoutError(f"the server did not answer {method} within {seconds:g} s") from error
        except ActorError as error:
            raise error_from_actors(error) from error
        except BaseException:
            if undo is not None:
                connection.withdraw(reply)
                with self.cleanup(UNDO_SECONDS), suppress(ActorError):
                    await undo(decode(result, await reply, method))
            raise
        finally:
            connection.abandon(reply)
        return decode(result, value, method)

    def ask(
        self,
        connection: Connection,
        method: str,
        params: bytes,
        reply: Reply,
        opening: Opening | None = None,
        interrupts: Key = None,
    ) -> None:
        """Send a request without waiting. Only in the loop's thread."""
        if interrupts is None or not self.ledger.answered_by_interruption(interrupts, reply):
            connection.ask(method, params, reply, opening)

    async def notify(self, method: str, params: Any = None) -> None:
        """Send a notification."""
        connection = await self.open()
        try:
            connection.notify(method, None if params is None else encode(params))
        except ActorError as error:
            raise error_from_actors(error) from error

    def subscribe(self, key: Callable[[Any], Key], wants: frozenset[str] | None = None) -> AsyncSubscription:
        """Prepare a subscription; give it to a request as `opens`. `key` names it from that request's result."""
        return AsyncSubscription(self, key, wants, TaskMailbox)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)

    async def close(self) -> None:
        """End the server in bounded steps and wake everyone who waits. Shielded; twice is fine, from any task."""
        self._closed = True
        # A start that is under way is waited for: it would leave a server behind.
        with anyio.CancelScope(shield=True):
            if self._opening is not None:
                async with self._opening:
                    pass
            if self._connection is not None:
                await self._connection.close()

    def cleanup(self, seconds: float) -> AbstractContextManager[object]:
        """A scope for what must still be done after a cancellation, for at most `seconds`."""
        return anyio.move_on_after(seconds, shield=True)

    def time(self) -> float:
        """Seconds on the clock that deadlines are set by."""
        return anyio.current_time()

    def statistics(self) -> ConnectionStatistics:
        """How full every queue is."""
        if self._connection is None:
            raise TransportClosedError("the client is not connected yet")
        return self._connection.statistics()

    def forget(self, key: Key, mailbox: Mailbox) -> None:
        """Deliver nothing more to a subscription's mailbox. Only in the loop's thread."""
        self.ledger.unwatch(key)
        if self._connection is not None:
            self._connection.close_mailbox(key, mailbox)


class AsyncSubscription(BaseSubscription[TaskMailbox]):
    """The events of one key, read in batches."""

    async def receive(self, timeout: float | None = None) -> list[Notification] | None:
        """Wait for the next batch, which may be empty; None at the end. TimeoutError after `timeout` seconds."""
        try:
            if timeout is None:
                messages = await self._mailbox.receive()
            else:
                with anyio.fail_after(timeout):
                    messages = await self._mailbox.receive()
        except ActorError as error:
            raise error_from_actors(error) from error
        return None if messages is None else decode_events(messages, self._wants)


class AsyncStream(ABC):
    """An async iterator over events that come in batches. Not an async generator: it may be dropped at any time."""

    def __init__(self) -> None:
        self._ready: list[Notification] = []
        self._count = 0
        self._since = monotonic()

    @abstractmethod
    async def _more(self) -> list[Notification] | None:
        """The next events, maybe none; None at the end."""

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Notification:
        self._count += 1
        if not self._count % BUSY_EVENTS and monotonic() - self._since > BUSY_SECONDS:
            await checkpoint()
            self._since = monotonic()
        while not self._ready:
            batch = await self._more()
            if batch is None:
                raise StopAsyncIteration
            batch.reverse()
            self._ready = batch
            self._since = monotonic()
        return self._ready.pop()
