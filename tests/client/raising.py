"""Foreign code that raises anything, as async functions and as sync ones, which run in worker threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from openai_codex.tools import tool


class Own(BaseException):
    """No Exception, and nobody's business."""


KINDS = [KeyboardInterrupt, SystemExit, GeneratorExit, Own, pytest.fail.Exception, pytest.skip.Exception]


def async_raising(kind: type[BaseException], met: threading.Event) -> Callable[[object], Any]:
    """An async handler or rule that raises, once it has said that it was met."""

    async def fail(request: object) -> Any:
        met.set()
        raise kind("of its own")

    return fail


def sync_raising(kind: type[BaseException], met: threading.Event) -> Callable[[object], Any]:
    """A sync handler or rule that raises."""

    def fail(request: object) -> Any:
        met.set()
        raise kind("of its own")

    return fail


def async_tool(kind: type[BaseException], met: threading.Event) -> Any:
    """An async tool that raises."""

    @tool
    async def failing() -> str:
        """Fail."""
        met.set()
        raise kind("of its own")

    return failing


def sync_tool(kind: type[BaseException], met: threading.Event) -> Any:
    """A sync tool that raises."""

    @tool
    def failing() -> str:
        """Fail."""
        met.set()
        raise kind("of its own")

    return failing
