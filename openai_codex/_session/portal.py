"""The one event loop thread that serves every sync client of a process.

It is started by the first client and stopped by the last. The thread is a daemon and clients that nobody
closed are closed at exit: a loop thread that must be joined would keep the interpreter from ending.
"""

from __future__ import annotations

import atexit
import os
import threading
from concurrent.futures import Future
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple, Protocol

import anyio

from ..errors import InvalidOptionError, StartError

if TYPE_CHECKING:
    from anyio.from_thread import BlockingPortal


# Seconds that the exit waits for a client which another thread closes. Its own steps are shorter.
CLOSE_LIMIT = 10.0


class Closable(Protocol):
    """A client, as the exit handler sees it."""

    # Set when `close` is done, in whatever thread.
    closed: threading.Event

    def close(self) -> None: ...


class _Running(NamedTuple):
    portal: BlockingPortal
    thread: threading.Thread


# Reentrant: the collector may drop a client anywhere.
_lock = threading.RLock()
# Held until they are closed, each with the portal it was given.
_users: dict[Closable, _Running] = {}
_running: _Running | None = None


def acquire(user: Closable, *, uvloop: bool = False) -> BlockingPortal:
    """The portal, started if need be. Each call wants one `release`; at exit `user` is closed.

    With `uvloop` a portal that is started runs on uvloop; one that runs already stays what it is.
    Raises InvalidOptionError if uvloop is not installed, and StartError if the system gives no thread or no loop.
    """
    global _running
    if uvloop and find_spec("uvloop") is None:
        raise InvalidOptionError("CodexConfig.uvloop needs the package uvloop: install openai-codex[uvloop]")
    with _lock:
        if _running is None or not _running.thread.is_alive():
            ready: Future[BlockingPortal] = Future()
            thread = threading.Thread(target=_run, args=(ready, uvloop), name="openai-codex loop", daemon=True)
            try:
                thread.start()
                _running = _Running(ready.result(), thread)
            except (OSError, RuntimeError) as error:
                raise StartError(f"the thread of the sync clients could not be started: {error}") from error
        _users[user] = _running
        return _running.portal


def release(user: Closable) -> None:
    """Give the portal back; the last one to do so stops it and waits for its thread. Twice is fine."""
    global _running
    with _lock:
        running = _users.pop(user, None)
        if running is None or running in _users.values():
            return
        if running is _running:
            _running = None
    with suppress(RuntimeError):  # its loop has ended by itself
        running.portal.start_task_soon(running.portal.stop)
    running.thread.join()


def serves(user: Closable) -> bool:
    """Whether the portal that the user acquired is in this process: a fork has none of its parent's."""
    with _lock:
        return user in _users


def in_loop() -> bool:
    """Whether the calling thread is the loop's own."""
    return _running is not None and threading.current_thread() is _running.thread


def _run(ready: Future[BlockingPortal], uvloop: bool) -> None:
    from anyio.from_thread import BlockingPortal  # only a sync client needs it

    async def serve() -> None:
        async with BlockingPortal() as portal:
            ready.set_result(portal)
            await portal.sleep_until_stopped()

    try:
        anyio.run(serve, backend="asyncio", backend_options={"use_uvloop": uvloop})
    except BaseException as error:
        if ready.done():
            raise
        ready.set_exception(error)


def _close_users() -> None:
    for user in list(_users):
        user.close()
        user.closed.wait(CLOSE_LIMIT)  # one that was dropped may be closed in a thread, which would end with this one


def _forget_after_fork() -> None:
    """The loop's thread stayed in the parent; the child starts with none."""
    global _lock, _running
    _lock = threading.RLock()
    _running = None
    _users.clear()


atexit.register(_close_users)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
