"""What the server asks, typed: the kinds of requests, and `Handlers`, who answer them.

    from openai_codex import Codex, CodexConfig
    from openai_codex.requests import CommandApproval, Handlers


    def decide(request: CommandApproval):
        print("May it run?", request.command)
        return request.decline()


    codex = Codex(CodexConfig(handlers=Handlers(command_approval=decide)))

`openai_codex.approvals` has rules and deferred answers for approvals. Not imported with `openai_codex`.
"""

from __future__ import annotations

import typing

from ._requests import Handler, ServerRequest
from ._requests import answers as _answers
from ._requests.approvals import Approval, CommandApproval, Elicitation, FileChangeApproval, PermissionsApproval
from ._requests.handlers import (
    ApprovalHandler,
    AttestationHandler,
    CommandApprovalHandler,
    CurrentTimeHandler,
    ElicitationHandler,
    FileChangeApprovalHandler,
    Handlers,
    PermissionsApprovalHandler,
    TokenRefreshHandler,
    ToolCallHandler,
    UserInputHandler,
)
from ._requests.questions import (
    AttestationRequest,
    CurrentTimeRequest,
    LegacyCommandApproval,
    LegacyPatchApproval,
    TokenRefresh,
    ToolCall,
    UserInputRequest,
)

if typing.TYPE_CHECKING:
    from ._requests.approvals import (
        ApprovalAnswer,
        CommandAnswer,
        ElicitationAnswer,
        FileChangeAnswer,
        PermissionsAnswer,
    )
    from ._requests.questions import (
        AttestationAnswer,
        CurrentTimeAnswer,
        TokenRefreshAnswer,
        ToolCallAnswer,
        UserInputAnswer,
    )

__all__ = [
    "Handlers",
    "ServerRequest",
    # approvals
    "Approval",
    "CommandApproval",
    "FileChangeApproval",
    "PermissionsApproval",
    "Elicitation",
    # the rest
    "UserInputRequest",
    "ToolCall",
    "TokenRefresh",
    "AttestationRequest",
    "CurrentTimeRequest",
    "LegacyCommandApproval",
    "LegacyPatchApproval",
    # what their methods make
    "ApprovalAnswer",
    "CommandAnswer",
    "FileChangeAnswer",
    "PermissionsAnswer",
    "ElicitationAnswer",
    "UserInputAnswer",
    "ToolCallAnswer",
    "TokenRefreshAnswer",
    "AttestationAnswer",
    "CurrentTimeAnswer",
    # handlers, for annotations
    "Handler",
    "ApprovalHandler",
    "CommandApprovalHandler",
    "FileChangeApprovalHandler",
    "PermissionsApprovalHandler",
    "ElicitationHandler",
    "UserInputHandler",
    "ToolCallHandler",
    "TokenRefreshHandler",
    "AttestationHandler",
    "CurrentTimeHandler",
]


def __getattr__(name: str) -> typing.Any:
    if name not in _answers.NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = made = _answers.answer_type(name)
    return made
