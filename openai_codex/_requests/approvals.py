"""The requests that ask for permission, each with the methods that make its answers.

They hold what the server sent and decide nothing. They must not know who is asked, nor how an answer travels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import attrs

from .._lazy_models import wire
from .._protocol import methods
from .._wire import JsonObject, JsonValue, to_wire
from ..errors import InvalidInputError
from .base import ServerRequest
from .command_line import command_words

if TYPE_CHECKING:
    from ..generated.v2_all import (
        AdditionalPermissionProfile,
        CommandExecutionApprovalDecision,
        CommandExecutionRequestApprovalParams,
        CommandExecutionRequestApprovalResponse,
        FileChangeRequestApprovalParams,
        FileChangeRequestApprovalResponse,
        FileUpdateChange,
        GrantedPermissionProfile,
        McpServerElicitationRequestParams,
        McpServerElicitationRequestResponse,
        NetworkApprovalContext,
        NetworkPolicyAmendment,
        PermissionsRequestApprovalParams,
        PermissionsRequestApprovalResponse,
        RequestPermissionProfile,
    )


TOOL_APPROVAL = "mcp_tool_call"


@attrs.frozen(eq=False)
class CommandApproval(ServerRequest):
    """May this command run, or this host be reached? An accepted command runs outside the sandbox if it asked to."""

    __module__ = "openai_codex.requests"

    method: str = attrs.field(default=methods.ITEM_COMMAND_EXECUTION_REQUEST_APPROVAL, init=False)
    params: CommandExecutionRequestApprovalParams

    @property
    def thread_id(self) -> str:
        """The thread that asks; a sub-agent has one of its own."""
        return self.params.thread_id

    @property
    def turn_id(self) -> str:
        """The turn that waits for the answer."""
        return self.params.turn_id

    @property
    def item_id(self) -> str:
        """The item of the turn that this is about."""
        return self.params.item_id

    @property
    def kind(self) -> str:
        """`command`, or `writeStdin` for input to a terminal that is open already."""
        return self.params.kind.value

    @property
    def command(self) -> str | None:
        """The command line as the server shows it, its shell included; None for a network request."""
        return self.params.command

    @property
    def words(self) -> tuple[str, ...] | None:
        """The words of the command, taken out of its shell: `("ls", "-l")` of `/bin/bash -lc 'ls -l'`.

        None unless every shell surely reads it as one simple command: not for operators, redirections, variables,
        globs, assignments, escapes or `..`, for a shell that is not the system's, for input to a terminal, and for
        what is no command. No words do not mean that the command is harmless, and words do not mean that it is.
        """
        if self.kind != "command" or self.command is None:
            return None
        words = command_words(self.command)
        return None if words is None else tuple(words)

    @property
    def cwd(self) -> str | None:
        """The directory that the command would run in."""
        return None if self.params.cwd is None else str(self.params.cwd)

    @property
    def reason(self) -> str | None:
        """Why the agent asks, in the words of the model."""
        return self.params.reason

    @property
    def network(self) -> NetworkApprovalContext | None:
        """The host and protocol, if this asks for the network and not for a command."""
        return self.params.network_approval_context

    @property
    def additional_permissions(self) -> AdditionalPermissionProfile | None:
        """What the command wants beside running, if it does."""
        return self.params.additional_permissions

    @property
    def available_decisions(self) -> Sequence[CommandExecutionApprovalDecision]:
        """What the server proposes to offer a person. `decline` works whether it is there or not."""
        return tuple(self.params.available_decisions or ())

    @property
    def proposed_execpolicy_amendment(self) -> Sequence[str]:
        """The words that the server proposes to allow commands by from now on."""
        return tuple(self.params.proposed_execpolicy_amendment or ())

    @property
    def proposed_network_policy_amendments(self) -> Sequence[NetworkPolicyAmendment]:
        """The rules for hosts that the server proposes."""
        return tuple(self.params.proposed_network_policy_amendments or ())

    def accept(self) -> CommandExecutionRequestApprovalResponse:
        """It may, this once."""
        return self._answer("accept")

    def accept_for_session(self) -> CommandExecutionRequestApprovalResponse:
        """It may, and so may the same command again while the thread is loaded, without asking."""
        return self._answer("acceptForSession")

    def accept_with_execpolicy_amendment(
        self, words: Sequence[str] | None = None
    ) -> CommandExecutionRequestApprovalResponse:
        """It may, and commands that begin with these words may from now on, without asking.

        `words` are the server's proposal unless given. The server keeps the rule beyond this thread. Raises
        InvalidInputError without any.
        """
        amendment = list(self.proposed_execpolicy_amendment if words is None else words)
        if not amendment or isinstance(words, str):
            raise InvalidInputError("an amendment is a list of words, and the server proposes none here")
        return self._answer({"acceptWithExecpolicyAmendment": {"execpolicy_amendment": amendment}})

    def apply_network_policy_amendment(
        self, amendment: NetworkPolicyAmendment | None = None
    ) -> CommandExecutionRequestApprovalResponse:
        """Allow or deny the host from now on, as `amendment` says: by default the first one that is proposed.

        Raises InvalidInputError without one.
        """
        chosen = amendment or next(iter(self.proposed_network_policy_amendments), None)
        if chosen is None:
            raise InvalidInputError("the server proposes no network policy amendment here")
        return self._answer({"applyNetworkPolicyAmendment": {"network_policy_amendment": to_wire(chosen)}})

    def decline(self) -> CommandExecutionRequestApprovalResponse:
        """It may not; the agent is told and goes on."""
        return self._answer("decline")

    def cancel(self) -> CommandExecutionRequestApprovalResponse:
        """It may not, and the turn is interrupted."""
        return self._answer("cancel")

    def _answer(self, decision: Any) -> CommandExecutionRequestApprovalResponse:
        return wire.CommandExecutionRequestApprovalResponse.model_validate({"decision": decision})


@attrs.frozen(eq=False)
class FileChangeApproval(ServerRequest):
    """May these files be changed outside what the sandbox lets the agent write?"""

    __module__ = "openai_codex.requests"

    method: str = attrs.field(default=methods.ITEM_FILE_CHANGE_REQUEST_APPROVAL, init=False)
    params: FileChangeRequestApprovalParams
    changes: tuple[FileUpdateChange, ...] | None = None
    """What would be changed, as the server announced it before; None if that is not known here."""

    @property
    def thread_id(self) -> str:
        """The thread that asks; a sub-agent has one of its own."""
        return self.params.thread_id

    @property
    def turn_id(self) -> str:
        """The turn that waits for the answer."""
        return self.params.turn_id

    @property
    def item_id(self) -> str:
        """The item of the turn that holds the changes."""
        return self.params.item_id

    @property
    def reason(self) -> str | None:
        """Why the agent asks, in the words of the model."""
        return self.params.reason

    @property
    def grant_root(self) -> str | None:
        """A directory that the agent wants to write in for the rest of the session, if it does."""
        return self.params.grant_root

    def accept(self) -> FileChangeRequestApprovalResponse:
        """They may, this once."""
        return self._answer("accept")

    def accept_for_session(self) -> FileChangeRequestApprovalResponse:
        """They may, and the same files may be changed again while the thread is loaded, without asking."""
        return self._answer("acceptForSession")

    def decline(self) -> FileChangeRequestApprovalResponse:
        """They may not; the agent is told and goes on."""
        return self._answer("decline")

    def cancel(self) -> FileChangeRequestApprovalResponse:
        """They may not, and the turn is interrupted."""
        return self._answer("cancel")

    def _answer(self, decision: str) -> FileChangeRequestApprovalResponse:
        return wire.FileChangeRequestApprovalResponse.model_validate({"decision": decision})


@attrs.frozen(eq=False)
class PermissionsApproval(ServerRequest):
    """May the agent have these permissions: files beyond its sandbox, the network?"""

    __module__ = "openai_codex.requests"

    method: str = attrs.field(default=methods.ITEM_PERMISSIONS_REQUEST_APPROVAL, init=False)
    params: PermissionsRequestApprovalParams

    @property
    def thread_id(self) -> str:
        """The thread that asks; a sub-agent has one of its own."""
        return self.params.thread_id

    @property
    def turn_id(self) -> str:
        """The turn that waits for the answer."""
        return self.params.turn_id

    @property
    def item_id(self) -> str:
        """The call of the agent's tool that asks."""
        return self.params.item_id

    @property
    def cwd(self) -> str:
        """The agent's working directory."""
        return str(self.params.cwd)

    @property
    def reason(self) -> str | None:
        """Why the agent asks, in the words of the model."""
        return self.params.reason

    @property
    def permissions(self) -> RequestPermissionProfile:
        """What the agent asks for."""
        return self.params.permissions

    def grant(
        self,
        permissions: GrantedPermissionProfile | RequestPermissionProfile | JsonObject,
        *,
        for_session: bool = False,
    ) -> PermissionsRequestApprovalResponse:
        """Grant these, for the turn or for as long as the thread is loaded. The server grants no more than it asked."""
        profile: Any = permissions if isinstance(permissions, Mapping) else to_wire(permissions)
        answer = {"permissions": profile, "scope": "session" if for_session else "turn"}
        return wire.PermissionsRequestApprovalResponse.model_validate(answer)

    def accept(self) -> PermissionsRequestApprovalResponse:
        """Grant all that is asked for, until the turn ends."""
        return self.grant(self.permissions)

    def accept_for_session(self) -> PermissionsRequestApprovalResponse:
        """Grant all that is asked for, for as long as the thread is loaded."""
        return self.grant(self.permissions, for_session=True)

    def decline(self) -> PermissionsRequestApprovalResponse:
        """Grant nothing; the agent is told and goes on."""
        return self.grant({})


