"""The schema that the models are made of: the pinned runtime's, with what the newest known runtime has more.

Of the newest one only the definitions are kept that say anything else than the pinned one's (`newer.json`). Put
together, nothing of the pinned schema changes but this: a field that the newest does not send any more need not be
there. Each thing that is newer says in its description since when.

Lives here: keeping that difference, and putting both together. Must not know what the definitions become.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, cast

from . import history, shapes
from .schema import KEPT, NEWER, SINCE, Facts, definitions, load, methods

Schema: TypeAlias = "dict[str, Any]"


def difference(old: Schema, new: Schema, new_facts: Facts) -> str:
    """Return the text of `newer.json`: the definitions and methods of a newer runtime that an older one has not so."""
    before, after = definitions(old), definitions(new)
    changed = {history.root_of(place) for place, _ in shapes.facts(old).items() ^ shapes.facts(new).items()}
    kept = {name: after[name] for name in sorted(after) if name not in before or name in changed}
    added: dict[str, list[Schema]] = {}
    for union in shapes.DIRECTIONS:
        known = methods(before[union])
        added[union] = [branch for name, branch in methods(after[union]).items() if name not in known]
    return json.dumps({"definitions": kept, "methods": added, "facts": new_facts}, indent=1, sort_keys=True) + "\n"


def load_union() -> tuple[Schema, Facts, str]:
    """Return the combined schema of the pinned and the newest known runtime, the facts, and what it is made of."""
    combined, facts = load()
    pinned = facts["runtime"]
    newer = cast("Schema", json.loads((KEPT / NEWER).read_text()))
    newest = cast("Facts", newer["facts"])
    if history.sort_key(newest["runtime"]) <= history.sort_key(pinned):
        return combined, facts, pinned
    types = definitions(combined)
    merged = _Merge(_first_seen(), types).definitions(newer["definitions"], newer["methods"])
    return (
        {"definitions": {"v2": merged}},
        _facts(facts, newest, types, newer["methods"]),
        f"{pinned}, with what runtimes up to {newest['runtime']} have more",
    )


def _first_seen() -> dict[str, str]:
    """The first runtime with each place."""
    seen: dict[str, str] = {}
    kept = history.load()
    for version in kept.versions:
        for place in kept.column(version):
            seen.setdefault(place, version)
    return seen


class _Merge:
    """Puts the definitions of a newer runtime into those of an older one."""

    def __init__(self, seen: Mapping[str, str], types: dict[str, Schema]) -> None:
        self.seen = seen
        self.types = copy.deepcopy(types)

    def definitions(self, newer: dict[str, Schema], added: dict[str, list[Schema]]) -> dict[str, Schema]:
        for name, schema in newer.items():
            if name in self.types:
                self.types[name] = self.schema(self.types[name], schema, name)
            else:
                self.types[name] = self.dated({**schema, **self.later(schema, name)}, name)
        for union, branches in added.items():
            direction = shapes.DIRECTIONS[union]
            known = methods(self.types[union])
            self.types[union]["oneOf"] += [
                self.dated(branch, f"{direction}:{method}")
                for branch in branches
                if (method := branch["properties"]["method"]["enum"][0]) not in known
            ]
        return self.types

    def dated(self, schema: Schema, place: str) -> Schema:
        """Say in the first paragraph of a description since when there is such a thing."""
        first, _, rest = str(schema.get("description", "")).strip().partition("\n\n")
        first = f"{first}." if first and first[-1] not in ".:;!?" else first
        paragraph = f"{first} {SINCE}{self.seen[place]}.".strip()
        return {**schema, "description": "\n\n".join(filter(None, [paragraph, rest]))}

    def schema(self, old: Schema, new: Schema, place: str) -> Schema:
        """A definition, or one branch of one, with what the newer one has more."""
        if "anyOf" in new and "properties" in new and "anyOf" not in old:
            return self.alternatives(old, new, place)
        merged = dict(old)
        if "properties" in old or "properties" in new:
            merged |= self.fields(old, new, place)
        key = "oneOf" if "oneOf" in old else "anyOf"
        if key in old:
            merged[key] = [*self.branches(old[key], [*new.get("oneOf", ()), *new.get("anyOf", ())], place)]
        elif "enum" in old:
            merged = self.enum(old, new, place)
        return merged

    def later(self, schema: Schema, place: str) -> Schema:
        """The properties of a definition, with the date of those that came later than it."""
        fields: Schema = schema.get("properties", {})
        dated = {
            name: self.dated(_object(field), f"{place}.{name}")
            if self.seen[f"{place}.{name}"] != self.seen[place]
            else field
            for name, field in fields.items()
        }
        return {"properties": dated} if dated else {}

    def alternatives(self, old: Schema, new: Schema, place: str) -> Schema:
        """An object with a field that became one of several: the alternative with it keeps the object's name."""
        known: Schema = old["properties"]
        same = [choice for choice in new["anyOf"] if choice["properties"].keys() <= known.keys()]
        others = [
            self.dated(choice, f"{place}.{next(iter(choice['properties']))}")
            for choice in new["anyOf"]
            if choice not in same
        ]
        alternative = {name for choice in new["anyOf"] for name in choice["properties"]}
        shared = {**old, "properties": {name: known[name] for name in known if name not in alternative}}
        return {
            **self.fields(shared, new, place),
            **{key: new[key] for key in ("title", "type")},
            "anyOf": [*same, *others],
        }

    def fields(self, old: Schema, new: Schema, place: str) -> Schema:
        before: Schema = old.get("properties", {})
        after: Schema = new.get("properties", {})
        added = {name: self.dated(_object(after[name]), f"{place}.{name}") for name in after if name not in before}
        required = [name for name in old.get("required", ()) if name in new.get("required", ())]
        return {"properties": {**before, **added}, "required": required}

    def enum(self, old: Schema, new: Schema, place: str) -> Schema:
        """An enum, with its newer values as branches that can be described."""
        known = [{"enum": [value], "type": "string"} for value in old["enum"]]
        added = [*self.values({*old["enum"]}, [new, *new.get("oneOf", ())], place)]
        if not added:
            return old
        return {**{key: old[key] for key in old.keys() - {"enum", "type"}}, "oneOf": [*known, *added]}

    def values(self, known: set[str], branches: list[Schema], place: str) -> Iterator[Schema]:
        for branch in branches:
            for value in branch.get("enum", ()):
                if value not in known:
                    described = {key: branch[key] for key in branch.keys() & {"description"} if "oneOf" not in branch}
                    schema = {**described, "enum": [value], "type": "string"}
                    yield self.dated(schema, f"{place}={value}")

    def branches(self, old: list[Schema], new: list[Schema], place: str) -> Iterator[Schema]:
        tag = shapes.tag_of([branch for branch in old if "properties" in branch])
        newer = {_name(branch, tag): branch for branch in new if "enum" not in branch}
        for branch in old:
            match = newer.pop(_name(branch, tag), None) if "enum" not in branch else None
            yield branch if match is None else self.schema(branch, match, _below(place, branch, tag))
        known = {value for branch in old for value in branch.get("enum", ())}
        yield from self.values(known, new, place)
        for branch in newer.values():
            yield self.dated(branch, _below(place, branch, tag)) if "properties" in branch else branch


