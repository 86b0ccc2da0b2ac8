"""A child without a process: what stands between a connection and a server that runs in this program.

It knows bytes, lines and time, and nothing of JSON. The server has no task of its own: it runs in the reads of the
connection, so that nothing is left behind, and on whatever clock the event loop goes by.
"""

from __future__ import annotations

import math
import signal
from abc import ABC, abstractmethod

import anyio

from actors import Child

# What a shell reports of a process that a signal ended; `SIGKILL` has no name on Windows.
TERMINATED = -int(signal.SIGTERM)
KILLED = -9


class MemoryServer(ABC):
    """The server at the other end. Its methods never wait: time comes in as an argument."""

    def __init__(self) -> None:
        self.output: bytearray = bytearray()
        """What it has written and nobody has read."""
        self.errors: bytearray = bytearray()
        """The same of its standard error."""
        self.exit_code: int | None = None
        """None while it runs."""
        self.deaf: bool = False
        """Whether it hangs: it takes what it is sent, does nothing, and does not see the end of its input."""

    @abstractmethod
    def receive(self, line: bytes) -> None:
        """Take one line, without its end."""

    @abstractmethod
    def run(self, now: float) -> float:
        """Do what is due at `now`, in seconds of the loop's clock. Returns when there is more; infinity for never."""


class MemoryChild(Child):
    """A server of this program, as a connection sees it."""

    def __init__(self, server: MemoryServer) -> None:
        self.pid = None
        self._server = server
        self._rest = b""
        # Set, and made anew, whenever something may have changed for whoever waits.
        self._changed = anyio.Event()

    async def read(self) -> bytes:
        server = self._server
        while True:
            due = math.inf
            if server.exit_code is None and not server.deaf:
                due = server.run(anyio.current_time())
            if server.exit_code is not None:
                self._wake()
            if server.output:
                return _taken(server.output)
            if server.exit_code is not None:
                return b""
            with anyio.CancelScope(deadline=math.inf if server.deaf else due):
                await self._changed.wait()

    async def read_errors(self) -> bytes:
        while not self._server.errors:
            if self._server.exit_code is not None:
                return b""
            await self._changed.wait()
        return _taken(self._server.errors)

    async def write(self, data: bytes) -> None:
        if self._server.exit_code is not None:
            raise BrokenPipeError("the server has ended")
        *lines, self._rest = (self._rest + data).split(b"\n")
        if not self._server.deaf:
            for line in lines:
                self._server.receive(line)
        self._wake()

    def close_stdin(self) -> None:
        if not self._server.deaf:
            self._end(0)

    def poll(self) -> int | None:
        return self._server.exit_code

    def terminate(self) -> None:
        self._end(TERMINATED)

    def kill(self) -> None:
        self._end(KILLED)

    async def wait(self, seconds: float) -> int | None:
        with anyio.move_on_after(seconds):
            while self._server.exit_code is None:
                await self._changed.wait()
        return self._server.exit_code

    async def close(self) -> None:
        """Nothing: there are no pipes."""

    def _end(self, exit_code: int) -> None:
        if self._server.exit_code is None:
            self._server.exit_code = exit_code
            self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = anyio.Event()


def _taken(buffer: bytearray) -> bytes:
    data = bytes(buffer)
    buffer.clear()
    return data
