"""What people do with a client, one small program each: it returns if the feature works, and raises if it does not.

A cell gets a client with a server and a thread of its own making, and the model that the server talks to. Must not know
which runtime it runs on.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import anyio
import attrs

from openai_codex import (
    ApprovalMode,
    AsyncCodex,
    Codex,
    CodexConfig,
    CodexPool,
    ExternalMessage,
    Sandbox,
    Thread,
    TurnFailedError,
)
from openai_codex.approvals import Policy
from openai_codex.requests import CommandAnswer, CommandApproval, Handlers
from openai_codex.testing import ModelProvider, failure, text, tool_call
from openai_codex.tools import tool
from openai_codex.types import TurnStatus

Cell: TypeAlias = "Callable[[CodexConfig, ModelProvider], None]"

CELLS: dict[str, Cell] = {}
_ESCALATED = {"cmd": "echo ran > escaped.txt", "sandbox_permissions": "require_escalated", "justification": "to try"}


def cell(function: Cell) -> Cell:
    """Make a function a row of the table."""
    CELLS[function.__name__] = function
    return function


@tool
def double(number: int) -> str:
    """Twice a number."""
    return str(2 * number)


@cell
def run_and_read(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        assert thread.run("Hi.").final_response == "one"
        assert thread.read(include_turns=True).thread.turns[0].status == TurnStatus.completed


@cell
def stream(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one")])
    with Codex(config) as codex:
        methods = [event.method for event in codex.thread_start().turn("Hi.").stream()]
        assert methods[-1] == "turn/completed"


@cell
def resume_and_fork(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one"), text("two"), text("three")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Hi.")
        assert codex.thread_resume(thread.id).run("More.").final_response == "two"
        assert codex.thread_fork(thread.id).run("Else.").final_response == "three"


@cell
def archive_name_list(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Hi.")
        thread.set_name("named")
        assert [each.name for each in codex.thread_list().data] == ["named"]
        codex.thread_archive(thread.id)
        assert not codex.thread_list().data


@cell
def failed_turn(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([failure(400)])
    with Codex(config) as codex:
        try:
            codex.thread_start().run("Hi.")
        except TurnFailedError:
            return
        raise AssertionError("the turn did not fail")


@cell
def asyncio(config: CodexConfig, provider: ModelProvider) -> None:
    _on("asyncio", config, provider)


@cell
def trio(config: CodexConfig, provider: ModelProvider) -> None:
    _on("trio", config, provider)


def _on(backend: str, config: CodexConfig, provider: ModelProvider) -> None:
    async def main() -> str | None:
        async with AsyncCodex(config) as codex:
            return (await (await codex.thread_start()).run("Hi.")).final_response

    provider.replies([text("one")])
    assert anyio.run(main, backend=backend) == "one"


@cell
def approval_declined(config: CodexConfig, provider: ModelProvider) -> None:
    assert _escalates(config, provider, accept=False) == (1, False)


@cell
def approval_accepted(config: CodexConfig, provider: ModelProvider) -> None:
    assert _escalates(config, provider, accept=True) == (1, True)


def _escalates(config: CodexConfig, provider: ModelProvider, *, accept: bool) -> tuple[int, bool]:
    """How often a handler was asked, and whether the command ran."""
    asked: list[str] = []

    def decide(request: CommandApproval) -> CommandAnswer:
        asked.append(request.command or "")
        return request.accept() if accept else request.decline()

    provider.replies([tool_call("exec_command", _ESCALATED), text("done")])
    handlers = Handlers(command_approval=decide)
    with Codex(with_handlers(config, handlers)) as codex:
        codex.thread_start(approval_mode=ApprovalMode.ask, sandbox=Sandbox.read_only).run("Go.")
    return len(asked), escaped(config)


@cell
def nothing_approved_without_handlers(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([tool_call("exec_command", _ESCALATED), text("done")])
    with Codex(config) as codex:
        codex.thread_start(approval_mode=ApprovalMode.ask, sandbox=Sandbox.read_only).run("Go.")
    assert not escaped(config)


@cell
def deny_all_kept_over_resume(config: CodexConfig, provider: ModelProvider) -> None:
    assert not _denied(config, provider, Codex.thread_resume)


@cell
def deny_all_kept_over_fork(config: CodexConfig, provider: ModelProvider) -> None:
    assert not _denied(config, provider, Codex.thread_fork)


def _denied(config: CodexConfig, provider: ModelProvider, again: Callable[[Codex, str], Thread]) -> bool:
    """Whether a command left the sandbox in a thread that denies all, taken up by a client that accepts."""
    provider.replies([text("one"), tool_call("exec_command", _ESCALATED), text("done")])
    with Codex(config) as codex:
        thread = codex.thread_start(approval_mode=ApprovalMode.deny_all, sandbox=Sandbox.read_only)
        thread.run("Hi.")
    with Codex(with_handlers(config, Handlers(command_approval=CommandApproval.accept))) as codex:
        again(codex, thread.id).run("Go.")
    return escaped(config)


@cell
def policy(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([tool_call("exec_command", _ESCALATED), text("done")])
    with Codex(with_handlers(config, Handlers(approvals=Policy()))) as codex:
        codex.thread_start(sandbox=Sandbox.read_only).run("Go.")
    assert not escaped(config)


@cell
def tools(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([tool_call("double", {"number": 21}), text("done")])
    with Codex(config) as codex:
        codex.thread_start(tools=[double]).run("Go.")
    assert "42" in str(provider.requests[-1].body)


@cell
def typed_answer(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text('{"value": [1, 2]}')])
    with Codex(config) as codex:
        assert codex.thread_start().run("Go.", output_type=list[int]).output == [1, 2]


@cell
def goal(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Begin.")
        assert thread.goal.set("Be done.", status="paused").status == "paused"
        assert thread.goal.clear()


@cell
def processes_and_files(config: CodexConfig, provider: ModelProvider) -> None:
    with Codex(config) as codex:
        assert codex.processes.run(["echo", "hi"]).stdout.strip() == "hi"


@cell
def pool(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one")])
    with CodexPool(config) as codex:
        assert codex.thread_start().run("Hi.").final_response == "one"


@cell
def queue(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Hi.")
        thread.queue.list()


@cell
def terminals(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Hi.")
        thread.terminals.list()


@cell
def external_message(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one")])
    with Codex(config) as codex:
        codex.thread_start().run(ExternalMessage("mail", "it came from outside"))
    assert "it came from outside" in str(provider.requests[-1].body)


@cell
def section_filter(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one")])
    with Codex(config) as codex:
        codex.thread_start().run("Hi.")
        assert not codex.thread_list(section_id="no such section").data


@cell
def sample(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one"), text("aside")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.run("Hi.")
        codex.rpc.thread.sample(thread_id=thread.id, expected_turn_id=turn.id, prompt="And?")


def with_handlers(config: CodexConfig, handlers: Handlers) -> CodexConfig:
    """The same configuration with somebody who decides."""
    return attrs.evolve(config, handlers=handlers)


def escaped(config: CodexConfig) -> bool:
    """Whether the command that wanted out of the sandbox ran."""
    return Path(str(config.cwd), "escaped.txt").exists()
