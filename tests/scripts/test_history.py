"""The history of the protocol: what is kept of a runtime can be read back, and a runtime is added with one command."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openai_codex import __version__

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
OURS = {"artifacts", "generate_models", "modelgen", "update_sdk_artifacts"}


@pytest.fixture(scope="module")
def scripts() -> Generator[Any]:
    """A function that imports a script by name; they are on the path for as long as the module runs."""
    before = set(sys.modules)
    sys.path.insert(0, str(SCRIPTS))
    yield importlib.import_module
    sys.path.remove(str(SCRIPTS))
    for name in set(sys.modules) - before:
        if name.split(".")[0] in OURS:
            del sys.modules[name]


def facts_of(scripts: Any, **types: Any) -> dict[str, str]:
    """The facts of a schema with these types and no methods."""
    nothing: Any = {"oneOf": []}
    unions: dict[str, Any] = dict.fromkeys(
        ("ClientRequest", "ServerRequest", "ServerNotification", "ClientNotification"), nothing
    )
    return dict(scripts("modelgen.shapes").facts({"definitions": {**unions, "v2": types}}))


def test_the_history_reads_back_as_it_was_written(scripts: Any) -> None:
    history = scripts("modelgen.history")
    kept = history.load()
    assert kept.text() == history.PATH.read_text()
    assert len(kept.versions) >= 10
    assert __version__ in kept.versions


def test_the_pinned_runtime_is_in_it_as_its_schema_says(scripts: Any) -> None:
    combined, facts = scripts("modelgen.schema").load()
    assert scripts("modelgen.history").load().column(facts["runtime"]) == scripts("modelgen.shapes").facts(combined)


def test_a_history_that_was_edited_by_hand_is_refused(scripts: Any, tmp_path: Path) -> None:
    history = scripts("modelgen.history")
    edited = tmp_path / "history.txt"
    edited.write_text(history.PATH.read_text().replace(" .toolOutput TurnToolOutput|null 0.151.0\n", "", 1))
    with pytest.raises(history.HistoryError, match=r"history\.txt does not say what runtime 0\.151\.0 said"):
        history.load(edited)


def test_what_the_installed_runtime_says_is_what_the_history_says(scripts: Any) -> None:
    runtime = pytest.importorskip("codex_cli_bin").bundled_codex_path()
    assert scripts("update_sdk_artifacts").main(["add-runtime", "--check", str(runtime)]) == 0


def test_a_runtime_is_added_with_one_command_that_tells_what_it_changed(
    scripts: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    runtime = pytest.importorskip("codex_cli_bin").bundled_codex_path()
    history, command = scripts("modelgen.history"), scripts("update_sdk_artifacts")
    kept = history.load()
    shorter = history.History({version: kept.column(version) for version in kept.versions if version != __version__})
    path = tmp_path / "history.txt"
    path.write_text(shorter.text())
    monkeypatch.setattr(history, "PATH", path)
    generated: list[list[str]] = []
    monkeypatch.setattr(command.generate_models, "main", lambda arguments: generated.append(arguments) or 0)  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]

    assert command.main(["add-runtime", "--check", str(runtime)]) == 1
    assert capsys.readouterr().out == f"stale: the history says something else of runtime {__version__}\n"
    assert path.read_text() == shorter.text()

    assert command.main(["add-runtime", str(runtime)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"runtime {kept.before(__version__)} -> {__version__}"
    assert "  added    .excludedThreadIds: list|null" in told
    assert path.read_text() == kept.text()
    assert generated == [[]]


def test_a_name_that_is_neither_a_program_nor_a_version_is_refused(
    scripts: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert scripts("update_sdk_artifacts").main(["add-runtime", "nonsense"]) == 1
    assert "nonsense is neither a program nor a version" in capsys.readouterr().err


@given(bits=st.integers(min_value=1, max_value=2**7 - 1))
def test_spans_tell_exactly_the_runtimes_they_were_made_of(scripts: Any, bits: int) -> None:
    history = scripts("modelgen.history")
    versions = [f"0.{minor}.0" for minor in range(7)]
    wanted = [version for at, version in enumerate(versions) if bits >> at & 1]
    assert history.inside(history.spans(bits, versions), versions) == wanted


def test_every_part_of_a_schema_that_reaches_the_wire_is_a_fact(scripts: Any) -> None:
    reference = {"$ref": "#/definitions/v2/Word"}
    assert facts_of(
        scripts,
        Word={"enum": ["a", "b"], "type": "string", "description": "told"},
        Spread={"oneOf": [{"enum": ["a"], "type": "string"}, {"enum": ["b"], "type": "string"}]},
        Open={"type": "object", "additionalProperties": True},
        Empty={"type": "object"},
        Tagged={
            "oneOf": [
                {"properties": {"type": {"enum": ["x"]}, "n": {"type": "integer"}}, "required": ["type", "n"]},
                {"properties": {"type": {"enum": ["y"]}}, "required": ["type"]},
            ]
        },
        All={
            "type": "object",
            "required": ["list"],
            "properties": {
                "list": {"type": "array", "items": reference},
                "maybe": {"anyOf": [reference, {"type": "null"}]},
                "flag": {"type": "boolean", "default": False},
                "map": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
                "whatever": True,
                "inner": {"allOf": [reference], "default": "a"},
            },
        },
    ) == {
        "Word": "enum",
        "Word=a": "",
        "Word=b": "",
        "Spread": "enum",
        "Spread=a": "",
        "Spread=b": "",
        "Open": "map",
        "Open{}": "any",
        "Empty": "object",
        "Tagged": "",
        "Tagged<type=x>": "object",
        "Tagged<type=x>.n": "!|integer",
        "Tagged<type=y>": "object",
        "All": "object",
        "All.list": "!|list",
        "All.list[]": "Word",
        "All.maybe": "Word|null",
        "All.flag": "=false|boolean",
        "All.map": "map|null",
        "All.map{}": "string",
        "All.whatever": "any",
        "All.inner": '="a"|Word',
    }


@pytest.mark.parametrize(
    ("facts", "taken", "refused"),
    [
        # an object that became a union of variants takes its fields without their tag
        ({"P": "object", "P.a": "string"}, ["<type=x>", "<type=x>.a"], ["<type=x>.b", ".b"]),
        # and what stood in the object itself may stand in the variants
        ({"P": "", "P<type=x>": "object", "P<type=x>.a": "string"}, [".a", "<type=x>.a"], ["<type=y>", ".b"]),
        # anything, any string, any name
        ({"P": "any"}, [".a.b", "=x", "[]"], []),
        ({"P": "string"}, ["=x"], [".a", "[]"]),
        ({"P": "map", "P{}": "string"}, [".a", "{}"], ["[]"]),
        # through references, also one that holds itself
        ({"P": "object", "P.a": "Q|null", "Q": "enum", "Q=x": ""}, [".a=x"], [".a=y"]),
        ({"P": "object", "P.a": "P|null"}, [".a", ".a.b.c"], [".b"]),
    ],
)
def test_a_path_is_known_where_the_server_would_read_it(
    scripts: Any, facts: dict[str, str], taken: list[str], refused: list[str]
) -> None:
    support = scripts("modelgen.support")
    node = support.Unfolder(facts).node("P")
    for path, expected in [*((path, True) for path in taken), *((path, False) for path in refused)]:
        assert node.takes(support.STEP.findall(path)) is expected, path
