"""One child process: how it is started, its three pipes as bytes, and the steps that end it.

Bytes only: it knows nothing of lines or JSON. On POSIX the pipes are our own descriptors, polled with
`wait_readable`: the same code on asyncio and trio, no child watcher, and a pipe that a grandchild keeps
open cannot hold us up. Where descriptors cannot be polled (Windows) anyio's process streams are used.
"""

from __future__ import annotations

import contextlib
import os
import sys
import weakref
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import IO, TYPE_CHECKING, NamedTuple, Protocol, TypeVar

import anyio

from .foreign import is_ctrl_c
from .host import on_readable

if TYPE_CHECKING:
    from anyio.abc import ByteReceiveStream, Process

T = TypeVar("T")

READ_BYTES = 65536

# How the child is ended, step by step, in seconds. The Codex server leaves within 50 ms of the end of
# its stdin even in the middle of a turn; who needs more is terminated, then killed.
EOF_GRACE = 2.0
TERMINATE_GRACE = 1.0
KILL_GRACE = 1.0
POLL_INTERVAL = 0.005
# How often Ctrl-C may interrupt that before it is given up.
INTERRUPTIONS = 3


class Command(NamedTuple):
    """What to run. `env` None inherits the environment."""

    argv: tuple[str, ...]
    cwd: str | None = None
    env: Mapping[str, str] | None = None

    async def start(self) -> Child:
        """Start it. Raises OSError as the system says it: not found, not executable, no such directory."""
        return await spawn(self)


class Startable(Protocol):
    """What a connection can start: a `Command`, or a stand-in that needs no process."""

    async def start(self) -> Child:
        """Start a child. Raises OSError if that fails; cancelled, it leaves none behind."""
        ...


class Child(ABC):
    """A running child. `pid` is None if it is no process."""

    pid: int | None

    @abstractmethod
    async def read(self) -> bytes:
        """Some bytes of its stdout; empty at the end."""

    @abstractmethod
    async def read_errors(self) -> bytes:
        """Some bytes of its stderr; empty at the end."""

    def on_readable(self, callback: Callable[[bytes], object]) -> Callable[[], object] | None:
        """Call `callback` with some bytes of its stdout whenever there are some, and with none at the end, until
        the function that is returned is called. None where only `read` can be waited for."""
        return None

    @abstractmethod
    async def write(self, data: bytes) -> None:
        """Write all of `data` to its stdin. Raises OSError when it takes no more."""

    def write_now(self, data: bytes) -> int:
        """Write what its stdin takes at once; returns how many bytes of `data` that was. Never raises."""
        return 0

    @abstractmethod
    def close_stdin(self) -> None:
        """Tell it that nothing more will come."""

    @abstractmethod
    def poll(self) -> int | None:
        """Its exit code, or None while it runs."""

    @abstractmethod
    def terminate(self) -> None:
        """Ask it and its group to end."""

    @abstractmethod
    def kill(self) -> None:
        """End it and its group."""

    @abstractmethod
    async def close(self) -> None:
        """Release the pipes. Only after the process ended."""

    async def end_elsewhere(self, *, closes: bool) -> None:
        """End it from a loop that does not serve it: that one stands still, or `closes` for good. Bounded."""
        self.kill()

    async def wait(self, seconds: float) -> int | None:
        """Its exit code if it ends within `seconds`. Polls: a blocking wait may also wait for its pipes."""
        with anyio.move_on_after(seconds):
            while self.poll() is None:  # noqa: ASYNC110 - there is no event for this on every system
                await anyio.sleep(POLL_INTERVAL)
        return self.poll()

    async def end(self, eof_grace: float = EOF_GRACE) -> int | None:
        """End it in bounded steps: end of stdin, terminate, kill. Shielded. Returns the exit code."""
        with anyio.CancelScope(shield=True):
            async with anyio.create_task_group() as draining:
                # A child that cannot get rid of its last words would never see the end of its stdin.
                draining.start_soon(_drain, self.read)
                draining.start_soon(_drain, self.read_errors)
                self.close_stdin()
                if await self.wait(eof_grace) is None:
                    self.terminate()
                    if await self.wait(TERMINATE_GRACE) is None:
                        self.kill()
                        await self.wait(KILL_GRACE)
                draining.cancel_scope.cancel()
            await self.close()
        return self.poll()


