# Generated from tests/client/_async/test_files.py by scripts/unasync.py. Edit that file instead.
"""The file system of the real runtime's machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from openai_codex import Codex, CodexConfig, InternalRpcError, InvalidInputError, InvalidOptionError

from ..support import Together

pytestmark = pytest.mark.anyio


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "place"
    place.mkdir()
    return place


def test_files_are_written_read_copied_and_removed(config: CodexConfig, place: Path) -> None:
    with Codex(config) as codex:
        fs = codex.fs
        fs.write(place / "a", b"\x00\xff")
        fs.write(str(place / "b"), "häll")
        assert fs.read(place / "a") == b"\x00\xff"
        assert (place / "b").read_text("utf-8") == "häll"
        fs.copy(place / "a", place / "c")
        assert sorted(entry.file_name for entry in fs.list(place)) == ["a", "b", "c"]
        fs.remove(place / "a")
        with pytest.raises(InternalRpcError, match="No such file"):
            fs.remove(place / "a")
        fs.remove(place / "a", missing_ok=True)
    assert sorted(path.name for path in place.iterdir()) == ["b", "c"]


def test_directories_are_made_copied_and_removed(config: CodexConfig, place: Path) -> None:
    with Codex(config) as codex:
        fs = codex.fs
        with pytest.raises(InternalRpcError):
            fs.mkdir(place / "deep" / "er")
        fs.mkdir(place / "deep" / "er", parents=True)
        fs.mkdir(place / "deep" / "er", parents=True)
        fs.copy(place / "deep", place / "copy", recursive=True)
        stat = fs.stat(place / "copy" / "er")
        assert (stat.is_directory, stat.is_file, stat.is_symlink) == (True, False, False)
        with pytest.raises(InternalRpcError):
            fs.remove(place / "deep")
        fs.remove(place / "deep", recursive=True)
        fs.remove(place / "copy" / "er")
    assert [path.name for path in place.iterdir()] == ["copy"]


def test_a_path_that_is_not_absolute_or_none_is_refused_before_it_is_sent(config: CodexConfig) -> None:
    with Codex(config) as codex:
        with pytest.raises(InvalidOptionError, match="absolute"):
            codex.fs.read("relative")
        with pytest.raises(InvalidInputError):
            codex.fs.read(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_changes_are_told_until_the_watch_is_closed(config: CodexConfig, place: Path) -> None:
    with Codex(config) as codex:
        with codex.fs.watch(place) as changes, codex.fs.watch(place / "other") as others:
            (place / "new").write_text("new")
            change = changes.__next__()
            assert str(place / "new") in change.changed_paths
            with Together() as together:
                together.start(others.__next__)
                others.close()
            assert [type(outcome) for outcome in together.outcomes] == [StopIteration]
        (place / "newer").write_text("newer")
        assert [change for change in changes] == []
        codex.models()  # what was posted to the loop before is done by now
        assert codex.statistics().mailroom.open_keys == 1


def test_a_watch_ends_with_its_client(config: CodexConfig, place: Path) -> None:
    with Codex(config) as codex:
        changes = codex.fs.watch(place)
        with changes:
            with Together() as together:
                together.start(changes.__next__)
                codex.close()
            assert [type(outcome) for outcome in together.outcomes] == [StopIteration]


def test_what_cannot_be_watched_says_so(config: CodexConfig) -> None:
    with Codex(config) as codex:
        with pytest.raises(InvalidOptionError, match="absolute"):
            codex.fs.watch("relative")
