"""Schemas in, schemas out: another library's made readable for the server, references that lead nowhere else resolved.

It knows JSON schema and no types of Python.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

import attrs

from .errors import NoSchema

Schema: TypeAlias = dict[str, Any]

_PREFIX = "#/$defs/"
# What OpenAI's strict mode reads. The rest is still checked when the value comes back.
_STRICT_KEYWORDS = {
    "type",
    "enum",
    "const",
    "description",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
}
_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}
_STRICT_FORMATS = {"date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"}


def fixed_array(items: list[Schema]) -> Schema:
    """An array with one item for each of these schemas; which one stands where is not said."""
    different: list[Schema] = []
    for item in items:
        if item not in different:
            different.append(item)
    schema: Schema = {"type": "array", "minItems": len(items), "maxItems": len(items)}
    if not different:
        return {**schema, "items": {"type": "null"}}
    return {**schema, "items": different[0] if len(different) == 1 else {"anyOf": different}}


@attrs.frozen
class Refinement:
    """Makes the schema of another library one that the server reads; `names` are the new names of its definitions."""

    strict: bool
    names: dict[str, str]

    def __call__(self, schema: Any, place: str) -> Schema:
        """A refined copy. Raises NoSchema for what a strict schema cannot say."""
        if not isinstance(schema, dict) or not schema:
            if self.strict:
                raise NoSchema("a value of any type has no strict schema; say which types it may have", place)
            return {}
        known: Schema = schema  # pyright: ignore[reportUnknownVariableType]
        if "$ref" in known:
            return {"$ref": _PREFIX + self.names[known["$ref"].removeprefix(_PREFIX)]}
        if len(known.get("allOf", ())) == 1:
            known = {**known, **known["allOf"][0]}
            del known["allOf"]
            return self(known, place)
        refined = {name: value for name, value in known.items() if name in _STRICT_KEYWORDS}
        if "type" not in known and (choices := known.get("enum") or [known[key] for key in ("const",) if key in known]):
            kinds = sorted({_TYPES[type(choice)] for choice in choices})
            refined["type"] = kinds[0] if len(kinds) == 1 else kinds
        if known.get("format") in _STRICT_FORMATS:
            refined["format"] = known["format"]
        for union in ("anyOf", "oneOf"):
            if union in known:
                refined["anyOf"] = [self(member, place) for member in known[union]]
        if "prefixItems" in known:
            items = [self(item, f"{place}[{index}]") for index, item in enumerate(known["prefixItems"])]
            return refined | fixed_array(items)
        if known.get("type") == "array":
            refined["items"] = self(known.get("items"), f"{place}[]")
        if known.get("type") == "object":
            refined |= self._object(known, place)
        if self.strict and not {"type", "anyOf"} & refined.keys():
            raise NoSchema("a value of any type has no strict schema; say which types it may have", place)
        return refined

    def _object(self, schema: Schema, place: str) -> Schema:
        more = schema.get("additionalProperties", "properties" not in schema)
        if self.strict and more:
            raise NoSchema("an object whose keys are not known has no strict schema; make it a list of entries", place)
        properties = {
            name: self(part, f"{place}.{name}" if place else name)
            for name, part in schema.get("properties", {}).items()
        }
        refined: Schema = {
            "properties": properties,
            # There the model states what has a default as well: whether null would do is the library's to say.
            "required": [*properties] if self.strict else schema.get("required", []),
            "additionalProperties": self(more, f"{place}{{}}") if isinstance(more, dict) else bool(more),
        }
        return refined


def inlined(root: Schema, definitions: dict[str, Schema]) -> Schema:
    """The schema with the definitions that it needs: what is used once is put in its place, the root always is."""
    uses: Counter[str] = Counter()
    reached: set[str] = set()
    waiting = [root]
    while waiting:
        for name in _references(waiting.pop()):
            uses[name] += 1
            if name not in reached:
                reached.add(name)
                waiting.append(definitions[name])

    def resolved(node: Any, *, first: bool = False) -> Any:
        if isinstance(node, list):
            return [resolved(part) for part in node]  # pyright: ignore[reportUnknownVariableType]
        if not isinstance(node, dict):
            return node
        schema: Schema = node  # pyright: ignore[reportUnknownVariableType]
        name = str(schema.get("$ref", "")).removeprefix(_PREFIX)
        if name in definitions and (first or uses[name] == 1):
            return resolved(definitions[name])
        parts = {key: resolved(part) for key, part in schema.items()}
        # Where a described reference stood, its definition takes the description.
        if len(parts.get("anyOf", ())) == 1 and "$ref" not in parts["anyOf"][0]:
            (only,) = parts.pop("anyOf")
            return {**only, **parts}
        return parts

    schema: Schema = resolved(root, first=True)
    if shared := {name: resolved(definitions[name]) for name in sorted(reached) if uses[name] > 1}:
        needed = {name for part in (schema, *shared.values()) for name in _references(part)}
        if kept := {name: part for name, part in shared.items() if name in needed}:
            return {**schema, "$defs": kept}
    return schema


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:  # pyright: ignore[reportUnknownVariableType]
            yield from _references(part)
    elif isinstance(node, dict):
        schema: Schema = node  # pyright: ignore[reportUnknownVariableType]
        if isinstance(reference := schema.get("$ref"), str):
            yield reference.removeprefix(_PREFIX)
        for part in schema.values():
            yield from _references(part)
