"""What every wire type offers to its users, under the names that users of the official models know.

Lives here: the public methods, each one line over `Codec`, which the package installs when all of it is there. Must
not know how values are read and written.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, Protocol, TypeVar

X = TypeVar("X", bound="Wire")


class DumpOptions(NamedTuple):
    """What the caller of `model_dump` asked for."""

    json: bool
    by_alias: bool
    exclude_none: bool
    exclude_unset: bool


class Codec(Protocol):
    """The ways in and out of the wire types, for the methods of the types themselves."""

    def validate(self, cls: type[Any], raw: object) -> Any:
        """Return the `cls` that `raw` describes or is, in wire names or in attribute names."""
        ...

    def validate_json(self, cls: type[Any], text: str | bytes | bytearray) -> Any:
        """Return the `cls` that a JSON text describes."""
        ...

    def member(self, union: type[Any], value: object) -> Any:
        """Return the member of a union that `value` is or describes."""
        ...

    def dump(self, value: Any, options: DumpOptions) -> Any:
        """Return plain data."""
        ...


_installed: list[Codec] = []


def install(made: Codec) -> None:
    """Have the methods of all wire types work over `made`; done once, when the package is imported."""
    _installed.append(made)


def codec() -> Codec:
    """Return the ways in and out."""
    return _installed[0]


class Wire:
    """Base of models, unions, unknown members and named strings."""

    __slots__ = ()

    @classmethod
    def model_validate(cls: type[X], obj: Any) -> X:
        """Return the instance that `obj` describes: a dict in wire names or in attribute names, or an instance.

        Raises `WireError` when it describes no such instance.
        """
        made: X = codec().validate(cls, obj)
        return made

    @classmethod
    def model_validate_json(cls: type[X], json_data: str | bytes | bytearray) -> X:
        """Return the instance that a JSON text describes."""
        made: X = codec().validate_json(cls, json_data)
        return made

    def model_dump(
        self,
        *,
        mode: Literal["python", "json"] | str = "python",
        by_alias: bool = False,
        exclude_none: bool = False,
        exclude_unset: bool = False,
    ) -> Any:
        """Return plain data: a dict for a model, the bare value for a string.

        `mode="json"` turns enum members into strings, `by_alias` gives wire names. Unset fields appear with what
        they read as, unless `exclude_unset` is given.
        """
        return codec().dump(self, DumpOptions(mode == "json", by_alias, exclude_none, exclude_unset))

    def model_dump_json(
        self,
        *,
        indent: int | None = None,
        by_alias: bool = False,
        exclude_none: bool = False,
        exclude_unset: bool = False,
    ) -> str:
        """Return `model_dump(mode="json")` as a JSON text."""
        import json

        plain = self.model_dump(mode="json", by_alias=by_alias, exclude_none=exclude_none, exclude_unset=exclude_unset)
        separators = (",", ":") if indent is None else (",", ": ")
        return json.dumps(plain, indent=indent, separators=separators, ensure_ascii=False)
