"""Which command lines a rule may match: only those that are surely one simple command."""

from __future__ import annotations

import shlex
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openai_codex._requests.command_line import MAX_LENGTH, command_words, simple_words

from .support import command

# What the server shows for a command, and its words.
UNDERSTOOD = {
    "/bin/bash -lc 'git status'": ["git", "status"],
    "/bin/bash -c 'git status'": ["git", "status"],
    "/bin/sh -c 'git status'": ["git", "status"],
    "/usr/bin/zsh -lc 'git status'": ["git", "status"],
    "bash -lc 'git status'": ["git", "status"],
    "/bin/bash -lc pytest": ["pytest"],
    "git status --short": ["git", "status", "--short"],
    "git  status": ["git", "status"],
    "/bin/bash -lc \"git log --format='%h %s'\"": ["git", "log", "--format=%h %s"],
    "/bin/bash -lc 'git commit -m \"a message\"'": ["git", "commit", "-m", "a message"],
    "git commit -m ''": ["git", "commit", "-m", ""],
    "git commit -m '; rm -rf x'": ["git", "commit", "-m", "; rm -rf x"],
    "pytest tests/test_a.py::test_b -k name=value": ["pytest", "tests/test_a.py::test_b", "-k", "name=value"],
    "git commit -m 'größer'": ["git", "commit", "-m", "größer"],
}

# Each of these runs, or may run in one of the shells, something other than `git status`.
ATTACKS = [
    "git status; rm -rf x",
    "git status;rm -rf x",
    "git status && rm -rf x",
    "git status || rm -rf x",
    "git status & rm -rf x",
    "git status | sh",
    "git status > /etc/passwd",
    "git status>x",
    "git status 2>x",
    "git status < /etc/passwd",
    "git status <(rm x)",
    "git status <<< x",
    "git status $(rm -rf x)",
    "git status `rm -rf x`",
    'git status "$(rm -rf x)"',
    'git status "`rm -rf x`"',
    "git status $HOME",
    "git status ${IFS}x",
    'git status "$HOME"',
    "git status $'x'",
    "git status\nrm -rf x",
    "git status\rrm -rf x",
    "git status '\n' rm",
    "git status\trm",
    "git status\x00rm",
    "git status\u2028rm",
    "git status\u00a0rm",
    "git status \\; rm",
    "git status \\\nrm",
    'git status "\\$x"',
    "git status (rm)",
    "(git status)",
    "{ git status; }",
    "git status {a,b}",
    "git status *",
    "git status ?",
    "git status [a]",
    "git status ~",
    "git status ~root/x",
    "git status !x",
    'git status "!x"',
    "git status #x",
    "git status ^x",
    "git status =ls",
    "=git status",
    "g?t status",
    "/bin/gi* status",
    "{git,status}",
    "X=1 git status",
    "PATH=/tmp git status",
    "'PATH=/tmp' git status",
    "GIT_DIR+=x git status",
    "-x git status",
    "%1 git status",
    "git status ..",
    "git status ../x",
    "git status a/../b",
    "git status --x=../y",
    "git status 'a/..'",
    "git status 'x''y'",
    "git status 'x",
    'git status "x',
    "",
    " ",
    "''",
    "git status " + "x" * MAX_LENGTH,
]
# Shells and options that are not what they look like, so nothing is taken out of them.
NOT_UNWRAPPED = [
    "/tmp/bash -lc 'git status'",
    "./bash -lc 'git status'",
    "/bin/dash -c 'git status'",
    "/bin/bash -lic 'git status'",
    "/bin/bash -c 'git status' x",
    "/bin/bash -l -c 'git status'",
    "/bin/bash --rcfile x -c 'git status'",
    "/bin/bash --init-file=x -lc 'git status'",
    "env bash -lc 'git status'",
    "bash 'git status'",
    "/bin/bash -lc \"/bin/bash -lc 'git status'\"",
    "powershell.exe -Command 'git status'",
    "cmd.exe /c 'git status'",
]


@pytest.mark.parametrize(("line", "words"), UNDERSTOOD.items())
def test_a_simple_command_has_words(line: str, words: list[str]) -> None:
    assert command_words(line) == words


@pytest.mark.parametrize("line", ATTACKS)
def test_what_may_be_more_than_a_simple_command_has_none(line: str) -> None:
    assert simple_words(line) is None
    assert command_words(line) is None
    assert command_words(f"/bin/bash -lc {shlex.quote(line)}") is None
    # Not quoted, what follows the first word are arguments of the shell.
    assert (command_words(f"/bin/bash -lc {line}") or ["/bin/bash"])[0] == "/bin/bash"


@pytest.mark.parametrize("line", NOT_UNWRAPPED)
def test_a_command_is_taken_out_of_the_systems_own_shells_only(line: str) -> None:
    words = command_words(line)
    assert words is None or words[:2] != ["git", "status"]


@given(st.text())
def test_whatever_comes_is_read_without_an_error(line: str) -> None:
    words = command_words(line)
    assert words is None or words


@given(st.lists(st.text(min_size=1), min_size=1))
def test_what_is_understood_is_what_a_shell_reads(words: list[str]) -> None:
    line = shlex.join(words)
    found = simple_words(line)
    assert found is None or found == words


# What matters to the shells, much of it, in few characters.
TRICKY = st.text(alphabet="ab =/.-'\" $`;&|<>(){}[]*?~!#^\\\n\t%@:+,0", max_size=24)


@given(TRICKY)
def test_words_are_those_of_the_standard_library_where_there_are_any(line: str) -> None:
    words = simple_words(line)
    if words is not None:
        assert shlex.split(line) == words
        assert not set(";&|<>$`(){}\n") & set(_outside_quotes(line))


def _outside_quotes(line: str) -> str:
    left: list[str] = []
    quote = ""
    for character in line:
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        else:
            left.append(character)
    return "".join(left)


@pytest.mark.skipif(shutil.which("bash") is None, reason="compares with bash, which is not here")
def test_bash_reads_the_same_words() -> None:
    lines = [line for line in UNDERSTOOD if not line.startswith(("/", "bash"))]
    for line in lines:
        words = simple_words(line)
        assert words is not None
        script = f"printf '%s\\0' {line}"
        said = subprocess.run(["bash", "-c", script], capture_output=True, check=True, timeout=30).stdout
        assert said.decode().split("\0")[:-1] == words


@pytest.mark.parametrize("line", [*UNDERSTOOD, *ATTACKS, *NOT_UNWRAPPED])
def test_a_request_has_the_words_of_its_command(line: str) -> None:
    words = command_words(line)
    assert command(line).words == (None if words is None else tuple(words))


def test_what_is_no_command_has_no_words() -> None:
    assert command(None).words is None
    assert command("ls", kind="writeStdin").words is None
    assert command("ls", kind="newer").words is None
