"""Imports inside functions: one idiom, and each one saves a program that does not need it an import."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for package in ("actors", "openai_codex") for path in (ROOT / package).rglob("*.py"))
TOP = "import openai_codex, sys; print(*sys.modules)"


def blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    """The bodies of functions, and of the branches in them."""
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for node in ast.walk(function):
                for part in ("body", "orelse", "finalbody"):
                    if isinstance(block := getattr(node, part, None), list):
                        yield block


def is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def own(path: Path, node: ast.stmt) -> set[str]:
    """The modules of this project that a statement imports, and what it takes out of them."""
    if isinstance(node, ast.Import):
        names = {alias.name for alias in node.names}
    elif isinstance(node, ast.ImportFrom):
        parts = path.relative_to(ROOT).parts
        base = list(parts[: len(parts) - node.level]) if node.level else []
        module = ".".join([*base, *([node.module] if node.module else [])])
        names = {module} if node.module else {f"{module}.{alias.name}" for alias in node.names}
    else:
        return set()
    return {name for name in names if name.split(".")[0] in ("actors", "openai_codex")}


def late_imports(path: Path) -> Iterator[tuple[ast.stmt, set[str], bool]]:
    """Each late import of a file: the statement, its modules, and whether it stands first in its block."""
    seen: set[int] = set()
    for block in blocks(ast.parse(path.read_text("utf-8"))):
        first = True
        for number, node in enumerate(block):
            names = own(path, node)
            if names and node.lineno not in seen:
                seen.add(node.lineno)
                yield node, names, first
            first = first and (isinstance(node, (ast.Import, ast.ImportFrom)) or (number == 0 and is_docstring(node)))


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The modules that `import openai_codex` loads."""
    run = subprocess.run([sys.executable, "-c", TOP], check=True, capture_output=True, text=True, timeout=60)
    return set(run.stdout.split())


def test_there_are_late_imports() -> None:
    assert sum(1 for path in SOURCES for _ in late_imports(path)) > 20


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_late_import_is_a_plain_one_and_stands_first_in_its_function_or_branch(path: Path) -> None:
    for node, names, first in late_imports(path):
        where = f"{path.relative_to(ROOT)}:{node.lineno} imports {', '.join(names)}"
        assert isinstance(node, ast.ImportFrom), f"{where}: write `from ... import ...`"
        assert first, f"{where}: it must be the first statement of the function or the branch that needs it"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_late_import_names_a_module_that_importing_the_package_does_not_load(path: Path, loaded: set[str]) -> None:
    for node, names, _ in late_imports(path):
        for name in names - {"openai_codex"}:
            assert name not in loaded, (
                f"{path.relative_to(ROOT)}:{node.lineno}: {name} is loaded anyway, so name it on top"
            )
