"""`Host`: a task that belongs to nobody, and a way into its loop from other threads."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import anyio
import pytest

from actors import ActorStopped, loop_poster
from actors.host import Host
from tests.actors.support import PATIENCE

pytestmark = pytest.mark.anyio


def host_of(main: Callable[[], Coroutine[Any, Any, None]]) -> Host:
    return Host(main, ended=lambda: None)


async def test_it_survives_the_scope_of_the_task_that_made_it() -> None:
    release, hosts = anyio.Event(), list[Host]()

    async def opener() -> None:
        with anyio.CancelScope() as scope:
            hosts.append(host_of(release.wait))
            scope.cancel()
            await anyio.lowlevel.checkpoint()

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(opener)
        release.set()
        await hosts[0].join()


async def test_joining_waits_until_main_is_done_and_again_does_not() -> None:
    order: list[str] = []

    async def main() -> None:
        await anyio.lowlevel.checkpoint()
        order.append("main")

    host = host_of(main)
    with anyio.fail_after(PATIENCE):
        await host.join()
        order.append("joined")
        await host.join()
    assert order == ["main", "joined"]
    assert host.error is None


async def test_an_error_of_main_is_kept_and_logged_and_ends_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        raise ValueError("a bug")

    with caplog.at_level(logging.ERROR, "actors.host"):
        host = host_of(main)
        with anyio.fail_after(PATIENCE):
            await host.join()
    assert isinstance(host.error, ValueError)
    assert "an actor system failed" in caplog.text


async def test_posting_runs_a_function_in_the_thread_of_the_loop() -> None:
    release, got = anyio.Event(), list[object]()

    def function(value: int) -> None:
        got.append((value, threading.get_ident()))
        release.set()

    host = host_of(release.wait)
    thread = threading.Thread(target=host.post, args=(function, 5))
    thread.start()
    with anyio.fail_after(PATIENCE):
        await host.join()
    thread.join(PATIENCE)
    assert got == [(5, threading.get_ident())]


async def test_posts_of_one_thread_run_in_order() -> None:
    release, got = anyio.Event(), list[int]()

    def post_many() -> None:
        for number in range(500):
            host.post(got.append, number)
        host.post(release.set)

    host = host_of(release.wait)
    thread = threading.Thread(target=post_many)
    thread.start()
    with anyio.fail_after(PATIENCE):
        await host.join()
    thread.join(PATIENCE)
    assert got == list(range(500))


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_posting_to_a_loop_that_is_gone_raises(backend: str) -> None:
    async def main() -> Host:
        host = host_of(anyio.lowlevel.checkpoint)
        await host.join()
        return host

    host = anyio.run(main, backend=backend)
    with pytest.raises(ActorStopped):
        host.post(print)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_loop_that_ends_cancels_main_and_lets_it_clean_up(backend: str) -> None:
    cleaned: list[bool] = []

    async def main() -> None:
        try:
            await anyio.sleep_forever()
        finally:
            with anyio.CancelScope(shield=True):
                await anyio.lowlevel.checkpoint()
                cleaned.append(True)

    async def opener() -> None:
        host_of(main)
        await anyio.wait_all_tasks_blocked()

    anyio.run(opener, backend=backend)
    assert cleaned == [True]


@pytest.mark.parametrize("ticks", range(4))
def test_a_loop_of_asyncio_that_ends_at_once_still_says_that_it_ended(ticks: int) -> None:
    """asyncio never begins a task that is cancelled before its first step; whoever joins must wake all the same."""
    ended: list[bool] = []

    async def join() -> None:
        host = Host(anyio.sleep_forever, ended=lambda: ended.append(True))
        try:
            await host.join()
        except asyncio.CancelledError:
            with anyio.CancelScope(shield=True), anyio.fail_after(PATIENCE):
                await host.join()
            raise

    async def main() -> None:
        joining.append(asyncio.get_running_loop().create_task(join()))
        for _ in range(ticks):
            await asyncio.sleep(0)

    joining: list[asyncio.Task[None]] = []
    asyncio.run(main())
    assert joining[0].cancelled()
    assert ended


async def test_a_loop_is_reached_from_another_thread() -> None:
    post, reached = loop_poster(), anyio.Event()
    here = threading.current_thread()
    threads: list[threading.Thread] = []

    def note() -> None:
        threads.append(threading.current_thread())
        reached.set()

    with anyio.fail_after(PATIENCE):
        await anyio.to_thread.run_sync(post, note)
        await reached.wait()
    assert threads == [here]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_loop_that_has_ended_is_not_reached(backend: str) -> None:
    async def main() -> object:
        return loop_poster()

    post: Any = anyio.run(main, backend=backend)
    with pytest.raises(RuntimeError):
        post(print)
