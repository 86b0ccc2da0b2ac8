"""From JSON values to members of unions.

Lives here: the four ways in which members are told apart: by a tag, by the one key of an object, by being a plain
string of an enum, by shape. Must not know how a variant reads its fields.
"""

from __future__ import annotations

import sys
from typing import Any, cast

from .annotations import parse
from .define import REQUIRED, FieldSpec, field_specs
from .enums import WireEnumMeta, enum_values
from .model import WireModel
from .naming import camel_name, snake_name
from .registry import BY_NAME, Decoder, decoder, type_decoder
from .unions import UnionMeta, UnionPlan, unknown_member


def union_decoder(union: Any) -> Decoder:
    """Return the decoder of a union; a value that fits no member stays raw, an object as an unknown member."""
    plan: UnionPlan = union._wire_union
    objects = _tagged(union, plan) if plan.tag else _keyed(union, plan)
    plain = _plain_kinds(union, plan)

    def decode(value: Any, how: object = None) -> Any:
        kind = value.__class__
        if kind is dict:
            return objects(value, how)
        hook = plain.get(kind)
        return value if hook is None else hook(value, how)

    return decode


class _Table(dict[Any, Decoder]):
    """Decoders of the variants by tag, each made when its tag is first seen."""

    def __init__(self, union: Any, plan: UnionPlan) -> None:
        self.union = union
        self.plan = plan

    def __missing__(self, tag: object) -> Decoder:
        # An unknown tag is a KeyError here and stored nowhere.
        names = self.plan.members[cast("str", tag)]
        classes = _classes((names,) if isinstance(names, str) else names, self.plan.module)
        self[tag] = hook = decoder(classes[0]) if len(classes) == 1 else _shape_decoder(self.union, classes)
        return hook


def _tagged(union: Any, plan: UnionPlan) -> Decoder:
    table = _Table(union, plan)
    tag = plan.tag

    def decode(value: Any, how: object = None) -> Any:
        try:
            hook = table[value[tag]]
        except (KeyError, TypeError):
            tag_name = snake_name(cast("str", tag))
            if how is BY_NAME and tag not in value and tag_name in value:
                return decode({tag: value[tag_name], **{k: v for k, v in value.items() if k != tag_name}}, how)
            return unknown_member(union, value)
        return hook(value, how)

    return decode


def _keyed(union: Any, plan: UnionPlan) -> Decoder:
    table = _Table(union, plan)
    classes = _classes(tuple(shape for shape in plan.shapes if parse(shape).kind == "class"), plan.module)
    by_shape = _shape_decoder(union, classes)

    def decode(value: Any, how: object = None) -> Any:
        for key in value:
            if key in plan.members:
                return table[key](value, how)
        return by_shape(value, how)

    return decode


def _classes(names: tuple[str, ...], module: str) -> list[Any]:
    """Return the model classes with these names, unions among them taken apart."""
    found: list[Any] = []
    for name in names:
        cls = vars(sys.modules[module])[name]
        inner: UnionPlan | None = vars(cls).get("_wire_union") if isinstance(cls, UnionMeta) else None
        if inner is None or inner.tag or inner.members:
            found.append(cls)
        else:
            found += _classes(inner.shapes, inner.module)
    return found


def _shape_decoder(union: Any, classes: list[Any]) -> Decoder:
    """Choose the class whose required keys are there and that leaves the fewest keys over."""

    def decode(value: Any, how: object = None) -> Any:
        keys = _keys(value, how)
        fitting = [cls for cls in classes if _fits(cls, value, keys)]
        if not fitting:
            return unknown_member(union, value)
        best = min(fitting, key=lambda cls: len(keys - {spec.wire for spec in field_specs(cls)}))
        return decoder(best)(value, how)

    return decode


def _keys(value: dict[str, Any], how: object) -> set[str]:
    if how is not BY_NAME:
        return set(value)
    return set(value) | {camel_name(key) for key in value}


def _fits(cls: Any, value: dict[str, Any], keys: set[str]) -> bool:
    if not issubclass(cls, WireModel):
        return True
    required = (spec for spec in field_specs(cls) if spec.default is REQUIRED or spec.constant)
    return all(spec.wire in keys and _may_hold(spec, value) for spec in required)


def _may_hold(spec: FieldSpec, value: dict[str, Any]) -> bool:
    """Whether what is given for a required field speaks for its class: a known enum value, an object that fits."""
    given: Any = value.get(spec.wire, value.get(spec.name))
    kind = spec.type.find(spec.module)
    if isinstance(given, str) and isinstance(kind, WireEnumMeta):
        return given in enum_values(kind)
    if given.__class__ is dict and kind is not None and issubclass(kind, WireModel):
        inner = cast("dict[str, Any]", given)
        return _fits(kind, inner, set(inner))
    return True


def _plain_kinds(union: Any, plan: UnionPlan) -> dict[type, Decoder]:
    """Return what to do with a value that is no object, by its Python type."""
    kinds: dict[type, Decoder] = {}
    if plan.values:
        kinds[str] = type_decoder(parse(plan.values), plan.module)
    for shape in map(parse, plan.shapes):
        if shape.name == "str":
            kinds[str] = _carrier(union, str, None)
        elif shape.name == "int":
            kinds[int] = _carrier(union, int, None)
        elif shape.kind == "list":
            kinds[list] = _carrier(union, list, type_decoder(shape, plan.module))
    return kinds


def _carrier(union: Any, kind: type, inner: Decoder | None) -> Decoder:
    """Return the decoder for plain values: a subclass of their type that is a member of the union too."""

    def reduce(self: Any) -> tuple[Any, ...]:
        return union, (kind(self),)

    name = f"{union.__name__}{kind.__name__.title()}"
    cls: Any = UnionMeta(name, (kind, union), {"__module__": union.__module__, "__slots__": (), "__reduce__": reduce})

    def decode(value: Any, how: object = None) -> Any:
        return cls(value if inner is None else inner(value, how))

    return decode
