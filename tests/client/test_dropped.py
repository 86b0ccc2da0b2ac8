"""Clients that end in other ways than by `close`: dropped by their program, or with the loop of all sync clients."""

from __future__ import annotations

import gc
import os
import select
import subprocess
import warnings

import anyio
import pytest

from openai_codex import AsyncCodex, Codex, CodexConfig, StartError, TransportClosedError
from openai_codex._session import portal
from tests.client.conftest import ANSWER

# Seconds. A bound of waits, far above what they take.
PATIENCE = 30

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="processes cannot be waited for here")


def has_ended(pid: int) -> bool:
    """Whether a process ends in time."""
    descriptor = os.pidfd_open(pid)  # type: ignore[attr-defined, unused-ignore]
    try:
        return bool(select.select([descriptor], [], [], PATIENCE)[0])
    finally:
        os.close(descriptor)


@pytest.mark.anyio
async def test_an_async_client_that_is_dropped_warns_and_ends_its_server(config: CodexConfig) -> None:
    codex = AsyncCodex(config)
    thread = await codex.thread_start()
    connection = await codex._session.open()
    pid = connection.child_pid
    assert pid is not None
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        del codex
        gc.collect()
        assert (await thread.run("Go.")).final_response == ANSWER  # a thread holds what it needs
        assert not warned
        del thread
        gc.collect()
    assert [each.category for each in warned] == [ResourceWarning]
    with anyio.fail_after(PATIENCE):
        await connection.close()
    assert connection.cause is not None


def test_a_sync_client_that_is_dropped_warns_and_ends_its_server(config: CodexConfig) -> None:
    codex = Codex(config)
    thread = codex.thread_start()
    pid = codex._session.open().child_pid
    assert pid is not None
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        del codex
        gc.collect()
        assert thread.run("Go.").final_response == ANSWER  # a thread holds what it needs
        assert not warned
        del thread
        gc.collect()
    assert [each.category for each in warned] == [ResourceWarning]
    assert has_ended(pid)


@pytest.mark.anyio
async def test_an_async_client_that_is_closed_does_not_warn_when_it_is_dropped(config: CodexConfig) -> None:
    codex = AsyncCodex(config)
    await codex.models()
    await codex.close()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        del codex
        gc.collect()
    assert not warned


def test_a_sync_client_that_is_closed_does_not_warn_when_it_is_dropped(config: CodexConfig) -> None:
    codex = Codex(config)
    codex.close()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        del codex
        gc.collect()
    assert not warned


def test_clients_of_a_loop_thread_that_died_are_closed_quietly_and_a_new_one_works(config: CodexConfig) -> None:
    codex, other = Codex(config), Codex(config)
    running = portal._running
    assert running is not None
    running.portal.start_task_soon(running.portal.stop)
    running.thread.join(PATIENCE)
    for use in (codex.models, codex.thread_start):
        with pytest.raises(TransportClosedError):
            use()
    codex.close()
    with Codex(config) as new:
        assert new.models().data
        other.close()
        assert new.models().data


def test_a_thread_that_the_system_does_not_give_is_a_start_error(
    config: CodexConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(self: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(portal.threading.Thread, "start", start)
    with pytest.raises(StartError, match="can't start new thread"):
        Codex(config)


@pytest.mark.anyio
@pytest.mark.parametrize("error", [OSError(24, "Too many open files"), ValueError("embedded null byte")])
async def test_a_process_that_the_system_does_not_start_is_a_start_error(
    config: CodexConfig, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(StartError, match=str(error.args[-1])):
        await AsyncCodex(config).models()
