"""What a schema says about the wire, as flat facts: a place, and the shape of what may stand there.

A place is a definition or a method, and the way down into it:

    ThreadStartParams                    object
    ThreadStartParams.cwd                null|string
    ThreadStartParams.ephemeral          boolean|null
    ThreadForkParams.attachToSource      =false|boolean  absent means false
    ThreadForkParams.threadId            !|string        must be there
    ThreadStartParams.dynamicTools[]     DynamicToolSpec
    UserInput<type=text>.text            string          a field of one variant, told by its tag
    ReasoningSummary=auto                                a value of an enum
    ThreadResumeParams.config{}          any             the values of a map
    request:turn/start                   TurnStartParams

A shape names everything that may stand at its place, so text that differs is a protocol that differs. Titles,
descriptions and the order of a schema are no part of it.

Lives here: the way from JSON schema to facts. Must not know versions, nor what facts are for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias, cast

from .schema import definitions, methods

Schema: TypeAlias = "Mapping[str, Any]"
Facts: TypeAlias = "dict[str, str]"

# Words of a shape: that a field must be there, and how the default of one that need not begins.
REQUIRED = "!"
DEFAULT = "="

# The unions whose branches are the methods, and how a method of each begins as a place.
DIRECTIONS = {
    "ClientRequest": "request",
    "ServerRequest": "serverRequest",
    "ServerNotification": "notification",
    "ClientNotification": "clientNotification",
}


def facts(combined: dict[str, Any]) -> Facts:
    """Return the facts of a combined schema, by place."""
    types = definitions(combined)
    found: Facts = {}
    for union, direction in DIRECTIONS.items():
        for method, envelope in methods(types[union]).items():
            found |= _places(f"{direction}:{method}", envelope["properties"].get("params", {"type": "null"}))
    for name, schema in types.items():
        if name not in DIRECTIONS:
            found |= _places(name, schema)
    return found


def _places(place: str, schema: Any) -> Facts:
    """The facts at a place and below it."""
    shapes: dict[str, set[str]] = {}
    for where, token in _walk(place, schema):
        shapes.setdefault(where, set()).update([token] if token else [])
    return {where: "|".join(sorted(tokens)) for where, tokens in shapes.items()}


def _walk(place: str, schema: Any) -> Iterator[tuple[str, str]]:
    """Places with one word about each."""
    node: Schema = cast("Schema", schema) if isinstance(schema, dict) else {}
    said = node.keys() - {"description", "title", "default", "$schema"}
    if not said:
        yield place, "any"
        return
    yield place, ""
    if "$ref" in said:
        yield place, str(node["$ref"]).rpartition("/")[2]
    for part in node.get("allOf", ()):
        yield from _walk(place, part)
    branches: list[Schema] = [*node.get("oneOf", ()), *node.get("anyOf", ())]
    tag = tag_of(branches)
    for branch in branches:
        if tag is None:
            yield from _walk(place, branch)
        else:
            value = branch["properties"][tag]["enum"][0]
            yield from _object(f"{place}<{tag}={value}>", branch, without=tag)
    if "enum" in said:
        yield place, "enum"
        for value in node["enum"]:
            yield f"{place}={value}", ""
        return
    kinds: str | list[str] = node.get("type", "object" if "properties" in said else ())
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        if kind == "object":
            yield from _object(place, node)
        elif kind == "array":
            yield place, "list"
            yield from _walk(f"{place}[]", node.get("items", True))
        else:
            yield place, kind


def _object(place: str, schema: Schema, *, without: str | None = None) -> Iterator[tuple[str, str]]:
    fields: Mapping[str, Any] = schema.get("properties", {})
    required: set[str] = {*schema.get("required", ())}
    rest: Any = schema.get("additionalProperties", False)
    yield place, "object" if fields or rest is False else "map"
    for name, field in fields.items():
        if name != without:
            where = f"{place}.{name}"
            yield from _walk(where, field)
            if name in required:
                yield where, REQUIRED
            if isinstance(field, dict) and (default := cast("Schema", field).get("default")) is not None:
                yield where, DEFAULT + json.dumps(default, separators=(",", ":"))
    if rest is not False:
        yield place, "map"
        yield from _walk(f"{place}{{}}", rest)
    for branch in schema.get("anyOf", ()) if without is not None else ():
        # The branch of a union may have alternatives of its own.
        yield from _object(place, branch)


def tag_of(branches: Iterable[Schema]) -> str | None:
    """Return the property whose one value tells each branch from the others; None without such a property."""
    options = [branch.get("properties", {}) for branch in branches]
    for name in options[0] if options else ():
        values = [_one_value(fields.get(name)) for fields in options]
        if None not in values:
            return cast("str", name)
    return None


def _one_value(schema: Any) -> str | None:
    values: list[str] = cast("Schema", schema).get("enum", []) if isinstance(schema, dict) else []
    return values[0] if len(values) == 1 else None
