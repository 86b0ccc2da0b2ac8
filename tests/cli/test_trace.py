"""`trace` records what goes over the wire, without secrets; `show` and `replay` read it."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from openai_codex import Codex, CodexConfig
from openai_codex._cli.relay import launcher
from openai_codex.testing import ModelProvider, ModelRequest, Reply, deltas, replay, tool_call

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
    assert entries[0]["by"].startswith("openai-codex ")
    assert entries[1]["event"] == "start"
    assert entries[-1]["note"] == "the server exited with code 0 after the client had left"
    messages = [entry for entry in entries if "message" in entry]
    assert {entry["from"] for entry in messages} == {"client", "server"}
    times = [entry["t"] for entry in messages]
    assert times[0] >= 0
    asked = [entry["message"]["method"] for entry in messages if entry["from"] == "client"]
    assert asked == ["initialize", "initialized", "thread/start", "turn/start"]
    assert messages[-1]["from"] == "server"
    assert "turn/completed" in [entry["message"].get("method") for entry in messages]
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
    said_back = deltas(["The key is sk-pl", "anted-0123", "456789abcdef."])

    def prints_it(request: ModelRequest) -> Reply:
        return said_back if request.has_tool_output else tool_call("exec_command", {"cmd": "echo $MY_SERVICE_TOKEN"})

    provider.replies(prints_it)
    monkeypatch.setenv("MY_SERVICE_TOKEN", "hunter2-hunter2")
    path = tmp_path / "record.jsonl"
    done = cli("trace", str(path), f"Use {KEY}, please")
    assert done.returncode == 0, done.stderr
    written = path.read_text("utf-8")
    assert "hunter2-hunter2" not in written
    assert KEY not in written
    assert "Use <secret>, please" in written
    params = [entry["message"].get("params", {}) for entry in record(path) if "message" in entry]
    pieces = [each["delta"] for each in params if each.get("delta") is not None and "itemId" in each]
    assert "The key is <secret>." in "".join(pieces)
    assert "echo $MY_SERVICE_TOKEN" in written


def test_a_record_that_cannot_be_written_is_told_before_anything_is_run(cli: Cli, provider: ModelProvider) -> None:
    done = cli("trace", "/no/such/place/record.jsonl", "Hi")
    assert done.returncode == 1
    assert done.stderr == "error: cannot record to /no/such/place/record.jsonl: No such file or directory\n"
    assert provider.requests == ()


def test_what_trace_wrote_is_replayed(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "record.jsonl"
    assert cli("trace", str(path), "Hi").returncode == 0
    asked = [entry["message"] for entry in record(path) if entry.get("from") == "client"]
    started = next(message["params"] for message in asked if message.get("method") == "thread/start")
    with Codex(replay(path, CodexConfig(cwd=str(cli.home.workspace)))) as codex:
        thread = codex.request("thread/start", started)["thread"]["id"]
        prompt = next(message["params"] for message in asked if message.get("method") == "turn/start")
        assert codex.request("turn/start", {**prompt, "threadId": thread})["turn"]["status"] == "inProgress"


def test_a_file_that_others_may_read_becomes_private_and_a_link_is_not_followed(cli: Cli, tmp_path: Path) -> None:
    path, link, target = tmp_path / "record.jsonl", tmp_path / "link.jsonl", tmp_path / "target"
    path.write_text("old")
    path.chmod(0o644)
    assert cli("trace", str(path), "Hi").returncode == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    target.write_text("mine")
    link.symlink_to(target)
    done = cli("trace", str(link), "Hi")
    assert (done.returncode, target.read_text()) == (1, "mine")
    assert "cannot record to" in done.stderr


def test_the_relay_imports_nothing_from_the_working_directory(tmp_path: Path, cli: Cli) -> None:
    planted = cli.home.workspace / "openai_codex"
    planted.mkdir()
    (planted / "__init__.py").write_text("raise SystemExit('planted')")
    (cli.home.workspace / "orjson.py").write_text("raise SystemExit('planted')")
    command = [sys.executable, "-c", "import sys; sys.stdout.write(sys.stdin.readline())"]
    done = cli.python("-c", launcher(), str(tmp_path / "record.jsonl"), *command, stdin='{"id": 1, "method": "m"}\n')
    assert (done.returncode, done.stdout, done.stderr) == (0, '{"id": 1, "method": "m"}\n', "")
    senders = [entry["from"] for entry in record(tmp_path / "record.jsonl") if "message" in entry]
    assert senders == ["client", "server"]


def test_a_recording_that_cannot_be_written_any_more_does_not_end_the_session(cli: Cli) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no device that is always full")
    command = [sys.executable, "-c", "import sys; sys.stdout.write(sys.stdin.readline())"]
    done = cli.python("-c", launcher(), "/dev/full", *command, stdin='{"id": 1, "method": "m"}\n')
    assert (done.returncode, done.stdout) == (0, '{"id": 1, "method": "m"}\n')
    assert done.stderr.startswith("the recording ends here, it cannot be written: ")
