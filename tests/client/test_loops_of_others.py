"""What an async client does in a loop that is not its server's: what came along from there, stopped or is nested."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio
import anyio.lowlevel
import anyio.to_thread
import pytest
import trio

from openai_codex import AsyncCodex, AsyncThread, CodexConfig, TransportClosedError
from openai_codex.errors import EventLoopError
from openai_codex.testing import Gate, ModelProvider, deltas, gate, text, tool_call
from openai_codex.tools import tool

from .conftest import ANSWER
from .support import PATIENCE

T = TypeVar("T")

BACKENDS = ["asyncio", "trio"]
both = pytest.mark.parametrize(("first", "second"), [(one, other) for one in BACKENDS for other in BACKENDS])


def run(backend: str, function: Callable[[], Awaitable[T]]) -> T:
    """Await a function in a loop of anyio's, which notes its library in the context of what runs there."""

    async def bounded() -> T:
        with anyio.fail_after(PATIENCE):
            return await function()

    return anyio.run(bounded, backend=backend)


@both
def test_a_turn_that_is_left_in_another_library_is_interrupted(
    config: CodexConfig, provider: ModelProvider, first: str, second: str
) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text(ANSWER)])
    codex = AsyncCodex(config)

    async def leaves() -> None:
        turn = await (await codex.thread_start()).turn("Take long.")
        await anyio.to_thread.run_sync(hold.wait_until_reached)
        with anyio.CancelScope() as scope:
            scope.cancel()
            await turn.run()
        assert codex._session.ledger.end_of(turn.id) == "interrupted"

    async def main() -> None:
        async with codex:
            await anyio.to_thread.run_sync(run, second, leaves)

    run(first, main)


@both
def test_a_tool_runs_in_the_library_of_the_clients_own_loop(
    config: CodexConfig, provider: ModelProvider, first: str, second: str
) -> None:
    provider.replies([tool_call("add", {"a": 1, "b": 2}), text(ANSWER)])
    sums: list[int] = []

    @tool
    async def add(a: int, b: int) -> int:
        """Add two numbers."""
        await anyio.lowlevel.checkpoint()  # fails where the library is taken for another
        sums.append(a + b)
        return a + b

    async def main() -> None:
        async with AsyncCodex(config) as codex:

            async def asks() -> None:
                await (await codex.thread_start(tools=[add])).run("Add.")

            await anyio.to_thread.run_sync(run, second, asks)

    run(first, main)
    assert sums == [3]


@pytest.mark.parametrize("second", BACKENDS)
def test_a_loop_that_only_stops_wakes_who_waits_in_another(
    config: CodexConfig, provider: ModelProvider, second: str
) -> None:
    """Nothing in a loop of asyncio that is stopped can tell anybody of it."""
    hold, begun, ended = Gate(), threading.Event(), list[bool]()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    codex = AsyncCodex(config)

    async def waits() -> None:
        turn = await (await codex.thread_start()).turn("Take long.")
        begun.set()
        with pytest.raises(TransportClosedError, match="runs no more"):
            await turn.run()
        await codex.close()
        ended.append(True)

    async def starts() -> None:
        await codex.models()
        thread.start()
        await asyncio.to_thread(begun.wait, PATIENCE)

    thread = threading.Thread(target=run, args=(second, waits))
    loop = asyncio.new_event_loop()
    loop.run_until_complete(starts())
    thread.join(PATIENCE)
    loop.run_until_complete(loop.shutdown_default_executor())
    # Once it goes on it lets go of what is its own.
    while tasks := asyncio.all_tasks(loop):
        for task in tasks:
            task.cancel()
        loop.run_until_complete(asyncio.wait(tasks))
    loop.close()
    assert ended == [True]


def test_a_loop_inside_of_the_clients_own_is_told_so_at_once(config: CodexConfig) -> None:
    async def main() -> None:
        async with AsyncCodex(config) as codex:
            thread: AsyncThread = await codex.thread_start()

            async def with_deadline() -> None:
                await thread.run("Go.", timeout=PATIENCE)

            for use in (codex.models, thread.read, with_deadline):
                with pytest.raises(EventLoopError, match=r"of asyncio .* stands still while .* of trio"):
                    trio.run(use)
            assert (await thread.run("Go.")).final_response == ANSWER

    asyncio.run(main())


def test_a_client_is_closed_in_a_loop_inside_of_its_own(config: CodexConfig) -> None:
    async def main() -> None:
        codex = AsyncCodex(config)
        await codex.models()
        trio.run(codex.close)
        with pytest.raises(TransportClosedError, match="this client was closed"):
            await codex.models()

    asyncio.run(main())
