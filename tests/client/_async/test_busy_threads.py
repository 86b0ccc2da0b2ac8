"""A thread that has a turn already: the next one joins it, waits for it, or is refused, as its policy says."""

from __future__ import annotations

from typing import Any

import pytest

from openai_codex import (
    AsyncCodex,
    AsyncCodexPool,
    CodexConfig,
    InvalidRequestError,
    RestartPolicy,
    ThreadBusyError,
    TransportClosedError,
    TurnPolicy,
    TurnTimeoutError,
)
from openai_codex._async import queue
from openai_codex.testing import Gate, ModelProvider, ScriptedServer, deltas, gate, text
from openai_codex.types import TurnStatus

from ..conftest import ANSWER
from ..support import AsyncTogether

pytestmark = pytest.mark.anyio

WAIT = TurnPolicy(when_busy="wait")
RAISE = TurnPolicy(when_busy="raise")


@pytest.fixture
def hold(provider: ModelProvider) -> Gate:
    """A first turn that ends when the gate is opened."""
    hold = Gate()
    provider.replies([deltas(["first", gate(hold), "."]), *(text(str(number)) for number in range(20))])
    return hold


async def test_turns_wait_in_the_order_of_their_calls(config: CodexConfig, hold: Gate) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(policy=WAIT)
        first = await thread.turn("one")
        hold.wait_until_reached()
        turnstile = codex._session.ledger.turnstile
        async with AsyncTogether() as calls:
            for number in range(5):
                calls.start(lambda: thread.run("next"))
                await until(codex, lambda count=number + 1: len(turnstile._lanes[thread.id].waiting) == count)
            hold.open()
            assert (await first.run()).final_response == "first."
        answers = [result.final_response for result in calls.outcomes]
        assert answers == ["0", "1", "2", "3", "4"]
        assert len({result.id for result in calls.outcomes}) == 5
        assert turnstile._lanes == {}


async def test_a_busy_thread_is_said_to_be_busy(config: CodexConfig, hold: Gate, provider: ModelProvider) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        first = await thread.turn("one", policy=RAISE)
        hold.wait_until_reached()
        with pytest.raises(ThreadBusyError, match='when_busy="wait"') as caught:
            await thread.run("two", policy=RAISE)
        assert (caught.value.thread_id, caught.value.turn_ids) == (thread.id, (first.id,))
        other = await codex.thread_start()
        assert (await other.run("elsewhere", policy=RAISE)).final_response == "0"
        hold.open()
        await first.run()
        assert (await thread.run("two", policy=RAISE)).final_response == "1"
        assert len(provider.requests) == 3


async def test_only_one_of_many_that_will_not_wait_is_let_in(config: CodexConfig, hold: Gate) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(policy=RAISE)
        async with AsyncTogether() as calls:
            for _ in range(6):
                calls.start(lambda: thread.run("me"))
            await until(codex, lambda: len(calls.outcomes) == 5)
            hold.open()
        refused = [outcome for outcome in calls.outcomes if isinstance(outcome, ThreadBusyError)]
        assert len(refused) == 5


async def test_a_call_that_waits_too_long_has_started_nothing(
    config: CodexConfig, hold: Gate, provider: ModelProvider
) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(policy=WAIT)
        first = await thread.turn("one")
        hold.wait_until_reached()
        with pytest.raises(TurnTimeoutError) as caught:
            await thread.run("two", timeout=0.01)
        assert caught.value.turn_id is None
        hold.open()
        await first.run()
        assert (await thread.run("three")).final_response == "0"
        assert len(provider.requests) == 2


