"""However often, and by whatever, a caller is told to stop: the turn that it started ends."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from types import FrameType
from typing import Any

import anyio
import pytest

from openai_codex import AsyncCodex, Codex, CodexConfig
from openai_codex.testing import ScriptedServer
from openai_codex.types import TurnStatus

from .support import OBJECT, PATIENCE

pytestmark = pytest.mark.anyio

# How many passes of the loop lie between the cancels, and between the last one and the answer.
PASSES = [0, 1, 2, 3, 5, 8, 13, 30]


async def passed(count: int) -> None:
    for _ in range(count):
        await anyio.lowlevel.checkpoint()


async def came(server: ScriptedServer, method: str, count: int = 1) -> None:
    with anyio.fail_after(PATIENCE):
        while len(server.params_of(method)) < count:
            await anyio.lowlevel.checkpoint()


async def settled(codex: AsyncCodex) -> None:
    """Nothing of the client's is under way any more."""
    with anyio.fail_after(PATIENCE):
        while codex._session.load().busy:
            await anyio.lowlevel.checkpoint()


async def twice(task: asyncio.Task[Any], passes: int) -> None:
    task.cancel()
    await passed(passes)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.parametrize("passes", PASSES)
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_start_that_is_cancelled_twice_before_it_is_answered_leaves_no_turn(passes: int) -> None:
    server = ScriptedServer()
    server.once("turn/start").wait_for("test/go").answer()
    server.on("test/go").answer({})
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        task = asyncio.get_running_loop().create_task(thread.run("cancelled"))
        await came(server, "turn/start")
        await twice(task, passes)
        await passed(passes)
        await codex._session.request("test/go", {}, OBJECT)
        await came(server, "turn/interrupt")
        await settled(codex)
        assert (await thread.run("next")).status is TurnStatus.completed
        assert len(server.params_of("turn/interrupt")) == 1


@pytest.mark.parametrize("passes", PASSES)
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_run_that_is_cancelled_twice_while_its_turn_runs_leaves_no_turn(passes: int) -> None:
    server = ScriptedServer()
    server.once("turn/start").answer()
    server.once("turn/interrupt").wait_for("test/go").answer().complete("interrupted")
    server.on("test/go").answer({})
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        task = asyncio.get_running_loop().create_task(thread.run("cancelled"))
        await came(server, "turn/start")
        await passed(30)
        await twice(task, passes)
        await came(server, "turn/interrupt")
        await codex._session.request("test/go", {}, OBJECT)
        await settled(codex)
        assert codex._session.ledger.running_count == 0


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_deadlines_around_deadlines_leave_no_turn() -> None:
    """Each of several `asyncio.timeout` around each other cancels the task once."""
    server = ScriptedServer()
    server.once("turn/start").wait_for("test/go").answer()
    server.on("test/go").answer({})
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        loop = asyncio.get_running_loop()
        task = loop.create_task(thread.run("cancelled"))
        await came(server, "turn/start")
        for seconds in (0.0, 0.001, 0.002, 0.005, 0.01, 0.02):
            loop.call_later(seconds, task.cancel)
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, PATIENCE)
        await codex._session.request("test/go", {}, OBJECT)
        await came(server, "turn/interrupt")
        await settled(codex)
        assert (await thread.run("next")).status is TurnStatus.completed


async def test_a_start_that_joined_a_turn_and_is_cancelled_stops_nobody_elses_turn() -> None:
    server = ScriptedServer()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        server.once("turn/start").answer({"turn": {"id": "one", "status": "inProgress", "items": []}})
        thread = await codex.thread_start()
        first = await thread.turn("first")
        server.once("turn/start").wait_for("test/go").answer(
            {"turn": {"id": "one", "status": "inProgress", "items": []}}
        )
        server.on("test/go").answer({})
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(thread.run, "joins")
            await came(server, "turn/start", 2)
            tasks.cancel_scope.cancel()
            with anyio.CancelScope(shield=True):
                await codex._session.request("test/go", {}, OBJECT)
        assert server.params_of("turn/interrupt") == []
        assert codex._session.ledger.watchers(first.id) == 1


class Foreign(BaseException):
    """What a program's own signal handler raises."""


@pytest.mark.parametrize("error", [Foreign, TimeoutError, KeyboardInterrupt])
def test_whatever_a_signal_raises_in_a_start_that_is_answered_later_the_turn_ends(error: type[BaseException]) -> None:
    server = ScriptedServer()
    server.once("turn/start").wait_for("test/go").answer()
    server.on("test/go").answer({})

    def handler(number: int, frame: FrameType | None) -> None:
        raise error

    before = signal.signal(signal.SIGUSR1, handler)
    try:
        with Codex(CodexConfig(server=server)) as codex:
            thread = codex.thread_start()

            def disturb() -> None:
                while not server.params_of("turn/start"):
                    codex.account()
                os.kill(os.getpid(), signal.SIGUSR1)
                codex._session.request("test/go", {}, OBJECT)

            helper = threading.Thread(target=disturb)
            helper.start()
            with pytest.raises(error):
                thread.run("disturbed")
            helper.join(PATIENCE)
            assert len(server.params_of("turn/interrupt")) == 1
            assert thread.run("next").status is TurnStatus.completed
            assert codex._session.ledger.running_count == 0
    finally:
        signal.signal(signal.SIGUSR1, before)
