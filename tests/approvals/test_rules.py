"""The rules: what they allow, and what they leave to others because it only looks like it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from openai_codex import InvalidInputError
from openai_codex.approvals import allow_changes, allow_command, ask, deny

from .support import allows, command, file_change, permissions, tool_approval


def test_a_prefix_is_compared_word_by_word() -> None:
    rule = allow_command("git status", runs_programs=True)
    for line in ("git status", "git status --short", "/bin/bash -lc 'git status -s'"):
        assert allows(rule, command(line))
    for line in (
        "git",
        "git statusx",
        "gitstatus",
        "git -c x status",
        "/usr/bin/git status",
        "git 'status '",
        "git push",
    ):
        assert not allows(rule, command(line))


def test_a_quoted_word_of_a_prefix_is_one_word() -> None:
    rule = allow_command("echo 'git status'")
    assert allows(rule, command("echo 'git status'"))
    assert not allows(rule, command("echo git status"))


def test_an_exact_rule_allows_nothing_more() -> None:
    rule = allow_command("ls src", exact=True)
    assert allows(rule, command("ls src"))
    assert not allows(rule, command("ls src docs"))
    assert not allows(rule, command("ls"))


@pytest.mark.parametrize(
    "prefix",
    [
        "env", "xargs", "nice", "timeout", "find", "bash", "/bin/sh", "sudo", "busybox", "ssh",
        "parallel", "watch", "strace", "script", "setsid", "nohup", "time", "perl", "ruby", "node",
        "git", "tar", "sed", "awk", "make", "npm", "pytest", "sort", "rsync", "zip", "man", "vim",
        "less", "./ls", "bin/ls", "/tmp/ls", "prog", "printf", "LS", "ls.exe", "python -c",
        "python3.12 x.py", "env X=1 ls", "git status --short", "find . -name a", "tar -cf",
        "cat --pre x", "ls -L", "date -s", "grep -R", "sort -o x", "test -v",
    ],
)  # fmt: skip
def test_a_program_that_may_run_others_must_be_said_to(prefix: str, tmp_path: Path) -> None:
    for options in ({}, {"exact": True}, {"under": tmp_path}):
        said: dict[str, Any] = options
        with pytest.raises(InvalidInputError, match="runs_programs=True"):
            allow_command(prefix, **said)
        assert allow_command(prefix, runs_programs=True, **said)


@pytest.mark.parametrize("prefix", ["touch", "touch made", "mkdir -p", "rmdir", "rm -f", "cp", "mv a"])
def test_a_program_that_changes_files_has_a_directory(prefix: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="under"):
        allow_command(prefix)
    assert allow_command(prefix, under=tmp_path)


def test_a_directory_that_holds_the_home_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home" / "project").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for directory in (tmp_path, tmp_path / "home"):
        with pytest.raises(InvalidInputError, match="home"):
            allow_command("ls", under=directory)
        assert allow_command("make", under=directory, runs_programs=True)
    assert allow_command("ls", under=tmp_path / "home" / "project")


def test_the_words_of_a_prefix_stay_under_the_directory_too(repository: Path) -> None:
    rule = allow_command("cat notes", under=repository)
    assert allows(rule, command("cat notes", cwd=str(repository)))
    (repository / "notes").symlink_to(repository.parent / "outside" / "secret")
    assert not allows(rule, command("cat notes", cwd=str(repository)))


def test_an_option_of_a_prefix_takes_the_next_word(repository: Path) -> None:
    rule = allow_command("grep -e", under=repository)
    assert allows(rule, command("grep -e leak src", cwd=str(repository)))
    assert not allows(rule, command("grep -e src leak", cwd=str(repository)))


def test_what_follows_a_prefix_of_a_program_that_runs_others_is_looked_at(repository: Path) -> None:
    rule = allow_command("pytest -c /etc/pytest.ini", under=repository, runs_programs=True)
    (repository / "tests").mkdir()
    for arguments in ("", "tests", "tests/test_a.py::test_b", "-x -q", "-k 'a and b'", "--maxfail=3", "src/new.py"):
        assert allows(rule, command(f"pytest -c /etc/pytest.ini {arguments}", cwd=str(repository))), arguments
    for arguments in ("-cleak", "-o x=leak", "leak", "/etc", "'a /etc'", "src/etc/x", ".git", "-R", "--follow", "a\\b"):
        assert not allows(rule, command(f"pytest -c /etc/pytest.ini {arguments}", cwd=str(repository))), arguments


@pytest.mark.parametrize(
    "more",
    [
        {"networkApprovalContext": {"host": "example.invalid", "protocol": "https"}},
        {"additionalPermissions": {"network": {"enabled": True}}},
        {"additionalPermissions": {}},
        {"kind": "writeStdin"},
        {"kind": "newer"},
        {"approvalId": "inner"},
        {"environmentId": "remote"},
        {"proposedNetworkPolicyAmendments": [{"host": "example.invalid", "action": "allow"}]},
        {"elevated": True},
        {"line": None},
    ],
)
def test_what_asks_for_more_than_a_command_is_no_command(more: dict[str, Any]) -> None:
    assert allows(allow_command("ls"), command("ls"))
    assert not allows(allow_command("ls"), command(**{"line": "ls", **more}))


def test_other_requests_are_no_commands() -> None:
    rule = allow_command("ls")
    for request in (file_change("/x"), permissions(), tool_approval()):
        assert not allows(rule, request)


def test_a_command_must_run_under_the_directory(repository: Path) -> None:
    rule = allow_command("ls -l", under=repository)
    inside = [repository, repository / "src", repository.parent / "alias", repository / "back"]
    outside = [repository.parent, repository.parent / "repository-2", repository / "link", repository / "circle"]
    for directory in inside:
        assert allows(rule, command("ls -l", cwd=str(directory)))
    for directory in outside:
        assert not allows(rule, command("ls -l", cwd=str(directory)))
    assert not allows(rule, command("ls -l", cwd=None))
    assert not allows(rule, command("ls -l", cwd="src"))
    assert not allows(rule, command("ls -l", cwd=f"{repository}\x00"))
    assert not allows(rule, command("ls -l", cwd=f"{repository}/src/../.."))


def test_the_arguments_of_a_command_must_lie_under_the_directory_too(repository: Path) -> None:
    rule = allow_command("cat", under=repository)
    for arguments in ("src/a", f"{repository}/src/a", "-n 5 src", "-- src", "new", "back/a"):
        assert allows(rule, command(f"cat {arguments}", cwd=str(repository)))
    for arguments in (
        "/etc/passwd",
        "leak",
        "link/secret",
        "dangling",
        "circle",
        "circle/x",
        "--file=/etc/passwd",
        "--file=leak",
        "-f/etc/passwd",
        "@leak",
        "x:leak",
        "a,leak",
        "'~/x'",
        "file:///etc/passwd",
        f"{repository}-2/x",
        "'a /etc/passwd'",
        "-nleak",
        "--number=leak",
        ".git/config",
        "hooks",
        "-",
    ):
        assert not allows(rule, command(f"cat {arguments}", cwd=str(repository))), arguments


@pytest.mark.parametrize("prefix", ["", " ", "git status; rm", "X=1 make", "git *", "$SHELL", "a\nb", "cd ..", 7, None])
def test_a_prefix_that_is_no_simple_command_is_refused(prefix: Any) -> None:
    with pytest.raises(InvalidInputError, match="prefix"):
        allow_command(prefix)


def test_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for directory in (tmp_path / "missing", tmp_path / "file", 7):
        broken: Any = directory
        with pytest.raises(InvalidInputError, match="under"):
            allow_command("ls", under=broken)
        with pytest.raises(InvalidInputError, match="under"):
            allow_changes(under=broken)


def test_what_cannot_be_called_cannot_be_asked() -> None:
    nobody: Any = 7
    with pytest.raises(InvalidInputError, match="ask"):
        ask(nobody)


def test_a_rule_says_what_it_is(tmp_path: Path) -> None:
    root = os.path.realpath(tmp_path)
    assert repr(allow_command("ls src", under=tmp_path, exact=True)) == (
        f"allow_command('ls src', under={root!r}, exact=True)"
    )
    assert repr(allow_command("make all", runs_programs=True)) == "allow_command('make all', runs_programs=True)"
    assert repr(allow_changes(under=tmp_path)) == f"allow_changes(under={root!r})"
    assert repr(ask(deny())) == "ask(deny())"
