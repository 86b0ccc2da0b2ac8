"""Tools on the real runtime: the model calls functions of this program, and sees what became of the calls."""

from __future__ import annotations

import json
import logging
import os
import signal
from contextlib import suppress
from typing import Any

import attrs
import pytest

from openai_codex import (
    AsyncCodex,
    AsyncTurnHandle,
    CodexConfig,
    InvalidInputError,
    RestartPolicy,
    TransportClosedError,
)
from openai_codex.testing import ModelProvider, text
from openai_codex.tools import Tool, tool
from openai_codex.types import TurnStatus

from ..tool_functions import (
    Slow,
    async_failing,
    async_lookup,
    async_where,
    call,
    caller,
    calls,
    outputs_of,
    picture,
    pixel,
    sync_failing,
    sync_lookup,
    where,
)

pytestmark = pytest.mark.anyio

BOTH = pytest.mark.parametrize("lookup", [sync_lookup, async_lookup], ids=["sync", "async"])
FAILING = pytest.mark.parametrize("failing", [sync_failing, async_failing], ids=["sync", "async"])


async def shown(config: CodexConfig, provider: ModelProvider, used: Tool[..., Any], *arguments: object) -> list[Any]:
    """What the model is shown when it calls a tool with each of these arguments, one call after the other."""
    provider.replies(calls(*(call(used.name, given, used.namespace) for given in arguments)))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(tools=[used])
        caller.set("the test")
        assert (await thread.run("Go.")).final_response == "done"
        assert codex.statistics().running_handlers == 0
    return outputs_of(provider.requests[-1])


@BOTH
async def test_the_model_is_shown_what_a_tool_returns(
    config: CodexConfig, provider: ModelProvider, lookup: Tool[..., Any]
) -> None:
    outputs = await shown(config, provider, lookup, {"id": "A-1"}, {"id": "A-2", "tag": "late"})
    assert [json.loads(output) for output in outputs] == [
        {"id": "A-1", "open": True, "tags": ["none"]},
        {"id": "A-2", "open": True, "tags": ["late"]},
    ]


@BOTH
async def test_the_model_is_told_what_a_tool_is_and_takes(
    config: CodexConfig, provider: ModelProvider, lookup: Tool[..., Any]
) -> None:
    await shown(config, provider, lookup)
    (offered,) = [spec for spec in provider.requests[0].body["tools"] if spec.get("name") == lookup.name]
    assert offered["description"] == "Fetch a ticket."
    assert offered["parameters"] == {
        "type": "object",
        "properties": {
            "id": {"type": "string", "description": "Which one."},
            "tag": {"type": "string", "description": "A tag to add."},
        },
        "required": ["id"],
        "additionalProperties": False,
    }


@BOTH
async def test_a_model_that_gives_wrong_arguments_is_told_which_and_can_try_again(
    config: CodexConfig, provider: ModelProvider, lookup: Tool[..., Any]
) -> None:
    outputs = await shown(config, provider, lookup, {"tag": 7, "color": "red"}, [1], {"id": "A-1"})
    assert outputs[0] == (
        f"wrong arguments for {lookup.name}: id: is missing; tag: expected a string, not 7; color: is not a known key"
    )
    assert outputs[1] == f"wrong arguments for {lookup.name}: expected an object, not an array"
    assert json.loads(outputs[2])["id"] == "A-1"


