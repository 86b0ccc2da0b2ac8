"""A server that is newer than the SDK: every recorded session, changed at every level, from its lines to its results.

Fields, enum values, members of unions, methods and kinds of items are added, optional and required fields dropped,
values replaced. Nothing of it may raise, nothing of it may be lost, and every message gets to whom it is for.
"""

from __future__ import annotations

import copy
import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeGuard, cast

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actors import Message, PeerFault, decoded
from actors.protocol.jsonrpc import Asked, Event, Fault, Peer, Result
from actors.protocol.pieces import Texts
from actors.protocol.routing import Key, Routes
from openai_codex import CodexError, TurnFailedError, TurnIncompleteError, UnknownNotification
from openai_codex._protocol.changes import OpenChanges
from openai_codex._protocol.codec import EventReader
from openai_codex._protocol.ledger import TurnLedger
from openai_codex._protocol.methods import ACCOUNT_LOGIN_COMPLETED, FINAL_METHODS
from openai_codex._protocol.routes import DeltaCoalescing, route
from openai_codex._turn.result import RESULT_METHODS, TurnCollector, TurnResult
from openai_codex._wire import UnknownMember, WireModel, params_class, response_class, structure, to_wire
from openai_codex._wire.define import REQUIRED, field_specs
from openai_codex.errors import error_from_fault
from openai_codex.models import Notification

TRACES = sorted((Path(__file__).resolve().parents[1] / "data" / "traces").glob("*.jsonl"))
NEW = "brandNew"
# What says where a notification belongs. A newer server would be another protocol if it changed these.
KEYED = {ACCOUNT_LOGIN_COMPLETED, "command/exec/outputDelta", "process/outputDelta", "process/exited", "fs/changed"}
ROUTING = {"turnId", "turn", "loginId", "processId", "processHandle", "watchId"}
# What was looked at from end to end: most messages of a session are the same in the next one.
CHECKED = set[tuple[Any, bytes]]()


class Said(NamedTuple):
    """A message of the server, and what it answers."""

    message: Message
    answers: str | None


class Change(NamedTuple):
    """One difference between this version of the protocol and a newer one."""

    place: int
    kind: str
    value: Any


VALUES: list[Any] = [None, True, 0, -1, 2**70 / 3, "", NEW, [], [None, NEW], {}, {"type": NEW}, {NEW: {"a": [1, None]}}]
KINDS = ["field", "field", "string", "string", "member", "drop", "replace", "method", "envelope"]


@cache
def session(path: Path) -> list[Said]:
    """What the server said in a trace. An answer to a line that is no request answers nothing."""
    asked: dict[Any, str] = {}
    said: list[Said] = []
    for entry in map(json.loads, path.read_text().splitlines()):
        message: Message = entry.get("msg") or {}
        if entry["dir"] == "c2s" and "method" in message and type(message.get("id")) is int:
            asked[message["id"]] = message["method"]
        elif entry["dir"] == "s2c" and "method" in message:
            said.append(Said(message, None))
        elif entry["dir"] == "s2c" and message.get("id") in asked:
            said.append(Said(message, asked.pop(message["id"])))
    return said


def body_of(message: Message) -> Any:
    return next((message[name] for name in ("params", "result", "error") if name in message), None)


def needed(cls: type[Any]) -> set[str]:
    return {spec.wire for spec in field_specs(cls) if spec.default is REQUIRED or spec.constant}


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in a JSON value with each of its keys or indices, the outermost first."""
    keys: list[Any] = []
    if is_object(value):
        keys = [*value]
    elif isinstance(value, list):
        keys = [*range(len(cast("list[Any]", value)))]
    for key in keys:
        yield value, key
        yield from places(value[key])


def objects_in(body: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value, the outermost first."""
    if is_object(body):
        yield body
    for inside, key in places(body):
        if is_object(inside[key]):
            yield inside[key]


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def changed(said: Said, change: Change) -> Said:
    """The message as a newer server might send it."""
    message = copy.deepcopy(said.message)
    body = body_of(message)
    kept: set[tuple[int, Any]] = {(id(body), name) for name in ROUTING}
    if "params" in message and is_object(body) and is_object(turn := body.get("turn")):
        kept.add((id(turn), "id"))
    if "error" in message:
        kept |= {(id(body), "code"), (id(body), "message")}
    if said.answers is not None and is_object(body):
        with suppress(KeyError):
            kept |= {(id(body), name) for name in needed(response_class(said.answers))}
    found = [(inside, key) for inside, key in places(body) if (id(inside), key) not in kept]
    match change.kind:
        case "envelope":
            message[NEW] = change.value
        case "method" if "method" in message:
            message["method"] = f"{NEW}/{change.place}"
        case "field":
            if objects := list(objects_in(body)):
                objects[change.place % len(objects)][f"{NEW}Field"] = change.value
        case _ if not found:
            pass
        case "string":
            if texts := [(inside, key) for inside, key in found if isinstance(inside[key], str)]:
                inside, key = texts[change.place % len(texts)]
                inside[key] = NEW
        case "member":
            inside, key = found[change.place % len(found)]
            inside[key] = {"type": NEW, "id": NEW, "value": change.value}
        case "drop":
            inside, key = found[change.place % len(found)]
            del inside[key]
        case _:
            inside, key = found[change.place % len(found)]
            inside[key] = change.value
    return Said(message, said.answers)


