"""One background task that outlives the call that started it, and a way into its loop from other threads.

A task group must be left by the task that entered it, but a client is opened in one task and closed in
another. So a host task owns the task group and everybody else reaches it by messages. This is the only
module that imports asyncio or trio.
"""

from __future__ import annotations

import contextvars
import logging
from collections.abc import Callable, Coroutine
from functools import cache
from typing import Any

import anyio
import sniffio

from .errors import ActorStopped

_logger = logging.getLogger(__name__)


def running_loop() -> object:
    """What identifies the event loop that runs in this thread; None if none does."""
    try:
        on_trio = sniffio.current_async_library() == "trio"
    except sniffio.AsyncLibraryNotFoundError:
        on_trio = False  # a callback of asyncio is in no task, which is what sniffio goes by
    if on_trio:
        import trio

        return trio.lowlevel.current_trio_token()
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def is_running(loop: object) -> bool:
    """Whether an event loop runs, in whatever thread. One that stands still between two runs does not."""
    if (runs := getattr(loop, "is_running", None)) is not None:
        return bool(runs())
    if loop is None or loop is running_loop():
        return loop is not None
    try:
        loop.run_sync_soon(_nothing)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    except RuntimeError:
        return False
    return True


def is_over(loop: object) -> bool:
    """Whether an event loop will never run again."""
    closed = getattr(loop, "is_closed", None)
    return bool(closed()) if closed is not None else not is_running(loop)


def _nothing() -> None:
    """Only a loop of trio that runs takes it."""


class Host:
    """Runs `main` in a task of its own, from construction on.

    An error of `main` would reach no caller from here, and on trio would end the whole loop: it is kept
    in `error` and logged, for it is a bug. `ended` is called at the end, even of a main that never began.
    """

    def __init__(self, main: Callable[[], Coroutine[Any, Any, None]], *, ended: Callable[[], object]) -> None:
        self._main = main
        self._on_end = ended
        self.error: Exception | None = None
        self._ended = anyio.Event()
        self.loop: object = running_loop()
        on_trio = sniffio.current_async_library() == "trio"
        self._post = _start_trio(self._run) if on_trio else _start_asyncio(self._run, self._end)

    def post(self, function: Callable[..., object], *args: Any) -> None:
        """Call a function in the loop's thread, soon, from any thread. Raises ActorStopped if the loop is gone."""
        try:
            self._post(_guarded, function, *args)
        except RuntimeError as error:
            raise ActorStopped("the event loop of this connection has ended") from error

    @property
    def ended(self) -> bool:
        """Whether `main` is done."""
        return self._ended.is_set()

    async def join(self) -> None:
        """Wait until `main` is done."""
        await self._ended.wait()

    async def _run(self) -> None:
        try:
            await self._main()
        except Exception as error:
            self.error = error
            _logger.exception("an actor system failed")
        finally:
            self._end()

    def _end(self) -> None:
        self._ended.set()
        self._on_end()


def forget_library() -> None:
    """Leave out of the current context which library the loop is of that it comes from: `anyio.run` notes it there."""
    sniffio.current_async_library_cvar.set(None)


def _guarded(function: Callable[..., object], *args: Any) -> None:
    forget_library()
    # On trio an error in a posted function ends the whole loop.
    try:
        function(*args)
    except Exception:
        _logger.exception("a function that was posted to the loop failed")


def on_readable(descriptor: int, callback: Callable[[], object]) -> Callable[[], object] | None:
    """Call `callback` in the loop whenever a descriptor is readable, until the function that is returned is called.

    None where the loop does not offer that (trio, and asyncio without a selector): wait for it in a task instead.
    On asyncio a task that waits anew for every read costs two system calls and a pass through the loop each time.
    The callback runs outside of any task, so it must not make what belongs to one: scopes, tasks, events.
    """
    if sniffio.current_async_library() == "trio":
        return None
    import asyncio

    loop = asyncio.get_running_loop()
    try:
        loop.add_reader(descriptor, callback)
    except NotImplementedError:
        return None
    return lambda: loop.remove_reader(descriptor)


async def spared_ctrl_c(run: Callable[..., Coroutine[Any, Any, None]], *args: Any) -> None:
    """Await a function in which the loop raises no Ctrl-C: that is for the program's own task.

    Trio would raise it in whatever task runs just then. asyncio cancels the program's main task first.
    """
    if sniffio.current_async_library() == "trio":
        await _spared_on_trio()(run, *args)
    else:
        await run(*args)


@cache
def _spared_on_trio() -> Callable[..., Coroutine[Any, Any, None]]:
    import trio

    @trio.lowlevel.enable_ki_protection
    async def call(run: Callable[..., Coroutine[Any, Any, None]], *args: Any) -> None:
        await run(*args)

    return call


def loop_poster() -> Callable[..., object]:
    """The way into the running loop from any thread: it calls what it is given there, soon.

    It raises RuntimeError once the loop has ended, and what it calls must not raise.
    """
    return _trio_poster() if sniffio.current_async_library() == "trio" else _asyncio_poster()


_tasks: set[object] = set()  # asyncio itself holds its tasks only weakly


def _start_asyncio(run: Callable[[], Coroutine[Any, Any, None]], ended: Callable[[], object]) -> Callable[..., object]:
    import asyncio

    loop = asyncio.get_running_loop()
    task = loop.create_task(run(), name="actors host")
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)

    def done(task: asyncio.Task[None]) -> None:
        # A loop that ends at once cancels a task that has not begun, and then nothing of it runs.
        ended()
        # Ctrl-C that came at the very end has left the loop already, and asyncio would print it once more.
        if not task.cancelled():
            task.exception()

    task.add_done_callback(done)
    return loop.call_soon_threadsafe


def _asyncio_poster() -> Callable[..., object]:
    import asyncio

    return asyncio.get_running_loop().call_soon_threadsafe


def _start_trio(run: Callable[[], Coroutine[Any, Any, None]]) -> Callable[..., object]:
    import trio

    trio.lowlevel.spawn_system_task(run, name="actors host", context=contextvars.copy_context())
    return trio.lowlevel.current_trio_token().run_sync_soon


def _trio_poster() -> Callable[..., object]:
    import trio

    return trio.lowlevel.current_trio_token().run_sync_soon
