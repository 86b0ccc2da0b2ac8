"""The server dies, at every step and in every way: everyone who waits is told at once, with what is known of it."""

from __future__ import annotations

import os
import signal
from typing import Any

import attrs
import pytest

from actors import process
from actors.process import PosixChild
from openai_codex import (
    AsyncCodex,
    CodexConfig,
    Restart,
    RestartPolicy,
    StartError,
    TransportClosedError,
    TurnLostError,
)
from openai_codex._session.restart import RestartBudget
from openai_codex.testing import Gate, ModelProvider, deltas, gate

from ..conftest import ANSWER
from ..support import OBJECT, AsyncTogether, scripted

pytestmark = pytest.mark.anyio

# How it ends, and the exit code that is told; "stdout" closes its stdout and lives on.
ENDS = {"KILL": -9, "TERM": -15, "exit": 3, "EOF": 0, "stdout": None}

ends = pytest.mark.parametrize("end", ENDS)


def assert_told(outcomes: list[Any], end: str, count: int) -> None:
    """Everyone was told, with the exit code and the last words."""
    assert [type(error) for error in outcomes] == [TransportClosedError] * count
    assert {error.exit_code for error in outcomes} == {ENDS[end]}
    assert {error.stderr_tail for error in outcomes} == {"last words"}
    assert all("last words" in str(error) for error in outcomes)


async def assert_gone(codex: AsyncCodex, end: str) -> None:
    """Whatever is tried later is told the same."""
    for _ in range(2):
        with pytest.raises(TransportClosedError) as caught:
            await codex.models()
        assert_told([caught.value], end, 1)
    statistics = codex.statistics()
    assert (statistics.correlator.in_flight, statistics.correlator.waiting) == (0, 0)
    assert statistics.mailroom.open_keys == 0


@ends
async def test_a_death_before_the_handshake_fails_the_start_with_its_words(end: str) -> None:
    with pytest.raises(StartError, match="last words") as caught:
        async with AsyncCodex(scripted("initialize", end)) as codex:
            await codex.models()
    assert (caught.value.exit_code, caught.value.stderr_tail) == (ENDS[end], "last words")


@ends
async def test_a_death_before_the_first_request_is_told_to_it(end: str) -> None:
    async with AsyncCodex(scripted("between", end)) as codex:
        await assert_gone(codex, end)


@ends
async def test_a_death_is_told_to_every_pending_request(end: str) -> None:
    async with AsyncCodex(scripted("three waiting", end)) as codex:
        async with AsyncTogether() as together:
            for _ in range(3):
                together.start(lambda: codex.account())
        assert_told(together.outcomes, end, 3)
        await assert_gone(codex, end)


@ends
async def test_a_death_before_a_turn_was_answered_is_told(end: str) -> None:
    async with AsyncCodex(scripted("turn/start", end)) as codex:
        thread = await codex.thread_start()
        async with AsyncTogether() as together:
            together.start(lambda: codex.account())
            together.start(lambda: thread.run("done"))
        assert_told(together.outcomes, end, 2)
        await assert_gone(codex, end)


@ends
async def test_a_death_in_the_middle_of_turns_is_told_to_all_of_them(end: str) -> None:
    async with AsyncCodex(scripted("event 3", end)) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("held")
        other = await (await codex.thread_start()).turn("held")
        for _ in range(2):
            await codex._session.request("test/step", {}, OBJECT)
        async with AsyncTogether() as together:
            together.start(lambda: turn.run())
            together.start(lambda: other.run())
            together.start(lambda: codex._session.request("test/step", {}, OBJECT))
        assert_told(together.outcomes, end, 3)
        with pytest.raises(TransportClosedError):
            await turn.interrupt()
        with pytest.raises(TransportClosedError):
            await turn.steer("More.")
        await assert_gone(codex, end)


@ends
async def test_a_death_in_the_middle_of_a_line_is_told(end: str) -> None:
    async with AsyncCodex(scripted("half", end)) as codex:
        thread = await codex.thread_start()
        with pytest.raises(TransportClosedError) as caught:
            await thread.run("half a line")
        assert_told([caught.value], end, 1)
        await assert_gone(codex, end)


@ends
async def test_a_death_between_turns_is_told_to_the_next(end: str) -> None:
    async with AsyncCodex(scripted("between turns", end)) as codex:
        thread = await codex.thread_start()
        # What it said before it died still counts.
        assert (await thread.run("done")).final_response == "said"
        with pytest.raises(TransportClosedError) as caught:
            await thread.run("done")
        assert_told([caught.value], end, 1)
        await assert_gone(codex, end)


