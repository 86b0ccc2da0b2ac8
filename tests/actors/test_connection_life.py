"""A connection from `open` to `close`: from any task, cancelled anywhere, and nothing is left of it."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import anyio
import pytest
import trio

from actors import ActorError, ActorStopped, Command, Connection, TaskMailbox
from actors.process import Child
from tests.actors.support import PATIENCE, ask, call, connected, connection, outcome

pytestmark = pytest.mark.anyio


async def ended(pidfd: int) -> None:
    """Wait for the end of a process that is not our child."""
    try:
        with anyio.fail_after(PATIENCE):
            await anyio.wait_readable(pidfd)
    finally:
        os.close(pidfd)


def is_gone(pid: int | None) -> bool:
    assert pid is not None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


# Opening


async def test_a_program_that_is_not_there_cannot_be_opened() -> None:
    child = connection(command=Command(("/no/such/program",)))
    with pytest.raises(FileNotFoundError):
        await child.open()
    assert isinstance(child.cause, FileNotFoundError)
    assert isinstance(await outcome(ask(child, "echo")), ActorStopped)
    await child.close()


async def test_a_file_that_is_no_program_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_text("no program")
    with pytest.raises(PermissionError):
        await connection(command=Command((str(path),))).open()


async def test_a_directory_that_is_not_there_cannot_be_worked_in() -> None:
    command = Command((sys.executable, "-c", ""), cwd="/no/such/directory")
    with pytest.raises(FileNotFoundError):
        await connection(command=command).open()


async def test_an_argument_that_cannot_be_passed_is_an_error() -> None:
    with pytest.raises(ValueError, match="null"):
        await connection(command=Command((sys.executable, "a\0b"))).open()


async def test_the_directory_and_environment_are_those_of_the_command(tmp_path: Path) -> None:
    code = (
        "import json, os, sys; id = json.loads(sys.stdin.readline())['id'];"
        "print(json.dumps({'id': id, 'result': [os.getcwd(), os.environ.get('MARK')]}), flush=True); sys.stdin.read()"
    )
    command = Command((sys.executable, "-I", "-S", "-c", code), cwd=str(tmp_path), env={"MARK": "here"})
    child = connection(command=command)
    await child.open()
    assert await call(child, "m") == [str(tmp_path.resolve()), "here"]
    await child.close()


async def test_a_cancelled_opening_leaves_no_child() -> None:
    child = connection()
    with anyio.CancelScope() as scope:
        scope.cancel()
        await child.open()
    assert scope.cancelled_caught
    assert child.cause is not None
    assert child.child_pid is None or is_gone(child.child_pid)


async def test_a_connection_is_opened_once() -> None:
    async with connected() as child:
        with pytest.raises(ActorError, match="once"):
            await child.open()
        assert await call(child, "add", a=1, b=2) == {"sum": 3}
    with pytest.raises(ActorError, match="once"):
        await child.open()


async def test_the_child_is_the_leader_of_a_session_of_its_own() -> None:
    async with connected() as child:
        pid = child.child_pid
        assert pid is not None
        assert os.getsid(pid) == pid != os.getsid(0)


# Closing


async def test_closing_ends_the_child_and_is_fine_twice() -> None:
    child = connection()
    await child.open()
    with anyio.fail_after(PATIENCE):
        await child.close()
        await child.close()
    assert is_gone(child.child_pid)
    assert isinstance(child.cause, ActorStopped)


async def test_closing_wakes_everyone_before_the_child_is_gone(short_graces: None) -> None:
    async with connected("ignore-eof", "ignore-term") as child:
        waiting = ask(child, "silent")
        await call(child, "echo")
        with anyio.fail_after(PATIENCE):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(child.close)
                assert isinstance(await outcome(waiting), ActorStopped)
                assert not is_gone(child.child_pid)


async def test_closing_from_many_tasks_at_once_ends_in_each() -> None:
    child = connection()
    await child.open()
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            for _ in range(5):
                tasks.start_soon(child.close)
    assert is_gone(child.child_pid)


async def test_closing_from_a_cancelled_task_still_ends_the_child() -> None:
    child = connection()
    await child.open()
    with anyio.fail_after(PATIENCE), anyio.CancelScope() as scope:
        scope.cancel()
        await child.close()
    assert is_gone(child.child_pid)


async def test_it_survives_the_task_that_opened_it_and_is_closed_by_another() -> None:
    child = connection()

    async def opener() -> None:
        with anyio.CancelScope() as scope:
            await child.open()
            scope.cancel()
            await anyio.lowlevel.checkpoint()

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(opener)
        assert await call(child, "add", a=1, b=2) == {"sum": 3}
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(child.close)


async def test_closing_while_it_opens_waits_for_both() -> None:
    child = connection()
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(child.open)
            tasks.start_soon(child.close)
            tasks.start_soon(child.close)
        await child.close()
    assert is_gone(child.child_pid)


async def test_closing_what_was_never_opened_does_nothing() -> None:
    await connection().close()


@pytest.mark.parametrize(
    "flags", [["ignore-eof"], ["ignore-term"], ["ignore-eof", "ignore-term"]], ids=lambda flags: "-".join(flags)
)
async def test_whatever_the_child_ignores_it_ends(flags: list[str], short_graces: None) -> None:
    async with connected(*flags) as child:
        await call(child, "echo")
        with anyio.fail_after(PATIENCE):
            await child.close()
        assert is_gone(child.child_pid)


async def test_a_child_that_cannot_get_rid_of_its_words_ends() -> None:
    async with connected() as child:
        ask(child, "flood", key="a", count=100_000)
        await call(child, "add", a=1, b=2)
        ask(child, "flood", key="a", count=100_000)
        await anyio.wait_all_tasks_blocked()
        with anyio.fail_after(PATIENCE):
            await child.close()
        assert is_gone(child.child_pid)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="there is no other way to wait for a grandchild")
async def test_grandchildren_that_keep_its_pipes_open_end_with_it() -> None:
    async with connected() as child:
        grandchildren = [os.pidfd_open((await call(child, "spawn"))["pid"]) for _ in range(2)]
        with anyio.fail_after(PATIENCE):
            await child.close()
        assert is_gone(child.child_pid)
        for grandchild in grandchildren:
            await ended(grandchild)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_loop_that_ends_without_closing_leaves_no_child(backend: str) -> None:
    opened: list[Connection] = []
    mailbox = TaskMailbox()

    async def main() -> None:
        child = connection()
        opened.append(child)
        await child.open()
        child.open_mailbox("a", mailbox)
        ask(child, "silent")
        await call(child, "echo")

    anyio.run(main, backend=backend)
    (child,) = opened
    assert is_gone(child.child_pid)
    assert isinstance(child.cause, ActorStopped)
    assert mailbox.statistics().ended
    with pytest.raises(ActorStopped):
        child.post(print)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_loop_that_ends_while_it_opens_leaves_nothing(backend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def spawn(command: Command) -> Child:
        await anyio.sleep_forever()
        raise AssertionError

    async def main() -> None:
        # Tasks that nobody waits for: the loop ends in the middle of the opening.
        if backend == "trio":
            trio.lowlevel.spawn_system_task(child.open)
        else:
            opening.append(asyncio.get_running_loop().create_task(child.open()))
        await anyio.wait_all_tasks_blocked()

    opening: list[asyncio.Task[None]] = []
    monkeypatch.setattr("actors.process.spawn", spawn)
    child = connection()
    anyio.run(main, backend=backend)
    assert child.cause is not None
    assert child.child_pid is None
