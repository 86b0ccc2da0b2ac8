"""Both backends for every async test, and a check that no test leaves a child, a thread or a stream behind."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from actors import pipe, process
from tests.actors.support import THREAD_GRACE


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    backend: str = request.param
    return backend


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
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


@pytest.fixture
def short_graces(monkeypatch: pytest.MonkeyPatch) -> None:
    """End a stubborn child soon: the steps are the same, only shorter."""
    monkeypatch.setattr(process.Child.end, "__defaults__", (0.1,))
    monkeypatch.setattr(process, "TERMINATE_GRACE", 0.1)
    monkeypatch.setattr(pipe, "OBITUARY_GRACE", 0.1)


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
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # "pid (name) state ppid ...", and a name may hold anything.
            parent = stat.read_text(errors="replace").rpartition(")")[2].split()[1]
        except OSError:  # it ended meanwhile
            continue
        if parent == own:
            found.add(int(stat.parent.name))
    return found
