"""Hooks of the documentation site: pages that live outside of `docs/`, and the colours of code.

In the repository links lead to the files where they are; the site has the same pages under names of its own.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent

# What the site takes from elsewhere, by the name it has there.
PAGES = {
    "examples.md": "examples/README.md",
    "contributing.md": "CONTRIBUTING.md",
    "security.md": "SECURITY.md",
    "changelog.md": "CHANGELOG.md",
}
_NAMES = {origin: name for name, origin in PAGES.items()}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages from outside, and the style of code in both colour modes."""
    for name, origin in PAGES.items():
        files.append(File.generated(config, name, content=(ROOT / origin).read_text("utf-8")))
    formatters: Any = importlib.import_module("pygments.formatters")  # carries no types
    light = formatters.HtmlFormatter(style="default").get_style_defs(".highlight")
    dark = formatters.HtmlFormatter(style="github-dark").get_style_defs('[data-bs-theme="dark"] .highlight')
    files.append(File.generated(config, "highlight.css", content=f"{light}\n{dark}\n"))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn links between files of the repository into links between pages."""
    name = page.file.src_uri
    folder = (ROOT / PAGES.get(name, f"docs/{name}")).parent

    def linked(match: re.Match[str]) -> str:
        text, target, anchor = match.groups()
        path = (folder / target).resolve()
        if path.is_dir() and ROOT in path.parents:
            return text  # a folder of the repository, which the site does not have
        origin = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else target
        return f"[{text}]({_NAMES.get(origin, origin.removeprefix('docs/'))}{anchor})"

    return re.sub(r"(?<!!)\[([^\]]*)\]\(([^)#:]+)(#[^)]*|)\)", linked, markdown)
