"""Handlers of single threads: before the client's, for sub-agents too, over a restart, until they are put away."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
import pytest

from openai_codex import (
    ApprovalMode,
    AsyncCodex,
    CodexConfig,
    InvalidInputError,
    InvalidRequestError,
    RestartPolicy,
    TransportClosedError,
)
from openai_codex.approvals import PendingApprovals
from openai_codex.requests import Approval, ApprovalAnswer, Handlers
from openai_codex.testing import IsolatedHome, ModelProvider, ModelRequest, Reply, isolated_home, text, tool_call

from ..asking import COMMAND, escalated
from ..support import OBJECT, scripted

pytestmark = pytest.mark.anyio

METHOD = "item/commandExecution/requestApproval"


class Deciding:
    """Handlers that accept or decline, and count."""

    def __init__(self, *, accept: bool) -> None:
        self.threads: list[str] = []
        self._accept = accept

    def __call__(self, request: Approval) -> ApprovalAnswer:
        self.threads.append(request.thread_id)
        return request.accept() if self._accept else request.decline()


@pytest.fixture
def home(provider: ModelProvider) -> Generator[IsolatedHome]:
    """A home whose model asks to run a command."""
    provider.replies(COMMAND.model)
    with isolated_home(provider) as home:
        yield home


def made(config: CodexConfig) -> bool:
    """Whether the command was run."""
    assert config.cwd is not None
    return (Path(config.cwd) / "made").exists()


async def test_a_thread_goes_by_its_own_handlers_first(config: CodexConfig) -> None:
    of_client, of_thread = Deciding(accept=True), Deciding(accept=False)
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(approvals=of_client))) as codex:
        thread = await codex.thread_start(handlers=Handlers(approvals=of_thread))
        assert (await thread.run("Make it.")).final_response == "done"
        assert not made(config)
        other = await codex.thread_start()
        assert (await other.run("Make it.")).final_response == "done"
    assert made(config)
    assert (of_thread.threads, of_client.threads) == ([thread.id], [other.id])


async def test_what_a_thread_has_no_handler_for_is_asked_of_the_client(config: CodexConfig) -> None:
    of_client, of_thread = Deciding(accept=True), Deciding(accept=False)
    async with AsyncCodex(attrs.evolve(config, handlers={METHOD: of_client})) as codex:
        thread = await codex.thread_start(handlers={"item/fileChange/requestApproval": of_thread})
        await thread.run("Make it.")
    assert made(config)
    assert (of_thread.threads, of_client.threads) == ([], [thread.id])


async def test_a_stored_thread_is_resumed_and_forked_with_handlers(config: CodexConfig) -> None:
    first, second, third = Deciding(accept=False), Deciding(accept=False), Deciding(accept=False)
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(handlers=Handlers(approvals=first))
        await thread.run("Make it.")
        joined = await codex.thread_resume(thread.id, handlers=Handlers(approvals=second))
        await joined.run("Make it.")
        forked = await codex.thread_fork(thread.id, handlers=Handlers(approvals=third))
        await forked.run("Make it.")
        plain = await codex.thread_fork(thread.id)
        await plain.run("Make it.")
        await thread.run("Make it.")
    assert first.threads == [thread.id]
    assert second.threads == [thread.id, thread.id]
    assert third.threads == [forked.id]
    assert not made(config)


async def test_handlers_are_there_again_if_a_thread_cannot_be_resumed(config: CodexConfig) -> None:
    first, second = Deciding(accept=False), Deciding(accept=True)
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(handlers=Handlers(approvals=first))
        with pytest.raises(InvalidRequestError):  # it has taken no turn yet
            await codex.thread_resume(thread.id, handlers=Handlers(approvals=second))
        await thread.run("Make it.")
    assert first.threads == [thread.id]
    assert not made(config)


async def test_an_archived_thread_has_no_handlers_any_more(config: CodexConfig) -> None:
    handler = Deciding(accept=True)
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(handlers=Handlers(approvals=handler))
        await thread.run("Make it.")
        await codex.thread_archive(thread.id)
        while codex._session.requests._threads:
            await codex.models()  # lets the client work until it has been told
        await codex.thread_unarchive(thread.id)
        again = await codex.thread_resume(thread.id)
        await again.run("Make it.")
    assert handler.threads == [thread.id]


async def test_handlers_hold_over_a_restart(config: CodexConfig) -> None:
    handler = Deciding(accept=False)
    config = attrs.evolve(config, restart=RestartPolicy(initial_delay=0))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(handlers=Handlers(approvals=handler))
        await thread.run("Make it.")
        connection = await codex._session.open()
        assert connection.child_pid is not None
        os.kill(connection.child_pid, signal.SIGKILL)
        while connection.cause is None:
            with suppress(TransportClosedError):
                await codex.models()  # lets the client work until it has seen the end
        assert (await thread.run("Make it.")).final_response == "done"
    assert handler.threads == [thread.id, thread.id]
    assert not made(config)


def delegating(request: ModelRequest) -> Reply:
    """A model whose agent has another one make it."""
    output = str(request.body["input"][-1].get("output")) if request.has_tool_output else ""
    if request.number == 1:
        return tool_call("spawn_agent", {"message": "to the child"}, namespace="multi_agent_v1")
    if request.last_user_text == "to the child":
        return text("made") if output else escalated("echo ran > made")
    if "agent_id" in output:
        targets = {"targets": [json.loads(output)["agent_id"]], "timeout_ms": 20000}
        return tool_call("wait_agent", targets, namespace="multi_agent_v1")
    return text("done")


@pytest.mark.parametrize("ephemeral", [False, True])
async def test_a_sub_agent_goes_by_the_handlers_of_its_parent(
    config: CodexConfig, provider: ModelProvider, ephemeral: bool
) -> None:
    provider.replies(delegating)
    of_client, of_thread = Deciding(accept=False), Deciding(accept=True)
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(approvals=of_client))) as codex:
        thread = await codex.thread_start(handlers=Handlers(approvals=of_thread), ephemeral=ephemeral)
        assert (await thread.run("Delegate.")).final_response == "done"
    assert made(config)
    assert of_client.threads == []
    assert len(of_thread.threads) == 1
    assert of_thread.threads != [thread.id]


async def test_a_request_of_a_thread_whose_parent_is_not_told_is_declined() -> None:
    of_client, of_thread = Deciding(accept=True), Deciding(accept=True)
    async with AsyncCodex(scripted(handlers=Handlers(approvals=of_client))) as codex:
        await codex.thread_start(handlers=Handlers(approvals=of_thread))
        params = {"threadId": "stranger", "turnId": "t", "itemId": "i", "startedAtMs": 1, "command": "ls"}
        request = json.dumps({"id": 7, "method": METHOD, "params": params}) + "\n"
        await codex._session.request("test/raw", {"text": request}, OBJECT)
        state: dict[str, Any] = {"answers": []}
        while not state["answers"]:
            state = await codex._session.request("test/state", {}, OBJECT)
    assert state["answers"] == [{"id": 7, "result": {"decision": "decline"}}]
    assert of_client.threads == of_thread.threads == []


async def test_a_request_that_the_server_settles_is_withdrawn() -> None:
    approvals = PendingApprovals()
    async with AsyncCodex(scripted(handlers=Handlers(approvals=approvals))) as codex:
        params = {"threadId": "thread", "turnId": "t", "itemId": "i", "startedAtMs": 1, "command": "ls"}
        request = json.dumps({"id": 7, "method": METHOD, "params": params}) + "\n"
        await codex._session.request("test/raw", {"text": request}, OBJECT)
        pending = await approvals.__anext__()
        settled = {"method": "serverRequest/resolved", "params": {"threadId": "thread", "requestId": 7}}
        await codex._session.request("test/raw", {"text": json.dumps(settled) + "\n"}, OBJECT)
        while not pending.withdrawn:
            await codex._session.request("test/state", {}, OBJECT)  # lets the client work until it has been told
        state = await codex._session.request("test/state", {}, OBJECT)
    assert state["answers"] == []


BAD: list[tuple[Any, str]] = [
    (7, "handlers must be Handlers or a mapping, not int"),
    ({"item/commandExecution/approve": print}, "'item/commandExecution/approve'"),
    ({METHOD: "accept"}, METHOD),
    (Handlers(token_refresh=lambda request: request.answer("token", "account")), "handlers.token_refresh"),
    ({"attestation/generate": print}, "handlers.attestation"),
]


@pytest.mark.parametrize(("handlers", "named"), BAD)
async def test_what_is_no_handlers_is_refused_before_anything_is_sent(handlers: Any, named: str) -> None:
    async with AsyncCodex(scripted()) as codex:
        with pytest.raises(InvalidInputError, match=named):
            await codex.thread_start(handlers=handlers)
        with pytest.raises(InvalidInputError, match=named):
            await codex.thread_resume("thread", handlers=handlers)
        with pytest.raises(InvalidInputError, match=named):
            await codex.thread_fork("thread", handlers=handlers)
        state = await codex._session.request("test/state", {}, OBJECT)
    assert state["methods"] == ["initialize", "initialized", "test/state"]


async def test_a_mode_that_denies_all_asks_nobody(config: CodexConfig) -> None:
    handler = Deciding(accept=True)
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(handlers=Handlers(approvals=handler), approval_mode=ApprovalMode.deny_all)
        assert (await thread.run("Make it.")).final_response == "done"
    assert handler.threads == []
    assert not made(config)
