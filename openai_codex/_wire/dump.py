"""From models back to plain values: to the wire, and to Python data.

`to_wire` is exact: what was unset stays away, null stays null, what the models did not know comes back. `dump` is
what users of `model_dump` expect.

Lives here: both walks. Must not know how values are decoded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any, cast

from .define import field_specs
from .json_types import JsonValue
from .model import WireModel, reads_as, unset_fields
from .unions import UnknownMember
from .wire import DumpOptions

_SCALARS = frozenset({str, int, float, bool, type(None)})
_NONE: frozenset[str] = frozenset()


@cache
def _names(cls: type) -> tuple[tuple[str, str], ...]:
    return tuple((spec.name, spec.wire) for spec in field_specs(cls))


@cache
def _encoder(cls: type) -> Callable[[WireModel, frozenset[str]], dict[str, JsonValue]]:
    """Derive the function from a model and the names of its unset fields to JSON, for one class."""
    names: dict[str, Any] = {"scalars": _SCALARS, "to_wire": to_wire, "reads_as": reads_as}
    lines = ["def encode(x, unset):", "    o = {}"]
    for number, spec in enumerate(field_specs(cls)):
        names[f"d{number}"] = spec.default
        # What reads as it did while it was unset stays away, unless it was said.
        said = f"{spec.name!r} not in unset"
        shown = f"v is not None or {said}" if spec.default is None else f"{said} or not reads_as(v, d{number})"
        lines += [
            f"    v = x.{spec.name}",
            f"    if {shown}:",
            f"        o[{spec.wire!r}] = v if v.__class__ in scalars else to_wire(v)",
        ]
    exec("\n".join([*lines, "    return o"]), names)
    return cast("Callable[[WireModel, frozenset[str]], dict[str, JsonValue]]", names["encode"])


def to_wire(value: Any) -> JsonValue:
    """Return the JSON value of a model, an enum member, or any nest of lists and dicts of them.

    Raises `TypeError` for a value that has no place in JSON.
    """
    kind = value.__class__
    if kind in _SCALARS:
        return cast("JsonValue", value)
    if isinstance(value, WireModel):
        return _model_to_wire(value)
    if kind is list or isinstance(value, (list, tuple)):
        return [to_wire(item) for item in cast("list[Any]", value)]
    if isinstance(value, dict):
        return {_key(key): to_wire(item) for key, item in _items(value)}
    return _rest_to_wire(value)


def _model_to_wire(model: WireModel) -> dict[str, JsonValue]:
    out = _encoder(type(model))(model, getattr(model, "_wire_unset", _NONE))
    extra = getattr(model, "_wire_extra", None)
    if extra:
        for key, item in extra.items():
            out.setdefault(key, to_wire(item))
    return out


def _rest_to_wire(value: Any) -> JsonValue:
    if isinstance(value, UnknownMember):
        return to_wire(value.raw)
    if isinstance(value, Enum):
        return to_wire(value.value)
    if isinstance(value, str):
        # A subclass with a __str__ of its own must not change what is sent.
        return str.__str__(value)
    if isinstance(value, (int, float)):
        return int(value) if isinstance(value, int) else float(value)
    if isinstance(value, os.PathLike):
        return os.fspath(cast("os.PathLike[str]", value))
    if isinstance(value, Mapping):
        return {_key(key): to_wire(item) for key, item in _items(value)}
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def _items(value: Any) -> Iterable[tuple[Any, Any]]:
    items: Iterable[tuple[Any, Any]] = value.items()
    return items


def _key(key: Any) -> str:
    if isinstance(key, Enum):
        key = key.value
    if not isinstance(key, str):
        raise TypeError(f"a key in JSON is a string, not {type(key).__name__}")
    return str.__str__(key)


def dump(value: Any, options: DumpOptions) -> Any:
    """Return plain Python data for a model or anything in one."""
    if isinstance(value, WireModel):
        return _dump_model(value, options)
    if isinstance(value, UnknownMember):
        return dump(value.raw, options)
    if isinstance(value, (list, tuple)):
        return [dump(item, options) for item in cast("list[Any]", value)]
    if isinstance(value, dict):
        return {key: dump(item, options) for key, item in _items(value)}
    if isinstance(value, Enum) and not options.json:
        return value
    return to_wire(value)


def _dump_model(model: WireModel, options: DumpOptions) -> dict[str, Any]:
    unset = unset_fields(model) if options.exclude_unset else _NONE
    out: dict[str, Any] = {}
    for name, wire in _names(type(model)):
        value = getattr(model, name)
        if name in unset or (options.exclude_none and value is None):
            continue
        out[wire if options.by_alias else name] = dump(value, options)
    for key, item in model.model_extra.items():
        if not (options.exclude_none and item is None):
            out.setdefault(key, dump(item, options))
    return out
