"""The attack table: what is decided about each line is as it says, and no line that is granted does harm."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openai_codex.approvals import allow_command

from .attacking import PATH, Arena, Case, cases, prepared

CASES = list(cases())
KINDS = list(dict.fromkeys(case.kind for case in CASES))
DAILY = "what a user does every day"

# What arguments are made of here: names of the arena, options, and what joins them.
PIECES = st.sampled_from(
    (
        "a", "b", "d", "src", "link", "wlink", "dlink", "d/a", "d/secret", "dlink/a", ".git",
        ".git/config", "hooks", "sub", "{out}", "{out}/secret", "{out}/victim", "new", "bare",
        "list", "sums", "zero", "dash/-n", "-n", "x.sh", ".", "-", "--", "-R", "-r", "-L", "-H",
        "-f", "-e", "-o", "-c", "-t", "-T", "-nf", "-if", "-5", "-C", "-s", "-p", "-d", "--file=",
        "--output=", "--files0-from=", "--reference=", "--deref", "=", ":", "@", ",", "/", "x", " "
    )
)  # fmt: skip
WORDS = st.lists(PIECES, min_size=1, max_size=3).map("".join)
ARGUMENTS = st.lists(WORDS, max_size=4)


@pytest.fixture(autouse=True)
def path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", PATH)


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Arena:
    """One that nothing is run in."""
    return prepared(tmp_path_factory.mktemp("arena") / "attacked")


def test_the_table_is_large_and_says_each_thing_once() -> None:
    seen = Counter((case.rule, case.arguments, case.place) for case in CASES)
    assert [case for case, times in seen.items() if times > 1] == []
    assert sum(case.kind != DAILY for case in CASES) >= 400
    assert sum(case.before == "harmed" for case in CASES) >= 150
    assert {case.decision for case in CASES if case.kind == DAILY} == {"granted"}


def test_the_arena_shows_harm(tmp_path: Path) -> None:
    """The effects are seen where they are, or the other tests would see none."""
    for number, line in enumerate(("./x.sh", "cat link", "cp a d", "touch .git/x", "ls > wlink", "rm hooks/config")):
        assert prepared(tmp_path / str(number)).effect(line) is not None, line
    assert prepared(tmp_path / "none").effect("cat a src/main.py && touch made") is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_decision_is_the_tables(kind: str, arena: Arena) -> None:
    wrong = [(case, found) for case in of(kind) if (found := arena.decision(case)) != case.decision]
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_granted_does_no_harm(kind: str, tmp_path: Path) -> None:
    harm: list[tuple[Case, str]] = []
    for number, case in enumerate(of(kind)):
        arena = prepared(tmp_path / str(number)) if case.decision == "granted" else None
        if arena is not None and arena.decision(case) == "granted":
            effect = arena.effect(arena.line(case), case.place)
            harm += [(case, effect)] if effect else []
    assert harm == []


def of(kind: str) -> list[Case]:
    return [case for case in CASES if case.kind == kind]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["cat", "head", "tail", "wc", "grep", "ls", "diff", "comm", "cut", "file", "du"]), ARGUMENTS)
def test_no_arguments_make_a_reader_leave_the_directory(arena: Arena, program: str, arguments: list[str]) -> None:
    line = arena.filled(" ".join([program, *map(quoted, arguments)]))
    if arena.allows(allow_command(program, under=arena.workspace), line):
        assert arena.effect(line) is None, line


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["touch", "mkdir", "rmdir", "rm", "cp", "mv"]), ARGUMENTS)
def test_no_arguments_make_a_writer_leave_the_directory(
    tmp_path_factory: pytest.TempPathFactory, arena: Arena, program: str, arguments: list[str]
) -> None:
    line = " ".join([program, *map(quoted, arguments)])
    if arena.allows(allow_command(program, under=arena.workspace), arena.filled(line)):
        fresh = prepared(tmp_path_factory.mktemp("arena") / "written")
        assert fresh.effect(fresh.filled(line)) is None, line


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text("abcwrx1/;'-=:,@{}\"> ", max_size=6).filter(lambda text: "'" not in text),
    st.sampled_from(["link", "wlink", "dlink", "d/secret", ".git/config", "hooks/config", "{out}/secret"]),
    st.sampled_from(["", " ", ";", "}", '"', ":", ",p"]),
)
def test_a_program_that_runs_others_is_given_no_name_that_leads_out(
    arena: Arena, before: str, name: str, after: str
) -> None:
    rule = allow_command("prog", under=arena.workspace, runs_programs=True)
    assert not arena.allows(rule, arena.filled(f"prog '{before}{name}{after}'"))


def quoted(word: str) -> str:
    return f"'{word}'" if " " in word else word


def test_a_program_that_is_found_elsewhere_first_is_not_the_systems(
    arena: Arena, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = allow_command("cat", under=arena.workspace)
    for found in (f"{arena.workspace}/bin:{PATH}", f".:{PATH}", f":{PATH}", f"bin:{PATH}", "", f"{arena.outside}"):
        monkeypatch.setenv("PATH", found)
        assert not arena.allows(rule, "cat a"), found
    monkeypatch.setenv("PATH", f"{arena.workspace}/src:{PATH}")
    assert arena.allows(rule, "cat a")