@ends
async def test_a_death_while_the_client_closes_keeps_nobody_waiting(end: str) -> None:
    codex = AsyncCodex(scripted("closing", end))
    turn = await (await codex.thread_start()).turn("held")
    async with AsyncTogether() as together:
        together.start(lambda: codex.account())
        together.start(lambda: turn.run())
        while codex.statistics().correlator.in_flight < 1:
            await codex.models()
        await codex.close()
    assert [type(error) for error in together.outcomes] == [TransportClosedError] * 2
    with pytest.raises(TransportClosedError, match="closed"):
        await codex.models()


@ends
async def test_a_death_is_told_to_an_open_login(end: str) -> None:
    async with AsyncCodex(scripted("test/die", end)) as codex:
        login = await codex.login_chatgpt()
        async with AsyncTogether() as together:
            together.start(lambda: login.wait())
            together.start(lambda: codex._session.request("test/die", {}, OBJECT))
        assert_told(together.outcomes, end, 2)
        await assert_gone(codex, end)


# The real runtime, ended from outside. It says nothing of interest as it goes.

RUNTIME_ENDS = {"KILL": -9, "TERM": 0, "EOF": 0}


async def end_runtime(codex: AsyncCodex, end: str) -> None:
    """End the runtime by a signal, or by the end of its stdin."""
    connection = await codex._session.open()
    assert connection.child_pid is not None
    if end == "EOF":
        assert connection._crew is not None
        child = connection._crew.pipe.child
        assert isinstance(child, PosixChild)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, child._stdin.fileno())  # from now on its stdin has no writer
        os.close(null)
    else:
        os.kill(connection.child_pid, getattr(signal, f"SIG{end}"))


@pytest.mark.parametrize("end", RUNTIME_ENDS)
async def test_the_runtime_dies_in_the_middle_of_turns(config: CodexConfig, provider: ModelProvider, end: str) -> None:
    hold = Gate()
    provider.replies(lambda request: deltas(["part", gate(hold), "rest"]))
    async with AsyncCodex(config) as codex:
        turns = [await (await codex.thread_start()).turn("Take long.") for _ in range(3)]
        hold.wait_until_reached(arrivals=3)
        async with AsyncTogether() as together:
            for turn in turns:
                together.start(turn.run)
            await end_runtime(codex, end)
        assert [type(error) for error in together.outcomes] == [TransportClosedError] * 3
        assert {error.exit_code for error in together.outcomes} == {RUNTIME_ENDS[end]}


@pytest.mark.parametrize("end", RUNTIME_ENDS)
async def test_the_runtime_dies_between_turns(config: CodexConfig, end: str) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        assert (await thread.run("Hello.")).final_response == ANSWER
        await end_runtime(codex, end)

        async def read_on() -> None:
            while True:  # a request may still be answered
                await thread.read()

        with pytest.raises(TransportClosedError) as caught:
            await read_on()
        assert caught.value.exit_code == RUNTIME_ENDS[end]


# Restarts


async def test_a_server_that_only_closed_its_stdout_is_gone_before_the_next_one_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process.Child.end, "__defaults__", (0.3,))
    seen: list[Restart] = []
    policy = RestartPolicy(initial_delay=0, on_restart=seen.append)
    async with AsyncCodex(attrs.evolve(scripted("turn/start", "stubborn"), restart=policy)) as codex:
        thread = await codex.thread_start()
        first = (await codex._session.open()).child_pid
        with pytest.raises(TransportClosedError):
            await thread.run("held")
        await codex.models()
        assert first is not None
        with pytest.raises(ProcessLookupError):
            os.kill(first, 0)
    assert [restart.attempt for restart in seen] == [1]


async def test_a_lost_turn_is_not_remembered_for_ever() -> None:
    policy = RestartPolicy(initial_delay=0, max_restarts=10)
    async with AsyncCodex(attrs.evolve(scripted("test/die", "KILL"), restart=policy)) as codex:
        for _ in range(3):
            turn = await (await codex.thread_start()).turn("held")
            with pytest.raises(TransportClosedError):
                await codex._session.request("test/die", {}, OBJECT)
            with pytest.raises(TurnLostError, match="unknown"):
                await turn.run()
        ledger = codex._session.ledger
        assert (ledger._watchers, ledger._threads, ledger._contexts, ledger._waiting) == ({}, {}, {}, {})


async def test_the_delay_of_a_restart_is_bounded_however_many_there_were() -> None:
    budget = RestartBudget(RestartPolicy(max_restarts=5000, initial_delay=0.1, max_delay=5))
    delays = [budget.spend(0) for _ in range(5000)]
    assert delays[:3] == [0.1, 0.2, 0.4]
    assert delays[-1] == 5
    assert budget.spend(0) is None
