"""Answers of hooks as the JSON that the runtime reads. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .events import HookAnswer, PermissionRequest, PreToolUse


def output_of(name: str, answers: Sequence[HookAnswer]) -> dict[str, Any]:
    """What the functions of one event want, as one answer. Only the last one may be final."""
    said: dict[str, Any] = {}
    if contexts := [answer.text for answer in answers if answer.decision == "add_context"]:
        said["additionalContext"] = "\n\n".join(contexts)
    if rewritten := [answer.input for answer in answers if answer.decision == "rewrite"]:
        said |= {"permissionDecision": "allow", "updatedInput": rewritten[-1]}
    last = answers[-1] if answers else None
    whole: dict[str, Any] = {}
    match last:
        case HookAnswer(decision="deny", text=reason) if name == PreToolUse.name:
            said = {"permissionDecision": "deny", "permissionDecisionReason": reason}
        case HookAnswer(decision="deny", text=reason) if name == PermissionRequest.name:
            said = {"decision": {"behavior": "deny", "message": reason}}
        case HookAnswer(decision="allow"):
            said = {"decision": {"behavior": "allow"}}
        case HookAnswer(decision="deny" | "continue_with", text=reason):
            whole = {"decision": "block", "reason": reason}
        case _:
            pass
    return {**whole, "hookSpecificOutput": {"hookEventName": name, **said}} if said else whole
