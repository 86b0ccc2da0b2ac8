"""A pool whose caller is cancelled, at any moment of a server's start: nothing is left behind, and others go on."""

from __future__ import annotations

from pathlib import Path

import anyio
import pytest

from openai_codex import AsyncCodexPool, CodexConfig, TransportClosedError
from openai_codex.testing import Gate, ModelProvider, deltas, gate, text

from .conftest import ANSWER
from .support import PATIENCE

pytestmark = pytest.mark.anyio


def children() -> list[int]:
    """The processes that this one has started and not waited for."""
    found: list[int] = []
    for task in Path("/proc/self/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


async def until_a_child_runs() -> None:
    while not children():
        await anyio.lowlevel.checkpoint()


async def test_a_start_that_is_cancelled_leaves_no_server_and_no_thread(config: CodexConfig) -> None:
    async with AsyncCodexPool(config, size=2) as pool:
        for checkpoints in (0, 1, 2, 3, 5, 8, 13, 21, 34, 55):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(pool.thread_start)
                for _ in range(checkpoints):
                    await anyio.lowlevel.checkpoint()
                tasks.cancel_scope.cancel()
            assert len(children()) == len(pool.statistics())
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(pool.thread_start)
            await until_a_child_runs()
            tasks.cancel_scope.cancel()
        assert len(children()) == len(pool.statistics())
        with anyio.fail_after(PATIENCE):
            assert (await (await pool.thread_start()).run("Hello.")).final_response == ANSWER


async def test_whoever_waits_for_a_start_that_is_cancelled_starts_the_server(config: CodexConfig) -> None:
    async with AsyncCodexPool(config, size=1) as pool:
        cancelled = anyio.CancelScope()
        async with anyio.create_task_group() as tasks:

            async def first() -> None:
                with cancelled:
                    await pool.models()

            tasks.start_soon(first)
            await until_a_child_runs()
            tasks.start_soon(pool.models)
            await anyio.lowlevel.checkpoint()
            cancelled.cancel()
        assert cancelled.cancelled_caught
        assert len(pool.statistics()) == len(children()) == 1


async def test_a_pool_that_is_closed_in_the_middle_of_a_start_tells_whoever_waits_for_it(config: CodexConfig) -> None:
    told: list[Exception] = []
    pool = AsyncCodexPool(config, size=2)

    async def start() -> None:
        try:
            await pool.thread_start()
        except TransportClosedError as error:
            told.append(error)

    async with anyio.create_task_group() as tasks:
        for _ in range(3):
            tasks.start_soon(start)
        await until_a_child_runs()
        with anyio.fail_after(PATIENCE):
            await pool.close()
    assert [str(error) for error in told] == ["this pool was closed"] * 3
    assert children() == []


async def test_a_pool_that_is_left_by_cancellation_leaves_no_server(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies(lambda request: deltas(["part", gate(hold), "rest"]))
    with anyio.CancelScope() as scope:
        async with AsyncCodexPool(config, size=2, idle_timeout=60) as pool, anyio.create_task_group() as tasks:
            for _ in range(2):
                tasks.start_soon((await pool.thread_start()).run, "Take long.")
            await anyio.to_thread.run_sync(lambda: hold.wait_until_reached(arrivals=2))
            assert len(children()) == 2
            scope.cancel()
    assert scope.cancelled_caught
    assert children() == []


async def test_a_cancelled_turn_is_interrupted_and_its_server_goes_on(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("after")])
    async with AsyncCodexPool(config, size=1) as pool:
        thread = await pool.thread_start()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(thread.run, "Take long.")
            await anyio.to_thread.run_sync(hold.wait_until_reached)
            assert [member.turns for member in pool.statistics()] == [1]
            tasks.cancel_scope.cancel()
        assert [member.turns for member in pool.statistics()] == [0]
        assert (await thread.run("And now?")).final_response == "after"
