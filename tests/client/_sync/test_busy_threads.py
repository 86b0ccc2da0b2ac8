# Generated from tests/client/_async/test_busy_threads.py by scripts/unasync.py. Edit that file instead.
"""A thread that has a turn already: the next one joins it, waits for it, or is refused, as its policy says."""

from __future__ import annotations

from typing import Any

import pytest

from openai_codex import (
    Codex,
    CodexConfig,
    CodexPool,
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
from ..support import Together

pytestmark = pytest.mark.anyio

WAIT = TurnPolicy(when_busy="wait")
RAISE = TurnPolicy(when_busy="raise")


@pytest.fixture
def hold(provider: ModelProvider) -> Gate:
    """A first turn that ends when the gate is opened."""
    hold = Gate()
    provider.replies([deltas(["first", gate(hold), "."]), *(text(str(number)) for number in range(20))])
    return hold


def test_turns_wait_in_the_order_of_their_calls(config: CodexConfig, hold: Gate) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start(policy=WAIT)
        first = thread.turn("one")
        hold.wait_until_reached()
        turnstile = codex._session.ledger.turnstile
        with Together() as calls:
            for number in range(5):
                calls.start(lambda: thread.run("next"))
                until(codex, lambda count=number + 1: len(turnstile._lanes[thread.id].waiting) == count)
            hold.open()
            assert (first.run()).final_response == "first."
        answers = [result.final_response for result in calls.outcomes]
        assert answers == ["0", "1", "2", "3", "4"]
        assert len({result.id for result in calls.outcomes}) == 5
        assert turnstile._lanes == {}


def test_a_busy_thread_is_said_to_be_busy(config: CodexConfig, hold: Gate, provider: ModelProvider) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        first = thread.turn("one", policy=RAISE)
        hold.wait_until_reached()
        with pytest.raises(ThreadBusyError, match='when_busy="wait"') as caught:
            thread.run("two", policy=RAISE)
        assert (caught.value.thread_id, caught.value.turn_ids) == (thread.id, (first.id,))
        other = codex.thread_start()
        assert (other.run("elsewhere", policy=RAISE)).final_response == "0"
        hold.open()
        first.run()
        assert (thread.run("two", policy=RAISE)).final_response == "1"
        assert len(provider.requests) == 3


def test_only_one_of_many_that_will_not_wait_is_let_in(config: CodexConfig, hold: Gate) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start(policy=RAISE)
        with Together() as calls:
            for _ in range(6):
                calls.start(lambda: thread.run("me"))
            until(codex, lambda: len(calls.outcomes) == 5)
            hold.open()
        refused = [outcome for outcome in calls.outcomes if isinstance(outcome, ThreadBusyError)]
        assert len(refused) == 5


def test_a_call_that_waits_too_long_has_started_nothing(
    config: CodexConfig, hold: Gate, provider: ModelProvider
) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start(policy=WAIT)
        first = thread.turn("one")
        hold.wait_until_reached()
        with pytest.raises(TurnTimeoutError) as caught:
            thread.run("two", timeout=0.01)
        assert caught.value.turn_id is None
        hold.open()
        first.run()
        assert (thread.run("three")).final_response == "0"
        assert len(provider.requests) == 2


def test_the_policy_of_a_call_goes_before_that_of_its_thread_and_that_before_the_clients(
    config: CodexConfig, hold: Gate
) -> None:
    config.policy = RAISE
    with Codex(config) as codex:
        by_client = codex.thread_start()
        first = by_client.turn("one")
        hold.wait_until_reached()
        with pytest.raises(ThreadBusyError):
            by_client.run("two")
        joined = by_client.turn("two", policy=TurnPolicy(when_busy="join"))
        assert joined.id == first.id
        hold.open()
        first.run()
        joined.run()
        resumed = codex.thread_resume(by_client.id, policy=WAIT)
        assert resumed._policy_of().when_busy == "wait"
        forked = codex.thread_fork(by_client.id, policy=WAIT)
        both = forked._policy_of(TurnPolicy(terminals=True))
        assert (both.timeout, both.when_busy, both.subagents, both.terminals) == (float("inf"), "wait", True, True)


@pytest.mark.parametrize("busy", ["join", "wait"])
def test_a_run_after_a_compaction_waits_for_it(config: CodexConfig, provider: ModelProvider, busy: Any) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start(policy=TurnPolicy(when_busy=busy))
        for _ in range(3):
            assert (thread.run("one")).final_response == ANSWER
            thread.compact()
            result = thread.run("two")
            assert (result.status, result.final_response) == (TurnStatus.completed, ANSWER)
        assert codex._session.ledger.turnstile._compactions == {}
    assert len(provider.requests) == 9


def test_turns_that_start_during_a_compaction_wait_for_it_one_by_one(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies([text("0"), deltas(["sum", gate(hold), "mary"]), *(text(str(number)) for number in range(1, 4))])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("one")
        thread.compact()
        hold.wait_until_reached()
        with pytest.raises(ThreadBusyError):
            thread.run("now", policy=RAISE)
        with pytest.raises(ThreadBusyError):
            thread.compact()
        with Together() as calls:
            calls.start(lambda: thread.run("two", policy=WAIT))
            calls.start(lambda: thread.run("three", policy=WAIT))
            until(codex, lambda: len(codex._session.ledger.turnstile._lanes[thread.id].waiting) == 2)
            hold.open()
        assert sorted(result.final_response for result in calls.outcomes) == ["1", "2"]


def test_a_compaction_of_somebody_else_is_waited_for_too(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([text("0"), deltas(["sum", gate(hold), "mary"]), text("1")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("one")
        # Not by the method of the thread, so this client does not know that it asked.
        codex.request("thread/compact/start", {"threadId": thread.id})
        hold.wait_until_reached()
        with pytest.raises(TurnTimeoutError):
            thread.run("late", timeout=0.2)
        with Together() as calls:
            calls.start(lambda: thread.run("two"))
            hold.open()
        assert [result.final_response for result in calls.outcomes] == ["1"]


def test_a_compaction_does_not_break_off_a_turn(config: CodexConfig, hold: Gate) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("one")
        hold.wait_until_reached()
        with pytest.raises(ThreadBusyError) as caught:
            thread.compact()
        assert caught.value.turn_ids == (turn.id,)
        hold.open()
        assert (turn.run()).final_response == "first."
        thread.compact()
        assert (thread.run("two")).status is TurnStatus.completed


def test_a_compaction_waits_for_a_turn_if_its_policy_says_so(config: CodexConfig, hold: Gate) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start(policy=WAIT)
        turn = thread.turn("one")
        hold.wait_until_reached()
        with Together() as calls:
            calls.start(thread.compact)
            until(codex, lambda: len(codex._session.ledger.turnstile._lanes[thread.id].waiting) == 1)
            hold.open()
            assert (turn.run()).final_response == "first."
        assert not isinstance(calls.outcomes[0], Exception)
        assert (thread.run("two")).status is TurnStatus.completed


def test_a_run_after_a_review_waits_for_it(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text(ANSWER)])
    with Codex(config) as codex:
        thread = codex.thread_start()
        review = thread.review("Look.")
        hold.wait_until_reached()
        with Together() as calls:
            calls.start(lambda: thread.run("two"))
            hold.open()
            review.run()
        assert [result.final_response for result in calls.outcomes] == [ANSWER]


def test_whoever_waits_is_told_that_the_server_is_gone(server: ScriptedServer) -> None:
    server.on("test/die").crash()
    server.on("turn/start").answer()
    with Codex(CodexConfig(server=server)) as codex:
        thread = codex.thread_start(policy=WAIT)
        thread.turn("held")
        with Together() as calls:
            calls.start(lambda: thread.run("next"))
            until(codex, lambda: len(codex._session.ledger.turnstile._lanes[thread.id].waiting) == 1)
            calls.start(lambda: codex.request("test/die"))
        assert [type(outcome) for outcome in calls.outcomes] == [TransportClosedError] * 2


def test_whoever_waits_goes_on_with_the_next_server(server: ScriptedServer) -> None:
    server.on("test/die").crash()
    server.once("turn/start").answer()
    with Codex(CodexConfig(server=server, restart=RestartPolicy(initial_delay=0))) as codex:
        thread = codex.thread_start(policy=WAIT)
        thread.turn("held")
        with Together() as calls:
            calls.start(lambda: thread.run("next"))
            until(codex, lambda: len(codex._session.ledger.turnstile._lanes[thread.id].waiting) == 1)
            calls.start(lambda: codex.request("test/die"))
        lost, result = sorted(calls.outcomes, key=lambda outcome: not isinstance(outcome, Exception))
        assert isinstance(lost, TransportClosedError)
        assert result.status is TurnStatus.completed


def test_a_start_that_is_not_answered_before_the_deadline_is_a_timeout_of_its_turn(
    server: ScriptedServer,
) -> None:
    server.on("turn/start").ignore()
    with Codex(CodexConfig(server=server)) as codex:
        thread = codex.thread_start()
        for call in (thread.run, thread.turn):
            with pytest.raises(TurnTimeoutError, match="started no turn") as caught:
                call("late", timeout=0.01)
            assert caught.value.turn_id is None


def test_the_turn_of_a_queued_message_is_waited_for(config: CodexConfig, hold: Gate) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("one")
        hold.wait_until_reached()
        two, three = thread.queue.add("two"), thread.queue.add("three")
        with Together() as calls:
            calls.start(lambda: thread.queue.turn(three))
            hold.open()
            assert (turn.run()).final_response == "first."
            second = thread.queue.turn(two)
            assert (second.run()).final_response == "0"
        (third,) = calls.outcomes
        assert (third.run()).final_response == "1"
        # It is known still, although all of it was told.
        gone = thread.queue.add("four")
        assert ((thread.queue.turn(gone, timeout=30)).run()).final_response == "2"


def test_a_queued_message_that_is_taken_out_has_no_turn(
    config: CodexConfig, hold: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "TAKEN_GRACE", 0.05)
    with Codex(config) as codex:
        thread = codex.thread_start()
        with thread.turn("one"):
            hold.wait_until_reached()
            queued = thread.queue.add("two")
            with pytest.raises(TimeoutError, match="did not begin in time"):
                thread.queue.turn(queued, timeout=0.01)
            with Together() as calls:
                calls.start(lambda: thread.queue.turn(queued))
                assert thread.queue.delete(queued.id)
            (error,) = calls.outcomes
            assert isinstance(error, InvalidRequestError)


def test_in_a_pool_a_thread_is_compacted_and_goes_on(config: CodexConfig, provider: ModelProvider) -> None:
    with CodexPool(config, size=1) as pool:
        thread = pool.thread_start()
        thread.run("one")
        thread.compact()
        assert (thread.run("two")).final_response == ANSWER


@pytest.fixture
def server() -> ScriptedServer:
    return ScriptedServer()


def until(codex: Codex, happened: Any) -> None:
    """Pass the time with requests until something has happened."""
    for _ in range(10_000):
        if happened():
            return
        codex.account()
    raise AssertionError("it did not happen")
