"""Notifications of everything and of one thread, on the real runtime; faults on a scripted one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from openai_codex import AsyncCodex, CodexConfig, Notification, StreamOverflowError, TransportClosedError
from openai_codex.testing import ModelProvider, deltas, isolated_home, text, tool_call
from openai_codex.types import AgentMessageThreadItem, ItemCompletedNotification, TurnCompletedNotification

from ..conftest import ANSWER
from ..support import OBJECT, AsyncTogether, scripted

pytestmark = pytest.mark.anyio

NOTICE = '{"method":"account/updated","params":{"authMode":null,"planType":null},"emittedAtMs":1}\n'


async def test_notifications_of_every_kind_come_in_the_order_of_the_wire(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex, codex.notifications() as events:
        thread = await codex.thread_start()
        await thread.run("Say something.")
        methods: list[str] = []
        async for event in events:
            methods.append(event.method)
            if event.method == "turn/completed":
                break
    for method in ("thread/started", "thread/status/changed", "turn/started", "account/rateLimits/updated"):
        assert method in methods
    assert methods.index("thread/started") < methods.index("turn/started") < methods.index("item/completed")


async def test_only_the_methods_that_were_named_come(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex, codex.notifications("turn/completed", "newer/than/this") as events:
        thread = await codex.thread_start()
        for _ in range(2):
            await thread.run("Say something.")
        found = [await events.__anext__() for _ in range(2)]
    assert [event.method for event in found] == ["turn/completed"] * 2
    assert all(isinstance(event.payload, TurnCompletedNotification) for event in found)


async def test_readers_do_not_take_from_each_other_nor_from_a_turn(
    config: CodexConfig, provider: ModelProvider
) -> None:
    provider.replies(deltas([f"{number} " for number in range(50)]))
    async with AsyncCodex(config) as codex:
        unread = codex.notifications()
        first, second = codex.notifications(), codex.notifications("item/agentMessage/delta")
        thread = await codex.thread_start()
        turn = await thread.turn("Count.")
        streamed = [event async for event in turn.stream()]
        seen: list[Notification] = []
        async for event in first:
            seen.append(event)
            if event.method == "turn/completed":
                break
        said = ""
        while len(said.split()) < 50:
            said += (await second.__anext__()).payload.delta
        await codex.models()  # what was posted to the loop before is done by now
        assert codex.statistics().mailroom.taps == 3
        for events in (unread, first, second):
            await events.aclose()
            assert [event async for event in events] == []
        await codex.models()  # what was posted to the loop before is done by now
        assert codex.statistics().mailroom.taps == 0
    of_turn = [event for event in seen if turn.id in (turn_id_of(event), None) and event in streamed]
    assert of_turn == streamed
    assert said.split() == [str(number) for number in range(50)]


def turn_id_of(event: Notification) -> str | None:
    payload = event.payload
    turn: Any = getattr(payload, "turn", None)
    found: str | None = getattr(payload, "turn_id", None) or getattr(turn, "id", None)
    return found


async def test_a_thread_tells_everything_about_itself_and_nothing_about_others(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        one, two = await codex.thread_start(), await codex.thread_start()
        async with one.events() as events:
            await two.run("Not this one.")
            await one.set_name("a name")
            await one.run("This one.")
            seen: list[Notification] = []
            async for event in events:
                seen.append(event)
                if event.method == "turn/completed":
                    break
        assert {event.payload.thread_id for event in seen} == {one.id}
        methods = {event.method for event in seen}
        assert {"thread/name/updated", "thread/status/changed", "turn/started", "item/completed"} <= methods
        async with codex.notifications("turn/completed", thread_id=two.id) as events:
            await one.run("Again.")
            await two.run("And now this one.")
            assert (await events.__anext__()).payload.thread_id == two.id


@pytest.mark.parametrize("subagents", [False, True])
async def test_the_threads_of_sub_agents_are_told_of_when_they_are_wanted(subagents: bool) -> None:
    def model(request: Any) -> Any:
        if request.last_user_text == "child work":
            return text("child answer")
        said = request.body["input"]
        outputs = sum(item.get("type") == "function_call_output" for item in said)
        if outputs == 0:
            return tool_call("spawn_agent", {"message": "child work"}, namespace="multi_agent_v1")
        if outputs == 1:
            output = next(item["output"] for item in said if item.get("type") == "function_call_output")
            return tool_call("wait_agent", {"targets": [agent_of(output)]}, namespace="multi_agent_v1")
        return text("parent done")

    with ModelProvider(model) as provider, isolated_home(provider) as home:
        async with AsyncCodex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            stranger = await codex.thread_start()
            thread = await codex.thread_start()
            async with thread.events(subagents=subagents) as events:
                async with AsyncTogether() as together:
                    together.start(lambda: stranger.run("Something else."))
                    together.start(lambda: thread.run("Delegate."))
                seen: list[Notification] = []
                async for event in events:
                    seen.append(event)
                    if event.method == "turn/completed" and event.payload.thread_id == thread.id:
                        break
    threads = {thread_of(event) for event in seen}
    assert stranger.id not in threads
    if not subagents:
        assert threads == {thread.id}
        return
    (child,) = threads - {thread.id}
    of_child = [event for event in seen if thread_of(event) == child]
    assert of_child[0].method == "thread/status/changed"  # before any item named it
    said = [event.payload.item for event in of_child if isinstance(event.payload, ItemCompletedNotification)]
    assert [item.text for item in said if isinstance(item, AgentMessageThreadItem)] == ["child answer"]
    assert "turn/completed" in {event.method for event in of_child}


def thread_of(event: Notification) -> str:
    thread: Any = getattr(event.payload, "thread", None)
    found: str = thread.id if thread is not None else event.payload.thread_id
    return found


def agent_of(output: Any) -> str:
    found: str = json.loads(output if isinstance(output, str) else output[0]["text"])["agent_id"]
    return found


async def test_notifications_end_when_the_client_is_closed(config: CodexConfig) -> None:
    codex = AsyncCodex(config)
    async with codex:
        events = codex.notifications("never/comes")
        async with AsyncTogether() as together:
            together.start(events.__anext__)
            await codex.close()
    assert [type(outcome) for outcome in together.outcomes] == [StopAsyncIteration]


async def test_a_reader_in_waiting_is_woken_when_its_notifications_are_closed(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        events = codex.notifications("never/comes")
        async with AsyncTogether() as together:
            together.start(events.__anext__)
            await events.aclose()
        assert [type(outcome) for outcome in together.outcomes] == [StopAsyncIteration]


async def test_notifications_say_how_the_server_died() -> None:
    async with AsyncCodex(scripted("test/step", "KILL")) as codex, codex.notifications() as events:
        thread = await codex.thread_start()
        await thread.run("now")
        with pytest.raises(TransportClosedError):
            await codex.request("test/step")
        while (await events.__anext__()).method != "turn/completed":
            pass
        with pytest.raises(TransportClosedError) as caught:
            await events.__anext__()
    assert caught.value.exit_code == -9
    assert "last words" in caught.value.stderr_tail


async def test_a_reader_that_never_reads_is_told_so_and_holds_up_nobody() -> None:
    async with AsyncCodex(scripted()) as codex:
        slow, other = codex.notifications(), codex.notifications("turn/completed")
        await codex._session.request("test/repeat", {"text": NOTICE, "count": 80_000}, OBJECT)
        thread = await codex.thread_start()
        await thread.run("now")
        assert (await other.__anext__()).method == "turn/completed"
        read = 0
        with pytest.raises(StreamOverflowError):  # noqa: PT012 - what came before it is still read
            async for _ in slow:
                read += 1
        assert 0 < read < 80_000
        await slow.aclose()
        await other.aclose()


@pytest.mark.codex_real_model  # what cannot be read names no provider; no turn is started
async def test_the_warnings_of_the_start_can_be_read(provider: ModelProvider) -> None:
    with isolated_home(provider) as home:
        (home.home / "config.toml").write_text("this is = no toml")
        async with AsyncCodex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            warnings = await codex.config_warnings()
    assert any("Invalid configuration" in warning.summary for warning in warnings)
    assert any(warning.path == str(home.home / "config.toml") for warning in warnings)


async def test_a_client_that_is_not_connected_yet_collects_from_the_first_use(config: CodexConfig) -> None:
    codex = AsyncCodex(config)
    events = codex.notifications("turn/completed")
    async with events:
        thread = await codex.thread_start()
        result = await thread.run("Say something.")
        assert (await events.__anext__()).payload.turn.id == result.id
    assert result.final_response == ANSWER
    await codex.close()
