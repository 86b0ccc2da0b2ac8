"""Each heading of docs/troubleshooting.md is the text of an error: here they are provoked and compared.

Nearly all by the real runtime. The exceptions are programs in its place that a heading is about.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
import trio

from openai_codex import (
    AsyncCodex,
    AsyncTurnHandle,
    Codex,
    CodexConfig,
    CodexError,
    ImageInput,
    RestartPolicy,
    Thread,
)
from openai_codex.testing import (
    ModelProvider,
    ScriptedServer,
    cut,
    error_event,
    failure,
    friendly_model,
    isolated_home,
    text,
)

from . import provoking_deciders as provoking_deciders  # registers its own
from .provoking import PROVOCATIONS, Setup, in_thread, provokes

PAGE = Path(__file__).resolve().parents[2] / "docs" / "troubleshooting.md"
SCRIPTED_SERVER = Path(__file__).resolve().parents[1] / "client"
UNKNOWN_THREAD = "01234567-89ab-7def-8123-456789abcdef"

# A program that answers the handshake as no app-server does.
ANOTHER_PROGRAM = "import json; print(json.dumps({'id': json.loads(input())['id'], 'result': {}}), flush=True); input()"
# A server that says more in one turn than is kept for a reader.
FLOOD = """
import sys
sys.path.insert(0, sys.argv[1])
from scripted_server import Server, line, write

class Flood(Server):
    def go_on(self, turn):
        if turn["prompt"] != "Flood.":
            return super().go_on(turn)
        event = {"method": "turn/diff/updated", "params": {"turnId": turn["id"]}}
        write(line(event) * 100_000)
        turn["status"] = "completed"
        self.complete(turn)

