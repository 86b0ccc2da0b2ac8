"""What happened in a recorded session, as spans and marks on lanes. Pure: messages in, a timeline out.

A lane is what a person follows with the eye: the requests of the client, each thread's turns, its items, what the
server asked. Nothing here knows how it is shown.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import attrs
import orjson

from .._recording import FORMAT
from .run import described

# Seconds: ten years. What is beyond that is no time, and could not be drawn.
_LONGEST = 3e8

REQUESTS, TURNS, ITEMS, ASKED, EVENTS = "requests", "turns", "items", "asked", "events"


@attrs.define
class Span:
    """Something with a beginning and, unless the record ends before it does, an end."""

    lane: str
    kind: str
    """One of REQUESTS, TURNS, ITEMS, ASKED, EVENTS."""
    name: str
    start: float
    end: float | None = None
    status: str = "open"
    """`ok`, `failed`, `declined` or `open`."""
    detail: str = ""
    pieces: int = 0
    """How many deltas came for it."""
    thread: int = 0
    """The number of its thread in the record, from 1; 0 if it belongs to none."""
    messages: list[dict[str, Any]] = attrs.field(factory=list[dict[str, Any]], repr=False)

    @property
    def duration(self) -> float | None:
        """Seconds; None while it is open."""
        return None if self.end is None else self.end - self.start


@attrs.define
class Timeline:
    """All spans in the order of their beginnings, and the recorder's remarks."""

    spans: list[Span] = attrs.field(factory=list[Span])
    notes: list[str] = attrs.field(factory=list[str])
    end: float = 0.0
    messages: int = 0
    unreadable: int = 0

    @property
    def lanes(self) -> list[str]:
        """The names of the lanes: the client's requests, then thread by thread, what belongs to none at the end."""
        kinds = [REQUESTS, TURNS, ITEMS, ASKED, EVENTS]
        places = ((span.kind != REQUESTS, span.thread or sys.maxsize, kinds.index(span.kind)) for span in self.spans)
        found = dict(zip((span.lane for span in self.spans), places, strict=True))
        return sorted(found, key=lambda lane: found[lane])


def read(lines: Iterable[bytes]) -> Timeline:
    """The timeline of a record. Lines of another format are counted and left out."""
    reader = _Reader()
    for line in lines:
        if line.strip():
            try:
                reader.feed(orjson.loads(line))
            except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError, ValueError):
                reader.timeline.unreadable += 1
    return reader.timeline


