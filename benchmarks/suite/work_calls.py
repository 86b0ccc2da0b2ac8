"""Measured in a worker: requests, one after the other, from many threads, and beside other work."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import Any

from .work_common import config, deep, quantile, run, sleep, spec, together

WARM_UP = 50


def one_by_one(colour: str, calls: int, **settings: Any) -> dict[str, float]:
    """Microseconds of a request, one after the other; `settings` are those of a sync client."""
    if colour in ("sync", "official-sync"):
        return _figures("", _blocking(calls, settings))
    return _figures("", run(colour, partial(_native, calls)))


async def _native(calls: int) -> list[float]:
    from openai_codex import AsyncCodex

    async with AsyncCodex(config()) as codex:
        return await _timed(codex, calls)


def _blocking(calls: int, settings: dict[str, Any]) -> list[float]:
    from openai_codex import Codex

    with Codex(config(**settings)) as codex:
        return _timed_blocking(codex, calls)


def from_threads(threads: int, calls: int, portal: bool = False) -> dict[str, float]:
    """Calls per second of many threads that share one client; with `portal`, by one `portal.call` a request."""
    if not portal:
        from openai_codex import Codex

        with Codex(config()) as codex:
            return _hammer(codex.models, threads, calls)
    from anyio.from_thread import start_blocking_portal

    from openai_codex import AsyncCodex

    with start_blocking_portal() as loop:
        codex = AsyncCodex(config())
        try:
            return _hammer(partial(loop.call, codex.models), threads, calls)
        finally:
            loop.call(codex.close)


def _hammer(call: Any, threads: int, calls: int) -> dict[str, float]:
    for _ in range(WARM_UP):
        call()
    each = max(1, calls // threads)
    took: list[float] = []
    ready = threading.Barrier(threads + 1)

    def work() -> None:
        ready.wait()
        mine: list[float] = []
        for _ in range(each):
            start = time.perf_counter()
            call()
            mine.append(time.perf_counter() - start)
        took.extend(mine)

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    ready.wait()
    start = time.perf_counter()
    for worker in workers:
        worker.join()
    return {"calls": len(took) / (time.perf_counter() - start), "p50": quantile(took, 0.5) * 1e6}


def beside(colour: str, calls: int, turns: int, states: list[str]) -> dict[str, float]:
    """Microseconds of a request while nothing else happens, while turns wait, and while a turn floods."""
    deep()
    if colour in ("sync", "official-sync"):
        return _beside_blocking(calls, turns, states)
    return run(colour, partial(_beside_native, colour, calls, turns, states))


async def _beside_native(colour: str, calls: int, turns: int, states: list[str]) -> dict[str, float]:
    from openai_codex import AsyncCodex

    async def read(turn: Any) -> None:
        async for _ in turn.stream():
            pass

    async def probe(name: str, running: list[Any]) -> None:
        await sleep(colour, 0.2)
        figures.update(_figures(name, await _timed(codex, calls)))
        for turn in running:
            await turn.interrupt()

    figures: dict[str, float] = {}
    async with AsyncCodex(config()) as codex:
        for state in states:
            running = []
            for _ in range({"idle": 0, "waiting": turns, "flood": 1}[state]):
                thread = await codex.thread_start()
                running.append(await thread.turn(_input(state)))
            await together(colour, [*(partial(read, turn) for turn in running), partial(probe, f"{state}_", running)])
    return figures


def _beside_blocking(calls: int, turns: int, states: list[str]) -> dict[str, float]:
    from openai_codex import Codex

    def read(turn: Any) -> None:
        for _ in turn.stream():
            pass

    figures: dict[str, float] = {}
    with Codex(config()) as codex:
        for state in states:
            count = {"idle": 0, "waiting": turns, "flood": 1}[state]
            running = [codex.thread_start().turn(_input(state)) for _ in range(count)]
            readers = [threading.Thread(target=read, args=(turn,)) for turn in running]
            for reader in readers:
                reader.start()
            time.sleep(0.2)
            figures |= _figures(f"{state}_", _timed_blocking(codex, calls))
            for turn in running:
                turn.interrupt()
            for reader in readers:
                reader.join()
    return figures


def _input(state: str) -> str:
    return spec(hold=True) if state == "waiting" else spec(beside=True, deltas=10**9)


async def _timed(codex: Any, calls: int) -> list[float]:
    took: list[float] = []
    for _ in range(min(calls, WARM_UP)):
        await codex.models()
    for _ in range(calls):
        start = time.perf_counter()
        await codex.models()
        took.append(time.perf_counter() - start)
    return took


def _timed_blocking(codex: Any, calls: int) -> list[float]:
    took: list[float] = []
    for _ in range(min(calls, WARM_UP)):
        codex.models()
    for _ in range(calls):
        start = time.perf_counter()
        codex.models()
        took.append(time.perf_counter() - start)
    return took


def _figures(prefix: str, took: list[float]) -> dict[str, float]:
    return {f"{prefix}p50": quantile(took, 0.5) * 1e6, f"{prefix}p99": quantile(took, 0.99) * 1e6}