async def ended(child: Child) -> None:
    """End a child although Ctrl-C comes in between: see `is_ctrl_c`."""
    for _ in range(INTERRUPTIONS):
        try:
            await child.end()
            return
        except BaseException as error:  # noqa: PERF203
            if not is_ctrl_c(error):
                raise
    await child.end()


class _Read(Protocol):
    async def __call__(self) -> bytes: ...


async def _drain(read: _Read) -> None:
    with contextlib.suppress(OSError):
        while await read():
            pass


def _piped(pipe: T | None) -> T:
    if pipe is None:
        raise ValueError("the child was started without this pipe")
    return pipe


# Those of this process. A fork holds copies of their pipes, and a server whose stdin somebody can write to lives on.
_children: weakref.WeakSet[PosixChild] = weakref.WeakSet()


def _let_go() -> None:
    for child in _children:
        child.let_go()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


class PosixChild(Child):
    """A child on our own non-blocking descriptors, leader of a session and process group of its own."""

    def __init__(self, command: Command) -> None:
        import subprocess  # a tenth of what the import of this package would cost, and every event loop has it

        # A session of its own, or a terminal's Ctrl-C would reach the child before it reaches us.
        self._process = subprocess.Popen(
            command.argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd=command.cwd,
            env=command.env,
            start_new_session=True,
        )
        self.pid: int | None = self._process.pid
        self._stdin = _piped(self._process.stdin)
        self._stdout = _piped(self._process.stdout)
        self._stderr = _piped(self._process.stderr)
        for pipe in (self._stdin, self._stdout, self._stderr):
            os.set_blocking(pipe.fileno(), False)
        _children.add(self)

    def let_go(self) -> None:
        """Close this process's copies of the pipes, after a fork: the child is the parent's."""
        for pipe in (self._stdin, self._stdout, self._stderr):
            with contextlib.suppress(OSError):
                pipe.close()
        # Nobody here may wait for it, and nobody is to be warned that nobody does.
        self._process.returncode = 0

    async def read(self) -> bytes:
        return await self._read(self._stdout)

    async def read_errors(self) -> bytes:
        return await self._read(self._stderr)

    def on_readable(self, callback: Callable[[bytes], object]) -> Callable[[], object] | None:
        descriptor = self._stdout.fileno()

        def readable() -> None:
            try:
                data = os.read(_descriptor(self._stdout), READ_BYTES)
            except BlockingIOError:
                return
            except OSError:
                data = b""
            callback(data)

        return on_readable(descriptor, readable)

    async def write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            descriptor = _descriptor(self._stdin)
            try:
                view = view[os.write(descriptor, view) :]
            except BlockingIOError:
                await anyio.wait_writable(descriptor)

    def write_now(self, data: bytes) -> int:
        try:
            return os.write(self._stdin.fileno(), data)
        except (OSError, ValueError):  # full, broken or closed: `write` waits, or says which
            return 0

    def close_stdin(self) -> None:
        if not self._stdin.closed:
            # Where no loop runs, none waits for it.
            with contextlib.suppress(anyio.NoEventLoopError):
                anyio.notify_closing(self._stdin.fileno())
            with contextlib.suppress(OSError):
                self._stdin.close()

    def poll(self) -> int | None:
        if self._process.returncode is None and _has_exited(self._process.pid):
            # While the leader is a zombie its group id cannot be taken by anyone else: now is the time
            # to end what it left behind.
            self._signal("SIGKILL")
        return self._process.poll()

    def terminate(self) -> None:
        self._signal("SIGTERM")

    def kill(self) -> None:
        self._signal("SIGKILL")

    async def close(self) -> None:
        self.close_stdin()
        for pipe in (self._stdout, self._stderr):
            if not pipe.closed:
                anyio.notify_closing(pipe.fileno())
                pipe.close()

    async def end_elsewhere(self, *, closes: bool) -> None:
        with anyio.CancelScope(shield=True):
            if not self._stdin.closed:
                # The descriptor stays taken: the other loop may wait for it still, when it goes on.
                nowhere = os.open(os.devnull, os.O_WRONLY | getattr(os, "O_CLOEXEC", 0))
                os.dup2(nowhere, self._stdin.fileno(), inheritable=False)
                os.close(nowhere)
            for step, grace in ((None, EOF_GRACE), (self.terminate, TERMINATE_GRACE), (self.kill, KILL_GRACE)):
                if step is not None:
                    step()
                with anyio.move_on_after(grace):
                    while self.poll() is None:
                        self._discard_output()  # of words that it cannot get rid of it would not end
                        await anyio.sleep(POLL_INTERVAL)
                if self.poll() is not None:
                    break
        if closes:
            for pipe in (self._stdin, self._stdout, self._stderr):
                pipe.close()

    def _discard_output(self) -> None:
        for pipe in (self._stdout, self._stderr):
            with contextlib.suppress(OSError):
                os.read(_descriptor(pipe), READ_BYTES)

    def _signal(self, name: str) -> None:
        import signal

        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.Signals[name])

    @staticmethod
    async def _read(pipe: IO[bytes]) -> bytes:
        while True:
            await anyio.wait_readable(_descriptor(pipe))
            try:
                return os.read(_descriptor(pipe), READ_BYTES)
            except BlockingIOError:
                continue


