# Generated from tests/client/_async/test_pool.py by scripts/unasync.py. Edit that file instead.
"""Several real servers behind one surface: threads are placed by load and found again, a crash costs its own turns."""

from __future__ import annotations

import inspect
import os
import signal
from collections.abc import Generator
from contextlib import suppress

import attrs
import pytest

from openai_codex import (
    Codex,
    CodexConfig,
    CodexPool,
    InvalidOptionError,
    Restart,
    RestartPolicy,
    StartError,
    Thread,
    TransportClosedError,
    TurnLostError,
)
from openai_codex.testing import Gate, ModelProvider, deltas, gate, text
from openai_codex.types import SortDirection

from ..conftest import ANSWER
from ..issuer import Issuer
from ..support import Together

pytestmark = pytest.mark.anyio


@pytest.fixture
def issuer() -> Generator[Issuer]:
    """The service that accounts are of."""
    with Issuer() as issuer:
        yield issuer


def pid_of(thread: Thread) -> int:
    """The process that has the thread."""
    pid = (thread._session.open()).child_pid
    assert pid is not None
    return pid


def runs(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_threads_go_to_the_server_with_the_fewest_turns_and_then_the_fewest_threads(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    with CodexPool(config, size=2) as pool:
        assert pool.statistics() == []
        threads = [pool.thread_start() for _ in range(4)]
        first, second, third, fourth = [pid_of(thread) for thread in threads]
        assert (first, second) == (third, fourth)
        assert first != second
        assert [(member.turns, member.threads) for member in pool.statistics()] == [(0, 2), (0, 2)]
        turn = threads[0].turn("Take long.")
        assert [(member.turns, member.threads) for member in pool.statistics()] == [(1, 2), (0, 2)]
        later = [pid_of(pool.thread_start()) for _ in range(3)]
        assert later == [second] * 3
        hold.open()
        assert (turn.run()).final_response == "partrest"
        assert pid_of(pool.thread_start()) == first
        members = pool.statistics()
    assert [(member.tenant, member.turns, member.threads) for member in members] == [("", 0, 3), ("", 0, 5)]
    assert members[0].connection.correlator.in_flight == 0


def test_what_begins_at_once_in_a_new_home_is_spread_and_served(config: CodexConfig) -> None:
    with CodexPool(config, size=3) as pool:
        with Together() as together:
            for _ in range(6):
                together.start(lambda: pool.thread_start())
        assert [type(thread) for thread in together.outcomes] == [Thread] * 6
        assert [member.threads for member in pool.statistics()] == [2, 2, 2]
        with Together() as turns:
            for thread in together.outcomes:
                turns.start(lambda thread=thread: thread.run("Hello."))
    assert [result.final_response for result in turns.outcomes] == [ANSWER] * 6


def test_a_thread_is_found_again_by_its_id(config: CodexConfig) -> None:
    with CodexPool(config, size=2) as pool:
        threads = [pool.thread_start() for _ in range(2)]
        for thread in threads:
            thread.run("Hello.")
        for thread in threads * 2:
            resumed = pool.thread_resume(thread.id)
            assert resumed.id == thread.id
            assert pid_of(resumed) == pid_of(thread)
            forked = pool.thread_fork(thread.id)
            assert pid_of(forked) == pid_of(thread)
            assert (forked.run("And?")).final_response == ANSWER


def test_stored_threads_are_resumed_once_however_many_ask_at_once(config: CodexConfig) -> None:
    with Codex(config) as codex:
        stored = codex.thread_start()
        stored.run("Hello.")
    with CodexPool(config, size=2) as pool:
        others = [pool.thread_start() for _ in range(2)]
        with Together() as together:
            for _ in range(4):
                together.start(lambda: pool.thread_resume(stored.id))
        assert [type(thread) for thread in together.outcomes] == [Thread] * 4
        assert len({pid_of(thread) for thread in together.outcomes}) == 1
        assert sorted(member.threads for member in pool.statistics()) == [1, 2]
        assert len({pid_of(thread) for thread in others}) == 2


def test_the_rest_of_the_surface_works_on_any_server_or_on_the_one_that_has_the_thread(
    config: CodexConfig,
) -> None:
    with CodexPool(config, size=2) as pool:
        assert (pool.models()).data
        assert (pool.account()).account is None
        assert len(pool.statistics()) == 1, "none is started to be asked something while another runs"
        threads = [pool.thread_start() for _ in range(2)]
        for thread in threads:
            # Only the server that has it knows a thread that has taken no turn.
            read = pool.request("thread/read", {"threadId": thread.id})
            assert read["thread"]["id"] == thread.id
            thread.run("Hello.")
        wanted = {thread.id for thread in threads}
        assert {listed.id for listed in (pool.thread_list(limit=10)).data} == wanted
        assert {listed.id for listed in pool.threads(page_size=1)} == wanted
        first = [listed.id for listed in pool.threads(sort_direction=SortDirection.asc)]
        assert len(first) == 2
        for thread in threads:
            pool.thread_archive(thread.id)
        assert (pool.thread_list()).data == []
        assert [member.threads for member in pool.statistics()] == [0, 0]
        restored = pool.thread_unarchive(threads[1].id)
        resumed = pool.thread_resume(restored.id)
        assert (resumed.run("Again.")).final_response == ANSWER


def test_every_server_is_logged_in_and_out(config: CodexConfig, issuer: Issuer) -> None:
    config = attrs.evolve(config, env={**(config.env or {}), **issuer.env}, config_overrides=issuer.overrides)
    with CodexPool(config, size=2) as pool:
        pool.login_api_key("sk-example")
        threads = [pool.thread_start() for _ in range(2)]
        pool.logout()
        for thread in threads:
            told = thread._session.request("account/read", {"refreshToken": False}, object)
            assert told["account"] is None  # type: ignore[index]
        pool.login_api_key("sk-example")
        for thread in threads:
            told = thread._session.request("account/read", {"refreshToken": False}, object)
            assert told["account"]["type"] == "apiKey"  # type: ignore[index]
        assert len({pid_of(thread) for thread in threads}) == 2


def test_the_methods_have_the_signatures_of_the_clients() -> None:
    for name in ("thread_start", "thread_resume", "thread_fork", "thread_list", "threads", "thread_archive", "models"):
        pooled, single = getattr(CodexPool, name), getattr(Codex, name)
        assert inspect.signature(pooled) == inspect.signature(single), name


# A server that is lost


def test_a_crash_costs_its_own_turns_and_the_server_comes_back(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(lambda request: text(ANSWER) if "Again." in str(request.body) else deltas(["a", gate(hold), "b"]))
    seen: list[Restart] = []
    policy = RestartPolicy(initial_delay=0, on_restart=seen.append)
    with CodexPool(attrs.evolve(config, restart=policy), size=2) as pool:
        threads = [pool.thread_start() for _ in range(4)]
        turns = [thread.turn("Take long.") for thread in threads]
        hold.wait_until_reached(arrivals=4)
        crashed, kept = pid_of(threads[0]), pid_of(threads[1])
        with Together() as together:
            for turn in (turns[0], turns[2]):
                together.start(turn.run)
            os.kill(crashed, signal.SIGKILL)
        assert [type(error) for error in together.outcomes] == [TurnLostError] * 2
        assert {error.exit_code for error in together.outcomes} == {-9}
        assert [member.turns for member in pool.statistics()] == [0, 2]
        hold.open()
        assert [(turn.run()).final_response for turn in (turns[1], turns[3])] == ["ab"] * 2
        # It is the one with the least to do, and its threads go on there.
        assert pid_of(pool.thread_start()) != crashed
        for thread in threads:
            assert (thread.run("Again.")).final_response == ANSWER
        assert pid_of(threads[0]) == pid_of(threads[2])
        assert pid_of(threads[1]) == kept
    assert [restart.attempt for restart in seen] == [1]


def test_a_pool_restarts_its_servers_unless_told_otherwise(config: CodexConfig) -> None:
    with CodexPool(config, size=1) as pool:
        thread = pool.thread_start()
        thread.run("Hello.")
        before = pid_of(thread)
        os.kill(before, signal.SIGKILL)
        with suppress(TransportClosedError):  # it was asked before the loss was seen
            pool.models()
        assert (thread.run("Again.")).final_response == ANSWER
        assert pid_of(thread) != before


def test_a_server_that_dies_while_it_is_to_start_a_thread_leaves_it_to_another(config: CodexConfig) -> None:
    with CodexPool(config, size=2) as pool:
        first, second = [pool.thread_start() for _ in range(2)]
        stopped = pid_of(first)
        # Stopped, it takes the request and does not answer.
        os.kill(stopped, signal.SIGSTOP)
        with Together() as together:
            together.start(lambda: pool.thread_start())
            while not pool.statistics()[0].connection.correlator.in_flight:
                second.read()
            os.kill(stopped, signal.SIGKILL)
        (thread,) = together.outcomes
        assert isinstance(thread, Thread)
        assert pid_of(thread) == pid_of(second)
        assert [member.threads for member in pool.statistics()] == [1, 2]


def test_a_server_that_stays_gone_does_not_stop_the_others(config: CodexConfig) -> None:
    policy = RestartPolicy(max_restarts=0)
    with CodexPool(attrs.evolve(config, restart=policy), size=2) as pool:
        first, second = [pool.thread_start() for _ in range(2)]
        first.run("Hello.")
        os.kill(pid_of(first), signal.SIGKILL)
        started = [pool.thread_start() for _ in range(3)]
        assert {pid_of(thread) for thread in started} == {pid_of(second)}
        # It is gone, so its thread has no writer, and another server may go on with it.
        resumed = pool.thread_resume(first.id)
        assert pid_of(resumed) == pid_of(second)
        os.kill(pid_of(second), signal.SIGKILL)
        with pytest.raises(TransportClosedError, match="signal 9"):
            pool.thread_start()


def test_a_pool_whose_servers_cannot_start_says_why(config: CodexConfig) -> None:
    broken = attrs.evolve(config, env={**(config.env or {}), "CODEX_HOME": "/nowhere/at/all"})
    with CodexPool(broken, size=3) as pool:
        for _ in range(2):
            with pytest.raises(StartError, match="exited with code 1"):
                pool.thread_start()
        assert pool.statistics() == []


# The end


def test_closing_with_turns_running_leaves_no_process(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(lambda request: deltas(["part", gate(hold), "rest"]))
    with CodexPool(config, size=3) as pool:
        threads = [pool.thread_start() for _ in range(3)]
        pids = [pid_of(thread) for thread in threads]
        turns = [thread.turn("Take long.") for thread in threads]
        hold.wait_until_reached(arrivals=3)
        with Together() as together:
            for turn in turns:
                together.start(turn.run)
            pool.close()
        assert [type(error) for error in together.outcomes] == [TransportClosedError] * 3
        assert not any(runs(pid) for pid in pids)
        with pytest.raises(TransportClosedError, match="pool was closed"):
            pool.thread_start()
        with pytest.raises(TransportClosedError, match="pool was closed"):
            pool.models()


def test_closing_while_servers_start_keeps_nobody_waiting_and_leaves_none(config: CodexConfig) -> None:
    pool = CodexPool(config, size=2)
    with Together() as together:
        for _ in range(3):
            together.start(lambda: pool.thread_start())
        pool.close()
    for outcome in together.outcomes:
        assert isinstance(outcome, Thread | TransportClosedError)
    with pytest.raises(TransportClosedError, match="pool was closed"):
        pool.thread_start()
    pool.close()


# Members that are idle


def test_idle_servers_are_closed_and_their_threads_are_resumed_by_id(config: CodexConfig) -> None:
    with Codex(config) as other, CodexPool(config, size=2, idle_timeout=0.5) as pool:
        thread = pool.thread_start()
        thread.run("Hello.")
        before = pid_of(thread)
        while pool.statistics():
            other.models()
        with pytest.raises(TransportClosedError, match="client was closed"):
            thread.run("Too late.")
        resumed = pool.thread_resume(thread.id)
        assert not runs(before)
        assert (resumed.run("Again.")).final_response == ANSWER


def test_a_server_with_a_running_turn_is_not_idle(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    with Codex(config) as other, CodexPool(config, size=2, idle_timeout=0.5) as pool:
        thread = pool.thread_start()
        turn = thread.turn("Take long.")
        pool.thread_start()
        while len(pool.statistics()) == 2:
            other.models()
        # The one with nothing to do was closed, and so would have been the other.
        assert [member.turns for member in pool.statistics()] == [1]
        hold.open()
        assert (turn.run()).final_response == "partrest"


@pytest.mark.parametrize(
    "options",
    [{"size": 0}, {"size": -1}, {"size": True}, {"size": 1.5}, {"size": None}, {"most": 0}, {"idle_timeout": 0}],
)
def test_a_pool_of_nothing_is_refused(options: dict[str, int]) -> None:
    (name,) = options
    with pytest.raises(InvalidOptionError, match=name):
        CodexPool(**options)  # type: ignore[arg-type]
