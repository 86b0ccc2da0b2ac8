"""The hooks for what has no parts: strings, numbers, dates, choices; and what a value of another kind is told as."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import partial
from pathlib import Path, PurePath
from typing import Any, TypeAlias, get_args
from uuid import UUID

from .errors import DoesNotFit
from .kinds import NONE, is_enum

Hook: TypeAlias = Callable[[Any, Any], Any]

# Characters of a wrong value that an error repeats.
MOST_SHOWN = 80


def mismatch(expected: str, value: Any) -> DoesNotFit:
    """The error for a value of another kind."""
    return DoesNotFit([("", f"expected {expected}, not {shown(value)}")])


def as_object(value: Any) -> dict[str, Any]:
    """A value that must be a JSON object."""
    if type(value) is not dict:
        raise mismatch("an object", value)
    return value  # pyright: ignore[reportUnknownVariableType]


def as_array(value: Any) -> list[Any]:
    """A value that must be a JSON array."""
    if type(value) is not list:
        raise mismatch("an array", value)
    return value  # pyright: ignore[reportUnknownVariableType]


def shown(value: Any) -> str:
    """A JSON value in few words."""
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case dict():
            return "an object"
        case list():
            return "an array"
        case _:
            text = repr(value)
            return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}..."


def scalar(value: Any, kind: Any) -> Any:
    # Classes are looked up by their bases: an enum of strings comes here as well.
    if is_enum(kind):
        return enum(kind)(value, kind)
    # Exact types, because a bool is an int in Python only.
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise mismatch(_SCALARS[kind], value)
    return value


_SCALARS = {str: "a string", bool: "true or false", int: "an integer", float: "a number", NONE: "null"}


def parsed(parse: Callable[[str], Any], expected: str, value: Any, _: Any) -> Any:
    if not isinstance(value, str):
        raise mismatch(f"{expected} as a string", value)
    try:
        return parse(value)
    except ValueError:
        raise mismatch(expected, value) from None


def _datetime(text: str) -> datetime:
    if len(text) <= len("2000-01-01"):
        raise ValueError("a date is no point in time")
    # Python 3.10 does not know Z.
    return datetime.fromisoformat(f"{text[:-1]}+00:00" if text.endswith(("Z", "z")) else text)


def _time(text: str) -> time:
    return time.fromisoformat(f"{text[:-1]}+00:00" if text.endswith(("Z", "z")) else text)


def _decimal(text: str) -> Decimal:
    # Decimal itself takes blanks, underscores and "NaN" too.
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text, re.ASCII):
        raise ValueError("no decimal number")
    return Decimal(text)


PARSERS: dict[Any, tuple[Callable[[str], Any], str]] = {
    datetime: (_datetime, "a date and time as in 2000-01-31T12:00:00Z"),
    date: (date.fromisoformat, "a date as in 2000-01-31"),
    time: (_time, "a time as in 12:00:00"),
    UUID: (UUID, "a UUID"),
    Decimal: (_decimal, "a decimal number"),
    Path: (Path, "a path"),
    PurePath: (PurePath, "a path"),
}


def literal(kind: Any) -> Hook:
    return partial(_chosen, [(c.value if isinstance(c, Enum) else c, c) for c in get_args(kind)])


def enum(kind: Any) -> Hook:
    return partial(_chosen, [(member.value, member) for member in kind])


# A choice that is a number may come without its point, and one of a mixed-in class as what it is made of.
_ALSO: dict[Any, tuple[Any, ...]] = {float: (int,)}


def _chosen(choices: list[tuple[Any, Any]], value: Any, _: Any) -> Any:
    for choice, member in choices:
        # In Python True equals 1 and 1 equals 1.0; in JSON they are three values.
        if choice == value and type(value) in (type(choice), *_ALSO.get(type(choice), ())):
            return member
    raise mismatch(f"one of {', '.join(shown(choice) for choice, _ in choices)}", value)
