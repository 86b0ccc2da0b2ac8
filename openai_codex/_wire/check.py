"""Whether JSON that is about to be sent is what its class asks for.

Decoding is lenient, because a server may be newer; what the caller made is his own. So this walk refuses wrong JSON
types and missing required fields at any depth. What can grow stays open: enum values, variants and keys that are not
known here.

Lives here: that walk, by the annotations of the models. Must not know methods.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

from .decode import decoder, is_nullable
from .define import REQUIRED, field_specs
from .enums import WireEnum
from .errors import WireError
from .model import WireModel
from .unions import UnionPlan, UnknownMember, WireString

# Called with a value and the path to it.
Check: TypeAlias = "Callable[[Any, str], None]"

_WORDS: dict[str, tuple[type, str]] = {
    "str": (str, "a string"),
    "bool": (bool, "a boolean"),
    "int": (int, "an integer"),
}


@cache
def class_check(cls: Any) -> Check:
    """Return the check of one class: it raises `WireError`, naming the field, for what may not be sent as one."""
    if issubclass(cls, WireModel):
        return _model_check(cls)
    if "_wire_union" in vars(cls):
        return _union_check(cls)
    if issubclass(cls, (WireEnum, WireString)):
        return _plain_check(str, "a string")
    raise TypeError(f"{cls.__name__} is nothing that is sent")


def _model_check(cls: Any) -> Check:
    from ..generated.methods import NOT_NULL

    refuse_null = NOT_NULL.get(cls.__name__, ())
    fields = [
        (
            spec.wire,
            spec.default is REQUIRED or spec.constant,
            _annotation_check(
                spec.annotation.removesuffix(" | None") if spec.wire in refuse_null else spec.annotation, spec.module
            ),
        )
        for spec in field_specs(cls)
    ]

    def run(value: Any, path: str) -> None:
        if value.__class__ is not dict:
            raise _misfit(cls.__name__, path, "an object", value)
        for wire, required, inner in fields:
            if wire in value:
                inner(value[wire], f"{path}.{wire}" if path else wire)
            elif required:
                raise WireError(cls.__name__, f"{path}.{wire}" if path else wire, "required, but missing")

    return run


def _annotation_check(annotation: str, module: str) -> Check:
    text = annotation.removesuffix(" | None")
    if text != annotation:
        inner = _annotation_check(text, module)
        return lambda value, path: None if value is None else inner(value, path)
    if text in ("JsonValue", "None"):
        return _any_json
    if text.startswith("list["):
        return _list_check(_annotation_check(text[5:-1], module))
    if text == "JsonObject" or text.startswith("dict[str, "):
        return _dict_check(_any_json if text == "JsonObject" else _annotation_check(text[10:-1], module))
    if text.startswith("Literal["):
        return _literal_check(text[9:-2])
    if text == "float":
        return _number
    if text in _WORDS:
        return _plain_check(*_WORDS[text])
    return class_check(vars(sys.modules[module])[text])


def _union_check(union: Any) -> Check:
    plan: UnionPlan = union._wire_union
    decode, nullable = decoder(union), is_nullable(union)
    lists = [_annotation_check(shape, plan.module) for shape in plan.shapes if shape.startswith("list[")]

    def run(value: Any, path: str) -> None:
        made: Any = decode(value)
        if isinstance(made, UnknownMember):
            _check_unknown(union, plan, value, path)
        elif made is None and nullable:
            return
        elif not isinstance(made, union):
            raise _misfit(union.__name__, path, f"of {union.__name__}", value)
        elif value.__class__ is dict:
            member: Any = made.__class__
            class_check(member)(value, path)
        elif value.__class__ is list:
            lists[0](value, path)

    return run


def _check_unknown(union: Any, plan: UnionPlan, value: dict[str, Any], path: str) -> None:
    """An object that was read as no member: refused, unless its tag says that it is newer than this protocol."""
    tags = [value.get(plan.tag)] if plan.tag else list(value)
    for tag in tags:
        names = plan.members.get(tag) if isinstance(tag, str) else None
        if isinstance(names, str):
            class_check(vars(sys.modules[plan.module])[names])(value, path)
        if names is not None:
            raise _misfit(union.__name__, path, f"of {union.__name__}", value)
    if plan.tag and not isinstance(tags[0], str):
        where = f"{path}.{plan.tag}" if path else plan.tag
        raise WireError(union.__name__, where, "required, but missing" if plan.tag not in value else "must be a string")
    if not plan.members or not tags:
        raise _misfit(union.__name__, path, f"of {union.__name__}", value)


def _list_check(element: Check) -> Check:
    def run(value: Any, path: str) -> None:
        if value.__class__ is not list:
            raise _misfit("", path, "an array", value)
        for number, item in enumerate(value):
            element(item, f"{path}[{number}]")

    return run


def _dict_check(element: Check) -> Check:
    def run(value: Any, path: str) -> None:
        if value.__class__ is not dict:
            raise _misfit("", path, "an object", value)
        for key, item in value.items():
            element(item, f"{path}[{key!r}]")

    return run


def _plain_check(kind: type, words: str) -> Check:
    def run(value: Any, path: str) -> None:
        if value.__class__ is not kind:
            raise _misfit("", path, words, value)

    return run


def _literal_check(expected: str) -> Check:
    def run(value: Any, path: str) -> None:
        if value != expected:
            raise _misfit("", path, repr(expected), value)

    return run


def _number(value: Any, path: str) -> None:
    if value.__class__ is not int and value.__class__ is not float:
        raise _misfit("", path, "a number", value)
    _any_json(value, path)


def _any_json(value: Any, path: str) -> None:
    """Whatever is JSON will do; what writes it would make null of the floats that are none."""
    if value.__class__ is float and not math.isfinite(value):
        raise _misfit("", path, "a finite number", value)
    if value.__class__ is list:
        _list_check(_any_json)(value, path)
    elif value.__class__ is dict:
        _dict_check(_any_json)(value, path)


def _misfit(type_name: str, path: str, expected: str, value: Any) -> WireError:
    given = "null" if value is None else f"{type(value).__name__} {value!r:.80}"
    return WireError(type_name, path, f"must be {expected}, not {given}")
