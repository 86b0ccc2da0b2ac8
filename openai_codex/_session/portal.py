"""The one event loop thread that serves every sync client of a process.

It is started by the first client and stopped by the last. The thread is a daemon and clients that nobody
closed are closed at exit: a loop thread that must be joined would keep the interpreter from ending.
"""

from __future__ import annotations

import atexit
import os
import threading
from concurrent.futures import Future
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

import anyio

from ..errors import InvalidOptionError

if TYPE_CHECKING:
    from anyio.from_thread import BlockingPortal


class Closable(Protocol):
    """A client, as the exit handler sees it."""

    def close(self) -> None: ...


_lock = threading.Lock()
# Held until they are closed: a client that was dropped still has a server to be ended at exit.
_users: set[Closable] = set()
_leases = 0
_portal: BlockingPortal | None = None
_thread: threading.Thread | None = None


def acquire(user: Closable, *, uvloop: bool = False) -> BlockingPortal:
    """The portal, started if need be. Each call wants one `release`; at exit `user` is closed.

    With `uvloop` a portal that is started runs on uvloop; one that runs already stays what it is.
    Raises InvalidOptionError if uvloop is not installed.
    """
    global _leases, _portal, _thread
    if uvloop and find_spec("uvloop") is None:
        raise InvalidOptionError("CodexConfig.uvloop needs the package uvloop: install openai-codex[uvloop]")
    with _lock:
        if _portal is None:
            ready: Future[BlockingPortal] = Future()
            _thread = threading.Thread(target=_run, args=(ready, uvloop), name="openai-codex loop", daemon=True)
            _thread.start()
            _portal = ready.result()
        _leases += 1
        _users.add(user)
        return _portal


def release(user: Closable) -> None:
    """Give the portal back; the last one to do so stops it and waits for its thread."""
    global _leases, _portal, _thread
    with _lock:
        _users.discard(user)
        _leases -= 1
        if _leases or _portal is None or _thread is None:
            return
        portal, thread, _portal, _thread = _portal, _thread, None, None
    portal.start_task_soon(portal.stop)
    thread.join()


def serves(user: Closable) -> bool:
    """Whether the portal that the user acquired is in this process: a fork has none of its parent's."""
    with _lock:
        return user in _users


def in_loop() -> bool:
    """Whether the calling thread is the loop's own."""
    return threading.current_thread() is _thread


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


def _forget_after_fork() -> None:
    """The loop's thread stayed in the parent; the child starts with none."""
    global _lock, _leases, _portal, _thread
    _lock = threading.Lock()
    _leases = 0
    _portal = None
    _thread = None
    _users.clear()


atexit.register(_close_users)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
