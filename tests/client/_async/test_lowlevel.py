"""`AsyncCodexClient`, the official SDK's lower layer: turns, questions of the server, and what it says of itself."""

from __future__ import annotations

from typing import Any

import pytest

from openai_codex import AsyncCodex, CodexConfig, InvalidInputError, TransportClosedError, TurnIncompleteError
from openai_codex.async_client import AsyncCodexClient
from openai_codex.generated.v2_all import CommandExecutionThreadItem, ModelListResponse, ThreadListParams, TurnStatus
from openai_codex.requests import Handlers
from openai_codex.testing import ModelProvider, ScriptedServer, deltas, isolated_home

from ..asking import COMMAND

pytestmark = pytest.mark.anyio


async def statuses_of_commands(client: AsyncCodexClient, turn_id: str) -> list[str]:
    """How each command of a turn ended."""
    statuses: list[str] = []
    while (event := await client.next_turn_notification(turn_id)).method != "turn/completed":
        item = getattr(event.payload, "item", None)
        if event.method == "item/completed" and isinstance(item, CommandExecutionThreadItem):
            statuses.append(item.status)
    return statuses


def no_answer(method: str, params: Any) -> Any:
    return {}


async def test_a_turn_is_followed_to_its_end(provider: ModelProvider) -> None:
    with isolated_home(provider) as home:
        async with AsyncCodexClient(CodexConfig(env=home.env, cwd=str(home.workspace))) as client:
            assert (await client.initialize()).server_info.version
            thread = (await client.thread_start({"model": "gpt-5"})).thread
            started = await client.turn_start(thread.id, "hello")
            ended = await client.wait_for_turn_completed(started.turn.id)
            assert ended.turn.status == TurnStatus.completed
            provider.replies(deltas(["o", "k"]))
            assert "".join([piece.delta async for piece in client.stream_text(thread.id, "again")]) == "ok"
            read = await client.thread_read(thread.id, include_turns=True)
            assert len(read.thread.turns) == 2
            listed = await client.thread_list(ThreadListParams(limit=5))
            assert [each.id for each in listed.data] == [thread.id]
            named = await client.thread_set_name(thread.id, "a name")
            assert named is not None


@pytest.mark.parametrize("decision", ["accept", "decline"])
async def test_the_approval_handler_gets_method_and_params_and_decides(provider: ModelProvider, decision: str) -> None:
    provider.replies(COMMAND.model)
    asked: list[tuple[str, Any]] = []

    def answer(method: str, params: Any) -> Any:
        asked.append((method, params))
        return {"decision": decision}

    with isolated_home(provider) as home:
        config = CodexConfig(env=home.env, cwd=str(home.workspace))
        async with AsyncCodexClient(config, approval_handler=answer) as client:
            thread = (await client.thread_start({"approvalPolicy": "on-request"})).thread
            turn = (await client.turn_start(thread.id, "hello")).turn
            statuses = await statuses_of_commands(client, turn.id)
            (method, params), *_ = asked
            assert method == "item/commandExecution/requestApproval"
            assert params["threadId"] == thread.id
            assert statuses == ["completed" if decision == "accept" else "declined"]


async def test_without_a_handler_nothing_is_approved(provider: ModelProvider) -> None:
    provider.replies(COMMAND.model)
    with isolated_home(provider) as home:
        async with AsyncCodexClient(CodexConfig(env=home.env, cwd=str(home.workspace))) as client:
            thread = (await client.thread_start({"approvalPolicy": "on-request"})).thread
            turn = (await client.turn_start(thread.id, "hello")).turn
            assert await statuses_of_commands(client, turn.id) == ["declined"]


async def test_a_client_that_is_not_started_says_so() -> None:
    client = AsyncCodexClient(CodexConfig(server=ScriptedServer()))
    with pytest.raises(TransportClosedError, match="not started"):
        await client.model_list()
    await client.close()


async def test_two_kinds_of_handlers_are_refused() -> None:
    with pytest.raises(InvalidInputError, match="not both"):
        AsyncCodexClient(CodexConfig(handlers=Handlers(other=lambda request: {})), approval_handler=no_answer)


async def test_what_is_not_there_names_what_is() -> None:
    client: Any = AsyncCodexClient()
    with pytest.raises(AttributeError, match=r"thread\.goal\.set"):
        _ = client.start_goal_operation


async def test_a_client_of_threads_lends_its_lower_layer() -> None:
    server = ScriptedServer()
    server.on("model/list").answer({"data": [], "nextCursor": None})
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        answer = await codex._client.request("model/list", {}, response_model=ModelListResponse)
        assert answer == ModelListResponse(data=[], next_cursor=None)
        await codex._client.notify("initialized")


async def test_global_notifications_come_in_order_and_end_with_the_client(provider: ModelProvider) -> None:
    with isolated_home(provider) as home:
        client = AsyncCodexClient(CodexConfig(env=home.env, cwd=str(home.workspace)))
        await client.start()
        await client.thread_start()
        while (await client.next_notification()).method != "thread/started":
            pass
        await client.close()
        with pytest.raises(TransportClosedError):
            await client.next_notification()


async def test_a_turn_that_is_over_has_no_more_events() -> None:
    async with AsyncCodexClient(CodexConfig(server=ScriptedServer("hello"))) as client:
        thread = (await client.thread_start()).thread
        turn = (await client.turn_start(thread.id, {"type": "text", "text": "hi"})).turn
        client.register_turn_notifications(turn.id)
        while (await client.next_turn_notification(turn.id)).method != "turn/completed":
            pass
        with pytest.raises(TurnIncompleteError, match="no more events"):
            await client.next_turn_notification(turn.id)
        client.unregister_turn_notifications(turn.id)
