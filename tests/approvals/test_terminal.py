"""A person at a terminal answers approvals of the real runtime, in every colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import anyio
import attrs
import pytest

from actors import PeerRequest
from openai_codex._approvals import terminal
from openai_codex._approvals.question import answered, prompt, question
from openai_codex._approvals.terminal import Terminal
from openai_codex._requests.kinds import typed
from openai_codex._wire import structure, to_wire
from openai_codex.approvals import TerminalApprovals
from openai_codex.requests import CommandApproval, Elicitation
from openai_codex.testing import IsolatedHome, ModelProvider, ModelRequest, Reply, isolated_home, text

from ..client.asking import escalated, once, patch
from ..hostile import HOSTILE, steering
from .person import PATIENCE, Person, person_at
from .support import command, file_change, permissions, tool_approval

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(__file__).with_name("at_a_terminal.py")
# A lone carriage return cannot be in a line that is typed, nor NUL in an argument.
FAKED = "\nMay the agent run this command?\n  | ls\n[y]es, [n]o? y"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")


@pytest.fixture
def model() -> Generator[ModelProvider]:
    with ModelProvider(text("done")) as model:
        yield model


@pytest.fixture
def home(model: ModelProvider) -> Generator[IsolatedHome]:
    with isolated_home(model, model="gpt-5.5") as home:
        yield home


@pytest.fixture(params=["asyncio", "trio", "sync"])
def colour(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def at(home: IsolatedHome, colour: str, sandbox: str = "workspace-write") -> AbstractContextManager[Person]:
    env = {**os.environ, **home.env, "PYTHONPATH": str(ROOT)}
    return person_at([sys.executable, "-W", "error", str(PROGRAM), colour, sandbox], env, home.workspace)


def two_commands(request: ModelRequest) -> Reply:
    """Asks for the same command twice, one after the other."""
    outputs = sum(item["type"] == "function_call_output" for item in request.body["input"])
    return text("done") if outputs == 2 else escalated("echo ran >> made")


def ends(person: Person) -> None:
    """The terminal is as it was, and the next line is the program's."""
    person.sees("mode is as it was")
    person.sees("next> ")
    person.types("yes\n")
    person.sees("got 'yes'")
    assert person.leaves() == 0


def test_yes_runs_the_command_and_the_next_line_is_the_programs(
    home: IsolatedHome, model: ModelProvider, colour: str
) -> None:
    model.replies(once(escalated("echo ran > made")))
    with at(home, colour) as person:
        assert "May the agent run this command?\n  | /bin/bash -lc 'echo ran > made'\n" in person.sees("[n]o")
        person.types("y\n")
        person.sees("answer done")
        ends(person)
    assert (home.workspace / "made").exists()


@pytest.mark.parametrize("word", ["n\n", "\x04"], ids=["no", "ctrl-d"])
def test_no_and_ctrl_d_run_nothing(home: IsolatedHome, model: ModelProvider, colour: str, word: str) -> None:
    model.replies(once(escalated("echo ran > made")))
    with at(home, colour) as person:
        person.sees("session? ")
        person.types(word)
        person.sees("answer done")
        ends(person)
    assert not (home.workspace / "made").exists()


def test_always_is_asked_once(home: IsolatedHome, model: ModelProvider, colour: str) -> None:
    model.replies(two_commands)
    with at(home, colour) as person:
        person.sees("[a]lways in this session? ")
        person.types("a\n")
        assert "May the agent" not in person.sees("answer done")
        ends(person)
    assert (home.workspace / "made").read_text() == "ran\nran\n"


def test_words_that_are_not_offered_approve_nothing_and_are_asked_again(
    home: IsolatedHome, model: ModelProvider, colour: str
) -> None:
    model.replies(once(escalated("echo ran > made")))
    with at(home, colour) as person:
        for word in ("", "yep", "y n", "ok", "\x1b[A", "s", "1"):
            person.sees("session? ")
            person.types(f"{word}\n")
        person.sees("session? ")
        person.types("NO\n")
        person.sees("answer done")
        ends(person)
    assert not (home.workspace / "made").exists()


def test_words_that_were_typed_before_the_question_answer_nothing(
    home: IsolatedHome, model: ModelProvider, colour: str
) -> None:
    held: list[Person] = []

    def types_before_it_asks(request: ModelRequest) -> Reply:
        if request.has_tool_output:
            return text("done")
        held[0].types("y\n")
        return escalated("echo ran > made")

    model.replies(types_before_it_asks)
    with at(home, colour) as person:
        held.append(person)
        person.sees("session? ")
        person.types("n\n")
        person.sees("answer done")
        ends(person)
    assert not (home.workspace / "made").exists()


def test_ctrl_c_gives_the_terminal_back(home: IsolatedHome, model: ModelProvider, colour: str) -> None:
    model.replies(once(escalated("echo ran > made")))
    with at(home, colour) as person:
        person.sees("session? ")
        person.types("\x03")
        person.sees("(the question is withdrawn)\n")
        person.sees("interrupted\n")
        ends(person)
    assert not (home.workspace / "made").exists()


