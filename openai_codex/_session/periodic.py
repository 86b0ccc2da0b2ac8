"""What else a pool needs of its colour: a lock, and a step that is done again and again in the background.

It knows nothing of pools.
"""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress

import anyio

from actors import ActorStopped, Host, is_running, running_loop

from .locks import AsyncLock as AsyncLock

Lock = threading.Lock


class AsyncPeriodic:
    """Awaits `step` every so many seconds, in a task of its own, from `start` to `close`."""

    def __init__(self, step: Callable[[], Awaitable[None]], seconds: float) -> None:
        self._step = step
        self._seconds = seconds
        self._host: Host | None = None
        self._scope: anyio.CancelScope | None = None

    def start(self) -> None:
        """Begin; more than once is fine. Only where a loop runs. If its loop is over, it begins again in this one."""
        if self._host is None or not is_running(self._host.loop):
            self._scope = scope = anyio.CancelScope()
            self._host = Host(lambda: self._run(scope), ended=lambda: None)

    async def close(self) -> None:
        """End it, in the middle of a step too, and wait for that. Twice is fine."""
        host, scope = self._host, self._scope
        if host is None or scope is None:
            return
        if host.loop is running_loop():
            scope.cancel()
            await host.join()
        else:  # nobody waits for another loop
            with suppress(ActorStopped):
                host.post(scope.cancel)

    async def _run(self, scope: anyio.CancelScope) -> None:
        with scope:
            while True:
                await anyio.sleep(self._seconds)
                await self._step()


class Periodic:
    """Calls `step` every so many seconds, in a thread of its own, from `start` to `close`."""

    def __init__(self, step: Callable[[], None], seconds: float) -> None:
        self._step = step
        self._seconds = seconds
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    def start(self) -> None:
        """Begin; more than once is fine, from any thread."""
        with self._guard:
            if self._thread is None:
                # A daemon: a pool that nobody closed must not keep the interpreter from ending.
                self._thread = threading.Thread(target=self._run, name="openai-codex periodic", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Begin no step any more, and wait for one that has begun. Twice is fine."""
        self._closing.set()
        with self._guard:
            thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while not self._closing.wait(self._seconds):
            self._step()
