"""The types of free JSON, and the two sentinels of the wire models.

Lives here: names without behaviour. Must not know any model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Generic, TypeAlias, TypeVar, final

JsonScalar: TypeAlias = str | int | float | bool | None
JsonValue: TypeAlias = JsonScalar | list["JsonValue"] | dict[str, "JsonValue"]
JsonObject: TypeAlias = dict[str, "JsonValue"]

T = TypeVar("T")


@final
class Unset:
    """The type of `UNSET`: not given, which is not the same as null."""

    __module__ = "openai_codex.types"

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset()
"""Passed for an optional field, it says the same as leaving the field out."""


@final
class Factory(Generic[T]):
    """Run-time stand-in for `attrs.Factory`, so that importing the models does not import attrs."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], T]) -> None:
        self.make = make


def default_value(default: Any) -> Any:
    """Return the value an unset field reads as; a new one each time where it is mutable."""
    return default.make() if default.__class__ is Factory else default