async def test_the_policy_of_a_call_goes_before_that_of_its_thread_and_that_before_the_clients(
    config: CodexConfig, hold: Gate
) -> None:
    config.policy = RAISE
    async with AsyncCodex(config) as codex:
        by_client = await codex.thread_start()
        first = await by_client.turn("one")
        hold.wait_until_reached()
        with pytest.raises(ThreadBusyError):
            await by_client.run("two")
        joined = await by_client.turn("two", policy=TurnPolicy(when_busy="join"))
        assert joined.id == first.id
        hold.open()
        await first.run()
        await joined.run()
        resumed = await codex.thread_resume(by_client.id, policy=WAIT)
        assert resumed._policy_of().when_busy == "wait"
        forked = await codex.thread_fork(by_client.id, policy=WAIT)
        both = forked._policy_of(TurnPolicy(terminals=True))
        assert (both.timeout, both.when_busy, both.subagents, both.terminals) == (float("inf"), "wait", True, True)


@pytest.mark.parametrize("busy", ["join", "wait"])
async def test_a_run_after_a_compaction_waits_for_it(config: CodexConfig, provider: ModelProvider, busy: Any) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(policy=TurnPolicy(when_busy=busy))
        for _ in range(3):
            assert (await thread.run("one")).final_response == ANSWER
            await thread.compact()
            result = await thread.run("two")
            assert (result.status, result.final_response) == (TurnStatus.completed, ANSWER)
        assert codex._session.ledger.turnstile._compactions == {}
    assert len(provider.requests) == 9