class _Reader:
    def __init__(self) -> None:
        self.timeline = Timeline()
        self._asked: dict[tuple[str, Any], Span] = {}
        self._turns: dict[str, Span] = {}
        self._items: dict[tuple[str, str], Span] = {}
        self._threads: dict[str, int] = {}

    def feed(self, entry: dict[str, Any]) -> None:
        if FORMAT in entry:
            self.timeline.notes += [f"recorded by {entry['by']} at {entry['at']}"] if "by" in entry else []
            return
        at = float(entry["t"])
        if not 0 <= at <= _LONGEST:
            raise ValueError("no time of a session")
        if "note" in entry or "event" in entry:
            self._remark(at, entry)
            return
        sender = str(entry["from"])
        if sender not in ("client", "server"):
            raise ValueError("no sender")
        self.timeline.end = max(self.timeline.end, at)
        self.timeline.messages += 1
        if "raw" in entry:
            self._mark(at, "not JSON", str(entry["raw"]), {"raw": entry["raw"]})
            return
        message: dict[str, Any] = entry["message"]
        if "method" in message and "id" in message:
            self._request(sender, at, message)
        elif "method" in message:
            self._notification(sender, at, message)
        else:
            self._answer(sender, at, message)

    def _remark(self, at: float, entry: dict[str, Any]) -> None:
        if "note" in entry:
            self.timeline.notes.append(str(entry["note"]))
        elif entry["event"] == "exit":
            self.timeline.notes.append(f"the server exited with code {entry['code']} at {at:.3f} s")

    def _request(self, sender: str, at: float, message: dict[str, Any]) -> None:
        params: dict[str, Any] = message.get("params") or {}
        if sender == "client":
            span = self._begin(REQUESTS, message["method"], at, message)
        else:
            span = self._begin(ASKED, message["method"], at, message, params.get("threadId"))
            span.detail = str(params.get("command") or params.get("tool") or params.get("reason") or "")
        self._asked[sender, message["id"]] = span

    def _answer(self, sender: str, at: float, message: dict[str, Any]) -> None:
        span = self._asked.pop(("server" if sender == "client" else "client", message.get("id")), None)
        if span is None:
            self._mark(at, "an answer to nothing", "", message)
            return
        span.messages.append(message)
        span.end = at
        error: dict[str, Any] | None = message.get("error")
        if error is not None:
            span.status, span.detail = "failed", f"{error.get('message')} ({error.get('code')})"
            return
        span.status = "ok"
        result: Any = message.get("result")
        if span.kind == ASKED and isinstance(result, dict):
            answer: dict[str, Any] = result  # pyright: ignore[reportUnknownVariableType]
            said: Any = answer.get("decision") or answer.get("action")
            word = str(next(iter(said), "") if isinstance(said, dict) else said or "answered")  # pyright: ignore[reportUnknownArgumentType]
            span.status = "declined" if word in ("decline", "cancel", "abort") else "ok"
            span.detail = f"{word}{': ' if span.detail else ''}{span.detail}"

    def _notification(self, sender: str, at: float, message: dict[str, Any]) -> None:
        method: str = message["method"]
        params: dict[str, Any] = message.get("params") or {}
        thread: str = params.get("threadId") or ""
        if sender == "client":
            self._mark(at, method, "from the client", message)
        elif method == "turn/started":
            span = self._begin(TURNS, "turn", at, message, thread)
            self._turns[thread] = span
        elif method == "turn/completed":
            self._turn_completed(thread, at, message)
        elif method == "item/started":
            item: dict[str, Any] = params["item"]
            span = self._begin(ITEMS, str(item["type"]), at, message, thread)
            span.detail = described(item)
            self._items[thread, item["id"]] = span
        elif method == "item/completed":
            self._item_completed(thread, at, message)
        elif method.lower().endswith("delta") and (thread, params.get("itemId")) in self._items:
            self._items[thread, str(params["itemId"])].pieces += 1
        else:
            said: Any = params.get("message") or params.get("summary") or params.get("status") or params.get("error")
            if isinstance(said, dict):
                told: dict[str, Any] = said  # pyright: ignore[reportUnknownVariableType]
                said = told.get("message") or told.get("type")
            self._mark(at, method, str(said or ""), message, "failed" if method == "error" else "ok")

    def _turn_completed(self, thread: str, at: float, message: dict[str, Any]) -> None:
        turn: dict[str, Any] = message["params"]["turn"]
        # A review reports its end under another id than it began with; a thread has one turn at a time.
        span = self._turns.pop(thread, None) or self._begin(TURNS, "turn", at, message, thread)
        span.messages.append(message)
        span.end = at
        status = str(turn.get("status"))
        span.status = {"completed": "ok", "interrupted": "declined"}.get(status, "failed")
        for (owner, _), item in self._items.items():
            if owner == thread and item.end is None:
                item.end = at  # it was given up; should it complete later after all, that stands
        error: dict[str, Any] = turn.get("error") or {}
        span.detail = f"{status}{': ' if error else ''}{error.get('message', '')}"

    def _item_completed(self, thread: str, at: float, message: dict[str, Any]) -> None:
        item: dict[str, Any] = message["params"]["item"]
        span = self._items.pop((thread, item["id"]), None)
        if span is None:
            span = self._begin(ITEMS, str(item["type"]), at, message, thread)
        else:
            span.messages.append(message)
        span.end = at
        status = str(item.get("status"))
        span.status = status if status in ("failed", "declined") else "ok"
        span.detail = described(item)

    def _mark(self, at: float, name: str, detail: str, message: dict[str, Any], status: str = "ok") -> None:
        span = self._begin(EVENTS, name, at, message)
        span.end, span.detail, span.status = at, detail, status

    def _begin(self, kind: str, name: str, at: float, message: dict[str, Any], thread: str | None = None) -> Span:
        number = 0 if not thread else self._threads.setdefault(thread, len(self._threads) + 1)
        lane = f"thread {number}: {kind}" if number else kind
        span = Span(lane, kind, name, at, thread=number, messages=[message])
        self.timeline.spans.append(span)
        return span
