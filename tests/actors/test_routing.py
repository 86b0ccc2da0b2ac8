"""`Routes` against a model of plain dicts, and what its rings drop."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from actors import Key, Mail, Pieces
from actors.protocol import routing
from actors.protocol.pieces import SMALL, Large
from actors.protocol.routing import Routes
from tests.actors.support import Texts, key_of, note, text

KEYS = st.sampled_from(["a", "b", "c"])
OWNERS = st.sampled_from([1, 2, 3])


def routes() -> Routes[int]:
    return Routes(key_of, final={"end"})


def test_a_batch_is_grouped_by_key_in_order() -> None:
    a1, b1, a2, none = note("1", "a"), note("1", "b"), note("2", "a"), note("x")
    assert routes().sort([a1, b1, a2, none]) == [("a", [a1, a2], False), ("b", [b1], False), (None, [none], False)]


def test_a_final_message_closes_its_group() -> None:
    first, last, late, other = note("1", "a"), note("end", "a"), note("2", "a"), note("1", "b")
    assert routes().sort([first, other, last, late]) == [
        ("a", [first, last], True),
        ("b", [other], False),
        ("a", [late], False),
    ]


def test_a_final_message_of_no_key_closes_nothing() -> None:
    messages = [note("end"), note("more")]
    assert routes().sort(messages) == [(None, messages, False)]


def test_early_mail_is_kept_until_its_key_is_opened_and_handed_out_once() -> None:
    table = routes()
    table.keep("a", [note("1", "a")])
    table.keep("a", [note("2", "a")])
    early = table.open("a", 1)
    assert [message["method"] for message in early.messages] == ["1", "2"]
    assert (early.complete, early.finished) == (True, False)
    assert table.open("a", 2).messages == []


def test_early_text_is_joined() -> None:
    table: Routes[int] = Routes(key_of, coalescing=Texts())
    table.keep("k", [text("a"), text("b")])
    table.keep("k", [text("c")])
    assert table.open("k", 1).messages == [text("abc")]


def test_early_mail_remembers_that_its_key_ended() -> None:
    table = routes()
    table.keep("a", [note("end", "a")], last=True)
    table.keep("a", [note("late", "a")])
    early = table.open("a", 1)
    assert early.finished
    assert [message["method"] for message in early.messages] == ["end", "late"]


def test_early_mail_that_overflowed_is_not_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routing, "EARLY_MESSAGES", 2)
    table = routes()
    table.keep("a", [note("1", "a"), note("2", "a")])
    table.keep("a", [note("3", "a")])
    table.keep("a", [note("4", "a")])
    early = table.open("a", 1)
    assert not early.complete
    assert early.messages == []


def test_the_oldest_early_key_makes_room_and_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routing, "EARLY_KEYS", 2)
    table = routes()
    for key in "abc":
        table.keep(key, [note("1", key)])
    statistics = table.statistics()
    assert (statistics.early_keys, statistics.early_dropped_keys) == (2, 1)
    assert table.open("a", 1).messages == []
    assert table.open("b", 1).messages == [note("1", "b")]


def test_the_global_ring_drops_the_oldest_and_counts() -> None:
    table = routes()
    many: list[Mail] = [note("n", None, i=number) for number in range(routing.GLOBAL_MESSAGES + 5)]
    table.keep(None, many[:10])
    table.keep(None, many[10:])
    assert table.statistics().global_dropped == 5
    assert table.open(None, 1).messages == many[5:]
    assert table.open(None, 2).messages == many[5:]  # it is everybody's


def test_one_batch_larger_than_the_global_ring_is_counted_too() -> None:
    table = routes()
    table.keep(None, [note("n")] * (2 * routing.GLOBAL_MESSAGES))
    assert table.statistics().global_dropped == routing.GLOBAL_MESSAGES


def test_what_comes_for_a_finished_key_is_global() -> None:
    table = routes()
    table.open("a", 1)
    assert table.finish("a") == [1]
    table.keep("a", [note("late", "a")])
    assert table.statistics().early_keys == 0
    assert table.open(None, 2).messages == [note("late", "a")]


def test_only_so_many_finished_keys_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routing, "FINISHED_KEYS", 2)
    table = routes()
    for key in "abc":
        table.finish(key)
    assert [table.is_finished(key) for key in "abc"] == [False, True, True]


class Table(RuleBasedStateMachine):
    """The model: who has which key open, what came early for which key, and which keys ended."""

    def __init__(self) -> None:
        super().__init__()
        self.table = routes()
        self.open: dict[Key, list[int]] = {}
        self.early: dict[Key, list[Mail]] = {}
        self.ended_early: set[Key] = set()
        self.finished: set[Key] = set()
        self.lost_property: list[Mail] = []
        self.number = 0

    @rule(key=KEYS, owner=OWNERS)
    def open_key(self, key: str, owner: int) -> None:
        early = self.table.open(key, owner)
        assert early.messages == self.early.pop(key, [])
        assert early.complete
        assert early.finished == (key in self.ended_early)
        self.ended_early.discard(key)
        self.open.setdefault(key, []).append(owner)

    @rule(owner=OWNERS)
    def open_the_rest(self, owner: int) -> None:
        assert self.table.open(None, owner).messages == self.lost_property
        self.open.setdefault(None, []).append(owner)

    @rule(key=st.one_of(KEYS, st.none()), owner=OWNERS)
    def close_key(self, key: Key, owner: int) -> None:
        self.table.close(key, owner)
        if owner in self.open.get(key, []):
            self.open[key].remove(owner)
        if not self.open.get(key):
            self.open.pop(key, None)

    @rule(key=KEYS)
    def finish(self, key: str) -> None:
        assert self.table.finish(key) == self.open.pop(key, [])
        self.early.pop(key, None)
        self.ended_early.discard(key)
        self.finished.add(key)

    @rule(key=st.one_of(KEYS, st.none()), last=st.booleans())
    def deliver(self, key: str | None, last: bool) -> None:
        """What the mailroom does with a message: nothing is lost, whoever has or has not opened its key."""
        self.number += 1
        message = note("end" if last and key is not None else "n", key, i=self.number)
        ((found, group, final),) = self.table.sort([message])
        assert (found, group, final) == (key, [message], last and key is not None)
        if key is not None and key in self.open:
            return
        self.table.keep(key, group, last=final)
        if key is None or key in self.finished:
            self.lost_property.append(message)
        else:
            self.early.setdefault(key, []).append(message)
            if final:
                self.ended_early.add(key)

    @rule()
    def clear(self) -> None:
        assert sorted(self.table.clear()) == sorted(owner for owners in self.open.values() for owner in owners)
        for held in (self.open, self.early, self.ended_early, self.finished, self.lost_property):
            held.clear()

    @invariant()
    def agrees(self) -> None:
        statistics = self.table.statistics()
        assert statistics.open_keys == len(self.open)
        assert statistics.early_keys == len(self.early)
        assert statistics.global_messages == len(self.lost_property)
        assert statistics.early_dropped_keys == statistics.global_dropped == 0
        for key in ("a", "b", "c", None):
            assert self.table.owners(key) == self.open.get(key, [])
            assert self.table.is_finished(key) == (key in self.finished)


TestTable = Table.TestCase
TestTable.settings = settings(deadline=None, max_examples=60, stateful_step_count=40)


def large(key: str | None, size: int, method: str = "n") -> Large:
    return Large(note(method, key), size)


def test_the_global_ring_is_bounded_by_bytes_and_drops_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routing, "GLOBAL_BYTES", 10_000)
    table = routes()
    for name in "abc":
        table.keep(None, [large(None, 4_000, name)])
    statistics = table.statistics()
    assert (statistics.global_messages, statistics.global_bytes, statistics.global_dropped) == (2, 8_000, 1)
    assert [message["method"] for message in table.open(None, 1).messages] == ["b", "c"]
    table.keep(None, [large(None, 10_001)])
    statistics = table.statistics()
    assert (statistics.global_messages, statistics.global_bytes, statistics.global_dropped) == (0, 0, 4)


def test_pieces_in_the_global_ring_are_as_large_as_their_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    table = routes()
    lines = [orjson.dumps(text("x" * 5_000)), orjson.dumps(text("y"))]
    table.keep(None, [Pieces(text("a"), lines, lambda: None)])
    assert table.statistics().global_bytes == len(lines[0]) + SMALL


def test_the_oldest_early_keys_make_room_in_bytes_whole_and_their_readers_hear_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(routing, "EARLY_BYTES", 10_000)
    table = routes()
    for key in "abc":
        table.keep(key, [large(key, 4_000)])
    table.keep("a", [note("more", "a")])
    statistics = table.statistics()
    assert (statistics.early_bytes, statistics.early_dropped_keys) == (8_000, 1)
    first, second = table.open("a", 1), table.open("b", 1)
    assert (first.complete, first.messages) == (False, [])
    assert (second.complete, second.messages) == (True, [note("n", "b")])
    assert table.statistics().early_bytes == 4_000
    table.finish("c")
    assert table.statistics().early_bytes == 0


def test_an_early_key_that_is_too_large_alone_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routing, "EARLY_BYTES", 10_000)
    table = routes()
    table.keep("a", [large("a", 4_000)])
    table.keep("b", [large("b", 10_001)])
    assert table.statistics().early_bytes == 4_000
    assert table.open("a", 1).complete
    assert not table.open("b", 1).complete


def test_joined_early_text_counts_for_its_characters() -> None:
    table: Routes[int] = Routes(key_of, coalescing=Texts())
    table.keep("k", [text("a" * 100), text("b" * 100)])
    assert table.statistics().early_bytes == SMALL + 200
    table.clear()
    assert table.statistics().early_bytes == 0
