"""Taps: copies for readers of their own, which cost nobody else anything, and requests that are answered late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import orjson
import pytest

from actors import ActorStopped, Mail, MailboxOverflow, MailboxPolicy, Pieces, TaskMailbox, decoded
from actors.mailroom import Finish, MailroomActor, Open, Tap, Untap
from actors.protocol.jsonrpc import MAX_IN_FLIGHT, Late, Peer, Result
from tests.actors.support import Keyed, RecordingMailbox, note

Select: TypeAlias = Callable[[list[Mail]], list[Mail]]


@pytest.fixture
def room() -> Iterator[MailroomActor]:
    actor = MailroomActor(Keyed())
    yield actor
    actor.stop(ActorStopped("the test is over"))


def everything(mail: list[Mail]) -> list[Mail]:
    return mail


def nothing(mail: list[Mail]) -> list[Mail]:
    return []


def only(method: str) -> Select:
    return lambda mail: [each for each in decoded(mail) if each["method"] == method]


def tapped(room: MailroomActor, select: Select = everything, early: Select | None = None) -> RecordingMailbox:
    mailbox = RecordingMailbox()
    room.receive(Tap(mailbox, select, early))
    return mailbox


def test_a_tap_gets_a_copy_in_the_order_of_the_wire_whoever_has_the_key_open(room: MailroomActor) -> None:
    owner = RecordingMailbox()
    room.receive(Open("a", owner))
    tap, other = tapped(room), tapped(room, only("x"))
    mail = [note("1", "a"), note("x"), note("2", "b"), note("end", "a"), note("3", "a")]
    room.receive([*mail])
    assert tap.messages == mail
    assert other.messages == [note("x")]
    assert owner.messages == [note("1", "a"), note("end", "a")]
    assert not tap.ended


def test_a_tap_that_is_closed_gets_nothing_more(room: MailroomActor) -> None:
    tap, other = tapped(room), tapped(room)
    room.receive(Untap(tap))
    room.receive(Untap(tap))
    room.receive([note("1")])
    assert (tap.messages, other.messages) == ([], [note("1")])
    assert room.statistics().taps == 1


def test_a_tap_may_begin_with_early_mail_which_stays_where_it_is(room: MailroomActor) -> None:
    room.receive([note("1", "a"), note("2", "a"), note("1", "b")])
    tap = tapped(room, everything, only("1"))
    assert tap.messages == [note("1", "a"), note("1", "b")]
    owner = RecordingMailbox()
    room.receive(Open("a", owner))
    assert owner.messages == [note("1", "a"), note("2", "a")]


def test_taps_hear_of_the_end(room: MailroomActor) -> None:
    tap = tapped(room)
    cause = ActorStopped("over")
    room.stop(cause)
    assert (tap.ended, tap.cause) == (True, cause)


@pytest.mark.anyio
async def test_a_full_tap_ends_alone(room: MailroomActor) -> None:
    full = TaskMailbox(MailboxPolicy(high_water=1, max_messages=1))
    other = tapped(room)
    room.receive(Tap(full, everything))
    for number in range(5):
        room.receive([note(str(number))])
    assert len(other.messages) == 5
    assert await full.receive() == [note("0")]
    with pytest.raises(MailboxOverflow):
        await full.receive()


def test_pieces_that_no_tap_wants_are_not_decoded_and_those_that_are_wanted_only_by_their_reader(
    room: MailroomActor,
) -> None:
    first = note("text", "a")
    dropped: list[int] = []
    # This line is no JSON: whoever decodes it is found out.
    pieces = Pieces(first, [b"{"], lambda: dropped.append(1))
    room.receive(Open("a", RecordingMailbox()))

    def by_method(mail: list[Mail]) -> list[Mail]:
        return [each for each in mail if (each.first if isinstance(each, Pieces) else each)["method"] == "text"]

    box = TaskMailbox()
    room.receive(Tap(box, by_method))
    room.receive(Tap(TaskMailbox(), nothing))
    room.receive([pieces])
    assert dropped == []
    assert box.statistics().queued == 1


def test_a_key_ends_after_its_last_message(room: MailroomActor) -> None:
    one, two = RecordingMailbox(), RecordingMailbox()
    room.receive(Open("a", one))
    room.receive(Open("a", two))
    room.receive(Finish("a", last=note("answer")))
    for mailbox in (one, two):
        assert (mailbox.messages, mailbox.ended, mailbox.cause) == ([note("answer")], True, None)
    room.receive([note("late", "a")])
    assert room.statistics().early_keys == 0


def test_a_deferred_request_is_written_at_once_and_takes_no_place_in_the_window() -> None:
    peer = Peer(window=1)
    first = peer.request("m", b"{}")
    deferred = [peer.request("long", b"{}", deferred=True) for _ in range(MAX_IN_FLIGHT)]
    waiting = peer.request("m", b"{}")
    written = [orjson.loads(line)["id"] for line in peer.frames().splitlines()]
    assert written == [first, *deferred]
    assert peer.is_waiting(waiting)
    assert peer.receive([b'{"id":%d,"result":1}' % deferred[0]]) == [Result(deferred[0], 1)]
    assert peer.is_waiting(waiting)
    peer.receive([b'{"id":%d,"result":1}' % first])
    assert not peer.is_waiting(waiting)
    peer.forget(deferred[1])
    for id in deferred[:2]:
        assert peer.receive([b'{"id":%d,"result":1}' % id]) == [Late(id)]


def test_a_tap_whose_selection_fails_ends_alone_with_what_was_raised(room: MailroomActor) -> None:
    bad, good = tapped(room, lambda mail: [mail[1 // 0]]), tapped(room)
    room.receive([note("1", "a")])
    room.receive([note("2", "a")])
    assert isinstance(bad.cause, ZeroDivisionError)
    assert good.messages == [note("1", "a"), note("2", "a")]
