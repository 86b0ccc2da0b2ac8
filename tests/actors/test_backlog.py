"""`Backlog`: order is kept, no text is lost, limits hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from actors import Message
from actors.protocol.backlog import Backlog
from tests.actors.support import Texts, note, text

pieces = st.builds(text, st.text(max_size=4), st.sampled_from("ab"))
others = st.builds(note, st.sampled_from(["start", "end"]))
batches = st.lists(st.lists(st.one_of(pieces, pieces, others), max_size=8), max_size=6)


def told(messages: list[Message]) -> list[tuple[str, str]]:
    """What a reader makes of messages: adjacent pieces of one item are one text."""
    heard: list[tuple[str, str]] = []
    for message in messages:
        if message["method"] != "text":
            heard.append((message["method"], ""))
        elif heard and heard[-1][0] == message["params"]["item"]:
            heard[-1] = (heard[-1][0], heard[-1][1] + message["params"]["text"])
        else:
            heard.append((message["params"]["item"], message["params"]["text"]))
    return heard


@given(batches)
@settings(deadline=None)
def test_a_reader_of_joined_messages_hears_the_same(given_batches: list[list[Message]]) -> None:
    plain, joining = Backlog(), Backlog(Texts())
    for batch in given_batches:
        assert plain.extend(batch)
        assert joining.extend(batch)
    everything = [message for batch in given_batches for message in batch]
    count = len(joining)
    taken = joining.take()
    assert plain.take() == everything
    assert told(taken) == told(everything)
    assert len(taken) == count == len(told(everything))
    assert joining.joined == len(everything) - count


@given(batches, st.integers(0, 6), st.integers(0, 12))
@settings(deadline=None)
def test_it_holds_everything_or_says_no_and_holds_nothing(
    given_batches: list[list[Message]], max_messages: int, max_text: int
) -> None:
    backlog = Backlog(Texts(), max_messages=max_messages, max_text=max_text)
    kept: list[Message] = []
    for batch in given_batches:
        kept += batch
        heard = told(kept)
        size = sum(len(message["params"]["text"]) for message in kept if message["method"] == "text")
        if len(heard) <= max_messages and size <= max_text:
            assert backlog.extend(batch)
            assert len(backlog) == len(heard)
        else:
            assert not backlog.extend(batch)
            assert len(backlog) == 0
            kept.clear()
    assert told(backlog.take()) == told(kept)


def test_joining_leaves_the_messages_that_were_given_alone() -> None:
    backlog, first, second = Backlog(Texts()), text("a"), text("b")
    backlog.extend([first, second])
    assert backlog.take() == [text("ab")]
    assert (first, second) == (text("a"), text("b"))


def test_what_was_taken_is_not_joined_to_what_comes_later() -> None:
    backlog = Backlog(Texts())
    backlog.extend([text("a")])
    assert backlog.take() == [text("a")]
    backlog.extend([text("b")])
    assert backlog.take() == [text("b")]
    assert backlog.take() == []
    assert backlog.joined == 0


def test_taking_makes_room_for_as_much_text_again() -> None:
    backlog = Backlog(Texts(), max_text=3)
    for _ in range(3):
        assert backlog.extend([text("abc")])
        backlog.take()
    assert not backlog.extend([text("abcd")])


def test_without_coalescing_nothing_is_joined() -> None:
    backlog = Backlog(max_messages=2)
    assert backlog.extend([text("a"), text("b")])
    assert not backlog.extend([text("c")])
    assert backlog.take() == []
