"""The tests in docs/testing.md pass, in a suite of their own that only has the plugin."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "testing.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
BACKENDS = 2  # of the tests that are marked for anyio


def test_the_guide_has_code() -> None:
    assert len(BLOCKS) >= 5


@pytest.mark.parametrize("source", BLOCKS)
def test_the_tests_of_the_guide_pass(source: str, pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_guide=source)
    count = source.count("def test_") * (BACKENDS if "mark.anyio" in source else 1)
    result = pytester.runpytest_inprocess("-p", "openai_codex.testing.pytest_plugin", "-W", "error", "--strict-markers")
    result.assert_outcomes(passed=count)
    assert count
