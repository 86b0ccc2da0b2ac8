"""The real runtime in front of the scripted model."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from openai_codex.testing import (
    Gate,
    ModelProvider,
    ModelRequest,
    Reply,
    cut,
    deltas,
    error_event,
    failure,
    friendly_model,
    gate,
    isolated_home,
    reasoning,
    text,
    tool_call,
)

from .conftest import TIMEOUT, Runtime, StartRuntime


def test_a_text_reply_is_the_answer_of_the_turn(start_runtime: StartRuntime) -> None:
    runtime, provider = start_runtime(text("Hello!").with_usage(input_tokens=11, output_tokens=5))
    turn = runtime.run("Say hello")
    assert (turn["status"], turn["items"][-1]["text"]) == ("completed", "Hello!")
    assert [request.last_user_text for request in provider.requests] == ["Say hello"]
    (usage,) = [m["params"] for m in runtime.seen if m.get("method") == "thread/tokenUsage/updated"]
    assert usage["tokenUsage"]["last"]["totalTokens"] == 16


def test_the_phase_of_a_message_reaches_the_client(start_runtime: StartRuntime) -> None:
    runtime, _ = start_runtime(text("Looking.", phase="commentary") + text("Found.", phase="final_answer"))
    runtime.run("Look")
    messages = runtime.completed_items("agentMessage")
    assert [(m["text"], m["phase"]) for m in messages] == [("Looking.", "commentary"), ("Found.", "final_answer")]


def test_deltas_arrive_one_by_one(start_runtime: StartRuntime) -> None:
    runtime, _ = start_runtime(deltas(["one ", "two ", "three"], gap=0.001))
    assert runtime.run("Count")["items"][-1]["text"] == "one two three"
    assert runtime.deltas() == ["one ", "two ", "three"]


def test_reasoning_streams_its_summary(start_runtime: StartRuntime) -> None:
    runtime, _ = start_runtime(reasoning(["I ", "think"], "again") + text("So."))
    assert runtime.run("Think")["status"] == "completed"
    assert runtime.deltas("item/reasoning/summaryTextDelta") == ["I ", "think", "again"]
    (item,) = runtime.completed_items("reasoning")
    assert item["summary"] == ["I think", "again"]


def test_one_reply_serves_the_turns_of_one_thread_with_distinct_items(start_runtime: StartRuntime) -> None:
    runtime, _ = start_runtime(text("same"))
    thread = runtime.start_thread()
    for _ in range(2):
        runtime.start_turn(thread, "again")
        runtime.notification("turn/completed")
    ids = [item["id"] for item in runtime.completed_items("agentMessage")]
    assert len(set(ids)) == 2


ESCALATED = {"cmd": "echo ran > made", "sandbox_permissions": "require_escalated", "justification": "May I?"}


def call_then_done(request: ModelRequest) -> Reply:
    return text("done") if request.has_tool_output else tool_call("exec_command", ESCALATED)


@pytest.mark.parametrize("decision", ["accept", "decline"])
def test_a_tool_call_is_run_as_the_client_decides(start_runtime: StartRuntime, decision: str) -> None:
    runtime, provider = start_runtime(call_then_done, approval_policy="on-request")
    runtime.start_turn(runtime.start_thread(), "Make it")
    asked = runtime.read_until(lambda message: message.get("method") == "item/commandExecution/requestApproval")
    runtime.send({"id": asked["id"], "result": {"decision": decision}})
    assert runtime.notification("turn/completed")["turn"]["items"][-1]["text"] == "done"
    assert provider.request_count == 2
    assert (runtime.home.workspace / "made").exists() == (decision == "accept")


@pytest.mark.parametrize(
    ("reply", "info"),
    [
        (failure(500), "internalServerError"),
        (failure(503, code="server_is_overloaded"), "serverOverloaded"),
        (failure(429, type="usage_limit_reached"), "usageLimitExceeded"),
        (failure(401), {"httpConnectionFailed": {"httpStatusCode": 401}}),
        (error_event("context_length_exceeded", "too long"), "contextWindowExceeded"),
        (deltas(["half", error_event("server_is_overloaded")]), "serverOverloaded"),
        (deltas(["half", cut()]), "other"),
        (cut(), "other"),
    ],
    ids=["500", "overloaded", "usage limit", "401", "context", "error inside a message", "cut", "cut at once"],
)
def test_a_failure_fails_the_turn_and_the_next_turn_works(
    start_runtime: StartRuntime, reply: Reply, info: object
) -> None:
    # Not a list: after contextWindowExceeded the runtime compacts the thread first, with a request more.
    def script(request: ModelRequest) -> Reply:
        return reply if request.number == 1 else text("fine")

    runtime, _ = start_runtime(script)
    thread = runtime.start_thread()
    runtime.start_turn(thread, "fail")
    turn = runtime.notification("turn/completed")["turn"]
    assert (turn["status"], turn["error"]["codexErrorInfo"]) == ("failed", info)
    runtime.start_turn(thread, "again")
    assert runtime.notification("turn/completed")["turn"]["status"] == "completed"


def test_a_script_that_ran_out_fails_the_turn_with_its_reason(start_runtime: StartRuntime) -> None:
    runtime, provider = start_runtime([text("only one")])
    runtime.run("first")
    provider.replies([])
    turn = runtime.run("second")
    assert turn["status"] == "failed"
    assert "the script has 0 replies" in turn["error"]["message"]
    provider._fault = None


def test_a_turn_held_at_a_gate_can_be_interrupted(start_runtime: StartRuntime) -> None:
    hold = Gate()
    runtime, _ = start_runtime(deltas(["begun", gate(hold), "never"]))
    thread = runtime.start_thread()
    turn = runtime.start_turn(thread, "Begin")
    hold.wait_until_reached(TIMEOUT)
    if runtime.deltas() != ["begun"]:
        runtime.notification("item/agentMessage/delta")
    runtime.request("turn/interrupt", {"threadId": thread, "turnId": turn})
    assert runtime.notification("turn/completed")["turn"]["status"] == "interrupted"
    assert runtime.deltas() == ["begun"]


def test_a_turn_held_at_a_gate_goes_on_when_it_is_opened(start_runtime: StartRuntime) -> None:
    hold = Gate()
    runtime, _ = start_runtime(gate(hold) + text("at last"))
    runtime.start_turn(runtime.start_thread(), "Begin")
    hold.wait_until_reached(TIMEOUT)
    hold.open()
    assert runtime.notification("turn/completed")["turn"]["items"][-1]["text"] == "at last"


def test_closing_the_provider_fails_the_turn_it_serves_and_those_to_come(start_runtime: StartRuntime) -> None:
    hold = Gate()
    runtime, provider = start_runtime(deltas(["begun", gate(hold)]))
    thread = runtime.start_thread()
    for prompt in ("served", "to come"):
        runtime.start_turn(thread, prompt)
        hold.wait_until_reached(TIMEOUT)
        provider.close()
        assert runtime.notification("turn/completed")["turn"]["status"] == "failed"


def test_the_runtime_starts_quietly_and_keeps_to_its_home(start_runtime: StartRuntime) -> None:
    runtime, provider = start_runtime(text("ok"))
    runtime.run("Hi")
    home = runtime.home
    assert list(home.home.glob("sessions/**/rollout-*.jsonl"))
    assert list(home.home.glob("*.sqlite"))
    assert not (home.home / "shell_snapshots").exists()
    assert not (home.home.parent / ".codex").exists()
    assert {request.headers.get("content-encoding", "") for request in provider.requests} == {""}
    warnings = [m["params"]["summary"] for m in runtime.seen if m.get("method") == "configWarning"]
    assert not [warning for warning in warnings if "bubblewrap" not in warning]


@pytest.mark.skipif(os.name == "nt", reason="the links are made on POSIX only")
def test_the_runtime_can_link_its_sandbox_into_the_home(start_runtime: StartRuntime) -> None:
    runtime, _ = start_runtime(text("ok"))
    runtime.run("Hi")
    links = [path for path in runtime.home.home.rglob("*") if path.name == "apply_patch"]
    runtime.close()
    assert links
    assert "helper" not in runtime.stderr


def test_an_isolated_home_is_gone_after_the_runtime_used_it(tmp_path: Path) -> None:
    with ModelProvider(text("ok")) as provider, isolated_home(provider, root=tmp_path) as home:
        runtime = Runtime(home)
        try:
            runtime.initialize()
            runtime.run("Hi")
        finally:
            runtime.close()
    assert list(tmp_path.iterdir()) == []


def test_a_proxy_or_a_database_of_the_person_is_left_alone(
    start_runtime: StartRuntime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("CODEX_SQLITE_HOME", str(tmp_path))
    runtime, _ = start_runtime(text("ok"))
    assert runtime.run("Hi")["status"] == "completed"
    assert list(tmp_path.iterdir()) == []


def test_the_friendly_model_answers_prompts_and_schemas(start_runtime: StartRuntime) -> None:
    runtime, _ = start_runtime(friendly_model)
    assert "Tell me a story" in runtime.run("Tell me a story")["items"][-1]["text"]
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {"answer": {"type": "string"}},
        "required": ["answer"],
        "additionalProperties": False,
    }
    prompt = [{"type": "text", "text": "In JSON"}]
    runtime.request("turn/start", {"threadId": runtime.start_thread(), "input": prompt, "outputSchema": schema})
    answer = runtime.notification("turn/completed")["turn"]["items"][-1]["text"]
    assert json.loads(answer) == {"answer": "In JSON"}
