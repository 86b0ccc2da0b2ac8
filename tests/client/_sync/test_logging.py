# Generated from tests/client/_async/test_logging.py by scripts/unasync.py. Edit that file instead.
"""What the loggers tell: servers, turns and requests, at levels that can be relied on, and never a prompt."""

from __future__ import annotations

import json
import logging
import re

import pytest

from openai_codex import Codex, CodexConfig, InvalidRequestError, ServerRequest, TurnFailedError
from openai_codex.testing import ModelProvider, ModelRequest, Reply, failure, isolated_home, reasoning, text, tool_call

pytestmark = pytest.mark.anyio

SECRET = "xyzzy-the-secret-prompt"
APPROVAL = "item/commandExecution/requestApproval"
ESCALATED = {"cmd": f"echo {SECRET}", "sandbox_permissions": "require_escalated", "justification": SECRET}


def runs_a_command(request: ModelRequest) -> Reply:
    if not request.has_tool_output:
        return reasoning(SECRET) + tool_call("exec_command", ESCALATED)
    return text(f"done, {SECRET}")


def declines(request: ServerRequest) -> object:
    return {"decision": "decline"}


def told(caplog: pytest.LogCaptureFixture, logger: str, level: int) -> list[str]:
    """The messages of one logger at one level."""
    return [record.getMessage() for record in caplog.records if (record.name, record.levelno) == (logger, level)]


def test_no_record_at_any_level_holds_a_prompt_an_answer_or_a_command(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(1)
    with ModelProvider(runs_a_command) as model, isolated_home(model, approval_policy="on-request") as home:
        settings = CodexConfig(env=home.env, cwd=str(home.workspace), handlers={APPROVAL: declines})
        with Codex(settings) as codex:
            thread = codex.thread_start(approval_mode=None, developer_instructions=SECRET)
            result = thread.run(f"Please {SECRET}")
            assert SECRET in (result.final_response or "")
            model.replies(failure(400, SECRET))
            with pytest.raises(TurnFailedError, match=SECRET):
                thread.run(SECRET)
    shown = [logging.Formatter("%(message)s").format(record) for record in caplog.records]
    assert any(f"of the peer: {APPROVAL}" in line for line in shown)
    assert any(re.search(r"sent: turn/start$", line) for line in shown)
    assert [line for line in shown if SECRET in line] == []


def test_the_start_and_the_end_of_a_server_are_told_with_its_pid_and_version(
    config: CodexConfig, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with Codex(config) as codex:
        pid = (codex._session.open()).child_pid
        version = codex.metadata.server_info.version
    started, ending = told(caplog, "openai_codex.session", logging.INFO)
    assert re.fullmatch(rf"started the app-server: pid {pid}, version {re.escape(version)}, in \d+ ms", started)
    assert ending == f"ending the app-server: pid {pid}"


def test_a_turn_is_told_with_its_status_and_milliseconds(config: CodexConfig, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with Codex(config) as codex:
        thread = codex.thread_start()
        result = thread.run("Hi")
    turns = [line for line in told(caplog, "openai_codex.session", logging.INFO) if line.startswith("turn ")]
    assert turns == [
        f"turn {result.id} of thread {thread.id} started",
        f"turn {result.id} ended: completed, {result.duration_ms} ms",
    ]


def test_each_request_is_told_with_its_id_and_its_answer_with_milliseconds(
    config: CodexConfig, caplog: pytest.LogCaptureFixture
) -> None:
    with Codex(config) as codex:
        caplog.set_level(logging.DEBUG, "actors.correlator")
        codex.models()
        with pytest.raises(InvalidRequestError):
            codex.request("thread/read", {"threadId": SECRET})
    lines = told(caplog, "actors.correlator", logging.DEBUG)
    assert re.fullmatch(r"request \d+ sent: model/list", lines[0])
    assert re.fullmatch(r"request \d+ answered after \d+\.\d ms: model/list", lines[1])
    assert re.fullmatch(r"request \d+ sent: thread/read", lines[2])
    assert re.fullmatch(r"request \d+ refused \(-32600\) after \d+\.\d ms: thread/read", lines[3])


def test_what_the_server_writes_to_its_stderr_is_told_only_to_who_asks_for_it_by_name(
    config: CodexConfig, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with Codex(config):
        pass
    assert told(caplog, "actors.pipe.stderr", logging.DEBUG) == []
    caplog.set_level(logging.DEBUG, "actors.pipe.stderr")
    config.env = {**(config.env or {}), "RUST_LOG": "info"}
    with Codex(config) as codex:
        pid = (codex._session.open()).child_pid
        codex.models()
    lines = told(caplog, "actors.pipe.stderr", logging.DEBUG)
    assert lines
    assert all(line.startswith(f"{pid}: ") for line in lines)


def test_a_payload_that_does_not_fit_is_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    from openai_codex._protocol.codec import decode_events

    for params in (SECRET, {"turnId": {"deep": SECRET}}, {"item": SECRET, "turnId": "t", "threadId": "t"}, None):
        events = decode_events([json.loads(json.dumps({"method": "item/completed", "params": params}))])
        assert len(events) == 1
    warnings = told(caplog, "openai_codex.codec", logging.WARNING)
    assert warnings
    assert all(line.startswith("kept item/completed as raw data: ") for line in warnings)
    assert SECRET not in caplog.text
