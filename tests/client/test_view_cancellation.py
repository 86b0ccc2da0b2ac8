"""What cancelling does to whoever follows a goal, waits for a process or watches a file, on the real runtime."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import anyio
import pytest

from openai_codex import AsyncCodex, CodexConfig, Sandbox
from openai_codex.testing import Gate, ModelProvider, deltas, gate, text
from openai_codex.types import TurnStatus

from .support import PATIENCE

pytestmark = [pytest.mark.anyio, pytest.mark.skipif(os.name == "nt", reason="runs the commands of POSIX")]

FREE = Sandbox.full_access


async def cancelled(call: Callable[[], Awaitable[object]]) -> None:
    """Begin a call, and cancel it once it waits."""
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:

            async def run() -> None:
                await call()
                raise AssertionError("it did not wait")

            tasks.start_soon(run)
            await anyio.wait_all_tasks_blocked()
            tasks.cancel_scope.cancel()


@pytest.mark.parametrize("sandboxed", [True, False])
async def test_waiting_for_a_process_that_is_cancelled_kills_it(config: CodexConfig, sandboxed: bool) -> None:
    async with AsyncCodex(config) as codex:
        argv = ["sh", "-c", "echo $$; exec sleep 300"]
        if sandboxed:
            process = await codex.processes.start(argv, sandbox=FREE)
        else:
            process = await codex.processes.spawn(argv)
        pid = int((await process.output().__anext__()).data)
        await cancelled(process.wait)
        assert not Path(f"/proc/{pid}").exists()
        assert process.exit_code not in (0, None)
        await process.aclose()
        assert codex.statistics().mailroom.open_keys == 1


async def test_a_run_that_is_cancelled_kills_its_command(config: CodexConfig, tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    async with AsyncCodex(config) as codex, codex.fs.watch(tmp_path) as changes:
        with anyio.fail_after(PATIENCE):
            async with anyio.create_task_group() as tasks:
                script = f"echo $$ > {pid}; exec sleep 300"
                tasks.start_soon(lambda: codex.processes.run(["sh", "-c", script], sandbox=FREE))
                while not (pid.exists() and pid.read_text().strip()):
                    await changes.__anext__()
                tasks.cancel_scope.cancel()
        assert not Path(f"/proc/{pid.read_text().strip()}").exists()


async def test_reading_a_process_that_is_cancelled_leaves_it_running(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        process = await codex.processes.start(["cat"], sandbox=FREE, stdin=True)
        output = process.output()
        await cancelled(output.__anext__)
        await process.write("still there")
        assert (await output.__anext__()).data == b"still there"
        await process.close_stdin()
        assert await process.wait() == 0
        await process.aclose()


async def test_reading_notifications_that_is_cancelled_loses_none(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex, codex.notifications("turn/started", "turn/completed") as events:
        await cancelled(events.__anext__)
        thread = await codex.thread_start()
        await thread.run("Say something.")
        assert [(await events.__anext__()).method for _ in range(2)] == ["turn/started", "turn/completed"]
        await cancelled(events.__anext__)


async def test_following_a_goal_that_is_cancelled_interrupts_nothing_and_goes_on(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies([text("begun"), deltas(["part", gate(hold), "rest"]), text("more")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        await thread.run("Begin.")
        await thread.goal.set("Follow me.")
        async with thread.goal.turns() as turns:
            turn = await turns.__anext__()
            await cancelled(turns.__anext__)
            await thread.goal.set(status="paused")
            hold.open()
            result = await turn.run()
            assert (result.status, result.final_response) == (TurnStatus.completed, "partrest")
            assert [turn.id async for turn in turns] == []


async def test_a_watch_goes_on_after_its_reader_was_cancelled(config: CodexConfig, tmp_path: Path) -> None:
    async with AsyncCodex(config) as codex, codex.fs.watch(tmp_path) as changes:
        await cancelled(changes.__anext__)
        (tmp_path / "new").write_text("new")
        assert str(tmp_path / "new") in (await changes.__anext__()).changed_paths
