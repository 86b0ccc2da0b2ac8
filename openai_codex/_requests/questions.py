"""The requests that ask for something other than permission, and the two of older servers.

They hold what the server sent and decide nothing. They must not know who is asked, nor how an answer travels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

import attrs

from .._lazy_models import wire
from .._protocol import methods
from .._wire import JsonObject, JsonValue, to_wire
from ..errors import InvalidInputError
from .base import ServerRequest
from .safe import failed_call

if TYPE_CHECKING:
    from ..generated.v2_all import (
        ApplyPatchApprovalParams,
        ApplyPatchApprovalResponse,
        AttestationGenerateParams,
        AttestationGenerateResponse,
        ChatgptAuthTokensRefreshParams,
        ChatgptAuthTokensRefreshResponse,
        CurrentTimeReadParams,
        CurrentTimeReadResponse,
        DynamicToolCallOutputContentItem,
        DynamicToolCallParams,
        DynamicToolCallResponse,
        ExecCommandApprovalParams,
        ExecCommandApprovalResponse,
        FileChange,
        ToolRequestUserInputParams,
        ToolRequestUserInputQuestion,
        ToolRequestUserInputResponse,
    )


@attrs.frozen(eq=False)
class UserInputRequest(ServerRequest):
    """The agent asks the person one or more questions."""

    __module__ = "openai_codex.requests"

    method: str = attrs.field(default=methods.ITEM_TOOL_REQUEST_USER_INPUT, init=False)
    params: ToolRequestUserInputParams

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
    def questions(self) -> Sequence[ToolRequestUserInputQuestion]:
        """The questions, each with an `id`, and `options` if there are any to choose from."""
        return tuple(self.params.questions)

    @property
    def is_blocking(self) -> bool:
        """Whether the agent should wait however long it takes."""
        return self.params.is_blocking

    def answer(self, answers: Mapping[str, str | Sequence[str]]) -> ToolRequestUserInputResponse:
        """Answer the questions named by their id, each with one text or several; others stay unanswered.

        Raises InvalidInputError for an id that no question has.
        """
        known = {question.id for question in self.questions}
        if unknown := answers.keys() - known:
            raise InvalidInputError(f"no question has the id {', '.join(sorted(map(repr, unknown)))}")
        given = {id: [answer] if isinstance(answer, str) else list(answer) for id, answer in answers.items()}
        body = {"answers": {id: {"answers": texts} for id, texts in given.items()}}
        return wire.ToolRequestUserInputResponse.model_validate(body)

    def decline(self) -> ToolRequestUserInputResponse:
        """Answer none of them; the agent goes on."""
        return self.answer({})


@attrs.frozen(eq=False)
class ToolCall(ServerRequest):
    """The agent calls a tool that this client offers."""

    __module__ = "openai_codex.requests"

    method: str = attrs.field(default=methods.ITEM_TOOL_CALL, init=False)
    params: DynamicToolCallParams

    @property
    def thread_id(self) -> str:
        """The thread that calls; a sub-agent has one of its own."""
        return self.params.thread_id

    @property
    def turn_id(self) -> str:
        """The turn that waits for the result."""
        return self.params.turn_id

    @property
    def item_id(self) -> str:
        """The item of the turn: the call."""
        return self.params.call_id

    @property
    def tool(self) -> str:
        """The name of the tool."""
        return self.params.tool

    @property
    def namespace(self) -> str | None:
        """The namespace that the tool was offered in."""
        return self.params.namespace

    @property
    def arguments(self) -> JsonValue:
        """What the model calls it with; it need not follow the tool's schema."""
        return self.params.arguments

    def answer(self, *content: str | DynamicToolCallOutputContentItem, success: bool = True) -> DynamicToolCallResponse:
        """The result: texts, or content items of the protocol for images and audio."""
        items: list[JsonValue] = [
            {"type": "inputText", "text": part} if isinstance(part, str) else to_wire(part) for part in content
        ]
        return wire.DynamicToolCallResponse.model_validate({"contentItems": items, "success": success})

    def fail(self, reason: str) -> DynamicToolCallResponse:
        """Tell the model that the call failed, and why."""
        return wire.DynamicToolCallResponse.model_validate(failed_call(reason))


@attrs.frozen(eq=False)
class TokenRefresh(ServerRequest):
    """The server needs a new ChatGPT token, within 10 s. To refuse, raise: the turn then fails."""

    __module__ = "openai_codex.requests"

    method: str = attrs.field(default=methods.ACCOUNT_CHATGPT_AUTH_TOKENS_REFRESH, init=False)
    params: ChatgptAuthTokensRefreshParams

    @property
    def reason(self) -> str:
        """Why: `unauthorized`, or another word of the server."""
        return self.params.reason.value

    @property
    def previous_account_id(self) -> str | None:
        """The account that the token was for."""
        return self.params.previous_account_id

    def answer(
        self, access_token: str, account_id: str, plan_type: str | None = None
    ) -> ChatgptAuthTokensRefreshResponse:
        """The new token, the account that it is for, and the account's plan."""
        return wire.ChatgptAuthTokensRefreshResponse(
            access_token=access_token, chatgpt_account_id=account_id, chatgpt_plan_type=plan_type
        )


