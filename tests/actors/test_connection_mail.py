"""A connection and its child: notifications, and that none slips through between answers and openings."""

from __future__ import annotations

import anyio
import pytest

from actors import (
    ActorStopped,
    Key,
    KeyNotFound,
    Mail,
    MailboxOverflow,
    MailboxPolicy,
    Message,
    Opening,
    TaskMailbox,
    decoded,
)
from actors.protocol.routing import Routes
from tests.actors.support import Texts, answer_of, ask, call, connected, drained, note, outcome, text

pytestmark = pytest.mark.anyio


def numbered(key: str, count: int) -> list[Mail]:
    return [note("n", key, i=number) for number in range(count)]


async def test_each_key_gets_its_own_in_order() -> None:
    async with connected() as child:
        boxes = {key: TaskMailbox() for key in ("a", "b")}
        for key, mailbox in boxes.items():
            child.open_mailbox(key, mailbox)
        mixed = [message for pair in zip(numbered("a", 50), numbered("b", 50), strict=True) for message in pair]
        await call(child, "tell", before=mixed, after=[note("end", "a"), note("end", "b")])
        for key, mailbox in boxes.items():
            assert await drained(mailbox.receive) == [*numbered(key, 50), note("end", key)]


async def test_what_came_before_the_opening_is_replayed_first() -> None:
    async with connected() as child:
        await call(child, "tell", before=numbered("a", 3))
        await anyio.wait_all_tasks_blocked()
        assert child.statistics().mailroom.early_keys == 1
        mailbox = TaskMailbox()
        child.open_mailbox("a", mailbox)
        await call(child, "tell", before=[note("end", "a")])
        assert await drained(mailbox.receive) == [*numbered("a", 3), note("end", "a")]
        await anyio.wait_all_tasks_blocked()
        assert child.statistics().mailroom.open_keys == child.statistics().mailroom.early_keys == 0


async def test_opening_in_the_step_of_the_answer_misses_nothing() -> None:
    async with connected() as child:
        before, after = [note("before", "k")], [note("after", "k"), note("end", "k")]
        mailbox = TaskMailbox()
        reply = ask(child, "tell", Opening(mailbox, lambda result: result["key"]), before=before, after=after)
        assert await drained(mailbox.receive) == [*before, *after]
        assert await answer_of(reply) == {"key": "k"}


async def test_two_mailboxes_on_one_key_see_the_same() -> None:
    async with connected() as child:
        first, second = TaskMailbox(), TaskMailbox(MailboxPolicy(wants=frozenset({"end"})))
        child.open_mailbox("a", first)
        child.open_mailbox("a", second)
        await call(child, "tell", before=[*numbered("a", 2), note("end", "a")])
        assert await drained(first.receive) == [*numbered("a", 2), note("end", "a")]
        assert await drained(second.receive) == [note("end", "a")]


async def test_a_closed_mailbox_gets_no_more() -> None:
    async with connected() as child:
        gone, stays = TaskMailbox(), TaskMailbox()
        child.open_mailbox("a", gone)
        child.open_mailbox("a", stays)
        await call(child, "tell", before=[note("1", "a")])
        child.close_mailbox("a", gone)
        await call(child, "tell", before=[note("2", "a")])
        gone.end()
        assert await drained(gone.receive) == [note("1", "a")]
        assert await drained(stays.receive, 2) == [note("1", "a"), note("2", "a")]


async def test_what_belongs_to_no_key_goes_to_whoever_opened_none() -> None:
    async with connected() as child:
        await call(child, "tell", before=[note("early")])
        mailbox = TaskMailbox()
        child.open_mailbox(None, mailbox)
        await call(child, "tell", before=[note("later"), {"method": "bare"}, {"method": "list", "params": [1]}])
        messages = await drained(mailbox.receive, 4)
        assert [message["method"] for message in decoded(messages)] == ["early", "later", "bare", "list"]


async def test_a_flood_is_read_to_the_end_and_in_order() -> None:
    async with connected() as child:
        mailbox = TaskMailbox()
        child.open_mailbox("a", mailbox)
        reply = ask(child, "flood", key="a", count=20_000)
        messages = await drained(mailbox.receive, 20_000)
        assert [message["params"]["i"] for message in decoded(messages)] == list(range(20_000))
        assert await answer_of(reply) == {"count": 20_000}


async def test_nobody_reading_a_flood_holds_up_nobody_else() -> None:
    async with connected() as child:
        slow, other = TaskMailbox(MailboxPolicy(high_water=10, max_messages=100)), TaskMailbox()
        child.open_mailbox("slow", slow)
        child.open_mailbox("other", other)
        assert await call(child, "flood", key="slow", count=5000) == {"count": 5000}
        await call(child, "tell", before=[note("end", "other")])
        assert await drained(other.receive) == [note("end", "other")]
        assert slow.statistics().ended
        error: object = None
        while not isinstance(error, MailboxOverflow):  # first comes what was handed over before the end
            error = await outcome(slow.receive())
            assert error is not None
        child.close_mailbox("slow", slow)
        assert await call(child, "add", a=1, b=2) == {"sum": 3}


