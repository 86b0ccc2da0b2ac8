"""Whether JSON that is about to be sent is what its class asks for.

Decoding is lenient, because a server may be newer; what the caller made is his own. So this walk refuses wrong JSON
types and missing required fields at any depth. What can grow stays open: enum values, variants and keys that are not
known here. Only an answer is closed, but for its keys: the server takes a value that it does not know as a failure.

Lives here: that walk, by the annotations of the models. Must not know methods.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

from .annotations import WireType, parse
from .decode import is_nullable
from .define import REQUIRED, field_specs
from .enums import WireEnum, enum_values
from .errors import WireError
from .model import WireModel
from .registry import decoder
from .unions import UnionPlan, UnknownMember, WireString, is_union

# Called with a value and the path to it.
Check: TypeAlias = "Callable[[Any, str], None]"

_WORDS: dict[str, tuple[type, str]] = {
    "str": (str, "a string"),
    "bool": (bool, "a boolean"),
    "int": (int, "an integer"),
}


@cache
def class_check(cls: Any, *, closed: bool) -> Check:
    """Return the check of one class: it raises `WireError`, naming the field, for what may not be sent as one."""
    if issubclass(cls, WireModel):
        return _model_check(cls, closed)
    if is_union(cls):
        return _union_check(cls, closed)
    if closed and issubclass(cls, WireEnum):
        return _enum_check(cls)
    if issubclass(cls, (WireEnum, WireString)):
        return _plain_check(str, "a string")
    raise TypeError(f"{cls.__name__} is nothing that is sent")


def _model_check(cls: Any, closed: bool) -> Check:
    from ..generated.methods import NOT_NULL

    refuse_null = NOT_NULL.get(cls.__name__, ())
    fields = [
        (
            spec.wire,
            spec.default is REQUIRED or spec.constant,
            _type_check(spec.type, spec.module, closed, null=spec.type.nullable and spec.wire not in refuse_null),
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


def _type_check(kind: WireType, module: str, closed: bool, *, null: bool) -> Check:
    inner = _bare_check(kind, module, closed)
    if not null:
        return inner
    return lambda value, path: None if value is None else inner(value, path)


def _bare_check(kind: WireType, module: str, closed: bool) -> Check:
    if kind.element is not None:
        element = _type_check(kind.element, module, closed, null=kind.element.nullable)
        return _list_check(element) if kind.kind == "list" else _dict_check(element)
    if kind.kind == "constant":
        return _literal_check(kind.name)
    if kind.kind == "class":
        cls = kind.find(module)
        return _any_json if cls is None else class_check(cls, closed=closed)
    if kind.name == "float":
        return _number
    return _plain_check(*_WORDS[kind.name]) if kind.name in _WORDS else _any_json


def _union_check(union: Any, closed: bool) -> Check:
    plan: UnionPlan = union._wire_union
    decode, nullable = decoder(union), is_nullable(union)
    shapes = [parse(shape) for shape in plan.shapes]
    lists = [_bare_check(shape, plan.module, closed) for shape in shapes if shape.kind == "list"]
    values = parse(plan.values).find(plan.module) if plan.values and closed else None

    def run(value: Any, path: str) -> None:
        made: Any = decode(value)
        if isinstance(made, UnknownMember):
            _check_unknown(union, plan, value, path, closed)
        elif made is None and nullable:
            return
        elif not isinstance(made, union):
            raise _misfit(union.__name__, path, f"of {union.__name__}", value)
        elif value.__class__ is dict:
            member: Any = made.__class__
            class_check(member, closed=closed)(value, path)
        elif value.__class__ is list:
            lists[0](value, path)
        elif values is not None and isinstance(made, values):
            class_check(values, closed=True)(value, path)

    return run


def _check_unknown(union: Any, plan: UnionPlan, value: dict[str, Any], path: str, closed: bool) -> None:
    """An object that was read as no member: refused, unless its tag says that it is newer than this protocol."""
    tags = [value.get(plan.tag)] if plan.tag else list(value)
    for tag in tags:
        names = plan.members.get(tag) if isinstance(tag, str) else None
        if isinstance(names, str):
            class_check(parse(names).find(plan.module), closed=closed)(value, path)
        if names is not None:
            raise _misfit(union.__name__, path, f"of {union.__name__}", value)
    if plan.tag and not isinstance(tags[0], str):
        where = f"{path}.{plan.tag}" if path else plan.tag
        raise WireError(union.__name__, where, "required, but missing" if plan.tag not in value else "must be a string")
    if closed or not plan.members or not tags:
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


def _enum_check(cls: Any) -> Check:
    known = enum_values(cls)

    def run(value: Any, path: str) -> None:
        if value.__class__ is not str or value not in known:
            raise _misfit("", path, f"a known {cls.__name__}", value)

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
    """Whatever is JSON will do; what writes it would make null of a float that is not finite."""
    if value.__class__ is float and not math.isfinite(value):
        raise _misfit("", path, "a finite number", value)
    if value.__class__ is list:
        _list_check(_any_json)(value, path)
    elif value.__class__ is dict:
        _dict_check(_any_json)(value, path)


def _misfit(type_name: str, path: str, expected: str, value: Any) -> WireError:
    given = "null" if value is None else f"{type(value).__name__} {value!r:.80}"
    return WireError(type_name, path, f"must be {expected}, not {given}")
