"""JSON becomes values of types, or an error that names each field; nothing is coerced."""

from __future__ import annotations

import json
import pickle
from datetime import date, datetime, time, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import attrs
import pytest

from openai_codex._schemas import DoesNotFit, Shape

from .kinds import (
    Box,
    Cat,
    Colour,
    Customer,
    Dog,
    Item,
    Left,
    Level,
    NamedBox,
    Node,
    Options,
    Owner,
    Pair,
    Parcel,
    Point,
    Right,
    Settings,
    Size,
)

EMPTY: dict[str, Any] = {}


def loose(kind: Any, value: Any) -> Any:
    return Shape[Any](kind, strict=False).structure(value)


NEITHER = "fits none of its types (str: expected a string, not an array; int: expected an integer, not an array)"


def problems(kind: Any, value: Any) -> list[tuple[str, str]]:
    with pytest.raises(DoesNotFit) as caught:
        loose(kind, value)
    return caught.value.problems


@pytest.mark.parametrize(
    ("kind", "value", "structured"),
    [
        (float, 3, 3.0),
        (float | int, 3, 3),
        (int | float, 3.5, 3.5),
        (date | str, "2026-01-31", date(2026, 1, 31)),
        (date | str, "soon", "soon"),
        (datetime, "2026-01-31T12:00:00Z", datetime(2026, 1, 31, 12, tzinfo=timezone.utc)),
        (datetime, "2026-01-31T12:00:00", datetime(2026, 1, 31, 12)),
        (time, "12:30:00", time(12, 30)),
        (UUID, "12345678-1234-5678-1234-567812345678", UUID("12345678-1234-5678-1234-567812345678")),
        (Decimal, "0.10", Decimal("0.10")),
        (Path, "a/b", Path("a/b")),
        (Colour, "red", Colour.red),
        (Size, "s", Size.small),
        (Level, 2, Level.high),
        (Literal[1, True], True, True),
        (Literal[Colour.red], "red", Colour.red),
        (tuple[int, str], [1, "a"], (1, "a")),
        (set[int], [1, 2], {1, 2}),
        (frozenset[int], [1], frozenset({1})),
        (dict[Size, int], {"s": 1}, {Size.small: 1}),
        (Item, {"name": "x", "note": "n"}, Item("x", note="n")),
        (Point, {"x": 1}, Point(1.0)),
        (Pair, {"left": 1}, Pair(1)),
        (Options, {"depth": 1}, {"depth": 1}),
        (Settings, {"name": "n", "mode": "fast"}, {"name": "n", "mode": "fast"}),
        (Node, {"value": 1, "next": {"value": 2}}, Node(1, Node(2))),
        (Box[int], {"content": 1, "spare": [2]}, Box(1, [2])),
        (NamedBox, {"content": 1}, NamedBox(1)),
        (Cat | Dog, {"tricks": []}, Dog([])),
        (list[Cat | Dog], [{"lives": 9, "kind": "cat"}], [Cat(9)]),
        (Customer, {"name": "Ann"}, Customer(name="Ann")),
        (Parcel, {"weight": 1.5, "due": "2026-01-31"}, Parcel(1.5, date(2026, 1, 31))),
        (Left | Right, {"type": "Right", "b": 1}, Right(1)),
        (Any, {"a": [None]}, {"a": [None]}),
    ],
    ids=str,
)
def test_json_becomes_a_value(kind: Any, value: Any, structured: Any) -> None:
    found = loose(kind, value)
    assert found == structured
    assert type(found) is type(structured)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (int, True),
        (int, 1.0),
        (int, "1"),
        (int, None),
        (float, "1.5"),
        (float, False),
        (str, 1),
        (str, None),
        (bool, 1),
        (bool, "true"),
        (None, 0),
        (datetime, "2026-01-31"),
        (datetime, 0),
        (date, "2026-01-31T12:00:00"),
        (date, "31.1."),
        (UUID, "x"),
        (Decimal, 0.1),
        (Decimal, "1_000"),
        (Decimal, "NaN"),
        (Decimal, " 1 "),
        (Path, 1),
        (Colour, "green"),
        (Level, "1"),
        (Level, True),
        (Literal[1], True),
        (Literal[1], 1.0),
        (list[int], "12"),
        (list[str], "ab"),
        (list[int], {"0": 1}),
        (tuple[int, str], [1]),
        (tuple[int, str], [1, "a", 2]),
        (set[str], "ab"),
        (dict[str, int], [["a", 1]]),
        (Item, ["x"]),
        (Cat | Dog, {}),
        (int | None, "1"),
        (Customer, {"name": "Ann", "age": "18"}),
        (Parcel, {"weight": "1"}),
    ],
)
def test_nothing_is_coerced(kind: Any, value: Any) -> None:
    assert problems(kind, value)


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (
            Item,
            {"count": "1", "colour": 1},
            {".name": "is missing", ".count": "expected an integer, not '1'", ".colour": "is not a known key"},
        ),
        (Options, {"depth": None, "x": 1}, {".depth": "expected an integer, not null", ".x": "is not a known key"}),
        (Settings, {"mode": "idle"}, {".name": "is missing", ".mode": "expected one of 'fast', 'slow', not 'idle'"}),
        (Pair, {"right": 1}, {".left": "is missing", ".right": "expected a string, not 1"}),
        (
            list[Node],
            [{"value": 1}, {"value": 1, "children": [{"value": "x"}]}],
            {"[1].children[0].value": "expected an integer, not 'x'"},
        ),
        (dict[str, tuple[int, str]], {"k": [1, 2]}, {"['k'][1]": "expected a string, not 2"}),
        (
            Owner,
            {"pet": {"kind": "dog", "tricks": [1]}, "spare": {"lives": 1}},
            {".pet.tricks[0]": "expected a string, not 1"},
        ),
        (int | None, "x", {"": "expected an integer, not 'x'"}),
        (str | int, [], {"": NEITHER}),
        (
            Customer,
            {"name": "A", "friends": [EMPTY]},
            {".name": "String should have at least 2 characters", ".friends[0].name": "Field required"},
        ),
        (Parcel, {"weight": 1, "inner": [EMPTY]}, {".inner[0]": "Object missing required field `weight`"}),
    ],
)
def test_an_error_names_each_field_that_is_wrong(kind: Any, value: Any, told: dict[str, str]) -> None:
    assert dict(problems(kind, value)) == told


