"""The session of threads: it keeps the contract of its colour by blocking one. Nothing else in the SDK blocks one.

A request is posted to the loop with its own waiter and events come through a queue that the loop fills:
neither makes a hop through a future of the portal, which costs several times as much. Only starting and
stopping run as calls of the portal.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import finalize

from actors import (
    ActorError,
    ActorStopped,
    Connection,
    ConnectionStatistics,
    Key,
    Mail,
    Mailbox,
    MailboxPolicy,
    Message,
    Opening,
    Reply,
    ThreadMailbox,
    ThreadReply,
)

from .._config import CodexConfig
from .._protocol.taps import Select
from .._requests import RequestBook
from .._tools.calls import ThreadTools
from ..errors import TransportClosedError, translated
from ..models import InitializeResponse
from ._sync.calls import Calls
from ._sync.taps import Tap
from .dropped import warn_of_drop
from .native import LOOK_SECONDS, AsyncSession, Load, tell
from .portal import acquire, in_loop, release, serves
from .replies import Undoing

if TYPE_CHECKING:
    from anyio.from_thread import BlockingPortal

    from .._protocol.ledger import TurnLedger
    from .._telemetry import Tracing
    from ..generated.v2_all import Turn

T = TypeVar("T")


class Session(Calls):
    """A connection to one app-server, opened by the constructor. Any number of threads may use it at once."""

    def __init__(self, config: CodexConfig | None) -> None:
        self._inner = AsyncSession(config)
        self.ledger: TurnLedger = self._inner.ledger
        self.requests: RequestBook = self._inner.requests
        self.tools: ThreadTools = self._inner.tools
        self.config: CodexConfig = self._inner.config
        self.tracing: Tracing | None = self._inner.tracing
        self.undoing: Undoing = self._inner.undoing
        # Held by whoever has a thread loaded that an earlier server had.
        self.loading: AbstractContextManager[object] = self.lock()
        self._lease = lease = Lease(self._inner)
        self._closing: Event = lease.closing
        self._portal = lease.portal
        # Threads and handles hold the session, so it is dropped when nobody can use it any more.
        self._unclosed = finalize(self, warn_of_drop, lease.is_open, lease.close_soon)
        self._unclosed.atexit = False  # then all leases are closed
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

    def ask(
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
        if interrupts is None:
            connection.ask_from_thread(method, params, reply, opening, deferred=deferred, trace=trace)
        else:
            ask = self._inner.ask_in_loop
            connection.post(ask, connection, method, params, reply, opening, interrupts, deferred, trace)

    def answered(self, reply: ThreadReply, seconds: float | None) -> bool:
        if not reply.arrives(seconds):
            return False
        reply.result()
        return True

    def here(self) -> object:
        return None

    def reply(self) -> ThreadReply:
        return ThreadReply()

    def mailbox(self, policy: MailboxPolicy) -> ThreadMailbox:
        return ThreadMailbox(policy)

    def take(self, mailbox: ThreadMailbox, seconds: float | None) -> list[Mail] | None:
        return mailbox.receive(seconds)

    def tap(self, select: Select, early: Select | None = None) -> Tap:
        """Copies of the notifications that `select` lets through; `early` chooses among what came for unopened keys.

        A thread may wait for the connection, so it begins here, and this raises what `open` does.
        """
        tap = super().tap(select, early)
        tap.open()
        return tap

    @property
    def alive(self) -> Connection | None:
        return None if self._connection.cause is not None else self._connection

    @property
    def version(self) -> str:
        return self._inner.version

    @property
    def closed(self) -> bool:
        return self._closing.is_set()

    @property
    def notices(self) -> tuple[Message, ...]:
        """The warnings about the configuration that this server gave."""
        return self._inner.notices

    def in_loop(self, connection: Connection, function: Callable[..., object], *args: Any) -> None:
        connection.post(function, *args)

    def look(self, function: Callable[[], T]) -> T:
        while not in_loop():
            seen = ThreadReply()
            try:
                self._connection.post(tell, seen, function)
            except ActorStopped:
                break  # the loop has ended, and nobody changes them any more
            if seen.arrives(LOOK_SECONDS):
                found: T = seen.result()
                return found
        return function()

    def sleep(self, seconds: float) -> None:
        if self._closing.wait(seconds):
            raise TransportClosedError("this client was closed")

    def close(self) -> None:
        """End the server in bounded steps and wake every thread that waits. Twice is fine, from any thread."""
        self._unclosed.detach()
        self._lease.close()

    def cleanup(self, seconds: float) -> AbstractContextManager[object]:
        return nullcontext(seconds)  # threads bound each wait by itself

    def lock(self) -> AbstractContextManager[object]:
        """A lock that threads wait for."""
        return Lock()

    def time(self) -> float:
        """Seconds on the clock that deadlines are set by."""
        return monotonic()

    def statistics(self) -> ConnectionStatistics:
        """How full every queue is."""
        with translated():
            return self.look(self._inner.statistics)

    def load(self) -> Load:
        """How much is under way, at the same cost however much it is."""
        return self._inner.load()

    def forget(self, key: Key, mailbox: Mailbox) -> None:
        with suppress(ActorError):
            self._connection.post(self._inner.forget, key, mailbox)


class Lease:
    """What a session holds of the loop's thread, with its server. The exit handler closes it if nobody else did."""

    def __init__(self, inner: AsyncSession) -> None:
        self._inner = inner
        self.closing: Event = Event()
        self.closed: Event = Event()
        self.portal: BlockingPortal = acquire(self, uvloop=inner.config.uvloop)

    def is_open(self) -> bool:
        """Whether there is something to be closed: after a fork the loop and the server are the parent's."""
        return not self.closing.is_set() and serves(self)

    def close(self) -> None:
        """End the server and wake every thread that waits. Twice is fine, from any thread."""
        if not self.is_open():
            return
        self.closing.set()
        try:
            with suppress(TransportClosedError):  # the loop has ended, and the server with it
                _wait(self.portal, self._inner.close)
        finally:
            self._inner.let_go()
            release(self)
            self.closed.set()

    def close_soon(self) -> None:
        """Close it, without waiting: also in the loop's own thread, which may be the one that collects."""
        with suppress(RuntimeError):  # no thread can be started any more, and the exit handler closes it
            Thread(target=self.close, name="openai-codex closing", daemon=True).start()


def _wait(portal: BlockingPortal, function: Callable[[], Awaitable[T]]) -> T:
    """Run `function` in the loop and block for it; interrupted, it is cancelled and waited for.

    Raises TransportClosedError if the loop has ended.
    """
    try:
        future = portal.start_task_soon(function)
    except RuntimeError as error:
        raise TransportClosedError(f"the event loop of the sync clients has ended: {error}") from error
    try:
        return future.result()
    except CancelledError as error:
        raise TransportClosedError("the event loop of the sync clients has ended") from error
    except BaseException:
        future.cancel()
        raise
