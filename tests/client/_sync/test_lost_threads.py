# Generated from tests/client/_async/test_lost_threads.py by scripts/unasync.py. Edit that file instead.
"""Threads after a restart of their server: those that had nothing to lose go on, the others say that they are lost."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import Any

import attrs
import pytest

from openai_codex import (
    Codex,
    CodexConfig,
    RestartPolicy,
    ThreadLostError,
    ThreadNotFoundError,
    TransportClosedError,
)
from openai_codex.requests import Handlers
from openai_codex.testing import ModelProvider, text, tool_call
from openai_codex.tools import tool

from ..conftest import ANSWER
from ..support import Together

pytestmark = pytest.mark.anyio


@pytest.fixture
def restarting(config: CodexConfig) -> CodexConfig:
    return attrs.evolve(config, restart=RestartPolicy(initial_delay=0))


def killed(codex: Codex) -> None:
    pid = (codex._session.open()).child_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    while (codex._session.open()).child_pid == pid:
        with suppress(TransportClosedError):
            codex.account()


@pytest.mark.parametrize("use", ["run", "turn", "read", "set_name", "compact", "queue", "shell", "goal", "review"])
def test_a_thread_that_took_no_turn_survives(restarting: CodexConfig, use: str) -> None:
    with Codex(restarting) as codex:
        thread = codex.thread_start()
        lost = thread.id
        killed(codex)
        if use == "run":
            assert (thread.run("one")).final_response == ANSWER
        elif use == "turn":
            with thread.turn("one") as turn:
                assert turn.thread_id == thread.id
                turn.run()
        elif use == "read":
            assert (thread.read()).thread.turns == []
        elif use == "set_name":
            thread.set_name("a name")
        elif use == "compact":
            thread.compact()
        elif use == "queue":
            assert thread.queue.list() == []
        elif use == "shell":
            (thread.shell_command("true")).run()
        elif use == "goal":
            assert thread.goal.get() is None
        else:
            with thread.review("Look."):
                pass
        assert thread.id != lost
        assert (thread.run("two")).final_response == ANSWER


def test_it_is_started_again_with_what_it_was_started_with(restarting: CodexConfig, provider: ModelProvider) -> None:
    called: list[int] = []

    @tool
    def note(number: int) -> str:
        """Note a number."""
        called.append(number)
        return "noted"

    provider.replies([tool_call("note", {"number": 5}), text(ANSWER)])
    with Codex(restarting) as codex:
        handlers = Handlers()
        thread = codex.thread_start(tools=[note], base_instructions="Be brief.", handlers=handlers)
        killed(codex)
        assert (thread.run("one")).final_response == ANSWER
    assert called == [5]
    assert "Be brief." in str(provider.requests[0].body)


def test_turns_that_begin_at_once_start_it_again_once(restarting: CodexConfig) -> None:
    with Codex(restarting) as codex:
        thread = codex.thread_start()
        killed(codex)
        with Together() as calls:
            for _ in range(5):
                calls.start(lambda: thread.run("one"))
        assert [result.final_response for result in calls.outcomes] == [ANSWER] * 5
        assert len((codex.thread_list()).data) == 1


def test_it_survives_one_server_after_the_other(restarting: CodexConfig) -> None:
    with Codex(restarting) as codex:
        thread = codex.thread_start()
        for _ in range(2):
            killed(codex)
            assert (thread.read()).thread.id == thread.id
        thread.run("one")
        kept = thread.id
        killed(codex)
        assert (thread.run("two")).final_response == ANSWER
        assert thread.id == kept


def test_a_thread_that_has_a_name_is_stored(restarting: CodexConfig) -> None:
    with Codex(restarting) as codex:
        thread = codex.thread_start()
        thread.set_name("a name")
        kept = thread.id
        killed(codex)
        assert (thread.run("one")).final_response == ANSWER
        assert thread.id == kept


@pytest.mark.parametrize("turns", [0, 1])
def test_an_ephemeral_thread_says_that_it_is_lost(restarting: CodexConfig, turns: int) -> None:
    with Codex(restarting) as codex:
        thread = codex.thread_start(ephemeral=True)
        for _ in range(turns):
            thread.run("one")
        killed(codex)
        calls: list[Any] = [lambda: thread.run("two"), thread.read, thread.compact, lambda: thread.set_name("x")]
        for call in calls:
            with pytest.raises(ThreadLostError, match="an ephemeral thread is never stored") as caught:
                call()
            assert caught.value.thread_id == thread.id
        # Others go on.
        assert ((codex.thread_start()).run("one")).final_response == ANSWER


def test_a_thread_that_is_not_there_is_said_to_be_so_with_the_reasons(config: CodexConfig) -> None:
    with Codex(config) as codex:
        missing = "01a00000-0000-7000-8000-000000000000"
        calls: list[Any] = [lambda: codex.thread_resume(missing), lambda: codex.thread_fork(missing)]
        for call in calls:
            with pytest.raises(ThreadNotFoundError, match="has taken no turn yet, was deleted, or is stored"):
                call()
