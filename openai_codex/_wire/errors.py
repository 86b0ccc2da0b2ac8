"""The one error of this package, and the words it is told in.

Lives here: `WireError` and how it names what is wrong. Must not know how a value is decoded.
"""

from __future__ import annotations

from typing import Any

from .define import REQUIRED, field_specs


class WireError(ValueError):
    """A payload that cannot be read as its type at all; nothing less than that raises."""

    def __init__(self, type_name: str, path: str, reason: str) -> None:
        super().__init__(type_name, path, reason)
        self.type_name = type_name
        """The wire type that was asked for."""
        self.path = path
        """The field at fault, in wire names; empty when it is the payload itself."""
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.type_name}{'.' if self.path else ''}{self.path}: {self.reason}"


def explain(cls: type, raw: Any) -> WireError:
    """Return the error that says why `raw` is no `cls`; run only after decoding has failed."""
    if raw.__class__ is dict:
        for spec in field_specs(cls):
            given = spec.wire in raw or spec.name in raw
            if not given and (spec.default is REQUIRED or spec.constant):
                return WireError(cls.__name__, spec.wire, "required, but missing")
    return WireError(cls.__name__, "", f"cannot be read from {_kind(raw)}")


def parse_json(cls: type, text: str | bytes | bytearray) -> Any:
    """Return the JSON value in `text`; `cls` is only named in the error."""
    import orjson

    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise WireError(cls.__name__, "", f"not JSON: {error}") from error


def _kind(raw: object) -> str:
    return "null" if raw is None else f"{type(raw).__name__} {raw!r:.80}"
