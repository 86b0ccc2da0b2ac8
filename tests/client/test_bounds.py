"""Bounded memory, and many at once: what nobody reads, lines of any length, a thousand waiting turns."""

from __future__ import annotations

import gc
import os
import threading
from pathlib import Path

import anyio
import pytest

from openai_codex import AsyncCodex, Codex, CodexConfig
from openai_codex.types import TurnStatus

from .support import OBJECT, PATIENCE, scripted

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads the memory of this process from /proc"),
]

MIB = 1 << 20
# What a process may grow by for reasons of its own.
SLACK = 24 * MIB
NOTICE = '{"method":"account/updated","params":{"authMode":null,"planType":null},"emittedAtMs":1}\n'
COMPLAINT = "2026-01-01T00:00:00Z ERROR something is wrong, and this line says so at some length\n"


def memory() -> int:
    """Resident bytes of this process."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def repeat(codex: AsyncCodex, text: str, count: int, stream: int = 1) -> None:
    await codex._session.request("test/repeat", {"text": text, "count": count, "stream": stream}, OBJECT)


async def test_200_000_notifications_that_nobody_reads_leave_memory_flat() -> None:
    async with AsyncCodex(scripted()) as codex:
        await repeat(codex, NOTICE, 20_000)
        before = memory()
        await repeat(codex, NOTICE, 200_000)
        await codex.models()
        assert memory() - before < SLACK
        mailroom = codex.statistics().mailroom
        assert mailroom.global_messages + mailroom.global_dropped == 220_000
        assert mailroom.global_messages == 1024


def test_200_000_notifications_leave_the_memory_of_a_sync_program_flat() -> None:
    with Codex(scripted()) as codex:

        def repeat(count: int) -> None:
            codex._session.request("test/repeat", {"text": NOTICE, "count": count}, OBJECT)

        repeat(20_000)
        before = memory()
        repeat(200_000)
        codex.models()
        assert memory() - before < SLACK
        assert codex.statistics().mailroom.global_messages == 1024


async def test_a_flood_on_stderr_leaves_memory_flat_and_holds_up_nobody() -> None:
    async with AsyncCodex(scripted()) as codex:
        await repeat(codex, COMPLAINT, 20_000, stream=2)
        before = memory()
        await repeat(codex, COMPLAINT, 500_000, stream=2)
        assert (await codex.models()).data == []
        assert memory() - before < SLACK


async def test_a_line_of_100_mb_is_read_and_its_memory_returned() -> None:
    async with AsyncCodex(scripted()) as codex:
        turn = await (await codex.thread_start()).turn("held")
        await codex._session.request("test/step", {}, OBJECT)
        before = memory()
        await codex._session.request("test/large", {"turnId": turn.id, "size": 100 * MIB}, OBJECT)
        for _ in range(4):
            await codex._session.request("test/step", {}, OBJECT)

        async def longest() -> int:
            return max([len(getattr(event.payload, "delta", "")) async for event in turn.stream()])

        assert await longest() == 100 * MIB
        assert (await codex.models()).data == []
        assert memory() - before < SLACK


async def test_another_call_is_answered_while_1000_turns_wait() -> None:
    statuses: list[TurnStatus] = []
    async with AsyncCodex(scripted()) as codex:
        threads = threading.active_count()

        async def wait() -> None:
            thread = await codex.thread_start()
            statuses.append((await thread.run("held")).status)

        with anyio.fail_after(PATIENCE):
            async with anyio.create_task_group() as tasks:
                for _ in range(1000):
                    tasks.start_soon(wait)
                while codex.statistics().mailroom.open_keys < 1001:
                    await codex.models()
                assert threading.active_count() <= threads + 1  # no thread for a waiting turn
                assert (await codex.models()).data == []
                quick = await codex.thread_start()
                assert (await quick.run("done")).final_response == "said"
                assert codex.statistics().correlator.in_flight == 0
                assert statuses == []
                for _ in range(5):
                    await codex._session.request("test/step", {}, OBJECT)
    assert statuses == [TurnStatus.completed] * 1000


async def test_1200_requests_at_once_are_all_answered_by_the_runtime(config: CodexConfig) -> None:
    answers: list[object] = []
    async with AsyncCodex(config) as codex:

        async def ask() -> None:
            answers.append((await codex.thread_list(limit=1)).data)

        with anyio.fail_after(PATIENCE):
            async with anyio.create_task_group() as tasks:
                for _ in range(1200):
                    tasks.start_soon(ask)
        assert codex.statistics().correlator.in_flight == 0
    assert answers == [[]] * 1200


async def test_1000_waiting_turns_are_cancelled_at_once_and_interrupted() -> None:
    async with AsyncCodex(scripted()) as codex:
        with anyio.fail_after(PATIENCE):
            async with anyio.create_task_group() as tasks:

                async def wait() -> None:
                    await (await codex.thread_start()).run("held")

                for _ in range(1000):
                    tasks.start_soon(wait)
                while codex.statistics().mailroom.open_keys < 1001:
                    await codex.models()
                tasks.cancel_scope.cancel()
            state = await codex._session.request("test/state", {}, OBJECT)
        assert list(state["turns"].values()) == ["interrupted"] * 1000
        assert codex.statistics().mailroom.open_keys == 1
