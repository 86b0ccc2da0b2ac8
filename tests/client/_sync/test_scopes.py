# Generated from tests/client/_async/test_scopes.py by scripts/unasync.py. Edit that file instead.
"""Leaving the scope of a turn, in whatever way, stops what has not ended."""

from __future__ import annotations

from typing import Any

import pytest

from openai_codex import Codex, CodexConfig, TurnHandle, TurnIncompleteError
from openai_codex._protocol.codec import EventReader
from openai_codex.testing import Gate, ModelProvider, deltas, gate, text
from openai_codex.types import TurnStatus

from ..conftest import ANSWER

pytestmark = pytest.mark.anyio

# What a turn is read by; None is its handle, unread.
SCOPES = [None, "stream", "events", "text", "items"]


def scope_of(turn: TurnHandle, name: str | None) -> Any:
    return turn if name is None else getattr(turn, name)()


@pytest.fixture
def hold(provider: ModelProvider) -> Gate:
    """A first turn that never ends by itself."""
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text(ANSWER)])
    return hold


@pytest.mark.parametrize("name", SCOPES)
@pytest.mark.parametrize("raised", [None, ValueError, KeyboardInterrupt, BaseException])
def test_a_turn_that_runs_is_stopped_when_its_scope_is_left(
    config: CodexConfig, hold: Gate, name: str | None, raised: type[BaseException] | None
) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("one")
        if raised is None:
            with scope_of(turn, name):
                hold.wait_until_reached()
        else:
            with pytest.raises(raised):  # noqa: PT012
                with scope_of(turn, name):
                    hold.wait_until_reached()
                    raise raised
        assert codex._session.ledger.end_of(turn.id) == "interrupted"
        assert codex._session.ledger.running_count == 0
        assert (thread.run("two")).final_response == ANSWER


@pytest.mark.parametrize("name", SCOPES[1:])
def test_an_error_in_the_body_of_the_loop_stops_the_turn(config: CodexConfig, hold: Gate, name: str) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("one")
        with pytest.raises(LookupError):  # noqa: PT012 - it is raised within
            with turn:
                hold.wait_until_reached()
                for _ in scope_of(turn, name):
                    raise LookupError
        assert codex._session.ledger.end_of(turn.id) == "interrupted"
        assert (thread.run("two")).final_response == ANSWER


@pytest.mark.parametrize("name", SCOPES)
def test_a_turn_that_has_ended_is_left_as_it_is(config: CodexConfig, provider: ModelProvider, name: str | None) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("one")
        with scope_of(turn, name):
            result = turn.run()
        assert result.status is TurnStatus.completed
        assert result.final_response == ANSWER
        assert len(provider.requests) == 1


def test_a_turn_that_two_follow_runs_on_for_the_one_that_stays(config: CodexConfig, hold: Gate) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("one")
        hold.wait_until_reached()
        with thread.turn("also") as joined:
            assert joined.id == turn.id
        hold.open()
        assert (turn.run()).status is TurnStatus.completed


def test_a_turn_that_was_left_has_no_more_to_tell(config: CodexConfig, hold: Gate) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        with thread.turn("one") as turn:
            hold.wait_until_reached()
        with pytest.raises(TurnIncompleteError):
            turn.run()


def test_a_typed_turn_is_a_scope_too(config: CodexConfig, hold: Gate) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        with thread.turn("one", output_type=dict[str, int]) as turn, turn.partials():
            hold.wait_until_reached()
        assert codex._session.ledger.end_of(turn.id) == "interrupted"


def test_a_scope_whose_server_is_gone_is_left_at_once(config: CodexConfig, hold: Gate) -> None:
    codex = Codex(config)
    with codex:
        thread = codex.thread_start()
        turn = thread.turn("one")
        with turn:
            hold.wait_until_reached()
            codex.close()
    assert codex._session.alive is None


@pytest.mark.parametrize("name", ["stream", "text", "items"])
def test_an_interruption_on_the_way_to_the_next_event_stops_the_turn(
    config: CodexConfig, hold: Gate, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: EventReader, wants: object = None) -> None:
        raise KeyboardInterrupt

    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("one")
        hold.wait_until_reached()
        events = scope_of(turn, name)
        with monkeypatch.context() as patches:
            patches.setattr(EventReader, "take", interrupted)
            with pytest.raises(KeyboardInterrupt):
                events.__next__()
        assert codex._session.ledger.end_of(turn.id) == "interrupted"
        assert (thread.run("two")).final_response == ANSWER