def test_what_a_class_itself_refuses_is_told_with_its_place() -> None:
    @attrs.define
    class Positive:
        n: int = attrs.field(validator=attrs.validators.gt(0))

    (problem,) = problems(list[Positive], [{"n": 1}, {"n": -1}])
    assert problem[0] == "[1]"
    assert "'n' must be > 0: -1" in problem[1]


def test_only_some_of_many_problems_are_told() -> None:
    with pytest.raises(DoesNotFit, match="and 40 more") as caught:
        loose(list[int], ["x" * 200] * 50)
    assert len(caught.value.problems) == 50
    assert len(str(caught.value)) < 2000


def test_the_error_survives_pickling() -> None:
    with pytest.raises(DoesNotFit) as caught:
        loose(int, "x")
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


def strict(kind: Any, value: Any) -> Any:
    return Shape[Any](kind, strict=True).parse(json.dumps(value))


def test_null_leaves_a_field_out_where_the_strict_schema_requires_it() -> None:
    left_out = {"name": "x", "count": None, "price": None, "note": None}
    assert strict(Item, left_out) == Item("x")
    assert strict(Settings, {"name": "n", "mode": None}) == {"name": "n"}
    assert strict(Pair, {"left": 1, "right": None}) == Pair(1)
    with pytest.raises(DoesNotFit, match="name: expected a string, not null"):
        strict(Item, {**left_out, "name": None})


def test_what_was_wrapped_is_unwrapped() -> None:
    assert strict(list[int], {"value": [1]}) == [1]
    assert strict(int | str, {"value": "x"}) == "x"
    assert strict(Cat | Dog, {"value": {"lives": 1, "kind": "cat"}}) == Cat(1)
    for wrong in ([1], {"value": 1, "more": 2}, {}):
        with pytest.raises(DoesNotFit, match='the one key "value"'):
            strict(list[int], wrong)


def test_entries_become_a_dict() -> None:
    assert strict(dict[str, int], {"value": [{"key": "a", "value": 1}]}) == {"a": 1}
    with pytest.raises(DoesNotFit, match="the same key twice"):
        strict(dict[str, int], {"value": [{"key": "a", "value": 1}, {"key": "a", "value": 2}]})
    with pytest.raises(DoesNotFit, match=r"\[0\].value: is missing"):
        strict(dict[str, int], {"value": [{"key": "a"}]})


def test_text_that_is_no_json_does_not_fit() -> None:
    with pytest.raises(DoesNotFit, match="not JSON"):
        Shape[Any](Item, strict=True).parse("A fine answer.")