async def test_turns_that_start_during_a_compaction_wait_for_it_one_by_one(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies([text("0"), deltas(["sum", gate(hold), "mary"]), *(text(str(number)) for number in range(1, 4))])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        await thread.run("one")
        await thread.compact()
        hold.wait_until_reached()
        with pytest.raises(ThreadBusyError):
            await thread.run("now", policy=RAISE)
        with pytest.raises(ThreadBusyError):
            await thread.compact()
        async with AsyncTogether() as calls:
            calls.start(lambda: thread.run("two", policy=WAIT))
            calls.start(lambda: thread.run("three", policy=WAIT))
            await until(codex, lambda: len(codex._session.ledger.turnstile._lanes[thread.id].waiting) == 2)
            hold.open()
        assert sorted(result.final_response for result in calls.outcomes) == ["1", "2"]


async def test_a_compaction_of_somebody_else_is_waited_for_too(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([text("0"), deltas(["sum", gate(hold), "mary"]), text("1")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        await thread.run("one")
        # Not by the method of the thread, so this client does not know that it asked.
        await codex.request("thread/compact/start", {"threadId": thread.id})
        hold.wait_until_reached()
        with pytest.raises(TurnTimeoutError):
            await thread.run("late", timeout=0.2)
        async with AsyncTogether() as calls:
            calls.start(lambda: thread.run("two"))
            hold.open()
        assert [result.final_response for result in calls.outcomes] == ["1"]


async def test_a_compaction_does_not_break_off_a_turn(config: CodexConfig, hold: Gate) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("one")
        hold.wait_until_reached()
        with pytest.raises(ThreadBusyError) as caught:
            await thread.compact()
        assert caught.value.turn_ids == (turn.id,)
        hold.open()
        assert (await turn.run()).final_response == "first."
        await thread.compact()
        assert (await thread.run("two")).status is TurnStatus.completed


async def test_a_compaction_waits_for_a_turn_if_its_policy_says_so(config: CodexConfig, hold: Gate) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(policy=WAIT)
        turn = await thread.turn("one")
        hold.wait_until_reached()
        async with AsyncTogether() as calls:
            calls.start(thread.compact)
            await until(codex, lambda: len(codex._session.ledger.turnstile._lanes[thread.id].waiting) == 1)
            hold.open()
            assert (await turn.run()).final_response == "first."
        assert not isinstance(calls.outcomes[0], Exception)
        assert (await thread.run("two")).status is TurnStatus.completed


async def test_a_run_after_a_review_waits_for_it(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text(ANSWER)])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        review = await thread.review("Look.")
        hold.wait_until_reached()
        async with AsyncTogether() as calls:
            calls.start(lambda: thread.run("two"))
            hold.open()
            await review.run()
        assert [result.final_response for result in calls.outcomes] == [ANSWER]


async def test_whoever_waits_is_told_that_the_server_is_gone(server: ScriptedServer) -> None:
    server.on("test/die").crash()
    server.on("turn/start").answer()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start(policy=WAIT)
        await thread.turn("held")
        async with AsyncTogether() as calls:
            calls.start(lambda: thread.run("next"))
            await until(codex, lambda: len(codex._session.ledger.turnstile._lanes[thread.id].waiting) == 1)
            calls.start(lambda: codex.request("test/die"))
        assert [type(outcome) for outcome in calls.outcomes] == [TransportClosedError] * 2


async def test_whoever_waits_goes_on_with_the_next_server(server: ScriptedServer) -> None:
    server.on("test/die").crash()
    server.once("turn/start").answer()
    async with AsyncCodex(CodexConfig(server=server, restart=RestartPolicy(initial_delay=0))) as codex:
        thread = await codex.thread_start(policy=WAIT)
        await thread.turn("held")
        async with AsyncTogether() as calls:
            calls.start(lambda: thread.run("next"))
            await until(codex, lambda: len(codex._session.ledger.turnstile._lanes[thread.id].waiting) == 1)
            calls.start(lambda: codex.request("test/die"))
        lost, result = sorted(calls.outcomes, key=lambda outcome: not isinstance(outcome, Exception))
        assert isinstance(lost, TransportClosedError)
        assert result.status is TurnStatus.completed


async def test_a_start_that_is_not_answered_before_the_deadline_is_a_timeout_of_its_turn(
    server: ScriptedServer,
) -> None:
    server.on("turn/start").ignore()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        for call in (thread.run, thread.turn):
            with pytest.raises(TurnTimeoutError, match="started no turn") as caught:
                await call("late", timeout=0.01)
            assert caught.value.turn_id is None


async def test_the_turn_of_a_queued_message_is_waited_for(config: CodexConfig, hold: Gate) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("one")
        hold.wait_until_reached()
        two, three = await thread.queue.add("two"), await thread.queue.add("three")
        async with AsyncTogether() as calls:
            calls.start(lambda: thread.queue.turn(three))
            hold.open()
            assert (await turn.run()).final_response == "first."
            second = await thread.queue.turn(two)
            assert (await second.run()).final_response == "0"
        (third,) = calls.outcomes
        assert (await third.run()).final_response == "1"
        # It is known still, although all of it was told.
        gone = await thread.queue.add("four")
        assert (await (await thread.queue.turn(gone, timeout=30)).run()).final_response == "2"


async def test_a_queued_message_that_is_taken_out_has_no_turn(
    config: CodexConfig, hold: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "TAKEN_GRACE", 0.05)
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        async with await thread.turn("one"):
            hold.wait_until_reached()
            queued = await thread.queue.add("two")
            with pytest.raises(TimeoutError, match="did not begin in time"):
                await thread.queue.turn(queued, timeout=0.01)
            async with AsyncTogether() as calls:
                calls.start(lambda: thread.queue.turn(queued))
                assert await thread.queue.delete(queued.id)
            (error,) = calls.outcomes
            assert isinstance(error, InvalidRequestError)


async def test_in_a_pool_a_thread_is_compacted_and_goes_on(config: CodexConfig, provider: ModelProvider) -> None:
    async with AsyncCodexPool(config, size=1) as pool:
        thread = await pool.thread_start()
        await thread.run("one")
        await thread.compact()
        assert (await thread.run("two")).final_response == ANSWER


@pytest.fixture
def server() -> ScriptedServer:
    return ScriptedServer()


async def until(codex: AsyncCodex, happened: Any) -> None:
    """Pass the time with requests until something has happened."""
    for _ in range(10_000):
        if happened():
            return
        await codex.account()
    raise AssertionError("it did not happen")
