"""What a `ScriptedServer` knows of Codex: threads and turns as it remembers them, and how it answers by default.

Plain data in the shape of the wire. It knows nothing of scripts, lines or time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import attrs

JsonObject: TypeAlias = dict[str, Any]


@attrs.define(eq=False)
class ScriptedTurn:
    """A turn of a scripted server."""

    thread_id: str
    id: str
    status: str = "inProgress"
    error: JsonObject | None = None
    items: list[JsonObject] = attrs.field(factory=list[JsonObject])
    announced: bool = False
    """Whether its `turn/started` was sent."""

    def wire(self, *, with_items: bool = False) -> JsonObject:
        """The turn as the server sends it."""
        view = "full" if with_items else "notLoaded"
        items = self.items if with_items else []
        return {"id": self.id, "items": items, "itemsView": view, "status": self.status, "error": self.error}


class ScriptedThreads:
    """The threads and turns that were started; they outlive a crash, as stored ones do."""

    def __init__(self, version: str) -> None:
        self.version = version
        self._thread_count = 0
        self._turns: list[ScriptedTurn] = []

    def start_thread(self, params: Mapping[str, Any]) -> JsonObject:
        """The answer to thread/start."""
        self._thread_count += 1
        return self.opened(f"thread-{self._thread_count}", params)

    def start_turn(self, thread_id: str) -> ScriptedTurn:
        """A new turn."""
        turn = ScriptedTurn(thread_id, f"turn-{len(self._turns) + 1}")
        self._turns.append(turn)
        return turn

    def turn(self, params: Mapping[str, Any]) -> ScriptedTurn | None:
        """The turn that a request is about: the one it names, else the newest of its thread, else the newest."""
        turn_id, thread_id = params.get("turnId"), params.get("threadId")
        if turn_id:
            return next((turn for turn in self._turns if turn.id == turn_id), None)
        found = [turn for turn in self._turns if thread_id in (None, turn.thread_id)]
        return found[-1] if found else None

    def listed(self, thread_id: str) -> JsonObject:
        """The answer to thread/turns/list: the stored turns, the newest first."""
        turns = [turn.wire(with_items=True) for turn in reversed(self._turns) if turn.thread_id == thread_id]
        return {"data": turns, "nextCursor": None, "backwardsCursor": None}

    def opened(self, thread_id: str, params: Mapping[str, Any]) -> JsonObject:
        """The answer to whatever loads a thread."""
        model, cwd = params.get("model") or "scripted-model", params.get("cwd") or "/"
        thread: JsonObject = {"id": thread_id, "sessionId": thread_id, "preview": "", "ephemeral": False, "turns": []}
        thread |= {
            "modelProvider": "scripted",
            "createdAt": 1,
            "updatedAt": 1,
            "recencyAt": 1,
            "cwd": cwd,
            "path": None,
        }
        thread |= {
            "status": {"type": "idle"},
            "cliVersion": self.version,
            "source": "vscode",
            "originator": "scripted",
        }
        thread |= {"historyMode": "paginated", "canAcceptDirectInput": True, "projectId": None}
        answer: JsonObject = {"thread": thread, "model": model, "modelProvider": "scripted", "cwd": cwd}
        return {
            **answer,
            "approvalPolicy": "on-request",
            "approvalsReviewer": "user",
            "sandbox": {"type": "dangerFullAccess"},
        }

    def default_answer(self, method: str, params: Mapping[str, Any]) -> JsonObject | None:
        """The answer to a method when no script gives one; None where it has no such answer."""
        answer = _ANSWERS.get(method)
        return None if answer is None else answer(self, params)


def _initialized(threads: ScriptedThreads, params: Mapping[str, Any]) -> JsonObject:
    return {"userAgent": f"scripted/{threads.version} (memory)", "platformFamily": "unix", "platformOs": "memory"}


_NO_PAGE: JsonObject = {"data": [], "nextCursor": None}

_ANSWERS: dict[str, Callable[[ScriptedThreads, Mapping[str, Any]], JsonObject]] = {
    "initialize": _initialized,
    "thread/start": ScriptedThreads.start_thread,
    "thread/resume": lambda threads, params: threads.opened(params["threadId"], params),
    "thread/fork": ScriptedThreads.start_thread,
    "thread/turns/list": lambda threads, params: threads.listed(params["threadId"]),
    "thread/list": lambda threads, params: _NO_PAGE,
    "turn/interrupt": lambda threads, params: {},
    "turn/steer": lambda threads, params: {"turnId": params["expectedTurnId"]},
    "model/list": lambda threads, params: _NO_PAGE,
    "account/read": lambda threads, params: {"account": None, "requiresOpenaiAuth": False},
}
