# Generated from tests/client/_async/test_lowlevel.py by scripts/unasync.py. Edit that file instead.
"""`CodexClient`, the official SDK's lower layer: turns, questions of the server, and what it says of itself."""

from __future__ import annotations

from typing import Any

import pytest

from openai_codex import Codex, CodexConfig, InvalidInputError, TransportClosedError, TurnIncompleteError
from openai_codex.client import CodexClient
from openai_codex.generated.v2_all import CommandExecutionThreadItem, ModelListResponse, ThreadListParams, TurnStatus
from openai_codex.requests import Handlers
from openai_codex.testing import ModelProvider, ScriptedServer, deltas, isolated_home

from ..asking import COMMAND

pytestmark = pytest.mark.anyio


def statuses_of_commands(client: CodexClient, turn_id: str) -> list[str]:
    """How each command of a turn ended."""
    statuses: list[str] = []
    while (event := client.next_turn_notification(turn_id)).method != "turn/completed":
        item = getattr(event.payload, "item", None)
        if event.method == "item/completed" and isinstance(item, CommandExecutionThreadItem):
            statuses.append(item.status)
    return statuses


def no_answer(method: str, params: Any) -> Any:
    return {}


def test_a_turn_is_followed_to_its_end(provider: ModelProvider) -> None:
    with isolated_home(provider) as home:
        with CodexClient(CodexConfig(env=home.env, cwd=str(home.workspace))) as client:
            assert (client.initialize()).server_info.version
            thread = (client.thread_start({"model": "gpt-5"})).thread
            started = client.turn_start(thread.id, "hello")
            ended = client.wait_for_turn_completed(started.turn.id)
            assert ended.turn.status == TurnStatus.completed
            provider.replies(deltas(["o", "k"]))
            assert "".join([piece.delta for piece in client.stream_text(thread.id, "again")]) == "ok"
            read = client.thread_read(thread.id, include_turns=True)
            assert len(read.thread.turns) == 2
            listed = client.thread_list(ThreadListParams(limit=5))
            assert [each.id for each in listed.data] == [thread.id]
            named = client.thread_set_name(thread.id, "a name")
            assert named is not None


@pytest.mark.parametrize("decision", ["accept", "decline"])
def test_the_approval_handler_gets_method_and_params_and_decides(provider: ModelProvider, decision: str) -> None:
    provider.replies(COMMAND.model)
    asked: list[tuple[str, Any]] = []

    def answer(method: str, params: Any) -> Any:
        asked.append((method, params))
        return {"decision": decision}

    with isolated_home(provider) as home:
        config = CodexConfig(env=home.env, cwd=str(home.workspace))
        with CodexClient(config, approval_handler=answer) as client:
            thread = (client.thread_start({"approvalPolicy": "on-request"})).thread
            turn = (client.turn_start(thread.id, "hello")).turn
            statuses = statuses_of_commands(client, turn.id)
            (method, params), *_ = asked
            assert method == "item/commandExecution/requestApproval"
            assert params["threadId"] == thread.id
            assert statuses == ["completed" if decision == "accept" else "declined"]


def test_without_a_handler_nothing_is_approved(provider: ModelProvider) -> None:
    provider.replies(COMMAND.model)
    with isolated_home(provider) as home:
        with CodexClient(CodexConfig(env=home.env, cwd=str(home.workspace))) as client:
            thread = (client.thread_start({"approvalPolicy": "on-request"})).thread
            turn = (client.turn_start(thread.id, "hello")).turn
            assert statuses_of_commands(client, turn.id) == ["declined"]


def test_a_client_that_is_not_started_says_so() -> None:
    client = CodexClient(CodexConfig(server=ScriptedServer()))
    with pytest.raises(TransportClosedError, match="not started"):
        client.model_list()
    client.close()


def test_two_kinds_of_handlers_are_refused() -> None:
    with pytest.raises(InvalidInputError, match="not both"):
        CodexClient(CodexConfig(handlers=Handlers(other=lambda request: {})), approval_handler=no_answer)


def test_what_is_not_there_names_what_is() -> None:
    client: Any = CodexClient()
    with pytest.raises(AttributeError, match=r"thread\.goal\.set"):
        _ = client.start_goal_operation


def test_a_client_of_threads_lends_its_lower_layer() -> None:
    server = ScriptedServer()
    server.on("model/list").answer({"data": [], "nextCursor": None})
    with Codex(CodexConfig(server=server)) as codex:
        answer = codex._client.request("model/list", {}, response_model=ModelListResponse)
        assert answer == ModelListResponse(data=[], next_cursor=None)
        codex._client.notify("initialized")


def test_global_notifications_come_in_order_and_end_with_the_client(provider: ModelProvider) -> None:
    with isolated_home(provider) as home:
        client = CodexClient(CodexConfig(env=home.env, cwd=str(home.workspace)))
        client.start()
        client.thread_start()
        while (client.next_notification()).method != "thread/started":
            pass
        client.close()
        with pytest.raises(TransportClosedError):
            client.next_notification()


def test_a_turn_that_is_over_has_no_more_events() -> None:
    with CodexClient(CodexConfig(server=ScriptedServer("hello"))) as client:
        thread = (client.thread_start()).thread
        turn = (client.turn_start(thread.id, {"type": "text", "text": "hi"})).turn
        client.register_turn_notifications(turn.id)
        while (client.next_turn_notification(turn.id)).method != "turn/completed":
            pass
        with pytest.raises(TurnIncompleteError, match="no more events"):
            client.next_turn_notification(turn.id)
        client.unregister_turn_notifications(turn.id)
