"""The loop's tables belong to the loop: threads may ask what is in them at any time, and get an answer."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Generator
from typing import Any

import pytest

from actors import Connection, ConnectionStatistics
from openai_codex import Codex, CodexConfig, CodexPool, Restart, RestartPolicy, TransportClosedError
from openai_codex.testing import ScriptedServer

from .support import PATIENCE, Together

# How often is asked while turns come and go.
LOOKS = 300
WAITING = 50


@pytest.fixture
def hasty() -> Generator[None]:
    """Threads take turns after every few bytecodes."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the threads that walked a connection's tables."""
    names: list[str] = []
    walk = Connection.statistics

    def statistics(self: Connection) -> ConnectionStatistics:
        names.append(threading.current_thread().name)
        return walk(self)

    monkeypatch.setattr(Connection, "statistics", statistics)
    return names


def meanwhile(run: Callable[[], Any], looks: list[Callable[[], Any]]) -> list[BaseException]:
    """Look at all of these again and again while several threads run turns; returns the errors of both."""
    stop = threading.Event()
    errors: list[BaseException] = []

    def turns() -> None:
        while not stop.is_set():
            run()

    with Together() as together:
        for _ in range(3):
            together.start(turns)
        try:
            for _ in range(LOOKS):
                for look in looks:
                    look()
        except Exception as error:  # noqa: BLE001 - which one is what is asked
            errors.append(error)
        stop.set()
    return errors + [outcome for outcome in together.outcomes if outcome is not None]


@pytest.mark.usefixtures("hasty")
def test_statistics_can_be_asked_for_while_turns_come_and_go(walks: list[str]) -> None:
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        ledger = codex._session.ledger
        tap = codex._session.tap(lambda mail: mail)
        looks = [
            codex.statistics,
            codex._session.load,
            lambda: codex._session.notices,
            lambda: ledger.running_count,
            lambda: tap.queued,
        ]
        assert meanwhile(lambda: codex.thread_start().run("Hi"), looks) == []
    assert set(walks) == {"openai-codex loop"}


@pytest.mark.usefixtures("hasty")
def test_a_pool_places_threads_while_turns_come_and_go() -> None:
    server = ScriptedServer()
    with CodexPool(CodexConfig(server=server), size=2) as pool:
        server.on("turn/start").answer()
        held = [pool.thread_start().turn("wait") for _ in range(WAITING)]
        server.on("turn/start").answer().say("x").complete()
        assert meanwhile(lambda: pool.thread_start().run("Hi"), [pool.thread_start, pool.statistics]) == []
        assert sum(member.turns for member in pool.statistics()) == len(held)


def test_choosing_a_member_walks_no_table(walks: list[str]) -> None:
    server = ScriptedServer()
    server.on("turn/start").answer()
    with CodexPool(CodexConfig(server=server), size=2, idle_timeout=PATIENCE) as pool:
        for _ in range(4):
            pool.thread_start().turn("wait")
        pool._members._close_idle()
        assert walks == []
        assert [member.turns for member in pool.statistics()] == [2, 2]


def test_statistics_of_a_client_that_was_closed_are_still_there() -> None:
    other = Codex(CodexConfig(server=ScriptedServer()))
    for keeps_the_loop in (True, False):
        codex = Codex(CodexConfig(server=ScriptedServer()))
        codex.thread_start().run("Hi")
        if not keeps_the_loop:
            other.close()
        codex.close()
        assert codex.statistics().mailroom.open_keys == 0
        assert codex._session.load().turns == 0


def test_statistics_can_be_asked_for_in_the_thread_of_the_loop() -> None:
    told: list[ConnectionStatistics] = []

    def on_restart(restart: Restart) -> None:
        told.append(codex.statistics())

    server = ScriptedServer()
    server.once("test/die").crash()
    with Codex(CodexConfig(server=server, restart=RestartPolicy(on_restart=on_restart))) as codex:
        with pytest.raises(TransportClosedError):
            codex.request("test/die")
        codex.account()
    assert len(told) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_statistics_after_a_fork_are_refused_by_an_error_of_the_sdk() -> None:
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        session = codex._session
        session._connection._process_id = -1  # as it looks in the child
        try:
            with pytest.raises(TransportClosedError, match="forked"):
                codex.statistics()
        finally:
            session._connection._process_id = os.getpid()
