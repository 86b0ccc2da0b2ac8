"""A child as bytes: reading, writing, ending it, and what the system may or may not be able to say."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace
from typing import Any

import anyio
import pytest

from actors import Command
from actors.process import Child, PosixChild, StreamChild, _has_exited, spawn
from tests.actors.support import PATIENCE

pytestmark = pytest.mark.anyio

CAT = "import sys, shutil; shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer); sys.stderr.write('bye')"


def python(code: str) -> Command:
    return Command((sys.executable, "-I", "-S", "-c", code))


async def everything(child: Child, errors: bool = False) -> bytes:
    chunks: list[bytes] = []
    with anyio.fail_after(PATIENCE):
        while chunk := await (child.read_errors() if errors else child.read()):
            chunks.append(chunk)
    return b"".join(chunks)


async def test_what_is_written_more_than_a_pipe_holds_comes_back_whole() -> None:
    child, data = await spawn(python(CAT)), os.urandom(1_000_000)
    got: list[bytes] = []

    async def read() -> None:
        got.append(await everything(child))

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(read)
            await child.write(data)
            child.close_stdin()
        assert got == [data]
        assert await everything(child, errors=True) == b"bye"
        assert await child.wait(PATIENCE) == 0
        assert await child.end() == 0


async def test_what_has_ended_may_be_ended_and_closed_again() -> None:
    child = await spawn(python("import sys; sys.stdin.read(); raise SystemExit(3)"))
    with anyio.fail_after(PATIENCE):
        assert await child.end() == 3
        child.terminate()  # its process id may be another's by now, so this signals nobody
        child.kill()
        child.close_stdin()
        await child.close()
    assert child.poll() == 3


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
async def test_a_child_with_much_to_say_at_its_end_gets_rid_of_it_and_ends_by_itself(stream: str) -> None:
    child = await spawn(python(f"import sys; sys.stdin.read(); sys.{stream}.write('x' * 1_000_000)"))
    with anyio.fail_after(PATIENCE):
        assert await child.end() == 0  # not terminated


async def test_ending_is_not_cut_short_by_cancellation() -> None:
    child = await spawn(python("import sys; sys.stdin.read()"))
    with anyio.fail_after(PATIENCE), anyio.CancelScope() as scope:
        scope.cancel()
        assert await child.end() == 0


async def test_waiting_for_a_child_that_runs_is_bounded() -> None:
    child = await spawn(python("import sys; sys.stdin.read()"))
    with anyio.fail_after(PATIENCE):
        assert await child.wait(0) is None
        assert await child.end() == 0


async def test_writing_to_a_child_that_is_gone_is_an_error() -> None:
    child = await spawn(python(""))
    with anyio.fail_after(PATIENCE):
        assert await child.wait(PATIENCE) == 0
        with pytest.raises(BrokenPipeError):
            await child.write(b"hello")
        await child.end()


async def test_a_pipe_that_only_seemed_readable_is_waited_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    waits: list[int] = []

    async def wait_readable(descriptor: int) -> None:
        waits.append(descriptor)
        if len(waits) == 2:
            os.write(writer, b"now")

    try:
        monkeypatch.setattr(anyio, "wait_readable", wait_readable)
        with os.fdopen(reader, "rb", buffering=0, closefd=False) as pipe:
            assert await PosixChild._read(pipe) == b"now"
    finally:
        os.close(reader)
        os.close(writer)
    assert waits == [reader, reader]


async def test_a_system_without_waitid_still_reaps_its_children(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "waitid")
    child = await spawn(python("raise SystemExit(3)"))
    with anyio.fail_after(PATIENCE):
        assert await child.wait(PATIENCE) == 3
        assert await child.end() == 3


def test_of_a_process_that_is_not_our_child_nothing_is_said() -> None:
    assert not _has_exited(os.getppid())


@pytest.mark.parametrize("missing", ["stdin", "stdout", "stderr"])
def test_a_process_without_all_its_pipes_is_refused(missing: str) -> None:
    process: Any = SimpleNamespace(
        **{"pid": 1, "stdin": object(), "stdout": object(), "stderr": object(), missing: None}
    )
    with pytest.raises(ValueError, match="without this pipe"):
        StreamChild(process)
