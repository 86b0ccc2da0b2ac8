"""The schemas of types, in the strict dialect of structured output and the loose one of tools."""

from __future__ import annotations

import enum
from datetime import timedelta
from decimal import Decimal
from typing import Any, Literal, TypeVar

import attrs
import pydantic
import pytest

from openai_codex import InvalidInputError
from openai_codex._schemas import NoSchema, Shape

from .kinds import (
    STRUCTURED,
    Box,
    Cat,
    Colour,
    Customer,
    Dog,
    Item,
    Level,
    Mixed,
    Node,
    Options,
    Owner,
    Pair,
    Point,
    Settings,
    Size,
)

NULL = {"type": "null"}
# What OpenAI documents for strict schemas.
BASIC = {"type", "enum", "const", "anyOf", "items", "properties", "required", "additionalProperties", "$ref"}
TOLD = {"$defs", "description", "format", "minItems", "maxItems", "minimum", "maximum"}
KEYWORDS = BASIC | TOLD | {"exclusiveMinimum", "exclusiveMaximum", "multipleOf"}


class Flags(enum.Flag):
    a = 1
    b = 2


class Odd(enum.Enum):
    pair = (1, 2)


class Plain:
    pass


class TypeAliasType:
    """An alias of Python 3.12, `type Endless = list[Endless]`, as older ones can have it."""

    __value__: Any = None


ENDLESS = TypeAliasType()
ENDLESS.__value__ = list[ENDLESS]  # type: ignore[valid-type]  # pyright: ignore[reportInvalidTypeForm]


class Free(pydantic.BaseModel):
    anything: dict[str, int]


@attrs.define
class Holder:
    items: list[dict[str, bytes]]


@attrs.define
class Forward:
    later: Nowhere  # noqa: F821 # pyright: ignore[reportUndefinedVariable, reportUnknownVariableType]


def strict(kind: Any) -> dict[str, Any]:
    return Shape[Any](kind, strict=True).schema


def loose(kind: Any) -> dict[str, Any]:
    return Shape[Any](kind, strict=False).schema


def inner(kind: Any) -> Any:
    """The strict schema of what is no object, out of its wrapping."""
    return strict(kind)["properties"]["value"]


def assert_strict(schema: dict[str, Any], names: set[str]) -> None:
    assert schema.keys() <= KEYWORDS
    if "$ref" in schema:
        assert schema.keys() == {"$ref"}
        assert schema["$ref"].removeprefix("#/$defs/") in names
        return
    assert schema.keys() & {"type", "anyOf"}
    if schema.get("type") == "object":
        assert schema["additionalProperties"] is False
        assert schema["required"] == [*schema["properties"]]
    parts = [*schema.get("properties", {}).values(), *schema.get("anyOf", []), *schema.get("$defs", {}).values()]
    for part in [*parts, *([schema["items"]] if schema.get("type") == "array" else [])]:
        assert_strict(part, names)


@pytest.mark.parametrize("kind", STRUCTURED, ids=str)
def test_a_strict_schema_keeps_the_rules_of_structured_output(kind: Any) -> None:
    schema = strict(kind)
    assert schema["type"] == "object"
    assert_strict(schema, set(schema.get("$defs", {})))


def test_a_field_with_a_default_is_nullable_where_it_must_be_required() -> None:
    text, whole = {"type": "string"}, {"type": "integer"}
    assert strict(Item) == {
        "description": "One line of an order.",
        "type": "object",
        "properties": {
            "name": {**text, "description": "What it is called."},
            "count": {"anyOf": [whole, NULL], "description": "How many."},
            "price": {"anyOf": [{**text, "description": "A decimal number."}, NULL]},
            "note": {"anyOf": [text, NULL], "description": "For us."},
        },
        "required": ["name", "count", "price", "note"],
        "additionalProperties": False,
    }


def test_a_field_with_a_default_may_be_left_out_of_a_tools_arguments() -> None:
    schema = loose(Item)
    assert schema["required"] == ["name"]
    assert schema["properties"]["count"] == {"type": "integer", "description": "How many."}


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (
            Point,
            {"x": {"type": "number"}, "y": {"type": "number"}, "label": {"type": "string", "description": "Its name."}},
        ),
        (Pair, {"left": {"type": "integer"}, "right": {"anyOf": [{"type": "string"}, NULL]}}),
        (Options, {"verbose": {"type": "boolean"}, "depth": {"type": "integer"}}),
        (Settings, {"name": {"type": "string"}, "mode": {"type": "string", "enum": ["fast", "slow"]}}),
    ],
)
def test_records_of_every_kind_have_their_fields(kind: Any, schema: dict[str, Any]) -> None:
    assert loose(kind)["properties"] == schema


