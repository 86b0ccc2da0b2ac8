"""Handlers of the server's requests: they decide, fail, block and never return, and nothing else notices."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import attrs
import pytest

from openai_codex import AsyncCodex, CodexConfig, ServerRequest
from openai_codex.generated.v2_all import CommandExecutionRequestApprovalParams, CommandExecutionRequestApprovalResponse
from openai_codex.testing import IsolatedHome, ModelProvider, ModelRequest, Reply, isolated_home, text, tool_call
from openai_codex.types import TurnStatus

pytestmark = pytest.mark.anyio

APPROVAL = "item/commandExecution/requestApproval"
ESCALATED = {"cmd": "echo ran > made", "sandbox_permissions": "require_escalated", "justification": "May I?"}

caller: ContextVar[str] = ContextVar("caller", default="nobody")


def asks_once(request: ModelRequest) -> Reply:
    return text("done") if request.has_tool_output else tool_call("exec_command", ESCALATED)


class Asked:
    """A handler that notes what it was asked, and answers or raises what it was given."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.requests: list[ServerRequest] = []
        self.callers: list[str] = []

    def __call__(self, request: ServerRequest) -> Any:
        self.requests.append(request)
        self.callers.append(caller.get())
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def home(provider: ModelProvider) -> Generator[IsolatedHome]:
    """A home whose server asks the client."""
    provider.replies(asks_once)
    with isolated_home(provider, approval_policy="on-request") as home:
        yield home


async def made(config: CodexConfig, handler: Any) -> bool:
    """Whether the command that asks for approval was run."""
    async with AsyncCodex(attrs.evolve(config, handlers={APPROVAL: handler} if handler else {})) as codex:
        thread = await codex.thread_start(approval_mode=None)
        caller.set("the test")
        result = await thread.run("Make it.")
        assert result.final_response == "done"
        assert codex.statistics().running_handlers == 0
    assert config.cwd is not None
    return (Path(config.cwd) / "made").exists()


async def test_without_a_handler_nothing_is_run(config: CodexConfig) -> None:
    assert not await made(config, None)


async def test_a_handler_decides_with_a_dict_or_an_object(config: CodexConfig) -> None:
    handler = Asked({"decision": "decline"})
    assert not await made(config, handler)
    assert isinstance(handler.requests[0].params, CommandExecutionRequestApprovalParams)
    assert "echo ran > made" in str(handler.requests[0].params.command)
    accepted = CommandExecutionRequestApprovalResponse.model_validate({"decision": "accept"})
    assert await made(config, Asked(accepted))


async def test_a_handler_runs_in_the_context_of_the_call_that_started_the_turn(config: CodexConfig) -> None:
    handler = Asked({"decision": "decline"})
    await made(config, handler)
    assert handler.callers == ["the test"]


@pytest.mark.parametrize("answer", [ValueError("no idea"), object(), {7, 8}])
async def test_a_handler_that_fails_approves_nothing(config: CodexConfig, answer: object) -> None:
    assert not await made(config, Asked(answer))


async def test_a_slow_handler_delays_nobody_and_may_use_the_client(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold, asked = threading.Event(), threading.Event()

    def slow(request: ServerRequest) -> dict[str, str]:
        asked.set()
        assert hold.wait(30)
        return {"decision": "decline"}

    async with AsyncCodex(attrs.evolve(config, handlers={APPROVAL: slow})) as codex:
        thread = await codex.thread_start(approval_mode=None)
        turn = await thread.turn("Make it.")
        while not asked.is_set():
            await codex.models()  # lets the client work until the handler has been asked
        provider.replies(text("meanwhile"))
        other = await codex.thread_start()
        assert (await other.run("Hello.")).final_response == "meanwhile"
        provider.replies(asks_once)
        hold.set()
        assert (await turn.run()).final_response == "done"


async def test_the_handler_of_an_interrupted_turn_is_withdrawn(config: CodexConfig, provider: ModelProvider) -> None:
    asked, hold = threading.Event(), threading.Event()

    def never(request: ServerRequest) -> dict[str, str]:
        asked.set()
        hold.wait(30)
        return {"decision": "accept"}

    async with AsyncCodex(attrs.evolve(config, handlers={APPROVAL: never})) as codex:
        thread = await codex.thread_start(approval_mode=None)
        turn = await thread.turn("Make it.")
        while not asked.is_set():
            await codex.models()  # lets the client work until the handler has been asked
        await turn.interrupt()
        assert (await turn.run()).status is TurnStatus.interrupted
        assert codex.statistics().running_handlers == 0
        hold.set()
        provider.replies(text("after"))
        assert (await thread.run("And now?")).status is TurnStatus.completed
    assert config.cwd is not None
    assert not (Path(config.cwd) / "made").exists()


async def test_a_handler_may_use_the_client_that_asks_it(config: CodexConfig) -> None:
    clients: list[AsyncCodex] = []

    async def look_up(request: ServerRequest) -> dict[str, str]:
        assert (await clients[0].models()).data
        return {"decision": "accept"}

    async with AsyncCodex(attrs.evolve(config, handlers={APPROVAL: look_up})) as codex:
        clients.append(codex)
        thread = await codex.thread_start(approval_mode=None)
        assert (await thread.run("Make it.")).final_response == "done"
    assert config.cwd is not None
    assert (Path(config.cwd) / "made").exists()
