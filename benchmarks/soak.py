"""Minutes of mixed work on the real runtime, with everything that goes wrong: `python benchmarks/soak.py 2`.

Six workers, each with a client of its own that restarts its server: three threads on sync clients, an asyncio loop and
a trio loop with several tasks each. They run turns, leave streams early, cancel, run out of time, interrupt, and kill
their servers. At the start, every ten seconds and at the end one line is printed; exit code 1 if the last figures are
above the first steady ones by more than the margins below.
"""

from __future__ import annotations

import collections
import gc
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio

from openai_codex import AsyncCodex, Codex, CodexConfig, CodexError, RestartPolicy, TransportClosedError
from openai_codex.testing import ModelProvider, ModelRequest, Reply, deltas, isolated_home, text

# The figures are steady when every path has been taken a few times.
WARM_UP_SECONDS = 30
EVERY_SECONDS = 10
# What the last figures may be above the first steady ones. Descriptors and threads come and go with the turns that
# are running at the moment, model connections included; children are exactly the servers.
MARGINS = {"rss_mib": 40.0, "descriptors": 40, "threads": 24, "children": 0}
SYNC_WORKERS, TASKS = 3, 4
KILL_EVERY_SECONDS = 7.0

ENOUGH = RestartPolicy(max_restarts=1_000_000, window=3600, initial_delay=0.05, max_delay=0.05)

outcomes: collections.Counter[str] = collections.Counter()
stop = threading.Event()
servers: dict[str, int] = {}


def model(request: ModelRequest) -> Reply:
    """Some turns take long, most do not."""
    if "slowly" in request.last_user_text:
        return deltas(["word "] * 40, gap=0.05)
    return deltas(["some ", "words"]) if "stream" in request.last_user_text else text("Done.")


