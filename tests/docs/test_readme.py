"""The README's code runs, its links lead somewhere, and its commands are one line each."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from openai_codex.testing import ModelProvider, isolated_home, text

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").glob("**/*.md")),
    ROOT / "examples" / "README.md",
]


def blocks(language: str) -> list[str]:
    return [
        block
        for document in DOCUMENTS
        for block in re.findall(rf"^```{language}\n(.*?)^```", document.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    ]


@pytest.mark.parametrize("source", blocks("python"))
def test_a_python_block_runs_as_it_stands(source: str, tmp_path: Path) -> None:
    with ModelProvider(text("Hello.")) as model, isolated_home(model, root=tmp_path) as home:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", source],
            env=home.env | {"PATH": "", "PYTHONPATH": str(ROOT)},
            cwd=home.workspace,
            capture_output=True,
            text=True,
            timeout=90,
        )
    assert done.returncode == 0, done.stderr


def test_both_commands_are_single_lines() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in ("quickstart", "tests"):
        found = re.search(rf"<!-- run: {name} -->\n```bash\n(.*?)```", readme, re.DOTALL)
        assert found
        assert len(found[1].splitlines()) == 1


def anchors(document: Path) -> set[str]:
    """The anchors that a reader of the repository's pages has for its headings."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_links_lead_to_files_and_headings() -> None:
    followed = 0
    for document in DOCUMENTS:
        for target, anchor in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", document.read_text("utf-8")):
            if "://" in target:
                continue
            path = document if not target else document.parent / target
            assert path.exists(), f"{document.name}: {target}"
            assert not anchor or anchor in anchors(path), f"{document.name}: {target}#{anchor}"
            followed += bool(anchor)
    assert followed >= 5, "links with anchors were seen"


def test_the_map_names_every_page() -> None:
    readme, start = (ROOT / "README.md").read_text("utf-8"), (ROOT / "docs" / "index.md").read_text("utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        if page.name != "index.md":
            assert f"(docs/{page.name})" in readme
            assert f"({page.name})" in start


def test_the_version_is_told_once_and_is_the_runtimes() -> None:
    import openai_codex

    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f"openai-codex-cli-bin=={openai_codex.__version__}" in pyproject
    assert f"## {openai_codex.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
