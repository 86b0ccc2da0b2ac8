"""An offline model in front of the real runtime."""

from __future__ import annotations

from collections.abc import Generator

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
