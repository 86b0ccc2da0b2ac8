"""From JSON schema to our words: what each definition is, and what its branches are called.

Lives here: every trap of the schema. Must not know how the Python looks.
"""

from __future__ import annotations

import json
import re
from typing import Any, cast

from . import ir
from .names import snake_name
from .schema import Facts

Schema = dict[str, Any]

_PRIMITIVES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_ENVELOPES = {"ClientRequest": "Request", "ServerRequest": "Request", "ServerNotification": "ServerNotification"}
# Open strings in the schema; these are the values that the runtime is known to use.
_KNOWN_VALUES = {
    "ReasoningEffort": ["none", "minimal", "low", "medium", "high", "xhigh", "max", "ultra"],
    "ThreadSource": ["user", "subagent", "memory_consolidation"],
}


def classify(definitions: dict[str, Schema], facts: Facts) -> ir.Protocol:
    """Return everything the schema defines."""
    return _Classifier(definitions, facts).run()


class _Classifier:
    def __init__(self, definitions: dict[str, Schema], facts: Facts) -> None:
        self.definitions = definitions
        self.facts = facts
        self.protocol = ir.Protocol()

    def run(self) -> ir.Protocol:
        for name in sorted(self.definitions):
            self.definition(name, self.definitions[name])
        for union in self.protocol.unions.values():
            self.adopt(union)
        return self.protocol

    def definition(self, name: str, schema: Schema) -> None:
        doc = schema.get("description", "")
        branches = _branches(schema)
        if branches is not None and all(branch.get("type") == "string" and "enum" in branch for branch in branches):
            values = [(value, branch.get("description", "")) for branch in branches for value in branch["enum"]]
            self.protocol.enums[name] = ir.Enum(name, values, doc)
            if len(branches) < len(values):
                # The official package makes two types of it, of which this is one.
                self.protocol.aliases[f"{name}Value"] = name
        elif branches is not None:
            self.union(name, schema, branches)
        elif "enum" in schema or name in _KNOWN_VALUES:
            values = [(value, "") for value in schema.get("enum") or _KNOWN_VALUES[name]]
            self.protocol.enums[name] = ir.Enum(name, values, doc)
        elif schema.get("type") == "string":
            self.protocol.strings[name] = ir.NamedString(name, doc)
        else:
            self.model(name, schema)

    def model(self, name: str, schema: Schema, shared: Schema | None = None) -> None:
        """Add an object, with the properties it shares with its siblings put in."""
        properties = {**(shared or {}).get("properties", {}), **schema.get("properties", {})}
        required = {*(shared or {}).get("required", ()), *schema.get("required", ())}
        fields = [self.field(name, wire, properties[wire], wire in required) for wire in sorted(properties)]
        # Required ones first, the nullable after the rest: an older server may leave those out.
        fields.sort(key=_rank)
        double = set(self.facts["double_options"].get(name, ()))
        for field in fields:
            if field.wire in double:
                field.doc = f"{field.doc}\n\nNone clears the setting; leaving it out keeps it.".strip()
        if name in self.protocol.names():
            raise ValueError(f"two definitions are called {name}")
        self.protocol.models[name] = ir.Model(name, fields, schema.get("description", ""), [], bool(double))

    def field(self, owner: str, wire: str, schema: Any, required: bool) -> ir.Field:
        annotation = self.annotation(schema, owner, wire)
        said: Schema = cast("Schema", schema) if isinstance(schema, dict) else {}
        doc: str = said.get("description", "")
        nullable = annotation in ("JsonValue", "None") or annotation.endswith(" | None")
        default: str | None = None
        if annotation.startswith("Literal["):
            default = annotation[8:-1]
        elif not required:
            default = self.default(annotation, said.get("default"))
            if default == "None" and annotation not in ("JsonValue", "None") and not annotation.endswith(" | None"):
                annotation += " | None"
        return ir.Field(snake_name(wire), wire, annotation, required, default, doc, nullable)

    def default(self, annotation: str, value: Any) -> str:
        plain = annotation.removesuffix(" | None")
        if isinstance(value, str) and plain != "str":
            return f"Factory(lambda: {self.enum_member(plain, value)})"
        if value == []:
            return f"Factory(lambda: list[{plain[5:-1]}]())"
        if annotation.startswith("list[") and value:
            items = ", ".join(self.enum_member(plain[5:-1], item) for item in value)
            return f"Factory(lambda: [{items}])"
        return repr(value)

    def enum_member(self, name: str, value: str) -> str:
        schema = self.definitions[name]
        plain = "type" in schema or all("enum" in branch for branch in schema["oneOf"])
        return f"{name if plain else name + 'Value'}.{snake_name(value)}"

    def annotation(self, schema: Any, owner: str = "", wire: str = "") -> str:
        """Return the Python annotation of a property."""
        if schema is True or not schema.keys() - {"description", "default", "title"}:
            return "JsonValue"
        if "$ref" in schema:
            return cast("str", schema["$ref"]).rpartition("/")[2]
        if "allOf" in schema:
            return self.annotation(schema["allOf"][0])
        if "anyOf" in schema:
            parts = list(dict.fromkeys(self.annotation(part).removesuffix(" | None") for part in schema["anyOf"]))
            return " | ".join(sorted(parts, key="None".__eq__))
        if isinstance(schema["type"], list):
            kinds = [kind for kind in cast("list[str]", schema["type"]) if kind != "null"]
            inner = self.annotation({**schema, "type": kinds[0]}, owner, wire)
            return f"{inner} | None"
        return self.typed(schema, owner, wire)

    def typed(self, schema: Schema, owner: str, wire: str) -> str:
        kind = schema["type"]
        if kind == "string" and "enum" in schema:
            return f"Literal[{json.dumps(schema['enum'][0])}]"
        if kind == "array":
            return f"list[{self.annotation(schema.get('items', True))}]"
        if kind == "object" and "properties" in schema:
            name = _pascal(_camel(wire))
            name = name if name not in self.definitions else f"{owner}Body"
            self.model(name, schema)
            return name
        if kind == "object":
            return f"dict[str, {self.annotation(schema.get('additionalProperties', True))}]".replace(
                "dict[str, JsonValue]", "JsonObject"
            )
        return _PRIMITIVES[kind]

    def union(self, name: str, schema: Schema, branches: list[Schema]) -> None:
        union = self.protocol.unions[name] = ir.Union(name, schema.get("description", ""))
        objects = [branch for branch in branches if "properties" in branch]
        strings = [branch for branch in branches if "enum" in branch]
        union.tag = _tag(objects) if len(objects) == len(branches) else None
        if strings:
            values = [(value, branch.get("description", "")) for branch in strings for value in branch["enum"]]
            union.values = f"{name}Value"
            self.protocol.enums[union.values] = ir.Enum(union.values, values, f"The plain strings of {name}.", name)
        untitled = 0
        for branch in branches:
            if branch in objects:
                if "title" not in branch:
                    untitled += 1
                self.variant(union, schema, branch, untitled)
            elif branch not in strings and branch.get("type") != ["string", "object"]:
                union.shapes.append(self.annotation(branch))

    def variant(self, union: ir.Union, schema: Schema, branch: Schema, number: int) -> None:
        tag = branch["properties"][union.tag]["enum"][0] if union.tag else None
        name = self.variant_name(union, branch, tag, number)
        if inner := branch.get("anyOf"):
            names: list[str] = []
            for index, choice in enumerate(cast("list[Schema]", inner)):
                # As in the official package: the first choice has the name of the branch.
                other = (
                    choice["title"]
                    if choice["title"] not in self.protocol.models
                    else _pascal(cast("str", tag)) + choice["title"]
                )
                names.append(name if index == 0 else other)
                merged = {**branch, "properties": {**branch["properties"], **choice["properties"]}}
                merged["required"] = [*branch["required"], *choice["required"]]
                merged["description"] = choice.get("description", branch.get("description", ""))
                self.model(names[-1], merged, schema)
            union.members[cast("str", tag)] = tuple(names)
            return
        self.model(name, branch, schema if "properties" in schema else None)
        if tag is not None:
            union.members[tag] = (name,)
        elif len(branch["required"]) == 1 == len(branch["properties"]):
            union.members[branch["required"][0]] = (name,)
        else:
            union.shapes.append(name)

    def variant_name(self, union: ir.Union, branch: Schema, tag: str | None, number: int) -> str:
        if union.name in _ENVELOPES and tag is not None:
            return _pascal(tag) + _ENVELOPES[union.name]
        if "title" in branch:
            return _pascal(branch["title"].replace("v2::", ""))
        numbered = f"{union.name}{number}"
        if tag is None:
            return numbered
        name = _pascal(tag) + union.name
        if name in self.protocol.names():
            return numbered
        self.protocol.aliases[numbered] = name
        return name

    def adopt(self, union: ir.Union) -> None:
        """Tell the members of a union what they are members of."""
        named = [name for names in union.members.values() for name in names]
        for name in [*named, *union.shapes]:
            member = self.protocol.models.get(name) or self.protocol.unions.get(name)
            if member is not None:
                member.unions.append(union.name)


def _rank(field: ir.Field) -> int:
    if field.default is None:
        return 1 if field.annotation.endswith("None") else 0
    return 2 if field.annotation.startswith("Literal[") else 3


def _branches(schema: Schema) -> list[Schema] | None:
    found: list[Schema] | None = schema.get("oneOf") or schema.get("anyOf")
    return found


def _tag(branches: list[Schema]) -> str | None:
    """Return the property that has one value in each branch, if there is one."""
    candidates = [
        wire
        for wire, schema in branches[0]["properties"].items()
        if all(len(_values(branch["properties"].get(wire))) == 1 for branch in branches) and schema is not True
    ]
    return candidates[0] if candidates else None


def _values(schema: Any) -> list[str]:
    return cast("Schema", schema).get("enum", []) if isinstance(schema, dict) else []


def _pascal(text: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", text))


def _camel(text: str) -> str:
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), text)