async def test_text_that_waits_for_its_key_is_joined() -> None:
    async with connected(coalescing=Texts()) as child:
        await call(child, "tell", before=[text("a"), text("b"), text("c", "other"), text("d")])
        mailbox = TaskMailbox()
        child.open_mailbox("k", mailbox)
        assert await drained(mailbox.receive, 3) == [text("ab"), text("c", "other"), text("d")]


async def test_what_cannot_be_routed_is_everybodys_and_the_connection_goes_on() -> None:
    def route(message: Message) -> str:
        return message["params"]["key"]

    async with connected(route=route) as child:
        mailbox, rest = TaskMailbox(), TaskMailbox()
        child.open_mailbox("a", mailbox)
        child.open_mailbox(None, rest)
        await call(child, "tell", before=[{"method": "bug"}, note("1", "a")])
        assert await drained(mailbox.receive, 1) == [note("1", "a")]
        assert await drained(rest.receive, 1) == [{"method": "bug"}]
        assert child.cause is None


async def test_a_bug_in_an_actor_ends_the_connection_and_wakes_everyone_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*args: object) -> None:
        raise ZeroDivisionError("a bug")

    async with connected() as child:
        mailbox, waiting = TaskMailbox(), ask(child, "silent")
        child.open_mailbox("a", mailbox)
        await call(child, "tell", before=[note("1", "a")])
        monkeypatch.setattr(Routes, "sort", broken)
        # The bug comes again and again: what was read before the end is delivered as it ends.
        child.notify("raw", b'{"text":"{\\"method\\":\\"bug\\"}\\n{\\"method\\":\\"bug\\"}\\n"}')
        cause = await outcome(waiting)
        assert isinstance(cause, ActorStopped)
        assert isinstance(cause.__cause__, ZeroDivisionError)
        assert cause is child.cause
        assert await drained(mailbox.receive, 1) == [note("1", "a")]
        assert await outcome(mailbox.receive()) is cause
        assert await outcome(ask(child, "echo")) is cause
        late = TaskMailbox()
        child.open_mailbox("a", late)
        assert await outcome(late.receive()) is cause


async def test_a_bug_in_an_opening_costs_whoever_asked_and_nobody_else() -> None:
    async with connected() as child:
        mailbox, waiting = TaskMailbox(), ask(child, "silent")
        reply = ask(child, "echo", Opening(mailbox, lambda result: 1 // 0), x=1)
        told = await outcome(reply)
        assert isinstance(told, KeyNotFound)
        assert await outcome(mailbox.receive()) is told
        assert isinstance(told.__cause__, ZeroDivisionError)
        assert "echo" in str(told)
        assert (waiting.done, child.cause) == (False, None)


async def test_finished_is_told_of_the_end_of_a_key_before_its_mailboxes_are() -> None:
    told: list[tuple[Key, Message]] = []

    def finished(key: Key, message: Message) -> None:
        assert key == "b" or not mailbox.statistics().ended
        told.append((key, message))

    mailbox = TaskMailbox()
    async with connected(finished=finished) as child:
        child.open_mailbox("a", mailbox)
        await call(child, "tell", before=[note("1", "a"), note("end", "a"), note("end", "b"), note("end")])
        assert await drained(mailbox.receive) == [note("1", "a"), note("end", "a")]
        await anyio.wait_all_tasks_blocked()
    # Of a key that nobody has open too, but not of the key that is none.
    assert told == [("a", note("end", "a")), ("b", note("end", "b"))]


async def test_mail_of_our_own_is_delivered_like_the_childs_and_a_key_may_be_finished() -> None:
    async with connected() as child:
        mailbox, cause = TaskMailbox(), ValueError("why")
        child.open_mailbox("a", mailbox)
        child.deliver([note("1", "a")])
        child.finish("a", cause)
        assert await drained(mailbox.receive, 1) == [note("1", "a")]
        assert await outcome(mailbox.receive()) is cause
        await child.close()
        for use in (lambda: child.deliver([]), lambda: child.finish("a", cause)):
            with pytest.raises(ActorStopped):
                use()


async def test_what_was_started_beside_it_ends_with_the_connection() -> None:
    ended = anyio.Event()

    async def beside(number: int) -> None:
        try:
            await anyio.sleep_forever()
        finally:
            assert number == 5
            ended.set()

    async with connected() as child:
        child.start(beside, 5)
        await anyio.wait_all_tasks_blocked()
        await child.close()
        assert ended.is_set()


async def test_a_reader_that_is_cancelled_can_go_on_reading() -> None:
    async with connected() as child:
        mailbox = TaskMailbox()
        child.open_mailbox("a", mailbox)
        with anyio.move_on_after(0):
            await mailbox.receive()
        await call(child, "tell", before=[note("1", "a")])
        assert await drained(mailbox.receive, 1) == [note("1", "a")]
