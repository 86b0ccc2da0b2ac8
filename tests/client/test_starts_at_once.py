"""Clients that start at the same time in a home that nobody has used."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import anyio
import attrs
import pytest

from openai_codex import AsyncCodex, Codex, CodexConfig, CodexPool, StartError
from openai_codex._session import startup

from .support import PATIENCE

RACERS = 6


def test_threads_that_start_clients_at_once_all_get_one(config: CodexConfig) -> None:
    together = Barrier(RACERS, timeout=PATIENCE)

    def work() -> str:
        together.wait()
        with Codex(config) as codex:
            return codex.metadata.server_info.version

    with ThreadPoolExecutor(RACERS) as threads:
        versions = [future.result(PATIENCE) for future in [threads.submit(work) for _ in range(RACERS)]]
    assert len(versions) == RACERS


@pytest.mark.anyio
async def test_tasks_that_start_clients_at_once_all_get_one(config: CodexConfig) -> None:
    started: list[str] = []

    async def work() -> None:
        async with AsyncCodex(config) as codex:
            started.append(codex.metadata.server_info.version)

    async with anyio.create_task_group() as tasks:
        for _ in range(RACERS):
            tasks.start_soon(work)
    assert len(started) == RACERS


def test_a_pool_starts_beside_other_clients(config: CodexConfig) -> None:
    with ThreadPoolExecutor(2) as threads:
        pools = [threads.submit(lambda: CodexPool(config, size=2)) for _ in range(2)]
        for pool in pools:
            pool.result(PATIENCE).close()


class Racing:
    """A server that ends as one does whose databases another sets up, and the next ones too."""

    def __init__(self, config: CodexConfig, times: int, says: str = startup._RACE) -> None:
        script = f"import sys; print({says!r}, file=sys.stderr); sys.exit(1)"
        self.fails = attrs.evolve(config, launch_args_override=("python3", "-I", "-c", script))
        self.times = times
        self.started = 0

    async def start(self, *args: Any, **kwargs: Any) -> Any:
        self.started += 1
        config, *rest = args
        return await self.really(self.fails if self.started <= self.times else config, *rest, **kwargs)

    really: Any = None


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(startup, "RACE_DELAY", 0.001)
    monkeypatch.setattr(startup, "RACE_MOST", 0.001)
    return monkeypatch


def test_a_start_that_was_in_anothers_way_is_tried_again_and_told(
    config: CodexConfig, quick: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    racing = Racing(config, 3)
    racing.really = startup._start
    quick.setattr(startup, "_start", racing.start)
    with caplog.at_level(logging.WARNING, "openai_codex.session"), Codex(config):
        pass
    assert racing.started == 4
    assert caplog.text.count("could not set up its databases") == 3


@pytest.mark.parametrize(("says", "count"), [(startup._RACE, startup.RACE_ATTEMPTS), ("something else is wrong", 1)])
def test_a_start_that_never_succeeds_says_what_the_last_one_said(
    config: CodexConfig, quick: pytest.MonkeyPatch, says: str, count: int
) -> None:
    racing = Racing(config, 1000, says)
    racing.really = startup._start
    quick.setattr(startup, "_start", racing.start)
    with pytest.raises(StartError, match=says):
        Codex(config)
    assert racing.started == count


def test_no_start_is_tried_again_after_its_time(config: CodexConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "RACE_DELAY", 1000.0)
    monkeypatch.setattr(startup, "RACE_MOST", 1000.0)
    racing = Racing(config, 1000)
    racing.really = startup._start
    monkeypatch.setattr(startup, "_start", racing.start)
    with pytest.raises(StartError, match=startup._RACE):
        Codex(attrs.evolve(config, start_timeout=20))
    assert racing.started == 1
