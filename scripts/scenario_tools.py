"""What the scenarios are made of: their list, and how results, events and errors become JSON data.

It knows the public surface of `openai_codex` only through what it is given, like the scenarios.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

BASES = (TypeError, ValueError, RuntimeError, OSError, TimeoutError)

SCENARIOS: dict[str, Callable[[Any, Any], Any]] = {}


def scenario(function: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Register a scenario under its name."""
    SCENARIOS[function.__name__] = function
    return function


def types() -> Any:
    return importlib.import_module("openai_codex.types")


def wire() -> Any:
    return importlib.import_module("openai_codex.generated.v2_all")


def failure_of(sdk: Any, call: Callable[[], Any]) -> Any:
    """What a call raises: its class, what it is caught as, its words and its code."""
    try:
        call()
    except Exception as error:  # noqa: BLE001  which one is what is asked
        seen: dict[str, Any] = {"class": type(error).__name__, "words": str(error)}
        bases = (sdk.CodexError, sdk.JsonRpcError, sdk.TransportClosedError, *BASES)
        seen["caught as"] = {base.__name__: True for base in bases if isinstance(error, base)}
        if isinstance(error, sdk.JsonRpcError):
            fault: Any = error
            seen |= {"code": fault.code, "message": fault.message, "data": fault.data}
        return seen
    return "no error"


def outcome(call: Callable[[], Any]) -> Any:
    """What a call returns, else what it raises."""
    try:
        return call()
    except Exception as error:  # noqa: BLE001  it goes into the table
        return {"class": type(error).__name__, "words": str(error)}


def summary(result: Any) -> Any:
    return {
        "status": result.status.value,
        "final_response": result.final_response,
        "error": result.error,
        "items": [item.root.type for item in result.items],
        "tokens": result.usage.total.total_tokens if result.usage is not None else None,
        "timed": [type(value).__name__ for value in (result.started_at, result.completed_at, result.duration_ms)],
    }


def watch(turn: Any, *acts: Callable[[], Any]) -> Any:
    """The events of a turn; the `acts` are called once, at the first piece of text."""
    methods: list[str] = []
    said: list[str] = []
    status = None
    for event in turn.stream():
        methods.append(event.method)
        if event.method == "item/agentMessage/delta":
            said.append(event.payload.delta)
            if len(said) == 1:
                for act in acts:
                    act()
        elif event.method == "turn/completed":
            status = event.payload.turn.status.value
    # Whether and when the thread is marked unread depends on the clock of the server.
    return {"methods": [method for method in methods if "readState" not in method], "said": said, "status": status}


def until_compacted(thread: Any) -> None:
    while [item.root.type for item in thread.read(include_turns=True).thread.turns[-1].items] != ["contextCompaction"]:
        pass
    while thread.read().thread.status.root.type == "active":
        pass
