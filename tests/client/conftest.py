"""An offline model in front of the real runtime, and a look at what a test leaves behind."""

from __future__ import annotations

import threading
from collections.abc import Generator
from pathlib import Path

import pytest

from openai_codex import CodexConfig
from openai_codex.testing import IsolatedHome, ModelProvider, isolated_home, text

ANSWER = "A fine answer."


@pytest.fixture
def provider() -> Generator[ModelProvider]:
    """A model that says ANSWER to everything; a test gives it other `replies`."""
    with ModelProvider(text(ANSWER)) as provider:
        yield provider


@pytest.fixture
def home(provider: ModelProvider) -> Generator[IsolatedHome]:
    """A Codex home of its own for the runtime, with that model."""
    with isolated_home(provider) as home:
        yield home


@pytest.fixture
def config(home: IsolatedHome) -> CodexConfig:
    """The configuration that puts the real runtime into that home."""
    return CodexConfig(env=home.env, cwd=str(home.workspace))


def children() -> set[int]:
    """The child processes of this process, where the system tells them."""
    found: set[int] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        found |= set(map(int, task.read_text().split()))
    return found


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Generator[None]:
    """Every test ends with the children and threads it began with."""
    before, threads = children(), set(threading.enumerate())
    yield
    assert children() <= before
    # Trio keeps its worker threads for a while; they belong to nobody.
    left = {thread for thread in set(threading.enumerate()) - threads if not thread.name.startswith("Trio")}
    assert not left
