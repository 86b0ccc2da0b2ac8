"""Measured in a worker: turns on several servers behind one pool, and what the crash of one of them costs.

With `env` and `cwd` the servers are the real runtime in that home, which a scripted model answers; without, they
are replay servers. The model, the servers and the client share the machine's processors.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from functools import partial
from typing import Any

from .work_common import SERVER, quantile, run, spec, together

DELTAS = 200


def _config(env: dict[str, str] | None, cwd: str | None) -> Any:
    from openai_codex import CodexConfig, RestartPolicy

    restart = RestartPolicy(initial_delay=0)
    if env is not None:
        return CodexConfig(env=env, cwd=cwd, restart=restart)
    return CodexConfig(launch_args_override=(sys.executable, SERVER, "pool"), restart=restart)


def turns(servers: int, threads: int, turns: int, env: dict[str, str] | None = None, cwd: str = "") -> dict[str, float]:
    """Turns a second when `threads` threads take `turns` turns each, one after the other."""

    async def measure() -> dict[str, float]:
        from openai_codex import AsyncCodexPool

        async with AsyncCodexPool(_config(env, cwd), size=servers) as pool:
            all_threads = [await pool.thread_start() for _ in range(threads)]
            text = spec(deltas=DELTAS)
            await together("asyncio", [partial(thread.run, text) for thread in all_threads])
            took: list[float] = []

            async def work(thread: Any) -> None:
                for _ in range(turns):
                    start = time.perf_counter()
                    await thread.run(text)
                    took.append(time.perf_counter() - start)

            start = time.perf_counter()
            await together("asyncio", [partial(work, thread) for thread in all_threads])
            seconds = time.perf_counter() - start
            return {"turns": threads * turns / seconds, "p50": quantile(took, 0.5) * 1e3}

    return run("asyncio", measure)


def crash(servers: int, threads: int, turns: int, env: dict[str, str] | None = None, cwd: str = "") -> dict[str, float]:
    """Turns lost on the server that is killed and on the others, and milliseconds until it has ended a turn again."""

    async def measure() -> dict[str, float]:
        from openai_codex import AsyncCodexPool, TransportClosedError

        async with AsyncCodexPool(_config(env, cwd), size=servers) as pool:
            all_threads = [await pool.thread_start() for _ in range(threads)]
            text = spec(deltas=DELTAS)
            await together("asyncio", [partial(thread.run, text) for thread in all_threads])
            pids = {thread.id: (await thread._session.open()).child_pid for thread in all_threads}
            victim = pids[all_threads[0].id]
            killed_at, back_at = 0.0, 0.0
            lost = {True: 0, False: 0}

            async def work(thread: Any) -> None:
                nonlocal killed_at, back_at
                mine = pids[thread.id] == victim
                for number in range(turns):
                    try:
                        turn = await thread.turn(text)
                        if thread is all_threads[0] and number == turns // 2:
                            killed_at = time.perf_counter()
                            os.kill(victim, signal.SIGKILL)
                        await turn.run()
                    except TransportClosedError:  # noqa: PERF203 - one turn may be lost and the next not
                        lost[mine] += 1
                    else:
                        if killed_at and mine and not back_at and lost[True]:
                            back_at = time.perf_counter()

            await together("asyncio", [partial(work, thread) for thread in all_threads])
            return {
                "lost": lost[True],
                "elsewhere": lost[False],
                "share": 100 * lost[True] / (threads * turns),
                "back": (back_at - killed_at) * 1e3,
            }

    return run("asyncio", measure)
