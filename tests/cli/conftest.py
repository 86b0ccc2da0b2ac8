"""The command line in front of the real runtime, in front of a scripted model."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from openai_codex.testing import IsolatedHome, ModelProvider, isolated_home, text

from .support import Cli

ANSWER = "A fine answer."


@pytest.fixture
def provider() -> Generator[ModelProvider]:
    """A model that says ANSWER to everything; a test gives it other `replies`."""
    with ModelProvider(text(ANSWER)) as provider:
        yield provider


@pytest.fixture
def home(provider: ModelProvider) -> Generator[IsolatedHome]:
    with isolated_home(provider) as home:
        yield home


@pytest.fixture
def cli(home: IsolatedHome) -> Cli:
    return Cli(home)
