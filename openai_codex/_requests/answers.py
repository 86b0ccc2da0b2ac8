"""The public names of answers, as types that a running program can use: `CommandAnswer | None` is evaluated.

It must not import the generated models before somebody asks for an answer.
"""

from __future__ import annotations

from typing import Any

_OF_APPROVALS = {
    "CommandAnswer": "CommandExecutionRequestApprovalResponse",
    "FileChangeAnswer": "FileChangeRequestApprovalResponse",
    "PermissionsAnswer": "PermissionsRequestApprovalResponse",
    "ElicitationAnswer": "McpServerElicitationRequestResponse",
}
_OTHERS = {
    "UserInputAnswer": "ToolRequestUserInputResponse",
    "ToolCallAnswer": "DynamicToolCallResponse",
    "TokenRefreshAnswer": "ChatgptAuthTokensRefreshResponse",
    "AttestationAnswer": "AttestationGenerateResponse",
    "CurrentTimeAnswer": "CurrentTimeReadResponse",
}
NAMES = frozenset({"ApprovalAnswer", *_OF_APPROVALS, *_OTHERS})


def answer_type(name: str) -> Any:
    """One of the types in `NAMES`."""
    from ..generated import v2_all

    if name != "ApprovalAnswer":
        return getattr(v2_all, (_OF_APPROVALS | _OTHERS)[name])
    command, change, permissions, elicitation = (getattr(v2_all, each) for each in _OF_APPROVALS.values())
    return command | change | permissions | elicitation
