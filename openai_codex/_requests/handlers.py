"""`Handlers`: who answers the server, by kind of request; and the table that both ways of saying it become.

It must not know the connection, nor when a handler runs.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

import attrs

from .._protocol import methods
from ..errors import InvalidInputError
from .approvals import (
    Approval,
    ApprovalAnswer,
    CommandApproval,
    Elicitation,
    FileChangeApproval,
    PermissionsApproval,
)
from .base import Handler, ServerRequest
from .questions import (
    AttestationRequest,
    CurrentTimeRequest,
    TokenRefresh,
    ToolCall,
    UserInputRequest,
)

if TYPE_CHECKING:
    from ..generated.v2_all import (
        AttestationGenerateResponse,
        ChatgptAuthTokensRefreshResponse,
        CommandExecutionRequestApprovalResponse,
        CurrentTimeReadResponse,
        DynamicToolCallResponse,
        FileChangeRequestApprovalResponse,
        McpServerElicitationRequestResponse,
        PermissionsRequestApprovalResponse,
        ToolRequestUserInputResponse,
    )

R = TypeVar("R", bound=ServerRequest)
A = TypeVar("A")

# A sync or an async function of a request.
Answering: TypeAlias = Callable[[R], A | Awaitable[A]]

CommandApprovalHandler: TypeAlias = Answering[CommandApproval, "CommandExecutionRequestApprovalResponse"]
FileChangeApprovalHandler: TypeAlias = Answering[FileChangeApproval, "FileChangeRequestApprovalResponse"]
PermissionsApprovalHandler: TypeAlias = Answering[PermissionsApproval, "PermissionsRequestApprovalResponse"]
ElicitationHandler: TypeAlias = Answering[Elicitation, "McpServerElicitationRequestResponse"]
ApprovalHandler: TypeAlias = Answering[Approval, "ApprovalAnswer"]
UserInputHandler: TypeAlias = Answering[UserInputRequest, "ToolRequestUserInputResponse"]
ToolCallHandler: TypeAlias = Answering[ToolCall, "DynamicToolCallResponse"]
TokenRefreshHandler: TypeAlias = Answering[TokenRefresh, "ChatgptAuthTokensRefreshResponse"]
AttestationHandler: TypeAlias = Answering[AttestationRequest, "AttestationGenerateResponse"]
CurrentTimeHandler: TypeAlias = Answering[CurrentTimeRequest, "CurrentTimeReadResponse"]


def _function_or_none(handlers: Handlers, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None and not callable(value):
        raise InvalidInputError(f"Handlers.{field.name} must be a function, not {type(value).__name__}")


@attrs.frozen(kw_only=True)
class Handlers:
    """Who answers when the server asks.

    Each is a function of a request of its kind that returns what one of the request's own methods made:

        def decide(request: CommandApproval):
            return request.accept() if request.cwd == "/repo" else request.decline()

    It may be async, and then runs in the client's event loop; or sync, and then runs in a worker thread, where it may
    block and use a sync client. It runs in the context of the call that started the turn, and is cancelled when nobody
    wants its answer any more: the turn ended, the request was settled otherwise, or the server is gone. (A thread
    cannot be cancelled: what it returns then is dropped.) Each request is answered once and never asked again. What
    has no handler, or whose handler raises or returns something else, gets the answer that approves nothing.

    Args:
        command_approval: May this command run, or this host be reached?
        file_change_approval: May these files be changed?
        permissions_approval: May the agent have these permissions?
        approvals: The one for all approvals that have none of their own above, and for those of MCP tools; a
            `Policy`, a `PendingApprovals`, or a function.
        user_input: The agent asks the person.
        elicitation: An MCP server asks for input. Without `approvals` it is asked too if a tool may run
            (`Elicitation.is_tool_approval`).
        tool_call: The agent calls a tool of this client.
        token_refresh: The server needs a new ChatGPT token, within 10 s. Only of a client, not of a thread.
        attestation: The server wants an attestation, within 0.1 s. Only of a client, not of a thread.
        current_time: The server asks the time, within 10 s; without a handler this machine's is told.
        other: Everything that has no name here: the approvals of older servers, and requests that are newer than
            this version of the SDK. Answers with a dict or an object of the protocol.

    Raises:
        InvalidInputError: One of them cannot be called.
    """

    __module__ = "openai_codex.requests"

    command_approval: CommandApprovalHandler | None = attrs.field(default=None, validator=_function_or_none)
    file_change_approval: FileChangeApprovalHandler | None = attrs.field(default=None, validator=_function_or_none)
    permissions_approval: PermissionsApprovalHandler | None = attrs.field(default=None, validator=_function_or_none)
    approvals: ApprovalHandler | None = attrs.field(default=None, validator=_function_or_none)
    user_input: UserInputHandler | None = attrs.field(default=None, validator=_function_or_none)
    elicitation: ElicitationHandler | None = attrs.field(default=None, validator=_function_or_none)
    tool_call: ToolCallHandler | None = attrs.field(default=None, validator=_function_or_none)
    token_refresh: TokenRefreshHandler | None = attrs.field(default=None, validator=_function_or_none)
    attestation: AttestationHandler | None = attrs.field(default=None, validator=_function_or_none)
    current_time: CurrentTimeHandler | None = attrs.field(default=None, validator=_function_or_none)
    other: Handler | None = attrs.field(default=None, validator=_function_or_none)


METHODS: dict[str, str] = {
    methods.ITEM_COMMAND_EXECUTION_REQUEST_APPROVAL: "command_approval",
    methods.ITEM_FILE_CHANGE_REQUEST_APPROVAL: "file_change_approval",
    methods.ITEM_PERMISSIONS_REQUEST_APPROVAL: "permissions_approval",
    methods.MCP_SERVER_ELICITATION_REQUEST: "elicitation",
    methods.ITEM_TOOL_REQUEST_USER_INPUT: "user_input",
    methods.ITEM_TOOL_CALL: "tool_call",
    methods.ACCOUNT_CHATGPT_AUTH_TOKENS_REFRESH: "token_refresh",
    methods.ATTESTATION_GENERATE: "attestation",
    methods.CURRENT_TIME_READ: "current_time",
}
_APPROVALS = (
    methods.ITEM_COMMAND_EXECUTION_REQUEST_APPROVAL,
    methods.ITEM_FILE_CHANGE_REQUEST_APPROVAL,
    methods.ITEM_PERMISSIONS_REQUEST_APPROVAL,
)
_LEGACY = (methods.EXEC_COMMAND_APPROVAL, methods.APPLY_PATCH_APPROVAL)
_WITHOUT_THREAD = (methods.ACCOUNT_CHATGPT_AUTH_TOKENS_REFRESH, methods.ATTESTATION_GENERATE)


@attrs.frozen(eq=False)
class HandlerTable:
    """Handlers by method, however they were given."""

    by_method: Mapping[str, Handler]
    approvals: ApprovalHandler | None = None
    other: Handler | None = None
    # Those of a mapping take what has no class of its own, or does not fit it, as raw data.
    take_raw: bool = False

    @property
    def decides_approvals(self) -> bool:
        """Whether somebody here is to be asked for approvals."""
        return self.approvals is not None or any(method in self.by_method for method in _APPROVALS)

    @property
    def decides_changes(self) -> bool:
        """Whether somebody here is to be asked for changes of files."""
        return self.approvals is not None or methods.ITEM_FILE_CHANGE_REQUEST_APPROVAL in self.by_method

    @property
    def attests(self) -> bool:
        """Whether somebody here attests the client."""
        return methods.ATTESTATION_GENERATE in self.by_method

    def find(self, request: ServerRequest) -> Handler | None:
        """Who is asked, if anybody is. Raises TypeError if somebody is who is written for another object."""
        of_approvals = cast("Handler | None", self.approvals)
        if of_approvals is not None and isinstance(request, Elicitation) and request.approval_kind is not None:
            return of_approvals
        found = self.by_method.get(request.method)
        if found is None and request.method in _APPROVALS:
            found = of_approvals
        if found is None and request.method not in METHODS:
            return self.other
        if type(request) is ServerRequest and not self.take_raw:
            if found is not None:
                raise TypeError(f"the parameters of {request.method} do not fit the protocol")
            return None
        return found


def handler_table(handlers: Handlers | Mapping[str, Handler], name: str, *, of_thread: bool = False) -> HandlerTable:
    """The handlers by method. Raises InvalidInputError, naming the field of `name`, for anything else."""
    if isinstance(handlers, Handlers):
        given = {method: getattr(handlers, field) for method, field in METHODS.items()}
        table = HandlerTable(
            {method: handler for method, handler in given.items() if handler is not None},
            approvals=handlers.approvals,
            other=handlers.other,
        )
    elif isinstance(handlers, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        for method, handler in handlers.items():
            if method not in METHODS and method not in _LEGACY:
                raise InvalidInputError(f"{name}[{method!r}]: the server makes no request of this name")
            if not callable(handler):
                raise InvalidInputError(f"{name}[{method!r}] must be a function, not {type(handler).__name__}")
        table = HandlerTable(dict(handlers), take_raw=True)
    else:
        raise InvalidInputError(f"{name} must be Handlers or a mapping, not {type(handlers).__name__}")
    for method in _WITHOUT_THREAD:
        if of_thread and method in table.by_method:
            raise InvalidInputError(f"{name}.{METHODS[method]}: the server asks this of a client, not of a thread")
    return table
