"""The ways in and out, as the methods of the wire types use them.

Lives here: `WireCodec`, each method one line over decoding or dumping, and the entry of unions in the registry. Must
not know methods of the protocol.
"""

from __future__ import annotations

from typing import Any

from .decode import as_member, structure_wire
from .dump import dump
from .errors import parse_json
from .registry import BY_NAME, Decoder, register
from .unions import is_union
from .wire import DumpOptions


class WireCodec:
    """What `openai_codex._wire` installs as the `Codec` of all wire types."""

    def validate(self, cls: type[Any], raw: object) -> Any:
        """Return the `cls` that `raw` describes or is, in wire names or in attribute names."""
        return structure_wire(cls, raw, BY_NAME)

    def validate_json(self, cls: type[Any], text: str | bytes | bytearray) -> Any:
        """Return the `cls` that a JSON text describes."""
        return structure_wire(cls, parse_json(cls, text), BY_NAME)

    def member(self, union: type[Any], value: object) -> Any:
        """Return the member of a union that `value` is or describes."""
        return as_member(union, value)

    def dump(self, value: Any, options: DumpOptions) -> Any:
        """Return plain data."""
        return dump(value, options)


def _union_decoder(union: Any) -> Decoder:
    from .union_decode import union_decoder

    return union_decoder(union)


register(is_union, _union_decoder)
