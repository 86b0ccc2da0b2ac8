"""What makes the real runtime ask its client, one `Kind` for each request that it can be made to send.

A model asks once and says "done" when it has the output of its tool. How a kind is answered, and what shows that the
answer counted, stands with it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import attrs

from openai_codex.testing import ModelRequest, Reply, failure, text, tool_call
from openai_codex.testing._steps import ItemAdded, ItemDone

from .issuer import token

MCP_SERVER = str(Path(__file__).with_name("asking_mcp_server.py"))

ESCALATED = {"cmd": "echo ran > made", "sandbox_permissions": "require_escalated", "justification": "May I?"}
PATCH = "*** Begin Patch\n*** Add File: made\n+hello\n*** End Patch\n"
QUESTION = {
    "id": "colour",
    "header": "Colour",
    "question": "Which colour?",
    "options": [{"label": "Red", "description": "r"}, {"label": "Blue", "description": "b"}],
}
WANTED = {"reason": "for the net", "permissions": {"network": {"enabled": True}}}
LOOK_UP = {
    "type": "function",
    "name": "look_up",
    "description": "Look up a ticket",
    "inputSchema": {"type": "object", "properties": {"id": {"type": "string"}}},
}
TIME = datetime(2001, 2, 3, 4, 5, 6, tzinfo=timezone.utc)
ACCOUNT = "account-of-the-person"
FRESH = token(lifetime=7200)


def patch(body: str, call_id: str = "patch") -> Reply:
    """The model calls `apply_patch`."""
    item = {"type": "custom_tool_call", "name": "apply_patch", "call_id": call_id}
    return Reply((ItemAdded({**item, "input": ""}), ItemDone({**item, "input": body})))


def escalated(command: str) -> Reply:
    """The model wants to run a command outside the sandbox."""
    return tool_call("exec_command", {**ESCALATED, "cmd": command})


def once(reply: Reply) -> Callable[[ModelRequest], Reply]:
    """A model that says this first, and "done" once it has the output of a tool."""
    return lambda request: text("done") if request.has_tool_output else reply


def unauthorized_once() -> Callable[[ModelRequest], Reply]:
    """A model that wants another token."""
    return lambda request: text("done") if FRESH in request.headers["authorization"] else failure(401, "expired")


@attrs.frozen
class Kind:
    """A request that the runtime can be made to send."""

    name: str
    """The field of `Handlers`."""
    model: Callable[[ModelRequest], Reply]
    accept: Callable[[Any], Any]
    refuse: Callable[[Any], Any]
    """May raise, where there is no refusing answer."""
    counted: Callable[[ModelRequest, Path], bool]
    """Whether the accepting answer shows, in what the model was sent last or in the workspace."""
    settings: dict[str, Any] = attrs.Factory(lambda: dict[str, Any]())
    """Of the home."""
    fails: bool = False
    """Whether a refusal fails the turn."""
    withdrawn: bool = True
    """Whether the end of the turn withdraws the request: not where the request names none."""

    @property
    def id(self) -> str:
        return self.name


def _raise(request: Any) -> Any:
    raise LookupError("there is none")


def _mcp(reply: Reply) -> dict[str, Any]:
    config = f"[mcp_servers.probe]\ncommand = {sys.executable!r}\nargs = ['-I', '-S', {MCP_SERVER!r}]\n"
    return {"model": once(reply), "settings": {"config": config}}


def _made(sent: ModelRequest, workspace: Path) -> bool:
    return (workspace / "made").exists()


def _told(part: str) -> Callable[[ModelRequest, Path], bool]:
    """Whether the output of the tool, as the model got it, holds this."""
    return lambda sent, _: part in str(sent.body["input"][-1].get("output"))


COMMAND = Kind(
    "command_approval",
    once(tool_call("exec_command", ESCALATED)),
    accept=lambda request: request.accept(),
    refuse=lambda request: request.decline(),
    counted=_made,
)
FILE_CHANGE = Kind(
    "file_change_approval",
    once(patch(PATCH)),
    accept=lambda request: request.accept(),
    refuse=lambda request: request.decline(),
    counted=_made,
    settings={"model": "gpt-5.5"},
)
PERMISSIONS = Kind(
    "permissions_approval",
    once(tool_call("request_permissions", WANTED)),
    accept=lambda request: request.accept(),
    refuse=lambda request: request.decline(),
    counted=_told('"enabled":true'),
    settings={"features": {"request_permissions_tool": True, "exec_permission_approvals": True}},
)
USER_INPUT = Kind(
    "user_input",
    once(tool_call("request_user_input", {"questions": [QUESTION]})),
    accept=lambda request: request.answer({"colour": "Red"}),
    refuse=lambda request: request.decline(),
    counted=_told("Red"),
    settings={"features": {"default_mode_request_user_input": True}},
)
ELICITATION = Kind(
    "elicitation",
    accept=lambda request: request.accept({"name": "Ada"}),
    refuse=lambda request: request.decline(),
    counted=_told("Ada"),
    **_mcp(tool_call("ask", {}, namespace="mcp__probe")),
)
MCP_TOOL = Kind(
    "approvals",
    accept=lambda request: request.accept(),
    refuse=lambda request: request.decline(),
    counted=_told("the danger is done"),
    **_mcp(tool_call("danger", {}, namespace="mcp__probe")),
)
TOOL_CALL = Kind(
    "tool_call",
    once(tool_call("look_up", {"id": "A-1"})),
    accept=lambda request: request.answer(f"ticket {request.arguments['id']} is open"),
    refuse=lambda request: request.fail("there is no such ticket"),
    counted=_told("ticket A-1 is open"),
)
TOKEN_REFRESH = Kind(
    "token_refresh",
    unauthorized_once(),
    accept=lambda request: request.answer(FRESH, ACCOUNT, "pro"),
    refuse=_raise,
    counted=lambda sent, _: True,  # the turn completes, see `unauthorized_once`
    fails=True,
    withdrawn=False,
)
CURRENT_TIME = Kind(
    "current_time",
    lambda request: text("done"),
    accept=lambda request: request.answer(TIME),
    refuse=_raise,
    counted=lambda sent, _: "2001-02-03" in str(sent.body["input"]),
    settings={"config": '[features.current_time_reminder]\nenabled = true\nclock_source = "external"\n'},
    withdrawn=False,
)
KINDS = [
    COMMAND,
    FILE_CHANGE,
    PERMISSIONS,
    USER_INPUT,
    ELICITATION,
    MCP_TOOL,
    TOOL_CALL,
    TOKEN_REFRESH,
    CURRENT_TIME,
]
