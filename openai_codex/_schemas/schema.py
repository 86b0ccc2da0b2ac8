"""From a type to a JSON schema, in one of two dialects.

The strict one is what OpenAI's structured output accepts: every object is closed and every property required, so
what may be left out is nullable instead, and a dict becomes a list of entries. The loose one is for the arguments of
tools: what has a default is not required, and a dict is an object. Nothing here looks at values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum, Flag
from itertools import chain, count
from pathlib import Path, PurePath
from typing import Any, Literal, TypeAlias, get_args, get_origin
from uuid import UUID

from .docstrings import Docstring
from .errors import NoSchema
from .kinds import NONE, admits_none, fields_of, fixed_items, is_enum, is_record, is_union, library_of, plain
from .library import own_schema
from .refine import Refinement, fixed_array, inlined

Schema: TypeAlias = dict[str, Any]

SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    NONE: {"type": "null"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    time: {"type": "string", "format": "time"},
    UUID: {"type": "string", "format": "uuid"},
    Decimal: {"type": "string", "description": "A decimal number."},
    Path: {"type": "string", "description": "A path."},
    PurePath: {"type": "string", "description": "A path."},
}
ARRAYS = (list, tuple, set, frozenset, Sequence, AbstractSet)
MAPPINGS = (dict, Mapping)

# The keys of an entry, where a dict is a list of them.
KEY, VALUE = "key", "value"

_JSON_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", NONE: "null"}


def schema_of(kind: Any, *, strict: bool) -> Schema:
    """The schema of a type. Raises NoSchema, which names the place, for a type that has none."""
    builder = _Builder(strict)
    try:
        return inlined(builder.of(kind, builder.name_of(kind)), builder.definitions)
    except RecursionError:
        raise NoSchema(f"{shown(kind)} holds itself, and no class that could be referred to is in between") from None


class _Builder:
    def __init__(self, strict: bool) -> None:
        self._strict = strict
        self._names: dict[Any, str] = {}
        self._references: dict[Any, Schema] = {}  # to types of other libraries
        self.definitions: dict[str, Schema] = {}

    @staticmethod
    def name_of(kind: Any) -> str:
        """What a type is called in an error."""
        kind, _ = plain(kind)
        return kind.__name__ if isinstance(kind, type) and is_record(kind) else ""

    def of(self, kind: Any, place: str) -> Schema:
        """The schema of a type that stands at `place`."""
        kind, description = plain(kind)
        try:
            schema = self._plain(kind, place)
        except NameError as error:
            raise NoSchema(f"{error}; annotations are looked up in their module", place) from error
        return _described(schema, description)

    def _plain(self, kind: Any, place: str) -> Schema:
        origin = get_origin(kind)
        if library := library_of(kind):
            return self._foreign(library, kind, place)
        if is_enum(kind):
            return self._enum(kind, place)
        if is_record(kind):
            return self._record(kind, place)
        if is_union(kind):
            return self._union(kind, place)
        if origin is Literal:
            return _choice([v.value if isinstance(v, Enum) else v for v in get_args(kind)], place)
        if (origin or kind) in ARRAYS:
            return self._array(kind, place)
        if (origin or kind) in MAPPINGS:
            return self._mapping(get_args(kind), place)
        if kind in (Any, object):
            if self._strict:
                raise NoSchema("a value of any type has no strict schema; say which types it may have", place)
            return {}
        try:
            return dict(SCALARS[kind])
        except (KeyError, TypeError):
            raise NoSchema(f"{shown(kind)} has no JSON schema", place) from None

    def _record(self, kind: Any, place: str) -> Schema:
        def build() -> Schema:
            fields = fields_of(kind)
            properties: Schema = {}
            for field in fields:
                schema = self.of(field.kind, f"{place}.{field.name}" if place else field.name)
                if self._strict and not field.required and not admits_none(field.kind):
                    schema = _nullable(schema)
                properties[field.name] = _described(schema, field.description)
            return {
                **_summary(get_origin(kind) or kind),
                "type": "object",
                "properties": properties,
                "required": [field.name for field in fields if self._strict or field.required],
                "additionalProperties": False,
            }

        return self._defined(kind, build)

    def _foreign(self, library: str, kind: Any, place: str) -> Schema:
        known = self._references.get(kind)
        if known is None:
            known = self._references[kind] = self._refined(library, kind, place)
        return known

    def _refined(self, library: str, kind: Any, place: str) -> Schema:
        try:
            found = own_schema(library, kind)
        except Exception as error:  # whatever it is, its own words name the field
            raise NoSchema(f"{library} has no schema for {shown(kind)}: {error}", place) from error
        theirs: dict[str, Schema] = found.pop("$defs", {})
        # Renamed where ours have the name already, so that both can stand in one schema.
        refine = Refinement(self._strict, {})
        for name in theirs:
            self.definitions[refine.names.setdefault(name, self._unused(name))] = {}
        for name, schema in theirs.items():
            self.definitions[refine.names[name]] = refine(schema, f"{place}:{name}" if place else name)
        refined = refine(found, place)
        return refined if "$ref" in refined else self._defined(kind, lambda: refined)

    def _defined(self, kind: Any, build: Callable[[], Schema]) -> Schema:
        """A reference to the definition of a type, which is built at its first use."""
        name = self._names.get(kind)
        if name is None:
            name = self._names[kind] = self._unused(re.sub(r"\W+", "_", shown(kind)).strip("_"))
            self.definitions[name] = build()
        return {"$ref": f"#/$defs/{name}"}

    def _unused(self, name: str) -> str:
        taken = {*self._names.values(), *self.definitions}
        return next(free for free in chain([name], (f"{name}_{n}" for n in count(2))) if free not in taken)

    def _union(self, kind: Any, place: str) -> Schema:
        members: list[Schema] = []
        for member in get_args(kind):
            schema = self.of(member, place)
            # A literal None among literals, or an Optional of an Optional, is said once.
            if schema not in members:
                members.append(schema)
        return members[0] if len(members) == 1 else {"anyOf": members}

    def _enum(self, kind: type[Enum], place: str) -> Schema:
        if issubclass(kind, Flag):
            raise NoSchema(f"{kind.__name__} is a flag, whose combinations are no list of choices", place)
        return {**_summary(kind), **_choice([member.value for member in kind], place)}

    def _array(self, kind: Any, place: str) -> Schema:
        kinds = fixed_items(kind)
        if kinds is None:
            return {"type": "array", "items": self.of((get_args(kind) or (Any,))[0], f"{place}[]")}
        # JSON schema's own form, prefixItems, is not read by those this is for.
        return fixed_array([self.of(item, f"{place}[{index}]") for index, item in enumerate(kinds)])

    def _mapping(self, arguments: tuple[Any, ...], place: str) -> Schema:
        key, value = arguments or (str, Any)
        key_schema = self.of(key, f"{place}{{key}}")
        if key_schema.get("type") != "string":
            raise NoSchema(f"the keys of a JSON object are strings, not {shown(key)}", place)
        value_schema = self.of(value, f"{place}{{}}")
        if not self._strict:
            return {"type": "object", **({"additionalProperties": value_schema} if value_schema else {})}
        entry: Schema = {
            "type": "object",
            "properties": {KEY: key_schema, VALUE: value_schema},
            "required": [KEY, VALUE],
            "additionalProperties": False,
        }
        return {"type": "array", "items": entry}


def _choice(values: list[Any], place: str) -> Schema:
    """One of some values; they are grouped by their types, which both readers of the schema want named."""
    groups: dict[str, list[Any]] = {}
    for value in values:
        kind = _JSON_TYPES.get(value.__class__)
        if kind is None and isinstance(value, (str, int)):  # what a mixed-in enum calls its values
            kind = "string" if isinstance(value, str) else "integer"
        if kind is None:
            raise NoSchema(f"{value!r} is not a JSON value", place)
        groups.setdefault(kind, []).append(value)
    choices = [{"type": kind} if kind == "null" else {"type": kind, "enum": some} for kind, some in groups.items()]
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


def _nullable(schema: Schema) -> Schema:
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


def _described(schema: Schema, description: str | None) -> Schema:
    if description is None:
        return schema
    # A strict reference stands alone.
    return {**({"anyOf": [schema]} if "$ref" in schema else schema), "description": description}


def _summary(kind: Any) -> Schema:
    summary = Docstring.of(kind).summary
    return {"description": summary} if summary else {}


def shown(kind: Any) -> str:
    """A type in an error."""
    return kind.__name__ if isinstance(kind, type) and get_origin(kind) is None else str(kind).replace("typing.", "")
