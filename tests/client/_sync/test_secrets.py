# Generated from tests/client/_async/test_secrets.py by scripts/unasync.py. Edit that file instead.
"""Secrets that a program has in its environment, its prompts and its answers, and every way out of a client."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import attrs
import pytest

from openai_codex import Codex, CodexConfig, CodexError, Telemetry, TurnTimeoutError
from openai_codex.approvals import Policy
from openai_codex.requests import Handlers
from openai_codex.testing import Gate, ModelProvider, ModelRequest, Reply, gate, record, text, tool_call

from ...secret_kinds import ENVIRONMENT, PASTED, leaked
from ..telemetry_support import Spans

pytestmark = pytest.mark.anyio

ESCALATED = {"cmd": f"echo '{PASTED}'", "sandbox_permissions": "require_escalated", "justification": PASTED}


def says_them(request: ModelRequest) -> Reply:
    return text(PASTED) if request.has_tool_output else tool_call("exec_command", ESCALATED)


@pytest.fixture
def spans() -> Generator[Spans]:
    spans = Spans()
    yield spans
    spans.provider.shutdown()


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """Everything that any logger says at any level. Stderr has a logger that must be turned on by its own name."""
    caplog.set_level(logging.NOTSET + 1)
    return lambda: caplog.text


def test_a_session_leaks_none(
    config: CodexConfig, provider: ModelProvider, spans: Spans, logged: Callable[[], str], tmp_path: Path
) -> None:
    provider.replies(says_them)
    path = tmp_path / "session.jsonl"
    env = {**(config.env or {}), **ENVIRONMENT}
    handlers = Handlers(approvals=Policy())
    ways: dict[str, Any] = {}
    config = attrs.evolve(
        config, env=env, handlers=handlers, telemetry=Telemetry(tracer_provider=spans.provider, content=False)
    )
    with Codex(record(path, config)) as codex:
        thread = codex.thread_start(developer_instructions=PASTED)
        turn = thread.turn(PASTED)
        ways["repr of a handle"] = repr(turn)
        result = turn.run()
        assert len(leaked(str(result.final_response))) == len(ENVIRONMENT)
        ways["repr of a client"] = repr(codex)
        ways["repr of a thread"] = repr(thread)
        ways["repr of the session"] = repr(codex._session)
        ways["statistics"] = str(codex.statistics())
        ways["metadata"] = str(codex.metadata)
    assert spans.named("turn/start")
    ways["spans"] = spans.told()
    ways["record"] = path.read_text("utf-8")
    ways["logs"] = logged()
    assert "decline by default: command_approval" in ways["logs"]
    assert "turn/start" in ways["record"]
    assert {name: leaked(said) for name, said in ways.items()} == {name: [] for name in ways}


def test_errors_leak_none(config: CodexConfig, provider: ModelProvider) -> None:
    told: list[CodexError] = []
    hold = Gate()
    provider.replies(gate(hold))
    with Codex(attrs.evolve(config, env={**(config.env or {}), **ENVIRONMENT})) as codex:
        thread = codex.thread_start()
        with pytest.raises(TurnTimeoutError) as late:
            thread.run(PASTED, timeout=1)
        with pytest.raises(CodexError) as unknown:
            codex.thread_resume("no such thread")
        with pytest.raises(CodexError) as wrong:
            thread.run([object(), PASTED])  # type: ignore[list-item]
        turn = thread.turn(PASTED)
        pid = (codex._session.open()).child_pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(CodexError) as gone:
            turn.run()
        told += [late.value, unknown.value, wrong.value, gone.value]
    assert [leaked(f"{error} {error!r} {error.__cause__!r}") for error in told] == [[]] * len(told)
