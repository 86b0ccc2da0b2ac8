"""Provokes the errors of handlers, approvals, tools, typed answers and `codex.rpc`: see tests/docs/provoking.py."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, cast

from openai_codex import Thread
from openai_codex.approvals import PendingApproval, PendingApprovals, allow_changes, allow_command
from openai_codex.requests import Handlers
from openai_codex.testing import reasoning, text, tool_call
from openai_codex.tools import tool

from .provoking import Setup, in_thread, provokes


@provokes("CodexConfig.handlers[…]: the server makes no request of this name")
def _(setup: Setup) -> None:
    setup.start(handlers={"item/approve": print})


@provokes("Handlers.… must be a function, not …")
def _(setup: Setup) -> None:
    setup.start(handlers=Handlers(approvals=cast("Any", "decline")))


@provokes("allow_command: prefix must be the words of one simple command, not …")
def _(setup: Setup) -> None:
    allow_command("git status && git diff")


@provokes("allow_command: … so the rule would amount to full access; say runs_programs=True if that is meant")
def _(setup: Setup) -> None:
    allow_command("git status")


@provokes("allow_command: … changes files; say under=, the directory it may do so in")
def _(setup: Setup) -> None:
    allow_command("touch")


@provokes("allow_command: under must not hold your home directory, as … does")
def _(setup: Setup) -> None:
    allow_command("ls", under="/")


@provokes("allow_changes: under must be a directory that is there, not …")
def _(setup: Setup) -> None:
    allow_changes(under=setup.home.workspace / "none")


@contextmanager
def asking(setup: Setup) -> Generator[PendingApproval]:
    """An approval that waits for its answer, until its client is closed."""
    wanted = {"cmd": "echo hello", "sandbox_permissions": "require_escalated", "justification": "May I?"}
    setup.model.replies(lambda request: text("Done.") if request.has_tool_output else tool_call("exec_command", wanted))
    approvals = PendingApprovals()
    with approvals, setup.open(handlers=Handlers(approvals=approvals)) as codex:
        codex.thread_start().turn("Say hello.")
        asked = approvals.get(timeout=60)
        assert asked is not None
        yield asked


@provokes("the answer to … is a …, not …")
def _(setup: Setup) -> None:
    with asking(setup) as asked:
        asked.answer(cast("Any", "yes"))


@provokes("nobody wants this answer any more: the turn ended, or the server is gone")
def _(setup: Setup) -> None:
    with asking(setup) as asked:
        pass
    asked.decline()


@provokes("this approval was answered before")
def _(setup: Setup) -> None:
    with asking(setup) as asked:
        asked.decline()
        asked.decline()


@provokes("JSON-RPC error -32600: thread/start.dynamicTools requires experimentalApi capability")
def _(setup: Setup) -> None:
    with setup.open(experimental_api=False) as codex:
        codex.thread_start(tools=[tool(now)])


@provokes("thread/list: limit: must be an integer, not …")
def _(setup: Setup) -> None:
    with setup.open() as codex:
        codex.rpc.thread.list(limit=cast("Any", "5"))


def now(zone: str = "UTC") -> str:
    """The time."""
    return zone


def unannotated(zone):  # type: ignore[no-untyped-def]
    """What the model cannot be told how to call."""


@provokes("tool …, parameter …: has no annotation, so the model cannot be told its type")
def _(setup: Setup) -> None:
    tool(cast("Any", unannotated))


@provokes("tools[…] must be made by openai_codex.tools.tool, not …")
def _(setup: Setup) -> None:
    with setup.open() as codex:
        codex.thread_start(tools=[cast("Any", now)])


@provokes("tools[…]: there are two tools named …")
def _(setup: Setup) -> None:
    with setup.open() as codex:
        codex.thread_start(tools=[tool(now), tool(now)])


def run(**options: Any) -> Callable[[Thread], object]:
    """What runs a turn with these options."""

    def provoke(thread: Thread) -> object:
        return thread.run("Hello.", **options)

    return provoke


in_thread("give output_type or output_schema, not both", run(output_type=int, output_schema={"type": "integer"}))
in_thread("…: a value of any type has no strict schema; say which types it may have", run(output_type=dict))
in_thread("the answer does not fit …", run(output_type=list[int], repairs=0))
in_thread("turn … ended as completed without an answer", run(output_type=int), reasoning("Hm."))
