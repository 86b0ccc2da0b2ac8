# Generated from tests/client/_async/test_versions.py by scripts/unasync.py. Edit that file instead.
"""Servers of other versions: too old a one is not used, and nothing is sent that a server would overlook."""

from __future__ import annotations

import pytest

from openai_codex import Codex, CodexConfig, ExternalMessage, StartError
from openai_codex.errors import UnsupportedByRuntimeError
from openai_codex.testing import ScriptedServer

pytestmark = pytest.mark.anyio


def test_a_server_below_the_range_is_ended_with_both_versions_and_the_way_out() -> None:
    with pytest.raises(StartError, match=r"0\.132\.9.*from 0\.133\.0 on.*openai-codex-cli-bin==") as caught:
        with Codex(CodexConfig(server=ScriptedServer(version="0.132.9"))):
            pass
    assert "openai-codex==" not in str(caught.value)


@pytest.mark.parametrize("version", ["0.133.0", "0.163.0", "0.171.0", "9.0.0", "0.0.0", "a-build-of-mine"])
def test_a_server_of_the_range_newer_or_unknown_is_used(version: str) -> None:
    with Codex(CodexConfig(server=ScriptedServer(version=version))) as codex:
        assert codex.metadata.server_info.version == version
        result = (codex.thread_start()).run("Hi")
        assert result.final_response == "ok"


def test_a_message_that_the_server_would_lose_is_not_sent() -> None:
    server = ScriptedServer(version="0.147.0")
    with Codex(CodexConfig(server=server)) as codex:
        thread = codex.thread_start()
        with pytest.raises(UnsupportedByRuntimeError, match=r"0\.147\.0: runtimes know it from 0\.151\.0 on") as caught:
            thread.run(ExternalMessage("news", "They are good."))
        assert (caught.value.since, caught.value.running) == ("0.151.0", "0.147.0")
        assert server.params_of("turn/start") == []
        assert (thread.run("Hi")).final_response == "ok"


def test_an_option_that_the_server_would_overlook_is_not_sent() -> None:
    server = ScriptedServer(version="0.133.0")
    with Codex(CodexConfig(server=server)) as codex:
        with pytest.raises(UnsupportedByRuntimeError, match="sectionId"):
            codex.thread_list(section_id="somewhere")
        with pytest.raises(UnsupportedByRuntimeError, match="turnTrigger"):
            (codex.thread_start()).run("Hi", source="cron")
        assert server.params_of("thread/list") == []


def test_a_method_that_is_newer_than_the_server_is_not_sent() -> None:
    server = ScriptedServer()
    with Codex(CodexConfig(server=server)) as codex:
        with pytest.raises(UnsupportedByRuntimeError, match="thread/sample") as caught:
            codex.request("thread/sample", {"threadId": "thread-1"})
        assert caught.value.since == "0.164.0"
    newer = ScriptedServer(version="0.171.0")
    newer.on("thread/sample").answer({"text": "fine"})
    with Codex(CodexConfig(server=newer)) as codex:
        assert codex.request("thread/sample", {"threadId": "thread-1"}) == {"text": "fine"}


def test_a_method_of_nobody_is_left_to_the_server() -> None:
    server = ScriptedServer()
    server.on("thread/telepathy").answer({"heard": True})
    with Codex(CodexConfig(server=server)) as codex:
        assert codex.request("thread/telepathy", {}) == {"heard": True}
