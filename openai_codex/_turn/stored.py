"""The approval mode and the sandbox of a stored thread, for servers that forget them when it is resumed or forked.

They stand in the file that the server stores the thread in, in the context of its last turn.
"""

from __future__ import annotations

import os
from typing import Any, cast

import orjson

from .._protocol.versions import version_key

# The first server that keeps them itself (seen on 0.133.0 to 0.171.0).
_KEPT_SINCE = (0, 148, 0, True)
_CHUNK = 65536
_CONTEXT = b'"turn_context"'


def forgets_settings(version: str) -> bool:
    """Whether a server of this version forgets them."""
    key = version_key(version)
    return key is not None and key < _KEPT_SINCE


def stored_settings(path: str | None) -> dict[str, Any]:
    """What a request that resumes or forks the thread must say of them, in its own fields; empty if it is not known."""
    if path is None:
        return {}
    try:
        context = _last_context(path)
    except (OSError, ValueError):  # the file is another machine's, or no such file
        return {}
    fields: dict[str, Any] = {}
    policy, reviewer, sandbox = (
        context.get(name) for name in ("approval_policy", "approvals_reviewer", "sandbox_policy")
    )
    if isinstance(policy, str):
        fields["approvalPolicy"] = policy
    if isinstance(reviewer, str):
        fields["approvalsReviewer"] = reviewer
    kind = cast("dict[str, Any]", sandbox).get("type") if type(sandbox) is dict else None
    if kind in ("read-only", "workspace-write", "danger-full-access"):
        fields["sandbox"] = kind
    return fields


def _last_context(path: str) -> dict[str, Any]:
    """The context of the last turn in a stored thread. Read from the end: a long thread is a hundred megabytes."""
    with open(path, "rb") as file:
        position = file.seek(0, os.SEEK_END)
        tail = b""
        while position:
            step = min(_CHUNK, position)
            position -= step
            file.seek(position)
            tail = file.read(step) + tail
            *_, lines = (b"\n" + tail if not position else tail).partition(b"\n")
            for line in reversed(lines.split(b"\n")):
                if _CONTEXT in line:
                    return _payload_of(line)
            # What is left to be looked at is the line that the chunk cut in two.
            tail = tail.partition(b"\n")[0] if b"\n" in tail else tail
    return {}


def _payload_of(line: bytes) -> dict[str, Any]:
    said: Any = orjson.loads(line)
    if said.get("type") != "turn_context" or type(payload := said.get("payload")) is not dict:
        raise ValueError("this is no context of a turn")
    return cast("dict[str, Any]", payload)
