"""The program's side of the relay: a private socket, and a task for each event that comes through it.

It must not know events, answers or the runtime: it carries bytes, and believes only relays of its own.
"""

from __future__ import annotations

import errno
import logging
import os
import pkgutil
import secrets
import shlex
import shutil
import socket
import sys
import tempfile
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from contextvars import Context
from hmac import compare_digest
from typing import Any, Protocol

import anyio

from . import relay

logger = logging.getLogger("openai_codex.hooks")

# Seconds. A relay says all it has to say at once.
READ_SECONDS = 10.0
# Seconds. Nobody waits longer for a relay that does not read.
WRITE_SECONDS = 10.0
# Seconds between two tries to accept when the process has no descriptor left.
ACCEPT_PAUSE = 0.1
BACKLOG = 128
# The oldest are forgotten: each is a random number that nobody sees but the two sides.
KEPT_NONCES = 16 * 1024
# Bytes of a socket's path that every system takes.
MAX_PATH = 100


class Start(Protocol):
    """Runs something in a task of its own, in a copy of a context."""

    def __call__(
        self, run: Callable[..., Coroutine[Any, Any, None]], /, *args: Any, context: Context | None = None
    ) -> None: ...


class Endpoint:
    """Listens for relays in a directory that only this user may enter. Made in any thread, run in the loop.

    Args:
        answer: Makes the answer to an event. It raises nothing, and is cancelled when its relay is gone.
        context_of: The context to answer an event in; None leaves it that of the endpoint.
    """

    def __init__(
        self, answer: Callable[[bytes], Awaitable[bytes]], context_of: Callable[[bytes], Context | None]
    ) -> None:
        self._answer = answer
        self._context_of = context_of
        self._key = secrets.token_bytes(32)
        self._nonces: OrderedDict[bytes, None] = OrderedDict()
        # Those of relays that are heard or served; a task that closes one may never begin.
        self._open: set[socket.socket] = set()
        self.place: str = _private_directory()
        self._socket = socket.socket(socket.AF_UNIX)
        try:
            with open(os.open(self._path(relay.KEY), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(self._key)
            self._socket.setblocking(False)
            self._socket.bind(self._path(relay.SOCKET))
            os.chmod(self._path(relay.SOCKET), 0o600)
            self._socket.listen(BACKLOG)
        except BaseException:
            self.close()
            raise

    def _path(self, name: str) -> str:
        return os.path.join(self.place, name)

    def command(self, seconds: float, *, guards: bool) -> str:
        """The command line that asks here. Without an answer in `seconds` it denies if it guards, and else goes on."""
        source = pkgutil.get_data(__package__ or "", "relay.py") or b""
        # Not the link in a virtual environment, which may lie in the agent's workspace.
        words = [os.path.realpath(sys.executable), "-I", "-S", "-c", source.decode(), self.place]
        words += [str(os.getpid()), f"{seconds:g}", "deny" if guards else "continue"]
        # Python may be gone or be killed, and any other exit code than 2 blocks nothing.
        return f"{shlex.join(words)} || exit 2" if guards else shlex.join(words)

    async def run(self, start: Start) -> None:
        """Take relays in until it is cancelled; `start` runs a task beside it."""
        try:
            while True:
                await anyio.wait_readable(self._socket)
                try:
                    sock, _ = self._socket.accept()
                except BlockingIOError:
                    continue
                except OSError as error:
                    if error.errno not in (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ECONNABORTED):
                        raise
                    await anyio.sleep(ACCEPT_PAUSE)
                    continue
                sock.setblocking(False)
                self._open.add(sock)
                start(self._hear, sock, start)
        finally:
            self.close()

    def close(self) -> None:
        """Listen no more, and leave nothing behind. Twice is fine."""
        self._socket.close()
        for sock in tuple(self._open):
            self._leave(sock)
        shutil.rmtree(self.place, ignore_errors=True)

    def _leave(self, sock: socket.socket) -> None:
        self._open.discard(sock)
        sock.close()

    async def _hear(self, sock: socket.socket, start: Start) -> None:
        """Read the event of one relay, and have it answered."""
        try:
            with anyio.fail_after(READ_SECONDS):
                nonce, event = await self._believed(sock)
            start(self._serve, sock, nonce, event, context=self._context_of(event))
        except BaseException as error:
            self._leave(sock)
            if not isinstance(error, (OSError, EOFError, ValueError)):
                raise
            logger.warning("a relay of hooks was not heard: %s", type(error).__name__)

    async def _believed(self, sock: socket.socket) -> tuple[bytes, bytes]:
        """The nonce and the event of a relay. Raises ValueError for anybody else."""
        if relay.peer(sock)[1] not in (os.getuid(), None):
            raise ValueError("another user")
        nonce, said = await _exactly(sock, relay.NONCE), await _exactly(sock, relay.PROOF)
        size = int.from_bytes(await _exactly(sock, 4), "big")
        if size > relay.MAX_MESSAGE:
            raise ValueError("the event is too long")
        event = await _exactly(sock, size)
        if not compare_digest(said, relay.proof(self._key, b"relay", nonce, event)):
            raise ValueError("a wrong proof")
        if nonce in self._nonces:
            raise ValueError("an event came twice")
        self._nonces[nonce] = None
        if len(self._nonces) > KEPT_NONCES:
            self._nonces.popitem(last=False)
        return nonce, event

    async def _serve(self, sock: socket.socket, nonce: bytes, event: bytes) -> None:
        try:
            answer = None
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(_cancel_when_gone, sock, tasks.cancel_scope)
                answer = await self._answer(event)
                tasks.cancel_scope.cancel()
            if answer is None:
                logger.info("the event of a hook was withdrawn")
                return
            said = relay.proof(self._key, b"program", nonce, answer) + len(answer).to_bytes(4, "big") + answer
            with anyio.move_on_after(WRITE_SECONDS), suppress(OSError):  # the runtime has ended it meanwhile
                await _send(sock, said)
        finally:
            self._leave(sock)


def _private_directory() -> str:
    """A new directory that only this user may enter, with a path that a socket can have."""
    place = tempfile.mkdtemp(prefix="codex-hooks-")
    if len(os.fsencode(place)) + 1 + len(relay.SOCKET) > MAX_PATH:
        os.rmdir(place)
        place = tempfile.mkdtemp(prefix="codex-hooks-", dir="/tmp")
    return place


async def _exactly(sock: socket.socket, count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        await anyio.wait_readable(sock)
        with suppress(BlockingIOError):
            part = sock.recv(min(count - len(data), 65536))
            if not part:
                raise EOFError
            data += part
    return bytes(data)


async def _send(sock: socket.socket, data: bytes) -> None:
    left = memoryview(data)
    while left:
        await anyio.wait_writable(sock)
        with suppress(BlockingIOError):
            left = left[sock.send(left) :]


async def _cancel_when_gone(sock: socket.socket, scope: anyio.CancelScope) -> None:
    """A relay says nothing after its event: what comes then is its end."""
    with suppress(OSError, EOFError):
        await _exactly(sock, 1)
    scope.cancel()
