# Generated from tests/client/_async/test_hooks.py by scripts/unasync.py. Edit that file instead.
"""Functions of the program that the real runtime calls on its events."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import pytest

from openai_codex import Codex, CodexConfig, RestartPolicy, Sandbox, StartError, Thread, TransportClosedError
from openai_codex.approvals import Decision, Policy, allow_changes, allow_command
from openai_codex.hooks import (
    Hook,
    HookAnswer,
    HookEvent,
    Hooks,
    PostToolUse,
    PreToolUse,
    SessionStart,
    Stop,
    UserPromptSubmit,
    by_policy,
)
from openai_codex.requests import Approval
from openai_codex.testing import ModelProvider, ModelRequest, Reply, isolated_home, text, tool_call
from openai_codex.tools import tool

from ..asking import patch
from ..failing_hooks import FAILURES, fails

pytestmark = [pytest.mark.anyio, pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")]

# A model that has the tool `apply_patch`.
PATCHES = {"model": "gpt-5.5"}


def outputs_of(request: ModelRequest) -> list[str]:
    """What the model was shown of the tools so far."""
    said = [item["output"] for item in request.body["input"] if item.get("type", "").endswith("call_output")]
    return [one if isinstance(one, str) else json.dumps(one) for one in said]


class Setting:
    """A client, a thread in the read-only sandbox, and what the model was sent."""

    def __init__(self, codex: Codex, thread: Thread, requests: list[ModelRequest], workspace: Path) -> None:
        self.codex = codex
        self.thread = thread
        self.requests = requests
        self.workspace = workspace

    @property
    def outputs(self) -> list[str]:
        return outputs_of(self.requests[-1])

    @property
    def seen(self) -> str:
        """All that the model was sent last."""
        return json.dumps(self.requests[-1].body["input"])


@contextmanager
def running(
    hooks: Hooks,
    *replies: Reply,
    sandbox: Sandbox = Sandbox.read_only,
    settings: Mapping[str, Any] | None = None,
    **more: Any,
) -> Generator[Setting]:
    requests: list[ModelRequest] = []

    def model(request: ModelRequest) -> Reply:
        requests.append(request)
        done = len(outputs_of(request))
        return replies[done] if done < len(replies) else text("done")

    with ModelProvider(model) as provider, isolated_home(provider, **(settings or {})) as home:
        config = CodexConfig(env=home.env, cwd=str(home.workspace), hooks=hooks, **more)
        with Codex(config) as codex:
            yield Setting(codex, codex.thread_start(sandbox=sandbox), requests, home.workspace)


def command(line: str) -> Reply:
    return tool_call("exec_command", {"cmd": line})


def test_a_call_in_the_sandbox_is_denied_and_the_model_reads_why() -> None:
    asked: list[str | None] = []

    def guard(call: PreToolUse) -> HookAnswer | None:
        asked.append(call.command)
        return call.deny("Not on my watch.")

    with running(Hooks(pre_tool_use=guard), command("echo secret-word")) as setting:
        setting.thread.run("Go.")
        assert asked == ["echo secret-word"]
        assert "Not on my watch." in setting.outputs[0]


def test_a_call_is_rewritten_and_the_next_hook_sees_it_so() -> None:
    seen: list[str | None] = []

    def first(call: PreToolUse) -> HookAnswer:
        return call.rewrite("echo rewritten")

    def second(call: PreToolUse) -> None:
        seen.append(call.command)

    with running(Hooks(pre_tool_use=[first, second]), command("echo original")) as setting:
        setting.thread.run("Go.")
        assert seen == ["echo rewritten"]
        assert "rewritten" in setting.outputs[0]
        assert "original" not in setting.outputs[0]


def test_the_model_is_told_what_hooks_add() -> None:
    def before(call: PreToolUse) -> HookAnswer:
        return call.add_context("before: it is Tuesday")

    def after(call: PostToolUse) -> HookAnswer:
        assert "fine" in call.response
        return call.add_context("after: it is Friday")

    def prompt(event: UserPromptSubmit) -> HookAnswer:
        return event.add_context(f"prompt: {event.prompt.upper()}")

    def start(event: SessionStart) -> HookAnswer:
        return event.add_context(f"start: {event.source}")

    hooks = Hooks(pre_tool_use=before, post_tool_use=after, user_prompt_submit=prompt, session_start=start)
    with running(hooks, command("echo fine")) as setting:
        setting.thread.run("Go.")
        for said in ("before: it is Tuesday", "after: it is Friday", "prompt: GO.", "start: startup"):
            assert said in setting.seen


def test_what_a_tool_answered_is_replaced_for_the_model() -> None:
    def after(call: PostToolUse) -> HookAnswer:
        return call.replace("nothing to see")

    with running(Hooks(post_tool_use=after), command("echo private-word")) as setting:
        setting.thread.run("Go.")
        assert "nothing to see" in setting.outputs[0]
        assert "private-word" not in setting.outputs[0]


def test_a_prompt_that_is_denied_reaches_no_model() -> None:
    def guard(event: UserPromptSubmit) -> HookAnswer:
        return event.deny("No.")

    with running(Hooks(user_prompt_submit=guard)) as setting:
        setting.thread.run("Go.")
        assert setting.requests == []


def test_a_turn_goes_on_when_a_hook_says_so() -> None:
    last: list[str | None] = []

    def stop(event: Stop) -> HookAnswer | None:
        last.append(event.last_message)
        return None if event.is_continued else event.continue_with("And the tests?")

    with running(Hooks(stop=stop)) as setting:
        setting.thread.run("Go.")
        assert last == ["done", "done"]
        assert "And the tests?" in setting.seen


def test_the_paths_of_a_patch_are_told() -> None:
    paths: list[Any] = []

    def guard(call: PreToolUse) -> HookAnswer:
        paths.append((call.tool_name, call.paths))
        return call.deny("No files today.")

    body = "*** Begin Patch\n*** Add File: notes.txt\n+hello\n*** End Patch\n"
    hooks = Hooks(pre_tool_use=guard)
    with running(hooks, patch(body), sandbox=Sandbox.workspace_write, settings=PATCHES) as setting:
        setting.thread.run("Go.")
        assert paths == [("apply_patch", (str(setting.workspace / "notes.txt"),))]
        assert not (setting.workspace / "notes.txt").exists()


@pytest.mark.parametrize(("function", "kind"), FAILURES)
def test_a_guard_that_fails_denies(function: Callable[[HookEvent], Any], kind: str) -> None:
    with running(Hooks(pre_tool_use=function, timeout=0.5), command("echo secret-word")) as setting:
        setting.thread.run("Go.")
        assert f"a hook of the program failed ({kind})" in setting.outputs[0]


@pytest.mark.parametrize(("function", "kind"), FAILURES)
def test_a_hook_that_only_looks_stops_nothing_when_it_fails(
    function: Callable[[HookEvent], Any], kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    hooks = Hooks(pre_tool_use=Hook(function, guards=False), post_tool_use=function, timeout=0.5)
    with running(hooks, command("echo done-so")) as setting:
        result = setting.thread.run("Go.")
        assert "done-so" in setting.outputs[0]
        assert result.final_response == "done"
    assert sum(record.name == "openai_codex.hooks" for record in caplog.records) == 2


def test_a_hook_is_called_for_what_it_is_meant_for_only() -> None:
    seen: list[str | None] = []

    def note(call: PreToolUse) -> None:
        seen.append(call.command)

    lines = ["echo one", "ls", "cd . && echo two"]
    with running(Hooks(pre_tool_use=Hook(note, commands="echo")), *map(command, lines)) as setting:
        setting.thread.run("Go.")
    assert seen == ["echo one", "cd . && echo two"]


def test_a_hook_runs_in_the_context_of_the_call_that_started_its_turn() -> None:
    caller: ContextVar[str] = ContextVar("caller", default="nobody")
    seen: list[str] = []

    def look(call: PreToolUse) -> None:
        seen.append(caller.get())

    def look_in_thread(call: PreToolUse) -> None:
        seen.append(caller.get())

    with running(Hooks(pre_tool_use=[look, look_in_thread]), command("echo fine")) as setting:
        token = caller.set("me")
        setting.thread.run("Go.")
        caller.reset(token)
    assert seen == ["me", "me"]


def test_hooks_that_the_configuration_switches_off_are_an_error_and_not_ignored() -> None:
    with pytest.raises(StartError, match="does not take the hook of PreToolUse"):
        with running(Hooks(pre_tool_use=fails), config_overrides=("features.hooks=false",)):
            pass


def test_a_resumed_thread_keeps_its_guards() -> None:
    with running(Hooks(pre_tool_use=fails), command("echo secret-word")) as setting:
        setting.thread.run("Go.")
        again = setting.codex.thread_resume(setting.thread.id)
        again.run("Go on.")
        assert "ZeroDivisionError" in setting.outputs[0]


def test_a_policy_holds_inside_the_sandbox() -> None:
    decisions: list[Decision] = []
    policy = Policy(allow_command("cat"), on_decision=decisions.append)
    lines = ["cat /dev/null", "cat /dev/null; echo secret-word", "touch made"]
    hooks = Hooks(pre_tool_use=by_policy(policy))
    with running(hooks, *map(command, lines), sandbox=Sandbox.workspace_write) as setting:
        setting.thread.run("Go.")
        assert "exited with code 0" in setting.outputs[0]
        assert all("The policy of the program declined it." in output for output in setting.outputs[1:])
        assert not (setting.workspace / "made").exists()
    assert [(one.subject, one.decision) for one in decisions] == [
        ("cat /dev/null", "accept"),
        ("cat /dev/null; echo secret-word", "decline"),
        ("touch made", "decline"),
    ]


def test_a_policy_decides_about_patches_by_their_paths() -> None:
    def change(name: str) -> Reply:
        return patch(f"*** Begin Patch\n*** Add File: {name}\n+hello\n*** End Patch\n", call_id=name)

    with asked_about_changes([change("notes.txt"), change(".git/config")]) as setting:
        setting.thread.run("Go.")
        assert (setting.workspace / "notes.txt").exists()
        assert not (setting.workspace / ".git").exists()
        assert "The policy of the program declined it." in setting.outputs[1]


@contextmanager
def asked_about_changes(replies: list[Reply]) -> Generator[Setting]:
    places: list[Path] = []

    def decide(request: Approval) -> Any:
        return Policy(allow_changes(under=places[0]))(request)

    hooks = Hooks(pre_tool_use=by_policy(decide))
    with running(hooks, *replies, sandbox=Sandbox.workspace_write, settings=PATCHES) as setting:
        places.append(setting.workspace)
        yield setting


def test_a_policy_denies_the_tools_that_it_does_not_know() -> None:
    @tool
    def look_up(id: str) -> str:
        """Look a ticket up."""
        raise AssertionError("not to be called")

    with running(Hooks(pre_tool_use=by_policy(Policy())), tool_call("look_up", {"id": "A"})) as setting:
        thread = setting.codex.thread_start(tools=[look_up])
        thread.run("Go.")
        assert "does not allow the tool look_up" in setting.outputs[0]


def test_what_sub_agents_do_is_told_with_their_thread() -> None:
    seen: list[PreToolUse] = []
    caller: ContextVar[str] = ContextVar("caller", default="nobody")
    callers: list[str] = []

    def note(call: PreToolUse) -> HookAnswer | None:
        seen.append(call)
        callers.append(caller.get())
        return call.deny("Not you.") if call.agent_id is not None else None

    def model(request: ModelRequest) -> Reply:
        outputs = outputs_of(request)
        if "Delegate." not in str(request.body["input"]):
            return text("child done") if outputs else command("echo child")
        if len(outputs) == 0:
            return tool_call("spawn_agent", {"message": "child work"}, namespace="multi_agent_v1")
        if len(outputs) == 1:
            agent = json.loads(outputs[0])["agent_id"]
            return tool_call("wait_agent", {"targets": [agent]}, namespace="multi_agent_v1")
        return text("done")

    with ModelProvider(model) as provider, isolated_home(provider) as home:
        config = CodexConfig(env=home.env, cwd=str(home.workspace), hooks=Hooks(pre_tool_use=note))
        with Codex(config) as codex:
            thread = codex.thread_start()
            token = caller.set("me")
            thread.run("Delegate.")
            caller.reset(token)
    (child,) = [call for call in seen if call.agent_id is not None]
    assert (child.command, child.thread_id) == ("echo child", thread.id)
    assert child.agent_id != thread.id
    assert set(callers) == {"me"}


def test_after_a_restart_the_hooks_are_there_again() -> None:
    hooks, policy = Hooks(pre_tool_use=fails), RestartPolicy(initial_delay=0)
    with running(hooks, command("echo secret-word"), restart=policy) as setting:
        pid = setting.codex._session.alive.child_pid  # pyright: ignore[reportPrivateUsage, reportOptionalMemberAccess]
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(TransportClosedError):
            setting.codex.request("thread/loaded/list", timeout=20)
        setting.thread.run("Go.")
        assert "ZeroDivisionError" in setting.outputs[0]
