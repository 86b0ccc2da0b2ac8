"""Measured in a worker: the events of one turn, read by `stream()` or by `run()`."""

from __future__ import annotations

import time
from typing import Any

from .work_common import config, run, spec


def stream(colour: str, deltas: int, how: str = "stream", size: int = 20, **settings: Any) -> dict[str, float]:
    """Read one turn: events per second, seconds, and the share of events that came joined to another."""
    text = spec(deltas=deltas, size=size)
    seconds, seen = (
        _blocking(text, how, settings) if colour in ("sync", "official-sync") else _native(colour, text, how)
    )
    sent = deltas + 4
    # A stream that falls behind joins deltas: what counts is what its reader got. `run()` hands out none.
    got = seen if how == "stream" else sent
    values = {"events": got / seconds, "seconds": seconds, "unit": seconds / sent * 1e6}
    if how == "stream":
        if seen > sent:
            raise AssertionError(f"{seen} events came of {sent}")
        values["joined"] = 100 * (1 - seen / sent)
    values["megabyte"] = seconds * 1e3 / (deltas * size / 1e6)
    return values


def _native(colour: str, text: str, how: str) -> tuple[float, int]:
    async def measure() -> tuple[float, int]:
        from openai_codex import AsyncCodex

        async with AsyncCodex(config()) as codex:
            thread = await codex.thread_start()
            await thread.run(spec(deltas=10))
            start, seen = time.perf_counter(), 0
            turn = await thread.turn(text)
            if how == "run":
                await turn.run()
            else:
                async for _ in turn.stream():
                    seen += 1
            return time.perf_counter() - start, seen

    return run(colour, measure)


def _blocking(text: str, how: str, settings: dict[str, Any]) -> tuple[float, int]:
    from openai_codex import Codex

    with Codex(config(**settings)) as codex:
        thread = codex.thread_start()
        thread.run(spec(deltas=10))
        start, seen = time.perf_counter(), 0
        turn = thread.turn(text)
        if how == "run":
            turn.run()
        else:
            for _ in turn.stream():
                seen += 1
        return time.perf_counter() - start, seen
