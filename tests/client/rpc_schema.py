"""The kept JSON schemas as the judge of `codex.rpc`: methods, params made from them, and what validates.

What a client sends is judged by the newest runtime that is known, what a server answers by the pinned one.

It reads the schema itself, without the generator, so that a mistake of that one is seen.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

KEPT = Path(__file__).resolve().parents[2] / "scripts" / "schema"
PINNED: dict[str, Any] = json.loads((KEPT / "codex_app_server_protocol.schemas.json").read_text("utf-8"))
NEWER: dict[str, Any] = json.loads((KEPT / "newer.json").read_text("utf-8"))


def _newest() -> dict[str, Any]:
    root: dict[str, Any] = {**PINNED["definitions"], "v2": {**PINNED["definitions"]["v2"]}}
    for name, schema in NEWER["definitions"].items():
        (root if name in root else root["v2"])[name] = schema
    return {"definitions": root}


SCHEMA = _newest()

# The branch of each method: {"properties": {"method": ..., "params": ...}}.
METHODS: dict[str, Any] = {
    branch["properties"]["method"]["enum"][0]: branch
    for branch in [*PINNED["definitions"]["ClientRequest"]["oneOf"], *NEWER["methods"]["ClientRequest"]]
}


def params_schema(method: str) -> dict[str, Any] | None:
    """The schema of a method's params, resolved as far as it is a mere reference; None where there are none."""
    schema = METHODS[method]["properties"].get("params", {"type": "null"})
    if schema.get("type") == "null":
        return None
    return resolved(schema["anyOf"][0] if "anyOf" in schema else schema)


def resolved(schema: Any) -> Any:
    """What a reference, or a wrapper around one, stands for; `true` is a schema too, of anything."""
    if schema is True:
        return True
    if "allOf" in schema:
        return resolved(schema["allOf"][0])
    if "$ref" not in schema:
        return schema
    target: Any = SCHEMA
    for part in schema["$ref"].removeprefix("#/").split("/"):
        target = target[part]
    return resolved(target)


@cache
def _validator(schema: str, *, pinned: bool = False) -> Any:
    # It comes without types.
    jsonschema: Any = importlib.import_module("jsonschema")
    definitions = (PINNED if pinned else SCHEMA)["definitions"]
    return jsonschema.Draft7Validator({**json.loads(schema), "definitions": definitions})


def problems(method: str, params: Any) -> list[str]:
    """What the schema has against params."""
    schema = METHODS[method]["properties"].get("params", {"type": "null"})
    return [error.message for error in _validator(json.dumps(schema)).iter_errors(params)]


def problems_of_answer(response: str, answer: Any) -> list[str]:
    """What the schema has against an answer of a class that it names."""
    place = "v2/" if response in PINNED["definitions"]["v2"] else ""
    schema = {"$ref": f"#/definitions/{place}{response}"}
    return [error.message for error in _validator(json.dumps(schema), pinned=True).iter_errors(answer)]


def minimal(method: str) -> Any:
    """Params with nothing in them but what is required."""
    return _Sampler(everything=False, number=0).sample(params_schema(method))


def maximal(method: str) -> Iterator[Any]:
    """Params with all there is, again and again until each choice in them was taken."""
    yield from _all_of(params_schema(method))


def maximal_of(name: str) -> Iterator[Any]:
    """Values of a class that the schema names, with all there is, again and again until each choice was taken."""
    place = "v2/" if name in SCHEMA["definitions"]["v2"] else ""
    yield from _all_of({"$ref": f"#/definitions/{place}{name}"})


def _all_of(schema: Any) -> Iterator[Any]:
    most, number = 1, 0
    while number < most:
        sampler = _Sampler(everything=True, number=number)
        yield sampler.sample(schema)
        most = max(most, sampler.choices)
        number += 1


class _Sampler:
    """Makes a value of a schema; `number` says which of several choices is taken."""

    def __init__(self, *, everything: bool, number: int) -> None:
        self.everything = everything
        self.number = number
        self.choices = 1

    def choose(self, choices: list[Any]) -> Any:
        self.choices = max(self.choices, len(choices))
        return choices[self.number % len(choices)]

    def sample(self, schema: Any) -> Any:
        schema = resolved(schema)
        if schema is True:
            return self.choose([{"free": [1, None, "text"]}, "text", [1.5], True])
        if "oneOf" in schema or "anyOf" in schema:
            return self.choice(schema)
        if "enum" in schema:
            return self.choose(schema["enum"])
        if "type" not in schema:
            return {"any": "thing"}
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        kind = self.choose(kinds) if self.everything else kinds[0]
        plain = {"string": "text", "integer": 7, "number": 1.5, "boolean": True, "null": None}
        if kind == "object":
            return self.fields(schema)
        if kind == "array":
            return [self.sample(schema.get("items", True))] if self.everything else []
        return plain[kind]

    def choice(self, schema: Any) -> Any:
        made = self.sample(self.choose(schema.get("oneOf") or schema["anyOf"]))
        # Some branches stand beside properties that they share.
        return {**self.fields(schema), **made} if "properties" in schema else made

    def fields(self, schema: Any) -> dict[str, Any]:
        wanted: Any = schema.get("properties", {}) if self.everything else schema.get("required", [])
        made = {name: self.sample(schema["properties"][name]) for name in wanted}
        more: Any = schema.get("additionalProperties", False)
        if self.everything and not isinstance(more, bool):
            made["key"] = self.sample(more)
        return made


def python_name(wire: str) -> str:
    """The name of a path's segment or of an argument, by the documented rule, written down a second time."""
    if wire.startswith("_"):
        return f"field_{python_name(wire[1:])}"
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", wire.replace("OAuth", "Oauth")).lower()
    return f"{name}_" if name in {"import", "from", "async", "class", "global"} else name
