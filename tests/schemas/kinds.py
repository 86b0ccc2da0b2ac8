"""The types that the tests of schemas share."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum, IntEnum
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, NamedTuple, NewType, Optional, TypedDict, TypeVar, Union
from uuid import UUID

import attrs
import msgspec
import pydantic
from typing_extensions import NotRequired, Required

T = TypeVar("T")
UserId = NewType("UserId", str)


class Colour(Enum):
    """What it looks like."""

    red = "red"
    blue = "blue"


class Size(str, Enum):
    small = "s"
    large = "l"


class Level(IntEnum):
    low = 1
    high = 2


@attrs.frozen
class Item:
    """One line of an order.

    Attributes:
        count: How many.
    """

    name: Annotated[str, "What it is called."]
    count: int = 1
    price: Decimal | None = None
    _note: str = attrs.field(default="", alias="note", metadata={"description": "For us."})
    made: int = attrs.field(init=False, default=7)


@dataclasses.dataclass
class Point:
    x: float
    y: float = 0.5
    label: str = dataclasses.field(default="", metadata={"description": "Its name."})


class Pair(NamedTuple):
    left: int
    right: str | None = None


class Options(TypedDict, total=False):
    verbose: bool
    depth: Required[int]


class Settings(TypedDict):
    name: str
    mode: NotRequired[Literal["fast", "slow"]]


@attrs.define
class Node:
    value: int
    next: Node | None = None
    children: list[Node] = attrs.Factory(list)  # pyright: ignore[reportUnknownVariableType]


@attrs.frozen
class Box(Generic[T]):
    content: T
    spare: list[T] = attrs.Factory(list)  # pyright: ignore[reportUnknownVariableType]


@attrs.frozen
class NamedBox(Box[int]):
    name: str = "box"


@attrs.frozen
class Cat:
    lives: int
    kind: Literal["cat"] = "cat"


@attrs.frozen
class Dog:
    tricks: list[str]
    kind: Literal["dog"] = "dog"


@attrs.frozen
class Owner:
    pet: Cat | Dog
    spare: Annotated[Cat, "The other one."]


class Customer(pydantic.BaseModel):
    name: str = pydantic.Field(min_length=2, description="Of the company.")
    age: int = 18
    since: date | None = None
    friends: list[Customer] = []


class Parcel(msgspec.Struct):
    weight: float
    due: date | None = None
    inner: list[Parcel] = []


class Left(msgspec.Struct, tag=True):
    a: int


class Right(msgspec.Struct, tag=True):
    b: int


@attrs.define
class Mixed:
    customer: Customer
    parcel: Parcel
    customers: list[Customer]


# Every type here has a schema in both dialects.
STRUCTURED: list[Any] = [
    str,
    int,
    float,
    bool,
    None,
    datetime,
    date,
    time,
    UUID,
    Decimal,
    Path,
    UserId,
    Annotated[int, "A number."],
    Optional[int],  # noqa: UP045 - the old spelling is a type of its own
    Union[int, str],  # noqa: UP007
    int | float | None,
    Literal["a", 1, True, None],
    Literal[Colour.red],
    Colour,
    Size,
    Level,
    list[int],
    Sequence[str],
    tuple[int, ...],
    tuple[int, str],
    tuple[()],
    set[str],
    frozenset[int],
    AbstractSet[int],
    dict[str, int],
    Mapping[str, Item],
    dict[Size, list[int]],
    Item,
    Point,
    Pair,
    Options,
    Settings,
    Node,
    Box[int],
    Box[Box[str]],
    NamedBox,
    Owner,
    Cat | Dog,
    list[Cat | Dog],
    Customer,
    list[Customer],
    Parcel,
    Left | Right,
    Mixed,
]
