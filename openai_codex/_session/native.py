"""The session of tasks: it owns the connection, which the first verb that needs it opens, and keeps the contract of
its colour. It adds what the actors do not know: the configuration, restarts, the SDK's errors.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import anyio
from anyio.lowlevel import checkpoint_if_cancelled

from actors import (
    Connection,
    ConnectionStatistics,
    Key,
    Mail,
    Mailbox,
    Message,
    Opening,
    Reply,
    TaskMailbox,
    TaskReply,
)

from .._config import CodexConfig, Restart
from .._lazy_models import wire
from .._protocol.codec import decode
from .._protocol.ledger import TurnLedger
from .._protocol.methods import THREAD_TURNS_LIST
from .._requests import RequestBook
from .._tools.calls import ThreadTools
from ..errors import TransportClosedError, translated
from ..models import InitializeResponse
from ._async.calls import AsyncCalls
from .reconcile import find_stored_turn
from .replies import Undoing
from .restart import RestartBudget
from .startup import Notices, start, tracing_of

if TYPE_CHECKING:
    from .._telemetry import Tracing
    from ..generated.v2_all import Turn

T = TypeVar("T")

logger = logging.getLogger("openai_codex.session")


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
        self.undoing: Undoing = Undoing(self)

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
        self.ask_in_loop(connection, method, params, reply, opening, interrupts, deferred, trace)

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
        with anyio.move_on_after(seconds):
            await reply
        return reply.done

    async def take(self, mailbox: TaskMailbox, seconds: float | None) -> list[Mail] | None:
        if seconds is None:
            return await mailbox.receive()
        with anyio.fail_after(seconds):
            return await mailbox.receive()

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
        return None if self._connection is None or self._connection.cause is not None else self._connection

    def in_loop(self, connection: Connection, function: Callable[..., object], *args: Any) -> None:
        function(*args)

    def look(self, function: Callable[[], T]) -> T:
        return function()

    async def sleep(self, seconds: float) -> None:
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
        self.ledger.unwatch(key, mailbox)
        if self._connection is not None:
            self._connection.close_mailbox(key, mailbox)
