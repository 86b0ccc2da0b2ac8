"""SECURITY.md names tests that exist, files with the modes that they have, and every way out."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)?)`", PAGE)))

WRITES = r"\.write_(text|bytes)\(|\bopen\([^)]*[\"'][wax]b?[\"']|O_CREAT|NamedTemporaryFile|mkstemp"


def section(title: str) -> str:
    """The text below a heading."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, title
    return found[1]


def rows(title: str) -> list[list[str]]:
    """The cells of the table of a section, without its heading."""
    lines = [line for line in section(title).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds) and node.name.startswith("test_")}


@pytest.mark.parametrize("name", NAMED)
def test_a_test_that_is_named_is_there(name: str) -> None:
    path, _, function = name.partition("::")
    assert (ROOT / path).is_file()
    found = functions(ROOT / path)
    assert function in found if function else found


def test_every_defence_names_its_tests() -> None:
    defences = rows("What is defended, and how that is tested")
    assert len(defences) >= 15
    for defence, tests in defences:
        assert re.fullmatch(r"(`tests/[\w/]+\.py(::\w+)?`(, )?)+", tests), defence


def test_tests_of_the_client_that_are_named_run_in_every_colour() -> None:
    asynchronous = [name for name in NAMED if "/_async/" in name]
    assert asynchronous
    for name in asynchronous:
        assert (ROOT / name.partition("::")[0].replace("/_async/", "/_sync/")).is_file()


def test_whatever_opens_a_file_to_write_it_is_in_the_table() -> None:
    """Files are written in three places only, and two of them make them private."""
    writers: set[str] = set()
    for package in ("openai_codex", "actors"):
        for path in (ROOT / package).rglob("*.py"):
            text = path.read_text("utf-8")
            if re.search(
                r"\.write_(text|bytes)\(|\bopen\([^)]*[\"'][wax]b?[\"']|O_CREAT|NamedTemporaryFile|mkstemp", text
            ):
                writers.add(path.relative_to(ROOT).as_posix())
    assert writers == {
        "openai_codex/_hooks/endpoint.py",
        "openai_codex/_recording/file.py",
        "openai_codex/testing/home.py",
    }
    modes = {file: mode for file, _, mode, _ in rows("What is written where")}
    assert [mode for file, mode in modes.items() if "FILE" in file] == ["600"] * 3
