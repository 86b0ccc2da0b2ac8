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


def not_json(event: HookEvent) -> HookAnswer:
    return HookAnswer(event.name, "rewrite", input={"command": object()})


def no_text(event: HookEvent) -> HookAnswer:
    return HookAnswer(event.name, "add_context", "\ud800")


async def forever(event: HookEvent) -> HookAnswer | None:
    await anyio.sleep_forever()
    return None


FAILURES = [
    pytest.param(fails, "ZeroDivisionError", id="raises"),
    pytest.param(nonsense, "TypeError", id="answers nonsense"),
    pytest.param(of_another, "TypeError", id="answers another event"),
    pytest.param(not_json, "TypeError", id="cannot be sent"),
    pytest.param(no_text, "TypeError", id="is no text"),
    pytest.param(forever, "TimeoutError", id="is late"),
]
