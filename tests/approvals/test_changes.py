"""`allow_changes`: which changes of files it allows, and every spelling of what it never does."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openai_codex._approvals.paths import is_kept_name
from openai_codex.approvals import allow_changes, allow_command

from .support import allows, changes, command, file_change, permissions, tool_approval


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
    "name",
    [
        ".git/hooks/pre-commit",
        ".GIT/config",
        "src/.git/config",
        ".codex/x",
        ".agents/x",
        "hooks/x",
        "hooks/../.git/x",
        "git~1/config",
        "GIT~2/x",
        "gi7eba~1/x",
        "codex~1/x",
        "AGENTS~1/x",
        "src/git~1/x",
        ".git",
        ".git.",
        ".git ",
        ".git. .",
        ".git::$INDEX_ALLOCATION/config",
        ".git:x",
        ".codex::$DATA",
        "src\\.git\\config",
        ".git /x",
        ".g\u200cit/config",
        "\ufeff.git/x",
        ".git\u200f/x",
        ".\u2060codex/x",
        ".agent\u017f/x",
        "\uff0egit/x",
        ".g\u0131\u0307t/../.git/x",
    ],
)
def test_what_a_repository_keeps_for_itself_is_never_allowed(repository: Path, name: str) -> None:
    assert not allows(allow_changes(under=repository), file_change(str(repository / name)))


@pytest.mark.parametrize(
    "name", [".gitignore", ".github/x", "git/x", "git~/x", "config~1", "agents/x", ".git-x", "a:.git"]
)
def test_what_only_resembles_that_is_allowed(repository: Path, name: str) -> None:
    assert allows(allow_changes(under=repository), file_change(str(repository / name)))


@given(
    st.sampled_from([".git", ".codex", ".agents"]),
    st.lists(
        st.tuples(st.integers(0, 7), st.sampled_from("\u200b\u200c\u200d\u200e\u202a\u206f\ufeff\u00ad\x7f\ufe0f"))
    ),
    st.sampled_from(["", ".", " ", ". .", ":x", "::$INDEX_ALLOCATION", ".:$I30"]),
    st.randoms(),
)
def test_no_spelling_of_a_protected_name_is_free(
    name: str, unseen: list[tuple[int, str]], end: str, chance: random.Random
) -> None:
    letters = [chance.choice((letter, letter.upper())) for letter in name]
    for place, letter in unseen:
        letters.insert(place, letter)
    assert is_kept_name("".join(letters) + end)


def test_where_a_protected_name_leads_is_protected(repository: Path) -> None:
    (repository / "work" / "real").mkdir(parents=True)
    (repository / "work" / ".codex").symlink_to("real")
    (repository / "tree").mkdir()
    (repository / "tree" / ".git").write_text("gitdir: store\n")
    rule = allow_changes(under=repository)
    assert allows(rule, file_change(str(repository / "work" / "other")))
    assert not allows(rule, file_change(str(repository / "work" / "real" / "config.toml")))
    assert not allows(rule, file_change(str(repository / "work" / ".codex" / "config.toml")))
    assert allows(rule, file_change(str(repository / "tree" / "other")))
    assert not allows(rule, file_change(str(repository / "tree" / "store" / "config")))


def test_a_root_may_lie_in_a_protected_directory(tmp_path: Path) -> None:
    root = tmp_path / ".codex" / "worktrees" / "one"
    (root / ".codex").mkdir(parents=True)
    (tmp_path / "alias").symlink_to(root)
    rule = allow_changes(under=root)
    assert allows(rule, file_change(str(root / "a"), str(tmp_path / "alias" / "a")))
    for path in (root / ".codex" / "x", root / ".git" / "x", tmp_path / "alias" / ".git", tmp_path / ".codex" / "x"):
        assert not allows(rule, file_change(str(path))), path
    assert allows(allow_command("cat", under=root), command("cat a", cwd=str(root)))


@pytest.mark.parametrize(
    "change",
    [
        {"movePath": "/etc/passwd"},
        {"target": None},
        {"kind": {"type": "update", "move_path": None, "movePath": "/etc/passwd"}},
        {"kind": {"type": "update", "newer": 1}},
        {"kind": {"type": "add", "mode": "755"}},
        {"kind": {"type": "delete", "recursive": True}},
    ],
)
def test_a_change_with_a_field_that_is_not_known_is_not_allowed(repository: Path, change: dict[str, Any]) -> None:
    plain = {"path": str(repository / "a"), "kind": {"type": "update", "move_path": None}, "diff": "+"}
    rule = allow_changes(under=repository)
    assert allows(rule, changes(plain))
    assert not allows(rule, changes({**plain, **change}))
    assert not allows(rule, changes(plain, {**plain, **change}))


def test_changes_that_are_not_known_for_sure_are_not_allowed(repository: Path) -> None:
    rule = allow_changes(under=repository)
    path = str(repository / "new")
    assert allows(rule, file_change(path))
    assert not allows(rule, file_change(path, known=False))
    assert not allows(rule, file_change())
    assert not allows(rule, file_change(path, kind={"type": "newer"}))
    assert not allows(rule, file_change(path, grantRoot=str(repository)))
    assert not allows(rule, file_change(path, newer=True))
    for request in (command("ls"), permissions(), tool_approval()):
        assert not allows(rule, request)
