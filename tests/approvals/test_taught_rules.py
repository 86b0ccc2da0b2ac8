"""Every rule that the README, the docs, the examples and the docstrings teach, against the arguments of all attacks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from openai_codex._approvals.programs import program
from openai_codex._approvals.rules import AllowCommand
from openai_codex.approvals import allow_command

from .attacking import PATH, Arena, cases, prepared

ROOT = Path(__file__).resolve().parents[2]
TAUGHT = [
    *(ROOT / name for name in ("README.md", "SECURITY.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").glob("**/*.md")),
    *sorted((ROOT / "examples").glob("**/*.py")),
    *sorted((ROOT / "openai_codex").glob("**/*.py")),
]
# The sentence that has to stand on a page before it may teach a rule of the other kind.
WARNING = "amounts to full access"


@attrs.frozen
class Taught:
    """A call of `allow_command` somewhere in a text."""

    path: Path
    call: str
    prefix: str
    options: dict[str, bool]


def taught() -> Iterator[Taught]:
    for path in TAUGHT:
        text = path.read_text("utf-8")
        for found in re.finditer(r"(?<!def )\ballow_command\((?=[\"'])", text):
            call = _call(text[found.start() :])
            prefix = ast.literal_eval(call.args[0])
            # Which directory it is does not matter: every rule is tried in the arena's workspace.
            options = {str(word.arg): word.arg == "under" or ast.literal_eval(word.value) for word in call.keywords}
            yield Taught(path, ast.unparse(call), prefix, options)


def _call(text: str) -> ast.Call:
    for end in (found.end() for found in re.finditer(r"\)", text)):
        try:
            expression = ast.parse(text[:end], mode="eval").body
        except SyntaxError:
            continue
        assert isinstance(expression, ast.Call)
        return expression
    raise AssertionError(text[:80])


RULES = list(taught())
HARMLESS = [rule for rule in RULES if not rule.options.get("runs_programs")]


@pytest.fixture(autouse=True)
def path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", PATH)


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Arena:
    return prepared(tmp_path_factory.mktemp("arena") / "taught")


def rule_of(rule: Taught, arena: Arena) -> AllowCommand:
    options = {name: value for name, value in rule.options.items() if name != "under"}
    return allow_command(rule.prefix, under=arena.workspace if "under" in rule.options else None, **options)


def changes_files(rule: Taught) -> bool:
    known = program(rule.prefix.split()[0])
    return known is None or known.writes


def test_rules_are_found() -> None:
    assert len({rule.path for rule in RULES}) >= 6
    assert len(HARMLESS) >= 8


@pytest.mark.parametrize(
    "rule", {(rule.prefix, *rule.options): rule for rule in HARMLESS}.values(), ids=lambda rule: rule.call
)
def test_a_rule_that_is_taught_does_no_harm(rule: Taught, arena: Arena, tmp_path: Path) -> None:
    allow = rule_of(rule, arena)
    harm: list[tuple[str, str]] = []
    # Two lines that are one to the rule are one here; what only reads leaves the arena as it was.
    for case in {(case.arguments, case.place): case for case in cases()}.values():
        line = arena.line(case, rule.prefix)
        if arena.allows(allow, line, case.place):
            used = prepared(tmp_path / str(len(list(tmp_path.iterdir())))) if changes_files(rule) else arena
            effect = used.effect(used.line(case, rule.prefix), case.place)
            # Without a directory it reads what the sandbox lets every command read.
            if effect is not None and ("under" in rule.options or "printed" not in effect):
                harm.append((line, effect))
    assert harm == []


def test_a_page_that_teaches_full_access_says_so() -> None:
    full = [rule for rule in RULES if rule not in HARMLESS]
    assert full
    for path in {rule.path for rule in full}:
        assert WARNING in path.read_text("utf-8"), path.name
