# Generated from tests/client/_async/test_goal.py by scripts/unasync.py. Edit that file instead.
"""Goals on the real runtime: what a thread works for by itself, and the turns it takes for it."""

from __future__ import annotations

import pytest

from openai_codex import (
    Codex,
    CodexConfig,
    InvalidInputError,
    TurnFailedError,
    TurnIncompleteError,
    TurnTimeoutError,
)
from openai_codex.testing import Gate, ModelProvider, deltas, failure, gate, text, tool_call
from openai_codex.types import TurnStatus

from ..support import Together

pytestmark = pytest.mark.anyio

MET = tool_call("update_goal", {"status": "complete"})


def test_a_goal_is_set_read_paused_and_cleared(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Begin.")
        assert thread.goal.get() is None
        goal = thread.goal.set("Be done.", status="paused", token_budget=1000)
        assert (goal.objective, goal.status, goal.token_budget) == ("Be done.", "paused", 1000)
        assert thread.goal.get() == goal
        assert thread.goal.clear()
        assert not thread.goal.clear()
        with pytest.raises(InvalidInputError, match="objective"):
            thread.goal.set(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_the_turns_of_a_goal_are_followed_until_it_is_met(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("begun"), text("one"), text("two"), MET, text("three")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Begin.")
        thread.goal.set("Count to three.")
        answers: list[str | None] = []
        for turn in thread.goal.turns():
            result = turn.run()
            assert result.status is TurnStatus.completed
            answers.append(result.final_response)
        goal = thread.goal.get()
        codex.models()  # what was posted to the loop before is done by now
        assert codex.statistics().mailroom.taps == 0
    assert answers == ["one", "two", "three"]
    assert goal is not None
    assert goal.status == "complete"


def test_nothing_of_a_turn_is_lost_that_began_before_it_was_taken(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([text("begun"), deltas(["a", "b", gate(hold), "c"]), MET, text("done")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Begin.")
        thread.goal.set("Say the alphabet.")
        with codex.notifications("thread/goal/updated", thread_id=thread.id) as updates:
            hold.open()
            for update in updates:
                if update.payload.goal.status == "complete":
                    break
        streams = [[event for event in turn.stream()] for turn in thread.goal.turns()]
    assert len(streams) == 2
    for events in streams:
        assert (events[0].method, events[-1].method) == ("turn/started", "turn/completed")
    deltas_of_first = [event.payload.delta for event in streams[0] if event.method == "item/agentMessage/delta"]
    assert "".join(deltas_of_first) == "abc"


def test_a_goal_that_is_not_there_has_no_turns(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Begin.")
        assert [turn.id for turn in thread.goal.turns()] == []
        thread.goal.set("Later.", status="paused")
        assert [turn.id for turn in thread.goal.turns()] == []


def test_a_turn_of_a_goal_is_interrupted_and_clearing_the_goal_ends_the_following(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies([text("begun"), deltas(["endless", gate(hold)])])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Begin.")
        thread.goal.set("Never end.")
        turns = thread.goal.turns()
        turn = turns.__next__()
        for event in turn.stream():
            if event.method == "item/agentMessage/delta":
                break
        turn.interrupt()
        thread.goal.clear()
        assert (turn.run()).status is TurnStatus.interrupted
        assert [turn.id for turn in turns] == []


def test_a_turn_that_was_started_here_is_no_turn_of_the_goal(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["mine", gate(hold)]), MET, text("met")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        mine = thread.turn("Begin.")
        mine.stream().__next__()
        thread.goal.set("Follow me.")
        seen: list[str] = []

        def follow() -> None:
            seen.extend([turn.id for turn in thread.goal.turns()])

        with Together() as together:
            together.start(follow)
            hold.open()
        assert together.outcomes == [None]
    assert seen
    assert mine.id not in seen


def test_following_ends_when_the_client_is_closed(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([text("begun"), deltas(["endless", gate(hold)])])
    codex = Codex(config)
    with codex:
        thread = codex.thread_start()
        thread.run("Begin.")
        thread.goal.set("Never end.")
        turns = thread.goal.turns()
        turns.__next__()
        with Together() as together:
            together.start(turns.__next__)
            codex.close()
    assert [type(outcome) for outcome in together.outcomes] == [StopIteration]


def test_a_goal_is_pursued_in_one_call(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("begun"), text("one"), text("two"), MET, text("three"), text("after")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Begin.")
        result = thread.goal.run("Count to three.", token_budget=100_000)
        assert [turn.final_response for turn in result.turns] == ["one", "two", "three"]
        assert result.final_response == "three"
        assert [item.root.type for item in result.items] == ["agentMessage"] * 3
        assert result.goal is not None
        assert (result.goal.status, result.goal.token_budget) == ("complete", 100_000)
        assert result.goal.tokens_used > 0
        assert (thread.run("And now?")).final_response == "after"
        codex.models()
        assert codex.statistics().mailroom.taps == 0


def test_the_events_of_a_goal_are_one_stream(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("begun"), text("one"), MET, text("two")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Begin.")
        with thread.goal.stream("Count to two.") as events:
            with pytest.raises(TurnIncompleteError):
                print(events.result)
            methods = [event.method for event in events]
            assert [event.method for event in events] == []
    assert methods.count("turn/started") == methods.count("turn/completed") == len(events.result.turns) == 2
    assert methods[0] == "turn/started"
    assert methods[-1] == "turn/completed"


@pytest.mark.parametrize("ending", ["error", "deadline"])
def test_a_goal_that_is_left_is_paused_and_its_turn_stopped(
    config: CodexConfig, provider: ModelProvider, ending: str
) -> None:
    hold = Gate()
    provider.replies([text("begun"), text("one"), deltas(["a", gate(hold), "b"]), text("after")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Begin.")
        stream = thread.goal.stream("Never be done.", timeout=600)
        kind = LookupError if ending == "error" else TurnTimeoutError
        with pytest.raises(kind):  # noqa: PT012 - it is raised within
            with stream as events:
                for event in events:
                    if event.method == "turn/completed":
                        break
                hold.wait_until_reached()
                if ending == "error":
                    raise LookupError
                events._deadline = codex._session.time()
                for _ in events:
                    pass
        goal = thread.goal.get()
        assert goal is not None
        assert goal.status == "paused"
        assert codex._session.ledger.running_count == 0
        assert (thread.run("And now?")).final_response == "after"
    assert len(provider.requests) == 4


def test_a_goal_whose_turn_fails_is_paused(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("begun"), failure(400), text("after")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Begin.")
        with pytest.raises(TurnFailedError):
            thread.goal.run("Fail.")
        assert (thread.run("And now?")).final_response == "after"
        with pytest.raises(InvalidInputError, match="timeout"):
            thread.goal.stream("x", timeout="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
