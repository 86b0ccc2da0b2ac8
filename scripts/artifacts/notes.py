"""What changed between two schemas of the protocol, as text for the person who reviews a newer runtime.

Lives here: comparing two schemas. Must not know where they come from, nor what is generated from them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from typing import Any, cast

from modelgen import shapes
from modelgen.history import root_of
from modelgen.schema import Facts, definitions, methods

Schema = Mapping[str, Any]

# The unions whose branches are the methods, and who sends them.
DIRECTIONS = {
    "ClientRequest": "requests of the client",
    "ServerRequest": "requests of the server",
    "ServerNotification": "notifications of the server",
    "ClientNotification": "notifications of the client",
}


def review_notes(old: dict[str, Any], old_facts: Facts, new: dict[str, Any], new_facts: Facts) -> list[str]:
    """Return the differences: methods by direction, then types, their fields and their values."""
    before, after = definitions(old), definitions(new)
    notes = [f"runtime {old_facts['runtime']} -> {new_facts['runtime']}"]
    for union, title in DIRECTIONS.items():
        notes += _differences(title, _methods(before, union), _methods(after, union))
    notes += _differences(
        "methods that need the experimental capability", _experimental(old_facts), _experimental(new_facts)
    )
    notes += _differences("types", _kinds(before), _kinds(after))
    for name in sorted(before.keys() & after.keys() - DIRECTIONS.keys()):
        notes += _differences(name, dict(_facets(before[name])), dict(_facets(after[name])))
    if len(notes) == 1:
        notes.append("the protocol is the same")
    return notes


def fact_notes(before: str, old: shapes.Facts, after: str, new: shapes.Facts) -> list[str]:
    """Return the same differences between two runtimes of the history, of which no schema is kept."""
    notes = [f"runtime {before} -> {after}"]
    for direction in shapes.DIRECTIONS.values():
        title = DIRECTIONS[next(union for union, name in shapes.DIRECTIONS.items() if name == direction)]
        notes += _differences(title, _below(f"{direction}:", old), _below(f"{direction}:", new))
    before_roots, after_roots = ({root_of(place) for place in facts} for facts in (old, new))
    types = [{name: "" for name in roots if ":" not in name} for roots in (before_roots, after_roots)]
    notes += _differences("types", *types)
    both = types[0].keys() & types[1].keys()
    grouped = [_grouped(facts, both) for facts in (old, new)]
    for name in sorted(both):
        notes += _differences(name, grouped[0][name], grouped[1][name])
    if len(notes) == 1:
        notes.append("the protocol is the same")
    return notes


def _below(prefix: str, facts: shapes.Facts) -> dict[str, str]:
    return {place.removeprefix(prefix): shape for place, shape in facts.items() if place.startswith(prefix)}


def _grouped(facts: shapes.Facts, roots: Set[str]) -> dict[str, dict[str, str]]:
    groups: dict[str, dict[str, str]] = {root: {} for root in roots}
    for place, shape in facts.items():
        if (root := root_of(place)) in groups:
            groups[root][place.removeprefix(root) or "itself"] = shape
    return groups


def _differences(title: str, before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """One heading and a line for each difference; nothing where nothing differs."""
    lines = [f"  added    {name}{_told(after[name])}" for name in sorted(after.keys() - before.keys())]
    lines += [f"  removed  {name}{_told(before[name])}" for name in sorted(before.keys() - after.keys())]
    lines += [
        f"  changed  {name}: {before[name]} -> {after[name]}"
        for name in sorted(before.keys() & after.keys())
        if before[name] != after[name]
    ]
    return [f"{title}:", *lines] if lines else []


def _told(what: str) -> str:
    return f": {what}" if what else ""


def _methods(types: Mapping[str, Schema], union: str) -> dict[str, str]:
    """The methods of a direction and the type of their params."""
    branches = methods(cast("dict[str, Any]", types[union])) if union in types else {}
    return {name: _type(branch["properties"].get("params", {})) for name, branch in branches.items()}


def _experimental(facts: Facts) -> dict[str, str]:
    return dict.fromkeys((*facts["experimental_methods"], *facts["experimental_server_requests"]), "")


def _kinds(types: Mapping[str, Schema]) -> dict[str, str]:
    return dict.fromkeys(types.keys() - DIRECTIONS.keys(), "")


def _facets(schema: Schema, place: str = "") -> Iterator[tuple[str, str]]:
    """Everything that can change in a type, by its place: fields, the values of enums, the variants of unions."""
    required = set(schema.get("required", ()))
    fields: Mapping[str, Schema | bool] = schema.get("properties", {})
    for name, field in fields.items():
        yield f"{place}.{name}", _type(field) + ("" if name in required else ", optional")
        if not isinstance(field, bool) and "properties" in field:
            yield from _facets(field, f"{place}.{name}")
    for value in schema.get("enum", ()):
        yield f"{place} = {json.dumps(value)}", ""
    branches: list[Schema] = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
    for branch in branches:
        if "enum" in branch:
            yield from _facets(branch, place)
            continue
        variant = f"{place}[{branch.get('title') or _tag(branch) or _type(branch)}]"
        yield variant, ""
        yield from _facets(branch, variant)
    if not fields and not branches and "enum" not in schema:
        yield f"{place} is", _type(schema)


def _tag(branch: Schema) -> str:
    """The value that a branch without a title is told by."""
    fields: list[Schema | bool] = [*branch.get("properties", {}).values()]
    enums = [field.get("enum", ()) for field in fields if not isinstance(field, bool)]
    return next((str(values[0]) for values in enums if len(values) == 1), "")


def _type(schema: Schema | bool) -> str:
    """The short name of a type."""
    if isinstance(schema, bool) or not schema:
        return "any"
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    parts: list[Schema] = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
    if parts:
        return " | ".join(_type(part) for part in parts)
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    kinds = schema.get("type", "any")
    return " | ".join(_named(kind, schema) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _named(kind: str, schema: Schema) -> str:
    if kind == "array":
        return f"list of {_type(schema.get('items', True))}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"map of {_type(schema['additionalProperties'])}"
    return kind
