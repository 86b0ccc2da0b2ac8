"""The builders of replies: what the scripted model says, one function for each thing a model does.

Every function returns a `Reply`; parts are joined with `+` or `sequence`:

    reasoning("Let me look.") + tool_call("exec_command", {"cmd": "ls"})
    deltas(["Hel", gate(hold), "lo"])
    gate(hold) + failure(500)
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ._steps import Dropped, Failed, Held, ItemAdded, ItemDone, ItemPart, Pause, Refused, Reply, Step, Usage
from .gates import Gate

__all__ = [
    "Reply",
    "Usage",
    "cut",
    "deltas",
    "error_event",
    "failure",
    "gate",
    "reasoning",
    "sequence",
    "text",
    "tool_call",
]


def text(message: str, *, phase: str | None = None) -> Reply:
    """One whole message, not streamed. `phase` is "commentary" or "final_answer", where the model says so."""
    return Reply((ItemAdded(_message("", phase)), ItemDone(_message(message, phase))))


def deltas(parts: Iterable[str | Reply], *, gap: float = 0.0, phase: str | None = None) -> Reply:
    """One message streamed in parts, `gap` seconds apart.

    A part may also be `gate(...)`, `cut()` or `error_event(...)`: it takes effect in the middle of the message.
    """
    steps: list[Step] = [ItemAdded(_message("", phase))]
    said: list[str] = []
    for part in parts:
        if isinstance(part, Reply):
            if any(isinstance(step, (ItemAdded, Refused)) for step in part.steps):
                raise ValueError("only gate(), cut() and error_event() can stand inside a message")
            steps.extend(part.steps)
            continue
        if said and gap:
            steps.append(Pause(gap))
        steps.append(ItemPart("response.output_text.delta", {"content_index": 0, "delta": part}))
        said.append(part)
    if not Reply(tuple(steps)).ends_early:
        steps.append(ItemDone(_message("".join(said), phase)))
    return Reply(tuple(steps))


def reasoning(*sections: str | Iterable[str], gap: float = 0.0) -> Reply:
    """A reasoning item with one summary section for each argument: a string, or the parts it is streamed in."""
    steps: list[Step] = [ItemAdded({"type": "reasoning", "summary": []})]
    summary: list[dict[str, str]] = []
    for index, section in enumerate(sections):
        parts = [section] if isinstance(section, str) else list(section)
        opened = {"summary_index": index, "part": {"type": "summary_text", "text": ""}}
        steps.append(ItemPart("response.reasoning_summary_part.added", opened))
        for part in parts:
            if gap:
                steps.append(Pause(gap))
            steps.append(ItemPart("response.reasoning_summary_text.delta", {"summary_index": index, "delta": part}))
        summary.append({"type": "summary_text", "text": "".join(parts)})
    steps.append(ItemDone({"type": "reasoning", "summary": summary, "encrypted_content": None}))
    return Reply(tuple(steps))


def tool_call(
    name: str,
    arguments: Mapping[str, Any] | str,
    *,
    call_id: str | None = None,
    namespace: str | None = None,
) -> Reply:
    """The model calls a tool: the runtime runs it and sends its output in the next request.

    `arguments` is the object that is sent as JSON, or text that is sent as it is (to try a broken call). With the
    runtime's own tools: `tool_call("exec_command", {"cmd": "ls"})`. `call_id` is made up unless given; a given one
    must differ between the calls of a thread.
    """
    sent = arguments if isinstance(arguments, str) else json.dumps(arguments)
    item: dict[str, Any] = {"type": "function_call", "name": name, "call_id": call_id}
    if namespace is not None:
        item["namespace"] = namespace
    return Reply((ItemAdded({**item, "arguments": ""}), ItemDone({**item, "arguments": sent})))


def failure(
    status: int = 500,
    message: str = "the scripted model failed",
    *,
    code: str | None = None,
    type: str | None = None,
    headers: Mapping[str, str] | None = None,
    **details: Any,
) -> Reply:
    """An HTTP error instead of a response, with an OpenAI style error body.

    What the runtime makes of some of them: 500 is `internalServerError`; 503 with code "server_is_overloaded" is
    `serverOverloaded`; 429 with type "usage_limit_reached" is `usageLimitExceeded`; 401 is `httpConnectionFailed`.
    `details` are further members of the error object, `resets_at` for one.
    """
    if not 400 <= status <= 599:
        raise ValueError(f"{status} is not the status of an HTTP error")
    error = {"message": message, "type": type, "code": code, **details}
    return Reply((Refused(status, {"error": error}, dict(headers or {})),))


def error_event(code: str, message: str = "the scripted model failed") -> Reply:
    """The response fails inside the stream; code "server_is_overloaded" or "rate_limit_exceeded", for example.

    After "context_length_exceeded" the next turn of the thread begins with a request of its own, to compact it.
    """
    return Reply((Failed(code, message),))


def cut() -> Reply:
    """The connection is dropped in the middle of the stream."""
    return Reply((Dropped(),))


def gate(hold: Gate) -> Reply:
    """The stream waits here until the test opens the gate."""
    return Reply((Held(hold),))


def sequence(*parts: Reply) -> Reply:
    """The parts one after the other, as one response; the same as joining them with `+`."""
    return sum(parts, Reply(()))


def _message(message: str, phase: str | None) -> dict[str, Any]:
    content = [{"type": "output_text", "text": message}] if message else []
    item: dict[str, Any] = {"type": "message", "role": "assistant", "content": content}
    if phase is not None:
        item["phase"] = phase
    return item