def figures() -> dict[str, float]:
    """What this process uses, its servers not included."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return {
        "rss_mib": pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20),
        "descriptors": len(os.listdir("/proc/self/fd")),
        "threads": threading.active_count(),
        "children": len(children()),
    }


def children() -> list[str]:
    """The processes that any thread of this one started and that are not reaped."""
    found: list[str] = []
    for thread in os.listdir("/proc/self/task"):
        try:
            found += Path(f"/proc/self/task/{thread}/children").read_text().split()
        except OSError:  # noqa: PERF203 - the thread ended meanwhile
            continue
    return found


def show(label: str, now: dict[str, float]) -> None:
    numbers = "  ".join(f"{name} {value:7.1f}" for name, value in now.items())
    print(
        f"{label:>6}  {numbers}  " + " ".join(f"{name}={count}" for name, count in sorted(outcomes.items())), flush=True
    )


def count(action: str, call: Callable[[], Any]) -> None:
    """Make a call and count how it ended."""
    try:
        call()
        outcomes[f"{action}:ok"] += 1
    except TransportClosedError as error:
        outcomes[f"{action}:{type(error).__name__}"] += 1
    except (CodexError, TimeoutError) as error:
        outcomes[f"{action}:{type(error).__name__}"] += 1


def sync_worker(config: CodexConfig, seed: int) -> None:
    """One client in a thread."""
    choose = random.Random(seed)
    with Codex(config) as codex:

        def left_early() -> None:
            turn = codex.thread_start(ephemeral=True).turn("stream")
            next(iter(turn.stream()))
            turn.interrupt()
            turn.run()

        actions: dict[str, Callable[[], Any]] = {
            "run": lambda: codex.thread_start(ephemeral=True).run("Hello."),
            "stored": lambda: codex.thread_archive(run_stored(codex)),
            "left": left_early,
            "late": lambda: codex.thread_start(ephemeral=True).run("slowly", timeout=0.3),
            "request": codex.models,
        }
        while not stop.is_set():
            name = choose.choice(list(actions))
            count(f"sync {name}", actions[name])
            servers[f"sync {seed}"] = codex._session._connection.child_pid or 0


def run_stored(codex: Codex) -> str:
    thread = codex.thread_start()
    thread.run("Hello.")
    return thread.id


async def async_worker(config: CodexConfig, backend: str, seed: int) -> None:
    """One client with several tasks in a loop of its own."""

    async def work(codex: AsyncCodex, choose: random.Random) -> None:
        async def run() -> None:
            await (await codex.thread_start(ephemeral=True)).run("Hello.")

        async def cancelled() -> None:
            with anyio.move_on_after(choose.uniform(0, 0.5)):
                await (await codex.thread_start(ephemeral=True)).run("slowly")

        async def cancelled_stream() -> None:
            with anyio.move_on_after(choose.uniform(0, 0.5)):
                async for _ in (await (await codex.thread_start(ephemeral=True)).turn("slowly")).stream():
                    pass

        async def left_early() -> None:
            turn = await (await codex.thread_start(ephemeral=True)).turn("stream")
            async for _ in turn.stream():
                break

        async def late() -> None:
            await (await codex.thread_start(ephemeral=True)).run("slowly", timeout=0.3)

        async def timed_out() -> None:
            await codex._session.request("model/list", {}, dict[str, Any], timeout=0.001)

        actions = (run, cancelled, cancelled_stream, left_early, late, timed_out)
        while not stop.is_set():
            action = choose.choice(actions)
            name = f"{backend} {action.__name__}"
            try:
                await action()
                outcomes[f"{name}:ok"] += 1
            except (CodexError, TimeoutError) as error:
                outcomes[f"{name}:{type(error).__name__}"] += 1
            if (connection := codex._session._connection) is not None:
                servers[backend] = connection.child_pid or 0

    async with AsyncCodex(config) as codex, anyio.create_task_group() as tasks:
        for number in range(TASKS):
            tasks.start_soon(work, codex, random.Random(seed + number))


def killer() -> None:
    """Kills one server after the other."""
    while not stop.wait(KILL_EVERY_SECONDS):
        name, pid = random.choice(list(servers.items()))
        try:
            os.kill(pid, signal.SIGKILL)
            outcomes[f"kill {name}"] += 1
        except ProcessLookupError:
            continue  # it is being restarted


def main(minutes: float) -> int:
    """Run, print, compare; returns the exit code."""
    show("before", figures())
    with ModelProvider(model, keep_requests=10) as provider, isolated_home(provider) as home:
        config = CodexConfig(env=home.env, cwd=str(home.workspace), restart=ENOUGH)
        Codex(config).close()  # two servers must not make a new home at once
        workers = [threading.Thread(target=sync_worker, args=(config, seed)) for seed in range(SYNC_WORKERS)]
        for seed, backend in ((100, "asyncio"), (200, "trio")):
            kwargs = {"backend": backend}
            workers.append(
                threading.Thread(target=anyio.run, args=(async_worker, config, backend, seed), kwargs=kwargs)
            )
        workers.append(threading.Thread(target=killer))
        started = time.monotonic()
        for worker in workers:
            worker.start()
        steady: dict[str, float] = {}
        now: dict[str, float] = {}
        while time.monotonic() - started < minutes * 60:
            time.sleep(EVERY_SECONDS)
            now = figures()
            passed = time.monotonic() - started
            show(f"{passed:.0f} s", now)
            if not steady and passed >= WARM_UP_SECONDS:
                steady = now
            elif steady and passed < 2 * WARM_UP_SECONDS:
                steady = {name: max(steady[name], now[name]) for name in steady}
        stop.set()
        for worker in workers:
            worker.join()
        show("closed", figures())
    after = figures()
    show("after", after)
    above = {name: now[name] - steady[name] for name in MARGINS if now[name] > steady[name] + MARGINS[name]}
    left = {name: after[name] for name, most in (("threads", 1), ("children", 0)) if after[name] > most}
    died = [name for name in outcomes if not name.startswith("kill") and outcomes[name] == 0]
    print("above the margins:", above or "nothing", "| left behind:", left or "nothing")
    return int(bool(above or left or died))


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0))
