"""Threads after a restart of their server: those that had nothing to lose go on, the others say that they are lost."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import Any

import attrs
import pytest

from openai_codex import (
    AsyncCodex,
    CodexConfig,
    RestartPolicy,
    ThreadLostError,
    ThreadNotFoundError,
    TransportClosedError,
)
from openai_codex.requests import Handlers
from openai_codex.testing import ModelProvider, text, tool_call
from openai_codex.tools import tool

from ..conftest import ANSWER
from ..support import AsyncTogether

pytestmark = pytest.mark.anyio


@pytest.fixture
def restarting(config: CodexConfig) -> CodexConfig:
    return attrs.evolve(config, restart=RestartPolicy(initial_delay=0))


async def killed(codex: AsyncCodex) -> None:
    pid = (await codex._session.open()).child_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    while (await codex._session.open()).child_pid == pid:
        with suppress(TransportClosedError):
            await codex.account()


@pytest.mark.parametrize("use", ["run", "turn", "read", "set_name", "compact", "queue", "shell", "goal", "review"])
async def test_a_thread_that_took_no_turn_survives(restarting: CodexConfig, use: str) -> None:
    async with AsyncCodex(restarting) as codex:
        thread = await codex.thread_start()
        lost = thread.id
        await killed(codex)
        if use == "run":
            assert (await thread.run("one")).final_response == ANSWER
        elif use == "turn":
            async with await thread.turn("one") as turn:
                assert turn.thread_id == thread.id
                await turn.run()
        elif use == "read":
            assert (await thread.read()).thread.turns == []
        elif use == "set_name":
            await thread.set_name("a name")
        elif use == "compact":
            await thread.compact()
        elif use == "queue":
            assert await thread.queue.list() == []
        elif use == "shell":
            await (await thread.shell_command("true")).run()
        elif use == "goal":
            assert await thread.goal.get() is None
        else:
            async with await thread.review("Look."):
                pass
        assert thread.id != lost
        assert (await thread.run("two")).final_response == ANSWER


async def test_it_is_started_again_with_what_it_was_started_with(
    restarting: CodexConfig, provider: ModelProvider
) -> None:
    called: list[int] = []

    @tool
    def note(number: int) -> str:
        """Note a number."""
        called.append(number)
        return "noted"

    provider.replies([tool_call("note", {"number": 5}), text(ANSWER)])
    async with AsyncCodex(restarting) as codex:
        handlers = Handlers()
        thread = await codex.thread_start(tools=[note], base_instructions="Be brief.", handlers=handlers)
        await killed(codex)
        assert (await thread.run("one")).final_response == ANSWER
    assert called == [5]
    assert "Be brief." in str(provider.requests[0].body)


async def test_turns_that_begin_at_once_start_it_again_once(restarting: CodexConfig) -> None:
    async with AsyncCodex(restarting) as codex:
        thread = await codex.thread_start()
        await killed(codex)
        async with AsyncTogether() as calls:
            for _ in range(5):
                calls.start(lambda: thread.run("one"))
        assert [result.final_response for result in calls.outcomes] == [ANSWER] * 5
        assert len((await codex.thread_list()).data) == 1


async def test_it_survives_one_server_after_the_other(restarting: CodexConfig) -> None:
    async with AsyncCodex(restarting) as codex:
        thread = await codex.thread_start()
        for _ in range(2):
            await killed(codex)
            assert (await thread.read()).thread.id == thread.id
        await thread.run("one")
        kept = thread.id
        await killed(codex)
        assert (await thread.run("two")).final_response == ANSWER
        assert thread.id == kept


async def test_a_thread_that_has_a_name_is_stored(restarting: CodexConfig) -> None:
    async with AsyncCodex(restarting) as codex:
        thread = await codex.thread_start()
        await thread.set_name("a name")
        kept = thread.id
        await killed(codex)
        assert (await thread.run("one")).final_response == ANSWER
        assert thread.id == kept


@pytest.mark.parametrize("turns", [0, 1])
async def test_an_ephemeral_thread_says_that_it_is_lost(restarting: CodexConfig, turns: int) -> None:
    async with AsyncCodex(restarting) as codex:
        thread = await codex.thread_start(ephemeral=True)
        for _ in range(turns):
            await thread.run("one")
        await killed(codex)
        calls: list[Any] = [lambda: thread.run("two"), thread.read, thread.compact, lambda: thread.set_name("x")]
        for call in calls:
            with pytest.raises(ThreadLostError, match="an ephemeral thread is never stored") as caught:
                await call()
            assert caught.value.thread_id == thread.id
        # Others go on.
        assert (await (await codex.thread_start()).run("one")).final_response == ANSWER


async def test_a_thread_that_is_not_there_is_said_to_be_so_with_the_reasons(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        missing = "01a00000-0000-7000-8000-000000000000"
        calls: list[Any] = [lambda: codex.thread_resume(missing), lambda: codex.thread_fork(missing)]
        for call in calls:
            with pytest.raises(ThreadNotFoundError, match="has taken no turn yet, was deleted, or is stored"):
                await call()
