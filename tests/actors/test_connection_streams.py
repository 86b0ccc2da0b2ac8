"""The same contract over anyio's process streams: what runs where pipes cannot be polled (Windows)."""

from __future__ import annotations

import subprocess
from types import SimpleNamespace

import anyio
import pytest

from actors import ActorStopped, Command, Opening, PipeClosed, TaskMailbox
from actors.process import StreamChild, spawn
from tests.actors.support import (
    PATIENCE,
    answer_of,
    ask,
    call,
    child_command,
    connected,
    connection,
    drained,
    encode,
    note,
    outcome,
)

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def over_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `spawn` believe that this is Windows: the system underneath stays what it is."""
    monkeypatch.setattr("actors.process.sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0, raising=False)


async def test_it_does_run_over_streams() -> None:
    child = await spawn(child_command())
    assert isinstance(child, StreamChild)
    assert child.poll() is None
    with anyio.fail_after(PATIENCE):
        assert await child.end() == 0


async def test_answers_come_back() -> None:
    async with connected() as child:
        replies = [ask(child, "add", a=number, b=1) for number in range(300)]
        assert [(await answer_of(reply))["sum"] for reply in replies] == list(range(1, 301))


async def test_huge_lines_come_and_go_whole() -> None:
    async with connected() as child:
        assert (await call(child, "echo", text="y" * 2_000_000))["text"] == "y" * 2_000_000


async def test_an_opening_in_the_step_of_the_answer_misses_nothing() -> None:
    async with connected() as child:
        mailbox = TaskMailbox()
        opening = Opening(mailbox, lambda result: result["key"])
        ask(child, "tell", opening, before=[note("before", "k")], after=[note("end", "k")])
        assert await drained(mailbox.receive) == [note("before", "k"), note("end", "k")]


async def test_a_request_of_the_child_is_answered() -> None:
    async with connected() as child:
        assert (await call(child, "ask", ask_id=0, method="m"))["error"]["code"] == -32601


async def test_an_exit_is_told_with_its_code_and_last_words() -> None:
    async with connected() as child:
        waiting = ask(child, "silent")
        told = await outcome(ask(child, "exit", code=3, stderr="last words\n"))
        assert isinstance(told, PipeClosed)
        assert (told.exit_code, told.stderr_tail) == (3, "last words")
        assert await outcome(waiting) is told


async def test_a_child_that_closes_its_stdin_is_over_at_the_next_request(short_graces: None) -> None:
    async with connected() as child:
        await call(child, "close_stdin")
        # One write may fall into the closing of the pipe; the next one finds it closed.
        told = await outcome(ask(child, "echo", text="x" * 1_000_000))
        assert isinstance(told, PipeClosed)


async def test_a_request_that_cannot_be_written_does_not_hold_up_closing(short_graces: None) -> None:
    async with connected() as child:
        await call(child, "stop_reading")
        big = ask(child, "echo", text="x" * 1_000_000)
        await anyio.wait_all_tasks_blocked()
        with anyio.fail_after(PATIENCE):
            await child.close()
        assert await outcome(big) is child.cause


async def test_a_flood_on_stderr_holds_up_nobody() -> None:
    async with connected() as child:
        await call(child, "complain", text="x" * 99 + "\n", times=5_000)
        assert await call(child, "add", a=1, b=2) == {"sum": 3}


@pytest.mark.parametrize(
    "flags", [[], ["ignore-eof"], ["ignore-eof", "ignore-term"]], ids=lambda flags: "-".join(flags) or "nothing"
)
async def test_whatever_the_child_ignores_it_ends(flags: list[str], short_graces: None) -> None:
    async with connected(*flags) as child:
        waiting = ask(child, "silent")
        await call(child, "echo")
        with anyio.fail_after(PATIENCE):
            await child.close()
            await child.close()
        assert isinstance(await outcome(waiting), ActorStopped)


async def test_a_cancelled_opening_leaves_no_child() -> None:
    child = connection()
    with anyio.CancelScope() as scope:
        scope.cancel()
        await child.open()
    assert child.cause is not None


async def test_a_program_that_is_not_there_cannot_be_opened() -> None:
    with pytest.raises(FileNotFoundError):
        await connection(command=Command(("/no/such/program",))).open()


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_loop_that_ends_without_closing_leaves_no_child(backend: str) -> None:
    async def main() -> None:
        child = connection()
        await child.open()
        child.notify("echo", encode({}))
        await call(child, "echo")

    anyio.run(main, backend=backend)