@attrs.frozen(eq=False)
class Elicitation(ServerRequest):
    """An MCP server asks for input, or (see `is_tool_approval`) one of its tools wants to run."""

    __module__ = "openai_codex.requests"

    method: str = attrs.field(default=methods.MCP_SERVER_ELICITATION_REQUEST, init=False)
    params: McpServerElicitationRequestParams

    @property
    def thread_id(self) -> str:
        """The thread that the MCP server works for."""
        return str(self._raw["threadId"])

    @property
    def turn_id(self) -> str | None:
        """The turn that waits for the answer, if the server knows which one does."""
        turn_id = self._raw.get("turnId")
        return turn_id if isinstance(turn_id, str) else None

    @property
    def server_name(self) -> str:
        """The MCP server's name in the configuration."""
        return str(self._raw["serverName"])

    @property
    def mode(self) -> str:
        """`form`, `url`, or another way of asking."""
        return str(self._raw["mode"])

    @property
    def message(self) -> str:
        """The question, in the words of the MCP server."""
        return str(self._raw.get("message", ""))

    @property
    def requested_schema(self) -> JsonObject | None:
        """The JSON Schema of the content that is asked for; None if it is not a form."""
        schema = self._raw.get("requestedSchema")
        return schema if isinstance(schema, dict) else None

    @property
    def url(self) -> str | None:
        """The address that the person should visit, if the question is one."""
        url = self._raw.get("url")
        return url if isinstance(url, str) else None

    @property
    def meta(self) -> JsonObject:
        """What came with the question beside it."""
        meta = self._raw.get("_meta")
        return meta if isinstance(meta, dict) else {}

    @property
    def approval_kind(self) -> str | None:
        """What an accepting answer would approve, in the server's word; None if it is a mere question."""
        kind = self.meta.get("codex_approval_kind")
        return None if kind is None else str(kind)

    @property
    def is_tool_approval(self) -> bool:
        """Whether this asks if a tool may run: then accepting runs it."""
        return self.approval_kind == TOOL_APPROVAL

    @property
    def tool_arguments(self) -> JsonObject | None:
        """What the tool would be called with, if this is the approval of one."""
        arguments = self.meta.get("tool_params")
        return arguments if isinstance(arguments, dict) else None

    def accept(self, content: JsonValue = None) -> McpServerElicitationRequestResponse:
        """Answer with `content`, which follows `requested_schema`; or let the tool run, this once."""
        return self._answer("accept", content=content)

    def accept_for_session(self) -> McpServerElicitationRequestResponse:
        """Let the tool run, now and again while the thread is loaded.

        Raises InvalidInputError if the server does not offer that.
        """
        persist = self.meta.get("persist")
        if not isinstance(persist, list) or "session" not in persist:
            raise InvalidInputError("the server does not offer to remember the answer to this elicitation")
        return self._answer("accept", meta={"persist": "session"})

    def decline(self) -> McpServerElicitationRequestResponse:
        """Refuse."""
        return self._answer("decline")

    def cancel(self) -> McpServerElicitationRequestResponse:
        """Dismiss the question without an answer."""
        return self._answer("cancel")

    def _answer(
        self, action: str, *, content: JsonValue = None, meta: JsonObject | None = None
    ) -> McpServerElicitationRequestResponse:
        answer = {"action": action, "content": content, "_meta": meta}
        return wire.McpServerElicitationRequestResponse.model_validate(answer)

    @property
    def _raw(self) -> JsonObject:
        return cast("JsonObject", to_wire(self.params))


Approval: TypeAlias = CommandApproval | FileChangeApproval | PermissionsApproval | Elicitation
"""A request for permission. An `Elicitation` is one only if it has an `approval_kind`."""

CommandAnswer: TypeAlias = "CommandExecutionRequestApprovalResponse"
FileChangeAnswer: TypeAlias = "FileChangeRequestApprovalResponse"
PermissionsAnswer: TypeAlias = "PermissionsRequestApprovalResponse"
ElicitationAnswer: TypeAlias = "McpServerElicitationRequestResponse"

ApprovalAnswer: TypeAlias = "CommandAnswer | FileChangeAnswer | PermissionsAnswer | ElicitationAnswer"
"""What the methods of an `Approval` return."""
