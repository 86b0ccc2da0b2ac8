"""A child process that speaks JSON-RPC, as one object: the three actors wired up under one host task.

None of its methods but `open` and `close` waits. Which thread each belongs to is said at the class.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Coroutine
from contextvars import Context
from typing import Any, NamedTuple

import anyio

from .actor import ActorRef
from .correlator import (
    Abandon,
    Ask,
    CorrelatorActor,
    CorrelatorMessage,
    CorrelatorStatistics,
    Notify,
    Opening,
    Withdraw,
)
from .dialect import Dialect
from .errors import ActorError, ActorStopped, ForkedConnection
from .host import Host, is_over, is_running, running_loop
from .mailbox import Mailbox
from .mailroom import Close, Finish, MailroomActor, MailroomStatistics, Open, Tap, Untap
from .pipe import PipeActor
from .process import Child, Startable, ended
from .protocol.framing import MAX_LINE_BYTES
from .protocol.jsonrpc import RequestId
from .protocol.pieces import Mail, Message
from .protocol.routing import Key
from .reply import Reply
from .requests import RequestDesk
from .supervisor import Background, Supervisor
from .threads import of_loop


class ConnectionStatistics(NamedTuple):
    """A snapshot of every queue of a connection."""

    correlator: CorrelatorStatistics
    mailroom: MailroomStatistics
    oversized_lines: int
    running_handlers: int
    oversized_stderr_lines: int = 0


class ConnectionLoad(NamedTuple):
    """How much is under way on a connection."""

    open_keys: int
    requests: CorrelatorStatistics


_CLOSED = "the connection was closed"


class _Crew(NamedTuple):
    """The actors of an open connection."""

    supervisor: Supervisor
    background: Background
    pipe: PipeActor
    correlator: CorrelatorActor
    mailroom: MailroomActor
    desk: RequestDesk


class Connection:
    """One child process and the actors that serve it. `dialect` says what the child's messages mean.

    A line of more than `max_line_bytes` is dropped and counted; if it is an answer, its request fails.

    From any thread: `post`, `ask_from_thread`, `load`, `dismiss`, `is_near`, and the properties `cause`, `child_pid`,
    `stderr_tail` and `loop_thread`; from any loop, once its own runs no more: `forsake`. Everything else belongs to the
    thread of the loop that the connection was opened in; `check_threads` finds who does not know.
    """

    def __init__(self, program: Startable, dialect: Dialect, *, max_line_bytes: int = MAX_LINE_BYTES) -> None:
        self._program = program
        self._dialect = dialect
        self._max_line_bytes = max_line_bytes
        self._host: Host | None = None
        self._started = anyio.Event()
        self._start_error: BaseException | None = None
        self._crew: _Crew | None = None
        self._process_id = os.getpid()
        self._loop_thread: int | None = None
        self._forsaken: ActorStopped | None = None
        # What waits for the end of it, in other loops.
        self._ends: list[Reply] = []
        # Identifies the event loop that it lives in, from `open` on.
        self.loop: object = None

    @of_loop
    async def open(self) -> None:
        """Start the child. Raises OSError if it cannot be started. Cancelled, it leaves no child."""
        if self._host is not None:
            raise ActorError("a connection is opened once; make another")
        self._loop_thread = threading.get_ident()
        self._host = Host(self._main, ended=self._has_ended)
        self.loop = self._host.loop
        try:
            await self._started.wait()
        except BaseException:
            await self.close()
            raise
        if self._start_error is not None:
            raise self._start_error

    @of_loop
    async def close(self) -> None:
        """End the child and wake everyone who waits. Bounded and shielded; twice is fine, from any task."""
        if self._host is None or os.getpid() != self._process_id:  # after a fork the child is the parent's
            return
        with anyio.CancelScope(shield=True):
            await self._started.wait()
            if self._crew is not None:
                self._crew.supervisor.stop(ActorStopped(_CLOSED))
            await self._host.join()

    def dismiss(self) -> None:
        """Begin to close it, because nobody holds it any more. From any thread, without a loop; never waits."""
        if self._host is None or self._crew is None or os.getpid() != self._process_id:
            return
        if is_running(self.loop):
            with contextlib.suppress(ActorStopped):  # it ends this as it ends
                self._host.post(self._crew.supervisor.stop, ActorStopped(_CLOSED))
        else:
            self._forsaken = ActorStopped(_CLOSED)
            with contextlib.suppress(RuntimeError):  # it may be noted in a loop that is closed
                self._crew.pipe.child.close_stdin()

    @of_loop
    def stop(self, ended: Reply) -> None:
        """Begin to close it, and set `ended` when that is done: `close`, for whoever waits in another loop."""
        if self._host is None or self._host.ended:
            ended.set(None)
            return
        self._ends.append(ended)
        if self._crew is not None:
            self._crew.supervisor.stop(ActorStopped(_CLOSED))

    async def forsake(self) -> None:
        """End the child in the loop that runs here: the one that it lived in runs no more. Bounded and shielded."""
        if self._host is None or self._host.ended or os.getpid() != self._process_id:
            return
        self._forsaken = ActorStopped("the event loop of this connection runs no more")
        if self._crew is not None:
            await self._crew.pipe.child.end_elsewhere(closes=is_over(self.loop))

    @property
    def cause(self) -> BaseException | None:
        """Why the connection ended; None while it is open."""
        if self._forsaken is not None:
            return self._forsaken
        return self._crew.supervisor.cause if self._crew is not None else self._start_error

    @property
    def child_pid(self) -> int | None:
        """The child's process id; None before it started, and if it is no process."""
        return self._crew.pipe.child.pid if self._crew is not None else None

    @property
    def stderr_tail(self) -> str:
        """The last lines the child wrote to its stderr."""
        return self._crew.pipe.stderr_tail if self._crew is not None else ""

    @of_loop
    def ask(
        self,
        method: str,
        params: bytes,
        reply: Reply,
        opening: Opening | None = None,
        *,
        deferred: bool = False,
        trace: bytes | None = None,
    ) -> None:
        """Send a request whose answer goes into `reply`; at its answer open a mailbox if `opening` says so.

        `deferred` says that the answer comes when something else is over, which may take any time; `trace` is the W3C
        trace context that the request goes with, as JSON.
        """
        try:
            self._open_crew().correlator.ref.tell(Ask(method, params, reply, opening, deferred, trace))
        except ActorError as error:
            reply.fail(error)
            if opening is not None:
                opening.mailbox.end(error)

    def ask_from_thread(
        self,
        method: str,
        params: bytes,
        reply: Reply,
        opening: Opening | None = None,
        *,
        deferred: bool = False,
        trace: bytes | None = None,
    ) -> None:
        """Send a request, from any thread. `reply` and the mailbox of `opening` must be those of a thread."""
        crew = self._open_crew()

        def write(frames: bytes) -> None:
            if not crew.pipe.write_from_thread(frames):
                self.post(crew.pipe.ref.tell, frames)

        crew.correlator.ask_from_thread(Ask(method, params, reply, opening, deferred, trace), write)

    @of_loop
    def abandon(self, reply: Reply) -> None:
        """Nobody waits for `reply` any more. An unwritten request is not written, a late answer dropped."""
        if not reply.done:
            reply.fail(ActorStopped("the request was abandoned"))
            if self.cause is None:
                self._open_crew().correlator.ref.tell(Abandon(reply))

    @of_loop
    def withdraw(self, reply: Reply) -> None:
        """Nobody wants what `reply` asked for. An unwritten request is not written and its reply fails; the
        answer to a written one still comes."""
        if not reply.done and self.cause is None:
            self._open_crew().correlator.ref.tell(Withdraw(reply))

    @of_loop
    def notify(self, method: str, params: bytes | None = None) -> None:
        """Send a notification."""
        self._open_crew().correlator.ref.tell(Notify(method, params))

    @of_loop
    def open_mailbox(self, key: Key, mailbox: Mailbox) -> None:
        """Deliver what comes for `key` into `mailbox`, beginning with what came early."""
        try:
            self._open_crew().mailroom.ref.tell(Open(key, mailbox))
        except ActorError as error:
            mailbox.end(error)

    @of_loop
    def withdraw_request(self, id: RequestId) -> None:
        """The child does not want the answer to its request any more: cancel its handler."""
        if self._crew is not None:
            self._crew.desk.withdraw(id)

    @of_loop
    def deliver(self, messages: list[Message]) -> None:
        """Deliver notifications as if the child had sent them."""
        self._open_crew().mailroom.ref.tell([*messages])

    @of_loop
    def finish(self, key: Key, cause: BaseException | None = None, last: Message | None = None) -> None:
        """Nothing more will come for a key: end its mailboxes, after `last` and with `cause` if they are given."""
        self._open_crew().mailroom.ref.tell(Finish(key, cause, last))

    @of_loop
    def open_tap(
        self,
        mailbox: Mailbox,
        select: Callable[[list[Mail]], list[Mail]],
        early: Callable[[list[Mail]], list[Mail]] | None = None,
    ) -> None:
        """From now on deliver into `mailbox` what `select` returns of each batch of notifications.

        It is called with every batch, so it must be quick and must leave pieces undecoded; if it raises, the mailbox
        ends with that. What `early` returns of the mail of keys that nobody has opened is delivered first.
        """
        try:
            self._open_crew().mailroom.ref.tell(Tap(mailbox, select, early))
        except ActorError as error:
            mailbox.end(error)

    @of_loop
    def close_tap(self, mailbox: Mailbox) -> None:
        """Deliver nothing more into the mailbox of a tap."""
        if self._crew is not None and self.cause is None:
            self._crew.mailroom.ref.tell(Untap(mailbox))

    @of_loop
    def start(self, run: Callable[..., Coroutine[Any, Any, None]], *args: Any, context: Context | None = None) -> None:
        """Run something in the background for as long as the connection is open, in a copy of `context` or of the
        caller's. What it raises is logged.
        """
        self._open_crew().background.start(run, *args, context=context)

    @of_loop
    def close_mailbox(self, key: Key, mailbox: Mailbox) -> None:
        """Deliver nothing more into `mailbox`."""
        if self._crew is not None and self.cause is None:
            self._crew.mailroom.ref.tell(Close(key, mailbox))

    def post(self, function: Callable[..., object], *args: Any) -> None:
        """Call a function in the loop's thread, soon, from any thread."""
        self._check_process()
        if self._host is None:
            raise ActorStopped("the connection is not open")
        self._host.post(function, *args)

    @of_loop
    def statistics(self) -> ConnectionStatistics:
        """How full every queue is."""
        crew = self._open_crew(even_if_closed=True)
        return ConnectionStatistics(
            correlator=crew.correlator.statistics(),
            mailroom=crew.mailroom.statistics(),
            oversized_lines=crew.pipe.oversized_lines,
            running_handlers=crew.desk.running,
            oversized_stderr_lines=crew.pipe.oversized_stderr_lines,
        )

    def load(self) -> ConnectionLoad:
        """How much is under way, from any thread. Counts that are kept: it costs the same however much there is."""
        crew = self._open_crew(even_if_closed=True)
        return ConnectionLoad(crew.mailroom.open_keys, crew.correlator.statistics())

    def _open_crew(self, *, even_if_closed: bool = False) -> _Crew:
        self._check_process()
        crew = self._crew
        if crew is None:
            raise ActorStopped("the connection is not open") from self._start_error
        if self._forsaken is not None and not even_if_closed:
            raise self._forsaken.with_traceback(None)
        if crew.supervisor.cause is not None and not even_if_closed:
            raise crew.supervisor.cause.with_traceback(None)
        return crew

    @property
    def loop_thread(self) -> int | None:
        """The thread of the loop that the connection lives in; None where there is no such thread (any more)."""
        return self._loop_thread if os.getpid() == self._process_id else None

    @property
    def is_near(self) -> bool:
        """Whether what belongs to the thread of its loop may be called here: in that thread, or after its end."""
        return self._loop_thread is None or self._loop_thread == threading.get_ident()

    @property
    def is_under(self) -> bool:
        """Whether its loop stands still because it started, in the same thread, the one that runs here."""
        here = self._loop_thread == threading.get_ident()
        return here and self.loop is not running_loop() and is_running(self.loop)

    def _check_process(self) -> None:
        if os.getpid() != self._process_id:
            raise ForkedConnection("this connection was opened before the process was forked; open a new one")

    def _has_ended(self) -> None:
        self._started.set()
        ends, self._ends = self._ends, []
        for reply in ends:
            reply.set(None)

    async def _main(self) -> None:
        try:
            child = await self._program.start()
        except BaseException as error:
            self._start_error = error
            self._started.set()
            if not isinstance(error, Exception):
                raise
            return
        try:
            self._crew = self._assemble(child)
            self._started.set()
            await self._crew.supervisor.run()
        finally:
            await ended(child)
            self._loop_thread = None  # nothing changes any more, so any thread may look

    def _assemble(self, child: Child) -> _Crew:
        # Those who know each other are told each other's refs before they are made.
        pipe_ref: ActorRef[bytes] = ActorRef()
        correlator_ref: ActorRef[CorrelatorMessage] = ActorRef()
        background = Background()
        desk = RequestDesk(self._dialect, correlator=correlator_ref, start=background.start)
        mailroom = MailroomActor(self._dialect, finished=desk.finish)
        correlator = CorrelatorActor(
            pipe_ref, mailroom.ref, dialect=self._dialect, asked=desk.asked, ref=correlator_ref
        )
        pipe = PipeActor(child, correlator=correlator_ref, ref=pipe_ref, max_line_bytes=self._max_line_bytes)
        supervisor = Supervisor(mailroom, correlator, pipe, background=background)
        return _Crew(supervisor, background, pipe, correlator, mailroom, desk)
