"""Every example runs, offline, against the real runtime, and prints something."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/*.py"))
COLOURS = {"sync.py", "async.py", "with_trio.py"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_example_runs(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", str(path)],
        env={**os.environ, "OPENAI_CODEX_EXAMPLES": "offline"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("\n") == 1, "one line says which model answers"
    assert len(done.stdout.splitlines()) >= 2


def test_every_example_comes_in_three_colours_and_is_in_the_index() -> None:
    index = (ROOT / "examples" / "README.md").read_text("utf-8")
    folders = [path for path in (ROOT / "examples").iterdir() if path.is_dir() and not path.name.startswith("_")]
    assert folders
    for folder in folders:
        assert {path.name for path in folder.glob("*.py")} == COLOURS
        assert f"({folder.name})" in index
