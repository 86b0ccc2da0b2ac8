"""The text of a turn, held against recorded sessions and against what a server may say in another order."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any

import orjson
import pytest

from actors.protocol.backlog import Backlog
from openai_codex import Notification, TextPiece, TurnFailedError
from openai_codex._protocol.codec import decode_events
from openai_codex._protocol.routes import DeltaCoalescing, route
from openai_codex._sync.turnviews import TurnItems, TurnText
from openai_codex._turn.result import RESULT_METHODS, TurnCollector, TurnResult

TRACES = sorted((Path(__file__).parents[1] / "data" / "traces").glob("*.jsonl"))


class Recorded:
    """A stream of recorded messages, which gives a view what it wants and no more."""

    def __init__(self, messages: list[dict[str, Any]]) -> None:
        self._messages = messages[::-1]
        self._wants: frozenset[str] | None = None

    def select(self, wants: frozenset[str] | None) -> None:
        self._wants = wants

    def __next__(self) -> Notification:
        while self._messages:
            if events := decode_events([self._messages.pop()], self._wants):
                return events[0]
        raise StopIteration


def ended_turns(trace: Path) -> dict[str, list[dict[str, Any]]]:
    """The notifications of each turn that came to its end in a recorded session, up to that end."""
    turns: dict[str, list[dict[str, Any]]] = {}
    over: set[str] = set()
    for line in trace.read_bytes().splitlines():
        record = orjson.loads(line)
        message: dict[str, Any] | None = record.get("msg")
        if record.get("dir") != "s2c" or message is None or "id" in message:
            continue
        turn = route(message)
        if isinstance(turn, str) and turn not in over:
            turns.setdefault(turn, []).append(message)
            if message["method"] == "turn/completed":
                over.add(turn)
    return {turn: turns[turn] for turn in over}


RECORDED = {
    f"{trace.stem}-{number}": messages
    for trace in TRACES
    for number, messages in enumerate(ended_turns(trace).values())
}
each_recorded_turn = pytest.mark.parametrize("messages", RECORDED.values(), ids=RECORDED)


def text_view(messages: list[dict[str, Any]], phase: str | None = "final_answer") -> TurnText:
    stream: Any = Recorded(messages)
    return TurnText(stream, TurnCollector("turn"), phase)


def read(view: TurnText) -> tuple[list[TextPiece], TurnResult | None]:
    """The pieces, and the result of a turn that did not fail."""
    pieces: list[TextPiece] = []
    try:
        for piece in view:
            pieces += [piece]
    except TurnFailedError:
        return pieces, None
    return pieces, view.result


def joined(pieces: list[TextPiece]) -> str:
    """What a program has that forgets at each start-over what came before."""
    text = ""
    for piece in pieces:
        text = piece if piece.starts_over else text + piece
    return str(text)


def coalesced(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """As a reader gets them that fell behind."""
    backlog = Backlog(DeltaCoalescing())
    assert backlog.extend(messages)
    return backlog.take()


def broken_off(messages: list[dict[str, Any]]) -> set[str]:
    """The items that were begun and did not complete."""
    ids: dict[str, set[str]] = {"item/started": set(), "item/completed": set()}
    for message in messages:
        if message["method"] in ids:
            ids[message["method"]].add(message["params"]["item"]["id"])
    return ids["item/started"] - ids["item/completed"]


def test_the_recorded_sessions_hold_turns_of_every_kind() -> None:
    statuses = [messages[-1]["params"]["turn"]["status"] for messages in RECORDED.values()]
    assert len(statuses) > 80
    assert set(statuses) == {"completed", "interrupted", "failed"}


@pytest.mark.parametrize("prepared", [list, coalesced])
@each_recorded_turn
def test_the_text_of_a_recorded_turn_is_its_final_response(messages: list[dict[str, Any]], prepared: Any) -> None:
    view = text_view(prepared(messages))
    pieces, result = read(view)
    assert joined(pieces) == view.value
    if result is not None and result.status == "completed":
        assert view.value == (result.final_response or "")


@each_recorded_turn
def test_every_message_of_a_recorded_turn_is_said_once(messages: list[dict[str, Any]]) -> None:
    texts: dict[str, str] = {}
    for piece in read(text_view(messages, None))[0]:
        texts[piece.item_id] = texts.get(piece.item_id, "") + piece
    for id in broken_off(messages):
        texts.pop(id, None)
    completed = [message["params"]["item"] for message in messages if message["method"] == "item/completed"]
    assert texts == {item["id"]: item["text"] for item in completed if item["type"] == "agentMessage"}


@each_recorded_turn
def test_the_items_of_a_recorded_turn_are_those_that_completed(messages: list[dict[str, Any]]) -> None:
    stream: Any = Recorded(messages)
    view, ids = (
        TurnItems(
            stream,
            TurnCollector("turn"),
        ),
        list[str](),
    )
    try:
        for item in view:
            ids += [item.root.id]
    except TurnFailedError:
        assert messages[-1]["params"]["turn"]["status"] == "failed"
    completed = [message["params"]["item"]["id"] for message in messages if message["method"] == "item/completed"]
    assert ids == completed
    assert len(set(ids)) == len(ids)


def test_the_retried_stream_that_was_recorded_starts_over_twice() -> None:
    (messages,) = ended_turns(next(trace for trace in TRACES if trace.stem == "retried_stream")).values()
    pieces, _ = read(text_view(messages))
    assert pieces == ["part", "part", "whole ", "answer"]
    assert [piece.starts_over for piece in pieces] == [False, True, True, False]
    assert [piece.abandoned for piece in pieces] == [None, "msg-1", "msg-2", None]


# What no model on loopback says, or not in this order.


def message(id: str, text: str, phase: str | None = None) -> dict[str, Any]:
    return {"type": "agentMessage", "id": id, "text": text, "phase": phase}


def started(id: str, phase: str | None = None) -> dict[str, Any]:
    return item_event("item/started", message(id, "", phase), startedAtMs=1)


def completed(id: str, text: str, phase: str | None = None) -> dict[str, Any]:
    return item_event("item/completed", message(id, text, phase), completedAtMs=1)


def item_event(method: str, item: dict[str, Any], **more: int) -> dict[str, Any]:
    return {"method": method, "params": {"item": item, "threadId": "thread", "turnId": "turn", **more}}


def delta(id: str, text: str) -> dict[str, Any]:
    params = {"threadId": "thread", "turnId": "turn", "itemId": id, "delta": text}
    return {"method": "item/agentMessage/delta", "params": params}


def end(*items: dict[str, Any], status: str = "completed") -> dict[str, Any]:
    turn = {"id": "turn", "items": list(items), "itemsView": "summary", "status": status, "error": None}
    return {"method": "turn/completed", "params": {"threadId": "thread", "turn": turn}}


def pieces_of(*messages: dict[str, Any], phase: str | None = "final_answer") -> list[tuple[str, bool, str | None]]:
    view = text_view(list(messages), phase)
    pieces, result = read(view)
    assert joined(pieces) == view.value == str(view)
    assert result is not None
    if phase == "final_answer" and result.status == "completed":
        assert view.value == (result.final_response or "")
    return [(str(piece), piece.starts_over, piece.abandoned) for piece in pieces]


def test_the_rest_of_a_message_comes_when_it_completes() -> None:
    assert pieces_of(started("a"), delta("a", "Hel"), completed("a", "Hello"), end()) == [
        ("Hel", False, None),
        ("lo", False, None),
    ]


def test_a_message_that_completes_as_another_text_starts_over() -> None:
    assert pieces_of(started("a"), delta("a", "Helo"), completed("a", "Hello"), end()) == [
        ("Helo", False, None),
        ("Hello", True, None),
    ]


def test_an_attempt_with_the_id_of_the_one_before_starts_over() -> None:
    assert pieces_of(
        started("a"),
        delta("a", "One"),
        started("a"),
        delta("a", "One "),
        delta("a", "two"),
        completed("a", "One two"),
        end(),
    ) == [("One", False, None), ("One ", True, "a"), ("two", False, None)]


def test_a_whole_message_before_the_answer_is_not_said_to_be_abandoned() -> None:
    assert pieces_of(
        completed("a", "Looking."), started("b"), delta("b", "Found."), completed("b", "Found."), end()
    ) == [
        ("Looking.", False, None),
        ("Found.", True, None),
    ]


def test_the_last_message_that_was_broken_off_is_taken_back_at_the_end() -> None:
    said = [completed("a", "One."), started("b"), delta("b", "Tw")]
    assert pieces_of(*said, end()) == [("One.", False, None), ("Tw", True, None), ("One.", True, "b")]
    assert pieces_of(*said[1:], end()) == [("Tw", False, None), ("", True, "b")]
    assert pieces_of(*said, end(), phase=None) == [("One.", False, None), ("Tw", True, None), ("", True, "b")]
    assert pieces_of(*said, end(status="interrupted")) == [("One.", False, None), ("Tw", True, None)]


def test_deltas_of_a_message_that_is_over_are_dropped() -> None:
    assert pieces_of(
        started("a"),
        started("b"),
        delta("a", "A"),
        delta("b", "B"),
        delta("a", "late"),
        completed("b", "B"),
        delta("b", "late"),
        end(),
    ) == [("A", False, None), ("B", True, "a")]


def test_a_message_that_was_taken_for_over_and_completes_last_is_the_answer() -> None:
    assert pieces_of(
        delta("a", "A"), delta("b", "B"), completed("b", "B"), delta("a", "a"), completed("a", "Aa"), end()
    ) == [("A", False, None), ("B", True, "a"), ("Aa", True, None)]


def test_what_follows_a_final_answer_without_a_phase_is_not_the_answer() -> None:
    said = [
        completed("a", "Yes.", "final_answer"),
        completed("b", "By the way."),
        completed("c", "Hm", "partial_answer"),
    ]
    assert pieces_of(*said, end()) == [("Yes.", False, None)]
    assert pieces_of(*said, end(), phase="partial_answer") == [("Hm", False, None)]


def test_a_phase_that_is_newer_than_the_sdk_does_not_cost_the_answer() -> None:
    assert pieces_of(started("a", "newer"), delta("a", "Y"), completed("a", "Yes", "newer"), end()) == [
        ("Y", False, None),
        ("es", False, None),
    ]


def test_an_end_that_was_looked_up_brings_the_messages_that_were_not_told() -> None:
    lost = end(message("a", "Looking.", "commentary"), message("b", "Hello"))
    assert pieces_of(started("b"), delta("b", "He"), lost) == [("He", False, None), ("llo", False, None)]
    assert pieces_of(lost, phase=None) == [("Looking.", False, None), ("Hello", True, None)]


def test_what_does_not_fit_its_class_says_nothing() -> None:
    broken = [
        {"method": "item/agentMessage/delta", "params": {"delta": 7}},
        item_event("item/started", {"type": "agentMessage"}),
    ]
    assert pieces_of(*broken, started("a"), delta("a", ""), completed("a", "Hello"), end()) == [("Hello", False, None)]


def test_a_piece_is_a_string_that_can_be_copied_and_stored() -> None:
    piece = TextPiece("Hello", item_id="a", phase="commentary", starts_over=True, abandoned="b")
    assert isinstance(piece, str)
    assert piece == "Hello"
    assert {"Hello": 1}[piece] == 1
    assert repr(piece) == "'Hello'"
    for again in (copy.copy(piece), pickle.loads(pickle.dumps(piece))):
        assert (again, again.item_id, again.phase) == ("Hello", "a", "commentary")
        assert (again.starts_over, again.abandoned) == (True, "b")


def test_items_need_the_events_of_the_result_only() -> None:
    stream: Any = Recorded([delta("a", "x"), end()])
    view = TurnItems(stream, TurnCollector("turn"))
    view.select()
    assert stream._wants == RESULT_METHODS
    assert list(view) == []
