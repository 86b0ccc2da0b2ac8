"""What every test gets: both backends, a limit on its time, and a look at what it leaves behind."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Generator
from pathlib import Path
from types import FrameType

import pytest

from actors import Connection, check_threads

# The second one is loaded by itself where the package is installed.
pytest_plugins = ["pytester", "openai_codex.testing.pytest_plugin"]

# Whoever calls a connection in a thread that is not its loop's is found by whatever test does it.
check_threads(Connection)

# A process that a script started in the background ignores Ctrl-C, and every child of it does: those that tests
# interrupt must not.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Seconds. No test comes near it; it turns a hang into a failure that names the line.
TIME_LIMIT = 120
# Seconds that a thread which was told to end may take to be gone.
THREAD_GRACE = 5


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    """Async tests run on both."""
    backend: str = request.param
    return backend


@pytest.fixture(autouse=True)
def time_limit() -> Generator[None]:
    """End a test that hangs, in whatever it waits for."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def overdue(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"the test did not end within {TIME_LIMIT} s")

    before = signal.signal(signal.SIGALRM, overdue)
    signal.setitimer(signal.ITIMER_REAL, TIME_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(autouse=True, scope="module")
def what_was_there_before_stays() -> None:
    """Keep the collector from going through everything that was imported, after each of thousands of tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_is_left() -> Generator[None]:
    """After each test: no new child, thread or descriptor, and nothing unclosed for the collector to find."""
    threads, children, descriptors = set(threading.enumerate()), _children(), _descriptors()
    yield
    gc.collect()  # an unclosed stream warns now, in the test it belongs to, and warnings are errors
    left = [thread for thread in threading.enumerate() if thread not in threads and not _is_cached(thread)]
    for thread in left:
        thread.join(THREAD_GRACE)
    assert [thread.name for thread in left if thread.is_alive()] == []
    assert _children() - children == set()
    assert _descriptors() - descriptors == set()


def _descriptors() -> set[str]:
    """The open descriptors of this process. Nothing where there is no /proc."""
    open_now = {entry.name for entry in Path("/proc/self/fd").glob("*")}
    # Listing them opens one more, which is closed by now.
    return {name for name in open_now if Path("/proc/self/fd", name).is_symlink()}


def _is_cached(thread: threading.Thread) -> bool:
    # Trio keeps the threads of `to_thread` for ten seconds, for whoever needs one next.
    return thread.name.startswith(("Trio thread", "trio.to_thread"))


def _children() -> set[int]:
    """The processes whose parent is this one, zombies too. Nothing where there is no /proc."""
    own, found = str(os.getpid()), set[int]()
    # Not a glob of their files: that looks at each, and one may end in the middle of it.
    for process in Path("/proc").glob("[0-9]*"):
        try:
            # "pid (name) state ppid ...", and a name may hold anything.
            parent = (process / "stat").read_text(errors="replace").rpartition(")")[2].split()[1]
        except OSError:  # it ended meanwhile
            continue
        if parent == own:
            found.add(int(process.name))
    return found
