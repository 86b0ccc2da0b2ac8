"""Measured in a worker: many turns at once, what each of them holds, and mail that nobody reads."""

from __future__ import annotations

import gc
import threading
import time
import tracemalloc
from functools import partial
from typing import Any

from .work_common import config, deep, resident, run, sleep, spec, together

DELTAS = 20


class _Gauge:
    """What the process needs while the turns run."""

    def __init__(self) -> None:
        gc.collect()
        self._threads = 0
        self._before = self._most = resident()
        self._cpu = time.process_time()
        self._start = time.perf_counter()

    def look(self) -> None:
        """Called when a turn begins to wait."""
        self._threads = max(self._threads, threading.active_count())

    def figures(self, turns: int) -> dict[str, float]:
        """Called when all have ended."""
        seconds = time.perf_counter() - self._start
        return {
            "wall": seconds * 1e3,
            "unit": seconds / turns * 1e6,
            "cpu": (time.process_time() - self._cpu) * 1e3,
            "memory": max(0, resident() - self._before) / turns / 1024,
            "threads": self._threads,
        }


def at_once(colour: str, turns: int) -> dict[str, float]:
    """Run turns that all wait for each other before the first event comes: milliseconds, threads, memory."""
    deep()
    text = spec(together=turns, deltas=DELTAS)
    if colour in ("sync", "official-sync"):
        return _at_once_blocking(turns, text)
    return run(colour, partial(_at_once_native, colour, turns, text))


async def _at_once_native(colour: str, turns: int, text: str) -> dict[str, float]:
    from openai_codex import AsyncCodex

    async with AsyncCodex(config()) as codex:
        threads = [await codex.thread_start() for _ in range(turns)]
        await threads[0].run(spec(deltas=10))
        gauge = _Gauge()

        async def work(thread: Any) -> None:
            turn = await thread.turn(text)
            gauge.look()
            async for _ in turn.stream():
                pass

        await together(colour, [partial(work, thread) for thread in threads])
        return gauge.figures(turns)


def _at_once_blocking(turns: int, text: str) -> dict[str, float]:
    from openai_codex import Codex

    with Codex(config()) as codex:
        threads = [codex.thread_start() for _ in range(turns)]
        threads[0].run(spec(deltas=10))
        gauge = _Gauge()

        def work(thread: Any) -> None:
            turn = thread.turn(text)
            gauge.look()
            for _ in turn.stream():
                pass

        workers = [threading.Thread(target=work, args=(thread,)) for thread in threads]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return gauge.figures(turns)


def waiting(colour: str, turns: int) -> dict[str, float]:
    """KiB of Python objects that a waiting turn holds: its handle, its mailbox, and the task that reads it."""
    deep()

    async def measure() -> dict[str, float]:
        from openai_codex import AsyncCodex

        async def read(thread: Any) -> None:
            turn = await thread.turn(spec(hold=True))
            running.append(turn)
            async for _ in turn.stream():
                pass

        async def weigh() -> None:
            while len(running) < turns:
                await sleep(colour, 0.05)
            await sleep(colour, 0.5)
            gc.collect()
            figures["held"] = (tracemalloc.get_traced_memory()[0] - before) / turns / 1024
            figures["threads"] = threading.active_count()
            tracemalloc.stop()
            for turn in running:
                await turn.interrupt()

        figures: dict[str, float] = {}
        running: list[Any] = []
        async with AsyncCodex(config()) as codex:
            threads = [await codex.thread_start() for _ in range(turns)]
            await threads[0].run(spec(deltas=10))
            gc.collect()
            tracemalloc.start()
            before = tracemalloc.get_traced_memory()[0]
            await together(colour, [*(partial(read, thread) for thread in threads), weigh])
        return figures

    return run(colour, measure)


def unread(colour: str, notifications: int) -> dict[str, float]:
    """Bytes that each notification which nobody reads leaves behind, and MiB of all of them."""

    async def measure() -> dict[str, float]:
        from openai_codex import AsyncCodex

        async with AsyncCodex(config()) as codex:
            thread = await codex.thread_start()
            await thread.run(spec(unread=5_000))
            gc.collect()
            before = resident()
            await thread.run(spec(unread=notifications))
            gc.collect()
            return _left(before, notifications)

    return _unread_blocking(notifications) if colour in ("sync", "official-sync") else run(colour, measure)


def _unread_blocking(notifications: int) -> dict[str, float]:
    from openai_codex import Codex

    with Codex(config()) as codex:
        thread = codex.thread_start()
        thread.run(spec(unread=5_000))
        gc.collect()
        before = resident()
        thread.run(spec(unread=notifications))
        gc.collect()
        return _left(before, notifications)


def _left(before: int, notifications: int) -> dict[str, float]:
    grown = max(0, resident() - before)
    return {"bytes": grown / notifications, "mebibytes": grown / 2**20}
