"""What one message costs to decode and to encode, in microseconds: `python benchmarks/decode.py`.

The messages are the recorded ones, so the figures compare with those of any other decoder on the same traces.
"""

from __future__ import annotations

import json
import subprocess
import sys
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from openai_codex._wire import Decoder, notification_decoder, structure, to_wire
from openai_codex.generated import v2_all

TRACES = Path(__file__).resolve().parents[1] / "tests" / "data" / "traces"
IMPORT = """
import sys, time, types
package = types.ModuleType("openai_codex"); package.__path__ = [sys.argv[1]]; sys.modules["openai_codex"] = package
start = time.perf_counter(); import openai_codex.generated.v2_all
print((time.perf_counter() - start) * 1e3)
"""


def messages(name: str) -> list[dict[str, Any]]:
    """Return the messages of one trace."""
    lines = (TRACES / f"{name}.jsonl").read_text().splitlines()
    return [entry["msg"] for entry in map(json.loads, lines) if "msg" in entry]


def microseconds(call: Callable[[], Any]) -> float:
    """Return the best of nine runs."""
    number = 2_000
    call()
    return min(timeit.repeat(call, number=number, repeat=9)) / number * 1e6


def item_of(trace: str, kind: str) -> dict[str, Any]:
    """Return the params of an item/completed of a kind."""
    for message in messages(trace):
        if message.get("method") == "item/completed" and message["params"]["item"]["type"] == kind:
            params: dict[str, Any] = message["params"]
            return params
    raise LookupError(kind)


def decoder(method: str) -> Decoder:
    """Return the decoder of a notification that this version of the protocol has."""
    found = notification_decoder(method)
    assert found is not None
    return found


def import_milliseconds() -> float:
    """Return what importing the models alone costs in a new interpreter, the best of nine."""
    command = [sys.executable, "-c", IMPORT, str(Path(v2_all.__file__).parents[1])]
    return min(float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(9))


def calls() -> dict[str, Callable[[], Any]]:
    """Return what is timed, by the kind of its message."""
    delta = next(m["params"] for m in messages("streaming_30_deltas") if m.get("method") == "item/agentMessage/delta")
    agent = item_of("quickstart_turn", "agentMessage")
    command = item_of("command_in_sandbox", "commandExecution")
    started = next(m["result"] for m in messages("quickstart_turn") if "thread" in (m.get("result") or {}))
    params = v2_all.TurnStartParams(thread_id="t", input=[v2_all.TextUserInput(text="hello")], model="m")
    thread = structure(v2_all.ThreadStartResponse, started)
    text = orjson.dumps(delta)
    item = "item/completed"
    return {
        "delta": lambda: decoder("item/agentMessage/delta")(delta),
        "itemCompleted agentMessage": lambda: decoder(item)(agent),
        "itemCompleted commandExecution": lambda: decoder(item)(command),
        "thread/start response": lambda: structure(v2_all.ThreadStartResponse, started),
        "encode TurnStartParams": lambda: to_wire(params),
        "encode thread/start response": lambda: to_wire(thread),
        "construct TextUserInput": lambda: v2_all.TextUserInput(text="hello"),
        "(orjson.loads of the delta)": lambda: orjson.loads(text),
    }


def main() -> None:
    """Print the table."""
    for name, call in calls().items():
        print(f"{name:34} {microseconds(call):7.2f} us")
    print(f"{'import of v2_all':34} {import_milliseconds():7.1f} ms")


if __name__ == "__main__":
    main()
