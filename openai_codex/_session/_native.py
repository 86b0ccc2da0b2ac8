"""The async side of the waist: five verbs over a connection of actors.

It adds what the actors do not know: the configuration, typed values, deadlines, the SDK's errors. The
connection is opened by the first verb that needs it.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import anyio
from anyio.lowlevel import checkpoint_if_cancelled

from actors import (
    ActorError,
    Connection,
    ConnectionStatistics,
    Key,
    Mailbox,
    Message,
    Opening,
    Reply,
    TaskMailbox,
    TaskReply,
)

from .._config import CodexConfig, Restart
from .._lazy_models import wire
from .._protocol.codec import decode, encode
from .._protocol.ledger import TurnLedger
from .._protocol.methods import THREAD_TURNS_LIST
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
from ._late import LastMail, Notices
from ._native_streams import AsyncSubscription
from ._reconcile import find_stored_turn
from ._restart import RestartBudget
from ._startup import start, tracing_of
from ._taps import AsyncTap

if TYPE_CHECKING:
    from .._telemetry import Tracing
    from ..generated.v2_all import Turn

logger = logging.getLogger("openai_codex.session")

T = TypeVar("T")

# Seconds that the undoing of a cancelled request may take, its late answer included.
UNDO_SECONDS = 10.0


class AsyncSession:
    """A connection to one app-server, opened on first use."""

    def __init__(self, config: CodexConfig | None) -> None:
        self.config: CodexConfig = config or CodexConfig()
        self._connection: Connection | None = None
        self._metadata: InitializeResponse | None = None
        self._opening: anyio.Lock | None = None
        self._restarts = RestartBudget(self.config.restart)
        # Counts the servers: a thread that was loaded by an earlier one must be resumed.
        self.generation: int = 0
        self._starting: anyio.CancelScope | None = None
        self._closed = False
        self.ledger: TurnLedger = TurnLedger()
        self.requests: RequestBook = RequestBook(self.config.handlers)
        self.tools: ThreadTools = ThreadTools()
        self._notices: Notices | None = None
        self.tracing: Tracing | None = tracing_of(self.config)

    @property
    def metadata(self) -> InitializeResponse:
        """What the server said of itself. Raises TransportClosedError before the connection is open."""
        if self._metadata is None:
            raise TransportClosedError("the client is not connected yet: enter it, or await one of its methods first")
        return self._metadata

    async def open(self) -> Connection:
        """The connection, opened if it is not. Cancelled while it starts, it leaves nothing behind."""
        if self._connection is None or self._closed or self._connection.cause is not None:
            # Made here: a client may be constructed where no loop runs.
            self._opening = self._opening or anyio.Lock()
            async with self._opening:
                if not self._closed:
                    with anyio.CancelScope() as self._starting:
                        await self._start()
        if self._connection is None or self._closed:
            raise TransportClosedError("this client was closed")
        return self._connection

    async def _start(self) -> None:
        """Start the server, or start it again if it is gone and the policy allows it."""
        lost = self._connection.cause if self._connection is not None else None
        delay = None
        if self._connection is not None:
            delay = self._restarts.spend(self.time()) if lost is not None else None
            if delay is None:
                return  # alive, or to stay gone: then every use is told the cause
        try:
            if lost is not None and self._connection is not None:
                # A server that only closed its pipes may live on for a moment, and its threads have one writer.
                await self._connection.close()
                self.ledger.forget_running()
                self.requests.forget_running()
                await anyio.sleep(delay or 0)
            self._connection, self._metadata, self._notices = await start(
                self.config, self.ledger, self.requests, self.tools, self.tracing
            )
        except BaseException as error:
            if lost is not None and not isinstance(error, Exception):  # cancelled
                self._restarts.refund()
            raise
        self.generation += 1
        if lost is not None:
            logger.warning("restarted the app-server: %s", lost)
            if (
                (policy := self.config.restart) is not None
                and policy.on_restart is not None
                and isinstance(lost, Exception)
            ):
                policy.on_restart(Restart(lost, self._restarts.spent))

    @property
    def restarts(self) -> bool:
        """Whether a server that is gone is started again."""
        return self._restarts.allowed and not self._closed

    async def stored_turn(self, thread_id: str, turn_id: str) -> Turn | None:
        """A turn as the server stored it; None if it did not. The thread must be loaded."""
        connection = await self.open()
        try:
            found = await find_stored_turn(connection, thread_id, turn_id)
        except ActorError as error:
            raise error_from_actors(error) from error
        return None if found is None else decode(wire.Turn, found, THREAD_TURNS_LIST)

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
        attempt = partial(self._attempt, method, body, result, opens, interrupts, undo, timeout)
        if self.tracing is not None:
            attempt = partial(self._traced, attempt, self.tracing, method, body)
        for pause in backoff(OVERLOAD_ATTEMPTS, OVERLOAD_DELAY, OVERLOAD_MOST, OVERLOAD_JITTER):
            try:
                return await attempt()
            except ServerBusyError as error:
                # It was refused before anything was done with it, so it is safe to send again. Not so what
                # the server has given up on itself.
                if isinstance(error, RetryLimitExceededError):
                    raise
            await self.sleep(pause)
        return await attempt()

    async def _traced(self, attempt: Callable[..., Awaitable[T]], tracing: Tracing, method: str, body: bytes) -> T:
        with tracing.call(method, body) as (trace, learn):
            result = await attempt(trace=trace)
            learn(result)
            return result

    async def _attempt(
        self,
        method: str,
        body: bytes,
        result: type[T],
        opens: AsyncSubscription | None,
        interrupts: Key,
        undo: Callable[[T], Awaitable[None]] | None,
        timeout: float | None,
        trace: bytes | None = None,
    ) -> T:
        connection = await self.open()
        reply = TaskReply()
        seconds = self.config.request_timeout if timeout is None else timeout
        try:
            # Whoever is cancelled already has asked for nothing.
            await checkpoint_if_cancelled()
            opening = opens.opening if opens is not None else None
            self.ask(connection, method, body, reply, opening, interrupts, trace)
            with anyio.move_on_after(seconds):
                await reply
        except ActorError as error:
            raise error_from_actors(error) from error
        except BaseException:
            if undo is not None:
                connection.withdraw(reply)
                with self.cleanup(UNDO_SECONDS), suppress(ActorError):
                    await undo(decode(result, await reply, method))
            raise
        finally:
            answered = reply.done
            connection.abandon(reply)
        if not answered:
            raise RequestTimeoutError(f"the server did not answer {method} within {seconds:g} s")
        return decode(result, reply.result(), method)

    def ask(
        self,
        connection: Connection,
        method: str,
        params: bytes,
        reply: Reply,
        opening: Opening | None = None,
        interrupts: Key = None,
        trace: bytes | None = None,
    ) -> None:
        """Send a request without waiting. Only in the loop's thread."""
        if interrupts is None or not self.ledger.answered_by_interruption(interrupts, reply):
            connection.ask(method, params, reply, opening, trace=trace)

    async def notify(self, method: str, params: Any = None) -> None:
        """Send a notification."""
        connection = await self.open()
        try:
            connection.notify(method, None if params is None else encode(params))
        except ActorError as error:
            raise error_from_actors(error) from error

    def subscribe(
        self,
        key: Callable[[Any], Key],
        wants: frozenset[str] | None = None,
        thread_id: str | None = None,
    ) -> AsyncSubscription:
        """Prepare a subscription; give it to a request as `opens`.

        `key` names it from that request's result, `wants` are the methods it is limited to, and
        `thread_id` is the thread whose turn it follows, if it does.
        """
        return AsyncSubscription(self, key, wants, thread_id, TaskMailbox)

    async def listen(
        self, key: Key, wants: frozenset[str] | None = None, thread_id: str | None = None
    ) -> AsyncSubscription:
        """Subscribe now to a key that is known beforehand, beginning with what came early."""
        connection = await self.open()
        subscription = self.subscribe(lambda _: key, wants, thread_id)
        subscription.open_under(key)(connection)
        return subscription

    async def begin(self, method: str, params: Any, key: Key) -> None:
        """Send a request that is answered when something else is over.

        Its answer is the last message for `key`, with the request's method and the result as params; what it is
        refused with ends the subscriptions of `key`.
        """
        body = encode(params)
        connection = await self.open()
        await checkpoint_if_cancelled()
        connection.ask(method, body, LastMail(connection, method, key), deferred=True)

    def finish(self, key: Key) -> None:
        """End the subscriptions of a key: nothing that comes for it from now on is kept."""
        if (connection := self.alive) is not None:
            connection.finish(key)

    def tap(self, select: Select, early: Select | None = None) -> AsyncTap:
        """Copies of the notifications that `select` lets through; `early` chooses among what came for unopened keys."""
        return AsyncTap(self, select, early)

    @property
    def closed(self) -> bool:
        """Whether the client was closed by its user."""
        return self._closed

    @property
    def notices(self) -> tuple[Message, ...]:
        """The warnings about the configuration that this server gave."""
        return self._notices.messages if self._notices is not None else ()

    @property
    def alive(self) -> Connection | None:
        """The connection, if there is one and it has not ended."""
        return None if self._connection is None or self._connection.cause is not None else self._connection

    def in_loop(self, connection: Connection, function: Callable[[], object]) -> None:
        """Call a function in the loop's thread: here."""
        function()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)

    async def close(self) -> None:
        """End the server in bounded steps and wake everyone who waits. Shielded; twice is fine, from any task."""
        self._closed = True
        with anyio.CancelScope(shield=True):
            if self._starting is not None:
                self._starting.cancel()
            if self._opening is not None:
                async with self._opening:
                    pass
            if self._connection is not None:
                if self._connection.cause is None:
                    logger.info("ending the app-server: pid %s", self._connection.child_pid)
                await self._connection.close()

    def cleanup(self, seconds: float) -> AbstractContextManager[object]:
        """A scope for what must still be done after a cancellation, for at most `seconds`."""
        return anyio.move_on_after(seconds, shield=True)

    def lock(self) -> anyio.Lock:
        """A lock that tasks wait for."""
        return anyio.Lock()

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
