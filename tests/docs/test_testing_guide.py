"""The tests in docs/testing.md pass, in a suite of their own that only has the plugin."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "testing.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
# A model to record from, in place of the reader's own login.
CONFTEST = """
    import pytest
    from openai_codex import CodexConfig
    from openai_codex.testing import text

    @pytest.fixture
    def codex_record_config(codex_home, model_provider):
        model_provider.replies(text("Hello!"))
        return CodexConfig(env=codex_home.env, cwd=str(codex_home.workspace))
"""
BACKENDS = 2  # of the tests that are marked for anyio


def test_the_guide_has_code() -> None:
    assert len(BLOCKS) >= 5


@pytest.mark.parametrize("source", BLOCKS)
def test_the_tests_of_the_guide_pass(source: str, pytester: pytest.Pytester) -> None:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(test_guide=source)
    count = source.count("def test_") * (BACKENDS if "mark.anyio" in source else 1)
    plugin = ("-p", "openai_codex.testing.pytest_plugin", "--codex-record=once")
    result = pytester.runpytest_inprocess(*plugin, "-W", "error", "--strict-markers")
    result.assert_outcomes(passed=count)
    assert count
