"""Nothing that a model, a thread's name, a command or the server's stderr says steers the terminal that shows it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from openai_codex import Codex, CodexConfig
from openai_codex.testing import IsolatedHome, ModelProvider, ModelRequest, Reply, deltas, failure, tool_call

from ..hostile import HOSTILE, steering
from .support import Cli

# What a program can have in its arguments.
COMMAND = f"true '{HOSTILE}'".replace("\0", "")
SERVER = """#!{python}
import sys
sys.stderr.buffer.write({said!r}.encode("utf-8", "surrogateescape") + b"\\xff\\n")
sys.exit(3)
"""


def runs_a_command(request: ModelRequest) -> Reply:
    if request.has_tool_output:
        return deltas([f"before {HOSTILE[:9]}", f"{HOSTILE[9:]} after"])
    return tool_call("exec_command", {"cmd": COMMAND})


@pytest.fixture
def hostile_server(tmp_path: Path) -> str:
    """A program that says hostile things and ends."""
    program = tmp_path / "codex"
    program.write_text(SERVER.format(python=sys.executable, said=f"{HOSTILE} it broke {HOSTILE[:9]}"), "utf-8")
    program.chmod(0o700)
    return str(program)


def test_what_the_model_says_and_runs(cli: Cli, provider: ModelProvider) -> None:
    provider.replies(runs_a_command)
    done = cli("run", "--progress", "Do it")
    assert (done.returncode, steering(done.stdout + done.stderr)) == (0, set()), done.stderr
    assert done.stdout.startswith("before ")
    assert done.stdout.endswith(" after\n")
    assert "• commandExecution: " in done.stderr


def test_the_events_of_a_turn_as_json_say_the_same_in_escapes(cli: Cli, provider: ModelProvider) -> None:
    provider.replies(runs_a_command)
    done = cli("run", "--json", "Do it")
    assert (done.returncode, steering(done.stdout + done.stderr)) == (0, set())
    items = [json.loads(line)["params"].get("item", {}) for line in done.stdout.splitlines()]
    assert f"before {HOSTILE} after" in [item.get("text") for item in items]


def test_why_a_turn_failed(cli: Cli, provider: ModelProvider) -> None:
    provider.replies(failure(400, f"no such model {HOSTILE}"))
    done = cli("run", "Do it")
    assert (done.returncode, steering(done.stdout + done.stderr)) == (1, set())
    assert "no such model" in done.stderr


@pytest.mark.parametrize(
    "words",
    [("run", "Hi"), ("run", "--json", "Hi"), ("threads",), ("doctor",), ("doctor", "--json"), ("trace", "t", "Hi")],
)
def test_the_last_words_of_a_server(cli: Cli, hostile_server: str, words: tuple[str, ...]) -> None:
    command, *rest = words
    done = cli(command, "--codex-bin", hostile_server, *rest)
    assert (done.returncode, steering(done.stdout + done.stderr)) == (1, set())
    assert "it broke" in done.stdout + done.stderr


def test_the_names_of_threads(cli: Cli, home: IsolatedHome) -> None:
    with Codex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
        thread = codex.thread_start()
        thread.run(f"How it begins {HOSTILE}")
        thread.set_name(f"a name {HOSTILE}")
    table, lines = cli("threads").stdout, cli("threads", "--json").stdout
    assert "a name" in table
    assert steering(table + lines) == set()
    assert json.loads(lines)["preview"].startswith("How it begins")


def test_a_recorded_session(cli: Cli, provider: ModelProvider, tmp_path: Path) -> None:
    provider.replies(runs_a_command)
    path, page = str(tmp_path / "record.jsonl"), tmp_path / "page.html"
    told = cli("trace", path, "--", "Do it")
    shown = cli("show", path)
    drawn = cli("show", path, "--html", str(page))
    assert [done.returncode for done in (told, shown, drawn)] == [0, 0, 0]
    for text in (told.stdout, told.stderr, shown.stdout, shown.stderr, drawn.stderr, page.read_text("utf-8")):
        assert steering(text) == set()


def test_a_traceback_of_a_program(cli: Cli, hostile_server: str) -> None:
    program = "from openai_codex import Codex, CodexConfig; import sys; Codex(CodexConfig(codex_bin=sys.argv[1]))"
    done = cli.python("-c", program, hostile_server)
    assert done.returncode == 1
    assert "openai_codex.errors.StartError" in done.stderr
    assert "it broke" in done.stderr
    assert steering(done.stderr) == set()


def test_the_log_of_a_program_that_wants_everything(cli: Cli, hostile_server: str) -> None:
    program = (
        "import logging, sys; logging.basicConfig(level=1);"
        "from openai_codex import Codex, CodexConfig;"
        "logging.getLogger('actors.pipe.stderr').setLevel(1)\n"
        "try: Codex(CodexConfig(codex_bin=sys.argv[1]))\n"
        "except Exception: pass"
    )
    done = cli.python("-c", program, hostile_server)
    assert done.returncode == 0
    assert "actors.pipe.stderr" in done.stderr
    assert steering(done.stderr) == set()
