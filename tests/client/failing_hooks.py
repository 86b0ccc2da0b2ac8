"""Hooks that go wrong, and the name that each failure has."""

from __future__ import annotations

from typing import Any

import anyio
import pytest

from openai_codex.hooks import HookAnswer, HookEvent


def fails(event: HookEvent) -> HookAnswer | None:
    raise ZeroDivisionError


def nonsense(event: HookEvent) -> Any:
    return {"decision": "allow"}


def of_another(event: HookEvent) -> HookAnswer:
    return HookAnswer("Stop", "continue_with", "on")


async def forever(event: HookEvent) -> HookAnswer | None:
    await anyio.sleep_forever()
    return None


FAILURES = [
    pytest.param(fails, "ZeroDivisionError", id="raises"),
    pytest.param(nonsense, "TypeError", id="answers nonsense"),
    pytest.param(of_another, "TypeError", id="answers another event"),
    pytest.param(forever, "TimeoutError", id="is late"),
]
