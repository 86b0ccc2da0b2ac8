"""What a newer runtime changes is told: methods, types, fields, values."""

from __future__ import annotations

import copy
import importlib
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> Generator[Any]:
    """The module under test; the scripts are on the path for as long as it is used."""
    before = set(sys.modules)
    monkeypatch.setattr(sys, "path", [str(SCRIPTS), *sys.path])
    yield importlib.import_module("artifacts.notes")
    for name in set(sys.modules) - before:
        if name.split(".")[0] in {"artifacts", "modelgen"}:
            del sys.modules[name]


Told: TypeAlias = Callable[[], list[str]]


@pytest.fixture
def changed(notes: Any) -> tuple[dict[str, Any], dict[str, Any], Told]:
    """The kept schema's types and facts, to be changed by the test, and what the notes then say."""
    kept = importlib.import_module("modelgen.schema").load()
    combined, facts = copy.deepcopy(kept)
    return combined["definitions"], facts, lambda: notes.review_notes(*kept, combined, facts)


def test_a_schema_compared_with_itself_is_the_same(changed: tuple[Any, Any, Told]) -> None:
    _, facts, told = changed
    assert told() == [f"runtime {facts['runtime']} -> {facts['runtime']}", "the protocol is the same"]


def test_methods_are_told_by_direction(changed: tuple[Any, Any, Told]) -> None:
    types, _, told = changed
    requests = types["ClientRequest"]["oneOf"]
    by_name = {branch["properties"]["method"]["enum"][0]: branch for branch in requests}
    requests.remove(by_name["thread/fork"])
    by_name["thread/read"]["properties"]["params"] = {"$ref": "#/definitions/v2/Other"}
    added = copy.deepcopy(by_name["thread/start"])
    added["properties"]["method"]["enum"] = ["thread/stroll"]
    requests.append(added)
    assert told()[1:] == [
        "requests of the client:",
        "  added    thread/stroll: ThreadStartParams",
        "  removed  thread/fork: ThreadForkParams",
        "  changed  thread/read: ThreadReadParams -> Other",
    ]


def test_fields_are_told_with_their_types(changed: tuple[Any, Any, Told]) -> None:
    types, _, told = changed
    fields = types["v2"]["ThreadReadParams"]
    fields["properties"]["depth"] = {"type": ["integer", "null"]}
    fields["properties"]["threadId"] = {"type": "array", "items": {"type": "string"}}
    del fields["properties"]["includeTurns"]
    assert told()[1:] == [
        "ThreadReadParams:",
        "  added    .depth: integer | null, optional",
        "  removed  .includeTurns: boolean, optional",
        "  changed  .threadId: string -> list of string",
    ]


def test_a_field_that_became_required_is_told(changed: tuple[Any, Any, Told]) -> None:
    types, _, told = changed
    types["v2"]["ThreadReadParams"]["required"].append("includeTurns")
    assert told()[1:] == ["ThreadReadParams:", "  changed  .includeTurns: boolean, optional -> boolean"]


def test_values_of_enums_and_variants_of_unions_are_told(changed: tuple[Any, Any, Told]) -> None:
    types, _, told = changed
    types["v2"]["ThreadSortKey"]["enum"].remove("updated_at")
    types["v2"]["ThreadSortKey"]["enum"].append("length")
    actions = types["v2"]["CommandAction"]["oneOf"]
    actions.append({"title": "SingCommandAction", "properties": {"song": {"type": "string"}}, "required": ["song"]})
    assert told()[1:] == [
        "CommandAction:",
        "  added    [SingCommandAction]",
        "  added    [SingCommandAction].song: string",
        "ThreadSortKey:",
        '  added     = "length"',
        '  removed   = "updated_at"',
    ]


def test_types_and_experimental_methods_are_told(changed: tuple[Any, Any, Told]) -> None:
    types, facts, told = changed
    types["v2"]["Melody"] = {"type": "string"}
    del types["v2"]["ThreadSortKey"]
    facts["experimental_methods"].remove("memory/reset")
    old, facts["runtime"] = facts["runtime"], "newer"
    assert told() == [
        f"runtime {old} -> newer",
        "methods that need the experimental capability:",
        "  removed  memory/reset",
        "types:",
        "  added    Melody",
        "  removed  ThreadSortKey",
    ]
