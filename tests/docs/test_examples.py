"""Every example runs, offline, against the real runtime, and prints what `expected/` says.

In the expected output an ellipsis stands for what differs from run to run.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from ..server_warnings import own_words

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path(__file__).with_name("expected")
COLOURS = {"sync.py", "async.py", "with_trio.py"}
SECONDS = 90
EXAMPLES = sorted(path for path in (ROOT / "examples").glob("*/*.py") if path.name in COLOURS)

# Examples that are no program in three colours; they have tests of their own.
OTHERS = {"21_web_service": {"service.py"}}
# What a person types into an example; the last line comes after it has ended.
TYPED = {"11_cli_mini_app": "Hello\n\n/new\nAgain\n/quit\nNobody hears this\n"}
# Examples that never use the person's login, and so have nothing to announce.
SILENT = {"15_login_and_account"}


def expected_of(path: Path) -> str:
    """What an example prints; where the colours differ, each has a file of its own."""
    own = EXPECTED / f"{path.parent.name}.{path.stem}.txt"
    return (own if own.exists() else EXPECTED / f"{path.parent.name}.txt").read_text("utf-8")


def matches(expected: str, printed: str) -> bool:
    """Whether the output is the expected one, an ellipsis standing for anything within its line."""
    return re.fullmatch(re.escape(expected).replace("…", ".+"), printed) is not None


def start(path: Path, stdout: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", str(path)],
        env={**os.environ, "OPENAI_CODEX_EXAMPLES": "offline", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.parametrize("folder", sorted({path.parent.name for path in EXAMPLES}))
def test_an_example_prints_what_is_expected_in_every_colour(folder: str) -> None:
    paths = [path for path in EXAMPLES if path.parent.name == folder]
    # Most of an example's time is spent waiting, so the colours run at once.
    with ExitStack() as stack:
        running = [stack.enter_context(start(path, subprocess.PIPE)) for path in paths]
        stack.callback(lambda: [process.kill() for process in running])
        outputs = [process.communicate(TYPED.get(folder, ""), timeout=SECONDS) for process in running]
    for path, process, (printed, said) in zip(paths, running, outputs, strict=True):
        assert process.returncode == 0, f"{path.name}: {said}"
        lines_on_stderr = 0 if folder in SILENT else 1
        assert own_words(said).count("\n") == lines_on_stderr, f"{path.name}: one line says which model answers: {said}"
        assert matches(expected_of(path), printed), f"{path.name}: {printed}"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize("colour", sorted(COLOURS))
def test_the_table_of_many_turns_is_drawn_again_on_a_terminal(colour: str) -> None:
    master, slave = os.openpty()
    try:
        with start(ROOT / "examples" / "17_many_turns" / colour, slave) as process:
            os.close(slave)
            drawn = b""
            while chunk := _read(master):
                drawn += chunk
        assert process.returncode == 0
    finally:
        os.close(master)
    tables = drawn.split(b"\x1b[12A")
    assert len(tables) > 2
    assert tables[0].count(b"waiting") == 12
    assert any(b"answering" in table for table in tables)
    assert tables[-1].count(b" completed ") == 12


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # Linux says so when the last writer has closed the terminal
        return b""


def test_every_example_comes_in_three_colours_and_is_in_the_index() -> None:
    index = (ROOT / "examples" / "README.md").read_text("utf-8")
    folders = [path for path in (ROOT / "examples").iterdir() if path.is_dir() and not path.name.startswith("_")]
    assert len(folders) >= 18
    for folder in folders:
        assert {path.name for path in folder.glob("*.py")} == OTHERS.get(folder.name, COLOURS)
        assert f"({folder.name})" in index
    assert re.findall(r"^\| \[(\w+)\]", index, re.MULTILINE) == sorted(folder.name for folder in folders)


def test_the_examples_use_public_names_only() -> None:
    for path in (ROOT / "examples").glob("*/*.py"):
        assert not re.search(r"\w\._[a-z]|(from|import) (actors|openai_codex\._)", path.read_text("utf-8")), path
