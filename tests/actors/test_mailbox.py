"""What both kinds of mailbox promise, with a reader that never has to wait."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actors import Mail, Mailbox, MailboxOverflow, MailboxPolicy, Pieces, TaskMailbox, ThreadMailbox, decoded
from actors.protocol.pieces import SMALL, Large
from tests.actors.support import Texts, note, text

pytestmark = pytest.mark.anyio

Make = Callable[[MailboxPolicy], Mailbox]


@pytest.fixture(params=[TaskMailbox, ThreadMailbox])
def make(request: pytest.FixtureRequest) -> Make:
    kind: Make = request.param
    return kind


async def take(mailbox: Mailbox) -> list[Mail] | None:
    """The next batch, which is there already."""
    if isinstance(mailbox, TaskMailbox):
        return await mailbox.receive()
    assert isinstance(mailbox, ThreadMailbox)
    return mailbox.receive(timeout=0)


def close(mailbox: Mailbox) -> None:
    assert isinstance(mailbox, TaskMailbox | ThreadMailbox)
    mailbox.close()


def notes(*methods: str) -> list[Mail]:
    return [note(method) for method in methods]


async def test_batches_come_as_they_were_put(make: Make) -> None:
    mailbox = make(MailboxPolicy())
    mailbox.put(notes("a", "b"))
    mailbox.put(notes("c"))
    assert await take(mailbox) == notes("a", "b")
    assert await take(mailbox) == notes("c")


async def test_only_wanted_methods_come(make: Make) -> None:
    mailbox = make(MailboxPolicy(wants=frozenset({"a", "c"})))
    assert mailbox.wants == {"a", "c"}
    mailbox.put(notes("a", "b", "c"))
    mailbox.put(notes("b"))
    mailbox.put(notes("c"))
    mailbox.end()
    assert await take(mailbox) == notes("a", "c")
    assert await take(mailbox) == notes("c")
    assert await take(mailbox) is None


async def test_a_reader_may_ask_for_fewer_methods_at_any_time(make: Make) -> None:
    mailbox = make(MailboxPolicy())
    mailbox.put(notes("a", "b"))
    mailbox.wants = frozenset({"b"})
    mailbox.put(notes("a", "b"))
    assert await take(mailbox) == notes("a", "b")
    assert await take(mailbox) == notes("b")


async def test_filtering_leaves_the_batch_of_other_mailboxes_alone(make: Make) -> None:
    batch = notes("a", "b")
    make(MailboxPolicy(wants=frozenset({"a"}))).put(batch)
    assert batch == notes("a", "b")


async def test_an_empty_batch_wakes_nobody(make: Make) -> None:
    mailbox = make(MailboxPolicy())
    mailbox.put([])
    mailbox.put(notes("a"))
    assert await take(mailbox) == notes("a")


async def test_the_end_stays_the_end(make: Make) -> None:
    mailbox = make(MailboxPolicy())
    mailbox.put(notes("a"))
    mailbox.end()
    mailbox.put(notes("too late"))
    assert await take(mailbox) == notes("a")
    assert [await take(mailbox) for _ in range(3)] == [None] * 3


async def test_the_cause_comes_behind_what_is_there_again_and_again(make: Make) -> None:
    mailbox, cause = make(MailboxPolicy()), ValueError("why")
    mailbox.put(notes("a"))
    mailbox.end(cause)
    assert await take(mailbox) == notes("a")
    for _ in range(3):
        with pytest.raises(ValueError, match="why") as raised:
            await take(mailbox)
        assert raised.value is cause


async def test_the_first_end_stands(make: Make) -> None:
    mailbox = make(MailboxPolicy())
    mailbox.end()
    mailbox.end(ValueError("second"))
    assert await take(mailbox) is None


async def test_beyond_high_water_adjacent_text_is_joined(make: Make) -> None:
    mailbox = make(MailboxPolicy(coalescing=Texts(), high_water=2))
    mailbox.put([text("a"), text("b"), text("c")])  # a batch is not cut: the mark is passed by at most one
    for piece in "defg":
        mailbox.put([text(piece)])
    mailbox.put(notes("x"))
    statistics = mailbox.statistics()
    assert (statistics.queued, statistics.backlog, statistics.joined, statistics.ended) == (3, 2, 3, False)
    assert await take(mailbox) == [text("a"), text("b"), text("c")]
    assert await take(mailbox) == [text("defg"), *notes("x")]
    mailbox.put([text("h")])
    assert await take(mailbox) == [text("h")]
    assert mailbox.statistics().queued == 0


async def test_an_end_waits_behind_the_backlog(make: Make) -> None:
    mailbox = make(MailboxPolicy(high_water=1))
    mailbox.put(notes("a"))
    mailbox.put(notes("b"))
    mailbox.end(ValueError("why"))
    assert mailbox.statistics().ended
    assert await take(mailbox) == notes("a")
    assert await take(mailbox) == notes("b")
    with pytest.raises(ValueError, match="why"):
        await take(mailbox)


@pytest.mark.parametrize("limit", [{"max_messages": 2}, {"max_text": 2}])
async def test_past_its_limit_it_ends_and_the_reader_first_gets_what_is_there(make: Make, limit: Any) -> None:
    mailbox = make(MailboxPolicy(coalescing=Texts(), high_water=1, **limit))
    other = make(MailboxPolicy(coalescing=Texts()))
    for item in "abcd":
        for each in (mailbox, other):
            each.put([text("x", item)])
    assert await take(mailbox) == [text("x", "a")]
    for _ in range(2):
        with pytest.raises(MailboxOverflow):
            await take(mailbox)
    for item in "abcd":
        assert await take(other) == [text("x", item)]


async def test_a_reader_that_left_gets_no_more(make: Make) -> None:
    mailbox = make(MailboxPolicy(high_water=1))
    mailbox.put(notes("a"))
    mailbox.put(notes("b"))
    close(mailbox)
    close(mailbox)
    mailbox.put(notes("c"))
    mailbox.end(ValueError("nobody hears this"))
    statistics = mailbox.statistics()
    assert (statistics.backlog, statistics.ended) == (0, True)


async def test_reading_after_closing_is_the_end(make: Make) -> None:
    mailbox = make(MailboxPolicy())
    close(mailbox)
    assert await take(mailbox) is None
    assert await take(mailbox) is None


async def test_an_unread_mailbox_may_be_dropped(make: Make) -> None:
    mailbox = make(MailboxPolicy(high_water=1))
    mailbox.put(notes("a"))
    mailbox.put(notes("b"))
    del mailbox
    gc.collect()  # a ResourceWarning would fail this test


# What a reader makes of a mailbox does not depend on when it reads.
actions = st.lists(
    st.one_of(st.lists(st.builds(text, st.text("xyz", max_size=3), st.sampled_from("ab")), max_size=4), st.none()),
    max_size=20,
)


@given(actions, st.integers(1, 5))
@settings(deadline=None, max_examples=60)
async def test_no_text_is_lost_however_reading_and_putting_alternate(
    steps: list[list[Mail] | None], high_water: int
) -> None:
    """None is one read, if there is anything to read; a list is one put."""
    for make in (TaskMailbox, ThreadMailbox):
        mailbox = make(MailboxPolicy(coalescing=Texts(), high_water=high_water))
        heard: list[Mail] = []
        for step in steps:
            if step is not None:
                mailbox.put(step)
            elif mailbox.statistics().queued:
                heard += await take(mailbox) or []
        mailbox.end()
        while (batch := await take(mailbox)) is not None:
            heard += batch
        said = [message for step in steps if step for message in step]
        assert _spoken(heard) == _spoken(said)


def _spoken(messages: list[Mail]) -> list[tuple[str, str]]:
    """Letter by letter, so that it does not show where the pieces were cut."""
    return [(m["params"]["item"], letter) for m in decoded(messages) for letter in m["params"]["text"]]


async def test_past_its_bytes_a_mailbox_ends_alone_and_its_reader_first_gets_what_is_there(make: Make) -> None:
    mailbox = make(MailboxPolicy(max_bytes=10_000))
    for name in "abc":
        mailbox.put([Large(note(name), 6_000)])
    assert mailbox.statistics().size == 12_000
    assert [await take(mailbox), await take(mailbox)] == [notes("a"), notes("b")]
    with pytest.raises(MailboxOverflow, match="more than 10000 bytes behind"):
        await take(mailbox)
    assert mailbox.statistics().size == 0


async def test_a_single_message_of_any_length_is_delivered(make: Make) -> None:
    mailbox = make(MailboxPolicy(max_bytes=10_000))
    for _ in range(3):
        mailbox.put([Large(note("a"), 1 << 30)])
        assert mailbox.statistics().size == 1 << 30
        assert await take(mailbox) == notes("a")
    close(mailbox)


async def test_the_backlog_counts_for_the_bytes_of_a_mailbox_too(make: Make) -> None:
    mailbox = make(MailboxPolicy(coalescing=Texts(), high_water=1, max_bytes=10_000))
    mailbox.put([note("a")])
    for _ in range(3):
        mailbox.put([text("x" * 3_000)])
    assert mailbox.statistics().size == 2 * SMALL + 9_000
    mailbox.put([note("b")])
    assert await take(mailbox) == notes("a")
    with pytest.raises(MailboxOverflow):
        await take(mailbox)


async def test_what_comes_out_of_the_backlog_still_counts_until_it_is_read(make: Make) -> None:
    mailbox = make(MailboxPolicy(coalescing=Texts(), high_water=1))
    mailbox.put([note("a")])
    mailbox.put([text("x" * 3_000)])
    mailbox.put([text("y" * 3_000)])
    assert await take(mailbox) == notes("a")
    assert mailbox.statistics().size == SMALL + 6_000
    assert await take(mailbox) == [text("x" * 3_000 + "y" * 3_000)]
    assert mailbox.statistics().size == 0
    close(mailbox)


async def test_small_messages_count_for_what_they_take_when_decoded_and_pieces_for_their_lines(make: Make) -> None:
    mailbox = make(MailboxPolicy())
    mailbox.put([note("a"), Pieces(text("x"), [b"12345", b"123"], lambda: None)])
    assert (mailbox.statistics().queued, mailbox.statistics().size) == (3, SMALL + 8)
    close(mailbox)
    assert mailbox.statistics().size == 0
