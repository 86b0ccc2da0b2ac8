"""Many at once: threads and tasks on one client, several clients, clients where an event loop runs already."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import anyio
import attrs
import pytest

from openai_codex import AsyncCodex, Codex, CodexConfig
from openai_codex.testing import Gate, ModelProvider, ModelRequest, Reply, gate, text

from .issuer import Issuer

T = TypeVar("T")

LOOP_THREAD = "openai-codex loop"


def echo(request: ModelRequest) -> Reply:
    """A model that repeats what it is told."""
    return text(f"You said: {request.last_user_text}")


def in_threads(count: int, function: Callable[[int], T]) -> list[T]:
    """What `function` returns for each number, all of them called at the same moment."""
    together = threading.Barrier(count)

    def call(number: int) -> T:
        together.wait()
        return function(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(call, range(count)))


def loop_threads() -> int:
    return sum(thread.name == LOOP_THREAD for thread in threading.enumerate())


@pytest.fixture
def used_home(config: CodexConfig) -> CodexConfig:
    """A home that a server has run in: the runtime fails if two of them make the same new one at once."""
    Codex(config).close()
    return config


def answer_of(config: CodexConfig, prompt: str) -> str | None:
    """The answer that a client of its own gets."""
    with Codex(config) as codex:
        return codex.thread_start(ephemeral=True).run(prompt).final_response


def test_32_threads_share_one_client(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(echo)
    with Codex(config) as codex:

        def converse(number: int) -> list[str | None]:
            thread = codex.thread_start(ephemeral=True)
            return [thread.run(f"{number} {turn}").final_response for turn in ("first", "second")]

        answers = in_threads(32, converse)
        assert loop_threads() == 1
    assert answers == [[f"You said: {number} {turn}" for turn in ("first", "second")] for number in range(32)]


def test_32_threads_stream_from_one_client(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(echo)
    with Codex(config) as codex:

        def watch(number: int) -> tuple[bool, str, str]:
            turn = codex.thread_start(ephemeral=True).turn(str(number))
            events = list(turn.stream())
            return (
                {event.payload.turn_id for event in events if hasattr(event.payload, "turn_id")} == {turn.id},
                (events[0].method),
                events[-1].method,
            )

        seen = in_threads(32, watch)
    assert set(seen) == {(True, "turn/started", "turn/completed")}


def test_a_client_is_closed_while_32_threads_wait_on_it(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(gate(hold) + text("never said"))
    codex = Codex(config)
    closer = threading.Thread(target=lambda: (hold.wait_until_reached(arrivals=32), codex.close()))
    closer.start()

    def wait(number: int) -> str:
        try:
            codex.thread_start(ephemeral=True).run(str(number))
        except Exception as error:  # noqa: BLE001  which one is what is asked
            return type(error).__name__
        return "answered"

    assert set(in_threads(32, wait)) == {"TransportClosedError"}
    closer.join()
    assert loop_threads() == 0


def test_several_clients_of_one_process_share_the_loop_thread(used_home: CodexConfig, provider: ModelProvider) -> None:
    config = used_home
    provider.replies(echo)
    before = loop_threads()
    clients = in_threads(4, lambda _: Codex(config))
    assert loop_threads() == before + 1
    answers = in_threads(4, lambda number: clients[number].thread_start(ephemeral=True).run(str(number)).final_response)
    assert answers == [f"You said: {number}" for number in range(4)]
    in_threads(4, lambda number: clients[number].close())
    assert loop_threads() == before
    assert answer_of(config, "again") == "You said: again"


@pytest.mark.anyio
async def test_a_client_works_in_the_worker_threads_of_a_loop(used_home: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(echo)
    answers: dict[int, str | None] = {}

    async def ask(number: int) -> None:
        answers[number] = await anyio.to_thread.run_sync(answer_of, used_home, str(number))

    async with anyio.create_task_group() as tasks:
        for number in range(3):
            tasks.start_soon(ask, number)
    assert answers == {number: f"You said: {number}" for number in range(3)}


@pytest.mark.anyio
async def test_a_client_works_in_the_very_thread_of_a_running_loop(
    config: CodexConfig, provider: ModelProvider
) -> None:
    # As in a notebook, whose cells run in a loop: it blocks that loop and nothing else.
    provider.replies(echo)
    assert answer_of(config, "in a cell") == "You said: in a cell"


@pytest.mark.anyio
async def test_a_client_works_in_a_thread_that_was_started_beside_a_running_loop(
    config: CodexConfig, provider: ModelProvider
) -> None:
    provider.replies(echo)
    answers: list[str | None] = []
    done = anyio.Event()
    async with anyio.from_thread.BlockingPortal() as portal:

        def work() -> None:
            answers.append(answer_of(config, "beside"))
            portal.call(done.set)

        worker = threading.Thread(target=work)
        worker.start()
        await done.wait()
        worker.join()
    assert answers == ["You said: beside"]


@pytest.mark.anyio
async def test_both_colours_live_in_one_program(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(echo)
    async with AsyncCodex(config) as codex:
        mine = await codex.thread_start(ephemeral=True)
        assert await anyio.to_thread.run_sync(answer_of, config, "sync") == "You said: sync"
        assert (await mine.run("async")).final_response == "You said: async"


@pytest.mark.anyio
async def test_100_threads_take_turns_at_once(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(echo)
    answers: dict[int, str | None] = {}
    async with AsyncCodex(config) as codex:
        await (await codex.thread_start(ephemeral=True)).run("first")
        idle = codex._session.statistics().mailroom.open_keys

        async def converse(number: int) -> None:
            thread = await codex.thread_start(ephemeral=True)
            answers[number] = (await thread.run(str(number))).final_response

        async with anyio.create_task_group() as tasks:
            for number in range(100):
                tasks.start_soon(converse, number)
        assert codex._session.statistics().mailroom.open_keys == idle
    assert answers == {number: f"You said: {number}" for number in range(100)}


@pytest.mark.anyio
async def test_another_call_is_answered_while_200_turns_wait(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()

    def script(request: ModelRequest) -> Reply:
        return echo(request) if request.last_user_text == "quick" else gate(hold) + echo(request)

    provider.replies(script)
    answers: dict[int, str | None] = {}
    async with AsyncCodex(config) as codex:

        async def converse(number: int) -> None:
            thread = await codex.thread_start(ephemeral=True)
            answers[number] = (await thread.run(str(number))).final_response

        threads = threading.active_count()
        async with anyio.create_task_group() as tasks:
            for number in range(200):
                tasks.start_soon(converse, number)
            await anyio.to_thread.run_sync(lambda: hold.wait_until_reached(90, arrivals=200))
            assert (await codex.models()).data
            assert (await codex.account()).account is None
            quick = await codex.thread_start(ephemeral=True)
            assert (await quick.run("quick")).final_response == "You said: quick"
            ours = [thread for thread in threading.enumerate() if thread.name == "openai-codex-model-provider"]
            assert threading.active_count() - len(ours) <= threads + 1  # no thread for a waiting turn
            assert answers == {}
            hold.open()
    assert answers == {number: f"You said: {number}" for number in range(200)}


@pytest.mark.anyio
async def test_many_tasks_wait_for_one_login(config: CodexConfig) -> None:
    completions: list[Any] = []
    with Issuer() as issuer:
        env = {**(config.env or {}), **issuer.env}
        async with AsyncCodex(attrs.evolve(config, env=env, config_overrides=issuer.overrides)) as codex:
            login = await codex.login_chatgpt()

            async def wait() -> None:
                completions.append(await login.wait())

            async with anyio.create_task_group() as tasks:
                for _ in range(10):
                    tasks.start_soon(wait)
                await anyio.wait_all_tasks_blocked()
                await anyio.to_thread.run_sync(issuer.sign_in, login.auth_url)
    assert len(completions) == 10
    assert all(done is completions[0] for done in completions)
    assert completions[0].success is True


def test_many_threads_wait_for_one_login(config: CodexConfig) -> None:
    with Issuer() as issuer:
        env = {**(config.env or {}), **issuer.env}
        with Codex(attrs.evolve(config, env=env, config_overrides=issuer.overrides)) as codex:
            login = codex.login_chatgpt()
            acts = [lambda: issuer.sign_in(login.auth_url), *[login.wait] * 9]
            _, *completions = in_threads(10, lambda number: acts[number]())
    assert all(done is not None and done.success for done in completions)
    assert all(done is completions[0] for done in completions)
