"""A newer server before an older SDK: recorded sessions with fields, values, variants and methods nobody knows yet.

Each session is changed by a seeded hand and goes the whole way: lines, peer, routing, events, results. Nothing may
raise, everything that was not understood must still be there as it came, and every message must reach its turn.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from actors import Key, Mail, Message, Pieces, decoded
from actors.protocol.jsonrpc import Peer
from actors.protocol.pieces import Texts
from actors.protocol.routing import Routes
from openai_codex._result import TurnCollector
from openai_codex._routes import FINAL_METHODS, DeltaCoalescing, route
from openai_codex._session._codec import decode_events
from openai_codex._wire import to_wire
from openai_codex.errors import TurnFailedError, TurnIncompleteError
from openai_codex.models import Notification, UnknownNotification

TRACES = sorted((Path(__file__).parents[1] / "data" / "traces").glob("*.jsonl"))
SEEDS = range(6)
# Of these no server drops or renames any: without them a message belongs nowhere.
ROUTED_BY = frozenset(
    {"method", "id", "threadId", "turnId", "turn", "loginId", "processId", "processHandle", "watchId"}
)
ENUMS = ("status", "phase", "source", "itemsView")
NEWER: tuple[Any, ...] = ("newer", 7, None, True, 1.5, ["newer"], {"deep": {"newer": [1]}})


@cache
def notifications(trace: Path) -> list[Message]:
    records = [orjson.loads(line) for line in trace.read_bytes().splitlines()]
    messages = [record.get("msg") for record in records if record.get("dir") == "s2c"]
    return [message for message in messages if isinstance(message, dict) and "id" not in message]


def places(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a message."""
    match value:
        case dict():
            yield value
            yield from places(list(value.values()))  # pyright: ignore[reportUnknownArgumentType]
        case list():
            for item in value:  # pyright: ignore[reportUnknownVariableType]
                yield from places(item)
        case _:
            pass


def changed(message: Message, rng: random.Random, done: Counter[str]) -> Message:
    """A message as a newer server might send it."""
    newer: Message = orjson.loads(orjson.dumps(message))
    for _ in range(rng.randint(0, 3)):
        place = rng.choice(list(places(newer.get("params") or {})) or [newer])
        words = [name for name, value in place.items() if isinstance(value, str) and name not in ROUTED_BY]
        droppable = [name for name in place if name not in ROUTED_BY and place is not newer]
        kind = rng.choice(("field", "word", "variant", "drop"))
        if kind == "field":
            place[f"newer{rng.randint(0, 9)}"] = deepcopy(rng.choice(NEWER))
        elif kind == "word" and words:
            place[rng.choice(words)] = "newerWord"
        elif kind == "variant" and isinstance(place.get("type"), str):
            place["type"] = "newerVariant"
        elif kind == "drop" and droppable:
            del place[rng.choice(droppable)]
        else:
            continue
        done[kind] += 1
    # What is routed by its method is nobody's under another one.
    of_turn = not isinstance(route(newer), tuple) and newer["method"] not in FINAL_METHODS
    if rng.random() < 0.05 and of_turn:
        newer["method"] = f"newer/{newer['method']}"
        done["method"] += 1
    return newer


def read(messages: list[Message], rng: random.Random) -> list[list[Mail]]:
    """What the peer makes of the lines, cut into reads at random."""
    dropped: list[str] = []
    peer = Peer(texts=Texts(DeltaCoalescing(), lambda: dropped.append("a line")))
    lines = [orjson.dumps(message) for message in messages]
    batches: list[list[Mail]] = []
    while lines:
        size = rng.randint(1, 20)
        events = peer.receive(lines[:size])
        lines = lines[size:]
        for event in events:
            assert isinstance(event, list), event
            batches.append(event)
    assert not dropped
    return batches


def raw(event: Notification) -> Any:
    """The parameters of an event, as they came."""
    payload = event.payload
    return payload.params if isinstance(payload, UnknownNotification) else to_wire(payload)


def collected(turn: Key, events: list[Notification]) -> str:
    """How a turn ended, as a program would learn it."""
    collector = TurnCollector(str(turn))
    for event in events:
        collector.feed(event)
    try:
        return f"ended as {collector.result().status!s}"
    except TurnFailedError as error:
        return f"failed: {error}"
    except TurnIncompleteError:
        return "not known"


@pytest.mark.parametrize("trace", TRACES, ids=lambda path: path.stem)
def test_whatever_a_newer_server_adds_renames_or_drops_is_read_and_reaches_its_turn(trace: Path) -> None:
    for seed in SEEDS:
        rng = random.Random(f"{trace.stem} {seed}")
        done: Counter[str] = Counter()
        recorded = notifications(trace)
        newer = [changed(message, rng, done) for message in recorded]
        assert [route(message) for message in newer] == [route(message) for message in recorded]
        routes: Routes[str] = Routes(route, final=FINAL_METHODS, coalescing=DeltaCoalescing())
        by_key: dict[Key, list[Message]] = {}
        for batch in read(newer, rng):
            for key, group, last in routes.sort(batch):
                assert not last or not isinstance(group[-1], Pieces)
                by_key.setdefault(key, []).extend(decoded(group))
        for key, messages in by_key.items():
            assert messages == [message for message in newer if route(message) == key]
            events = decode_events(messages)
            assert [event.method for event in events] == [message["method"] for message in messages]
            for event, message in zip(events, messages, strict=True):
                assert raw(event) == (message.get("params") or {})
            assert collected(key, events)


def test_every_kind_of_change_was_made_many_times_and_most_messages_stay_typed() -> None:
    done: Counter[str] = Counter()
    messages = typed = 0
    for trace in TRACES:
        for seed in SEEDS:
            rng = random.Random(f"{trace.stem} {seed}")
            newer = [changed(message, rng, done) for message in notifications(trace)]
            messages += len(newer)
            typed += sum(not isinstance(event.payload, UnknownNotification) for event in decode_events(newer))
    assert messages > 5000
    assert set(done) == {"field", "word", "variant", "drop", "method"}
    assert min(done.values()) > 200
    # Dropping what the protocol requires, and newer methods, leave raw data; nothing else may.
    assert typed > messages * 0.6


@pytest.mark.parametrize("change", ["field", "word", "variant"])
def test_what_is_only_added_or_renamed_costs_no_message_its_type(change: str) -> None:
    """Fields, enum values and variants may grow at any time, so they must not cost what is known around them."""
    lost: Counter[str] = Counter()
    changes = 0
    for trace in TRACES:
        for message in notifications(trace):
            (before,) = decode_events([message])
            if isinstance(before.payload, UnknownNotification):
                continue
            for number, _ in enumerate(places(message.get("params") or {})):
                newer: Message = orjson.loads(orjson.dumps(message))
                place = list(places(newer["params"]))[number]
                if change == "field":
                    place["newerField"] = {"deep": [1, None]}
                elif change == "variant":
                    if not isinstance(place.get("type"), str):
                        continue
                    place["type"] = "newerVariant"
                else:
                    words = [
                        name for name in ("status", "phase", "source", "itemsView") if isinstance(place.get(name), str)
                    ]
                    if not words:
                        continue
                    place.update(dict.fromkeys(words, "newerWord"))
                changes += 1
                (event,) = decode_events([newer])
                assert raw(event) == newer["params"]
                if isinstance(event.payload, UnknownNotification):
                    lost[message["method"]] += 1
    assert changes > 100
    assert lost == {}
