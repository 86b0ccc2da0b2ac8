"""A connection and its child: questions, answers, and what becomes of those nobody waits for."""

from __future__ import annotations

import threading
from typing import Any

import anyio
import pytest

from actors import ActorStopped, Connection, Opening, PeerFault, TaskMailbox, TaskReply, ThreadReply
from actors.protocol.jsonrpc import MAX_IN_FLIGHT
from tests.actors.support import (
    PATIENCE,
    Keyed,
    answer_of,
    ask,
    call,
    child_command,
    connected,
    connection,
    encode,
    outcome,
)

pytestmark = pytest.mark.anyio


def numbers(connection: Connection) -> tuple[int, int, int, int]:
    """In flight, waiting, late, dropped."""
    told = connection.statistics().correlator
    return (told.in_flight, told.waiting, told.late_answers, told.dropped_lines)


async def test_an_answer_comes_back() -> None:
    async with connected() as child:
        assert await call(child, "echo", text="ü\n\u2028") == {"text": "ü\n\u2028"}
        assert await call(child, "add", a=1, b=2) == {"sum": 3}
        assert numbers(child) == (0, 0, 0, 0)


async def test_a_fault_is_raised_at_whoever_asked() -> None:
    async with connected() as child:
        with pytest.raises(PeerFault, match="no") as raised:
            await call(child, "fail", code=-7, message="no", data=[1])
        assert (raised.value.code, raised.value.data) == (-7, [1])
        assert await call(child, "add", a=1, b=2) == {"sum": 3}


async def test_a_notification_reaches_the_child() -> None:
    async with connected() as child:
        child.notify("hello")
        child.notify("world", b'{"x":1}')
        assert (await call(child, "seen"))["methods"] == ["hello", "world", "seen"]


async def test_answers_may_come_in_another_order() -> None:
    async with connected() as child:
        first, second = ask(child, "hold", name="1"), ask(child, "hold", name="2")
        await call(child, "release", name="2")
        assert second.done
        assert not first.done
        await call(child, "release", name="1")
        assert await answer_of(first) == {"released": "1"}


async def test_a_thousand_asks_at_once_are_all_answered() -> None:
    async with connected() as child:
        replies = [ask(child, "add", a=number, b=number) for number in range(1000)]
        await anyio.wait_all_tasks_blocked()
        assert numbers(child)[0] <= MAX_IN_FLIGHT
        for number, reply in enumerate(replies):
            assert await answer_of(reply) == {"sum": 2 * number}
        assert numbers(child) == (0, 0, 0, 0)


async def test_a_full_window_never_writes_more_and_a_freed_place_does() -> None:
    async with connected() as child:
        held = [ask(child, "hold", name=str(number)) for number in range(MAX_IN_FLIGHT - 1)]
        releases = [ask(child, "release", name=str(number)) for number in range(MAX_IN_FLIGHT - 1)]
        for reply in (*held, *releases):
            await answer_of(reply)
        methods = (await call(child, "seen"))["methods"]
        # Each release frees two places: its own and that of what it released.
        assert methods[:MAX_IN_FLIGHT] == ["hold"] * (MAX_IN_FLIGHT - 1) + ["release"]
        assert numbers(child) == (0, 0, 0, 0)


async def test_an_abandoned_request_that_was_not_written_never_is() -> None:
    async with connected() as child:
        held = [ask(child, "hold", name=str(number)) for number in range(MAX_IN_FLIGHT)]
        unwritten = [ask(child, "echo") for _ in range(3)]
        await anyio.wait_all_tasks_blocked()
        assert numbers(child)[:2] == (MAX_IN_FLIGHT, 3)
        for reply in unwritten:
            child.abandon(reply)
        child.abandon(held[0])
        assert await call(child, "release", name="1") == {"released": "1"}
        methods = (await call(child, "seen"))["methods"]
        assert "echo" not in methods
        for reply in (held[0], *unwritten):
            assert isinstance(await outcome(reply), ActorStopped)


async def test_cancelling_a_wait_and_abandoning_it_leaves_nothing_pending() -> None:
    async with connected() as child:
        reply, scope = ask(child, "hold", name="x"), anyio.CancelScope()

        async def wait() -> None:
            with scope:
                try:
                    await reply
                finally:
                    child.abandon(reply)

        with anyio.fail_after(PATIENCE):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(wait)
                await anyio.wait_all_tasks_blocked()
                scope.cancel()
        assert await call(child, "release", name="x") == {"released": "x"}
        assert numbers(child) == (0, 0, 1, 0)
        assert isinstance(await outcome(reply), ActorStopped)


async def test_a_late_answer_opens_no_mailbox() -> None:
    async with connected() as child:
        mailbox = TaskMailbox()
        reply = ask(child, "hold", Opening(mailbox, lambda result: result["released"]), name="x")
        await anyio.wait_all_tasks_blocked()
        child.abandon(reply)
        await call(child, "release", name="x")
        await anyio.wait_all_tasks_blocked()
        assert child.statistics().mailroom.open_keys == 0
        mailbox.close()


async def test_a_withdrawn_request_that_was_not_written_fails_and_never_is() -> None:
    async with connected() as child:
        held = [ask(child, "hold", name=str(number)) for number in range(MAX_IN_FLIGHT)]
        mailbox = TaskMailbox()
        unwritten = ask(child, "echo", Opening(mailbox, lambda result: "k"))
        await anyio.wait_all_tasks_blocked()
        child.withdraw(unwritten)
        told = await outcome(unwritten)
        assert isinstance(told, ActorStopped)
        assert await outcome(mailbox.receive()) is told
        child.withdraw(unwritten)
        child.abandon(held[0])
        assert "echo" not in (await call(child, "seen"))["methods"]
        assert numbers(child)[:2] == (MAX_IN_FLIGHT - 1, 0)


