"""The documentation site: it builds without a warning, needs no network, and its links lead somewhere."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import openai_codex

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 100

# What a browser fetches by itself, by element and attribute; an <a> it only follows when told to.
FETCHED = {
    ("link", "href"),
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("object", "data"),
}


class Html(HTMLParser):
    """What the tests ask of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.linked: list[str] = []
        self.ids: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                self.ids.add(value)
            elif (tag, name) in FETCHED:
                self.fetched.append(value)
            elif (tag, name) == ("a", "href"):
                self.linked.append(value)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as CI builds it."""
    directory = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(directory)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    return directory


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Html]:
    """The pages of the site."""
    found = {path: Html(path) for path in site.rglob("*.html")}
    assert len(found) >= 13
    return found


def test_a_browser_fetches_nothing_from_elsewhere(site: Path, pages: dict[Path, Html]) -> None:
    for path, page in pages.items():
        assert page.fetched
        for target in page.fetched:
            assert not urlsplit(target).netloc, f"{path.name} fetches {target}"
    styles = [*site.rglob("*.css")]
    assert styles
    for style in styles:
        targets: list[str] = re.findall(r"(?:url\(|@import )[\"']?([^\"')]+)", style.read_text("utf-8"))
        for target in targets:
            assert not urlsplit(target).netloc, f"{style.name} fetches {target}"


def test_links_lead_to_pages_and_anchors(site: Path, pages: dict[Path, Html]) -> None:
    followed = 0
    for path, page in pages.items():
        for target in page.linked + page.fetched:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            # The page for what is not found is served from any place, so its links begin at the root.
            base = site if parts.path.startswith("/") else path.parent
            found = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
            found = found / "index.html" if found.is_dir() else found
            assert found.exists(), f"{path.name}: {target}"
            if parts.fragment and found in pages:
                assert unquote(parts.fragment) in pages[found].ids, f"{path.name}: {target}"
                followed += 1
    assert followed > 100


def test_the_reference_has_every_public_name(site: Path, pages: dict[Path, Html]) -> None:
    ids = pages[site / "api.html"].ids
    for name in openai_codex.__all__:
        if name.startswith("_"):
            continue
        value = getattr(openai_codex, name)
        module = "errors" if getattr(value, "__module__", "") == "openai_codex.errors" else ""
        assert {f"openai_codex.{name}", f"openai_codex.{module}.{name}"} & ids, name
    members = [name for name, _ in inspect.getmembers(openai_codex.AsyncCodex, callable) if not name.startswith("_")]
    assert len(members) > 10
    assert {f"openai_codex.AsyncCodex.{name}" for name in members} <= ids


def test_the_picture_is_in_the_page_and_says_what_it_shows(site: Path) -> None:
    page, picture = (site / "design.html").read_text("utf-8"), (site / "actors.svg").read_text("utf-8")
    assert 'src="actors.svg"' in page
    assert "prefers-color-scheme: dark" in picture
    assert "<desc" in picture
    assert not re.search(r"(href|src)=|url\((?!#)|@import", picture)
