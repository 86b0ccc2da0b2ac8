"""A connection and its child: however the child ends, everyone is woken and told what is known of it."""

from __future__ import annotations

import os
import select
import signal
import sys

import anyio
import pytest

from actors import Command, Connection, PipeClosed, TaskMailbox
from actors.pipe import STDERR_LINE_CHARACTERS, STDERR_LINES
from tests.actors.support import PATIENCE, ask, call, connected, connection, drained, note, outcome

pytestmark = pytest.mark.anyio


async def obituary(connection: Connection, method: str, /, **params: object) -> PipeClosed:
    """Ask for something that ends the child; what everyone who waits is told."""
    mailbox = TaskMailbox()
    connection.open_mailbox("waiting", mailbox)
    waiting = [ask(connection, "silent") for _ in range(3)]
    told = await outcome(ask(connection, method, **params))
    assert isinstance(told, PipeClosed)
    assert [await outcome(reply) for reply in waiting] == [told] * 3
    assert await outcome(mailbox.receive()) is told
    assert connection.cause is told
    assert await outcome(ask(connection, "echo")) is told
    return told


@pytest.mark.parametrize("code", [0, 3])
async def test_an_exit_is_told_with_its_code_and_last_words(code: int) -> None:
    async with connected() as child:
        told = await obituary(child, "exit", code=code, stderr="first\nlast words")
        assert (told.exit_code, told.stderr_tail) == (code, "first\nlast words")
        assert str(told) == told.reason == f"the child exited with code {code}"
        assert child.stderr_tail == told.stderr_tail


async def test_a_signal_is_told_as_a_negative_code() -> None:
    async with connected() as child:
        told = await obituary(child, "die", number=signal.SIGKILL)
        assert (told.reason, told.exit_code) == ("the child was ended by signal 9", -9)


async def test_a_child_that_is_killed_from_outside_is_noticed() -> None:
    async with connected() as child:
        waiting = ask(child, "silent")
        await call(child, "echo")
        assert child.child_pid is not None
        os.kill(child.child_pid, signal.SIGKILL)
        told = await outcome(waiting)
        assert isinstance(told, PipeClosed)
        assert told.exit_code == -signal.SIGKILL


async def test_a_child_that_dies_before_anything_was_asked_is_noticed() -> None:
    async with connected() as child:
        assert child.child_pid is not None
        os.kill(child.child_pid, signal.SIGKILL)
        assert isinstance(await outcome(ask(child, "echo")), PipeClosed)


async def test_what_it_said_before_it_died_is_still_delivered() -> None:
    async with connected() as child:
        mailbox, answered = TaskMailbox(), ask(child, "hold", name="x")
        child.open_mailbox("a", mailbox)
        await call(child, "echo")
        last = '{"method":"n","params":{"key":"a"}}\n{"id":1,"result":"in time"}\n'
        told = await outcome(ask(child, "exit", last=last))
        assert isinstance(told, PipeClosed)
        assert await outcome(answered) == "in time"
        assert await mailbox.receive() == [note("n", "a")]
        assert await outcome(mailbox.receive()) is told


async def test_half_a_line_at_the_end_is_no_line(caplog: pytest.LogCaptureFixture) -> None:
    async with connected() as child:
        answered = ask(child, "hold", name="x")
        assert isinstance(await outcome(ask(child, "exit", last='{"id":1,"result":1}')), PipeClosed)
        assert isinstance(await outcome(answered), PipeClosed)
        assert "middle of a line" in caplog.text


async def test_an_answer_and_an_exit_in_one_breath_is_an_answer() -> None:
    async with connected() as child:
        assert await call(child, "exit", answer=True) == {}
        assert isinstance(await outcome(ask(child, "echo")), PipeClosed)


async def test_a_child_that_closes_its_stdout_and_lives_on_is_over(short_graces: None) -> None:
    async with connected() as child:
        told = await obituary(child, "close_stdout")
        assert (told.reason, told.exit_code) == ("the child closed its stdout and is still running", None)


async def test_a_child_that_closes_its_stdin_and_lives_on_is_over_at_the_next_request(
    short_graces: None,
) -> None:
    async with connected() as child:
        await call(child, "close_stdin")
        told = await outcome(ask(child, "echo"))
        assert isinstance(told, PipeClosed)
        assert (told.reason, told.exit_code) == ("the child closed its stdin and is still running", None)


