"""How sync code is derived: what is replaced, what is left, and that the result speaks of threads."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(ROOT.glob("openai_codex/**/_sync/*.py"))
# Words that mean nothing to whoever writes with threads. What stands in backticks is a name.
FOREIGN = re.compile(r"\b(tasks?|cancelled|cancelling|cancellation|await\w*|async\w*)\b", re.IGNORECASE)
NAMES = re.compile(r"`[^`]*`")


@pytest.fixture(scope="module")
def unasync() -> ModuleType:
    spec = importlib.util.spec_from_file_location("unasync", ROOT / "scripts" / "unasync.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def derived(unasync: ModuleType, source: str) -> str:
    text: str = unasync.sync_source(source, set(), set())
    return text


def docstrings(node: ast.Module | ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Names and docstrings of the public classes and functions in a module, and of a class itself."""
    name = "" if isinstance(node, ast.Module) else node.name
    if isinstance(node, ast.ClassDef):
        yield name, ast.get_docstring(node) or ""
    for each in node.body:
        if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
            yield f"{name}.{each.name}", ast.get_docstring(each) or ""
        elif isinstance(each, ast.ClassDef) and not each.name.startswith("_"):
            yield from docstrings(each)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "openai_codex")))
def test_what_is_public_and_derived_speaks_of_no_task(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    said = {name: FOREIGN.findall(NAMES.sub("", text)) for name, text in docstrings(tree)}
    assert {name: words for name, words in said.items() if words} == {}


def test_there_is_something_derived_to_look_at() -> None:
    folders = {path.parent.relative_to(ROOT / "openai_codex").as_posix() for path in SOURCES}
    assert folders == {"_sync", "_session/_sync"}


def test_sentences_are_replaced_in_strings_and_comments_only(unasync: ModuleType) -> None:
    source = 'async def stop():\n    """Cancelled, it stops."""  # Cancelled\n    Cancelled = await _AsyncThing()\n'
    assert derived(unasync, source) == (
        'def stop():\n    """On Ctrl-C, it stops."""  # On Ctrl-C\n    Cancelled = _Thing()\n'
    )


def test_a_longer_phrase_comes_before_one_that_it_holds(unasync: ModuleType) -> None:
    phrases = list(unasync.PHRASES)
    for place, phrase in enumerate(phrases):
        assert not [later for later in phrases[place + 1 :] if phrase in later]


@pytest.mark.parametrize("table", ["RENAMES", "PHRASES"])
def test_what_no_source_needs_is_an_error(
    unasync: ModuleType, table: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    used = "\n".join([*unasync.RENAMES, *(f"# {phrase}" for phrase in unasync.PHRASES)])
    (tmp_path / "source").mkdir()
    source = tmp_path / "source" / "module.py"
    monkeypatch.setattr(unasync, "ROOT", tmp_path)
    monkeypatch.setattr(unasync, "PACKAGES", {"source": "target"})
    monkeypatch.setattr(unasync, "formatted", str)
    source.write_text(used + "\n", "utf-8")
    assert unasync.main(check=False) == 0
    assert unasync.main(check=True) == 0
    unneeded = list(getattr(unasync, table))[-1]
    source.write_text(used.replace(unneeded, "") + "\n", "utf-8")
    with pytest.raises(SystemExit, match=re.escape(unneeded)):
        unasync.main(check=True)
