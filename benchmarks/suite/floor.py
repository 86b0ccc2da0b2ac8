"""The least that any Python client must do: read bytes, parse each line with orjson, make two slotted objects.

No event loop, no routing, no checks. It needs orjson and attrs, and nothing of any SDK.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import orjson
from attrs import define

from .work_common import SERVER, spec

READ_BYTES = 65536


@define(slots=True)
class Delta:
    """The payload."""

    thread_id: str
    turn_id: str
    item_id: str
    delta: str


@define(slots=True)
class Event:
    """What a stream yields."""

    method: str
    payload: Any


@contextlib.contextmanager
def _server() -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, SERVER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:
        _ask(process, "initialize", {})
        _ask(process, "thread/start", {})
        yield process
        assert process.stdin
        process.stdin.close()


def _ask(process: subprocess.Popen[bytes], method: str, params: dict[str, Any]) -> None:
    assert process.stdin
    assert process.stdout
    process.stdin.write(orjson.dumps({"id": 1, "method": method, "params": params}) + b"\n")
    if method != "turn/start":
        received = os.read(process.stdout.fileno(), READ_BYTES)
        while not received.endswith(b"\n"):
            received += os.read(process.stdout.fileno(), READ_BYTES)
        orjson.loads(received)


def stream(deltas: int, size: int = 20) -> dict[str, float]:
    """Events per second."""
    with _server() as process:
        assert process.stdout
        descriptor, count, rest, done = process.stdout.fileno(), 0, b"", False
        start = time.perf_counter()
        _ask(process, "turn/start", {"threadId": "thr_1", "input": [{"text": spec(deltas=deltas, size=size)}]})
        while not done:
            lines = (rest + os.read(descriptor, READ_BYTES)).split(b"\n")
            rest = lines.pop()
            events: list[Event] = []
            for line in lines:
                message = orjson.loads(line)
                method = message.get("method")
                if method == "item/agentMessage/delta":
                    params = message["params"]
                    payload = Delta(params["threadId"], params["turnId"], params["itemId"], params["delta"])
                    events.append(Event(method, payload))
                elif method == "turn/completed":
                    done = True
                count += 1
        seconds = time.perf_counter() - start
    return {"events": count / seconds}


def calls(calls: int) -> dict[str, float]:
    """Microseconds of one request and its answer, median."""
    with _server() as process:
        took: list[float] = []
        for _ in range(calls):
            start = time.perf_counter()
            _ask(process, "model/list", {})
            took.append(time.perf_counter() - start)
    took.sort()
    return {"p50": took[calls // 2] * 1e6}
