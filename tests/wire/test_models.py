"""What an instance knows, and what the methods that users of the official models call do."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from openai_codex._wire import UNSET, WireError, WireModel, structure, to_wire
from openai_codex.generated import v2_all as wire

ITEM: dict[str, Any] = {"type": "agentMessage", "id": "i", "text": "hi", "phase": "final_answer"}


def test_an_absent_optional_field_reads_as_none_and_is_not_sent() -> None:
    params = wire.ThreadStartParams(model="m")
    assert params.cwd is None
    assert params.model_fields_set == {"model"}
    assert to_wire(params) == {"model": "m"}


def test_an_explicit_none_is_sent_as_null() -> None:
    assert to_wire(wire.ThreadStartParams(service_tier=None)) == {"serviceTier": None}


def test_unset_says_the_same_as_leaving_out() -> None:
    nothing: Any = UNSET
    assert to_wire(wire.ThreadStartParams(model="m", cwd=nothing)) == {"model": "m"}
    assert not UNSET
    assert pickle.loads(pickle.dumps(UNSET)) is UNSET


def test_an_absent_field_with_a_default_reads_as_it() -> None:
    user = structure(wire.TextUserInput, {"type": "text", "text": "t"})
    assert user.text_elements == []
    assert "text_elements" not in user.model_fields_set
    assert to_wire(user) == {"type": "text", "text": "t"}
    granular = structure(wire.Granular, {"mcp_elicitations": True, "rules": True, "sandbox_approval": True})
    assert granular.skill_approval is False


def test_a_mutable_default_is_not_shared_and_counts_once_it_is_filled() -> None:
    one, two = wire.TextUserInput(text="1"), wire.TextUserInput(text="2")
    one.text_elements.append(wire.TextElement(byte_range=wire.ByteRange(start=0, end=1)))
    assert two.text_elements == []
    assert to_wire(one) == {"type": "text", "text": "1", "text_elements": [{"byteRange": {"start": 0, "end": 1}}]}


def test_a_default_that_is_an_enum_member_is_one() -> None:
    model = structure(wire.Model, _model())
    assert model.input_modalities == [wire.InputModality.text, wire.InputModality.image]
    assert to_wire(model) == _model()


def _model() -> dict[str, Any]:
    return {
        "defaultReasoningEffort": "low",
        "description": "d",
        "displayName": "D",
        "hidden": False,
        "id": "m",
        "isDefault": True,
        "model": "m",
        "supportedReasoningEfforts": [],
    }


def test_assigning_makes_a_field_set() -> None:
    params = wire.TurnStartParams(thread_id="t", input=[])
    params.model = "m"
    params.service_tier = None
    assert to_wire(params) == {"threadId": "t", "input": [], "model": "m", "serviceTier": None}


def test_the_tag_of_a_variant_need_not_be_given_and_is_always_sent() -> None:
    assert to_wire(wire.TextUserInput(text="t")) == {"type": "text", "text": "t"}
    assert wire.TextUserInput(text="t", type="text") == wire.TextUserInput(text="t")


def test_what_is_no_field_survives() -> None:
    item = structure(wire.AgentMessageThreadItem, {**ITEM, "later": {"a": None}})
    assert item.model_extra == {"later": {"a": None}}
    assert to_wire(item) == {**ITEM, "later": {"a": None}}
    item.model_extra["more"] = 1
    assert to_wire(item) == {**ITEM, "later": {"a": None}, "more": 1}


def test_keywords_may_be_wire_names() -> None:
    made: Any = wire.AgentMessageDeltaNotification
    assert made(delta="d", itemId="i", threadId="t", turn_id="u").item_id == "i"
    with pytest.raises(TypeError, match="unexpected keyword"):
        made(delta="d", itemId="i", threadId="t", turn_id="u", other=1)


def test_dump_is_what_users_of_the_official_models_expect() -> None:
    item = wire.AgentMessageThreadItem(id="i", text="hi", phase=wire.MessagePhase.final_answer)
    assert item.model_dump(exclude_unset=True) == {**ITEM, "phase": wire.MessagePhase.final_answer}
    assert item.model_dump(exclude_none=True, mode="json") == ITEM
    assert set(item.model_dump()) == {field.name for field in attrs.fields(wire.AgentMessageThreadItem)}
    assert item.model_dump(by_alias=True)["memoryCitation"] is None
    assert json.loads(item.model_dump_json(exclude_none=True)) == ITEM
    assert item.model_dump_json(exclude_none=True, indent=2).startswith('{\n  "')
    assert wire.ThreadId("t").model_dump() == "t"
    assert wire.AskForApproval("never").model_dump(mode="json") == "never"
    assert wire.ThreadListCwdFilter(["/a"]).model_dump() == ["/a"]


def test_dump_gives_nested_models_and_extras_as_plain_data() -> None:
    turn = structure(wire.Turn, {"id": "t", "status": "completed", "items": [{**ITEM, "x": 1}, {"type": "later"}]})
    dumped = turn.model_dump(mode="json", by_alias=True, exclude_none=True)
    assert dumped == {
        "id": "t",
        "status": "completed",
        "items": [{**ITEM, "x": 1}, {"type": "later"}],
        "itemsView": "full",
    }
    assert type(dumped["status"]) is str


def test_validate_takes_wire_names_attribute_names_and_instances() -> None:
    by_wire = wire.TurnSteerParams.model_validate({"threadId": "t", "expectedTurnId": "u", "input": []})
    by_name = wire.TurnSteerParams.model_validate({"thread_id": "t", "expected_turn_id": "u", "input": []})
    assert by_wire == by_name
    assert wire.TurnSteerParams.model_validate(by_wire) is by_wire
    item: dict[str, Any] = {**ITEM, "memory_citation": {"entries": [], "thread_ids": []}}
    nested: dict[str, Any] = {"thread_id": "t", "turn_id": "u", "completed_at_ms": 1, "item": item}
    completed: Any = wire.ItemCompletedNotification.model_validate(nested)
    assert completed.item.memory_citation.thread_ids == []
    hook = wire.HookMetadata1.model_validate(_hook() | {"handler_type": "command", "command": "c"})
    assert isinstance(wire.HookMetadata.model_validate(_hook() | {"handler_type": "prompt"}), wire.PromptHookMetadata)
    assert hook.handler_type == "command"


def _hook() -> dict[str, Any]:
    return {
        "current_hash": "h",
        "display_order": 1,
        "enabled": True,
        "event_name": "stop",
        "is_managed": False,
        "key": "k",
        "source": "user",
        "source_path": "/p",
        "timeout_sec": 1,
        "trust_status": "trusted",
    }


def test_only_validation_takes_attribute_names_the_wire_does_not() -> None:
    raw = {"delta": "d", "itemId": "i", "threadId": "t", "turnId": "u", "thread_id": "other"}
    assert to_wire(structure(wire.AgentMessageDeltaNotification, raw)) == raw
    item = {**ITEM, "memory_citation": 1}
    assert structure(wire.AgentMessageThreadItem, item).model_extra == {"memory_citation": 1}


def test_validating_nonsense_raises_a_typed_error() -> None:
    with pytest.raises(WireError, match=r"TurnSteerParams\.expectedTurnId: required, but missing"):
        wire.TurnSteerParams.model_validate({"thread_id": "t", "input": []})
    with pytest.raises(WireError, match="cannot be read from list"):
        wire.Thread.model_validate([])
    with pytest.raises(WireError, match="not JSON"):
        wire.Thread.model_validate_json("{")


@pytest.mark.parametrize("text", ['{"model":"m"}', b'{"model":"m"}', bytearray(b'{"model":"m"}')])
def test_validating_json_takes_text_and_bytes(text: Any) -> None:
    assert wire.ThreadStartParams.model_validate_json(text) == wire.ThreadStartParams(model="m")


def test_a_copy_keeps_what_is_unset_and_what_is_extra() -> None:
    item = structure(wire.AgentMessageThreadItem, {**ITEM, "later": 1})
    changed = item.model_copy(update={"text": "other", "delivery": None})
    assert to_wire(changed) == {**ITEM, "text": "other", "delivery": None, "later": 1}
    changed.model_extra["later"] = 2
    assert to_wire(item) == {**ITEM, "later": 1}
    with pytest.raises(TypeError, match="no field 'colour'"):
        item.model_copy(update={"colour": 1})
    turn = structure(wire.Turn, {"id": "t", "status": "completed", "items": [ITEM]})
    deep = turn.model_copy(deep=True)
    assert deep == turn
    assert deep.items[0] is not turn.items[0]


def _pickled(model: Any) -> Any:
    return pickle.loads(pickle.dumps(model))


CLONES: list[Callable[[Any], Any]] = [copy.copy, copy.deepcopy, _pickled]


@pytest.mark.parametrize("clone", CLONES)
@pytest.mark.parametrize(
    "model",
    [
        structure(wire.ThreadItem, {**ITEM, "later": 1}),
        structure(wire.ThreadItem, {"type": "later", "x": {"y": 1}}),
        wire.ThreadStartParams(model="m", approval_policy=wire.AskForApprovalValue.never),
        wire.RequestId(7),
        wire.RequestId("seven"),
        wire.FunctionCallOutputBody([wire.InputTextFunctionCallOutputContentItem(text="t")]),
        wire.ThreadId("t"),
        wire.TurnStatus("later"),
        wire.TurnStatus.failed,
    ],
    ids=lambda value: type(value).__name__,
)
def test_copies_and_pickles_are_equal_and_encode_the_same(model: Any, clone: Any) -> None:
    made = clone(model)
    assert made == model
    assert type(made) is type(model)
    assert to_wire(made) == to_wire(model)


def test_models_are_compared_by_their_fields_and_have_no_hash() -> None:
    assert structure(wire.ThreadItem, ITEM) == structure(wire.ThreadItem, dict(ITEM))
    assert structure(wire.ThreadItem, ITEM) != structure(wire.ThreadItem, {**ITEM, "text": "x"})
    assert wire.TextUserInput(text="t") != "t"
    with pytest.raises(TypeError, match="unhashable"):
        hash(structure(wire.ThreadItem, ITEM))


def test_a_field_may_be_called_like_a_method_of_other_models() -> None:
    found = {"file_name": "f", "match_type": "file", "path": "p", "root": "/r", "score": 1, "indices": None}
    assert structure(wire.FuzzyFileSearchResult, found).root == "/r"


def test_awkward_names_are_the_ones_of_the_official_models() -> None:
    hook = wire.CommandConfiguredHookHandler(command="c", async_=True)
    assert to_wire(hook) == {"type": "command", "command": "c", "async": True}
    resource = wire.ResourceContent2(blob="b", uri="u", field_meta={"a": 1})
    assert to_wire(resource) == {"blob": "b", "uri": "u", "_meta": {"a": 1}}


def test_lists_and_dicts_of_models_are_encoded_with_them() -> None:
    nest = {"a": [wire.TurnStatus.in_progress, (wire.ThreadId("t"),)], wire.TurnStatus.failed: wire.RequestId(1)}
    encoded = to_wire(nest)
    assert encoded == {"a": ["inProgress", ["t"]], "failed": 1}
    assert json.dumps(encoded) == '{"a": ["inProgress", ["t"]], "failed": 1}'


@pytest.mark.parametrize("value", [object(), {1: 2}, {"a": {3}}, wire.ThreadStartParams(config={"a": object()})])  # type: ignore[dict-item]
def test_what_has_no_place_in_json_is_a_type_error(value: Any) -> None:
    with pytest.raises(TypeError):
        to_wire(value)


def test_the_converter_carries_models_inside_other_types() -> None:
    @attrs.define
    class Mine:
        status: wire.TurnStatus
        items: list[wire.ThreadItem]

    mine = structure(Mine, {"status": "later", "items": [ITEM, {"type": "later"}]})
    assert mine.status == "later"
    assert isinstance(mine.items[0], wire.AgentMessageThreadItem)
    assert [type(item).__name__ for item in structure(list[wire.ThreadItem], [ITEM])] == ["AgentMessageThreadItem"]


def test_a_user_may_derive_from_a_model() -> None:
    @attrs.define
    class Mine(wire.TextUserInput):
        my_note: complex | None = None

    mine = Mine(text="t", my_note=1j)
    assert isinstance(mine, WireModel)
    assert isinstance(mine, wire.UserInput)
    assert to_wire(Mine(text="t", my_note=2)) == {"type": "text", "text": "t", "myNote": 2}
    assert structure(Mine, {"type": "text", "text": "t", "myNote": "n"}).my_note == "n"
