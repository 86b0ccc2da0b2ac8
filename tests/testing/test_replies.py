"""How replies are built and joined."""

from __future__ import annotations

import json
from typing import Any

import pytest

from openai_codex.testing import (
    Gate,
    Reply,
    cut,
    deltas,
    error_event,
    failure,
    gate,
    reasoning,
    sequence,
    text,
    tool_call,
)
from openai_codex.testing._steps import render


def rendered(reply: Reply) -> list[dict[str, Any]]:
    return [step for step in render(reply, 1) if isinstance(step, dict)]


def done(reply: Reply) -> list[dict[str, Any]]:
    return [event["item"] for event in rendered(reply) if event["type"] == "response.output_item.done"]


def test_replies_are_plain_data_that_can_be_compared() -> None:
    assert text("a") + text("b") == sequence(text("a"), text("b"))
    assert text("a") != text("b")


def test_joined_parts_are_the_items_of_one_response() -> None:
    reply = reasoning("Let me look.") + text("Looking.", phase="commentary") + tool_call("look", {"at": "it"})
    assert [item["type"] for item in done(reply)] == ["reasoning", "message", "function_call"]
    assert [item["id"] for item in done(reply)] == ["rs_1_0", "msg_1_1", "fc_1_2"]
    assert [event["type"] for event in rendered(reply)].count("response.completed") == 1
    assert done(reply)[1]["phase"] == "commentary"


def test_reasoning_streams_its_sections_and_states_them_whole() -> None:
    (item,) = done(reasoning(["I ", "think"], "so", gap=1))
    assert [part["text"] for part in item["summary"]] == ["I think", "so"]


def test_arguments_of_a_call_are_sent_as_json_and_text_as_it_is() -> None:
    (call,) = done(tool_call("t", {"a": 1}, call_id="mine", namespace="mcp"))
    assert (json.loads(call["arguments"]), call["call_id"], call["namespace"]) == ({"a": 1}, "mine", "mcp")
    assert done(tool_call("t", "{broken"))[0]["arguments"] == "{broken"


def test_the_last_stated_usage_counts() -> None:
    reply = text("a").with_usage(input_tokens=1) + text("b").with_usage(input_tokens=2) + text("c")
    assert rendered(reply)[-1]["response"]["usage"]["input_tokens"] == 2


def test_a_reply_without_parts_is_an_empty_response() -> None:
    assert [event["type"] for event in rendered(sequence())] == ["response.created", "response.completed"]


def test_a_message_that_is_cut_is_never_completed() -> None:
    assert done(deltas(["a", cut()])) == []
    assert done(text("a") + cut())[0]["content"][0]["text"] == "a"


@pytest.mark.parametrize("ending", [cut(), failure(), error_event("x")])
def test_nothing_can_follow_what_ends_a_reply(ending: Reply) -> None:
    with pytest.raises(ValueError, match="nothing can follow"):
        sequence(ending, text("late"))


def test_an_http_failure_can_follow_a_gate_but_not_a_text() -> None:
    assert (gate(Gate()) + failure()).ends_early
    with pytest.raises(ValueError, match="before anything is streamed"):
        sequence(text("a"), failure())


def test_only_what_needs_no_item_can_stand_inside_a_message() -> None:
    for part in (text("b"), failure()):
        with pytest.raises(ValueError, match="inside a message"):
            deltas(["a", part])


def test_a_failure_has_the_status_of_an_error() -> None:
    with pytest.raises(ValueError, match="200 is not"):
        failure(200)
