"""What `doctor` says about the version of a server: a newer one that works is no problem."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from openai_codex import __version__
from openai_codex._cli.versions import NOTABLE, describe, describe_missing
from openai_codex._protocol import support
from openai_codex.generated.history import PARAMS, REQUESTS, RUNTIMES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("version", [*RUNTIMES, "0.172.0", "0.0.0", "unknown"])
def test_no_runtime_that_works_is_a_problem(version: str) -> None:
    status, said, advice = describe(version)
    assert status in {"ok", "note"}
    assert version in said
    assert "0.133.0 to 0.171.0" in said
    assert (f"openai-codex-cli-bin=={__version__}" in advice) == support.is_older(version, __version__)


def test_a_runtime_below_the_range_is_a_problem_with_a_way_out() -> None:
    status, said, advice = describe("0.115.0")
    assert status == "problem"
    assert "0.115.0" in said
    assert f"pip install openai-codex-cli-bin=={__version__}" in advice


def test_what_an_older_runtime_lacks_is_counted_and_the_notable_is_named() -> None:
    status, said = describe_missing("0.147.0") or ("", "")
    assert status == "note"
    assert "57 methods" in said
    assert "thread.queue" in said
    assert "ExternalMessage" in said
    assert "thread.terminals" not in said
    status, said = describe_missing(__version__) or ("", "")
    assert status == "ok"
    assert "17 methods" in said
    assert describe_missing(RUNTIMES[-1]) is None
    assert describe_missing("0.172.0") is None


def test_what_is_notable_is_in_the_table() -> None:
    for method, path in NOTABLE.values():
        assert REQUESTS[method] or path in PARAMS[method], (method, path)


def test_no_advice_leads_to_a_package_that_is_not_ours() -> None:
    wrong = re.compile(r"openai-codex\s*==|openai_codex\s*==")
    texts = [
        *ROOT.glob("openai_codex/**/*.py"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("*.md"),
        *ROOT.glob("examples/**/*"),
    ]
    assert [path.name for path in texts if path.suffix in {".py", ".md"} and wrong.search(path.read_text())] == []
