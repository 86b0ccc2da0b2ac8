"""From JSON values to models: one derived function a class, made on first use.

Lenient by design. A model's function reads every key once, keeps what it does not know and what it cannot read, and
never coerces: a field that holds plain JSON gets the value as it came. Only the outermost object can fail.

Lives here: decoders of models, by codegen, of enums and named strings, and decoding a payload. Must not know methods or
transport.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from .define import REQUIRED, FieldSpec, default_source, field_specs, wire_to_name
from .enums import WireEnum, enum_values, unknown_value
from .errors import explain
from .json_types import default_value
from .model import WireModel
from .registry import BY_NAME, Decoder, decoder, register, type_decoder
from .unions import UnionPlan, WireString, is_union, unknown_member

T = TypeVar("T")

_strict: dict[type, Decoder] = {}


def strict_decoder(cls: Any) -> Decoder:
    """Return the decoder for a wire type as a payload: raises `WireError` for what is no `cls` at all."""
    found = _strict.get(cls)
    if found is None:
        made = _compile_model(cls, _refuse) if issubclass(cls, WireModel) else _checked(cls, decoder(cls))
        found = _strict.setdefault(cls, made)
    return found


def structure_wire(cls: type[T], raw: object, how: object = None) -> T:
    """Return the `cls` that `raw` describes, or is."""
    if isinstance(raw, cls) and not isinstance(raw, dict):
        return raw
    value = dict(cast("Mapping[str, object]", raw)) if isinstance(raw, Mapping) else raw
    return cast("T", strict_decoder(cls)(value, how))


def as_member(union: Any, value: object) -> Any:
    """Return the member of `union` that `value` is or describes; what calling a union does."""
    if isinstance(value, union):
        return value
    made = decoder(union)(value, BY_NAME)
    if isinstance(made, union) or (made is None and is_nullable(union)):
        return made
    raise TypeError(f"{type(value).__name__} is no member of {union.__name__}")


def _checked(cls: Any, inner: Decoder) -> Decoder:
    def decode(value: Any, how: object = None) -> Any:
        made = inner(value, how)
        if isinstance(made, cls) or (made is None and is_nullable(cls)):
            return made
        raise explain(cls, value)

    return decode


def is_nullable(cls: Any) -> bool:
    """Whether null is a member of a union."""
    plan = cast("UnionPlan | None", cls.__dict__.get("_wire_union"))
    return plan is not None and "None" in plan.shapes


def _enum_decoder(cls: Any) -> Decoder:
    known = enum_values(cls).get

    def decode(value: Any, how: object = None) -> Any:
        if value.__class__ is not str:
            return value
        member = known(value)
        return unknown_value(cls, value) if member is None else member

    return decode


def _string_decoder(cls: Any) -> Decoder:
    make = str.__new__

    def decode(value: Any, how: object = None) -> Any:
        return make(cls, value) if value.__class__ is str else value

    return decode


def _compile_model(cls: Any, fail: Callable[..., Any]) -> Decoder:
    """Derive `decode` for one class: direct stores into its slots, one pass over its fields."""
    specs = field_specs(cls)
    known = wire_to_name(cls)
    names: dict[str, Any] = {
        "new": object.__new__, "cls": cls, "fail": fail, "known": known, "keep_extra": _keep_extra,
        "default_value": default_value,
    }  # fmt: skip
    required: list[str] = []
    optional: list[str] = []
    for number, spec in enumerate(specs):
        value = _value_source(spec, number, names)
        if spec.default is REQUIRED or spec.constant:
            required.append(f"        x.{spec.name} = {value}")
            continue
        names[f"d{number}"] = spec.default
        optional += [
            f"    if {spec.wire!r} in o:",
            f"        x.{spec.name} = {value}",
            "    else:",
            f"        x.{spec.name} = {default_source(spec.default, f'd{number}')}",
            f"        unset.append({spec.name!r})",
        ]
    lines = [
        "def decode(o, how=None):",
        "    if o.__class__ is not dict:",
        "        return fail(cls, o, how)",
        "    x = new(cls)",
    ]
    if required:
        lines += ["    try:", *required, "    except KeyError:", "        return fail(cls, o, how)"]
    if optional:
        lines += ["    unset = []", *optional, "    if unset:", "        x._wire_unset = frozenset(unset)"]
    count = f"{len(specs)} - len(unset)" if optional else str(len(specs))
    lines += [f"    if len(o) != {count}:", "        return keep_extra(x, o, how, known)", "    return x"]
    exec("\n".join(lines), names)
    return cast("Decoder", names["decode"])


def _value_source(spec: FieldSpec, number: int, names: dict[str, Any]) -> str:
    """Return the expression that reads one field of `o`, and put what it calls into `names`."""
    source = f"o[{spec.wire!r}]"
    if spec.type.is_plain:
        return source
    hook = f"h{number}"

    def first_use(value: Any, how: object = None) -> Any:
        names[hook] = made = type_decoder(spec.type, spec.module)
        return made(value, how)

    names[hook] = first_use
    if spec.type.nullable:
        return f"None if (v := {source}) is None else {hook}(v, how)"
    return f"{hook}({source}, how)"


def _keep_extra(model: WireModel, raw: dict[str, Any], how: object, known: dict[str, str]) -> Any:
    """Store the keys that are no field; or start again where they are fields by their attribute names."""
    if how is BY_NAME:
        renamed = _wire_keys(type(model), raw)
        if renamed is not None:
            return strict_decoder(type(model))(renamed, how)
    model._wire_extra = {key: value for key, value in raw.items() if key not in known}
    return model


def _keep_raw(cls: type, raw: Any, how: object) -> Any:
    if raw.__class__ is not dict:
        return raw
    if how is BY_NAME and (renamed := _wire_keys(cls, raw)) is not None:
        return decoder(cls)(renamed, how)
    union = next((base for base in cls.__mro__ if "_wire_union" in vars(base)), None)
    return unknown_member(union, raw)


def _refuse(cls: type, raw: Any, how: object) -> Any:
    if how is BY_NAME and raw.__class__ is dict and (renamed := _wire_keys(cls, raw)) is not None:
        return strict_decoder(cls)(renamed, how)
    raise explain(cls, raw)


def _wire_keys(cls: type, raw: dict[str, Any]) -> dict[str, Any] | None:
    """Return `raw` with attribute names turned into wire names, or None where there is nothing to turn."""
    renames = {spec.name: spec.wire for spec in field_specs(cls) if spec.name != spec.wire and spec.wire not in raw}
    if renames.keys().isdisjoint(raw):
        return None
    return {renames.get(key, key): value for key, value in raw.items()}


def _is_model(cls: Any) -> bool:
    return not is_union(cls) and not issubclass(cls, (WireEnum, WireString))


def _lenient_model(cls: Any) -> Decoder:
    return _compile_model(cls, _keep_raw)


register(_is_model, _lenient_model)
register(lambda cls: issubclass(cls, WireEnum), _enum_decoder)
register(lambda cls: issubclass(cls, WireString), _string_decoder)
