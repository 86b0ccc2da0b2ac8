"""`Tally`: a flood is counted whole and logged a few times."""

from __future__ import annotations

import logging

import pytest

from actors.tally import Tally
from tests.actors.test_correlator import Bench, bench

__all__ = ["bench"]

logger = logging.getLogger("tests.tally")


def test_the_first_is_logged_and_then_how_many_there_were(caplog: pytest.LogCaptureFixture) -> None:
    tally = Tally(logger, "dropped")
    for number in range(12_345):
        tally.add(f"reason {number}")
    assert tally.count == 12_345
    assert [record.getMessage() for record in caplog.records] == [
        "dropped: reason 0",
        "dropped: reason 9 (10 so far)",
        "dropped: reason 99 (100 so far)",
        "dropped: reason 999 (1000 so far)",
        "dropped: reason 9999 (10000 so far)",
    ]


def test_a_flood_of_junk_makes_a_handful_of_records(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(50):
        bench.step([b""] * 1000 + [b"junk"] * 1000)
    assert bench.numbers() == (0, 0, 0, 100_000)
    assert len(caplog.records) == 6
