"""The actor that owns the child and its pipes: frames in, lines out, and what the child said as it died.

It knows nothing of JSON. Its steps are the writes: a frame goes out in the very step, and only what the pipe
does not take at once is left to a task. Reading stdout and stderr are two more tasks under the same roof,
because a pipe must be read while another is full.
"""

from __future__ import annotations

import contextlib
import logging
import re
import select
from collections import deque
from threading import Lock

import anyio

from .actor import Actor, ActorRef
from .correlator import CorrelatorMessage
from .errors import ActorStopped, PipeClosed
from .printable import printable
from .process import Child
from .protocol.framing import MAX_LINE_BYTES, LineBuffer

_logger = logging.getLogger(__name__)
# What a child says may quote what it was given, so it is told only to those who ask for this logger by its name.
_stderr_logger = logging.getLogger(f"{__name__}.stderr")
_stderr_logger.setLevel(logging.INFO)

# Of a longer line of stdout this much is kept: the id of an answer stands in it.
HEAD_BYTES = 4096

STDERR_LINES = 400
STDERR_LINE_BYTES = 65536
STDERR_LINE_CHARACTERS = 2000

# After its stdout ended or its stdin broke a child has this long to be gone, so that its exit code and
# its last words can be told.
OBITUARY_GRACE = 0.5

# How often to see whether the child is gone although its pipes are open.
WATCH_INTERVAL = 0.5

# A non-blocking pipe takes as much as this whole or not at all (POSIX, PIPE_BUF).
ATOMIC_BYTES = 512 if not hasattr(select, "PIPE_BUF") else select.PIPE_BUF

_ANSI_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")


class PipeActor(Actor[bytes]):
    """Owns one child. Its inbox holds the frames of requests in flight, which the peer's window bounds."""

    def __init__(
        self,
        child: Child,
        *,
        correlator: ActorRef[CorrelatorMessage],
        ref: ActorRef[bytes] | None = None,
        max_line_bytes: int = MAX_LINE_BYTES,
    ) -> None:
        super().__init__(ref)
        self.child = child
        self._correlator = correlator
        # What the pipe did not take at once, in order, and who is told of it.
        self._unwritten: list[bytes] = []
        self._held_up = anyio.Event()
        # Between a part of a frame and the note of its rest no other thread may write.
        self._writing = Lock()
        self._reason = ""
        self._framing = LineBuffer(max_line_bytes, head=HEAD_BYTES)
        self._stderr_framing = LineBuffer(STDERR_LINE_BYTES, head=STDERR_LINE_BYTES)
        self._stderr: deque[str] = deque(maxlen=STDERR_LINES)

    @property
    def stderr_tail(self) -> str:
        """The last lines the child wrote to its stderr, without colours, and printable."""
        return "\n".join(self._stderr)

    @property
    def oversized_lines(self) -> int:
        """How many lines of stdout were dropped because they were too long to keep."""
        return self._framing.oversized

    @property
    def oversized_stderr_lines(self) -> int:
        """How many lines of stderr were too long to keep whole."""
        return self._stderr_framing.oversized

    def receive(self, message: bytes) -> None:
        with self._writing:
            if not self._unwritten:
                taken = self.child.write_now(message)
                if taken == len(message):
                    return
                message = message[taken:]
            self._unwritten.append(message)
        self._held_up.set()

    def write_from_thread(self, frames: bytes) -> bool:
        """Write in another thread than the loop's. False, and nothing written, if only the loop can do it: the
        pipe is behind, or would take a part."""
        with self._writing:
            return len(frames) <= ATOMIC_BYTES and not self._unwritten and self.child.write_now(frames) == len(frames)

    async def run(self) -> None:
        """Serve the pipes until one of them ends; then raises PipeClosed with what is known of the child."""
        async with anyio.create_task_group() as tasks:
            stderr_ended = anyio.Event()
            tasks.start_soon(self._read_stderr, stderr_ended)
            self._reason = await self._first_end()
            with anyio.move_on_after(OBITUARY_GRACE):
                await self.child.wait(OBITUARY_GRACE)
                await stderr_ended.wait()
            tasks.cancel_scope.cancel()
        raise PipeClosed(self._obituary(), self.child.poll(), self.stderr_tail)

    async def _first_end(self) -> str:
        reasons: list[str] = []
        async with anyio.create_task_group() as tasks:

            async def read() -> None:
                await self._read_stdout()
                reasons.append("closed its stdout")
                tasks.cancel_scope.cancel()

            async def write() -> None:
                await self._write_stdin()
                reasons.append("closed its stdin")
                # What it said before is still worth reading, and its end may be on the way.
                await anyio.sleep(OBITUARY_GRACE)
                tasks.cancel_scope.cancel()

            async def watch() -> None:
                # A grandchild may keep the pipes of a child that is gone; to poll ends what the child left.
                while self.child.poll() is None:  # noqa: ASYNC110 - there is no event for this on every system
                    await anyio.sleep(WATCH_INTERVAL)
                await anyio.sleep(OBITUARY_GRACE)
                reasons.append("ended")
                tasks.cancel_scope.cancel()

            tasks.start_soon(super().run)
            tasks.start_soon(read)
            tasks.start_soon(write)
            tasks.start_soon(watch)
        return reasons[0]

    async def _read_stdout(self) -> None:
        ended = anyio.Event()

        def take(chunk: bytes) -> None:
            try:
                if lines := self._framing.feed(chunk):
                    self._correlator.tell(lines)
            except ActorStopped:
                ended.set()
            if not chunk:
                ended.set()

        stop = self.child.on_readable(take)
        if stop is None:
            with contextlib.suppress(OSError):
                while not ended.is_set():
                    take(await self.child.read())
        else:
            try:
                await ended.wait()
            finally:
                stop()
        if self._framing.end():
            _logger.warning("the child ended in the middle of a line")

    async def _write_stdin(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                await self._held_up.wait()
                self._held_up = anyio.Event()
                while count := len(self._unwritten):
                    await self.child.write(b"".join(self._unwritten[:count]))
                    # Only now: a frame that is told meanwhile must not overtake these.
                    del self._unwritten[:count]

    async def _read_stderr(self, ended: anyio.Event) -> None:
        lines = self._stderr_framing
        with contextlib.suppress(OSError):
            while chunk := await self.child.read_errors():
                for line in lines.feed(chunk):
                    self._keep(line)
        if rest := lines.end():
            self._keep(rest)
        ended.set()

    def _keep(self, line: bytes) -> None:
        # A progress bar writes over itself: its last state is the line.
        line = line.rstrip(b"\r").rpartition(b"\r")[2]
        text = _ANSI_ESCAPE.sub("", line[: 2 * STDERR_LINE_CHARACTERS].decode("utf-8", "replace"))
        text = printable(text.rstrip()[:STDERR_LINE_CHARACTERS])
        self._stderr.append(text)
        _stderr_logger.debug("%d: %s", self.child.pid, text)

    def _obituary(self) -> str:
        code = self.child.poll()
        if code is None:
            return f"the child {self._reason} and is still running"
        if code < 0:
            return f"the child was ended by signal {-code}"
        return f"the child exited with code {code}"
