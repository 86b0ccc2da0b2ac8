"""Looking at types: what an annotation really names, what is said beside it, and the fields of record types.

A record is an attrs class, a dataclass, a TypedDict or a NamedTuple. Nothing here makes schemas or values.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping
from enum import Enum
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints, is_typeddict

import attrs

from .docstrings import Docstring

NONE = type(None)
# By name: before Python 3.11 they are typing_extensions', which need not be there.
_QUALIFIERS = {"Required", "NotRequired", "ReadOnly", "Final"}


@attrs.frozen
class Field:
    """One field of a record: what it is called in JSON, its type, whether it may be left out, what it means."""

    name: str
    kind: Any
    required: bool
    description: str | None


def plain(kind: Any) -> tuple[Any, str | None]:
    """A type without its wrappings (Annotated, NewType, aliases), and the text of the outermost `Annotated`."""
    description: str | None = None
    while True:
        origin = get_origin(kind)
        if origin is Annotated:
            if description is None:
                description = next((note for note in kind.__metadata__ if isinstance(note, str)), None)
            kind = kind.__origin__
        elif getattr(origin, "_name", None) in _QUALIFIERS:
            kind = get_args(kind)[0]
        elif hasattr(kind, "__supertype__"):  # a NewType
            kind = kind.__supertype__
        elif type(kind).__name__ == "TypeAliasType":
            kind = kind.__value__
        else:
            return (NONE if kind is None else kind), description


def is_union(kind: Any) -> bool:
    """Whether a type is a union, `Optional` included."""
    return get_origin(kind) in (Union, UnionType)


def admits_none(kind: Any) -> bool:
    """Whether None is a value of the type."""
    kind, _ = plain(kind)
    return kind in (NONE, Any) or (is_union(kind) and any(admits_none(member) for member in get_args(kind)))


def is_typed_dict(kind: Any) -> bool:
    """Whether a type is a TypedDict, of `typing` or of `typing_extensions`, which need not be imported."""
    if is_typeddict(kind):
        return True
    extensions = sys.modules.get("typing_extensions")
    return extensions is not None and bool(extensions.is_typeddict(kind))


def is_named_tuple(kind: Any) -> bool:
    """Whether a type is a NamedTuple."""
    fields: Any = getattr(kind, "_fields", None)
    return isinstance(kind, type) and issubclass(kind, tuple) and fields is not None


def is_record(kind: Any) -> bool:
    """Whether a type has named fields that are told apart here."""
    bare: Any = get_origin(kind) or kind
    if is_typed_dict(bare) or is_named_tuple(bare):
        return True
    return isinstance(bare, type) and (attrs.has(bare) or dataclasses.is_dataclass(bare))


def fixed_items(kind: Any) -> tuple[Any, ...] | None:
    """The types of the items of a tuple of fixed length; None for any other array."""
    arguments = get_args(kind)
    if get_origin(kind) is not tuple or (arguments and arguments[-1] is ...):
        return None
    return () if arguments == ((),) else arguments  # Python 3.10 says so of tuple[()]


def is_enum(kind: Any) -> bool:
    """Whether a type is an enum."""
    return isinstance(kind, type) and issubclass(kind, Enum)


def library_of(kind: Any) -> str | None:
    """The library that a type's own schema and validation come from: "pydantic", "msgspec" or none.

    A class of theirs can only exist where they are imported already, so nothing is imported to find out.
    """
    bare = get_origin(kind) or kind
    for library, base in (("pydantic", "BaseModel"), ("msgspec", "Struct")):
        module = sys.modules.get(library)
        if module is not None and isinstance(bare, type) and issubclass(bare, getattr(module, base)):
            return library
    return None


def fields_of(kind: Any) -> list[Field]:
    """The fields of a record type, in order. Raises NameError for an annotation that names nothing yet."""
    bare: Any = get_origin(kind) or kind
    hints = get_type_hints(bare, include_extras=True)
    arguments = _arguments(kind)
    documented = Docstring.of(bare).arguments

    def field(name: str, hint: Any, required: bool, attribute: str, metadata: Mapping[Any, Any] | None = None) -> Field:
        bare_hint, said = plain(hint)
        described = said or (metadata or {}).get("description") or documented.get(attribute)
        return Field(name, _filled(bare_hint, arguments), required, described)

    if attrs.has(bare):
        return [
            field(a.alias or a.name, hints.get(a.name, a.type or Any), a.default is attrs.NOTHING, a.name, a.metadata)
            for a in attrs.fields(bare)
            if a.init
        ]
    if dataclasses.is_dataclass(bare):
        return [
            field(
                f.name,
                hints[f.name],
                f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING,
                f.name,
                f.metadata,
            )
            for f in dataclasses.fields(bare)
            if f.init
        ]
    if is_named_tuple(bare):
        return [field(name, hints.get(name, Any), name not in bare._field_defaults, name) for name in bare._fields]
    return [field(name, hint, _is_required(bare, name, hint), name) for name, hint in hints.items()]


def _is_required(kind: Any, name: str, hint: Any) -> bool:
    # The class cannot see a qualifier in an annotation that was a string when it was made.
    while get_origin(hint) is Annotated:
        hint = hint.__origin__
    qualifier = getattr(get_origin(hint), "_name", None)
    if qualifier == "ReadOnly":
        return _is_required(kind, name, get_args(hint)[0])
    return qualifier == "Required" or (qualifier != "NotRequired" and name in kind.__required_keys__)


def _arguments(kind: Any) -> dict[Any, Any]:
    """What the type variables of a generic class stand for, those of its bases included."""
    found: dict[Any, Any] = {}
    origin = get_origin(kind)
    if origin is not None:
        found.update(zip(origin.__parameters__, get_args(kind), strict=False))
    for base in getattr(origin or kind, "__orig_bases__", ()):
        if hasattr(get_origin(base), "__parameters__"):
            for variable, argument in _arguments(base).items():
                found.setdefault(variable, _filled(argument, found))
    return found


def _filled(hint: Any, arguments: dict[Any, Any]) -> Any:
    variables: tuple[Any, ...] = getattr(hint, "__parameters__", ())
    if type(hint) is TypeVar:
        return arguments.get(hint, hint)
    # A bare generic class keeps its own variables.
    if not variables or get_origin(hint) is None:
        return hint
    return hint[tuple(arguments.get(parameter, parameter) for parameter in variables)]