async def test_withdrawing_what_was_never_asked_fails_it() -> None:
    async with connected() as child:
        never = TaskReply()
        child.withdraw(never)
        with pytest.raises(ActorStopped, match="withdrawn"):
            await never


async def test_whoever_takes_over_a_reply_gets_its_answer_before_or_after_it_came() -> None:
    async with connected() as child:
        early, late, reply = TaskReply(), TaskReply(), ask(child, "hold", name="x")
        reply.pass_on(early)
        await call(child, "release", name="x")
        answer = await answer_of(early)
        reply.pass_on(late)
        assert await answer_of(late) == await answer_of(reply) == answer
        unknown, heir = ask(child, "silent"), TaskReply()
        unknown.pass_on(heir)
        await child.close()
        assert await outcome(heir) is await outcome(unknown)


async def test_withdrawing_what_was_written_changes_nothing() -> None:
    async with connected() as child:
        reply = ask(child, "hold", name="x")
        await anyio.wait_all_tasks_blocked()
        child.withdraw(reply)
        await call(child, "release", name="x")
        assert await answer_of(reply) == {"released": "x"}
        await child.close()
        child.withdraw(TaskReply())


async def test_abandoning_what_is_answered_or_over_does_nothing() -> None:
    async with connected() as child:
        reply = ask(child, "echo")
        await answer_of(reply)
        child.abandon(reply)
        waiting = ask(child, "silent")
        await child.close()
        child.abandon(waiting)
        never_asked = TaskReply()
        child.abandon(never_asked)
        assert await answer_of(reply) == {}
        assert isinstance(await outcome(never_asked), ActorStopped)


async def test_garbage_between_answers_costs_nothing_but_itself() -> None:
    async with connected() as child:
        garbage = ["", "null", "[]", "7", '"text"', "no json", '{"id":true,"result":1}', "\xff\xfe", '{"id":null}']
        text = "".join(line + "\n" for line in garbage)
        assert await call(child, "raw", text=text) == {"written": len(text)}
        assert await call(child, "add", a=1, b=2) == {"sum": 3}
        assert numbers(child) == (0, 0, 0, len(garbage))


async def test_a_huge_line_comes_and_goes_whole() -> None:
    async with connected() as child:
        answer = await call(child, "huge", size=20_000_000)
        assert answer["text"] == "x" * 20_000_000
        echoed = await call(child, "echo", text="y" * 20_000_000)
        assert len(echoed["text"]) == 20_000_000
        assert await call(child, "add", a=1, b=2) == {"sum": 3}


async def test_a_request_that_cannot_be_encoded_fails_alone() -> None:
    async with connected() as child:
        held = ask(child, "hold", name="x")
        reply = TaskReply()
        child.ask("\ud800", b"{}", reply)
        assert isinstance(await outcome(reply), TypeError)
        await call(child, "release", name="x")
        assert await answer_of(held) == {"released": "x"}


async def test_threads_ask_through_post_and_wait_by_themselves() -> None:
    results: list[Any] = []

    def work(child: Connection, number: int) -> None:
        reply = ThreadReply()
        child.post(child.ask, "add", encode({"a": number, "b": 1}), reply)
        results.append(reply.wait(PATIENCE))

    async with connected() as child:
        threads = [threading.Thread(target=work, args=(child, number)) for number in range(8)]
        for thread in threads:
            thread.start()
        # The loop must go on turning while the threads wait for it.
        with anyio.fail_after(PATIENCE):
            while len(results) < len(threads):
                await call(child, "echo")
        for thread in threads:
            thread.join(PATIENCE)
    assert sorted(result["sum"] for result in results) == list(range(1, 9))


async def test_before_it_is_open_everything_says_so() -> None:
    child, mailbox = connection(), TaskMailbox()
    assert isinstance(await outcome(ask(child, "echo")), ActorStopped)
    child.open_mailbox("a", mailbox)
    with pytest.raises(ActorStopped):
        await mailbox.receive()
    child.close_mailbox("a", mailbox)
    for use in (lambda: child.notify("n"), child.statistics, lambda: child.post(print)):
        with pytest.raises(ActorStopped):
            use()
    assert (child.cause, child.child_pid, child.stderr_tail) == (None, None, "")
    await child.close()


async def test_after_it_was_closed_everything_says_why() -> None:
    async with connected() as child:
        waiting, mailbox = ask(child, "silent"), TaskMailbox()
        child.open_mailbox("a", mailbox)
        await anyio.wait_all_tasks_blocked()
        await child.close()
        assert isinstance(child.cause, ActorStopped)
        assert await outcome(waiting) is await outcome(mailbox.receive()) is child.cause
        late, opening = TaskMailbox(), TaskMailbox()
        child.open_mailbox("a", late)
        assert await outcome(late.receive()) is child.cause
        assert await outcome(ask(child, "echo", Opening(opening, lambda result: "k"))) is child.cause
        assert await outcome(opening.receive()) is child.cause
        child.close_mailbox("a", mailbox)
        with pytest.raises(ActorStopped):
            child.notify("n")
        assert numbers(child) == (0, 0, 0, 0)


async def test_an_answer_that_is_longer_than_is_read_is_an_error_at_once_and_nobody_elses() -> None:
    child = Connection(child_command(), Keyed(), max_line_bytes=100_000)
    with anyio.fail_after(PATIENCE):
        await child.open()
    try:
        other = ask(child, "hold", name="a")
        with pytest.raises(PeerFault, match="longer than is read"):
            await call(child, "huge", size=1_000_000)
        await call(child, "release", name="a")
        assert await answer_of(other) == {"released": "a"}
        assert child.statistics().oversized_lines == 1
    finally:
        with anyio.fail_after(PATIENCE):
            await child.close()
