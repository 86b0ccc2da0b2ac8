"""Who may start the next turn of a thread, by what the server says of its turns."""

from __future__ import annotations

from typing import Any

import pytest

from actors import ActorStopped, ThreadReply
from openai_codex._protocol.turnstile import Turnstile


def told(method: str, thread_id: str = "t", **params: Any) -> Any:
    return {"method": method, "params": {"threadId": thread_id, **params}}


def started(turn_id: str, thread_id: str = "t") -> Any:
    return told("turn/started", thread_id, turn={"id": turn_id})


def ended(turn_id: str, thread_id: str = "t") -> Any:
    return told("turn/completed", thread_id, turn={"id": turn_id, "status": "completed"})


IDLE = told("thread/status/changed", status={"type": "idle"})
ACTIVE = told("thread/status/changed", status={"type": "active"})


def entered(turnstile: Turnstile, *, queue: bool = True, thread_id: str = "t") -> ThreadReply:
    place = ThreadReply()
    turnstile.enter(thread_id, place, queue=queue)
    return place


def test_one_at_a_time_is_let_in_in_order() -> None:
    turnstile = Turnstile()
    first, second, third = (entered(turnstile) for _ in range(3))
    other = entered(turnstile, thread_id="other")
    assert [each.done for each in (first, second, third, other)] == [True, False, False, True]
    turnstile.began("t", "1", first)
    assert not second.done
    turnstile.see(started("1"))
    turnstile.see(ended("1"))
    assert [second.done, third.done] == [True, False]
    turnstile.leave("t", second)
    assert third.done


@pytest.mark.parametrize(
    "messages", [[ended("1")], [IDLE, ended("1")], [told("thread/closed")], [told("thread/archived")]]
)
def test_a_turn_of_anybody_keeps_the_thread_until_its_end(messages: list[Any]) -> None:
    turnstile = Turnstile()
    turnstile.see(started("1"))
    waiting = entered(turnstile)
    refused = entered(turnstile, queue=False)
    assert (waiting.done, refused.result()) == (False, False)
    turnstile.see(ACTIVE)
    assert not waiting.done
    for message in messages:
        turnstile.see(message)
    assert waiting.result() is True
    turnstile.leave("t", waiting)
    assert turnstile.running("t") == []
    assert turnstile._lanes == {}


def test_who_waits_no_longer_is_not_let_in() -> None:
    turnstile = Turnstile()
    first, second, third = (entered(turnstile) for _ in range(3))
    turnstile.leave("t", second)
    turnstile.leave("t", second)
    turnstile.leave("t", first)
    assert (second.done, third.done) == (False, True)


def test_a_compaction_has_the_place_until_the_turn_that_begins_next_ends() -> None:
    turnstile = Turnstile()
    place = entered(turnstile)
    turnstile.compact("t", place)
    assert turnstile.compacting("t")
    turnstile.see(IDLE)
    waiting = entered(turnstile)
    turnstile.see(started("c"))
    assert (turnstile.running("t"), waiting.done) == (["c"], False)
    turnstile.see(ended("c"))
    assert (turnstile.compacting("t"), waiting.done) == (False, True)


def test_a_compaction_that_was_refused_gives_its_place_up() -> None:
    turnstile = Turnstile()
    place = entered(turnstile)
    turnstile.compact("t", place)
    turnstile.leave("t", place)
    assert not turnstile.compacting("t")
    assert entered(turnstile, queue=False).result() is True


def test_the_next_end_is_told_once() -> None:
    turnstile, reply = Turnstile(), ThreadReply()
    turnstile.see(started("1"))
    turnstile.next_end("t", reply)
    turnstile.see(ended("elsewhere", "other"))
    assert not reply.done
    turnstile.see(ended("1"))
    assert reply.done


def test_whoever_waits_is_told_that_the_server_is_gone() -> None:
    turnstile, reply = Turnstile(), ThreadReply()
    turnstile.see(started("1"))
    waiting = entered(turnstile)
    turnstile.next_end("t", reply)
    turnstile.lost(ActorStopped("gone"))
    for each in (waiting, reply):
        with pytest.raises(ActorStopped, match="gone"):
            each.result()
    assert entered(turnstile).result() is True


@pytest.mark.parametrize(
    "params", [None, [], {}, {"turn": None}, {"threadId": 5, "turn": {"id": []}}, {"threadId": "t"}]
)
@pytest.mark.parametrize(
    "method", ["turn/started", "turn/completed", "thread/status/changed", "thread/closed", "item/started"]
)
def test_what_has_no_shape_is_overlooked(method: str, params: Any) -> None:
    turnstile = Turnstile()
    waiting = [entered(turnstile), entered(turnstile)]
    turnstile.see({"method": method, "params": params})
    assert waiting[0].done
