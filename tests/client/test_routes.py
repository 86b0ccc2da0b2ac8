"""Where messages belong, and which lines are known by how they begin: held against recorded sessions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from actors import Pieces, decoded
from actors.protocol.jsonrpc import Peer
from actors.protocol.pieces import Texts
from openai_codex._protocol.routes import DeltaCoalescing, route

TRACES = sorted((Path(__file__).parents[1] / "data" / "traces").glob("*.jsonl"))


def notifications(trace: Path) -> list[dict[str, Any]]:
    records = [orjson.loads(line) for line in trace.read_bytes().splitlines()]
    messages = [record.get("msg") for record in records if record.get("dir") == "s2c"]
    return [message for message in messages if isinstance(message, dict) and "id" not in message]


def delta(**params: Any) -> dict[str, Any]:
    params = {"threadId": "t", "turnId": "u", "itemId": "i", "delta": "x", **params}
    return {"method": "item/agentMessage/delta", "params": params}


def beginning(message: dict[str, Any]) -> bytes | None:
    return DeltaCoalescing().beginning(orjson.dumps(message), message)


@pytest.mark.parametrize("trace", TRACES, ids=lambda path: path.stem)
def test_a_recorded_session_says_the_same_whether_its_deltas_are_decoded_early_or_late(trace: Path) -> None:
    messages = notifications(trace)
    events = Peer(texts=Texts(DeltaCoalescing(), lambda: pytest.fail("a line was dropped"))).receive(
        [orjson.dumps(message) for message in messages]
    )
    mail = [each for event in events if isinstance(event, list) for each in event]
    assert decoded(mail) == messages
    for each in mail:
        if isinstance(each, Pieces):
            assert {route(message) for message in each.decoded()} == {route(each.first)}
            assert {message["method"] for message in each.decoded()} == {each.first["method"]}


def test_some_recorded_sessions_hold_pieces() -> None:
    held = 0
    for trace in TRACES:
        lines = [orjson.dumps(message) for message in notifications(trace)]
        for event in Peer(texts=Texts(DeltaCoalescing(), lambda: None)).receive(lines):
            held += sum(len(each.lines) for each in event if isinstance(each, Pieces)) if isinstance(event, list) else 0
    assert held > 50


def test_lines_begin_alike_up_to_their_delta() -> None:
    assert beginning(delta()) == orjson.dumps(delta()).partition(b'x"')[0]
    assert beginning(delta(delta='"delta":"')) == beginning(delta())


@pytest.mark.parametrize(
    "message",
    [
        {"method": "item/completed", "params": {"delta": "x"}},
        {"method": "item/agentMessage/delta", "params": {"delta": "x", "threadId": "t", "turnId": "u", "itemId": "i"}},
        {"params": {"threadId": "t", "turnId": "u", "itemId": "i", "delta": "x"}, "method": "item/agentMessage/delta"},
        delta(turnId={"delta": "x"}),
        delta(delta=5),
        {"method": "item/agentMessage/delta"},
    ],
    ids=["another method", "ids behind", "method behind", "a delta in an id", "no text", "no params"],
)
def test_a_line_that_does_not_say_in_its_beginning_where_it_belongs_is_decoded(message: dict[str, Any]) -> None:
    assert beginning(message) is None
