"""`MailroomActor`, step by step and without a loop: who gets what, and who hears of the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from actors import ActorStopped, Key, Mail, MailboxOverflow, Message
from actors.mailroom import Close, Finish, MailroomActor, Open
from actors.protocol import routing
from tests.actors.support import Keyed, RecordingMailbox, note


@pytest.fixture
def room() -> Iterator[MailroomActor]:
    actor = MailroomActor(Keyed())
    yield actor
    actor.stop(ActorStopped("the test is over"))


def opened(room: MailroomActor, key: str | None) -> RecordingMailbox:
    mailbox = RecordingMailbox()
    room.receive(Open(key, mailbox))
    return mailbox


def test_each_key_gets_its_own_and_nothing_else(room: MailroomActor) -> None:
    a, b, rest = opened(room, "a"), opened(room, "b"), opened(room, None)
    room.receive([note("1", "a"), note("1", "b"), note("x"), note("2", "a")])
    assert a.batches == [[note("1", "a"), note("2", "a")]]
    assert b.batches == [[note("1", "b")]]
    assert rest.batches == [[note("x")]]


def test_two_mailboxes_on_one_key_both_see_everything(room: MailroomActor) -> None:
    first, second = opened(room, "a"), opened(room, "a")
    room.receive([note("1", "a"), note("end", "a")])
    for mailbox in (first, second):
        assert mailbox.messages == [note("1", "a"), note("end", "a")]
        assert (mailbox.ended, mailbox.cause) == (True, None)


def test_closing_one_of_two_mailboxes_leaves_the_other(room: MailroomActor) -> None:
    first, second = opened(room, "a"), opened(room, "a")
    room.receive(Close("a", first))
    room.receive(Close("a", first))
    room.receive([note("1", "a")])
    assert (first.messages, second.messages) == ([], [note("1", "a")])
    assert room.statistics().open_keys == 1


def test_early_mail_is_replayed_before_anything_else(room: MailroomActor) -> None:
    room.receive([note("1", "a")])
    room.receive([note("2", "a"), note("1", "b")])
    mailbox = opened(room, "a")
    room.receive([note("3", "a")])
    assert [message["method"] for message in mailbox.messages] == ["1", "2", "3"]
    assert not mailbox.ended
    assert room.statistics().early_keys == 1


def test_a_key_that_ended_early_is_replayed_to_its_end(room: MailroomActor) -> None:
    room.receive([note("1", "a"), note("end", "a")])
    mailbox = opened(room, "a")
    assert [message["method"] for message in mailbox.messages] == ["1", "end"]
    assert (mailbox.ended, mailbox.cause) == (True, None)
    assert room.statistics().open_keys == 0


def test_opening_a_key_that_ended_is_the_end_at_once(room: MailroomActor) -> None:
    opened(room, "a")
    room.receive([note("end", "a")])
    late = opened(room, "a")
    assert (late.messages, late.ended, late.cause) == ([], True, None)


def test_what_comes_after_the_end_is_global(room: MailroomActor) -> None:
    rest, mailbox = opened(room, None), opened(room, "a")
    room.receive([note("end", "a"), note("late", "a")])
    room.receive(Close(None, rest))
    assert mailbox.messages == [note("end", "a")]
    assert room.statistics().global_messages == 1


def test_global_mail_is_for_everyone_who_opens_it(room: MailroomActor) -> None:
    room.receive([note("x")])
    first = opened(room, None)
    room.receive([note("y")])
    assert first.messages == opened(room, None).messages == [note("x"), note("y")]


def test_finishing_a_key_ends_its_mailboxes_with_the_cause_and_no_other(room: MailroomActor) -> None:
    a, b, rest, cause = opened(room, "a"), opened(room, "b"), opened(room, None), ValueError("why")
    room.receive(Finish("a", cause))
    room.receive(Finish(None, cause))
    room.receive([note("1", "a"), note("1", "b")])
    assert (a.messages, a.cause) == ([], cause)
    assert (b.messages, b.ended, rest.ended) == ([note("1", "b")], False, False)
    assert opened(room, "a").ended


def test_too_much_early_mail_is_an_overflow_for_its_reader_only(
    room: MailroomActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routing, "EARLY_MESSAGES", 2)
    room.receive([note("1", "a"), note("2", "a"), note("3", "a"), note("1", "b")])
    a, b = opened(room, "a"), opened(room, "b")
    assert isinstance(a.cause, MailboxOverflow)
    assert (b.messages, b.ended) == ([note("1", "b")], False)
    assert room.statistics().open_keys == 1


def test_stopping_delivers_what_had_been_read_then_the_cause(room: MailroomActor) -> None:
    a, rest, late, cause = opened(room, "a"), opened(room, None), RecordingMailbox(), ActorStopped("why")
    room.ref.tell([note("1", "a")])
    room.ref.tell(Open("b", late))
    room.ref.tell([note("1", "b")])
    room.stop(cause)
    assert (a.messages, late.messages) == ([note("1", "a")], [note("1", "b")])
    assert a.cause is rest.cause is late.cause is cause


def test_a_key_that_ended_in_what_was_left_ends_without_the_cause(room: MailroomActor) -> None:
    a, b = opened(room, "a"), opened(room, "b")
    room.ref.tell([note("end", "a")])
    room.stop(ActorStopped("why"))
    assert (a.messages, a.cause) == ([note("end", "a")], None)
    assert b.cause is not None


def test_a_message_that_cannot_be_routed_belongs_to_nobody_and_costs_nobody_anything(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def route(message: Message) -> str:
        return message["params"]["key"]

    room, cause = MailroomActor(Keyed(route=route)), ValueError("why")
    a, rest = opened(room, "a"), opened(room, None)
    room.receive([{"method": "without params"}, note("1", "a"), {"method": "no key", "params": {"key": []}}])
    assert a.messages == [note("1", "a")]
    assert [message["method"] for message in rest.messages] == ["without params", "no key"]
    assert "the hook route failed: KeyError" in caplog.text
    room.stop(cause)
    assert a.cause is rest.cause is cause


class Broken(Keyed):
    """Every hook raises that only looks on."""

    def observe(self, key: Key, mail: list[Mail], /) -> None:
        raise ZeroDivisionError("observe")

    def finished(self, key: Key, message: Message, /) -> None:
        raise ZeroDivisionError("finished")


def test_who_looks_on_and_fails_keeps_no_mail_from_its_readers(caplog: pytest.LogCaptureFixture) -> None:
    ended: list[Key] = []
    room = MailroomActor(Broken(), finished=ended.append)
    mailbox = opened(room, "a")
    room.receive([note("1", "a"), note("end", "a")])
    assert (mailbox.messages, mailbox.ended, mailbox.cause) == ([note("1", "a"), note("end", "a")], True, None)
    assert ended == ["a"]
    assert "ZeroDivisionError: observe" in caplog.text
    assert "ZeroDivisionError: finished" in caplog.text
    room.stop(ActorStopped("the test is over"))
