"""What the model provider says, asked over plain HTTP."""

from __future__ import annotations

import http.client

import pytest

from openai_codex.testing import (
    Gate,
    ModelProvider,
    ModelRequest,
    Reply,
    ScriptExhausted,
    cut,
    deltas,
    error_event,
    text,
    tool_call,
)

from .asking import PROMPT, events, open_stream, post, refusal, texts


def test_a_text_reply_is_one_created_message_completed_response_with_usage() -> None:
    with ModelProvider(text("Hello").with_usage(input_tokens=7, output_tokens=3)) as provider:
        received = post(provider)
    assert [event["type"] for event in received] == [
        "response.created",
        "response.output_item.added",
        "response.output_item.done",
        "response.completed",
    ]
    assert texts(received) == ["Hello"]
    assert received[-1]["response"]["usage"]["total_tokens"] == 10


def test_one_reply_answers_every_request_with_fresh_ids() -> None:
    with ModelProvider(text("same") + tool_call("t", {})) as provider:
        first, second = post(provider), post(provider)
    ids = [event["item"]["id"] for event in first + second if event["type"] == "response.output_item.done"]
    calls = [event["item"]["call_id"] for event in first + second if event.get("item", {}).get("call_id")]
    assert len(ids) == len(set(ids)) == 4
    assert len(set(calls)) == 2


def test_the_parts_of_a_message_carry_its_id_and_join_to_its_text() -> None:
    with ModelProvider(deltas(["a", "b", "c"], gap=0.001)) as provider:
        received = post(provider)
    parts = [event for event in received if event["type"] == "response.output_text.delta"]
    whole = next(event["item"] for event in received if event["type"] == "response.output_item.done")
    assert [part["delta"] for part in parts] == ["a", "b", "c"]
    assert {part["item_id"] for part in parts} == {whole["id"]}
    assert texts(received) == ["abc"]


def test_a_list_gives_one_reply_for_each_request_and_refuses_the_one_too_many() -> None:
    def ask_three_times() -> None:
        with ModelProvider([text("one"), text("two")]) as provider:
            assert texts(post(provider)) == ["one"]
            assert texts(post(provider)) == ["two"]
            status, error = refusal(lambda: post(provider))
            assert status == 400
            assert "ScriptExhausted" in error["message"]

    with pytest.raises(ScriptExhausted, match="request 3 came, the script has 2 replies"):
        ask_three_times()


def test_a_new_script_begins_with_its_first_reply_at_the_next_request() -> None:
    with ModelProvider(text("old")) as provider:
        post(provider)
        provider.replies([text("new"), text("newer")])
        assert texts(post(provider) + post(provider)) == ["new", "newer"]
        assert [request.number for request in provider.requests] == [1, 2, 3]


def test_a_function_sees_the_request_it_answers() -> None:
    def script(request: ModelRequest) -> Reply:
        if request.has_tool_output:
            return text("done")
        return text(f"{request.number}: {request.last_user_text} {request.headers['x-test']}")

    output = {"input": [*PROMPT["input"], {"type": "function_call_output", "call_id": "c", "output": "x"}]}
    with ModelProvider(script) as provider:
        assert texts(post(provider, headers={"X-Test": "yes"})) == ["1: Hi yes"]
        assert texts(post(provider, output)) == ["done"]
        assert [request.path for request in provider.requests] == ["/v1/responses"] * 2


def test_a_request_without_input_has_no_user_text_and_no_tool_output() -> None:
    with ModelProvider() as provider:
        post(provider, {})
        (request,) = provider.requests
        assert request.last_user_text == ""
        assert not request.has_tool_output


def test_what_a_script_raises_fails_the_request_and_leaves_with_the_block() -> None:
    def script(request: ModelRequest) -> Reply:
        raise LookupError("not what I expected")

    def ask() -> None:
        with ModelProvider(script) as provider:
            status, error = refusal(lambda: post(provider))
            assert status == 400
            assert "not what I expected" in error["message"]

    with pytest.raises(LookupError, match="not what I expected"):
        ask()


def test_an_error_of_the_block_is_not_hidden_by_an_error_of_the_script() -> None:
    def ask() -> None:
        with ModelProvider([]) as provider:
            refusal(lambda: post(provider))
            raise KeyError

    with pytest.raises(KeyError):
        ask()


def test_a_script_that_returns_no_reply_is_told_so() -> None:
    def script(request: ModelRequest) -> Reply:
        return "text"  # type: ignore[return-value]  # pyright: ignore[reportReturnType]

    def ask() -> None:
        with ModelProvider(script) as provider:
            refusal(lambda: post(provider))

    with pytest.raises(TypeError, match="'text', not a Reply"):
        ask()


def test_a_provider_and_a_gate_say_what_state_they_are_in() -> None:
    provider, hold = ModelProvider(), Gate()
    assert (repr(provider), repr(hold)) == ("<ModelProvider new, 0 requests>", "<Gate shut, reached 0 times>")
    hold.open()
    with provider:
        assert provider.url in repr(provider)
    assert (repr(provider), repr(hold)) == ("<ModelProvider closed, 0 requests>", "<Gate open, reached 0 times>")


def test_only_the_newest_requests_are_kept_but_all_are_counted() -> None:
    with ModelProvider(keep_requests=2) as provider:
        for _ in range(3):
            post(provider)
        assert [request.number for request in provider.requests] == [2, 3]
        assert provider.request_count == 3


def test_an_error_event_ends_the_stream_instead_of_a_completed_response() -> None:
    with ModelProvider(deltas(["a", error_event("context_length_exceeded", "too long")])) as provider:
        received = post(provider)
    assert [event["type"] for event in received][-2:] == ["response.output_text.delta", "response.failed"]
    assert received[-1]["response"]["error"] == {"code": "context_length_exceeded", "message": "too long"}


def test_a_cut_drops_the_connection_after_what_was_streamed() -> None:
    with ModelProvider(deltas(["begun", cut()])) as provider:
        connection = open_stream(provider)
        with connection.getresponse() as response, pytest.raises(http.client.IncompleteRead) as caught:
            response.read()
        connection.close()
    assert events(caught.value.partial)[-1]["delta"] == "begun"
