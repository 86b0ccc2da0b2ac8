"""Nothing a newer server says raises, and everything it says can be read."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openai_codex._wire import UnknownMember, WireError, structure, to_wire
from openai_codex._wire.define import REQUIRED, field_specs
from openai_codex.generated import v2_all as wire

OTHER_VALUES: list[Any] = [None, True, 0, -1, 1.5, "", "brand-new", [], [None], {}, {"type": "brand-new"}]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value, the outermost first."""
    if value.__class__ is dict:
        yield value
    inside: Any = value.values() if value.__class__ is dict else value if value.__class__ is list else ()
    for item in inside:
        yield from _objects(item)


def _with_strings(value: Any, text: str) -> Any:
    if value.__class__ is str:
        return text
    if value.__class__ is list:
        return [_with_strings(item, text) for item in value]
    if value.__class__ is dict:
        return {key: _with_strings(item, text) for key, item in value.items()}
    return value


def test_a_new_field_in_every_object_of_every_message_is_kept(recorded: list[Any]) -> None:
    for payload in recorded:
        raw = copy.deepcopy(payload.raw)
        for found in list(_objects(raw)):
            found["brandNew"] = {"deep": [1, None]}
        try:
            model = structure(payload.cls, raw)
        except WireError:
            assert payload.kind.startswith("c2s"), payload.where
            continue
        assert to_wire(model) == raw, payload.where
        if not isinstance(model, UnknownMember):
            assert model.model_extra["brandNew"] == {"deep": [1, None]}


def test_a_new_value_for_every_string_of_every_message_is_kept(recorded: list[Any]) -> None:
    # Tags and enum values among them: every union meets a member, every enum a value, that it does not know.
    for payload in recorded:
        raw = _with_strings(payload.raw, "brand-new")
        try:
            model = structure(payload.cls, raw)
        except WireError:
            assert payload.kind.startswith("c2s"), payload.where
            continue
        assert to_wire(model) == raw, payload.where


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_any_mixture_of_changes_is_read_and_written_back(recorded: list[Any], data: st.DataObject) -> None:
    payload = data.draw(st.sampled_from(recorded))
    raw = copy.deepcopy(payload.raw)
    required = {spec.wire for spec in field_specs(payload.cls) if spec.default is REQUIRED or spec.constant}
    for _ in range(data.draw(st.integers(1, 4))):
        found = data.draw(st.sampled_from(list(_objects(raw))))
        keys = sorted(found)
        change = data.draw(st.sampled_from(["add", "drop", "replace"]))
        if change == "add" or not keys:
            found[data.draw(st.text(min_size=1, max_size=8))] = data.draw(st.none() | st.integers() | st.text())
        elif change == "replace":
            found[data.draw(st.sampled_from(keys))] = copy.deepcopy(data.draw(st.sampled_from(OTHER_VALUES)))
        elif found is not raw:
            del found[data.draw(st.sampled_from(keys))]
        else:
            optional = [key for key in keys if key not in required]
            if optional:
                del found[data.draw(st.sampled_from(optional))]
    if required <= set(raw):
        assert to_wire(structure(payload.cls, raw)) == raw
    else:
        # The recorder's own wrong requests: they lack what is required.
        assert payload.kind.startswith("c2s")


def test_one_bad_element_does_not_spoil_a_list() -> None:
    good = {"type": "agentMessage", "id": "i", "text": "hi"}
    turn = {"id": "t", "status": "completed", "items": [good, {"type": "agentMessage"}, 7, None, {"type": "later"}]}
    items: Any = structure(wire.Turn, turn).items
    assert isinstance(items[0], wire.AgentMessageThreadItem)
    assert all(isinstance(items[number], kind) for number in (1, 4) for kind in (UnknownMember, wire.ThreadItem))
    assert items[2:4] == [7, None]
    assert items[4].raw == {"type": "later"}


def test_a_wrong_primitive_is_kept_as_it_came() -> None:
    delta: dict[str, Any] = {"delta": None, "itemId": 3.5, "threadId": "false", "turnId": {}}
    model: Any = structure(wire.AgentMessageDeltaNotification, delta)
    assert (model.delta, model.item_id, model.thread_id, model.turn_id) == (None, 3.5, "false", {})
    assert to_wire(model) == delta


def test_a_nested_object_that_lacks_what_it_needs_stays_readable() -> None:
    model: Any = structure(wire.TurnStartResponse, {"turn": {"startedAt": 5}})
    assert isinstance(model.turn, UnknownMember)
    assert model.turn.started_at == 5
    assert model.turn.startedAt == 5
    assert to_wire(model) == {"turn": {"startedAt": 5}}
    with pytest.raises(AttributeError, match="no attribute 'status'"):
        _ = model.turn.status


@pytest.mark.parametrize(
    ("cls", "raw", "path"),
    [
        (wire.TurnStartResponse, {}, "turn"),
        (wire.AgentMessageDeltaNotification, {"itemId": "i", "threadId": "t", "turnId": "u"}, "delta"),
        (wire.TurnStartResponse, [], ""),
        (wire.TurnStartResponse, None, ""),
        (wire.TurnStartResponse, "turn", ""),
        (wire.ThreadItem, 3, ""),
        (wire.TurnStatus, 3, ""),
        (wire.ThreadId, 3, ""),
    ],
)
def test_what_cannot_be_read_at_all_raises_one_error_that_names_it(cls: type[Any], raw: Any, path: str) -> None:
    with pytest.raises(WireError) as caught:
        structure(cls, raw)
    assert caught.value.type_name == cls.__name__
    assert caught.value.path == path
    assert cls.__name__ in str(caught.value)


def test_a_required_but_nullable_field_may_be_missing() -> None:
    spec = {spec.name: spec for spec in field_specs(wire.Thread)}["project_id"]
    assert spec.default is None
    account = structure(wire.ChatgptAccount, {"type": "chatgpt", "planType": "plus"})
    assert account.email is None
    assert "email" not in account.model_fields_set
    assert to_wire(account) == {"type": "chatgpt", "planType": "plus"}
