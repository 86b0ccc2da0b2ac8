# Generated from tests/client/_async/test_raising_anything.py by scripts/unasync.py. Edit that file instead.
"""Foreign code that raises what is no Exception: its request gets the safe answer, and nobody else notices."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import attrs
import pytest

from openai_codex import Codex, CodexConfig
from openai_codex.approvals import Policy
from openai_codex.testing import IsolatedHome, ModelProvider, ModelRequest, Reply, isolated_home, text, tool_call

from ..raising import KINDS, Own, async_raising, async_tool, sync_raising, sync_tool
from ..support import PATIENCE
from ..tool_functions import call, calls, outputs_of

pytestmark = pytest.mark.anyio

APPROVAL = "item/commandExecution/requestApproval"
ESCALATED = {"cmd": "echo ran > made", "sandbox_permissions": "require_escalated", "justification": "May I?"}

RAISED = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__qualname__)
FUNCTIONS = pytest.mark.parametrize("make", [async_raising, sync_raising], ids=["async", "in a thread"])
TOOLS = pytest.mark.parametrize("make", [async_tool, sync_tool], ids=["async", "in a thread"])


@pytest.fixture
def home(provider: ModelProvider) -> Generator[IsolatedHome]:
    """A home whose server asks the client."""
    with isolated_home(provider, approval_policy="on-request") as home:
        yield home


def beside(provider: ModelProvider, met: threading.Event, reply: Callable[[ModelRequest], Reply]) -> None:
    """One turn gets these replies; the model answers the bystander's turn once the first has met foreign code."""

    def script(request: ModelRequest) -> Reply:
        if "stand by" in str(request.body["input"]):
            assert met.wait(PATIENCE)
            return text("well")
        return reply(request)

    provider.replies(script)


def asks_once(request: ModelRequest) -> Reply:
    return text("done") if request.has_tool_output else tool_call("exec_command", ESCALATED)


def declines(config: CodexConfig, handler: Any) -> None:
    """The command is not run, its turn ends, and so does the turn that runs beside it."""
    with Codex(attrs.evolve(config, handlers={APPROVAL: handler})) as codex:
        asking = codex.thread_start(approval_mode=None)
        bystander = (codex.thread_start(approval_mode=None)).turn("stand by")
        assert (asking.run("Make it.")).final_response == "done"
        assert (bystander.run()).final_response == "well"
        assert codex.statistics().running_handlers == 0
    assert config.cwd is not None
    assert not (Path(config.cwd) / "made").exists()


@FUNCTIONS
@RAISED
def test_a_handler_that_raises_anything_declines_and_the_turn_beside_it_ends_well(
    config: CodexConfig, provider: ModelProvider, make: Callable[..., Any], kind: type[BaseException]
) -> None:
    met = threading.Event()
    beside(provider, met, asks_once)
    declines(config, make(kind, met))


@FUNCTIONS
@pytest.mark.parametrize("kind", [KeyboardInterrupt, Own])
def test_a_rule_that_raises_anything_declines_and_the_turn_beside_it_ends_well(
    config: CodexConfig, provider: ModelProvider, make: Callable[..., Any], kind: type[BaseException]
) -> None:
    met = threading.Event()
    beside(provider, met, asks_once)
    declines(config, Policy(make(kind, met)))


@TOOLS
@RAISED
def test_a_tool_that_raises_anything_fails_for_the_model_and_the_turn_beside_it_ends_well(
    config: CodexConfig, provider: ModelProvider, make: Callable[..., Any], kind: type[BaseException]
) -> None:
    met = threading.Event()
    failing = make(kind, met)
    beside(provider, met, calls(call(failing.name)))
    with Codex(config) as codex:
        thread = codex.thread_start(tools=[failing])
        bystander = (codex.thread_start()).turn("stand by")
        assert (thread.run("Go.")).final_response == "done"
        shown = [output for request in provider.requests for output in outputs_of(request)]
        assert shown == [f"{kind.__name__}: of its own"]
        assert (bystander.run()).final_response == "well"
