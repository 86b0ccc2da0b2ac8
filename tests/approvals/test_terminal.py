"""A person at a terminal answers approvals of the real runtime, in every colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from openai_codex.testing import IsolatedHome, ModelProvider, ModelRequest, Reply, isolated_home, text

from ..client.asking import escalated, once, patch
from ..hostile import HOSTILE, steering
from .person import Person, person_at

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
