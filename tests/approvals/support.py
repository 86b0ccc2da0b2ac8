"""Requests as the server sends them, for rules that are tried without a server."""

from __future__ import annotations

from typing import Any

from actors import PeerRequest
from openai_codex._approvals.rules import AllowChanges, AllowCommand
from openai_codex._requests.kinds import typed
from openai_codex.requests import CommandApproval, Elicitation, FileChangeApproval, PermissionsApproval

IDS: dict[str, Any] = {"threadId": "thread", "turnId": "turn", "itemId": "item", "startedAtMs": 1}


def command(line: str | None, **params: Any) -> CommandApproval:
    """A request to run a command line, which is put into a shell as the server does it."""
    raw = {**IDS, "command": line, "cwd": "/", "environmentId": "local", "reason": "the prompt", **params}
    made = typed(PeerRequest(0, "item/commandExecution/requestApproval", raw))
    assert isinstance(made, CommandApproval)
    return made


def file_change(*paths: str, known: bool = True, kind: Any = None, **params: Any) -> FileChangeApproval:
    """A request to change these files."""
    made = [{"path": path, "kind": kind or {"type": "add"}, "diff": "+"} for path in paths]
    return changes(*made, known=known, **params)


def changes(*changes: dict[str, Any], known: bool = True, **params: Any) -> FileChangeApproval:
    """A request to make these changes, as they are on the wire."""
    raw = {**IDS, "reason": "the prompt", **params}
    made = typed(PeerRequest(0, "item/fileChange/requestApproval", raw), list(changes) if known else None)
    assert isinstance(made, FileChangeApproval)
    return made


def permissions() -> PermissionsApproval:
    """A request for the network."""
    raw = {**IDS, "cwd": "/", "reason": "the prompt", "permissions": {"network": {"enabled": True}}}
    made = typed(PeerRequest(0, "item/permissions/requestApproval", raw))
    assert isinstance(made, PermissionsApproval)
    return made


def tool_approval() -> Elicitation:
    """A request to run a tool of an MCP server."""
    meta: dict[str, Any] = {"codex_approval_kind": "mcp_tool_call", "persist": ["session"], "tool_params": {"a": 1}}
    form: dict[str, Any] = {
        "mode": "form",
        "message": "the prompt",
        "requestedSchema": {"type": "object", "properties": {}},
    }
    raw: dict[str, Any] = {"threadId": "thread", "turnId": None, "serverName": "probe", "_meta": meta, **form}
    made = typed(PeerRequest(0, "mcpServer/elicitation/request", raw))
    assert isinstance(made, Elicitation)
    return made


def allows(rule: AllowCommand | AllowChanges, request: Any) -> bool:
    """Whether a rule accepts a request; it says nothing else."""
    answer: Any = rule(request)
    assert answer is None or answer == request.accept()
    return answer is not None
