"""An offline model in front of the real runtime."""

from __future__ import annotations

import pytest

from openai_codex import CodexConfig
from openai_codex.testing import IsolatedHome, ModelProvider, text

ANSWER = "A fine answer."


@pytest.fixture
def provider(model_provider: ModelProvider) -> ModelProvider:
    """A model that says ANSWER to everything; a test gives it other `replies`."""
    model_provider.replies(text(ANSWER))
    return model_provider


@pytest.fixture
def home(provider: ModelProvider, codex_home: IsolatedHome) -> IsolatedHome:
    """A Codex home of its own for the runtime, with that model."""
    return codex_home


@pytest.fixture
def config(home: IsolatedHome) -> CodexConfig:
    """The configuration that puts the real runtime into that home, also into one that a module has in its place."""
    return CodexConfig(env=home.env, cwd=str(home.workspace))
