"""The directory that the rules of these tests are about."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A directory with files, and links that lead out of it."""
    inside, outside = tmp_path / "repository", tmp_path / "outside"
    (inside / "src").mkdir(parents=True)
    (inside / ".git").mkdir()
    outside.mkdir()
    (outside / "secret").write_text("secret")
    (inside / "link").symlink_to(outside)
    (inside / "leak").symlink_to(outside / "secret")
    (inside / "dangling").symlink_to(outside / "new")
    (inside / "circle").symlink_to(inside / "circle")
    (inside / "back").symlink_to(inside / "src")
    (inside / "hooks").symlink_to(inside / ".git")
    (tmp_path / "repository-2").mkdir()
    (tmp_path / "alias").symlink_to(inside)
    return inside
