"""The session of tasks: it owns the connection, which the first verb that needs it opens, and keeps the contract of
its colour. It adds what the actors do not know: the configuration, restarts, the SDK's errors.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from weakref import finalize

import anyio
from anyio.lowlevel import checkpoint_if_cancelled

from actors import (
    ActorError,
    ActorStopped,
    Connection,
    ConnectionStatistics,
    FarMailbox,
    FarReply,
    Key,
    Mail,
    Mailbox,
    MailboxPolicy,
    Message,
    Opening,
    Reply,
    TaskMailbox,
    TaskReply,
    ThreadReply,
    is_running,
    loop_poster,
    running_loop,
)

from .._config import CodexConfig, Restart, config_of
from .._lazy_models import wire
from .._protocol.codec import decode
from .._protocol.ledger import TurnLedger
from .._protocol.methods import THREAD_TURNS_LIST
from .._requests import RequestBook
from .._tools.calls import ThreadTools
from ..errors import TransportClosedError, stands_still, translated
from ..models import InitializeResponse
from ._async.calls import AsyncCalls
from .dropped import warn_of_drop
from .locks import AsyncLock
from .reconcile import find_stored_turn
from .replies import Undoing
from .restart import RestartBudget
from .startup import Notices, start, tracing_of

if TYPE_CHECKING:
    from .._telemetry import Tracing
    from ..generated.v2_all import Turn

T = TypeVar("T")

logger = logging.getLogger("openai_codex.session")

# Seconds that a client which is closed from another loop than its own waits for that one, before it ends the server
# itself. The loop needs 4 at the most, unless something keeps it busy.
FAR_CLOSE_SECONDS = 5.0
# Seconds. How often a task of another loop sees whether the connection's still runs: one that stopped wakes nobody.
LOOK_INTERVAL = 0.5
# Seconds after which a thread that looks at the loop's tables sees whether the loop still runs.
LOOK_SECONDS = 1.0


class Load(NamedTuple):
    """How much is under way on a client, by counts that are kept. Any thread may ask for it."""

    turns: int
    """Turns that somebody here follows."""
    asked: int
    """Requests so far."""
    busy: bool
    """Whether a request waits for its answer, or anything is followed."""


class AsyncSession(AsyncCalls):
    """A connection to one app-server, opened on first use."""

    def __init__(self, config: CodexConfig | None) -> None:
        self.config: CodexConfig = config_of(config)
        self._connection: Connection | None = None
        self._metadata: InitializeResponse | None = None
        self._opening = AsyncLock()
        # Held by whoever has a thread loaded that an earlier server had.
        self.loading: AsyncLock = AsyncLock()
        self._restarts = RestartBudget(self.config.restart)
        # Counts the servers: a thread that was loaded by an earlier one must be resumed.
        self.generation: int = 0
        self._starting: tuple[anyio.CancelScope, Callable[..., object]] | None = None
        self._closed = False
        self.ledger: TurnLedger = TurnLedger()
        self.requests: RequestBook = RequestBook(self.config.handlers)
        self.tools: ThreadTools = ThreadTools()
        self._notices: Notices | None = None
        self.tracing: Tracing | None = tracing_of(self.config)
        self.undoing: Undoing = Undoing(self)
        self._unclosed: finalize[..., AsyncSession] | None = None

    @property
    def metadata(self) -> InitializeResponse:
        """What the server said of itself. Raises TransportClosedError before the connection is open."""
        if self._metadata is None:
            raise TransportClosedError("the client is not connected yet: enter it, or await one of its methods first")
        return self._metadata

    async def open(self) -> Connection:
        """The connection, opened if it is not. Cancelled while it starts, it leaves nothing behind."""
        if self._closed or (connection := self.alive) is None:
            async with self._opening:
                if not self._closed:
                    with anyio.CancelScope() as scope:
                        self._starting = scope, loop_poster()
                        await self._start()
            connection = self._connection
        if connection is None or self._closed:
            raise TransportClosedError("this client was closed")
        if connection.is_under:
            raise stands_still(connection.loop)
        return connection

    async def _start(self) -> None:
        """Start the server, or start it again if it is gone and the policy allows it.

        One whose event loop is over is gone through nobody's fault, so no policy is asked.
        """
        before = self._connection
        lost = None if before is None else before.cause
        delay = None
        if before is not None and is_running(before.loop):
            delay = self._restarts.spend(self.time()) if lost is not None else None
            if delay is None:
                return  # alive, or to stay gone: then every use is told the cause
        try:
            if before is not None:
                # A server that only closed its pipes may live on for a moment, and its threads have one writer.
                await self._end(before)
                self.ledger.forget_running()
                self.requests.forget_running()
                await anyio.sleep(delay or 0)
            self._connection, self._metadata, self._notices = await start(
                self.config, self.ledger, self.requests, self.tools, self.tracing
            )
        except BaseException as error:
            if delay is not None and not isinstance(error, Exception):  # cancelled
                self._restarts.refund()
            raise
        self.let_go()
        alive = partial(_is_alive, self._connection)
        self._unclosed = finalize(self, warn_of_drop, alive, self._connection.dismiss)
        self._unclosed.atexit = False
        self.generation += 1
        if delay is not None:
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
        with translated():
            found = await find_stored_turn(connection, thread_id, turn_id)
        return None if found is None else decode(wire.Turn, found, THREAD_TURNS_LIST)

    async def ask(
        self,
        connection: Connection,
        method: str,
        params: bytes,
        reply: Reply,
        opening: Opening | None = None,
        *,
        interrupts: Key = None,
        deferred: bool = False,
        trace: bytes | None = None,
    ) -> None:
        await checkpoint_if_cancelled()
        if connection.is_near:
            self.ask_in_loop(connection, method, params, reply, opening, interrupts, deferred, trace)
        elif interrupts is None:
            connection.ask_from_thread(method, params, reply, opening, deferred=deferred, trace=trace)
        else:
            connection.post(self.ask_in_loop, connection, method, params, reply, opening, interrupts, deferred, trace)

    def ask_in_loop(
        self,
        connection: Connection,
        method: str,
        params: bytes,
        reply: Reply,
        opening: Opening | None,
        interrupts: Key,
        deferred: bool,
        trace: bytes | None,
    ) -> None:
        """Send a request. Only in the loop's thread, which the ledger belongs to."""
        if interrupts is None or not self.ledger.answered_by_interruption(interrupts, reply):
            connection.ask(method, params, reply, opening, deferred=deferred, trace=trace)

    async def answered(self, reply: TaskReply, seconds: float | None) -> bool:
        connection = self._connection
        with anyio.move_on_after(seconds):
            if connection is None or connection.is_near:
                await reply
            while not reply.done:
                with anyio.move_on_after(LOOK_INTERVAL):
                    await reply
                self._check(connection)
        return reply.done

    async def take(self, mailbox: TaskMailbox, seconds: float | None) -> list[Mail] | None:
        connection = self._connection
        near = connection is None or connection.is_near
        if near and seconds is None:
            return await mailbox.receive()
        with anyio.fail_after(seconds):
            if near:
                return await mailbox.receive()
            while True:
                with anyio.move_on_after(LOOK_INTERVAL):
                    return await mailbox.receive()
                self._check(connection)

    def _check(self, connection: Connection | None) -> None:
        """Raise ActorStopped if what is waited for in this loop cannot come, because the connection's runs no more."""
        if connection is not None and connection.cause is None and not is_running(connection.loop):
            raise ActorStopped("the event loop that this client's server was started in runs no more")

    @property
    def version(self) -> str:
        return self.metadata.server_info.version

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def notices(self) -> tuple[Message, ...]:
        """The warnings about the configuration that this server gave."""
        return self._notices.messages if self._notices is not None else ()

    @property
    def alive(self) -> Connection | None:
        connection = self._connection
        return (
            None
            if connection is None or connection.cause is not None or not is_running(connection.loop)
            else connection
        )

    def here(self) -> object:
        return running_loop()

    def reply(self) -> TaskReply:
        return TaskReply() if self._is_near else FarReply()

    def mailbox(self, policy: MailboxPolicy) -> TaskMailbox:
        return TaskMailbox(policy) if self._is_near else FarMailbox(policy)

    @property
    def _is_near(self) -> bool:
        """Whether the connection lives in the loop that runs here, or will."""
        return self._connection is None or self._connection.is_near

    def in_loop(self, connection: Connection, function: Callable[..., object], *args: Any) -> None:
        if connection.is_near:
            function(*args)
        else:
            connection.post(function, *args)

    async def look(self, function: Callable[[], T]) -> T:
        connection = self._connection
        if connection is None or connection.is_near or not is_running(connection.loop):
            return function()
        seen = FarReply()
        connection.post(tell, seen, function)
        found: T = await seen
        return found

    async def sleep(self, seconds: float) -> None:
        await anyio.sleep(seconds)

    async def close(self) -> None:
        """End the server in bounded steps and wake everyone who waits. Shielded; twice is fine, from any task."""
        self._closed = True
        self.let_go()
        with anyio.CancelScope(shield=True):
            if self._starting is not None:
                scope, post = self._starting
                with suppress(RuntimeError):  # the loop that it was started in is over
                    post(scope.cancel)
            async with self._opening:
                pass
            if self._connection is not None:
                if self._connection.cause is None:
                    logger.info("ending the app-server: pid %s", self._connection.child_pid)
                await self._end(self._connection)

    async def _end(self, connection: Connection) -> None:
        """Close a connection from whatever loop runs here. Bounded."""
        if connection.loop is running_loop():
            await connection.close()
            return
        closed = FarReply()
        with anyio.move_on_after(FAR_CLOSE_SECONDS) as scope, suppress(ActorError):
            if is_running(connection.loop) and not connection.is_under:
                connection.post(connection.stop, closed)
                await closed
        if scope.cancelled_caught or not closed.done:
            await connection.forsake()

    def let_go(self) -> None:
        """Nobody needs to be told any more that this was dropped unclosed."""
        if self._unclosed is not None:
            self._unclosed.detach()

    def cleanup(self, seconds: float) -> AbstractContextManager[object]:
        return anyio.move_on_after(seconds, shield=True)

    def lock(self) -> AsyncLock:
        """A lock that tasks wait for."""
        return AsyncLock()

    def time(self) -> float:
        """Seconds on the clock that deadlines are set by."""
        return anyio.current_time()

    def statistics(self) -> ConnectionStatistics:
        """How full every queue is."""
        connection = self._connection
        if connection is None:
            raise TransportClosedError("the client is not connected yet")
        if connection.is_near or not is_running(connection.loop):
            return connection.statistics()
        seen = ThreadReply()
        with translated():
            connection.post(tell, seen, connection.statistics)
            if not seen.arrives(LOOK_SECONDS):
                raise TransportClosedError("the event loop that the client was opened in does not answer")
            statistics: ConnectionStatistics = seen.result()
            return statistics

    def load(self) -> Load:
        """How much is under way. From any thread, and at the same cost however much it is."""
        if self._connection is None:
            raise TransportClosedError("the client is not connected yet")
        with translated():
            load = self._connection.load()
        requests = load.requests
        # One key is open for what belongs to no turn.
        busy = load.open_keys > 1 or requests.in_flight > 0 or requests.waiting > 0
        return Load(self.ledger.running_count, requests.asked, busy)

    def forget(self, key: Key, mailbox: Mailbox) -> None:
        connection = self._connection
        if connection is not None and not connection.is_near:
            with suppress(ActorError):
                connection.post(self._forget, connection, key, mailbox)
        else:
            self._forget(connection, key, mailbox)

    def _forget(self, connection: Connection | None, key: Key, mailbox: Mailbox) -> None:
        self.ledger.unwatch(key, mailbox)
        if connection is not None:
            connection.close_mailbox(key, mailbox)


def tell(seen: Reply, function: Callable[[], object]) -> None:
    """Answer with what a function finds, or with what it raises."""
    try:
        seen.set(function())
    except Exception as error:  # noqa: BLE001 - raised at whoever looks
        seen.fail(error)


def _is_alive(connection: Connection) -> bool:
    return connection.cause is None
