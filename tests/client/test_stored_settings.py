"""What a stored thread says of its approval mode and sandbox."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from openai_codex._turn import stored
from openai_codex._turn.stored import forgets_settings, stored_settings


def line(kind: str, **payload: Any) -> str:
    return json.dumps({"timestamp": "t", "type": kind, "payload": payload}, separators=(",", ":")) + "\n"


def context(policy: Any = "never", reviewer: Any = "user", sandbox: Any = "read-only") -> str:
    return line("turn_context", approval_policy=policy, approvals_reviewer=reviewer, sandbox_policy={"type": sandbox})


NEVER = {"approvalPolicy": "never", "approvalsReviewer": "user", "sandbox": "read-only"}


@pytest.mark.parametrize("chunk", [1, 7, 64, 65536])
@pytest.mark.parametrize(
    ("text", "settings"),
    [
        (context(), NEVER),
        (line("session_meta", id="x") + context("on-request") + line("event", x="y" * 300) + context(), NEVER),
        (context() + line("event", x="y" * 5000), NEVER),
        (context() + line("event", x="says turn_context without quotes"), NEVER),
        (context().rstrip("\n"), NEVER),
        (context(sandbox="externalSandbox"), {"approvalPolicy": "never", "approvalsReviewer": "user"}),
        (context(policy={"granular": {}}, reviewer=None, sandbox=None), {}),
        (line("event"), {}),
        ("", {}),
        ("no JSON turn_context\n", {}),
        ('{"type":"turn_context"', {}),
    ],
)
def test_the_last_turn_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, text: str, settings: dict[str, str]
) -> None:
    monkeypatch.setattr(stored, "_CHUNK", chunk)
    path = tmp_path / "thread.jsonl"
    path.write_text(text)
    assert stored_settings(str(path)) == settings


@pytest.mark.parametrize("path", [None, "", "/nowhere/at/all.jsonl", "/"])
def test_a_file_that_is_not_here_says_nothing(path: str | None) -> None:
    assert stored_settings(path) == {}


@pytest.mark.parametrize(
    ("version", "forgets"), [("0.133.0", True), ("0.147.0", True), ("0.149.0", False), ("0.163.0", False), ("?", False)]
)
def test_older_servers_forget_it(version: str, forgets: bool) -> None:
    assert forgets_settings(version) is forgets
