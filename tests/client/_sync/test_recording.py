# Generated from tests/client/_async/test_recording.py by scripts/unasync.py. Edit that file instead.
"""Recording the real runtime's sessions, and clients that run on the recordings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from openai_codex import (
    ApprovalMode,
    Codex,
    CodexConfig,
    InvalidRequestError,
    RestartPolicy,
    ServerRequest,
    StartError,
    TransportClosedError,
    TurnFailedError,
    TurnLostError,
)
from openai_codex.testing import (
    ModelProvider,
    RecordingMismatchError,
    ScriptedServer,
    deltas,
    failure,
    record,
    record_once,
    replay,
    text,
)
from openai_codex.types import TurnStatus

from ..conftest import ANSWER
from ..support import Together

pytestmark = pytest.mark.anyio

APPROVAL = "item/commandExecution/requestApproval"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sessions" / "session.jsonl"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def greet(config: CodexConfig) -> list[str | None]:
    """Two turns of one thread, and what they said."""
    with Codex(config) as codex:
        thread = codex.thread_start()
        return [(thread.run(prompt)).final_response for prompt in ("Hi", "And?")]


def test_a_session_is_written_both_ways_with_times(path: Path, config: CodexConfig) -> None:
    greet(record(path, config))
    header, start, *messages = lines(path)
    assert header == {"openai_codex_recording": 1}
    assert start == {"t": 0.0, "event": "start"}
    times = [line["t"] for line in messages]
    assert times == sorted(times)
    asked = [line["message"]["method"] for line in messages if line["from"] == "client"]
    assert asked == ["initialize", "initialized", "thread/start", "turn/start", "turn/start"]
    told = [line["message"].get("method") for line in messages if line["from"] == "server"]
    assert told.count("turn/completed") == 2
    assert told.count(None) == 4
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_replay_says_what_was_said_without_the_model(
    path: Path, config: CodexConfig, provider: ModelProvider
) -> None:
    provider.replies([deltas(["one ", "two"]), text("three")])
    assert greet(record(path, config)) == ["one two", "three"]
    provider.replies(text("another model"))
    assert greet(replay(path)) == ["one two", "three"]
    assert provider.request_count == 2


def test_every_event_is_replayed_in_its_order(path: Path, config: CodexConfig) -> None:
    heard: list[list[Any]] = []
    for serve in (record, replay):
        with Codex(serve(path, config)) as codex:
            turn = (codex.thread_start()).turn("Hi")
            heard.append([event for event in turn.stream()])
    recorded, replayed = heard
    assert len(recorded) > 4
    assert [event.method for event in recorded] == [event.method for event in replayed]
    assert [event.payload for event in recorded] == [event.payload for event in replayed]


def test_once_records_first_and_replays_then(path: Path, config: CodexConfig, provider: ModelProvider) -> None:
    for _ in range(3):
        assert greet(record_once(path, config)) == [ANSWER, ANSWER]
    assert provider.request_count == 2


def test_another_request_is_refused_by_a_type_that_says_what_was_expected(path: Path, config: CodexConfig) -> None:
    greet(record(path, config))
    with Codex(replay(path)) as codex:
        with pytest.raises(RecordingMismatchError, match=r"model/list .* expected: thread/start"):
            codex.models()
        thread = codex.thread_start()
        with pytest.raises(RecordingMismatchError, match='"other"') as caught:
            thread.run("other")
        assert 'expected: turn/start {"threadId"' in str(caught.value)
        assert '"Hi"' in str(caught.value)
        assert (thread.run("Hi")).final_response == ANSWER


def test_a_request_that_comes_too_early_or_too_often_is_refused(path: Path, config: CodexConfig) -> None:
    greet(record(path, config))
    with Codex(replay(path)) as codex:
        thread = codex.thread_start()
        with pytest.raises(RecordingMismatchError):
            thread.run("And?")
        thread.run("Hi")
        thread.run("And?")
        with pytest.raises(RecordingMismatchError, match="expected: nothing"):
            thread.run("Hi")


def test_failures_are_replayed_as_they_were(path: Path, config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(failure(500, "down"))
    messages: list[str] = []
    for serve in (record, replay):
        with Codex(serve(path, config)) as codex:
            thread = codex.thread_start()
            with pytest.raises(TurnFailedError) as failed:
                thread.run("Hi")
            with pytest.raises(InvalidRequestError) as refused:
                codex.thread_resume("00000000-0000-7000-8000-000000000000")
            messages += [str(failed.value), str(refused.value)]
    assert messages[:2] == messages[2:]


def test_threads_that_ran_side_by_side_may_come_in_another_order(path: Path, config: CodexConfig) -> None:
    prompts = ["first", "second", "third"]
    for serve in (record, replay):
        with Codex(serve(path, config)) as codex:
            threads = [codex.thread_start(developer_instructions=prompt) for prompt in prompts]
            together = Together()
            with together:
                for thread, prompt in zip(threads, prompts, strict=True):
                    together.start(lambda thread=thread, prompt=prompt: thread.run(prompt))
            assert [result.final_response for result in together.outcomes] == [ANSWER] * 3
        prompts.reverse()


def test_an_interrupt_is_waited_for(path: Path) -> None:
    server = ScriptedServer()
    server.on("turn/start").answer().say("half")
    for serve in (record, replay):
        with Codex(serve(path, CodexConfig(server=server))) as codex:
            turn = (codex.thread_start()).turn("Hi")
            turn.interrupt()
            assert (turn.run()).status is TurnStatus.interrupted


def test_a_question_of_the_server_is_asked_again_and_another_answer_ends_it(path: Path) -> None:
    server = ScriptedServer()
    server.on("turn/start").answer().ask(APPROVAL, itemId="i", startedAtMs=1, command="ls").say("done").complete()
    asked: list[str] = []

    def accept(request: ServerRequest) -> dict[str, str]:
        asked.append(request.method)
        return {"decision": "accept"}

    accepting = CodexConfig(server=server, handlers={APPROVAL: accept})
    for serve in (record, replay):
        with Codex(serve(path, accepting)) as codex:
            thread = codex.thread_start(approval_mode=ApprovalMode.ask)
            assert (thread.run("Hi")).final_response == "done"
    assert asked == [APPROVAL, APPROVAL]
    with Codex(replay(path)) as codex:  # without a handler the answer is no
        thread = codex.thread_start(approval_mode=ApprovalMode.ask)
        with pytest.raises(TransportClosedError, match=r'"decline".*expected: the answer .*"accept"'):
            thread.run("Hi")


def test_a_crash_and_the_restart_after_it_are_replayed(path: Path) -> None:
    server = ScriptedServer()
    server.once("turn/start").answer().crash(3)
    config = CodexConfig(server=server, restart=RestartPolicy(initial_delay=0.0))
    for serve in (record, replay):
        with Codex(serve(path, config)) as codex:
            thread = codex.thread_start()
            with pytest.raises(TurnLostError) as lost:
                thread.run("Hi")
            assert lost.value.exit_code == 3
            assert (thread.run("Again")).final_response == "ok"


def test_a_recording_starts_as_often_as_it_was_started(path: Path, config: CodexConfig) -> None:
    greet(record(path, config))
    settings = replay(path)
    greet(settings)
    with pytest.raises(StartError, match="no further start"):
        greet(settings)


def test_what_is_no_recording_is_refused_at_once(tmp_path: Path) -> None:
    for content in ("", "not JSON", "[]", '{"openai_codex_recording": 2}'):
        file = tmp_path / "file.jsonl"
        file.write_text(content, "utf-8")
        with pytest.raises(ValueError, match="is no recording"):
            replay(file)
    with pytest.raises(FileNotFoundError):
        replay(tmp_path / "missing.jsonl")
