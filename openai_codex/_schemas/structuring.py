"""From parsed JSON to values of a type, by a cattrs converter that coerces nothing and names what is wrong where.

It reads what `schema` describes, in the same two dialects; a type that has no schema never comes here.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import lru_cache, partial
from types import GenericAlias
from typing import Any, Literal, get_args, get_origin

import attrs
from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError, IterableValidationError
from cattrs.cols import list_structure_factory
from cattrs.errors import IterableValidationNote
from cattrs.gen import make_dict_structure_fn

from .errors import DoesNotFit
from .kinds import NONE, Field, admits_none, fields_of, fixed_items, is_enum, is_record, is_union, library_of, plain
from .library import validated
from .scalars import PARSERS, Hook, as_array, as_object, enum, literal, parsed, scalar
from .schema import ARRAYS, KEY, MAPPINGS, VALUE


@lru_cache(maxsize=2)
def converter(*, strict: bool) -> Converter:
    """The converter of a dialect."""
    made = Converter(detailed_validation=True, forbid_extra_keys=True)
    # Of the predicates the last one registered is asked first; classes are looked up before all of them.
    made.register_structure_hook_func(lambda kind: kind in (Any, object), _as_it_is)
    made.register_structure_hook_factory(_is_array, partial(_array, made))
    made.register_structure_hook_factory(_is_mapping, partial(_entries if strict else _mapping, made))
    made.register_structure_hook_factory(_is_literal, literal)
    made.register_structure_hook_factory(is_union, partial(_union, made))
    made.register_structure_hook_factory(is_record, partial(_record, made, strict))
    made.register_structure_hook_factory(is_enum, enum)
    made.register_structure_hook_factory(lambda kind: library_of(kind) is not None, _foreign)
    for kind in (str, bool, int, float, NONE):
        made.register_structure_hook(kind, scalar)
    for kind, (parse, expected) in PARSERS.items():
        made.register_structure_hook(kind, partial(parsed, parse, expected))
    return made


def problems_of(error: BaseException, path: str = "") -> list[tuple[str, str]]:
    """Every problem that an error of the converter tells of, with its path."""
    if isinstance(error, DoesNotFit):
        return [(path + inside, what) for inside, what in error.problems]
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        inside, here = error.group_exceptions()
        found: list[tuple[str, str]] = []
        for part, note in inside:
            step = f"[{note.index}]" if isinstance(note, IterableValidationNote) else f".{note.name}"
            # A field's own error of this class can only be the look into the object.
            found += [(path + step, "is missing")] if type(part) is KeyError else problems_of(part, path + step)
        return found + [problem for part in here for problem in problems_of(part, path)]
    if isinstance(error, ForbiddenExtraKeysError):
        return [(f"{path}.{key}", "is not a known key") for key in sorted(error.extra_fields)]
    return [(path, f"{type(error).__name__}: {error}")]


def _as_it_is(value: Any, _: Any) -> Any:
    return value


def _foreign(kind: Any) -> Hook:
    library = library_of(kind) or ""
    return lambda value, _: validated(library, kind, value)


def _record(made: Converter, strict: bool, kind: Any) -> Hook:
    fields = fields_of(kind)
    # Where the schema has to require everything, null says that a field is left out.
    omitted = {f.name for f in fields if strict and not f.required and not admits_none(f.kind)}
    bare = get_origin(kind) or kind
    inner: Hook
    if attrs.has(bare) or dataclasses.is_dataclass(bare):
        inner = make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=True, _cattrs_use_alias=True)
    else:
        inner = partial(_by_name, made, {field.name: field for field in fields})

    def structure(value: Any, _: Any) -> Any:
        given = as_object(value).items()
        return inner({name: part for name, part in given if part is not None or name not in omitted}, bare)

    return structure


def _by_name(made: Converter, fields: dict[str, Field], value: dict[str, Any], kind: Any) -> Any:
    """A NamedTuple or TypedDict. cattrs does not see `NotRequired` in an annotation that is a string."""
    problems = [(f".{name}", "is missing") for name, field in fields.items() if field.required and name not in value]
    problems += [(f".{name}", "is not a known key") for name in value if name not in fields]
    known = [name for name in value if name in fields]
    try:
        values = _collected([(f".{name}", fields[name].kind, value[name]) for name in known], made)
    except DoesNotFit as error:
        raise DoesNotFit(problems + error.problems) from error
    if problems:
        raise DoesNotFit(problems)
    return kind(**dict(zip(known, values, strict=True)))


def _is_literal(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is Literal


def _is_array(kind: Any) -> bool:
    return (get_origin(kind) or kind) in ARRAYS


def _array(made: Converter, kind: Any) -> Hook:
    if (fixed := fixed_items(kind)) is not None:
        return partial(_fixed, made, fixed)
    several: Any = GenericAlias(list, get_args(kind)[:1] or (Any,))
    inner: Hook = list_structure_factory(several, made)
    makers: dict[Any, Callable[[list[Any]], Any]] = {
        list: list,
        tuple: tuple,
        frozenset: frozenset,
        set: set,
        AbstractSet: set,
    }
    make = makers.get(get_origin(kind) or kind, list)

    def structure(value: Any, _: Any) -> Any:
        return make(inner(as_array(value), several))

    return structure


def _fixed(made: Converter, kinds: tuple[Any, ...], value: Any, _: Any) -> Any:
    items = as_array(value)
    if len(items) != len(kinds):
        raise DoesNotFit([("", f"expected {len(kinds)} items, not {len(items)}")])
    return tuple(
        _collected(
            [(f"[{index}]", kind, item) for index, (kind, item) in enumerate(zip(kinds, items, strict=True))], made
        )
    )


def _is_mapping(kind: Any) -> bool:
    return (get_origin(kind) or kind) in MAPPINGS


def _mapping(made: Converter, kind: Any) -> Hook:
    key_kind, value_kind = _arguments(kind)

    def structure(value: Any, _: Any) -> Any:
        pairs = as_object(value)
        keys = _collected([(f"[{key!r}]", key_kind, key) for key in pairs], made)
        values = _collected([(f"[{key!r}]", value_kind, part) for key, part in pairs.items()], made)
        return dict(zip(keys, values, strict=True))

    return structure


def _arguments(kind: Any) -> tuple[Any, Any]:
    return get_args(kind) or (str, Any)


def _entries(made: Converter, kind: Any) -> Hook:
    key_kind, value_kind = _arguments(kind)
    entry: Any = attrs.make_class("Entry", {KEY: attrs.field(type=key_kind), VALUE: attrs.field(type=value_kind)})
    several: Any = GenericAlias(list, (entry,))

    def structure(value: Any, _: Any) -> Any:
        entries: list[Any] = made.structure(value, several)
        found = {getattr(pair, KEY): getattr(pair, VALUE) for pair in entries}
        if len(found) < len(entries):
            raise DoesNotFit([("", "has the same key twice")])
        return found

    return structure


def _collected(parts: list[tuple[str, Any, Any]], made: Converter) -> list[Any]:
    """The values of parts, each a step of the path, a type and JSON; one error for all that do not fit."""
    values: list[Any] = []
    problems: list[tuple[str, str]] = []
    for step, kind, part in parts:
        try:
            values.append(made.structure(part, kind))
        except Exception as error:  # noqa: PERF203, BLE001 - a class of the program's may raise what it likes
            problems += problems_of(error, step)
    if problems:
        raise DoesNotFit(problems)
    return values


def _union(made: Converter, kind: Any) -> Hook:
    members = [plain(member)[0] for member in get_args(kind)]
    tags = {member: _tags(member) for member in members if is_record(member)}

    def structure(value: Any, _: Any) -> Any:
        if type(value) is int and int in members:
            return value  # whatever stands before it, such as float
        failures: list[tuple[Any, Exception]] = []
        for member in members:
            try:
                return made.structure(value, member)
            except Exception as error:  # noqa: PERF203, BLE001 - the next member may take it
                failures.append((member, error))
        told = [failure for failure in failures if failure[0] is not NONE]
        if isinstance(value, dict):
            meant = [f for f in told if (tag := tags.get(f[0])) and _has_tags(as_object(value), tag)]
            told = meant if len(meant) == 1 else told
        if len(told) == 1:
            raise DoesNotFit(problems_of(told[0][1]))
        said = "; ".join(f"{_named(member)}: {DoesNotFit(problems_of(error))}" for member, error in told)
        raise DoesNotFit([("", f"fits none of its types ({said})")])

    return structure


def _tags(kind: Any) -> dict[str, tuple[Any, ...]]:
    """The fields of a record that can only have certain values, and these: they say which record is meant."""
    kinds = {field.name: plain(field.kind)[0] for field in fields_of(kind)}
    return {name: get_args(kind) for name, kind in kinds.items() if get_origin(kind) is Literal}


def _has_tags(value: dict[str, Any], tags: dict[str, tuple[Any, ...]]) -> bool:
    return all(value.get(name) in choices for name, choices in tags.items())


def _named(kind: Any) -> str:
    return kind.__name__ if isinstance(kind, type) else str(kind).replace("typing.", "")
