"""What the real runtime does with hooks, as far as it takes a loop of our own, or somebody else's hooks."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import anyio
import pytest
from opentelemetry import trace

from openai_codex import AsyncCodex, CodexConfig, Sandbox, Telemetry, UnsupportedByRuntimeError
from openai_codex._hooks.settings import Installed
from openai_codex.hooks import HookAnswer, HookEvent, Hooks, Interrupt, PermissionRequest, PreToolUse, Stop
from openai_codex.requests import Handlers
from openai_codex.testing import ModelProvider, ModelRequest, Reply, isolated_home, text, tool_call

from ..client.asking import escalated, once
from ..client.telemetry_support import Spans, is_child, of

pytestmark = [pytest.mark.anyio, pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")]

SECONDS = 30


def command(line: str) -> Reply:
    return tool_call("exec_command", {"cmd": line})


async def test_a_hook_is_cancelled_with_its_turn() -> None:
    begun, gone, told = anyio.Event(), anyio.Event(), anyio.Event()

    async def wait(call: PreToolUse) -> None:
        begun.set()
        try:
            await anyio.sleep_forever()
        finally:
            gone.set()

    async def note(event: Interrupt) -> None:
        told.set()

    hooks = Hooks(pre_tool_use=wait, interrupt=note)
    with ModelProvider(once(command("echo fine"))) as provider, isolated_home(provider) as home:
        async with AsyncCodex(CodexConfig(env=home.env, cwd=str(home.workspace), hooks=hooks)) as codex:
            turn = await (await codex.thread_start()).turn("Go.")
            with anyio.fail_after(SECONDS):
                await begun.wait()
                await turn.interrupt()
                await gone.wait()
                await told.wait()


@pytest.mark.parametrize("trusted", [True, False])
async def test_hooks_of_a_person_run_beside_ours_and_only_if_they_were_trusted(trusted: bool) -> None:
    seen: list[str | None] = []

    async def note(call: PreToolUse) -> None:
        seen.append(call.command)

    with ModelProvider(once(command("echo fine"))) as provider, isolated_home(provider) as home:
        made = home.workspace / "made"
        own = Installed("PreToolUse", "pre_tool_use", f"touch '{made}'", 10)
        config = home.home / "config.toml"
        lines = [
            "[[hooks.PreToolUse]]",
            "[[hooks.PreToolUse.hooks]]",
            'type = "command"',
            f"command = {json.dumps(own.command)}",
            "timeout = 10",
        ]
        if trusted:
            key = f"{os.path.realpath(config)}:pre_tool_use:0:0"
            lines += [f"[hooks.state.{json.dumps(key)}]", f"trusted_hash = {json.dumps(own.hash)}", "enabled = true"]
        config.write_text(config.read_text("utf-8") + "\n" + "\n".join(lines) + "\n", "utf-8")
        before = config.read_bytes()
        settings = CodexConfig(env=home.env, cwd=str(home.workspace), hooks=Hooks(pre_tool_use=note))
        async with AsyncCodex(settings) as codex:
            await (await codex.thread_start()).run("Go.")
        assert (seen, made.exists()) == (["echo fine"], trusted)
        assert b"session-flags" not in config.read_bytes()
        assert before in config.read_bytes()


@pytest.mark.parametrize("allowed", [True, False])
async def test_a_hook_answers_an_approval_before_anybody_is_asked(allowed: bool) -> None:
    asked: list[object] = []

    def decide(event: PermissionRequest) -> HookAnswer:
        return event.allow() if allowed else event.deny("Not on my watch.")

    def handler(request: object) -> None:
        asked.append(request)

    with ModelProvider(once(escalated("touch made"))) as provider, isolated_home(provider) as home:
        config = CodexConfig(
            env=home.env,
            cwd=str(home.workspace),
            hooks=Hooks(permission_request=decide),
            handlers=Handlers(command_approval=handler),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        )
        async with AsyncCodex(config) as codex:
            await (await codex.thread_start(sandbox=Sandbox.workspace_write)).run("Go.")
        assert (home.workspace / "made").exists() is allowed
    assert asked == []


async def test_a_guard_denies_when_its_socket_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    outputs: list[str] = []

    def model(request: ModelRequest) -> Reply:
        said = [item for item in request.body["input"] if item.get("type") == "function_call_output"]
        outputs[:] = [str(item["output"]) for item in said]
        return text("done") if said else command("echo secret-word")

    async def look(call: PreToolUse) -> None:
        raise AssertionError("not to be reached")

    with ModelProvider(model) as provider, isolated_home(provider) as home:
        config = CodexConfig(env=home.env, cwd=str(home.workspace), hooks=Hooks(pre_tool_use=look))
        monkeypatch.setattr(tempfile, "tempdir", str(home.workspace.parent))
        async with AsyncCodex(config) as codex:
            (place,) = home.workspace.parent.glob("codex-hooks-*")
            (place / "s").unlink()
            await (await codex.thread_start()).run("Go.")
        assert "did not answer" in outputs[0]
        assert not place.exists()


async def test_an_event_is_a_span_below_its_turn_with_what_was_decided() -> None:
    inside: list[Any] = []

    async def guard(call: PreToolUse) -> HookAnswer:
        inside.append(trace.get_current_span().get_span_context())
        return call.deny("Not on my watch.")

    def note(event: Stop) -> None:
        """Say nothing."""

    spans = Spans()
    with ModelProvider(once(command("echo fine"))) as provider, isolated_home(provider) as home:
        config = CodexConfig(
            env=home.env,
            cwd=str(home.workspace),
            hooks=Hooks(pre_tool_use=guard, stop=note),
            telemetry=Telemetry(tracer_provider=spans.provider),
        )
        async with AsyncCodex(config) as codex:
            await (await codex.thread_start()).run("Go.")
    turn, tool, stop = spans.one("invoke_agent codex"), spans.one("hook PreToolUse"), spans.one("hook Stop")
    assert is_child(tool, turn)
    assert is_child(stop, turn)
    assert of(tool) == {"codex.hook.event": "PreToolUse", "codex.decision": "deny"}
    assert of(stop)["codex.decision"] == "continue"
    assert [context.span_id for context in inside] == [tool.context.span_id if tool.context else None]
    spans.provider.shutdown()


def look(event: HookEvent) -> None:
    """Say nothing."""


OLD = """#!{python}
import json, sys

