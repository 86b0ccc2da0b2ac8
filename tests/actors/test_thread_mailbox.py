"""`ThreadMailbox`: real threads on both sides; nothing is lost, least of all the end."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actors import Mail, MailboxOverflow, MailboxPolicy, ThreadMailbox, decoded
from tests.actors.support import PATIENCE, Texts, note, text


def in_thread(function: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    """Run it in a thread; the list gets what it returned or raised."""
    results: list[object] = []

    def run() -> None:
        try:
            results.append(function())
        except Exception as error:  # noqa: BLE001 - handed to the test
            results.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread, results


def read_all(mailbox: ThreadMailbox) -> list[Mail]:
    messages: list[Mail] = []
    while (batch := mailbox.receive(PATIENCE)) is not None:
        messages += batch
    return messages


def test_a_blocked_reader_gets_what_is_put() -> None:
    mailbox = ThreadMailbox()
    thread, results = in_thread(lambda: mailbox.receive(PATIENCE))
    mailbox.put([note("a")])
    thread.join(PATIENCE)
    assert results == [[note("a")]]


def test_an_end_wakes_a_blocked_reader_with_its_cause() -> None:
    mailbox, cause = ThreadMailbox(), ValueError("why")
    thread, results = in_thread(lambda: mailbox.receive(PATIENCE))
    mailbox.end(cause)
    thread.join(PATIENCE)
    assert results == [cause]


def test_closing_wakes_a_reader_in_another_thread() -> None:
    mailbox = ThreadMailbox()
    thread, results = in_thread(lambda: mailbox.receive(PATIENCE))
    mailbox.close()
    thread.join(PATIENCE)
    assert results == [None]


def test_a_read_with_a_timeout_says_that_nothing_came() -> None:
    mailbox = ThreadMailbox()
    with pytest.raises(TimeoutError):
        mailbox.receive(timeout=0.001)
    mailbox.put([note("a")])
    assert mailbox.receive(timeout=0) == [note("a")]


def test_every_reader_of_an_ended_mailbox_sees_the_end() -> None:
    mailbox = ThreadMailbox()
    readers = [in_thread(lambda: mailbox.receive(PATIENCE)) for _ in range(4)]
    mailbox.end()
    for thread, _ in readers:
        thread.join(PATIENCE)
    assert [results for _, results in readers] == [[None]] * 4


def test_an_overflow_inside_a_put_ends_it_without_a_deadlock() -> None:
    mailbox = ThreadMailbox(MailboxPolicy(high_water=1, max_messages=1))
    for name in "abc":
        mailbox.put([note(name)])
    assert mailbox.receive(PATIENCE) == [note("a")]
    with pytest.raises(MailboxOverflow):
        mailbox.receive(PATIENCE)


batch_sizes = st.lists(st.integers(1, 30), min_size=1, max_size=60)


@given(batch_sizes, st.integers(1, 40))
@settings(deadline=None, max_examples=40)
def test_putting_and_reading_at_once_loses_nothing(sizes: list[int], high_water: int) -> None:
    mailbox = ThreadMailbox(MailboxPolicy(high_water=high_water))
    thread, results = in_thread(lambda: read_all(mailbox))
    number = 0
    for size in sizes:
        mailbox.put([note("n", None, i=number + offset) for offset in range(size)])
        number += size
    mailbox.end()
    thread.join(PATIENCE)
    assert results == [[note("n", None, i=i) for i in range(number)]]
    statistics = mailbox.statistics()
    assert (statistics.queued, statistics.backlog) == (0, 0)


def test_many_batches_read_at_once_are_one_text() -> None:
    mailbox = ThreadMailbox(MailboxPolicy(coalescing=Texts(), high_water=4))
    messages: list[Mail] = []
    thread, results = in_thread(lambda: messages.extend(read_all(mailbox)))
    pieces = [str(number) + " " for number in range(20_000)]
    for piece in pieces:
        mailbox.put([text(piece)])
    mailbox.end()
    thread.join(PATIENCE)
    assert results == [None]
    assert "".join(message["params"]["text"] for message in decoded(messages)) == "".join(pieces)


def test_an_end_that_races_with_the_reader_is_never_lost() -> None:
    for round_number in range(300):
        mailbox, cause = ThreadMailbox(MailboxPolicy(high_water=1)), ValueError(str(round_number))
        gate = threading.Barrier(2)

        def read(mailbox: ThreadMailbox = mailbox, gate: threading.Barrier = gate) -> object:
            gate.wait(PATIENCE)
            return read_all(mailbox)

        mailbox.put([note("a")])
        mailbox.put([note("b")])
        thread, results = in_thread(read)
        gate.wait(PATIENCE)
        mailbox.end(cause)
        thread.join(PATIENCE)
        assert results == [cause]
