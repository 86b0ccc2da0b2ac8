"""`Shape`: one type, its schema, and the way from JSON to its values."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import attrs
import orjson

from .errors import DoesNotFit
from .kinds import plain
from .schema import schema_of, shown

T = TypeVar("T")

# What a value that is no object stands under, where the outermost must be one.
WRAPPED = "value"


@attrs.define(init=False)
class Shape(Generic[T]):
    """What JSON must look like to be a `kind`.

    Args:
        kind: The type. It may be anything that an annotation can say, a union or `list[T]` too.
        strict: Whether the schema is in the dialect of strict structured output, with an object at its root.

    Raises:
        NoSchema: The type, or one inside it, has no schema.
    """

    kind: Any
    schema: dict[str, Any] = attrs.field(repr=False)
    _strict: bool
    _wrapped: bool

    def __init__(self, kind: Any, *, strict: bool) -> None:
        self.kind = kind
        self._strict = strict
        self.schema = schema_of(kind, strict=strict)
        self._wrapped = strict and self.schema.get("type") != "object"
        if self._wrapped:
            definitions = {"$defs": self.schema.pop("$defs")} if "$defs" in self.schema else {}
            self.schema = {
                "type": "object",
                "properties": {WRAPPED: self.schema},
                "required": [WRAPPED],
                "additionalProperties": False,
                **definitions,
            }

    @property
    def name(self) -> str:
        """What the type is called."""
        return shown(self.kind)

    def structure(self, value: Any) -> T:
        """The value that parsed JSON stands for. Raises DoesNotFit, which names each wrong field."""
        from .structuring import converter, problems_of  # cattrs takes long to import

        if self._wrapped:
            if type(value) is not dict or value.keys() != {WRAPPED}:  # pyright: ignore[reportUnknownMemberType]
                raise DoesNotFit([("", f'expected an object with the one key "{WRAPPED}"')])
            value = value[WRAPPED]  # pyright: ignore[reportUnknownVariableType]
        try:
            structured: T = converter(strict=self._strict).structure(value, plain(self.kind)[0])
        except Exception as error:  # a class of the program's may refuse what its types allow
            raise DoesNotFit(problems_of(error)) from error
        return structured

    def unwrapped(self, value: Any, default: Any) -> Any:
        """What a part of an answer says of the value; `default` if it does not get that far."""
        if not self._wrapped:
            return value
        return value.get(WRAPPED, default) if type(value) is dict else default  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]

    def parse(self, text: str) -> T:
        """The value that JSON text stands for. Raises DoesNotFit for text that is no JSON as well."""
        try:
            value = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise DoesNotFit([("", f"not JSON: {error}")]) from error
        return self.structure(value)
