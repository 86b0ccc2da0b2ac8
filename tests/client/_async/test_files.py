"""The file system of the real runtime's machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from openai_codex import AsyncCodex, CodexConfig, InternalRpcError, InvalidInputError, InvalidOptionError

from ..support import AsyncTogether

pytestmark = pytest.mark.anyio


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "place"
    place.mkdir()
    return place


async def test_files_are_written_read_copied_and_removed(config: CodexConfig, place: Path) -> None:
    async with AsyncCodex(config) as codex:
        fs = codex.fs
        await fs.write(place / "a", b"\x00\xff")
        await fs.write(str(place / "b"), "häll")
        assert await fs.read(place / "a") == b"\x00\xff"
        assert (place / "b").read_text("utf-8") == "häll"
        await fs.copy(place / "a", place / "c")
        assert sorted(entry.file_name for entry in await fs.list(place)) == ["a", "b", "c"]
        await fs.remove(place / "a")
        with pytest.raises(InternalRpcError, match="No such file"):
            await fs.remove(place / "a")
        await fs.remove(place / "a", missing_ok=True)
    assert sorted(path.name for path in place.iterdir()) == ["b", "c"]


async def test_directories_are_made_copied_and_removed(config: CodexConfig, place: Path) -> None:
    async with AsyncCodex(config) as codex:
        fs = codex.fs
        with pytest.raises(InternalRpcError):
            await fs.mkdir(place / "deep" / "er")
        await fs.mkdir(place / "deep" / "er", parents=True)
        await fs.mkdir(place / "deep" / "er", parents=True)
        await fs.copy(place / "deep", place / "copy", recursive=True)
        stat = await fs.stat(place / "copy" / "er")
        assert (stat.is_directory, stat.is_file, stat.is_symlink) == (True, False, False)
        with pytest.raises(InternalRpcError):
            await fs.remove(place / "deep")
        await fs.remove(place / "deep", recursive=True)
        await fs.remove(place / "copy" / "er")
    assert [path.name for path in place.iterdir()] == ["copy"]


async def test_a_path_that_is_not_absolute_or_none_is_refused_before_it_is_sent(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        with pytest.raises(InvalidOptionError, match="absolute"):
            await codex.fs.read("relative")
        with pytest.raises(InvalidInputError):
            await codex.fs.read(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


async def test_changes_are_told_until_the_watch_is_closed(config: CodexConfig, place: Path) -> None:
    async with AsyncCodex(config) as codex:
        async with codex.fs.watch(place) as changes, codex.fs.watch(place / "other") as others:
            (place / "new").write_text("new")
            change = await changes.__anext__()
            assert str(place / "new") in change.changed_paths
            async with AsyncTogether() as together:
                together.start(others.__anext__)
                await others.aclose()
            assert [type(outcome) for outcome in together.outcomes] == [StopAsyncIteration]
        (place / "newer").write_text("newer")
        assert [change async for change in changes] == []
        await codex.models()  # what was posted to the loop before is done by now
        assert codex.statistics().mailroom.open_keys == 1


async def test_a_watch_ends_with_its_client(config: CodexConfig, place: Path) -> None:
    async with AsyncCodex(config) as codex:
        changes = codex.fs.watch(place)
        async with changes:
            async with AsyncTogether() as together:
                together.start(changes.__anext__)
                await codex.close()
            assert [type(outcome) for outcome in together.outcomes] == [StopAsyncIteration]


async def test_what_cannot_be_watched_says_so(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        with pytest.raises(InvalidOptionError, match="absolute"):
            codex.fs.watch("relative")
