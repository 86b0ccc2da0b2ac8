"""An agent may leave modules in its directory. The command line that is used there later runs none of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from .support import ROOT, Cli

# What the command line imports, at once or later; what Python itself imports at its start; and the package itself.
PLANTED = (
    *("anyio", "attrs", "attr", "orjson", "cattrs", "trio", "sniffio", "codex_cli_bin", "actors", "openai_codex"),
    *("json", "argparse", "logging", "subprocess", "importlib", "ssl", "re"),
    *("sitecustomize", "usercustomize", "readline"),
)
# It imports nothing itself: that would be planted too.
PLANT = "open(__file__.rpartition('/')[0] + '/ran', 'w').close(); raise SystemExit('planted ' + __name__)"
COMMANDS = [
    ("--version",),
    ("doctor",),
    ("threads",),
    ("run", "--progress", "Hi"),
    ("trace", "record.jsonl", "Hi"),
    ("show", "record.jsonl"),
]


@pytest.fixture
def planted(cli: Cli) -> Path:
    """The workspace of an agent that left a module of every name, as a file and as a package."""
    workspace = cli.home.workspace
    for name in PLANTED:
        (workspace / f"{name}.py").write_text(PLANT, "utf-8")
    for name in ("openai_codex", "actors", "anyio"):
        (workspace / name).mkdir()
        (workspace / name / "__init__.py").write_text(PLANT, "utf-8")
        (workspace / name / "__main__.py").write_text(PLANT, "utf-8")
    return workspace


@pytest.fixture
def script(tmp_path: Path) -> str:
    """The console script as an installer writes it."""
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    found = re.search(r'^\[project\.scripts\]\nopenai-codex = "([\w.]+):(\w+)"$', project, re.MULTILINE)
    assert found is not None
    path = tmp_path / "openai-codex"
    path.write_text(f"import sys\nfrom {found[1]} import {found[2]}\nsys.exit({found[2]}())\n", "utf-8")
    return str(path)


def test_the_script_imports_nothing_from_the_working_directory(cli: Cli, planted: Path, script: str) -> None:
    for words in COMMANDS:
        done = cli.python(script, *words)
        assert (done.returncode, "planted" in done.stdout + done.stderr) == (0, False), (words, done.stderr)
    assert list(planted.rglob("ran")) == []


def test_an_isolated_python_imports_nothing_from_it_either(planted: Path) -> None:
    command = [sys.executable, "-I", "-m", "openai_codex", "--version"]
    done = subprocess.run(command, cwd=planted, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert list(planted.rglob("ran")) == []


def test_a_plain_python_does_which_the_help_says(cli: Cli, planted: Path, script: str) -> None:
    assert "planted" in cli("--version").stderr
    assert list(planted.rglob("ran"))
    told = " ".join(cli.python(script, "--help").stdout.split())
    assert "In a directory that an agent may write, do not use `python -m openai_codex`" in told
    assert "do not use `python -m openai_codex`" in (ROOT / "docs" / "cli.md").read_text("utf-8").replace("\n", " ")
