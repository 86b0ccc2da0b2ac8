"""The decoders of all wire types: each made on first use, by the module that knows its kind.

A decoder is called with the value and a second argument, the place where cattrs passes the type; nobody looks at it
but for `BY_NAME`, which says that attribute names are accepted as keys too.

Lives here: the table of decoders, and those of lists and dicts. Must not know how models, unions and enums are read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from .annotations import WireType
from .enums import WireEnum
from .wire import Wire

Decoder: TypeAlias = "Callable[..., Any]"

BY_NAME: Final = "by name"


# For each kind of wire types whether a type is of it, and the way to make a decoder of one.
_kinds: list[tuple[Callable[[Any], bool], Callable[[Any], Decoder]]] = []
_decoders: dict[type, Decoder] = {}


def register(has: Callable[[Any], bool], make: Callable[[Any], Decoder]) -> None:
    """Let `make` make the decoders of the types for which `has` is true. No type is of two kinds."""
    _kinds.append((has, make))


def decoder(cls: Any) -> Decoder:
    """Return the decoder for a wire type inside another: what it cannot read, it passes on raw."""
    found = _decoders.get(cls)
    if found is None:
        make = next(make for has, make in _kinds if has(cls))
        found = _decoders.setdefault(cls, make(cls))
    return found


def type_decoder(kind: WireType, module: str) -> Decoder:
    """Return the decoder for a type, its classes being those of `module`; null passes each of them as it is."""
    if kind.is_plain:
        return _as_it_is
    if kind.element is not None:
        element = type_decoder(kind.element, module)
        return _list_decoder(element) if kind.kind == "list" else _dict_decoder(element)
    cls = kind.find(module)
    # A class derived by a user may have fields of any type; they hold what came.
    return decoder(cls) if cls is not None and issubclass(cls, (Wire, WireEnum)) else _as_it_is


def _as_it_is(value: Any, how: object = None) -> Any:
    return value


def _list_decoder(element: Decoder) -> Decoder:
    def decode(value: Any, how: object = None) -> Any:
        return [element(item, how) for item in value] if value.__class__ is list else value

    return decode


def _dict_decoder(element: Decoder) -> Decoder:
    def decode(value: Any, how: object = None) -> Any:
        if value.__class__ is not dict:
            return value
        return {key: element(item, how) for key, item in value.items()}

    return decode