def received(said: list[Said], *, texts: bool, at_once: int) -> list[Event]:
    """What a peer makes of the lines, that has asked what is answered."""
    peer = Peer(window=len(said) + 1, texts=Texts(DeltaCoalescing(), lambda: None) if texts else None)
    lines = [
        orjson.dumps(message if answers is None else {**message, "id": peer.request(answers, b"{}")})
        for message, answers in said
    ]
    return [event for start in range(0, len(lines), at_once) for event in peer.receive(lines[start : start + at_once])]


def check_peer(said: list[Said], events: list[Event]) -> None:
    """Every message is what it was, and in its place."""
    found: list[Any] = []
    for event in events:
        found += decoded(event) if isinstance(event, list) else [event]
    assert len(found) == len(said)
    for (message, answers), each in zip(said, found, strict=True):
        if answers is None and "id" not in message:
            assert each == message
        elif answers is None:
            assert each == Asked(message["id"], message["method"], message.get("params"))
        elif "result" in message:
            assert isinstance(each, Result)
            assert each.value == message["result"]
        else:
            assert isinstance(each, Fault)
            error = message["error"]
            assert (each.code, each.message, each.data) == (error["code"], error["message"], error.get("data"))
            assert isinstance(error_from_fault(PeerFault(each.code, each.message, each.data)), CodexError)


def reads_as(model: Any, raw: Any) -> bool:
    """Whether everything in a JSON value can be read in what was made of it, known or not."""
    match model:
        case UnknownMember():
            return exactly(model.raw) == exactly(raw)
        case WireModel():
            names = {spec.wire: spec.name for spec in field_specs(type(model))}
            known = all(reads_as(getattr(model, names[key]), raw[key]) for key in raw if key in names)
            extra = {key: value for key, value in raw.items() if key not in names}
            return known and exactly(model.model_extra) == exactly(extra)
        case Enum():
            return bool(model.value == raw)
        case list():
            return isinstance(raw, list) and all(map(reads_as, model, raw)) and len(model) == len(raw)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        case dict():
            return model.keys() == raw.keys() and all(reads_as(model[key], raw[key]) for key in raw)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        case _:
            return exactly(model) == exactly(raw)


def exactly(value: Any) -> str:
    """A text that tells 1 from 1.0, and absent from null."""
    return json.dumps(value, sort_keys=True)


def check_model(model: Any, raw: Any) -> None:
    what: tuple[Any, bytes] = (model.__class__, orjson.dumps(raw))
    if what not in CHECKED:
        assert reads_as(model, raw)
        assert exactly(to_wire(model)) == exactly(raw)
        CHECKED.add(what)


def check_event(event: Notification, message: Message) -> None:
    """The event has its class if it has all that the class needs; else it is raw."""
    params: Any = message.get("params")
    assert event.method == message["method"]
    try:
        cls = params_class(event.method)
    except KeyError:
        cls = None
    if cls is not None and is_object(params) and needed(cls) <= params.keys():
        assert isinstance(event.payload, cls)
        check_model(event.payload, params)
    else:
        assert event.payload == UnknownNotification(params or {})


def events_of(mail: list[Any], wants: frozenset[str] | None = None) -> list[Notification]:
    reader, events = EventReader(), list[Notification]()
    reader.feed(mail)
    while taken := reader.take(wants):
        events += taken[::-1]
    return events


def with_texts_joined(messages: list[Message]) -> list[Any]:
    """The messages, adjacent pieces of one text as its key and the whole text."""
    joined: list[Any] = []
    coalescing = DeltaCoalescing()
    for message in messages:
        key = coalescing.key(message)
        text = "" if key is None else coalescing.text(message)
        if key is not None and joined and joined[-1][0] == key:
            text = joined.pop()[1] + text
        joined.append((key, message if key is None else text))
    return joined


