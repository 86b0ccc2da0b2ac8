"""When a member of a pool is idle, by a clock of the test's own; where it goes is tested with real servers."""

from __future__ import annotations

import pytest

from actors import ConnectionStatistics, CorrelatorStatistics, MailroomStatistics
from openai_codex import TransportClosedError
from openai_codex._placing import Placement, Seat
from openai_codex._session import Load

TIMEOUT = 10.0


class Client:
    """A client that says of itself what a test wants. One key is open for what belongs to no turn."""

    def __init__(self) -> None:
        self.asked, self.in_flight, self.turns = 1, 0, 0

    def _load(self) -> Load:
        return Load(self.turns, self.asked, self.turns > 0 or self.in_flight > 0)

    def statistics(self) -> ConnectionStatistics:
        return ConnectionStatistics(
            oversized_lines=0,
            running_handlers=0,
            correlator=CorrelatorStatistics(self.in_flight, 0, 0, 0, self.asked),
            mailroom=MailroomStatistics(self.turns + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        )


def placed() -> tuple[Placement[Client], Seat[Client], Client]:
    """A placement with one member that runs."""
    placement: Placement[Client] = Placement(1, None)
    placement.add("")
    (seat,) = placement.seats()
    return placement, seat, filled(placement, seat)


def filled(placement: Placement[Client], seat: Seat[Client]) -> Client:
    client = Client()
    placement.begin(seat, client)
    placement.settle(seat, client)
    return client


def looked(placement: Placement[Client], seat: Seat[Client], now: float) -> Client | None:
    return placement.vacate(seat, now - TIMEOUT, now)


def test_a_member_is_idle_when_nothing_was_seen_of_it_for_the_timeout() -> None:
    placement, seat, client = placed()
    assert [looked(placement, seat, now) for now in (100, 105, 109)] == [None] * 3
    assert looked(placement, seat, 110) is client
    assert seat.ready is None
    assert placement.close() == [client], "one that is just being closed is known"


@pytest.mark.parametrize(("figure", "value"), [("asked", 2), ("in_flight", 1), ("turns", 1)])
def test_what_a_member_is_asked_and_runs_keeps_it_from_being_idle(figure: str, value: int) -> None:
    placement, seat, client = placed()
    assert looked(placement, seat, 100) is None
    setattr(client, figure, value)
    assert looked(placement, seat, 110) is None
    client.in_flight = client.turns = 0
    assert looked(placement, seat, 119) is None
    assert looked(placement, seat, 120) is client


def test_a_call_of_the_pool_keeps_its_member() -> None:
    placement, seat, client = placed()
    assert looked(placement, seat, 100) is None
    with placement.visit(""):
        assert looked(placement, seat, 200) is None
    assert looked(placement, seat, 200) is client


def test_a_member_that_was_started_again_and_asked_as_often_is_not_idle_yet() -> None:
    placement, seat, client = placed()
    assert looked(placement, seat, 100) is None
    assert looked(placement, seat, 110) is client
    placement.settle(seat, None)
    again = filled(placement, seat)
    assert again.asked == client.asked
    assert looked(placement, seat, 200) is None
    assert looked(placement, seat, 210) is again


def test_a_thread_is_forgotten_with_the_server_that_was_closed() -> None:
    placement, seat, _ = placed()
    placement.hold(seat, "thread")
    assert [member.threads for member in placement.statistics()] == [1]
    looked(placement, seat, 100)
    looked(placement, seat, 110)
    assert seat.threads == {"thread"}, "until it is closed nobody else can load it"
    placement.settle(seat, None)
    filled(placement, seat)
    assert [member.threads for member in placement.statistics()] == [0]


def test_a_client_that_is_ready_when_the_pool_was_closed_is_refused() -> None:
    placement: Placement[Client] = Placement(1, None)
    placement.add("")
    (seat,) = placement.seats()
    client = Client()
    placement.begin(seat, client)
    assert placement.close() == [client]
    for refused in (placement.settle, placement.begin):
        with pytest.raises(TransportClosedError, match="pool was closed"):
            refused(seat, client)
    with pytest.raises(TransportClosedError, match="pool was closed"), placement.visit(""):
        pass
