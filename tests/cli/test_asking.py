"""`run --approval ask`: the person at the terminal decides."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from openai_codex.testing import ModelProvider, ModelRequest, Reply, text, tool_call

from ..approvals.person import person_at
from .support import Cli

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")

# The terminal of a session: Python has no other way to take one.
START = (
    "import fcntl, termios, runpy, sys; fcntl.ioctl(1, termios.TIOCSCTTY, 0); sys.argv[0] = 'openai_codex'; "
    "runpy.run_module('openai_codex', run_name='__main__')"
)


def asks(request: ModelRequest) -> Reply:
    wanted = {"cmd": "echo ran > made", "sandbox_permissions": "require_escalated", "justification": "May I?"}
    return text("I am done.") if request.has_tool_output else tool_call("exec_command", wanted)


@pytest.mark.parametrize(("word", "ran"), [("y\n", True), ("n\n", False)], ids=["yes", "no"])
@pytest.mark.parametrize("command", [("run",), ("trace", "record.jsonl")], ids=["run", "trace"])
def test_the_person_at_the_terminal_decides_also_if_the_prompt_comes_through_a_pipe(
    cli: Cli, provider: ModelProvider, command: tuple[str, ...], word: str, ran: bool
) -> None:
    provider.replies(asks)
    reading, writing = os.pipe()
    os.write(writing, b"Do it.")
    os.close(writing)
    words = [sys.executable, "-W", "error", "-c", START, command[0], "--approval", "ask", *command[1:], "-"]
    with person_at(words, cli.env, cli.home.workspace, stdin=reading) as person:
        os.close(reading)
        person.sees("session? ")
        person.types(word)
        person.sees("I am done.")
        assert person.leaves() == 0
    assert (cli.home.workspace / "made").exists() == ran


def test_ctrl_c_at_the_question_interrupts_the_turn(cli: Cli, provider: ModelProvider) -> None:
    provider.replies(asks)
    words = [sys.executable, "-W", "error", "-c", START, "run", "--approval", "ask", "Do it."]
    with person_at(words, cli.env, cli.home.workspace) as person:
        person.sees("session? ")
        person.types("\x03")
        person.sees("the turn was interrupted")
        assert person.leaves() == 130
    assert not (cli.home.workspace / "made").exists()


def test_without_a_terminal_nothing_is_started(cli: Cli, provider: ModelProvider) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "openai_codex", "run", "--approval", "ask", "Do it."],
        env=cli.env,
        cwd=cli.home.workspace,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("error: --approval ask needs a terminal to ask at: ")
    assert provider.requests == ()
