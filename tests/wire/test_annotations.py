"""The annotations of the models, read once into a tree, and the check that walks it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

import openai_codex._wire
from openai_codex._wire import WireError, check, structure, to_wire
from openai_codex._wire.annotations import WireType, parse
from openai_codex._wire.define import field_specs
from openai_codex.generated import v2_all
from openai_codex.generated.methods import SERVER_REQUESTS

STR = WireType("plain", "str")
PACKAGE = Path(openai_codex._wire.__file__).parent


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("str", STR),
        ("str | None", STR._replace(nullable=True)),
        ("None", WireType("plain", "None", nullable=True)),
        ("JsonValue", WireType("plain", "JsonValue")),
        ("JsonObject", WireType("dict", element=WireType("plain", "JsonValue"))),
        ("list[str]", WireType("list", element=STR)),
        ("list[str | None] | None", WireType("list", element=STR._replace(nullable=True), nullable=True)),
        ("dict[str, list[Thread]]", WireType("dict", element=WireType("list", element=WireType("class", "Thread")))),
        ('Literal["userMessage"]', WireType("constant", "userMessage")),
        ("Thread", WireType("class", "Thread")),
        # A user's class may say anything; such fields hold what came.
        ("dict[int, str]", WireType("class", "dict[int, str]")),
        ("int | str", WireType("class", "int | str")),
        ("list", WireType("class", "list")),
    ],
)
def test_an_annotation_is_read_into_a_tree(annotation: str, expected: WireType) -> None:
    assert parse(annotation) == expected


def test_every_class_in_the_generated_annotations_is_found() -> None:
    def leaf(kind: WireType) -> WireType:
        return kind if kind.element is None else leaf(kind.element)

    seen = 0
    for cls in vars(v2_all).values():
        if isinstance(cls, type) and hasattr(cls, "_wire_declared"):
            for spec in field_specs(cls):
                kind = leaf(spec.type)
                seen += kind.kind == "class"
                assert kind.kind != "class" or kind.find(spec.module) is not None, (cls, spec)
    assert seen > 1_000


def test_nobody_else_takes_annotations_apart() -> None:
    # The strings that a second reader of the grammar would have to look for.
    for path in PACKAGE.glob("*.py"):
        strings = {
            node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
        }
        if path.name != "annotations.py":
            assert strings.isdisjoint({"list[", "dict[str, ", "Literal[", " | None"}), path.name


def test_a_check_is_open_to_values_that_a_newer_server_may_know_and_a_closed_one_is_not() -> None:
    cls = v2_all.CommandExecutionRequestApprovalResponse
    check(cls, {"decision": "laterMaybe"})
    with pytest.raises(WireError, match="decision"):
        check(cls, {"decision": "laterMaybe"}, closed=True)
    check(cls, {"decision": "accept", "more": 1}, closed=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CommandExecutionRequestApprovalResponse", {"decision": {"unheardOf": {}}}),
        ("CommandExecutionRequestApprovalResponse", {"decision": {}}),
        ("CommandExecutionRequestApprovalResponse", {"decision": 1}),
        ("CommandExecutionRequestApprovalResponse", {"decision": {"acceptWithExecpolicyAmendment": {}}}),
        ("DynamicToolCallResponse", {"success": True, "contentItems": [{"type": "inputVideo"}]}),
        ("DynamicToolCallResponse", {"success": 1, "contentItems": []}),
        ("DynamicToolCallResponse", {"success": True, "contentItems": [{"type": "inputText", "text": None}]}),
        ("CurrentTimeReadResponse", {"currentTimeAt": True}),
        ("CurrentTimeReadResponse", {"currentTimeAt": 1.5}),
    ],
)
def test_a_closed_check_refuses_what_the_protocol_does_not_have(name: str, value: Any) -> None:
    with pytest.raises(WireError):
        check(getattr(v2_all, name), value, closed=True)


@pytest.mark.parametrize("method", SERVER_REQUESTS)
def test_a_closed_check_takes_an_answer_as_it_is_built_and_names_what_is_missing(method: str) -> None:
    cls = getattr(v2_all, SERVER_REQUESTS[method][1])
    required = [spec.wire for spec in field_specs(cls) if not spec.type.nullable and spec.default.__class__ is object]
    if required:
        with pytest.raises(WireError, match=required[0]):
            check(cls, {}, closed=True)
    else:
        check(cls, to_wire(structure(cls, {})), closed=True)
