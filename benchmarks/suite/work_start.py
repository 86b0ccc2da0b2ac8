"""Measured in a worker: from nothing to the first result, and what it costs to make objects of messages."""

from __future__ import annotations

import json
import time
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .work_common import run


def first_result(colour: str, env: dict[str, str], cwd: str) -> dict[str, float]:
    """Milliseconds from the client's start to the result of its first turn, and with the import before it."""
    if colour not in ("sync", "official-sync", "official"):
        import anyio

        async def nothing() -> None:
            return

        anyio.run(nothing, backend=colour)  # the loop is there before the SDK is, as in any async program
    start = time.perf_counter()
    from openai_codex import AsyncCodex, Codex, CodexConfig

    imported = time.perf_counter()
    config = CodexConfig(env=env, cwd=cwd)

    async def measure() -> tuple[str | None, float]:
        async with AsyncCodex(config) as codex:
            thread = await codex.thread_start()
            return (await thread.run("Hello?")).final_response, time.perf_counter()

    if colour in ("sync", "official-sync"):
        with Codex(config) as codex:
            said = codex.thread_start().run("Hello?").final_response
            done = time.perf_counter()
    else:
        said, done = run(colour, measure)
    if said != "Hello!":
        raise AssertionError(f"the model said {said!r}")
    return {"start": (done - imported) * 1e3, "total": (done - start) * 1e3}


def decode() -> dict[str, float]:
    """Microseconds for each kind of message, ours: the figures of benchmarks/decode.py."""
    import decode as script

    return {name: script.microseconds(call) for name, call in script.calls().items()}


def decode_official(traces: str) -> dict[str, float]:
    """The same for the official SDK, by its own models."""
    from openai_codex.generated import v2_all
    from openai_codex.generated.notification_registry import NOTIFICATION_MODELS

    def messages(name: str) -> list[dict[str, Any]]:
        entries = map(json.loads, (Path(traces) / f"{name}.jsonl").read_text().splitlines())
        return [entry["msg"] for entry in entries if "msg" in entry]

    def params(trace: str, method: str, kind: str | None = None) -> dict[str, Any]:
        return next(
            message["params"]
            for message in messages(trace)
            if message.get("method") == method and (kind is None or message["params"]["item"]["type"] == kind)
        )

    def reader(method: str, value: dict[str, Any]) -> Callable[[], Any]:
        model = NOTIFICATION_MODELS[method]
        return lambda: model.model_validate(value)

    item = "item/completed"
    piece = "item/agentMessage/delta"
    started = next(m["result"] for m in messages("quickstart_turn") if "thread" in (m.get("result") or {}))
    given = v2_all.TurnStartParams.model_validate(
        {"threadId": "t", "model": "m", "input": [{"type": "text", "text": "hello"}]}
    )
    calls: dict[str, Callable[[], Any]] = {
        "delta": reader(piece, params("streaming_30_deltas", piece)),
        "itemCompleted agentMessage": reader(item, params("quickstart_turn", item, "agentMessage")),
        "itemCompleted commandExecution": reader(item, params("command_in_sandbox", item, "commandExecution")),
        "thread/start response": lambda: v2_all.ThreadStartResponse.model_validate(started),
        "encode TurnStartParams": lambda: given.model_dump(by_alias=True, exclude_none=True, mode="json"),
    }
    return {name: min(timeit.repeat(call, number=500, repeat=5)) / 500 * 1e6 for name, call in calls.items()}