@attrs.frozen(eq=False)
class AttestationRequest(ServerRequest):
    """The server wants a token that attests this client, within 0.1 s. To refuse, raise: the turn goes on."""

    __module__ = "openai_codex.requests"

    method: str = attrs.field(default=methods.ATTESTATION_GENERATE, init=False)
    params: AttestationGenerateParams

    def answer(self, token: str) -> AttestationGenerateResponse:
        """The token."""
        return wire.AttestationGenerateResponse(token=token)


@attrs.frozen(eq=False)
class CurrentTimeRequest(ServerRequest):
    """The server asks what time it is, within 10 s. Without a handler it is told this machine's time."""

    __module__ = "openai_codex.requests"

    method: str = attrs.field(default=methods.CURRENT_TIME_READ, init=False)
    params: CurrentTimeReadParams

    @property
    def thread_id(self) -> str:
        """The thread that the time is for."""
        return self.params.thread_id

    def answer(self, time: datetime | float) -> CurrentTimeReadResponse:
        """The time: a datetime, or seconds since 1970 (UTC). A datetime without a zone is local time."""
        seconds = time.timestamp() if isinstance(time, datetime) else time
        return wire.CurrentTimeReadResponse(current_time_at=int(seconds))


class _LegacyApproval(ServerRequest):
    """What the two approvals of older servers have in common. Threads of this server never send them."""

    __slots__ = ()

    @property
    def thread_id(self) -> str:
        """The thread that asks."""
        return str(self.params.conversation_id)

    @property
    def item_id(self) -> str:
        """The call that asks."""
        return str(self.params.call_id)

    @property
    def reason(self) -> str | None:
        """Why the agent asks, in the words of the model."""
        reason: str | None = self.params.reason
        return reason


@attrs.frozen(eq=False)
class LegacyCommandApproval(_LegacyApproval):
    """May this command run? As older servers ask."""

    __module__ = "openai_codex.requests"

    method: str = attrs.field(default=methods.EXEC_COMMAND_APPROVAL, init=False)
    params: ExecCommandApprovalParams

    @property
    def command(self) -> Sequence[str]:
        """The words of the command."""
        return tuple(self.params.command)

    @property
    def cwd(self) -> str:
        """The directory that the command would run in."""
        return self.params.cwd

    def accept(self) -> ExecCommandApprovalResponse:
        """It may, this once."""
        return self._answer("approved")

    def accept_for_session(self) -> ExecCommandApprovalResponse:
        """It may, and so may the same command again, without asking."""
        return self._answer("approved_for_session")

    def decline(self, rejection: str = "declined by the client") -> ExecCommandApprovalResponse:
        """It may not; the agent is told why and goes on."""
        return self._answer({"denied": {"rejection": rejection}})

    def cancel(self) -> ExecCommandApprovalResponse:
        """It may not, and the turn is interrupted."""
        return self._answer("abort")

    def _answer(self, decision: str | JsonObject) -> ExecCommandApprovalResponse:
        return wire.ExecCommandApprovalResponse.model_validate({"decision": decision})


@attrs.frozen(eq=False)
class LegacyPatchApproval(_LegacyApproval):
    """May these files be changed? As older servers ask."""

    __module__ = "openai_codex.requests"

    method: str = attrs.field(default=methods.APPLY_PATCH_APPROVAL, init=False)
    params: ApplyPatchApprovalParams

    @property
    def file_changes(self) -> Mapping[str, FileChange]:
        """The changes, by path."""
        return self.params.file_changes

    @property
    def grant_root(self) -> str | None:
        """A directory that the agent wants to write in for the rest of the session, if it does."""
        return self.params.grant_root

    def accept(self) -> ApplyPatchApprovalResponse:
        """They may, this once."""
        return self._answer("approved")

    def accept_for_session(self) -> ApplyPatchApprovalResponse:
        """They may, and the same files may be changed again, without asking."""
        return self._answer("approved_for_session")

    def decline(self, rejection: str = "declined by the client") -> ApplyPatchApprovalResponse:
        """They may not; the agent is told why and goes on."""
        return self._answer({"denied": {"rejection": rejection}})

    def cancel(self) -> ApplyPatchApprovalResponse:
        """They may not, and the turn is interrupted."""
        return self._answer("abort")

    def _answer(self, decision: str | JsonObject) -> ApplyPatchApprovalResponse:
        return wire.ApplyPatchApprovalResponse.model_validate({"decision": decision})


UserInputAnswer: TypeAlias = "ToolRequestUserInputResponse"
ToolCallAnswer: TypeAlias = "DynamicToolCallResponse"
TokenRefreshAnswer: TypeAlias = "ChatgptAuthTokensRefreshResponse"
AttestationAnswer: TypeAlias = "AttestationGenerateResponse"
CurrentTimeAnswer: TypeAlias = "CurrentTimeReadResponse"
