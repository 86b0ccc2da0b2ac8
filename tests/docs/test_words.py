"""Words that read as something else in a text about Python."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted(
    path
    for place in ("actors", "openai_codex", "scripts", "docs", "examples")
    for path in (ROOT / place).rglob("*")
    if path.suffix in (".py", ".md", ".html")
) + sorted(ROOT.glob("*.md"))

# "A preset is none" reads as if it were Python's None. A line may end between the words.
IS_NONE = re.compile(r"\b(?:is|are|was|were|be|been)\s+(?:#\s+)?none\b")


def test_the_pattern_finds_the_phrase_wherever_a_line_ends() -> None:
    assert IS_NONE.search("The input, a preset or the type is\n    none; nothing was sent.")
    assert not IS_NONE.search("if value is None: the goal is None")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_says_that_something_is_none(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [text[found.start() - 40 : found.end()] for found in IS_NONE.finditer(text)] == []