def check_mail(mail: list[Any], keys: list[Key]) -> None:
    """Notifications get to their turns and logins, are read there, and make the results of the turns."""
    expected: defaultdict[Key, list[Message]] = defaultdict(list)
    for message, key in zip(decoded(mail), keys, strict=True):
        # A turn is told by its id alone, all else by its method too, which a newer server may have renamed.
        expected[key if isinstance(key, str) or message["method"] in KEYED else None].append(message)
    routes: Routes[object] = Routes(route, final=FINAL_METHODS, coalescing=DeltaCoalescing())
    ledger, changes = TurnLedger(), OpenChanges()
    changes.see(decoded(mail))
    found: defaultdict[Key, list[Any]] = defaultdict(list)
    for key, group, last in routes.sort(mail):
        found[key] += group
        routes.keep(key, group, last=last)
        if last:
            ledger.finished(key, decoded(group)[-1])
    assert found.keys() == expected.keys()
    for key, group in found.items():
        messages = expected[key]
        assert decoded(group) == messages
        events = events_of(group)
        assert len(events) == len(messages)
        for event, message in zip(events, messages, strict=True):
            check_event(event, message)
        wanted = [message["method"] for message in messages if message["method"] in RESULT_METHODS]
        assert [event.method for event in events_of(group, RESULT_METHODS)] == wanted
        collector = TurnCollector(str(key))
        for event in events:
            collector.feed(event)
        with suppress(TurnFailedError, TurnIncompleteError):
            assert collector.result().items is not None
        if key is not None:
            assert with_texts_joined(routes.open(key, object()).messages) == with_texts_joined(messages)


def check_answers(said: list[Said]) -> None:
    for message, answers in said:
        with suppress(KeyError):
            cls = params_class(message["method"]) if answers is None else response_class(answers)
            body = body_of(message)
            if answers is None and "id" not in message:
                continue  # a notification, read as an event
            if "error" in message or cls is None or not is_object(body) or not needed(cls) <= body.keys():
                continue
            check_model(structure(cls, body), body)


@pytest.mark.parametrize("path", TRACES, ids=lambda path: path.stem)
@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(seed=st.integers(0, 2**32), count=st.integers(1, 60))
def test_a_newer_server_is_understood_as_far_as_it_is_known(path: Path, seed: int, count: int) -> None:
    said = list(session(path))
    keys = [route(message) for message, answers in said if answers is None and "id" not in message]
    # Of the trace too, or every trace would see the same few choices.
    draw = Random(f"{seed} {path.stem}")
    for _ in range(count):
        number = draw.randrange(len(said))
        change = Change(draw.randrange(2**16), draw.choice(KINDS), draw.choice(VALUES))
        said[number] = changed(said[number], change)
    events = received(said, texts=True, at_once=7)
    check_peer(said, events)
    check_peer(said, received(said, texts=False, at_once=len(said)))
    check_mail([each for event in events if isinstance(event, list) for each in event], keys)
    check_answers(said)


ITEM = {"type": "agentMessage", "id": "i", "text": "Hello."}
TURN: dict[str, Any] = {"id": "t", "status": "completed", "items": [ITEM]}


def result_of(*items: Any, **turn: Any) -> TurnResult:
    """The result of a turn whose items were told before its end, and whose end says this."""
    collector = TurnCollector("t")
    where = {"threadId": "x", "turnId": "t", "completedAtMs": 1}
    told = [{"method": "item/completed", "params": {**where, "item": item}} for item in items]
    ended = {key: value for key, value in {**TURN, **turn}.items() if value is not ...}
    end = {"method": "turn/completed", "params": {"threadId": "x", "turn": ended}}
    for event in events_of([*told, end]):
        collector.feed(event)
    return collector.result()


@pytest.mark.parametrize("items", [..., None, {}, "later"])
def test_a_turn_whose_end_does_not_tell_its_items_has_those_that_were_told(items: Any) -> None:
    result = result_of(ITEM, items=items)
    assert (result.id, result.status.value, result.final_response) == ("t", "completed", "Hello.")


def test_items_without_readable_ids_and_phases_are_kept() -> None:
    odd: dict[str, Any] = {"type": "agentMessage", "id": {"new": 1}, "text": "Odd.", "phase": {"new": 2}}
    result = result_of(odd)
    assert [to_wire(item) for item in result.items] == [odd, ITEM]
    assert result.final_response == "Hello."


@pytest.mark.parametrize("status", [..., None, {"type": "completed"}])
def test_an_end_without_a_readable_status_is_no_success(status: Any) -> None:
    with pytest.raises(TurnIncompleteError, match="the end of turn t has no status"):
        result_of(status=status)


@pytest.mark.parametrize("error", [..., None, {}, "out of luck", {"message": {"text": "out of luck"}}])
def test_a_failure_without_a_readable_error_is_a_failure(error: Any) -> None:
    with pytest.raises(TurnFailedError, match="the server gave no reason") as caught:
        result_of(status="failed", error=error, items=...)
    assert to_wire(caught.value.error) == (None if error is ... else error)
