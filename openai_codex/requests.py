"""What the server asks, typed: the kinds of requests, and `Handlers`, who answer them.

    from openai_codex import Codex, CodexConfig
    from openai_codex.requests import CommandApproval, Handlers


    def decide(request: CommandApproval):
        print("May it run?", request.command)
        return request.decline()


    codex = Codex(CodexConfig(handlers=Handlers(command_approval=decide)))

`openai_codex.approvals` has rules and deferred answers for approvals. Not imported with `openai_codex`.
"""

from ._requests import Handler, ServerRequest
from ._requests.approvals import (
    Approval,
    ApprovalAnswer,
    CommandAnswer,
    CommandApproval,
    Elicitation,
    ElicitationAnswer,
    FileChangeAnswer,
    FileChangeApproval,
    PermissionsAnswer,
    PermissionsApproval,
)
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
    AttestationAnswer,
    AttestationRequest,
    CurrentTimeAnswer,
    CurrentTimeRequest,
    LegacyCommandApproval,
    LegacyPatchApproval,
    TokenRefresh,
    TokenRefreshAnswer,
    ToolCall,
    ToolCallAnswer,
    UserInputAnswer,
    UserInputRequest,
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