Flood().serve()
"""
SILENT_PROGRAM = "import sys; sys.stdin.read()"


@pytest.fixture
def setup(monkeypatch: pytest.MonkeyPatch) -> Generator[Setup]:
    with ModelProvider(text("Hello.")) as model, isolated_home(model) as home:
        config = CodexConfig(env=home.env, cwd=str(home.workspace))
        yield Setup(model, home, config, monkeypatch)


def headings() -> list[str]:
    return re.findall(r"^## (.+)$", PAGE.read_text("utf-8"), re.MULTILINE)


@pytest.mark.codex_real_model  # one provokes a configuration that names no provider any more; no turn runs with it
@pytest.mark.parametrize("heading", headings(), ids=lambda heading: heading[:60])
def test_the_error_has_the_text_of_its_heading(heading: str, setup: Setup) -> None:
    with pytest.raises(CodexError) as caught:
        PROVOCATIONS[heading](setup)
    # What follows the ellipsis at the end may be many lines: the last words of the server.
    assert re.fullmatch(re.escape(heading).replace("…", ".+"), str(caught.value), re.DOTALL), str(caught.value)
    section = PAGE.read_text("utf-8").partition(f"## {heading}\n\n")[2]
    assert section.startswith(f"`{type(caught.value).__name__}`"), type(caught.value)


def test_every_provocation_has_a_heading() -> None:
    assert sorted(PROVOCATIONS) == sorted(headings())


@provokes("the app-server is version …, and this package works with runtimes from 0.133.0 on …")
def _(setup: Setup) -> None:
    setup.start(server=ScriptedServer(version="0.100.0"))


@provokes("… is not known to the running app-server, …: runtimes know it from … on. …")
def _(setup: Setup) -> None:
    with setup.open() as codex:
        codex.rpc.thread.sample(thread_id=UNKNOWN_THREAD, expected_turn_id=UNKNOWN_THREAD, prompt="Hi")


@provokes(
    "The package openai-codex-cli-bin is not installed, so there is no runtime to start. Install "
    "openai-codex-cli-bin==… or set CodexConfig.codex_bin."
)
def _(setup: Setup) -> None:
    setup.monkeypatch.setitem(sys.modules, "codex_cli_bin", None)
    setup.start()


@provokes(
    "CodexConfig.codex_bin does not exist: …. Leave it out to use the runtime that is installed with this package."
)
def _(setup: Setup) -> None:
    setup.start(codex_bin="no-such-codex")


@provokes("CodexConfig.cwd is not a directory: …")
def _(setup: Setup) -> None:
    setup.start(cwd=str(setup.home.workspace / "none"))


@provokes("… could not be started: [Errno 13] Permission denied: …. Check CodexConfig.codex_bin.")
def _(setup: Setup) -> None:
    setup.start(codex_bin=str(setup.home.home / "config.toml"))


@provokes(
    "… ended before it was ready: the child exited with code 1. Check the CodexConfig, CODEX_HOME and the "
    "config.toml in it. It said:…"
)
def _(setup: Setup) -> None:
    setup.start(env={**setup.home.env, "CODEX_HOME": str(setup.home.home / "none")})


@provokes("… gave no answer to the handshake within … s. Check the CodexConfig, CODEX_HOME and the config.toml in it.")
def _(setup: Setup) -> None:
    setup.start(launch_args_override=(sys.executable, "-I", "-S", "-c", SILENT_PROGRAM), start_timeout=0.1)


@provokes("… refused the handshake: Invalid clientInfo.name: …. Must be a valid HTTP header value…")
def _(setup: Setup) -> None:
    setup.start(client_name="two\nlines")


@provokes(
    "what was started is no Codex app-server of a protocol this SDK knows: its answer to initialize names no user "
    "agent. Leave CodexConfig.codex_bin out to use the runtime that is installed with this package."
)
def _(setup: Setup) -> None:
    setup.start(launch_args_override=(sys.executable, "-I", "-S", "-c", ANOTHER_PROGRAM))


@provokes("CodexConfig.inherit_env must be True, False or a collection of names, not str")
def _(setup: Setup) -> None:
    setup.start(inherit_env="PATH")


@provokes("CodexConfig.env[…] must be a string, not …")
def _(setup: Setup) -> None:
    setup.start(env={"LEVEL": 1})


@provokes("the client is not connected yet: enter it, or await one of its methods first")
def _(setup: Setup) -> object:
    return AsyncCodex(setup.config).metadata


@provokes("this client was closed")
def _(setup: Setup) -> None:
    with setup.open() as codex:
        pass
    codex.models()


@provokes("this connection was opened before the process was forked; open a new one")
def _(setup: Setup) -> None:
    with setup.open() as codex:
        setup.monkeypatch.setattr(os, "getpid", lambda: -1)  # as the child would see it
        try:
            codex.models()
        finally:
            setup.monkeypatch.undo()


@provokes(
    "this was begun in an event loop of …, which runs no more, and is read in an event loop of …: read it where it was "
    "begun, or begin it here. …"
)
def _(setup: Setup) -> None:
    codex = AsyncCodex(setup.config)

    async def start() -> AsyncTurnHandle:
        return await (await codex.thread_start()).turn("Hello.")

    async def read(turn: AsyncTurnHandle) -> None:
        await turn.run()

    asyncio.run(read(asyncio.run(start())))


@provokes(
    "this client's server was started in an event loop of …, which stands still while an event loop of … runs in its "
    "thread: …"
)
def _(setup: Setup) -> None:
    async def outer() -> None:
        async with AsyncCodex(setup.config) as codex:
            trio.run(codex.models)

    asyncio.run(outer())


@provokes("the app-server is gone: …")
def _(setup: Setup) -> None:
    lose_the_server(setup)


@provokes("turn … was lost with its server, its outcome is …")
def _(setup: Setup) -> None:
    lose_the_server(setup, restart=RestartPolicy(initial_delay=0))


def lose_the_server(setup: Setup, **changes: Any) -> None:
    setup.model.replies(friendly_model)
    with setup.open(**changes) as codex:
        turn = codex.thread_start().turn("Count from 1 to 900.")
        next(turn.stream())
        pid = codex._session._connection.child_pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        turn.run()


@provokes("the server did not answer … within … s")
def _(setup: Setup) -> None:
    server = ScriptedServer()
    server.on("model/list").ignore()
    with setup.open(server=server, request_timeout=0.01) as codex:
        codex.models()


@provokes("turn … passed its deadline and was interrupted")
def _(setup: Setup) -> None:
    setup.model.replies(friendly_model)
    with setup.open() as codex:
        codex.thread_start().run("Count from 1 to 900.", timeout=0.5)


@provokes("the reader fell too far behind")
def _(setup: Setup) -> None:
    command = (sys.executable, "-I", "-S", "-c", FLOOD, str(SCRIPTED_SERVER))
    with setup.open(launch_args_override=command) as codex:
        turn = codex.thread_start().turn("Flood.")
        codex.thread_start().run("Hello.")  # its events come after the flood, so all of that has been sorted by now
        turn.run()


@provokes("JSON-RPC error -32600: no rollout found for thread id …")
def _(setup: Setup) -> None:
    with setup.open() as codex:
        codex.thread_resume(UNKNOWN_THREAD)


@provokes("JSON-RPC error -32600: invalid session id: …")
def _(setup: Setup) -> None:
    with setup.open() as codex:
        codex.thread_resume("my-thread")


def archived(codex: Codex) -> Thread:
    thread = codex.thread_start()
    thread.run("Hello.")
    codex.thread_archive(thread.id)
    return thread


@provokes("JSON-RPC error -32600: thread not found: …")
def _(setup: Setup) -> None:
    with setup.open() as codex:
        archived(codex).run("Again.")


@provokes("JSON-RPC error -32600: session … is archived. Run `codex unarchive …` to unarchive it first.")
def _(setup: Setup) -> None:
    with setup.open() as codex:
        codex.thread_resume(archived(codex).id)


@provokes("JSON-RPC error -32600: thread … already has an active writer")
def _(setup: Setup) -> None:
    with setup.open() as codex, setup.open() as other:
        thread = codex.thread_start()
        thread.run("Hello.")
        other.thread_resume(thread.id)


@provokes("JSON-RPC error -32600: failed to load configuration: …")
def _(setup: Setup) -> None:
    (setup.home.home / "config.toml").write_text("model = [broken")
    with setup.open() as codex:
        codex.thread_start()


@provokes("Connection failed: …")
def _(setup: Setup) -> None:
    setup.model.close()
    with setup.open() as codex:
        codex.thread_start().run("Hello.")


def after_the_end(act: Callable[[Any], object]) -> Callable[[Thread], object]:
    """Runs a turn to its end, and then does something with its handle."""

    def provoke(thread: Thread) -> object:
        turn = thread.turn("Hello.")
        turn.run()
        return act(turn)

    return provoke


in_thread("the events of turn … have been read already", after_the_end(lambda turn: turn.run()))
in_thread("JSON-RPC error -32600: no active turn to steer", after_the_end(lambda turn: turn.steer("More.")))
in_thread("JSON-RPC error -32600: no active turn to interrupt", after_the_end(lambda turn: turn.interrupt()))
in_thread("JSON-RPC error -32601: list_turns is not supported yet", lambda thread: thread.read(include_turns=True))
in_thread(
    "JSON-RPC error -32600: remote image URLs are not supported; use an inline data URL instead",
    lambda thread: thread.run(ImageInput("https://example.invalid/image.png")),
)
in_thread(
    "JSON-RPC error -32602: Input exceeds the maximum length of 1048576 characters.",
    lambda thread: thread.run("x" * 1_048_577),
)

WRONG: dict[str, dict[str, Any]] = {
    "input must be a str, TextInput, ImageInput, LocalImageInput, SkillInput, MentionInput or a list of these, not …": {
        "input": 42
    },
    "sandbox must be one of Sandbox.read_only, Sandbox.workspace_write, Sandbox.full_access, not …": {
        "sandbox": "read-only"
    },
    "approval_mode must be one of ApprovalMode.deny_all, ApprovalMode.auto_review, ApprovalMode.ask, not …": {
        "approval_mode": "never"
    },
    "personality must be one of 'none', 'friendly', 'pragmatic', not …": {"personality": "grumpy"},
    "this cannot be sent as JSON: …": {"output_schema": {"type": {"string"}}},
}
for wrong, options in WRONG.items():
    arguments: dict[str, Any] = {"input": "Hello.", **options}
    in_thread(wrong, lambda thread, arguments=arguments: thread.run(**arguments))

FAILURES = {
    "Selected model is at capacity. Please try a different model.": failure(503, code="server_is_overloaded"),
    "We’re currently experiencing high demand, which may cause temporary errors.": failure(500),  # noqa: RUF001
    "unexpected status 401 Unauthorized: …": failure(401),
    "You’ve hit your usage limit. …": failure(429, type="usage_limit_reached"),  # noqa: RUF001
    "exceeded retry limit, last status: 429 Too Many Requests": failure(429),
    "Codex ran out of room in the model's context window. Start a new thread or clear earlier history before "
    "retrying. `thread.compact()` makes room: it replaces the history by a summary.": error_event(
        "context_length_exceeded"
    ),
    "stream disconnected before completion: …": cut(),
}


@provokes("nobody is logged in. …")
def _nobody(setup: Setup) -> None:
    with setup.open(config_overrides=("model_providers.mock.requires_openai_auth=true",)) as codex:
        codex.thread_start().run("Hello.")


for failed, reply in FAILURES.items():
    in_thread(failed, lambda thread: thread.run("Hello."), reply)
