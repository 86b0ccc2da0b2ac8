# Generated from tests/client/_async/test_thread_views.py by scripts/unasync.py. Edit that file instead.
"""Reviews, queues, shell commands and background terminals of a thread, on the real runtime."""

from __future__ import annotations

import pytest

from openai_codex import (
    Codex,
    CodexConfig,
    InvalidInputError,
    InvalidOptionError,
    InvalidRequestError,
    Notification,
)
from openai_codex.generated.v2_all import CommandExecutionThreadItem
from openai_codex.testing import Gate, ModelProvider, deltas, gate, isolated_home, text, tool_call
from openai_codex.types import TurnStatus

from ..conftest import ANSWER

pytestmark = pytest.mark.anyio

REVIEW = (
    '{"findings": [], "overall_correctness": "correct", "overall_explanation": "Fine.", "overall_confidence_score": 1}'
)


def test_a_review_is_read_like_any_turn(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text(REVIEW), text(ANSWER)])
    with Codex(config) as codex:
        thread = codex.thread_start()
        review = thread.review("Look at everything.")
        events = [event for event in review.stream()]
        result = thread.run("And now?")
    assert events[-1].method == "turn/completed"
    assert events[-1].payload.turn.id == review.id
    assert events[-1].payload.turn.status is TurnStatus.completed
    items = [event.payload.item.type for event in events if event.method == "item/completed"]
    assert items[0] == "enteredReviewMode"
    assert "exitedReviewMode" in items
    assert result.final_response == ANSWER


@pytest.mark.parametrize("begun", [True, False])
def test_a_review_is_interrupted(config: CodexConfig, provider: ModelProvider, begun: bool) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text(ANSWER)])
    with Codex(config) as codex:
        thread = codex.thread_start()
        review = thread.review({"type": "custom", "instructions": "Look."})
        if begun:
            hold.wait_until_reached()
        review.interrupt()
        result = review.run()
        review.interrupt()  # twice is fine
        assert result.status is TurnStatus.interrupted
        if begun:
            assert (thread.run("And now?")).final_response == ANSWER


def test_a_finished_review_is_not_interrupted_again(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text(REVIEW)])
    with Codex(config) as codex:
        thread = codex.thread_start()
        review = thread.review("Look.")
        review.run()
        with pytest.raises(InvalidRequestError):
            review.interrupt()


def test_what_is_no_target_of_a_review_is_refused_before_it_is_sent(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        with pytest.raises(InvalidInputError, match="review/start: target"):
            thread.review({"type": "custom", "instructions": 5})


def test_messages_are_queued_changed_reordered_and_dropped(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold)]), text("second"), text("third")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("First.")
        hold.wait_until_reached()
        two, three, four = [thread.queue.add(prompt) for prompt in ("two", "three", "four")]
        assert [queued.id for queued in thread.queue.list()] == [two.id, three.id, four.id]
        assert thread.queue.delete(four.id)
        assert not thread.queue.delete(four.id)
        thread.queue.reorder([three.id, two.id])
        changed = thread.queue.update(two.id, "two, changed")
        assert [item.model_dump(by_alias=True)["text"] for item in changed.input] == ["two, changed"]
        assert [queued.id for queued in thread.queue.list()] == [three.id, two.id]
        with thread.events("turn/completed") as ends:
            hold.open()
            turn.run()
            assert [(ends.__next__()).payload.turn.status.value for _ in range(3)] == ["completed"] * 3
        assert thread.queue.list() == []
    assert [request.last_user_text for request in provider.requests] == ["First.", "three", "two, changed"]


def test_a_queue_that_an_interrupt_held_up_is_started_again(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold)]), text("two"), text("one")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("First.")
        hold.wait_until_reached()
        one = thread.queue.add("one", client_user_message_id="mine")
        two = thread.queue.add("two")
        assert one.client_user_message_id == "mine"
        with pytest.raises(InvalidRequestError, match="active"):
            thread.queue.start()
        turn.interrupt()
        turn.run()
        assert [queued.id for queued in thread.queue.list()] == [one.id, two.id]
        with thread.events("turn/completed") as ends:
            started = thread.queue.start(two.id)
            assert (started.run()).final_response == "two"
            assert (ends.__next__()).payload.turn.id == started.id
            ends.__next__()  # the queue goes on by itself
        with pytest.raises(InvalidRequestError, match="not found"):
            thread.queue.start(two.id)
    assert [request.last_user_text for request in provider.requests] == ["First.", "two", "one"]


def test_a_shell_command_is_a_turn_with_its_output(config: CodexConfig, provider: ModelProvider) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.shell_command("echo 'a b' | tr a-z A-Z; exit 3")
        result = turn.run()
        (item,) = result.items
        assert isinstance(item, CommandExecutionThreadItem)
        assert (item.exit_code, item.aggregated_output) == (3, "A B\n")
        # The turn is over, so this one is another and sees what the user did.
        assert (thread.run("And now?")).final_response == ANSWER
        codex.models()  # what was posted to the loop before is done by now
        assert codex.statistics().mailroom.taps == 0
        with pytest.raises(InvalidOptionError):
            thread.shell_command("true", timeout=-1)
        with pytest.raises(InvalidRequestError):
            thread.shell_command("")
    assert "A B" in str(provider.requests[-1].body["input"])


def test_a_shell_command_runs_within_the_turn_that_is_running(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold)]), text("after"), text("end")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("First.")
        hold.wait_until_reached()
        shell = thread.shell_command("echo within")
        assert shell.id == turn.id
        # Told of from its first message on, although the turn was followed by somebody else already.
        events: list[Notification] = []
        for event in shell.stream():
            events.append(event)
            if event.method == "item/completed":
                break
        hold.open()
        assert (turn.run()).status is TurnStatus.completed
        assert (shell.run()).status is TurnStatus.completed
    assert events[0].method == "item/started"
    # A command as fast as this one sends no output before its end.
    assert events[-1].payload.item.aggregated_output == "within\n"


def test_commands_that_outlive_their_turn_are_listed_and_ended() -> None:
    sleeping = tool_call("exec_command", {"cmd": "sleep 300", "yield_time_ms": 250})
    provider = ModelProvider([sleeping, sleeping, text("started"), text("after")])
    with provider, isolated_home(provider, sandbox_mode="danger-full-access") as home:
        with Codex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            thread = codex.thread_start(approval_mode=None)
            thread.run("Start two.")
            first, second = thread.terminals.list()
            assert "sleep 300" in first.command
            assert thread.terminals.terminate(first.process_id)
            assert not thread.terminals.terminate(first.process_id)
            assert [left.process_id for left in thread.terminals.list()] == [second.process_id]
            thread.terminals.clean()
            while thread.terminals.list():
                pass  # the time limit of every test bounds this