def _object(schema: Any) -> Schema:
    # `true` stands for any JSON; a description makes an object of it.
    return {} if schema is True else cast("Schema", schema)


def _name(branch: Schema, tag: str | None) -> str:
    """What a branch of a union is known by."""
    fields: Schema = branch.get("properties", {})
    if tag is not None and tag in fields:
        return f"{tag}={fields[tag]['enum'][0]}"
    return ",".join(sorted(fields)) or json.dumps(
        {key: branch[key] for key in branch.keys() - {"description", "title"}}
    )


def _below(place: str, branch: Schema, tag: str | None) -> str:
    """The place of what a branch holds."""
    if tag is not None and tag in branch.get("properties", {}):
        return f"{place}<{_name(branch, tag)}>"
    only = [*branch.get("properties", {})]
    return f"{place}.{only[0]}" if len(only) == 1 else place


def _facts(facts: Facts, newest: Facts, types: dict[str, Schema], added: dict[str, list[Schema]]) -> Facts:
    """The facts of the pinned runtime, with those of the newest about what only that has."""
    merged = copy.deepcopy(facts)
    new = {union: {branch["properties"]["method"]["enum"][0] for branch in added[union]} for union in added}
    merged["experimental_methods"] += sorted(new["ClientRequest"] & {*newest["experimental_methods"]})
    merged["experimental_server_requests"] += sorted(new["ServerRequest"] & {*newest["experimental_server_requests"]})
    named = merged["typescript_notifications"]
    merged["typescript_notifications"] = {**newest["typescript_notifications"], **named}
    for kept, told in (
        (merged["experimental_fields"], newest["experimental_fields"]),
        (merged["double_options"], newest["double_options"]),
    ):
        for name, fields in told.items():
            known: Schema = types.get(name, {}).get("properties", {})
            kept[name] = [*kept.get(name, ()), *(field for field in fields if field not in known)]
    return merged
