"""What every wire type offers to its users, under the names that users of the official models know.

Lives here: the public methods, each one line over decode, encode or dump. Must not know how those work.
"""

from __future__ import annotations

from typing import Any, Literal, TypeVar

X = TypeVar("X", bound="Wire")


class Wire:
    """Base of models, unions, unknown members and named strings."""

    __slots__ = ()

    @classmethod
    def model_validate(cls: type[X], obj: Any) -> X:
        """Return the instance that `obj` describes: a dict in wire names or in attribute names, or an instance.

        Raises `WireError` when it describes none.
        """
        from .decode import BY_NAME, structure_wire

        return structure_wire(cls, obj, BY_NAME)

    @classmethod
    def model_validate_json(cls: type[X], json_data: str | bytes | bytearray) -> X:
        """Return the instance that a JSON text describes."""
        from .decode import BY_NAME, structure_wire
        from .errors import parse_json

        return structure_wire(cls, parse_json(cls, json_data), BY_NAME)

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
        from .dump import DumpOptions, dump

        return dump(self, DumpOptions(mode == "json", by_alias, exclude_none, exclude_unset))

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
