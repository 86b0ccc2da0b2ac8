"""Eight kinds of secrets, and the ways out of the command line; and the files that are written, for whom."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import attrs
import pytest

from openai_codex import Codex, CodexConfig
from openai_codex.testing import ModelProvider, deltas, record

from ..secret_kinds import ENVIRONMENT, KINDS, PASTED, leaked
from .support import Cli


@pytest.fixture
def holding(cli: Cli) -> Cli:
    """A command line that has them in its environment."""
    cli.home = attrs.evolve(cli.home, env={**cli.home.env, **ENVIRONMENT})
    return cli


def test_no_command_says_what_is_in_its_environment(holding: Cli) -> None:
    for words in (
        ("run", "--progress", "Hi"),
        ("run", "--json", "Hi"),
        ("threads",),
        ("threads", "--json"),
        ("doctor",),
        ("doctor", "--json"),
        ("run", "--codex-bin", "/no/such/codex", "Hi"),
    ):
        done = holding(*words)
        assert leaked(done.stdout + done.stderr) == [], words


def test_a_trace_holds_none_of_those_that_were_said_either(
    holding: Cli, provider: ModelProvider, tmp_path: Path
) -> None:
    # The model says them back in pieces.
    provider.replies(deltas([PASTED[at : at + 7] for at in range(0, len(PASTED), 7)]))
    path, page = tmp_path / "record.jsonl", tmp_path / "page.html"
    assert holding("trace", str(path), "--", PASTED).returncode == 0
    assert holding("show", str(path), "--html", str(page)).returncode == 0
    assert leaked(PASTED) == list(KINDS)
    assert leaked(path.read_text("utf-8")) == []
    assert leaked(page.read_text("utf-8") + holding("show", str(path)).stdout) == []


@pytest.mark.skipif(os.name == "nt", reason="files have no modes there")
def test_every_file_that_is_written_is_for_its_owner_alone(cli: Cli, tmp_path: Path) -> None:
    def mode(path: Path) -> int:
        return stat.S_IMODE(path.stat().st_mode)

    trace, page, recording = tmp_path / "trace.jsonl", tmp_path / "page.html", tmp_path / "recording.jsonl"
    mask = os.umask(0)
    try:
        before = set(cli.home.workspace.rglob("*"))
        assert cli("trace", str(trace), "--", "Hi").returncode == 0
        assert cli("show", str(trace), "--html", str(page)).returncode == 0
        config = CodexConfig(env=cli.home.env, cwd=str(cli.home.workspace))
        with Codex(record(recording, config)) as codex:
            codex.thread_start().run("Hi")
    finally:
        os.umask(mask)
    assert [mode(path) for path in (trace, page, recording)] == [0o600] * 3
    assert set(tmp_path.iterdir()) == {trace, page, recording}
    assert set(cli.home.workspace.rglob("*")) == before
    assert mode(cli.home.home.parent) == 0o700
