"""Cancelling stops the agent: by scope, by timeout, by task, by Ctrl-C, at any point of a turn."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import anyio
import pytest

from openai_codex import AsyncCodex, AsyncThread, Codex, CodexConfig
from openai_codex.testing import Gate, ModelProvider, deltas, gate, text
from openai_codex.types import TurnStatus

pytestmark = pytest.mark.anyio


async def statuses(thread: AsyncThread) -> list[TurnStatus]:
    """How the thread's turns ended, as the server stored them."""
    read = await thread.read(include_turns=True)
    return [turn.status for turn in read.thread.turns]


async def reached(hold: Gate) -> None:
    await anyio.to_thread.run_sync(hold.wait_until_reached)


async def test_a_cancelled_run_interrupts_its_turn_and_the_thread_takes_the_next(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("after")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(thread.run, "Take long.")
            await reached(hold)
            tasks.cancel_scope.cancel()
        assert (await thread.run("And now?")).final_response == "after"
        assert await statuses(thread) == [TurnStatus.interrupted, TurnStatus.completed]


async def test_a_deadline_around_a_stream_interrupts_its_turn(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("after")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        with anyio.CancelScope() as scope:
            turn = await thread.turn("Take long.")
            async for event in turn.stream():
                if event.method == "item/agentMessage/delta":
                    scope.deadline = anyio.current_time()  # passed at the next wait
        assert scope.cancelled_caught
        assert (await thread.run("And now?")).final_response == "after"
        assert await statuses(thread) == [TurnStatus.interrupted, TurnStatus.completed]


@pytest.mark.parametrize("view", ["text", "items", "partials"])
async def test_a_deadline_around_a_view_interrupts_its_turn(
    config: CodexConfig, provider: ModelProvider, view: str
) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("after")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Take long.", output_type=dict[str, int])
        with anyio.CancelScope() as scope:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(_read, getattr(turn, view)())
                await reached(hold)
                scope.cancel()
        assert scope.cancelled_caught
        assert (await thread.run("And now?")).final_response == "after"
        assert await statuses(thread) == [TurnStatus.interrupted, TurnStatus.completed]


async def _read(view: AsyncIterator[object]) -> None:
    async for _ in view:
        pass


async def test_a_run_cancelled_at_any_checkpoint_leaves_no_turn_running(
    config: CodexConfig, provider: ModelProvider
) -> None:
    """Cancels at the first, second, ... event of the loop until a run gets through to its gate."""
    hold = Gate()
    provider.replies(lambda request: deltas(["part", gate(hold), "rest"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        for checkpoints in (0, 1, 2, 3, 5, 8, 13, 21, 34, 55):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(thread.run, "Take long.")
                for _ in range(checkpoints):
                    await anyio.lowlevel.checkpoint()
                tasks.cancel_scope.cancel()
        hold.open()
        result = await thread.run("And now?")
        assert result.status is TurnStatus.completed
        assert set((await statuses(thread))[:-1]) <= {TurnStatus.interrupted}


async def test_joining_a_turn_and_leaving_it_again_does_not_stop_it(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), deltas(["joined ", gate(hold), "and done"])])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        first = await thread.turn("Take long.")
        await reached(hold)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(thread.run, "This joins it.")
            await anyio.to_thread.run_sync(lambda: hold.wait_until_reached(arrivals=2))
            tasks.cancel_scope.cancel()
        hold.open()
        assert (await first.run()).final_response == "joined and done"


async def test_leaving_a_stream_by_break_leaves_the_turn_running(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["part ", gate(hold), "rest"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Take long.")
        async for event in turn.stream():
            if event.method == "item/agentMessage/delta":
                break
        hold.open()
        assert (await turn.run()).final_response == "part rest"


async def test_interrupting_again_is_answered_at_once(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Take long.")
        await reached(hold)
        async with anyio.create_task_group() as tasks:
            for _ in range(5):
                tasks.start_soon(turn.interrupt)
        assert (await turn.run()).status is TurnStatus.interrupted
        await turn.interrupt()


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_cancelling_an_asyncio_task_interrupts_its_turn(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("after")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(thread.run("Take long."), 1)
        assert (await thread.run("And now?")).final_response == "after"
        assert await statuses(thread) == [TurnStatus.interrupted, TurnStatus.completed]


async def test_a_cancelled_start_leaves_no_server(config: CodexConfig) -> None:
    for checkpoints in (0, 1, 2, 3, 5, 8, 13, 21):
        codex = AsyncCodex(config)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(codex.thread_start)
            for _ in range(checkpoints):
                await anyio.lowlevel.checkpoint()
            tasks.cancel_scope.cancel()
        await codex.close()


async def test_a_client_closes_from_another_task_while_one_starts_it(config: CodexConfig) -> None:
    codex = AsyncCodex(config)
    async with anyio.create_task_group() as tasks:

        async def use() -> None:
            with pytest.raises(Exception, match="closed"):
                await codex.thread_start()

        tasks.start_soon(use)
        await anyio.lowlevel.checkpoint()
        await codex.close()


CTRL_C = """
import os, signal, sys, threading
from openai_codex import Codex, CodexConfig
from openai_codex.testing import Gate, ModelProvider, deltas, gate, isolated_home, text

hold = Gate()
with ModelProvider([deltas(["part", gate(hold), "rest"]), text("after")]) as model, isolated_home(model) as home:
    with Codex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
        thread = codex.thread_start()

        def interrupt():
            hold.wait_until_reached()
            os.kill(os.getpid(), signal.SIGINT)

        helper = threading.Thread(target=interrupt)
        helper.start()
        try:
            thread.run("Take long.")
        except KeyboardInterrupt:
            print("interrupted")
        helper.join()
        print(thread.run("And now?").final_response)
        print([turn.status.value for turn in thread.read(include_turns=True).thread.turns])
"""


def test_ctrl_c_in_sync_code_interrupts_the_turn_and_the_client_goes_on() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CTRL_C], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.splitlines() == ["interrupted", "after", "['interrupted', 'completed']"], done.stderr


def test_ctrl_c_does_not_reach_the_server(config: CodexConfig) -> None:
    with Codex(config) as codex:
        pid = codex._session.open().child_pid
        assert pid is not None
        assert os.getpgid(pid) != os.getpgid(0)
        assert os.getsid(pid) != os.getsid(0)
        assert Path(f"/proc/{pid}").exists() or sys.platform != "linux"
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
