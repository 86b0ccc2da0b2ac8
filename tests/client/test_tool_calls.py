"""Calls of tools without a server: more at once than it makes, and a tool that is cancelled from inside."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import anyio
import anyio.lowlevel
import pytest

from actors import PeerRequest
from openai_codex._protocol.methods import ITEM_TOOL_CALL
from openai_codex._tools.calls import ThreadTools, ToolCalls
from openai_codex._tools.offers import offer_of
from openai_codex.tools import Tool, tool

from .tool_functions import PATIENCE, Slow, sync_lookup

pytestmark = pytest.mark.anyio


def calls_of(*tools: Tool[..., Any]) -> ToolCalls:
    async def nobody(request: PeerRequest) -> bytes:
        raise AssertionError(f"{request.method} was left to others")

    registry = ThreadTools()
    registry.bind("t", offer_of(tools))
    return ToolCalls(registry, nobody)


def request(name: str, arguments: object) -> PeerRequest:
    return PeerRequest(0, ITEM_TOOL_CALL, {"threadId": "t", "turnId": "u", "tool": name, "arguments": arguments})


async def test_more_slow_sync_tools_than_the_loop_has_threads_delay_no_other() -> None:
    slow = Slow()
    at_once = 45  # the pool of an event loop has 40
    calls = calls_of(slow.sync_slow, sync_lookup)
    answers: list[bytes] = []

    async def call_slow() -> None:
        answers.append(await calls(request("slow", {})))

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            for _ in range(at_once):
                tasks.start_soon(call_slow)
            for _ in range(at_once):
                while not slow.entered.acquire(blocking=False):
                    await anyio.lowlevel.checkpoint()
            assert b"A-1" in await calls(request("sync_lookup", {"id": "A-1"}))
            assert answers == []
            slow.hold.set()
    assert [json.loads(answer)["success"] for answer in answers] == [True] * at_once


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_tool_that_is_cancelled_by_something_of_its_own_is_a_failed_call() -> None:
    @tool
    async def waiting() -> None:
        """Wait for a future that is cancelled."""
        future = asyncio.get_running_loop().create_future()
        future.cancel()
        await future

    answer = json.loads(await calls_of(waiting)(request("waiting", {})))
    assert answer == {"contentItems": [{"type": "inputText", "text": "waiting was cancelled"}], "success": False}


async def test_what_a_cancelled_tool_raises_on_its_way_out_goes_no_further(caplog: pytest.LogCaptureFixture) -> None:
    entered = anyio.Event()

    async def fails_when_it_is_cancelled() -> None:
        try:
            await anyio.sleep(PATIENCE)
        finally:
            raise LookupError("while cleaning up")

    @tool
    async def in_tasks() -> None:
        """Wait in two tasks, so that a group of errors comes out."""
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(fails_when_it_is_cancelled)
            entered.set()
            await anyio.sleep(PATIENCE)

    calls = calls_of(in_tasks)
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(calls, request("in_tasks", {}))
            await entered.wait()
            await anyio.lowlevel.checkpoint()
            tasks.cancel_scope.cancel()
    assert "while cleaning up" in caplog.text


async def test_a_call_without_a_thread_or_a_tool_is_left_to_others() -> None:
    calls = calls_of(sync_lookup)
    for params in ({"threadId": "other", "tool": "sync_lookup"}, {"threadId": "t", "tool": "unknown"}, {}, None):
        with pytest.raises(AssertionError, match="was left to others"):
            await calls(PeerRequest(0, ITEM_TOOL_CALL, params))
