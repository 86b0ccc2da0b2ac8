"""Deadlines, delays and lost ends on trio's clock that jumps: seconds and hours that take no time.

What these tests would take by the clock on the wall is far above the limit of a test, so that they end is the proof.
"""

from __future__ import annotations

import pytest
import trio
from trio.testing import MockClock

from openai_codex import (
    AsyncCodex,
    CodexConfig,
    RequestTimeoutError,
    RestartPolicy,
    StartError,
    TransportClosedError,
    TurnTimeoutError,
)
from openai_codex.testing import ScriptedServer

HOUR = 3600.0

pytestmark = pytest.mark.trio


async def test_a_request_that_is_never_answered_takes_its_whole_timeout(autojump_clock: MockClock) -> None:
    server = ScriptedServer()
    server.on("model/list").ignore()
    async with AsyncCodex(CodexConfig(server=server, request_timeout=HOUR)) as codex:
        before = trio.current_time()
        with pytest.raises(RequestTimeoutError, match="within 3600 s"):
            await codex.models()
        assert trio.current_time() - before == pytest.approx(HOUR)


async def test_an_answer_may_take_an_hour(autojump_clock: MockClock) -> None:
    server = ScriptedServer()
    server.on("model/list").wait(HOUR).answer()
    async with AsyncCodex(CodexConfig(server=server, request_timeout=None)) as codex:
        before = trio.current_time()
        assert (await codex.models()).data == []
        assert trio.current_time() - before == pytest.approx(HOUR)


async def test_the_delays_of_restarts_double(autojump_clock: MockClock) -> None:
    server = ScriptedServer()
    server.on("test/crash").crash()
    policy = RestartPolicy(max_restarts=3, window=100 * HOUR, initial_delay=HOUR, max_delay=100 * HOUR)
    times: list[float] = []
    async with AsyncCodex(CodexConfig(server=server, restart=policy, request_timeout=None)) as codex:
        for _ in range(4):
            before = trio.current_time()
            with pytest.raises(TransportClosedError):
                await codex.request("test/crash")
            times.append((trio.current_time() - before) / HOUR)
        with pytest.raises(TransportClosedError):  # the policy allows no more
            await codex.models()
    assert server.starts == 4
    assert times == pytest.approx([0, 1, 2, 4], abs=0.01)


async def test_a_turn_that_passes_its_deadline_is_interrupted(autojump_clock: MockClock) -> None:
    server = ScriptedServer()
    server.on("turn/start").answer().say("half")
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        turn = await (await codex.thread_start()).turn("Hi", timeout=HOUR)
        with pytest.raises(TurnTimeoutError):
            await turn.run()
    assert [params["turnId"] for params in server.params_of("turn/interrupt")] == [turn.id]


async def test_a_lost_completion_is_looked_up(autojump_clock: MockClock) -> None:
    server = ScriptedServer()
    server.on("turn/start").answer().say("all of it").complete(told=False)
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        with trio.fail_after(HOUR):
            result = await (await codex.thread_start()).run("Hi")
    assert result.final_response == "all of it"
    assert len(server.params_of("thread/turns/list")) == 1


async def test_a_server_that_hangs_is_terminated(autojump_clock: MockClock) -> None:
    server = ScriptedServer()
    server.on("model/list").hang()
    codex = AsyncCodex(CodexConfig(server=server, request_timeout=HOUR))
    with pytest.raises(RequestTimeoutError):
        await codex.models()
    connection = await codex._session.open()
    await codex.close()
    assert connection.child_pid is None
    with pytest.raises(TransportClosedError, match="closed"):
        await codex.models()


async def test_a_handshake_that_hangs_fails_the_start(autojump_clock: MockClock) -> None:
    server = ScriptedServer()
    server.on("initialize").hang()
    with pytest.raises(StartError, match="ScriptedServer gave no answer to the handshake within 3600 s"):
        await AsyncCodex(CodexConfig(server=server, start_timeout=HOUR)).models()
