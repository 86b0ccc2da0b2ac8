"""One async client in several event loops: one after the other, and at the same time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import anyio
import anyio.to_thread
import pytest
import trio

from openai_codex import AsyncCodex, AsyncCodexPool, AsyncThread, CodexConfig, RestartPolicy, TransportClosedError
from openai_codex.errors import EventLoopError
from openai_codex.testing import Gate, ModelProvider, deltas, gate, text
from openai_codex.types import TurnStatus

from .conftest import ANSWER
from .support import PATIENCE

T = TypeVar("T")
Work = Callable[[], Awaitable[T]]


def in_asyncio(work: Work[T]) -> T:
    async def main() -> T:
        return await work()

    return asyncio.run(main())


def in_closed_loop(work: Work[T]) -> T:
    """Without what `asyncio.run` does at its end: what still runs is neither cancelled nor waited for."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(_as_coroutine(work))
    finally:
        loop.close()


async def _as_coroutine(work: Work[T]) -> T:
    return await work()


def in_trio(work: Work[T]) -> T:
    return trio.run(work)


LOOPS = [in_asyncio, in_trio]


async def used(codex: AsyncCodex, thread: AsyncThread | None = None) -> AsyncThread:
    """Requests, a run and a stream."""
    thread = thread or await codex.thread_start()
    assert (await thread.run("one")).final_response == ANSWER
    async with await thread.turn("two") as turn:
        assert "".join([piece async for piece in turn.text()]) == ANSWER
    assert (await codex.models()).data
    assert codex.statistics().correlator is not None
    return thread


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of a loop that was just closed
@pytest.mark.parametrize("first", [in_asyncio, in_trio, in_closed_loop])
@pytest.mark.parametrize("second", [in_asyncio, in_trio, in_closed_loop])
def test_a_client_is_used_in_one_loop_after_the_other(
    config: CodexConfig, first: Callable[[Work[Any]], Any], second: Callable[[Work[Any]], Any]
) -> None:
    codex = AsyncCodex(config)
    thread = first(lambda: used(codex))
    pid = codex._session._connection.child_pid  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    assert second(lambda: used(codex, thread)) is thread
    in_asyncio(lambda: used(codex, thread))
    assert pid is not None
    in_trio(codex.close)
    with pytest.raises(TransportClosedError, match="this client was closed"):
        in_asyncio(codex.models)


def test_a_loop_that_is_over_costs_no_restart(config: CodexConfig) -> None:
    told: list[Any] = []
    config.restart = RestartPolicy(max_restarts=1, on_restart=told.append)
    codex = AsyncCodex(config)
    for _ in range(4):
        in_asyncio(lambda: used(codex))
    assert told == []
    assert codex._session._restarts.spent == 0
    in_asyncio(codex.close)


@pytest.mark.parametrize("first", LOOPS)
@pytest.mark.parametrize("second", LOOPS)
def test_a_turn_of_a_loop_that_is_over_is_told_so_at_once(
    config: CodexConfig, first: Callable[[Work[Any]], Any], second: Callable[[Work[Any]], Any]
) -> None:
    codex = AsyncCodex(config)

    async def begin() -> Any:
        thread = await codex.thread_start()
        await thread.run("one")
        return await thread.turn("two"), codex.notifications()

    turn, notifications = first(begin)

    async def read() -> None:
        for call in (turn.run, turn.stream().__anext__, turn.text().__anext__, notifications.__anext__):
            with pytest.raises(
                EventLoopError, match=r"which runs no more, and is read in .* read it where it was begun"
            ):
                await call()
        async with turn:  # there is nothing left to be stopped
            pass
        await codex.close()

    second(read)


@pytest.mark.parametrize("opener", LOOPS)
@pytest.mark.parametrize("other", LOOPS)
def test_a_client_is_used_in_several_loops_at_the_same_time(
    config: CodexConfig, opener: Callable[[Work[Any]], Any], other: Callable[[Work[Any]], Any]
) -> None:
    codex = AsyncCodex(config)

    async def main() -> None:
        thread = await used(codex)
        async with anyio.create_task_group() as tasks:
            for _ in range(4):
                tasks.start_soon(anyio.to_thread.run_sync, other, lambda: used(codex))
                tasks.start_soon(used, codex)
        # What was made in one loop goes on in another.
        await anyio.to_thread.run_sync(other, lambda: used(codex, thread))
        assert codex._session.generation == 1
        await codex.close()

    opener(main)


@pytest.mark.parametrize("opener", LOOPS)
@pytest.mark.parametrize("other", LOOPS)
def test_a_cancel_in_another_loop_stops_the_turn(
    config: CodexConfig,
    provider: ModelProvider,
    opener: Callable[[Work[Any]], Any],
    other: Callable[[Work[Any]], Any],
) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text(ANSWER)])
    codex = AsyncCodex(config)

    async def cancelled() -> None:
        thread = await codex.thread_start()
        turn = await thread.turn("one")
        with anyio.CancelScope() as scope:
            async with turn:
                await anyio.to_thread.run_sync(hold.wait_until_reached)
                scope.cancel()
                await turn.run()
        assert codex._session.ledger.end_of(turn.id) == "interrupted"
        assert (await thread.run("two")).status is TurnStatus.completed

    async def main() -> None:
        await codex.models()
        await anyio.to_thread.run_sync(other, cancelled)
        await codex.close()

    opener(main)


@pytest.mark.parametrize("opener", LOOPS)
@pytest.mark.parametrize("other", LOOPS)
def test_a_client_is_closed_in_another_loop(
    config: CodexConfig, opener: Callable[[Work[Any]], Any], other: Callable[[Work[Any]], Any]
) -> None:
    codex = AsyncCodex(config)

    async def main() -> None:
        thread = await codex.thread_start()
        turn = await thread.turn("one")
        await turn.run()
        await anyio.to_thread.run_sync(other, codex.close)
        with pytest.raises(TransportClosedError):
            await thread.run("two")
        await codex.close()

    opener(main)


def test_loops_that_start_at_the_same_time_share_one_server(config: CodexConfig) -> None:
    codex = AsyncCodex(config)
    with ThreadPoolExecutor(6) as threads:
        together = threading.Barrier(6, timeout=PATIENCE)

        async def work() -> int | None:
            together.wait()
            await codex.models()
            connection = codex._session._connection
            assert connection is not None
            pid = connection.child_pid
            await anyio.to_thread.run_sync(together.wait)
            return pid

        pids = {future.result(PATIENCE) for future in [threads.submit(LOOPS[each % 2], work) for each in range(6)]}
    assert len(pids) == 1
    in_asyncio(codex.close)


@pytest.mark.parametrize("first", LOOPS)
@pytest.mark.parametrize("second", LOOPS)
def test_a_pool_is_used_in_one_loop_after_the_other_and_beside_it(
    config: CodexConfig, first: Callable[[Work[Any]], Any], second: Callable[[Work[Any]], Any]
) -> None:
    pool = AsyncCodexPool(config, size=1)

    async def work() -> None:
        thread = await pool.thread_start()
        assert (await thread.run("one")).final_response == ANSWER

    async def main() -> None:
        await work()
        await anyio.to_thread.run_sync(first, work)
        await pool.close()

    first(work)
    second(main)


def test_a_paused_loop_is_not_waited_for(config: CodexConfig) -> None:
    codex = AsyncCodex(config)
    loop = asyncio.new_event_loop()
    try:
        thread = loop.run_until_complete(used(codex))
        in_trio(lambda: used(codex, thread))
        loop.run_until_complete(used(codex, thread))
        loop.run_until_complete(codex.close())
        loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        loop.close()
