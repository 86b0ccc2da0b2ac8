"""The objects of requests, and which answers are taken for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any, cast

import orjson
import pytest

from actors import PeerRequest
from openai_codex import CodexConfig, InvalidInputError, ServerRequest
from openai_codex._requests.kinds import KINDS, answer_bytes, typed
from openai_codex.generated.methods import SERVER_REQUESTS
from openai_codex.generated.v2_all import CommandExecutionRequestApprovalResponse
from openai_codex.requests import (
    AttestationRequest,
    CommandApproval,
    CurrentTimeRequest,
    Elicitation,
    FileChangeApproval,
    Handlers,
    LegacyCommandApproval,
    LegacyPatchApproval,
    PermissionsApproval,
    TokenRefresh,
    ToolCall,
    UserInputRequest,
)

IDS: dict[str, Any] = {"threadId": "thread", "turnId": "turn", "itemId": "item", "startedAtMs": 1}
QUESTION: dict[str, Any] = {"id": "q", "header": "h", "question": "?"}
FORM: dict[str, Any] = {"mode": "form", "message": "?", "requestedSchema": {"type": "object", "properties": {}}}
CALL: dict[str, Any] = {"threadId": "thread", "turnId": "turn", "callId": "item"}
OLD: dict[str, Any] = {"conversationId": "thread", "callId": "item", "reason": "why"}

COMMAND = "item/commandExecution/requestApproval"
HOST: dict[str, Any] = {"host": "example.invalid", "action": "allow"}

RAW: dict[str, Any] = {
    COMMAND: {
        **IDS,
        "command": "ls",
        "cwd": "/",
        "reason": "why",
        "availableDecisions": ["accept", "cancel"],
        "proposedExecpolicyAmendment": ["ls"],
        "proposedNetworkPolicyAmendments": [HOST],
    },
    "item/fileChange/requestApproval": {**IDS, "grantRoot": "/root", "reason": "why"},
    "item/permissions/requestApproval": {**IDS, "cwd": "/", "permissions": {"network": {"enabled": True}}},
    "item/tool/requestUserInput": {**IDS, "isBlocking": True, "questions": [QUESTION]},
    "mcpServer/elicitation/request": {"threadId": "thread", "turnId": None, "serverName": "probe", **FORM},
    "item/tool/call": {
        "threadId": "thread",
        "turnId": "turn",
        "callId": "item",
        "tool": "look_up",
        "arguments": {"a": 1},
    },
    "account/chatgptAuthTokens/refresh": {"reason": "unauthorized", "previousAccountId": "account"},
    "attestation/generate": {},
    "currentTime/read": {"threadId": "thread"},
    "execCommandApproval": {**OLD, "command": ["ls"], "cwd": "/", "parsedCmd": []},
    "applyPatchApproval": {**OLD, "fileChanges": {"/x": {"type": "add", "content": "x"}}, "grantRoot": "/root"},
}


def made(method: str) -> Any:
    return typed(PeerRequest(0, method, RAW[method]))


def test_every_request_of_the_protocol_has_a_kind() -> None:
    assert KINDS.keys() == SERVER_REQUESTS.keys() == RAW.keys()


@pytest.mark.parametrize("method", RAW)
def test_a_request_is_an_object_of_its_kind(method: str) -> None:
    request: Any = made(method)
    kind = cast("type[object]", type(request))
    assert kind is KINDS[method]
    assert issubclass(kind, ServerRequest)
    assert request.method == method
    assert type(request.params).__name__ == SERVER_REQUESTS[method][0] or kind is Elicitation
    if hasattr(request, "thread_id"):
        assert request.thread_id == "thread"
    if hasattr(request, "item_id"):
        assert request.item_id == "item"


def test_what_a_request_holds_can_be_read() -> None:
    command: CommandApproval = made(COMMAND)
    assert (command.command, command.cwd, command.kind, command.turn_id) == ("ls", "/", "command", "turn")
    assert [decision.root for decision in command.available_decisions] == ["accept", "cancel"]
    assert command.network is None
    assert command.additional_permissions is None
    change: FileChangeApproval = made("item/fileChange/requestApproval")
    assert (change.grant_root, change.changes, change.reason) == ("/root", None, "why")
    permissions: PermissionsApproval = made("item/permissions/requestApproval")
    assert (permissions.cwd, permissions.permissions.network is not None) == ("/", True)
    questions: UserInputRequest = made("item/tool/requestUserInput")
    assert ([question.id for question in questions.questions], questions.is_blocking) == (["q"], True)
    form: Elicitation = made("mcpServer/elicitation/request")
    assert (form.mode, form.message, form.server_name, form.turn_id) == ("form", "?", "probe", None)
    assert (form.is_tool_approval, form.approval_kind, form.url, form.meta) == (False, None, None, {})
    call: ToolCall = made("item/tool/call")
    assert (call.tool, call.namespace, call.arguments) == ("look_up", None, {"a": 1})
    refresh: TokenRefresh = made("account/chatgptAuthTokens/refresh")
    assert (refresh.reason, refresh.previous_account_id) == ("unauthorized", "account")
    old: LegacyCommandApproval = made("execCommandApproval")
    assert (list(old.command), old.cwd, old.reason) == (["ls"], "/", "why")
    patch: LegacyPatchApproval = made("applyPatchApproval")
    assert (list(patch.file_changes), patch.grant_root) == (["/x"], "/root")


def test_an_elicitation_may_be_an_address_or_the_approval_of_a_tool() -> None:
    raw = {"threadId": "t", "serverName": "s", "message": "?", "mode": "url", "url": "https://x/", "elicitationId": "e"}
    visit = typed(PeerRequest(0, "mcpServer/elicitation/request", raw))
    assert isinstance(visit, Elicitation)
    assert (visit.url, visit.requested_schema) == ("https://x/", None)
    meta = {"codex_approval_kind": "mcp_tool_call", "tool_params": {"a": 1}}
    raw = {**RAW["mcpServer/elicitation/request"], "_meta": meta}
    approval = typed(PeerRequest(0, "mcpServer/elicitation/request", raw))
    assert isinstance(approval, Elicitation)
    assert (approval.is_tool_approval, approval.tool_arguments) == (True, {"a": 1})
    with pytest.raises(InvalidInputError):
        approval.accept_for_session()


ANSWERS: list[tuple[str, Callable[[Any], Any], Any]] = [
    (COMMAND, lambda r: r.accept(), {"decision": "accept"}),
    (COMMAND, lambda r: r.accept_for_session(), {"decision": "acceptForSession"}),
    (COMMAND, lambda r: r.decline(), {"decision": "decline"}),
    (COMMAND, lambda r: r.cancel(), {"decision": "cancel"}),
    (
        COMMAND,
        lambda r: r.accept_with_execpolicy_amendment(),
        {"decision": {"acceptWithExecpolicyAmendment": {"execpolicy_amendment": ["ls"]}}},
    ),
    (
        COMMAND,
        lambda r: r.apply_network_policy_amendment(),
        {"decision": {"applyNetworkPolicyAmendment": {"network_policy_amendment": HOST}}},
    ),
    ("item/fileChange/requestApproval", lambda r: r.accept(), {"decision": "accept"}),
    ("item/fileChange/requestApproval", lambda r: r.accept_for_session(), {"decision": "acceptForSession"}),
    ("item/fileChange/requestApproval", lambda r: r.decline(), {"decision": "decline"}),
    ("item/fileChange/requestApproval", lambda r: r.cancel(), {"decision": "cancel"}),
    (
        "item/permissions/requestApproval",
        lambda r: r.accept(),
        {"permissions": {"network": {"enabled": True}}, "scope": "turn"},
    ),
    (
        "item/permissions/requestApproval",
        lambda r: r.grant({"network": {"enabled": True}}, for_session=True),
        {"permissions": {"network": {"enabled": True}}, "scope": "session"},
    ),
    ("item/permissions/requestApproval", lambda r: r.decline(), {"permissions": {}, "scope": "turn"}),
    ("item/tool/requestUserInput", lambda r: r.answer({"q": "a"}), {"answers": {"q": {"answers": ["a"]}}}),
    ("item/tool/requestUserInput", lambda r: r.answer({"q": ["a", "b"]}), {"answers": {"q": {"answers": ["a", "b"]}}}),
    ("item/tool/requestUserInput", lambda r: r.decline(), {"answers": {}}),
    (
        "mcpServer/elicitation/request",
        lambda r: r.accept({"name": "Ada"}),
        {"action": "accept", "content": {"name": "Ada"}, "_meta": None},
    ),
    ("mcpServer/elicitation/request", lambda r: r.decline(), {"action": "decline", "content": None, "_meta": None}),
    ("mcpServer/elicitation/request", lambda r: r.cancel(), {"action": "cancel", "content": None, "_meta": None}),
    (
        "item/tool/call",
        lambda r: r.answer("a", "b"),
        {"contentItems": [{"type": "inputText", "text": "a"}, {"type": "inputText", "text": "b"}], "success": True},
    ),
    (
        "item/tool/call",
        lambda r: r.fail("why"),
        {"contentItems": [{"type": "inputText", "text": "why"}], "success": False},
    ),
    (
        "account/chatgptAuthTokens/refresh",
        lambda r: r.answer("token", "account", "pro"),
        {"accessToken": "token", "chatgptAccountId": "account", "chatgptPlanType": "pro"},
    ),
    ("attestation/generate", lambda r: r.answer("token"), {"token": "token"}),
    ("currentTime/read", lambda r: r.answer(7.9), {"currentTimeAt": 7}),
    ("currentTime/read", lambda r: r.answer(datetime(1970, 1, 1, tzinfo=timezone.utc)), {"currentTimeAt": 0}),
    ("execCommandApproval", lambda r: r.accept(), {"decision": "approved"}),
    ("execCommandApproval", lambda r: r.accept_for_session(), {"decision": "approved_for_session"}),
    ("execCommandApproval", lambda r: r.decline("no"), {"decision": {"denied": {"rejection": "no"}}}),
    ("execCommandApproval", lambda r: r.cancel(), {"decision": "abort"}),
    ("applyPatchApproval", lambda r: r.accept(), {"decision": "approved"}),
    ("applyPatchApproval", lambda r: r.accept_for_session(), {"decision": "approved_for_session"}),
    ("applyPatchApproval", lambda r: r.decline("no"), {"decision": {"denied": {"rejection": "no"}}}),
    ("applyPatchApproval", lambda r: r.cancel(), {"decision": "abort"}),
]


@pytest.mark.parametrize(("method", "make", "sent"), ANSWERS)
def test_an_answer_is_what_the_protocol_says(method: str, make: Callable[[Any], Any], sent: Any) -> None:
    assert orjson.loads(answer_bytes(method, make(made(method)))) == sent
    assert orjson.loads(answer_bytes(method, sent)) == sent


@pytest.mark.parametrize("method", RAW)
def test_an_answer_of_another_kind_is_none(method: str) -> None:
    own = cast("type[object]", type(next(make for name, make, _ in ANSWERS if name == method)(made(method))))
    others = [make(made(name)) for name, make, _ in ANSWERS]
    refused = [other for other in others if type(other) is not own]
    assert refused
    for other in [*refused, None, True, "accept", b"{}", ["accept"], {}, {"decision": "acept"}, {"action": "acept"}]:
        with pytest.raises(TypeError) as caught:
            answer_bytes(method, other)
        assert "Ada" not in str(caught.value)


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        ("currentTime/read", {"currentTimeAt": "soon"}),
        ("currentTime/read", {"currentTimeAt": True}),
        ("currentTime/read", {"currentTimeAt": 1.5}),
        ("item/tool/requestUserInput", {"answers": 7}),
        ("item/tool/requestUserInput", {"answers": {"q": "a"}}),
        ("item/tool/requestUserInput", {"answers": {"q": {"answers": [7]}}}),
        ("attestation/generate", {"token": None}),
        ("item/tool/call", {"contentItems": "text", "success": True}),
        ("item/tool/call", {"contentItems": [{"type": "newer"}], "success": True}),
        ("item/tool/call", {"contentItems": [{"type": "inputText", "text": 7}], "success": True}),
        ("item/tool/call", {"contentItems": [], "success": "yes"}),
        ("item/permissions/requestApproval", {"permissions": 7}),
        ("item/permissions/requestApproval", {"permissions": {"network": {"enabled": "yes"}}}),
        ("item/permissions/requestApproval", {"permissions": {}, "scope": "for ever"}),
        (COMMAND, {"decision": {"acceptWithExecpolicyAmendment": {"execpolicy_amendment": "ls"}}}),
        (COMMAND, {"decision": {"acceptWithExecpolicyAmendment": {}}}),
        (COMMAND, {"decision": {"newer": {}}}),
        (COMMAND, {"decision": None}),
        ("execCommandApproval", {"decision": "accept"}),
        ("account/chatgptAuthTokens/refresh", {"accessToken": 7, "chatgptAccountId": "account"}),
    ],
)
def test_an_answer_with_a_value_of_another_type_is_none(method: str, answer: Any) -> None:
    with pytest.raises(TypeError):
        answer_bytes(method, answer)


def test_what_does_not_fit_the_protocol_stays_raw() -> None:
    unfit: list[Any] = [None, 7, [], {}, {"threadId": 1}]
    for params in unfit:
        assert typed(PeerRequest(0, COMMAND, params)) == ServerRequest(COMMAND, params)
    assert typed(PeerRequest(0, "newer/request", {"a": 1})) == ServerRequest("newer/request", {"a": 1})


def test_amendments_and_answers_that_nobody_proposed_are_refused() -> None:
    bare = typed(PeerRequest(0, COMMAND, IDS))
    assert isinstance(bare, CommandApproval)
    for make in (bare.accept_with_execpolicy_amendment, bare.apply_network_policy_amendment):
        with pytest.raises(InvalidInputError):
            make()
    text: Any = "ls"
    with pytest.raises(InvalidInputError):
        bare.accept_with_execpolicy_amendment(text)
    with pytest.raises(InvalidInputError, match="nobody"):
        made("item/tool/requestUserInput").answer({"nobody": "a"})


def test_what_is_no_handlers_is_refused_by_the_configuration() -> None:
    bad: list[tuple[Any, str]] = [
        (7, "CodexConfig.handlers"),
        (None, "CodexConfig.handlers"),
        ([], "CodexConfig.handlers"),
        ({"item/commandExecution/approve": print}, "'item/commandExecution/approve'"),
        ({COMMAND: "accept"}, COMMAND),
        ({COMMAND: None}, COMMAND),
    ]
    for handlers, named in bad:
        with pytest.raises(InvalidInputError, match=named):
            CodexConfig(handlers=handlers)
        config = CodexConfig()
        with pytest.raises(InvalidInputError, match=named):
            config.handlers = handlers
    for field in ("command_approval", "approvals", "other"):
        options: Any = {field: 7}
        with pytest.raises(InvalidInputError, match=f"Handlers.{field}"):
            Handlers(**options)


def test_requests_can_be_made_by_hand() -> None:
    answer = CommandApproval(made(COMMAND).params).accept()
    assert isinstance(answer, CommandExecutionRequestApprovalResponse)
    assert AttestationRequest(made("attestation/generate").params).answer("t").token == "t"
    assert CurrentTimeRequest(made("currentTime/read").params).thread_id == "thread"
