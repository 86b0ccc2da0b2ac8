"""Lines that are known by how they begin: nothing about a message depends on whether it was decoded late."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actors import Message, Pieces, TaskMailbox, decoded
from actors.mailbox import MailboxPolicy
from actors.protocol.backlog import Backlog
from actors.protocol.jsonrpc import Event, Peer
from actors.protocol.pieces import MAX_LENGTHS, MAX_TEXTS, Texts, measured
from actors.protocol.routing import Routes
from tests.actors.support import Texts as Joining
from tests.actors.support import key_of, note, text


class Bench:
    """A peer that knows texts, and what was dropped."""

    def __init__(self) -> None:
        self.dropped = 0
        self.texts = Texts(Joining(), self._drop)
        self.peer = Peer(texts=self.texts)

    def _drop(self) -> None:
        self.dropped += 1

    def read(self, *messages: Message | bytes) -> list[Event]:
        return self.peer.receive([m if isinstance(m, bytes) else orjson.dumps(m) for m in messages])


def mail_of(events: list[Event]) -> list[Any]:
    return [each for event in events if isinstance(event, list) for each in event]


def test_the_first_piece_of_a_text_is_decoded_and_the_others_are_not() -> None:
    events = Bench().read(text("a"), text("b"), text("c"))
    first, pieces = mail_of(events)
    assert first == text("a")
    assert isinstance(pieces, Pieces)
    assert (pieces.first, len(pieces.lines), pieces.decoded()) == (text("a"), 2, [text("b"), text("c")])


def test_a_text_is_known_in_the_next_read_and_among_others() -> None:
    bench = Bench()
    bench.read(text("a", "x"), text("a", "y"))
    mail = mail_of(bench.read(text("b", "x"), text("b", "y"), text("c", "x"), note("n")))
    assert [type(each) for each in mail] == [Pieces, Pieces, Pieces, dict]
    assert decoded(mail) == [text("b", "x"), text("b", "y"), text("c", "x"), note("n")]


@given(st.lists(st.sampled_from([text("1"), text("ü\n", "b"), text('"}', "a"), note("n", "k"), note("text2", "k")])))
def test_messages_and_their_order_do_not_depend_on_what_was_known(messages: list[Message]) -> None:
    known, unknown = Bench(), Peer()
    half = len(messages) // 2
    events = known.read(*messages[:half]) + known.read(*messages[half:])
    plain = unknown.receive([orjson.dumps(message) for message in messages])
    assert decoded(mail_of(events)) == mail_of(plain) == messages
    assert measured(mail_of(events))[0] == len(messages)


def test_an_answer_between_two_pieces_keeps_its_place() -> None:
    bench = Bench()
    bench.peer.request("m", b"{}")
    before, answer, after = bench.read(text("a"), text("b"), {"id": 1, "result": 0}, text("c"))
    assert (decoded(mail_of([before])), decoded(mail_of([after]))) == ([text("a"), text("b")], [text("c")])
    assert not isinstance(answer, list)


@pytest.mark.parametrize(
    "bad",
    [
        orjson.dumps(text("b"))[:-1],
        orjson.dumps(text("b")) + b"}",
        orjson.dumps(text("b")) + b"," + orjson.dumps(text("c")),
        orjson.dumps(text("b"))[:-2] + b"\xff" + b"}}",
    ],
    ids=["cut", "too long", "two in one", "no UTF-8"],
)
def test_a_piece_that_is_no_json_costs_itself_only(bad: bytes) -> None:
    bench = Bench()
    mail = mail_of(bench.read(text("a"), text("b"), bad, text("d")))
    assert decoded(mail) == [text("a"), text("b"), text("d")]
    assert bench.dropped == 1


def test_two_bad_lines_that_would_make_a_good_one_are_both_dropped() -> None:
    bench = Bench()
    start = orjson.dumps(text("a"))[:-3]
    halves = (start + b'","more":[1', start + b'"],"z":"z"}}')
    assert decoded(mail_of(bench.read(text("a"), *halves))) == [text("a")]
    assert bench.dropped == 2


def test_what_is_not_read_is_not_decoded() -> None:
    bench = Bench()
    bench.read(text("a"), b'{"method":"text","params":{"key":"k","item":"a","text":"never')
    assert bench.dropped == 0


def test_more_texts_than_are_remembered_are_decoded_as_they_come() -> None:
    bench = Bench()
    many = [text("a", f"{number:04}") for number in range(MAX_TEXTS + 10)]
    bench.read(*many)
    assert len(bench.texts._known) <= MAX_TEXTS
    assert decoded(mail_of(bench.read(*many))) == many


def test_texts_whose_beginnings_have_many_lengths_do_not_make_every_other_line_slow() -> None:
    bench = Bench()
    many = [text("a", "x" * number) for number in range(1, 20)]
    bench.read(*many)
    assert len(bench.texts._lengths) <= MAX_LENGTHS
    assert decoded(mail_of(bench.read(*many))) == many


def test_pieces_are_sorted_by_the_key_of_the_message_they_were_known_by() -> None:
    bench = Bench()
    bench.read(text("a"))
    routes: Routes[object] = Routes(key_of)
    ((key, group, last),) = routes.sort(mail_of(bench.read(text("b"), note("n", "k"))))
    assert (key, decoded(group), last) == ("k", [text("b"), note("n", "k")], False)


def test_pieces_that_belong_to_nobody_are_kept_decoded() -> None:
    bench = Bench()
    bench.read(text("a"))
    routes: Routes[str] = Routes(key_of, coalescing=Joining())
    mail = mail_of(bench.read(text("b"), text("c")))
    routes.keep("k", mail)
    routes.keep(None, mail)
    assert routes.open("k", "owner").messages == [text("bc")]
    assert routes.open(None, "owner").messages == [text("b"), text("c")]


def test_a_backlog_joins_pieces_with_what_came_decoded() -> None:
    bench, backlog = Bench(), Backlog(Joining())
    assert backlog.extend(mail_of(bench.read(text("a"), text("b"), text("c"))))
    assert (backlog.take(), backlog.joined) == ([text("abc")], 2)


@pytest.mark.anyio
async def test_a_mailbox_counts_each_line_and_passes_on_only_what_is_wanted() -> None:
    bench = Bench()
    mail = mail_of(bench.read(text("a"), text("b"), text("c"), note("n", "k")))
    mailbox = TaskMailbox()
    mailbox.put(mail)
    assert mailbox.statistics().queued == 4
    assert await mailbox.receive() == mail
    assert mailbox.statistics().queued == 0
    mailbox.wants = frozenset({"n"})
    mailbox.put(mail)
    assert await mailbox.receive() == [note("n", "k")]
    mailbox.close()


@pytest.mark.anyio
async def test_pieces_beyond_the_high_water_mark_are_joined() -> None:
    bench = Bench()
    mail = mail_of(bench.read(text("a"), text("b"), text("c")))
    mailbox = TaskMailbox(MailboxPolicy(coalescing=Joining(), high_water=3))
    for _ in range(3):
        mailbox.put(mail)
    assert await mailbox.receive() == mail
    assert await mailbox.receive() == [text("abcabc")]
    mailbox.close()


def test_a_line_that_says_another_method_as_well_is_dropped_where_it_is_kept() -> None:
    bench, backlog = Bench(), Backlog(Joining())
    line = orjson.dumps(text("b"))
    bad = line[:-1] + b',"method":[]}'
    assert backlog.extend(mail_of(bench.read(text("a"), line, bad, bad[:-3] + b'"x"}', line)))
    assert backlog.take() == [text("abb")]
    assert bench.dropped == 2


class Picky(Joining):
    """Understands no piece but those of item `a`."""

    def key(self, message: Message, /) -> str | None:
        return {"a": "a"}[message["params"]["item"]]

    def beginning(self, line: bytes, message: Message, /) -> bytes | None:
        raise ZeroDivisionError


def test_a_message_that_cannot_be_joined_stands_alone_and_one_that_cannot_be_known_is_decoded() -> None:
    backlog = Backlog(Picky())
    assert backlog.extend([text("1"), text("2"), text("3", "b"), text("4"), note("n")])
    assert backlog.take() == [text("12"), text("3", "b"), text("4"), note("n")]
    peer = Peer(texts=Texts(Picky(), lambda: pytest.fail("a line was dropped")))
    assert peer.receive([orjson.dumps(text("1"))] * 2) == [[text("1"), text("1")]]