@FAILING
async def test_the_model_is_shown_what_a_tool_raises_and_the_log_the_traceback(
    config: CodexConfig, provider: ModelProvider, failing: Tool[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "openai_codex.tools"):
        outputs = await shown(config, provider, failing, {"how": "raise"}, {"how": "exit"}, {"how": "say"})
    assert outputs == ["LookupError: there is no such thing", "SystemExit: 3", "not today"]
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [LookupError, SystemExit]
    assert "_fail" in caplog.text


@FAILING
async def test_a_result_that_is_no_json_is_a_failed_result(
    config: CodexConfig, provider: ModelProvider, failing: Tool[..., Any]
) -> None:
    output, silent = await shown(config, provider, failing, {"how": "result"}, {"how": "silently"})
    assert silent in ("", [])
    assert output.startswith(f"{failing.name} ran, but its result cannot be sent: TypeError:")


async def test_the_item_of_a_failed_call_says_so(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(calls(call("sync_failing", {"how": "say"}), call("sync_lookup", {"id": "A-1"})))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(tools=[sync_failing, sync_lookup])
        result = await thread.run("Go.")
    successes = [getattr(item, "success", None) for item in result.items if item.root.type == "dynamicToolCall"]
    assert successes == [False, True]


async def test_images_and_sound_reach_the_model(config: CodexConfig, provider: ModelProvider) -> None:
    (parts,) = await shown(config, provider, picture, {})
    assert parts[0] == {"type": "input_text", "text": "a pixel:"}
    assert parts[1]["type"] == "input_image"
    assert parts[1]["image_url"].startswith("data:image/png;base64,")
    assert "audio" in parts[2]["text"], "this model is told that it cannot hear"
    (parts,) = await shown(config, provider, pixel, {})
    assert [part["type"] for part in parts] == ["input_image"]


@pytest.mark.parametrize("used", [where, async_where], ids=["sync", "async"])
async def test_a_tool_knows_its_call_and_runs_in_the_context_of_the_turns_caller(
    config: CodexConfig, provider: ModelProvider, used: Tool[..., Any]
) -> None:
    (output,) = await shown(config, provider, used, {})
    told = json.loads(output)
    assert told["caller"] == "the test"
    called = provider.requests[-1].body["input"][-1]
    assert told["call_id"] == called["call_id"]
    assert told["thread_id"]
    assert told["turn_id"]
    assert used.input_schema["properties"] == {}


async def test_tools_of_one_name_in_two_namespaces_are_told_apart(config: CodexConfig, provider: ModelProvider) -> None:
    def one() -> str:
        return "one"

    def two() -> str:
        return "two"

    tools = [tool(one, name="get", namespace="a"), tool(two, name="get", namespace="b")]
    provider.replies(calls(call("get", {}, "b"), call("get", {}, "a")))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(tools=tools)
        await thread.run("Go.")
    assert outputs_of(provider.requests[-1]) == ["two", "one"]


@pytest.mark.parametrize("colour", ["sync_slow", "async_slow"])
async def test_slow_tools_delay_no_other_turn(config: CodexConfig, provider: ModelProvider, colour: str) -> None:
    slow = Slow()
    provider.replies(calls(call("slow")))
    async with AsyncCodex(config) as codex:
        turns: list[AsyncTurnHandle] = []
        for _ in range(3):
            thread = await codex.thread_start(tools=[getattr(slow, colour)])
            turns.append(await thread.turn("Go."))
            while not slow.entered.acquire(blocking=False):
                await codex.models()  # lets the client work until the tool runs
        provider.replies(calls(call("sync_lookup", {"id": "A-1"}), then="meanwhile"))
        other = await codex.thread_start(tools=[sync_lookup])
        assert (await other.run("And you?")).final_response == "meanwhile"
        for turn in turns:
            await turn.interrupt()
            assert (await turn.run()).status is TurnStatus.interrupted
        slow.hold.set()


async def test_an_async_tool_is_cancelled_with_its_turn(config: CodexConfig, provider: ModelProvider) -> None:
    slow = Slow()
    provider.replies(calls(call("slow")))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(tools=[slow.async_slow])
        turn = await thread.turn("Go.")
        while not slow.entered.acquire(blocking=False):
            await codex.models()  # lets the client work until the tool runs
        await turn.interrupt()
        assert (await turn.run()).status is TurnStatus.interrupted
        while not slow.ends:
            await codex.models()
        assert slow.ends == ["cancelled"]
        assert codex.statistics().running_handlers == 0
        provider.replies(text("after"))
        assert (await thread.run("And now?")).final_response == "after"


async def test_a_sync_tool_is_left_behind_by_its_turn(config: CodexConfig, provider: ModelProvider) -> None:
    slow = Slow()
    provider.replies(calls(call("slow")))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(tools=[slow.sync_slow])
        turn = await thread.turn("Go.")
        while not slow.entered.acquire(blocking=False):
            await codex.models()  # lets the client work until the tool runs
        await turn.interrupt()
        assert (await turn.run()).status is TurnStatus.interrupted
        while codex.statistics().running_handlers:
            await codex.models()
        assert slow.ends == [], "it is still running"
        slow.hold.set()
        provider.replies(text("after"))
        assert (await thread.run("And now?")).final_response == "after"
        assert "at last" not in json.dumps(provider.requests[-1].body["input"]), "its result is dropped"


async def test_a_tool_may_use_the_client_that_calls_it(config: CodexConfig, provider: ModelProvider) -> None:
    clients: list[AsyncCodex] = []

    @tool
    async def delegate(prompt: str) -> str:
        """Ask another thread."""
        provider.replies(text("the answer"))
        other = await clients[0].thread_start(ephemeral=True)
        answer = (await other.run(prompt)).final_response
        provider.replies(text("done"))
        return str(answer)

    provider.replies(calls(call("delegate", {"prompt": "What?"})))
    async with AsyncCodex(config) as codex:
        clients.append(codex)
        thread = await codex.thread_start(tools=[delegate])
        assert (await thread.run("Go.")).final_response == "done"
    assert outputs_of(provider.requests[-1]) == ["the answer"]


async def test_a_resumed_thread_is_given_its_functions_again(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(calls(call("sync_lookup", {"id": "A-1"})))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(tools=[sync_lookup])
        await thread.run("Go.")
    async with AsyncCodex(config) as codex:
        resumed = await codex.thread_resume(thread.id)
        await resumed.run("Go.")
        assert outputs_of(provider.requests[-1]) == ["this client does not offer sync_lookup"]
        resumed = await codex.thread_resume(thread.id, tools=[sync_lookup])
        await resumed.run("Go.")
        assert json.loads(outputs_of(provider.requests[-1])[0])["id"] == "A-1"
        # Resumed once more without a word about tools, it keeps them; told that there are none, it does not.
        await (await codex.thread_resume(thread.id)).run("Go.")
        assert json.loads(outputs_of(provider.requests[-1])[0])["id"] == "A-1"
        await (await codex.thread_resume(thread.id, tools=[])).run("Go.")
        assert outputs_of(provider.requests[-1]) == ["this client does not offer sync_lookup"]


async def test_a_fork_has_the_tools_of_its_source(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(calls(call("sync_lookup", {"id": "A-1"})))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(tools=[sync_lookup])
        await thread.run("Go.")
        fork = await codex.thread_fork(thread.id)
        await fork.run("Go.")
        assert json.loads(outputs_of(provider.requests[-1])[0])["id"] == "A-1"
        replaced = tool(lambda: "other", name="sync_lookup", description="Another function of that name.")
        fork = await codex.thread_fork(thread.id, tools=[replaced])
        await fork.run("Go.")
        assert outputs_of(provider.requests[-1])[0].startswith("wrong arguments for sync_lookup")


async def test_tools_survive_a_restart_of_the_server(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(calls(call("sync_lookup", {"id": "A-1"})))
    async with AsyncCodex(attrs.evolve(config, restart=RestartPolicy())) as codex:
        thread = await codex.thread_start(tools=[sync_lookup])
        await thread.run("Go.")
        first = (await codex._session.open()).child_pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        with suppress(TransportClosedError):  # sent before anybody noticed
            await thread.run("Go.")
        await thread.run("Go.")
        assert json.loads(outputs_of(provider.requests[-1])[0])["id"] == "A-1"


async def test_an_archived_thread_forgets_its_tools(config: CodexConfig, provider: ModelProvider) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(tools=[sync_lookup])
        await thread.run("Go.")
        called = {"threadId": thread.id, "tool": "sync_lookup", "namespace": None}
        assert codex._session.tools.find(called) is sync_lookup
        await codex.thread_archive(thread.id)
        assert codex._session.tools.find(called) is None


@pytest.mark.parametrize(
    ("tools", "message"),
    [
        ([print], r"tools\[0\] must be made by openai_codex.tools.tool"),
        ([sync_lookup, sync_lookup], "there are two tools named 'sync_lookup'"),
    ],
)
async def test_what_is_no_set_of_tools_is_refused_before_the_wire(
    config: CodexConfig, tools: list[Any], message: str
) -> None:
    async with AsyncCodex(config) as codex:
        with pytest.raises(InvalidInputError, match=message):
            await codex.thread_start(tools=tools)
        assert not (await codex.thread_list()).data
        with pytest.raises(InvalidInputError, match=message):
            await codex.thread_resume("0", tools=tools)
        with pytest.raises(InvalidInputError, match=message):
            await codex.thread_fork("0", tools=tools)