@pytest.mark.parametrize(
    ("kind", "required"), [(Point, ["x"]), (Pair, ["left"]), (Options, ["depth"]), (Settings, ["name"])]
)
def test_records_of_every_kind_know_what_is_required(kind: Any, required: list[str]) -> None:
    assert loose(kind)["required"] == required


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (Colour, {"description": "What it looks like.", "type": "string", "enum": ["red", "blue"]}),
        (Size, {"type": "string", "enum": ["s", "l"]}),
        (Level, {"type": "integer", "enum": [1, 2]}),
        (
            Literal["a", 1, True, None],
            {
                "anyOf": [
                    {"type": "string", "enum": ["a"]},
                    {"type": "integer", "enum": [1]},
                    {"type": "boolean", "enum": [True]},
                    NULL,
                ]
            },
        ),
        (int | None, {"anyOf": [{"type": "integer"}, NULL]}),
        (tuple[int, ...], {"type": "array", "items": {"type": "integer"}}),
        (tuple[int, int], {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "integer"}}),
        (
            tuple[int, str],
            {
                "type": "array",
                "minItems": 2,
                "maxItems": 2,
                "items": {"anyOf": [{"type": "integer"}, {"type": "string"}]},
            },
        ),
    ],
    ids=str,
)
def test_what_is_no_object_is_the_same_in_both_dialects_and_wrapped_in_the_strict_one(
    kind: Any, schema: dict[str, Any]
) -> None:
    assert inner(kind) == schema
    assert loose(kind) == schema


def test_a_dict_is_an_object_for_tools_and_a_list_of_entries_where_keys_must_be_known() -> None:
    assert loose(dict[str, int]) == {"type": "object", "additionalProperties": {"type": "integer"}}
    assert loose(dict[str, Any]) == loose(dict) == {"type": "object"}
    entry = inner(dict[Size, int])["items"]
    assert entry["properties"] == {"key": {"type": "string", "enum": ["s", "l"]}, "value": {"type": "integer"}}


def test_a_recursive_type_refers_to_its_definition() -> None:
    schema = strict(Node)
    assert schema["properties"]["next"] == {"anyOf": [{"$ref": "#/$defs/Node"}, NULL]}
    assert schema["$defs"]["Node"]["properties"] == schema["properties"]


def test_what_is_used_once_stands_in_its_place_and_takes_the_fields_description() -> None:
    schema = strict(list[Owner])["properties"]["value"]["items"]
    assert schema["properties"]["pet"]["anyOf"][1]["properties"]["kind"] == {
        "anyOf": [{"type": "string", "enum": ["dog"]}, NULL]
    }
    assert schema["properties"]["spare"] == {"anyOf": [{"$ref": "#/$defs/Cat"}], "description": "The other one."}
    assert [*strict(Owner)["$defs"]] == ["Cat"]


def test_generic_classes_are_filled_in() -> None:
    properties = strict(Box[int])["properties"]
    assert properties["content"] == {"type": "integer"}
    assert properties["spare"]["anyOf"][0]["items"] == {"type": "integer"}


def test_definitions_of_two_types_of_one_name_are_told_apart() -> None:
    first = attrs.make_class("Same", {"a": attrs.field(type=int)})
    second = attrs.make_class("Same", {"b": attrs.field(type=str)})
    kind = attrs.make_class(
        "Both", {f"f{index}": attrs.field(type=part) for index, part in enumerate((first, second, first, second))}
    )
    schema = strict(kind)
    fields = [schema["$defs"][schema["properties"][f"f{n}"]["$ref"].split("/")[-1]]["required"] for n in range(4)]
    assert fields == [["a"], ["b"], ["a"], ["b"]]


def test_a_model_of_pydantic_keeps_its_own_words() -> None:
    schema = strict(list[Customer])
    customer = schema["$defs"]["Customer"]
    assert customer["properties"]["name"] == {"type": "string", "description": "Of the company."}
    assert customer["properties"]["age"] == {"type": "integer"}
    assert customer["required"] == ["name", "age", "since", "friends"]
    assert loose(Customer)["required"] == ["name"]


def test_types_of_both_libraries_stand_in_one_schema() -> None:
    schema = strict(Mixed)
    names = {name.rstrip("_0123456789") for name in schema["$defs"]}
    assert names == {"Customer", "Parcel"}


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (bytes, "bytes has no JSON schema"),
        (timedelta, "timedelta has no JSON schema"),
        (complex, "complex has no JSON schema"),
        (Plain, "Plain has no JSON schema"),
        (TypeVar("Free"), "has no JSON schema"),
        (Flags, "Flags is a flag"),
        (Odd, r"\(1, 2\) is not a JSON value"),
        (Literal[b"x"], "b'x' is not a JSON value"),
        (dict[int, str], "the keys of a JSON object are strings, not int"),
        (Holder, r"^Holder\.items\[\]\{\}: bytes has no JSON schema"),
        (Forward, "^Forward: name 'Nowhere' is not defined"),
        (Box, r"^Box\.content: "),
        (ENDLESS, "holds itself"),
    ],
)
def test_a_type_without_a_schema_is_refused_with_its_place(kind: Any, message: str) -> None:
    for dialect in (strict, loose):
        with pytest.raises(NoSchema, match=message) as caught:
            dialect(kind)
        assert isinstance(caught.value, InvalidInputError)


@pytest.mark.parametrize("kind", [Any, object, list, dict, dict[str, Any], list[Any], Free])
def test_free_forms_are_refused_by_the_strict_dialect_only(kind: Any) -> None:
    with pytest.raises(NoSchema, match="strict schema"):
        strict(kind)
    assert isinstance(loose(kind), dict)


def test_the_unions_members_keep_their_order() -> None:
    kinds = [part["properties"]["kind"] for part in inner(Cat | Dog)["anyOf"]]
    assert [kind["anyOf"][0]["enum"] for kind in kinds] == [["cat"], ["dog"]]


def test_a_decimal_is_text_because_a_number_would_lose_digits() -> None:
    assert inner(Decimal)["type"] == "string"
