"""The models are made of the pinned schema and of what the newest known runtime has more, and of nothing less."""

from __future__ import annotations

from typing import Any

import pytest

from openai_codex import __version__

from ..wire.history import script

union = script("modelgen.union")
shapes = union.shapes
history = union.history


def merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """What becomes of one definition, `T`, that a newer runtime, 2.0.0, has otherwise."""
    columns = {"1.0.0": facts(old), "2.0.0": facts(new)}
    seen = {place: version for version in ("2.0.0", "1.0.0") for place in columns[version]}
    made = union._Merge(seen, {"T": old})
    result: dict[str, Any] = made.definitions({"T": new}, {})["T"]
    return result


def facts(schema: dict[str, Any]) -> dict[str, str]:
    """The facts of a schema with one definition."""
    unions: dict[str, Any] = {name: {"oneOf": []} for name in shapes.DIRECTIONS}
    return dict(shapes.facts({"definitions": {**unions, "v2": {"T": schema}}}))


def test_nothing_of_either_runtime_is_left_out() -> None:
    pinned = shapes.facts(union.load()[0])
    combined, _, made_of = union.load_union()
    both = shapes.facts(combined)
    kept = history.load()
    newest = kept.versions[-1]
    assert made_of == f"{__version__}, with what runtimes up to {newest} have more"
    assert pinned.keys() <= both.keys()
    assert kept.column(newest).keys() <= both.keys()
    for place, shape in pinned.items():
        # What was there stays as it was: it may be left out now, and a union may share fields.
        before, after = set(shape.split("|")), set(both[place].split("|"))
        assert before - after <= {shapes.REQUIRED, ""}, place
        assert after - before <= {"object"}, place


def test_what_is_made_is_what_the_pinned_schema_says_once_that_is_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    combined, told = union.load()
    told["runtime"] = history.load().versions[-1]
    monkeypatch.setattr(union, "load", lambda: (combined, told))
    assert union.load_union() == (combined, told, told["runtime"])


def test_a_newer_field_is_optional_and_says_since_when() -> None:
    old = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["a", "b"]}
    new = {
        "type": "object",
        "properties": {"a": {"type": "string"}, "c": {"type": "string", "description": "Told"}, "d": True},
        "required": ["a", "c"],
    }
    made = merged(old, new)
    assert made["properties"]["c"] == {"type": "string", "description": "Told. Since runtime 2.0.0."}
    assert made["properties"]["d"] == {"description": "Since runtime 2.0.0."}
    assert made["properties"]["b"] == {"type": "string"}
    assert made["required"] == ["a"]


def test_a_newer_value_of_an_enum_says_since_when() -> None:
    old = {"enum": ["a", "b"], "type": "string", "description": "Told."}
    new = {"oneOf": [{"enum": ["a", "b"], "type": "string"}, {"enum": ["c"], "type": "string", "description": "See"}]}
    assert merged(old, new) == {
        "description": "Told.",
        "oneOf": [
            {"enum": ["a"], "type": "string"},
            {"enum": ["b"], "type": "string"},
            {"enum": ["c"], "type": "string", "description": "See. Since runtime 2.0.0."},
        ],
    }
    assert merged(old, {"enum": ["a"], "type": "string"}) == old


def test_a_newer_variant_and_a_newer_field_of_a_variant_say_since_when() -> None:
    def variant(name: str, **fields: Any) -> dict[str, Any]:
        tag = {"type": {"enum": [name], "type": "string"}}
        return {"type": "object", "title": name.title(), "properties": {**tag, **fields}, "required": ["type"]}

    made = merged({"oneOf": [variant("x")]}, {"oneOf": [variant("x", n={"type": "integer"}), variant("y")]})
    x, y = made["oneOf"]
    assert x["properties"]["n"] == {"type": "integer", "description": "Since runtime 2.0.0."}
    assert y == {**variant("y"), "description": "Since runtime 2.0.0."}


def test_a_field_that_became_an_alternative_keeps_its_class() -> None:
    tag = {"type": {"enum": ["x"], "type": "string"}}
    text = {"type": "string"}
    url, file = ({"properties": {name: text}, "required": [name], "title": name} for name in ("url", "file"))
    old = {"title": "X", "type": "object", "properties": {**tag, "url": text}, "required": ["type", "url"]}
    new = {"title": "X", "type": "object", "properties": tag, "required": ["type"], "anyOf": [file, url]}
    (made,) = merged({"oneOf": [old]}, {"oneOf": [new]})["oneOf"]
    assert made["properties"] == tag
    assert made["anyOf"] == [url, {**file, "description": "Since runtime 2.0.0."}]
