"""A stand-in app-server that writes as fast as the pipe takes it. Standard library only.

Its threads are named alike in every process, so that their events are equally long; with the argument `pool` they are
not, for a pool knows threads by their ids.

The text of a turn's input is a JSON object that says what the turn does:

    deltas    how many pieces of an answer it has (10)
    size      characters in each piece (20)
    hold      true: the turn begins and then waits for turn/interrupt
    together  hold back until so many turns have begun, then write them all, one event of each in turn
    beside    true: requests are answered while the events flow, and turn/interrupt ends them
    unread    first write so many notifications that belong to no turn
"""

from __future__ import annotations

import itertools
import json
import os
import sys
import threading
from collections import deque
from typing import Any

BLOCK = 500  # lines of one write

_name = f"thr_{os.getpid()}_" if sys.argv[1:] == ["pool"] else "thr_"
_numbers = itertools.count(1)
_pipe = sys.stdout.buffer
_writing = threading.Lock()
_queue: deque[bytes] = deque()
_held: dict[str, str] = {}
_ended: set[str] = set()
_gathered: list[tuple[str, str, dict[str, Any]]] = []


def line(message: dict[str, Any]) -> bytes:
    """One message as it is on the wire."""
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


def send(*lines: bytes) -> None:
    """Queue lines and write what is queued, unless another thread is writing: it will see them."""
    _queue.extend(lines)
    while _queue and _writing.acquire(blocking=False):
        try:
            while _queue:
                _pipe.write(_queue.popleft())
            _pipe.flush()
        finally:
            _writing.release()


def flood(one: bytes, count: int, turn_id: str) -> None:
    """Write one line so many times; answers to other requests get in between two blocks."""
    block = one * min(count, BLOCK)
    while count > 0 and turn_id not in _ended:
        with _writing:
            _pipe.write(block if count >= BLOCK else one * count)
            _pipe.flush()
        count -= BLOCK
        send()


def delta(thread_id: str, turn_id: str, size: int) -> bytes:
    """One piece of an answer."""
    params = {"threadId": thread_id, "turnId": turn_id, "itemId": "msg_1", "delta": "x" * size}
    return line({"method": "item/agentMessage/delta", "params": params})


def turn(turn_id: str, status: str, **more: int) -> dict[str, Any]:
    """A turn as the protocol shows it."""
    return {"id": turn_id, "items": [], "status": status, **more}


def begin(thread_id: str, turn_id: str) -> bytes:
    """The first event of a turn."""
    return line({"method": "turn/started", "params": {"threadId": thread_id, "turn": turn(turn_id, "inProgress")}})


def end(thread_id: str, turn_id: str, status: str, text: str) -> bytes:
    """The last three events of a turn."""
    ids = {"threadId": thread_id, "turnId": turn_id}
    item = {"type": "agentMessage", "id": "msg_1", "text": text, "phase": "final_answer"}
    tokens = dict.fromkeys(("inputTokens", "outputTokens", "totalTokens"), 1)
    tokens |= dict.fromkeys(("cachedInputTokens", "reasoningOutputTokens", "cacheWriteInputTokens"), 0)
    usage = {"last": tokens, "total": tokens, "modelContextWindow": 1000}
    last = turn(turn_id, status, startedAt=1, completedAt=2, durationMs=1000)
    return (
        line({"method": "item/completed", "params": {**ids, "completedAtMs": 1, "item": item}})
        + line({"method": "thread/tokenUsage/updated", "params": {**ids, "tokenUsage": usage}})
        + line({"method": "turn/completed", "params": {"threadId": thread_id, "turn": last}})
    )


def play(thread_id: str, turn_id: str, spec: dict[str, Any]) -> None:
    """Write the events of one turn."""
    size, count = spec.get("size", 20), spec.get("deltas", 10)
    if spec.get("together"):
        _gathered.append((thread_id, turn_id, spec))
        if len(_gathered) == spec["together"]:
            send(*(delta(thread, name, size) for _ in range(count) for thread, name, _ in _gathered))
            send(*(end(thread, name, "completed", "x") for thread, name, _ in _gathered))
            _gathered.clear()
        return
    send(begin(thread_id, turn_id))
    if spec.get("hold"):
        _held[turn_id] = thread_id
        return
    if unread := spec.get("unread"):
        params = {"authMode": "apikey", "planType": None}
        flood(line({"method": "account/updated", "params": params}), unread, turn_id)
    flood(delta(thread_id, turn_id, size), count, turn_id)
    send(end(thread_id, turn_id, "interrupted" if turn_id in _ended else "completed", "x" * min(size, 100)))


def thread(thread_id: str) -> dict[str, Any]:
    """A thread as the protocol shows it."""
    return {
        "id": thread_id,
        "sessionId": thread_id,
        "cliVersion": "0.163.0",
        "createdAt": 0,
        "updatedAt": 0,
        "cwd": "/",
        "ephemeral": True,
        "modelProvider": "none",
        "preview": "",
        "source": "appServer",
        "status": {"type": "idle"},
        "turns": [],
        "canAcceptDirectInput": True,
        "historyMode": "legacy",
        "projectionSources": [],
        "isPinned": False,
        "sectionId": None,
    }


def answer(method: str, params: dict[str, Any]) -> dict[str, Any]:
    """The result of a request."""
    if method == "initialize":
        return {
            "userAgent": "replay/0.163.0 (x)",
            "codexHome": "/",
            "platformFamily": "unix",
            "platformOs": "linux",
        }
    if method in ("thread/start", "thread/resume"):
        return {
            "thread": thread(params.get("threadId") or f"{_name}{next(_numbers)}"),
            "model": "none",
            "modelProvider": "none",
            "cwd": "/",
            "approvalPolicy": "never",
            "approvalsReviewer": "user",
            "sandbox": {"type": "readOnly"},
            "instructionSources": [],
        }
    if method == "turn/start":
        return {"turn": turn(f"turn_{next(_numbers)}", "inProgress")}
    if method == "model/list":
        return {"data": [], "nextCursor": None}
    return {}


def main() -> None:
    """Answer until stdin ends."""
    for raw in sys.stdin.buffer:
        message = json.loads(raw)
        if "id" not in message or "method" not in message:
            continue
        method, params = message["method"], message.get("params") or {}
        result = answer(method, params)
        send(line({"id": message["id"], "result": result}))
        if method == "turn/start":
            spec = json.loads(params["input"][0]["text"])
            arguments = (params["threadId"], result["turn"]["id"], spec)
            if spec.get("beside"):
                threading.Thread(target=play, args=arguments, daemon=True).start()
            else:
                play(*arguments)
        elif method == "turn/interrupt":
            _ended.add(params["turnId"])
            if thread_id := _held.pop(params["turnId"], None):
                send(end(thread_id, params["turnId"], "interrupted", ""))


if __name__ == "__main__":
    main()