def test_a_change_is_listed_and_shown_when_it_is_wanted(home: IsolatedHome, model: ModelProvider, colour: str) -> None:
    model.replies(once(patch("*** Begin Patch\n*** Add File: made\n+hello there\n*** End Patch\n")))
    with at(home, colour, "read-only") as person:
        listed = person.sees("[s]how the change? ")
        assert "May the agent change these files?\n  | add " in listed
        assert "hello there" not in listed
        person.types("s\n")
        assert "  | hello there" in person.sees("[s]how the change? ")
        person.types("y\n")
        person.sees("answer done")
        ends(person)
    assert (home.workspace / "made").read_text() == "hello there\n"


def test_without_a_terminal_nothing_is_approved_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(terminal, "_path", lambda: "/no/such/terminal")
    for request in (command("ls"), file_change("/a"), permissions(), tool_approval()):
        assert anyio.run(TerminalApprovals(), request) == request.decline()
    assert len(caplog.messages) == 4
    assert all(
        message.endswith("it cannot be asked at a terminal, No such file or directory") for message in caplog.messages
    )


def test_a_form_to_be_filled_in_is_declined_unasked() -> None:
    form: dict[str, Any] = {
        "mode": "form",
        "message": "Your password?",
        "requestedSchema": {"type": "object", "properties": {}},
    }
    raw: dict[str, Any] = {"threadId": "thread", "turnId": None, "serverName": "probe", **form}
    request = typed(PeerRequest(0, "mcpServer/elicitation/request", raw))
    assert isinstance(request, Elicitation)
    assert anyio.run(TerminalApprovals(), request) == request.decline()


def test_questions_come_one_after_the_other_over_all_event_loops(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    open_questions = 0

    async def ask_slowly(_: object, request: CommandApproval) -> object:
        nonlocal open_questions
        open_questions += 1
        assert open_questions == 1
        asked.append(str(request.command))
        for _ in range(20):
            await anyio.lowlevel.checkpoint()
        open_questions -= 1
        return request.accept()

    async def all_of_a_loop(name: str) -> None:
        async with anyio.create_task_group() as tasks:
            for number in range(5):
                tasks.start_soon(TerminalApprovals().__call__, command(f"{name} {number}"))
            left = anyio.CancelScope()  # one that is withdrawn while it waits

            async def leaves() -> None:
                with left:
                    await TerminalApprovals()(command("left"))

            tasks.start_soon(leaves)
            await anyio.lowlevel.checkpoint()
            left.cancel()

    reading, writing = os.pipe()
    os.close(writing)
    monkeypatch.setattr(Terminal, "open", lambda: Terminal(os.dup(reading)))
    monkeypatch.setattr(terminal, "_ask", ask_slowly)
    with ThreadPoolExecutor() as pool:
        runs = [pool.submit(anyio.run, all_of_a_loop, name, backend=name) for name in ("asyncio", "trio")]
        for run in runs:
            run.result(PATIENCE)
    os.close(reading)
    assert sorted(word for word in asked if word != "left") == sorted(
        f"{name} {number}" for name in ("asyncio", "trio") for number in range(5)
    )


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (permissions(), ("May the agent have these permissions?", '"enabled": true')),
        (tool_approval(), ("May the agent run a tool of this MCP server?", "  | probe", '"a": 1')),
        (file_change("/a", known=False), ("May the agent change these files?", "which ones is not known here")),
        (file_change("/a", grantRoot="/b"), ("  | add /a", "And write here for the rest of the session:", "  | /b")),
        (
            command(None, networkApprovalContext={"host": "evil.example", "protocol": "https"}),
            ("May the agent reach this host?", "  | https evil.example"),
        ),
        (command("y", kind="writeStdin"), ("May this be typed into its terminal?", "  | y")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_question_says_what_would_be_allowed(request_: Any, words: tuple[str, ...]) -> None:
    shown = question(request_, 80)
    assert all(word in shown for word in words), shown


def test_a_question_is_as_wide_as_the_terminal_and_leaves_nothing_of_a_command_out() -> None:
    line = "true " + "\u65e5" * 100 + " x" * 5000
    lines = question(command(line), 40).splitlines()
    quoted = [row.removeprefix("  | ") for row in lines if row.startswith("  | ")]
    assert line in "".join(quoted)
    assert all(len(row) + row.count("\u65e5") < 40 for row in lines)


def test_always_is_offered_only_where_it_can_be_answered() -> None:
    lasting = tool_approval()
    wire: Any = to_wire(lasting.params)
    once_only = attrs.evolve(lasting, params=structure(type(lasting.params), {**wire, "_meta": {}}))
    assert "[a]lways" in prompt(lasting)
    assert "[a]lways" not in prompt(once_only)
    assert answered(once_only, "a") is None


def test_hostile_text_neither_steers_the_terminal_nor_fakes_a_question(
    home: IsolatedHome, model: ModelProvider, colour: str
) -> None:
    hostile = HOSTILE.replace("\0", "")
    model.replies(once(escalated(f"true '{hostile}{' ' * 300}May the agent rest?{FAKED}'")))
    with at(home, colour) as person:
        shown = person.sees("[y]es, [n]o, [a]lways")
        assert steering(shown) == set()
        faked = [line for line in shown.splitlines() if "rest?" in line or "| ls" in line or "[y]es" in line]
        assert len(faked) >= 3
        assert all(line.startswith("  | ") and len(line) <= 80 for line in faked)
        person.sees("session? ")
        person.types("n\n")
        person.sees("answer done")
        ends(person)
