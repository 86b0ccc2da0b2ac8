"""The names of methods and what they begin and end, held against the table of the protocol and against the sources."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from openai_codex._protocol import methods
from openai_codex._protocol.routes import DELTAS
from openai_codex._wire import WireModel, params_class, response_class, wire_to_name
from openai_codex.generated.methods import CLIENT_METHODS, CLIENT_NOTIFICATIONS, NOTIFICATIONS, SERVER_REQUESTS

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "openai_codex" / "_protocol" / "methods.py"
# A stand-in for the server, a program over the client, and what is made by scripts: they spell methods themselves.
OTHERS = {"_cli", "_sync", "_wire", "generated", "testing"}

KNOWN = CLIENT_METHODS.keys() | CLIENT_NOTIFICATIONS.keys() | NOTIFICATIONS.keys() | SERVER_REQUESTS.keys()
# Words as well as methods.
WORDS = {"error", "warning"}

NAMES = {name: value for name, value in vars(methods).items() if name.isupper() and isinstance(value, str)}
GROUPS: dict[str, frozenset[str]] = {
    name: value for name, value in vars(methods).items() if name.isupper() and name not in NAMES
}


def sources() -> list[Path]:
    paths = sorted((ROOT / "openai_codex").rglob("*.py"))
    return [path for path in paths if path != PLACE and not OTHERS & set(path.relative_to(ROOT).parts)]


@pytest.mark.parametrize("name", NAMES)
def test_a_constant_is_called_as_its_method_is_and_the_protocol_has_it(name: str) -> None:
    method = NAMES[name]
    assert method in KNOWN
    assert name == re.sub(r"(?<=[a-z])(?=[A-Z])", "_", method).replace("/", "_").upper()


def test_every_constant_is_used() -> None:
    used = "\n".join(path.read_text("utf-8") for path in sources())
    unused = {name for name in NAMES if not re.search(rf"\b{name}\b", used)}
    assert not {name for name in unused if not any(NAMES[name] in group for group in GROUPS.values())}


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_holds_methods_that_have_a_name_here(name: str) -> None:
    assert GROUPS[name] <= set(NAMES.values())


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_other_module_spells_a_method(path: Path) -> None:
    spelled = [
        f"line {node.lineno}: {node.value}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in KNOWN - WORDS
    ]
    assert not spelled, f"take the name from openai_codex._protocol.methods: {spelled}"


def test_every_call_whose_answer_names_a_turn_begins_one() -> None:
    naming = {method for method in CLIENT_METHODS if "turn" in wire_to_name(response_class(method))}
    assert naming <= methods.TURN_CALLS


def test_every_call_that_the_client_starts_a_turn_by_begins_one() -> None:
    started: set[str] = set()
    for path in (ROOT / "openai_codex" / "_async").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "start_turn":
                started.add(NAMES[ast.unparse(node.args[1]).removeprefix("methods.")])
    assert started == {methods.TURN_START, methods.REVIEW_START, methods.THREAD_QUEUE_START}
    assert started <= methods.TURN_CALLS


@pytest.mark.parametrize("method", sorted(methods.TURN_CALLS))
def test_a_call_that_begins_a_turn_says_on_which_thread(method: str) -> None:
    kind = params_class(method)
    assert kind is not None
    assert "threadId" in wire_to_name(kind)


def test_every_text_that_comes_in_deltas_is_known_as_one() -> None:
    texts: set[str] = set()
    for method in NOTIFICATIONS:
        kind = params_class(method)
        assert kind is not None
        assert issubclass(kind, WireModel)
        if {"delta", "itemId", "turnId"} <= wire_to_name(kind).keys():
            texts.add(method)
    params = {"delta": "x", "itemId": "i", "turnId": "t"}
    assert texts == {method for method in NOTIFICATIONS if DELTAS.key({"method": method, "params": params}) is not None}
