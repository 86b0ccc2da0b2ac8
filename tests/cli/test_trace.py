"""`trace` records what goes over the wire, without secrets, and `show` reads it."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from openai_codex._cli.redact import LEFT_OUT, Redactor
from openai_codex.testing import ModelProvider, ModelRequest, Reply, text, tool_call

from .conftest import ANSWER
from .support import Cli

KEY = "sk-planted-0123456789abcdef"


def record(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_session_is_recorded_in_both_directions_and_shown(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "record.jsonl"
    done = cli("trace", str(path), "--", "Hi", "there")
    assert (done.returncode, done.stdout) == (0, f"{ANSWER}\n")
    assert str(path) in done.stderr
    entries = record(path)
    notes = [entry["NOTE"] for entry in entries if "NOTE" in entry]
    assert notes[0].startswith("recorded by openai-codex ")
    assert notes[-1] == "the server exited with code 0"
    messages = [entry for entry in entries if "msg" in entry]
    assert {entry["dir"] for entry in messages} == {"c2s", "s2c"}
    times = [entry["t"] for entry in messages]
    assert times[0] >= 0
    asked = [entry["msg"]["method"] for entry in messages if entry["dir"] == "c2s"]
    assert asked == ["initialize", "initialized", "thread/start", "turn/start"]
    assert messages[-1]["dir"] == "s2c"
    assert "turn/completed" in [entry["msg"].get("method") for entry in messages]
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    shown = cli("show", str(path))
    assert shown.returncode == 0
    assert "-> turn/start" in shown.stdout
    assert "== turn completed" in shown.stdout
    assert f"agentMessage: {ANSWER}" in shown.stdout


def test_no_secret_of_the_environment_is_recorded_and_the_prompt_is(
    cli: Cli, provider: ModelProvider, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prints_it(request: ModelRequest) -> Reply:
        return text("done") if request.has_tool_output else tool_call("exec_command", {"cmd": "echo $MY_SERVICE_TOKEN"})

    provider.replies(prints_it)
    monkeypatch.setenv("MY_SERVICE_TOKEN", "hunter2-hunter2")
    path = tmp_path / "record.jsonl"
    done = cli("trace", str(path), f"Use {KEY}, please")
    assert done.returncode == 0, done.stderr
    written = path.read_text("utf-8")
    assert "hunter2-hunter2" not in written
    assert KEY not in written
    assert f"Use {LEFT_OUT}, please" in written
    assert "echo $MY_SERVICE_TOKEN" in written


def test_a_record_that_cannot_be_written_is_told_before_anything_is_run(cli: Cli, provider: ModelProvider) -> None:
    done = cli("trace", "/no/such/place/record.jsonl", "Hi")
    assert done.returncode == 1
    assert done.stderr == "error: cannot record to /no/such/place/record.jsonl: No such file or directory\n"
    assert provider.requests == ()


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ({"params": {"type": "apiKey", "apiKey": "plain words"}}, {"params": {"type": "apiKey", "apiKey": LEFT_OUT}}),
        (
            {"accessToken": "a", "id_token": "b", "refresh-token": "c"},
            {"accessToken": LEFT_OUT, "id_token": LEFT_OUT, "refresh-token": LEFT_OUT},
        ),
        ({"env": {"A": "1", "B": None}}, {"env": {"A": LEFT_OUT, "B": None}}),
        ({"http_headers": {"X": "1"}}, {"http_headers": {"X": LEFT_OUT}}),
        ({"text": f"it is {KEY}."}, {"text": f"it is {LEFT_OUT}."}),
        ({"text": "Authorization: Bearer abcdefghij"}, {"text": f"Authorization: Bearer {LEFT_OUT}"}),
        ({"text": "eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.sig"}, {"text": LEFT_OUT}),
        ({"list": ["a password-1234 here"]}, {"list": [f"a {LEFT_OUT} here"]}),
        # What only sounds like one.
        ({"tokenUsage": {"totalTokens": 5}, "maxTokens": 7}, {"tokenUsage": {"totalTokens": 5}, "maxTokens": 7}),
        ({"text": "the token is a word, sk- is not a key"}, {"text": "the token is a word, sk- is not a key"}),
    ],
)
def test_secrets_are_known_by_name_by_look_and_by_value(message: Any, kept: Any) -> None:
    redactor = Redactor({"DB_PASSWORD": "password-1234", "HOME": "the token is a word", "SHORT_KEY": "a"})
    assert redactor.message(message) == kept
