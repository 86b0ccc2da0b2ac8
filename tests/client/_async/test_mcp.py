"""MCP servers that start slowly, or not at all: waited for and told. Against the real runtime."""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import attrs
import pytest

from openai_codex import AsyncCodex, CodexConfig, InvalidInputError, InvalidOptionError, TransportClosedError
from openai_codex.testing import ModelProvider, ScriptedServer, isolated_home
from openai_codex.types import JsonObject

pytestmark = pytest.mark.anyio

SERVER = Path(__file__).resolve().parents[1] / "slow_mcp_server.py"


@attrs.frozen
class Servers:
    """A configuration with a server that is slow to start, and one that fails."""

    config: CodexConfig
    ready: Path


@pytest.fixture
def servers(provider: ModelProvider, tmp_path: Path) -> Generator[Servers]:
    ready = tmp_path / "ready"
    toml = f"""
[mcp_servers.slow]
command = {json.dumps(sys.executable)}
args = {json.dumps([str(SERVER), str(ready)])}

[mcp_servers.bad]
command = {json.dumps(sys.executable)}
args = ["-c", "raise SystemExit(3)"]

[mcp_servers.off]
command = "/nowhere"
enabled = false
"""
    with isolated_home(provider, config=toml) as home:
        yield Servers(CodexConfig(env=home.env, cwd=str(home.workspace)), ready)


def offered(provider: ModelProvider) -> str:
    return json.dumps(provider.requests[-1].body["tools"])


async def test_the_first_turn_has_the_tools_of_a_server_that_was_waited_for(
    servers: Servers, provider: ModelProvider, caplog: pytest.LogCaptureFixture
) -> None:
    async with AsyncCodex(servers.config) as codex:
        servers.ready.touch()
        thread = await codex.thread_start(wait_for_mcp=30)
        status = {server.name: server.status for server in await thread.mcp.status()}
        assert status == {"bad": "failed", "slow": "ready"}
        await thread.run("Hi")
        assert "slow_tool" in offered(provider)
        (bad,) = [server for server in await thread.mcp.status() if server.name == "bad"]
    assert bad.error
    told = [record.getMessage() for record in caplog.records if record.name == "openai_codex.server"]
    assert len([line for line in told if line.startswith("the MCP server bad did not start")]) == 1


async def test_a_server_that_is_late_is_told_and_goes_on_starting(
    servers: Servers, caplog: pytest.LogCaptureFixture
) -> None:
    async with AsyncCodex(servers.config) as codex:
        thread = await codex.thread_start(wait_for_mcp=0.2)
        assert {server.name: server.status for server in await thread.mcp.status()}.get("slow") != "ready"
        servers.ready.touch()
    late = [record for record in caplog.records if "have not started in 0.2 s" in record.getMessage()]
    assert [record.levelno for record in late] == [logging.WARNING]
    assert "slow" in late[0].getMessage()


async def test_servers_of_one_thread_are_waited_for_too(servers: Servers, provider: ModelProvider) -> None:
    servers.ready.touch()
    extra: JsonObject = {"command": sys.executable, "args": [str(SERVER), str(servers.ready)]}
    async with AsyncCodex(servers.config) as codex:
        thread = await codex.thread_start(wait_for_mcp=30, config={"mcp_servers.extra": extra})
        status = {server.name: server.status for server in await thread.mcp.status()}
    assert status == {"bad": "failed", "extra": "ready", "slow": "ready"}


async def test_the_servers_of_a_resumed_thread_are_waited_for(servers: Servers, provider: ModelProvider) -> None:
    servers.ready.touch()
    async with AsyncCodex(servers.config) as codex:
        thread = await codex.thread_start()
        await thread.run("Hi")
    async with AsyncCodex(servers.config) as codex:
        resumed = await codex.thread_resume(thread.id)
        status = {server.name: server.status for server in await resumed.mcp.wait(30)}
    assert status == {"bad": "failed", "slow": "ready"}


async def test_a_server_of_codex_that_dies_ends_the_wait_for_its_mcp_servers(servers: Servers) -> None:
    async with AsyncCodex(servers.config) as codex:
        thread = await codex.thread_start()
        os.kill((await codex._session.open()).child_pid or 0, signal.SIGKILL)
        with suppress(TransportClosedError):
            await thread.mcp.wait(3600)


async def test_without_servers_nothing_is_waited_for(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(wait_for_mcp=3600)
        assert await thread.mcp.status() == ()


async def test_a_server_that_cannot_say_its_configuration_is_not_waited_for() -> None:
    server = ScriptedServer()
    server.on("config/read").refuse(-32603, "no")
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start(wait_for_mcp=3600)
        assert await thread.mcp.status() == ()


async def test_what_is_no_number_of_seconds_is_refused_before_anything_is_sent() -> None:
    server = ScriptedServer()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        with pytest.raises(InvalidInputError, match="wait_for_mcp"):
            await codex.thread_start(wait_for_mcp="5")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        with pytest.raises(InvalidOptionError, match="wait_for_mcp"):
            await codex.thread_start(wait_for_mcp=-1)
    assert server.params_of("thread/start") == []
