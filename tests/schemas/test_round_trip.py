"""Values of every type that has a schema survive the way to JSON and back."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openai_codex._schemas import Shape, to_json

from .kinds import Box, Cat, Colour, Customer, Dog, Item, Level, Node, Options, Owner, Pair, Parcel, Point, Size

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
WHOLE = st.integers(-(2**63), 2**63 - 1)
FLOAT = st.floats(allow_nan=False, allow_infinity=False)
DECIMAL = st.decimals(allow_nan=False, allow_infinity=False)
CATS = st.builds(Cat, WHOLE)
DOGS = st.builds(Dog, st.lists(TEXT))
ITEMS = st.builds(Item, TEXT, WHOLE, st.none() | DECIMAL, TEXT)
NODES = st.recursive(
    st.builds(Node, WHOLE), lambda nodes: st.builds(Node, WHOLE, st.none() | nodes, st.lists(nodes, max_size=3))
)
CUSTOMERS = st.builds(Customer, name=st.text("abc", min_size=2), age=WHOLE, since=st.none() | st.dates())
PARCELS = st.builds(Parcel, FLOAT, st.none() | st.dates())

VALUES: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (str, TEXT),
    (int, WHOLE),
    (float, FLOAT),
    (bool, st.booleans()),
    (datetime, st.datetimes(timezones=st.sampled_from([None, timezone.utc, timezone(timedelta(hours=-3))]))),
    (date, st.dates()),
    (time, st.times()),
    (UUID, st.uuids()),
    (Decimal, DECIMAL),
    (Path, st.text("ab/.", min_size=1).map(Path)),
    (Literal["a", 1, True], st.sampled_from(["a", 1, True])),
    (Colour, st.sampled_from(Colour)),
    (Size, st.sampled_from(Size)),
    (Level, st.sampled_from(Level)),
    (list[int], st.lists(WHOLE)),
    (tuple[int, str], st.tuples(WHOLE, TEXT)),
    (set[str], st.sets(TEXT)),
    (dict[str, int], st.dictionaries(TEXT, WHOLE)),
    (dict[Size, float], st.dictionaries(st.sampled_from(Size), FLOAT)),
    (Item, ITEMS),
    (Point, st.builds(Point, FLOAT, FLOAT, TEXT)),
    (Pair, st.builds(Pair, WHOLE, st.none() | TEXT)),
    (Options, st.fixed_dictionaries({"depth": WHOLE}, optional={"verbose": st.booleans()})),
    (Node, NODES),
    (Box[list[int]], st.builds(Box, st.lists(WHOLE), st.lists(st.lists(WHOLE)))),
    (Cat | Dog | None, st.none() | CATS | DOGS),
    (Owner, st.builds(Owner, CATS | DOGS, CATS)),
    (Customer, CUSTOMERS),
    (Parcel, PARCELS),
    (tuple[Item, Customer, Parcel], st.tuples(ITEMS, CUSTOMERS, PARCELS)),
]


@pytest.mark.parametrize(("kind", "values"), VALUES, ids=lambda part: str(part) if isinstance(part, type) else "")
def test_a_value_survives_in_the_loose_dialect(kind: Any, values: st.SearchStrategy[Any]) -> None:
    shape = Shape[Any](kind, strict=False)

    @given(values)
    def survives(value: Any) -> None:
        found = shape.structure(orjson.loads(to_json(value)))
        assert found == value
        assert type(found) is type(value)

    survives()


@pytest.mark.parametrize(("kind", "values"), VALUES, ids=lambda part: str(part) if isinstance(part, type) else "")
def test_a_value_survives_in_the_strict_dialect(kind: Any, values: st.SearchStrategy[Any]) -> None:
    shape = Shape[Any](kind, strict=True)

    @given(values)
    def survives(value: Any) -> None:
        told = as_schema_says(shape.schema, shape.schema, wrapped(shape.schema, json.loads(to_json(value))))
        found = shape.parse(json.dumps(told))
        assert found == value
        assert type(found) is type(value)

    survives()


def wrapped(schema: dict[str, Any], value: Any) -> Any:
    """What is no object stands under a key of its own."""
    return {"value": value} if [*schema["properties"]] == ["value"] and value_is_alone(value) else value


def value_is_alone(value: Any) -> bool:
    return not (isinstance(value, dict) and [*value] == ["value"])  # pyright: ignore[reportUnknownArgumentType]


def as_schema_says(root: dict[str, Any], schema: dict[str, Any], value: Any) -> Any:
    """Loose JSON as the strict schema wants it: dicts as entries, what is left out as null."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].split("/")[-1]]
    if "anyOf" in schema:
        fitting = [part for part in schema["anyOf"] if fits(root, part, value)]
        return as_schema_says(root, fitting[0], value) if fitting else value
    if isinstance(value, dict) and schema.get("type") == "array":
        return [{"key": key, "value": as_schema_says(root, entry_of(schema), part)} for key, part in value.items()]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, dict):
        return {name: as_schema_says(root, part, value.get(name)) for name, part in schema["properties"].items()}  # pyright: ignore[reportUnknownMemberType]
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        items: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
        return [as_schema_says(root, schema["items"], part) for part in items]
    alone: Any = value  # pyright: ignore[reportUnknownVariableType]
    return alone


def entry_of(schema: dict[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = schema["items"]["properties"]["value"]
    return entry


def fits(root: dict[str, Any], schema: dict[str, Any], value: Any) -> bool:
    """Whether a value can be of a branch: by its JSON type and, for objects, by its keys."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].split("/")[-1]]
    if isinstance(value, dict):
        if schema.get("type") == "array":
            return schema["items"].get("required") == ["key", "value"]
        return schema.get("type") == "object" and value.keys() <= schema["properties"].keys()  # pyright: ignore[reportUnknownMemberType]
    return isinstance(value, list) is (schema.get("type") == "array") and value is not None
