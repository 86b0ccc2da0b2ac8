"""The rules: what they allow, and what they leave to others because it only looks like it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from openai_codex import InvalidInputError
from openai_codex._approvals.rules import AllowChanges, AllowCommand
from openai_codex.approvals import allow_changes, allow_command, ask, deny

from .support import command, file_change, permissions, tool_approval


def allows(rule: AllowCommand | AllowChanges, request: Any) -> bool:
    answer: Any = rule(request)
    assert answer is None or answer == request.accept()
    return answer is not None


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A directory with files, and links that lead out of it."""
    inside, outside = tmp_path / "repository", tmp_path / "outside"
    (inside / "src").mkdir(parents=True)
    (inside / ".git").mkdir()
    outside.mkdir()
    (outside / "secret").write_text("secret")
    (inside / "link").symlink_to(outside)
    (inside / "leak").symlink_to(outside / "secret")
    (inside / "dangling").symlink_to(outside / "new")
    (inside / "circle").symlink_to(inside / "circle")
    (inside / "back").symlink_to(inside / "src")
    (inside / "hooks").symlink_to(inside / ".git")
    (tmp_path / "repository-2").mkdir()
    (tmp_path / "alias").symlink_to(inside)
    return inside


def test_a_prefix_is_compared_word_by_word() -> None:
    rule = allow_command("git status")
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
    rule = allow_command("say 'git status'")
    assert allows(rule, command("say 'git status'"))
    assert not allows(rule, command("say git status"))


def test_an_exact_rule_allows_nothing_more() -> None:
    rule = allow_command("make", exact=True)
    assert allows(rule, command("make"))
    assert not allows(rule, command("make install"))


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
    assert allows(allow_command("git status"), command("git status"))
    assert not allows(allow_command("git status"), command(**{"line": "git status", **more}))


def test_other_requests_are_no_commands() -> None:
    rule = allow_command("git status")
    for request in (file_change("/x"), permissions(), tool_approval()):
        assert not allows(rule, request)


def test_a_command_must_run_under_the_directory(repository: Path) -> None:
    rule = allow_command("git status", under=repository)
    inside = [repository, repository / "src", repository.parent / "alias", repository / "back"]
    outside = [repository.parent, repository.parent / "repository-2", repository / "link", repository / "circle"]
    for directory in inside:
        assert allows(rule, command("git status", cwd=str(directory)))
    for directory in outside:
        assert not allows(rule, command("git status", cwd=str(directory)))
    assert not allows(rule, command("git status", cwd=None))
    assert not allows(rule, command("git status", cwd="src"))
    assert not allows(rule, command("git status", cwd=f"{repository}\x00"))
    assert not allows(rule, command("git status", cwd=f"{repository}/src/../.."))


def test_the_arguments_of_a_command_must_lie_under_the_directory_too(repository: Path) -> None:
    rule = allow_command("cat", under=repository)
    for arguments in ("src/a", f"{repository}/src/a", "-n 5 src", "--file=src/a", "new", "back/a"):
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
    ):
        assert not allows(rule, command(f"cat {arguments}", cwd=str(repository))), arguments


def test_changes_must_all_lie_under_the_directory(repository: Path) -> None:
    rule = allow_changes(under=repository)
    inside = [str(repository / name) for name in ("new", "src/new", "back/new", "deep/er/new", ".gitignore")]
    assert allows(rule, file_change(*inside))
    assert allows(rule, file_change(inside[0], kind={"type": "delete"}))
    assert allows(rule, file_change(inside[0], kind={"type": "update", "move_path": inside[1]}))
    for name in ("../x", "src/../../x", "link/x", "leak", "dangling", "circle", "circle/x"):
        assert not allows(rule, file_change(inside[0], f"{repository}/{name}")), name
    for path in (str(repository.parent / "x"), f"{repository}-2/x", "src/new", "", f"{repository}/\x00"):
        assert not allows(rule, file_change(inside[0], path)), path


def test_a_move_is_where_it_goes(repository: Path) -> None:
    moved = {"type": "update", "move_path": str(repository.parent / "x")}
    assert not allows(allow_changes(under=repository), file_change(str(repository / "a"), kind=moved))


@pytest.mark.parametrize(
    "name", [".git/hooks/pre-commit", ".GIT/config", "src/.git/config", ".codex/x", ".agents/x", "hooks/x"]
)
def test_what_a_repository_keeps_for_itself_is_never_allowed(repository: Path, name: str) -> None:
    assert not allows(allow_changes(under=repository), file_change(str(repository / name)))


def test_changes_that_are_not_known_for_sure_are_not_allowed(repository: Path) -> None:
    rule = allow_changes(under=repository)
    path = str(repository / "new")
    assert allows(rule, file_change(path))
    assert not allows(rule, file_change(path, known=False))
    assert not allows(rule, file_change())
    assert not allows(rule, file_change(path, kind={"type": "newer"}))
    assert not allows(rule, file_change(path, grantRoot=str(repository)))
    assert not allows(rule, file_change(path, newer=True))
    for request in (command("git status"), permissions(), tool_approval()):
        assert not allows(rule, request)


@pytest.mark.parametrize("prefix", ["", " ", "git status; rm", "X=1 make", "git *", "$SHELL", "a\nb", "cd ..", 7, None])
def test_a_prefix_that_is_no_simple_command_is_refused(prefix: Any) -> None:
    with pytest.raises(InvalidInputError, match="prefix"):
        allow_command(prefix)


def test_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for directory in (tmp_path / "missing", tmp_path / "file", 7):
        broken: Any = directory
        with pytest.raises(InvalidInputError, match="under"):
            allow_command("make", under=broken)
        with pytest.raises(InvalidInputError, match="under"):
            allow_changes(under=broken)


def test_what_cannot_be_called_cannot_be_asked() -> None:
    nobody: Any = 7
    with pytest.raises(InvalidInputError, match="ask"):
        ask(nobody)


def test_a_rule_says_what_it_is(tmp_path: Path) -> None:
    root = os.path.realpath(tmp_path)
    assert repr(allow_command("make all", under=tmp_path, exact=True)) == (
        f"allow_command('make all', under={root!r}, exact=True)"
    )
    assert repr(allow_changes(under=tmp_path)) == f"allow_changes(under={root!r})"
    assert repr(ask(deny())) == "ask(deny())"