async def test_a_child_that_dies_while_it_is_written_to_is_noticed() -> None:
    async with connected() as child:
        await call(child, "stop_reading")
        big = ask(child, "echo", text="x" * 1_000_000)
        await anyio.wait_all_tasks_blocked()
        assert child.child_pid is not None
        os.kill(child.child_pid, signal.SIGKILL)
        told = await outcome(big)
        assert isinstance(told, PipeClosed)
        assert told.exit_code == -signal.SIGKILL


async def test_a_request_that_cannot_be_written_holds_up_neither_reading_nor_closing(short_graces: None) -> None:
    async with connected() as child:
        held = ask(child, "hold", name="x")
        await call(child, "stop_reading")
        big = ask(child, "echo", text="x" * 1_000_000)
        await anyio.wait_all_tasks_blocked()
        with anyio.fail_after(PATIENCE):
            await child.close()
        assert await outcome(big) is await outcome(held) is child.cause


async def test_a_flood_on_stderr_holds_up_nobody_and_only_its_tail_is_kept() -> None:
    async with connected() as child:
        await call(child, "complain", text="x" * 99 + "\n", times=20_000)
        told = await obituary(child, "exit", code=1, stderr="the end\n")
        lines = told.stderr_tail.split("\n")
        assert len(lines) == STDERR_LINES
        assert lines[-1] == "the end"
        assert set(lines[:-1]) == {"x" * 99}


async def test_stderr_is_kept_without_colours_and_with_bounded_lines() -> None:
    async with connected() as child:
        await call(child, "complain", text="\x1b[1;31mred\x1b[0m  \r\n" + "y" * 10_000 + "\n")
        told = await obituary(child, "exit")
        assert told.stderr_tail == "red\n" + "y" * STDERR_LINE_CHARACTERS


async def test_a_line_of_stderr_that_does_not_end_costs_no_more_than_its_bound() -> None:
    async with connected() as child:
        await call(child, "complain", text="z" * 100_000, times=20)
        await call(child, "complain", text="\nnext\n")
        told = await obituary(child, "exit", stderr="y" * 100_000)
        lines = told.stderr_tail.split("\n")
        assert lines == ["z" * STDERR_LINE_CHARACTERS, "next", "y" * STDERR_LINE_CHARACTERS]
        assert child.statistics().oversized_stderr_lines == 2


async def test_a_progress_bar_on_stderr_is_its_last_state() -> None:
    async with connected() as child:
        await call(child, "complain", text="\r10 %\r20 %\r30 %\r\nnext\n")
        told = await obituary(child, "exit", stderr="\r1 of 2\r2 of 2")
        assert told.stderr_tail == "30 %\nnext\n2 of 2"


async def test_a_grandchild_on_its_stderr_does_not_hold_up_the_obituary() -> None:
    async with connected() as child:
        await call(child, "spawn", own_pipes=False)
        told = await obituary(child, "exit", code=4, stderr="last words")
        assert (told.exit_code, told.stderr_tail) == (4, "last words")


async def test_a_child_that_dies_is_noticed_though_a_grandchild_keeps_its_pipes() -> None:
    async with connected() as child:
        await call(child, "spawn")
        assert (await obituary(child, "exit", code=4)).exit_code == 4


@pytest.mark.skipif(not hasattr(signal, "pidfd_send_signal"), reason="there is no safe way to end a grandchild")
async def test_a_grandchild_that_left_the_session_is_let_be_and_holds_up_nobody() -> None:
    async with connected() as child:
        grandchild = os.pidfd_open((await call(child, "spawn", own_session=True))["pid"])
        try:
            assert (await obituary(child, "exit", code=4)).exit_code == 4
            with anyio.fail_after(PATIENCE):
                await child.close()
            assert not select.select([grandchild], [], [], 0)[0]
        finally:
            signal.pidfd_send_signal(grandchild, signal.SIGKILL)
            with anyio.fail_after(PATIENCE):
                await anyio.wait_readable(grandchild)
            os.close(grandchild)


async def test_a_program_that_ends_at_once_is_noticed_by_whoever_asks_first() -> None:
    child = connection(command=Command((sys.executable, "-I", "-S", "-c", "raise SystemExit(5)")))
    with anyio.fail_after(PATIENCE):
        await child.open()
    told = await outcome(ask(child, "echo"))
    assert isinstance(told, PipeClosed)
    assert told.exit_code == 5
    await child.close()


async def test_another_connection_lives_on() -> None:
    async with connected() as dies, connected() as lives:
        await obituary(dies, "exit")
        mailbox = TaskMailbox()
        lives.open_mailbox("a", mailbox)
        await call(lives, "tell", before=[note("end", "a")])
        assert await drained(mailbox.receive) == [note("end", "a")]