def _descriptor(pipe: IO[bytes]) -> int:
    """That of a pipe. Raises OSError if it was closed, which another loop may have done."""
    if pipe.closed:
        raise BrokenPipeError("the pipe was closed")
    return pipe.fileno()


def _has_exited(pid: int) -> bool:
    """Whether a child has ended, without reaping it. False where the system cannot say."""
    if not hasattr(os, "waitid"):
        return False
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return False


class StreamChild(Child):
    """A child on anyio's process streams, for systems whose pipes cannot be polled."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.pid: int | None = process.pid
        self._stdin = _piped(process.stdin)
        self._stdout = _piped(process.stdout)
        self._stderr = _piped(process.stderr)
        self._stdin_closed = False

    async def read(self) -> bytes:
        return await self._read(self._stdout)

    async def read_errors(self) -> bytes:
        return await self._read(self._stderr)

    async def write(self, data: bytes) -> None:
        try:
            await self._stdin.send(data)
        except (anyio.BrokenResourceError, anyio.ClosedResourceError) as error:
            raise BrokenPipeError(str(error)) from error

    def close_stdin(self) -> None:
        self._stdin_closed = True

    def poll(self) -> int | None:
        return self._process.returncode

    def terminate(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def wait(self, seconds: float) -> int | None:
        if self._stdin_closed:
            await self._stdin.aclose()
        return await super().wait(seconds)

    async def close(self) -> None:
        await self._process.aclose()

    @staticmethod
    async def _read(stream: ByteReceiveStream) -> bytes:
        try:
            return await stream.receive(READ_BYTES)
        except (anyio.EndOfStream, anyio.ClosedResourceError, anyio.BrokenResourceError):
            return b""


async def spawn(command: Command) -> Child:
    """Start a child. Raises OSError as the system says it: not found, not executable, no such directory."""
    if sys.platform != "win32":
        return PosixChild(command)
    import subprocess

    with anyio.CancelScope(shield=True):  # a child half-started would belong to nobody
        process = await anyio.open_process(
            command.argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=command.cwd,
            env=command.env,
            creationflags=subprocess.CREATE_NEW_PROCESS_GROUP,
        )
    return StreamChild(process)
