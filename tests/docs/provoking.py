"""What provokes errors for tests/docs/test_troubleshooting.py: a client that can be started wrongly, and a register."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import attrs
import pytest

from openai_codex import Codex, CodexConfig, Thread
from openai_codex.testing import IsolatedHome, ModelProvider, Reply


@attrs.frozen
class Setup:
    """What a provocation works with."""

    model: ModelProvider
    home: IsolatedHome
    config: CodexConfig
    monkeypatch: pytest.MonkeyPatch

    def start(self, **changes: Any) -> None:
        """Start a client with a changed configuration, and end it if it started."""
        Codex(attrs.evolve(self.config, **changes)).close()

    def open(self, **changes: Any) -> closing[Codex]:
        """A running client."""
        return closing(Codex(attrs.evolve(self.config, **changes)))


Provocation = Callable[[Setup], object]
# By the heading of the page.
PROVOCATIONS: dict[str, Provocation] = {}


def provokes(heading: str) -> Callable[[Provocation], Provocation]:
    """Registers what provokes the error under this heading."""

    def register(provocation: Provocation) -> Provocation:
        assert heading not in PROVOCATIONS
        PROVOCATIONS[heading] = provocation
        return provocation

    return register


def in_thread(heading: str, provocation: Callable[[Thread], object], model: Reply | None = None) -> None:
    """Registers what a thread is asked, and what the model says to it."""

    @provokes(heading)
    def _(setup: Setup) -> None:
        if model is not None:
            setup.model.replies(model)
        with setup.open() as codex:
            provocation(codex.thread_start())
