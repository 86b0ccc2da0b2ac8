# Generated from tests/client/_async/test_turns.py by scripts/unasync.py. Edit that file instead.
"""A turn on the real runtime: run, streamed, steered, interrupted, failed."""

from __future__ import annotations

import pytest

from openai_codex import (
    ApprovalMode,
    Codex,
    CodexConfig,
    CodexError,
    InvalidInputError,
    InvalidOptionError,
    InvalidRequestError,
    Notification,
    Sandbox,
    TextInput,
    TurnFailedError,
    TurnIncompleteError,
)
from openai_codex.testing import Gate, ModelProvider, deltas, failure, gate, text
from openai_codex.types import AgentMessageDeltaNotification, Personality, ReasoningEffort, TurnStatus

from ..conftest import ANSWER

pytestmark = pytest.mark.anyio


def test_run_returns_the_answer_with_its_items_and_usage(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        result = thread.run("Say something.")
    assert result.status is TurnStatus.completed
    assert result.final_response == ANSWER
    assert [item.root.type for item in result.items] == ["userMessage", "agentMessage"]
    assert result.usage is not None
    assert result.usage.last.total_tokens > 0
    assert result.error is None
    assert result.started_at is not None
    assert result.completed_at is not None
    assert result.duration_ms is not None


def test_a_thread_takes_one_turn_after_another(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one"), text("two")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        answers = [(thread.run(prompt)).final_response for prompt in ("first", "second")]
    assert answers == ["one", "two"]
    assert provider.requests[-1].last_user_text == "second"


def test_a_stream_yields_the_turn_from_its_start_to_its_end(config: CodexConfig, provider: ModelProvider) -> None:
    pieces = [f"piece {number} " for number in range(20)]
    provider.replies(deltas(pieces))
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Say something.")
        events = [event for event in turn.stream()]
    assert events[0].method == "turn/started"
    assert events[-1].method == "turn/completed"
    said = [event.payload.delta for event in events if isinstance(event.payload, AgentMessageDeltaNotification)]
    assert said == pieces
    assert {getattr(event.payload, "turn_id", turn.id) for event in events} == {turn.id}


def test_a_stream_that_was_left_goes_on_where_it_was_left(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(deltas(["a", "b", "c"]))
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Say something.")
        methods: list[str] = []
        for event in turn.stream():
            methods.append(event.method)
            if event.method == "item/agentMessage/delta":
                break
        methods += [event.method for event in turn.stream()]
    assert methods.count("item/agentMessage/delta") == 3
    assert methods.count("turn/started") == methods.count("turn/completed") == 1


def test_run_collects_the_rest_of_a_stream_that_was_left(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Say something.")
        for event in turn.stream():
            if event.method == "turn/started":
                break
        result = turn.run()
    assert result.final_response == ANSWER


def test_events_that_were_read_to_the_end_cannot_be_read_again(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Say something.")
        turn.run()
        with pytest.raises(TurnIncompleteError, match="read already"):
            turn.run()
        with pytest.raises(TurnIncompleteError, match="read already"):
            turn.stream()


def test_an_interrupted_turn_ends_as_interrupted_and_the_thread_goes_on(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("after")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Say something long.")
        events: list[Notification] = []
        for event in turn.stream():
            events.append(event)
            if event.method == "item/agentMessage/delta":
                turn.interrupt()
        result = thread.run("And now?")
    assert events[-1].payload.turn.status is TurnStatus.interrupted
    assert result.final_response == "after"


def test_run_returns_an_interrupted_turn(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Say something long.")
        hold.wait_until_reached()
        turn.interrupt()
        result = turn.run()
    assert result.status is TurnStatus.interrupted
    assert result.final_response is None


def test_steering_gives_a_running_turn_more_input(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("steered")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Say something.")
        hold.wait_until_reached()
        answer = turn.steer("Say something else.")
        result = turn.run()
    assert answer.turn_id == turn.id
    assert result.final_response == "steered"
    assert provider.requests[-1].last_user_text == "Say something else."


def test_a_finished_turn_cannot_be_steered(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Say something.")
        turn.run()
        with pytest.raises(InvalidRequestError, match="no active turn to steer"):
            turn.steer("More.")


def test_a_failed_turn_raises_with_what_the_server_said(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([failure(500), text("better")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        with pytest.raises(TurnFailedError) as caught:
            thread.run("Fail.")
        result = thread.run("Again.")
    assert caught.value.error is not None
    assert caught.value.error.codex_error_info == "internalServerError"
    assert caught.value.turn.status is TurnStatus.failed
    assert isinstance(caught.value, CodexError)
    assert isinstance(caught.value, RuntimeError)
    assert result.final_response == "better"


def test_two_handles_on_one_turn_both_see_its_end(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("joined")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        first = thread.turn("Say something.")
        hold.wait_until_reached()
        second = thread.turn("This joins the running turn.")
        assert second.id == first.id
        results = [first.run(), second.run()]
    assert [result.final_response for result in results] == ["joined", "joined"]


def test_every_option_of_a_thread_and_a_turn_is_accepted(config: CodexConfig, provider: ModelProvider) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start(
            approval_mode=ApprovalMode.deny_all,
            base_instructions="Be a test.",
            config={"model_reasoning_effort": "low"},
            cwd=config.cwd,
            developer_instructions="Answer shortly.",
            ephemeral=True,
            model="another-model",
            model_provider="mock",
            personality=Personality.pragmatic,
            sandbox=Sandbox.read_only,
            service_name="tests",
        )
        result = thread.run(
            [TextInput("Say"), TextInput("something.")],
            approval_mode=ApprovalMode.auto_review,
            cwd=config.cwd,
            effort=ReasoningEffort.high,
            model="third-model",
            output_schema={"type": "object", "properties": {}, "additionalProperties": False},
            personality=Personality.friendly,
            sandbox=Sandbox.full_access,
        )
    assert result.status is TurnStatus.completed
    body = provider.requests[-1].body
    assert body["model"] == "third-model"
    assert body["text"]["format"]["type"] == "json_schema"


def test_a_lone_surrogate_in_a_prompt_is_replaced(config: CodexConfig, provider: ModelProvider) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        result = thread.run("broken \ud800 text")
    assert result.final_response == ANSWER
    assert provider.requests[-1].last_user_text == "broken � text"


@pytest.mark.parametrize("input", [5, None, {"type": "text"}, [b"bytes"], TextInput(7)])  # type: ignore[arg-type]
def test_input_of_a_wrong_type_is_refused_before_it_is_sent(
    config: CodexConfig, provider: ModelProvider, input: object
) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        with pytest.raises(InvalidInputError, match="input"):
            thread.run(input)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert provider.requests == ()


def test_a_preset_that_is_none_is_refused_before_it_is_sent(config: CodexConfig) -> None:
    with Codex(config) as codex:
        with pytest.raises(InvalidOptionError, match=r"sandbox must be one of Sandbox\.read_only"):
            codex.thread_start(sandbox="read-only")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        with pytest.raises(InvalidOptionError, match="approval_mode"):
            codex.thread_start(approval_mode="never")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