for line in sys.stdin:
    message = json.loads(line)
    if message["method"] == "initialize":
        answer = {{"result": {{"userAgent": "codex/{version} (test)"}}}}
    else:
        answer = {{"error": {{"code": -32601, "message": "unknown method " + message["method"]}}}}
    if "id" in message:
        print(json.dumps({{"id": message["id"], **answer}}), flush=True)
"""


@pytest.mark.parametrize(
    ("version", "hooks", "what", "since"),
    [
        ("0.149.0", Hooks(interrupt=look), "Interrupt", "0.150.0"),
        ("0.144.4", Hooks(session_end=look), "SessionEnd", "0.145.0"),
        ("0.163.0", Hooks(stop=look), "hooks/list", "0.133.0"),
    ],
)
async def test_a_runtime_without_the_hooks_is_ended_and_nothing_is_left(
    version: str, hooks: Hooks, what: str, since: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "codex"
    program.write_text(OLD.format(python=sys.executable, version=version), "utf-8")
    program.chmod(0o700)

    with ModelProvider(text("not asked")) as provider, isolated_home(provider) as home:
        place = home.workspace.parent
        before = sorted(place.iterdir())
        monkeypatch.setattr(tempfile, "tempdir", str(place))
        config = CodexConfig(codex_bin=str(program), env=home.env, hooks=hooks)
        with pytest.raises(UnsupportedByRuntimeError) as caught:
            async with AsyncCodex(config):
                pass
        assert (caught.value.what, caught.value.since, caught.value.running) == (what, since, version)
        assert sorted(place.iterdir()) == before
