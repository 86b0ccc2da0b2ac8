"""What the measurements have in common. Both SDKs have the same names; here is the little that differs.

It imports no SDK before a measurement asks for it, so that imports can be timed.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

SERVER = str(Path(__file__).with_name("replay_server.py"))

Coroutine = Callable[[], Awaitable[Any]]


def spec(**what: Any) -> str:
    """The input of a turn, as the replay server reads it."""
    return json.dumps(what)


def config(**more: Any) -> Any:
    """A client's configuration that starts the replay server."""
    from openai_codex import CodexConfig

    return CodexConfig(launch_args_override=(sys.executable, SERVER), **more)


def run(colour: str, function: Coroutine) -> Any:
    """Run an async measurement in the event loop of a colour."""
    if colour == "official":
        return asyncio.run(_call(function))
    import anyio

    return anyio.run(function, backend=colour)


async def _call(function: Coroutine) -> Any:
    return await function()


async def together(colour: str, functions: Iterable[Coroutine]) -> None:
    """Run all of them at once and wait for all."""
    if colour == "official":
        await asyncio.gather(*(function() for function in functions))
        return
    import anyio

    async with anyio.create_task_group() as tasks:
        for function in functions:
            tasks.start_soon(function)


async def sleep(colour: str, seconds: float) -> None:
    """Let the others go on."""
    if colour == "official":
        await asyncio.sleep(seconds)
        return
    import anyio

    await anyio.sleep(seconds)


def resident() -> int:
    """Bytes of memory this process holds now; where the system does not say, the most it ever held."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024


def quantile(values: list[float], share: float) -> float:
    """The value below which a share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def deep() -> None:
    """Thousands of turns want as many descriptors and threads as the system allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
