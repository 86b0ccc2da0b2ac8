"""Unions are base classes of their members, known and unknown, whatever tells the members apart."""

from __future__ import annotations

from typing import Any

import pytest

from openai_codex._wire import UnknownMember, structure, to_wire
from openai_codex.generated import v2_all as wire

ITEM: dict[str, Any] = {"type": "agentMessage", "id": "i", "text": "hi"}


def test_calling_a_union_gives_the_member_itself() -> None:
    item = wire.AgentMessageThreadItem(id="i", text="hi")
    assert wire.ThreadItem(root=item) is item
    assert wire.ThreadItem(item) is item
    assert item.root is item
    made: Any = wire.ThreadItem
    assert made(ITEM) == item


@pytest.mark.parametrize("arguments", [(), (1, 2)])
def test_calling_a_union_takes_one_argument(arguments: tuple[Any, ...]) -> None:
    made: Any = wire.ThreadItem
    with pytest.raises(TypeError, match="one argument"):
        made(*arguments)
    with pytest.raises(TypeError, match="no member of ThreadItem"):
        made(3)


def test_a_member_is_matched_by_its_class_and_by_its_tag() -> None:
    item = wire.ThreadItem.model_validate(ITEM).root
    match item:
        case wire.AgentMessageThreadItem(text=text):
            assert text == "hi"
        case _:
            raise AssertionError(item)
    assert item.type == "agentMessage"


def test_an_unknown_member_is_a_member_and_reads_like_one() -> None:
    item: Any = wire.ThreadItem.model_validate({"type": "later", "someField": [1], "async": 2})
    assert isinstance(item, wire.ThreadItem)
    assert isinstance(item, UnknownMember)
    assert (item.type, item.some_field, item.someField, item.root) == ("later", [1], [1], item)
    assert item.raw == {"type": "later", "someField": [1], "async": 2}
    assert repr(item) == "UnknownThreadItem({'type': 'later', 'someField': [1], 'async': 2})"
    assert item.model_dump() == item.raw
    assert not hasattr(item, "nothing")
    assert item != ITEM


@pytest.mark.parametrize("raw", [{}, {"type": None}, {"type": []}, {"type": 3}, {"kind": "agentMessage"}])
def test_an_object_without_a_tag_is_an_unknown_member(raw: Any) -> None:
    assert to_wire(wire.ThreadItem.model_validate(raw)) == raw


@pytest.mark.parametrize(
    ("union", "raw", "member"),
    [
        # a tag, in each of its spellings
        (wire.UserInput, {"type": "text", "text": "t"}, "TextUserInput"),
        (wire.FileSystemSpecialPath, {"kind": "unknown", "path": "p"}, "UnknownFileSystemSpecialPath"),
        (wire.FileSystemSpecialPath, {"kind": "project_roots"}, "KindFileSystemSpecialPath"),
        (wire.ClientRequest, {"id": 1, "method": "account/logout"}, "AccountLogoutRequest"),
        # a tag and a shape
        (wire.UserInput, {"type": "image", "url": "data:,"}, "ImageUserInput"),
        (wire.UserInput, {"type": "image", "fileId": "f"}, "FileIdUserInput"),
        (wire.UserInput, {"type": "image", "detail": "low"}, "UnknownUserInput"),
        (wire.ContentItem, {"type": "input_image", "file_id": "f"}, "FileIdContentItem"),
        # strings and one-key objects
        (wire.AskForApproval, "on-request", "AskForApprovalValue"),
        (wire.AskForApproval, "later", "AskForApprovalValue"),
        (wire.AskForApproval, {"later": 1}, "UnknownAskForApproval"),
        (wire.SessionSource, {"custom": "c"}, "CustomSessionSource"),
        (wire.SessionSource, {"subAgent": "review"}, "SubAgentSessionSource"),
        (wire.CodexErrorInfo, {"httpConnectionFailed": {"httpStatusCode": 401}}, "HttpConnectionFailedCodexErrorInfo"),
        (wire.ReviewDecision, {"denied": {"rejection": "r"}}, "DeniedReviewDecision"),
        (wire.MultiAgentMode, {"custom": "c"}, "CustomMultiAgentMode"),
        # shapes
        (wire.RequestId, "r", "RequestIdStr"),
        (wire.RequestId, 0, "RequestIdInt"),
        (wire.ThreadListCwdFilter, ["/a", "/b"], "ThreadListCwdFilterList"),
        (wire.FunctionCallOutputBody, [{"type": "input_text", "text": "t"}], "FunctionCallOutputBodyList"),
        (wire.ThreadItemsListCursor, {"type": "item", "itemId": "i"}, "ItemThreadItemsListAnchor"),
        (wire.ResourceContent, {"text": "t", "uri": "u"}, "ResourceContent1"),
        (wire.ResourceContent, {"blob": "b", "uri": "u"}, "ResourceContent2"),
        (wire.JSONRPCMessage, {"id": 1, "method": "m"}, "JSONRPCRequest"),
        (wire.JSONRPCMessage, {"method": "m", "params": None}, "JSONRPCNotification"),
        (wire.JSONRPCMessage, {"id": 1, "result": None}, "JSONRPCResponse"),
        (wire.JSONRPCMessage, {"id": 1, "error": {"code": 1, "message": "m"}}, "JSONRPCError"),
        (wire.McpElicitationPrimitiveSchema, {"type": "boolean"}, "McpElicitationBooleanSchema"),
        (wire.McpElicitationPrimitiveSchema, {"type": "integer"}, "McpElicitationNumberSchema"),
        (wire.McpElicitationPrimitiveSchema, {"type": "string"}, "McpElicitationStringSchema"),
        (
            wire.McpElicitationPrimitiveSchema,
            {"type": "string", "enum": ["a"]},
            "McpElicitationUntitledSingleSelectEnumSchema",
        ),
        (
            wire.McpElicitationPrimitiveSchema,
            {"type": "array", "items": {"anyOf": [{"const": "a", "title": "A"}]}},
            "McpElicitationTitledMultiSelectEnumSchema",
        ),
        (
            wire.McpElicitationPrimitiveSchema,
            {"type": "array", "items": {"enum": ["a"], "type": "string"}},
            "McpElicitationUntitledMultiSelectEnumSchema",
        ),
    ],
)
def test_each_member_is_told_apart_and_written_back(union: type[Any], raw: Any, member: str) -> None:
    made = structure(union, raw)
    assert type(made).__name__ == member
    assert isinstance(made, union)
    assert made.root == made
    assert to_wire(made) == raw
    assert union(raw) == made


def test_fields_that_members_share_are_on_each_of_them() -> None:
    shared = {"serverName": "s", "threadId": "t", "turnId": None}
    form: Any = structure(
        wire.McpServerElicitationRequestParams,
        {**shared, "mode": "form", "message": "m", "requestedSchema": {"type": "object", "properties": {}}},
    )
    assert (form.server_name, form.message, form.requested_schema.properties) == ("s", "m", {})
    envelope = {"method": "item/agentMessage/delta", "emittedAtMs": 5}
    params = {"delta": "d", "itemId": "i", "threadId": "t", "turnId": "u"}
    notification: Any = structure(wire.ServerNotification, {**envelope, "params": params})
    assert isinstance(notification, wire.ItemAgentMessageDeltaServerNotification)
    assert (notification.emitted_at_ms, notification.params.delta) == (5, "d")
    item = {"id": "i", "realtimeSessionId": "r", "type": "bemItemPromoted", "item_id": "x", "turn_id": "t"}
    realtime: Any = structure(wire.ThreadRealtimeItem, {**item, "presentation": {"type": "wholeItem"}})
    assert (realtime.realtime_session_id, realtime.item_id) == ("r", "x")


def test_plain_members_are_the_plain_values_too() -> None:
    assert wire.RequestId(3) == 3
    assert wire.RequestId("x") == "x"
    assert wire.ThreadListCwdFilter(root=["/a"]) == ["/a"]
    params = wire.ThreadListParams(cwd=wire.ThreadListCwdFilter(root="/a"))
    assert to_wire(params) == {"cwd": "/a"}
    bare: Any = ["/a"]
    assert to_wire(wire.ThreadListParams(cwd=bare)) == {"cwd": ["/a"]}


def test_null_is_a_member_where_the_schema_says_so() -> None:
    assert wire.NullableGetAccountRateLimitsParams(root=None) is None
    params = wire.GetAccountRateLimitsParams()
    assert wire.NullableGetAccountRateLimitsParams(params) is params
    assert structure(wire.NullableGetAccountRateLimitsParams, None) is None


def test_a_member_of_a_nested_union_is_a_member_of_the_outer_one() -> None:
    made: Any = wire.McpElicitationPrimitiveSchema
    schema = made({"type": "string", "enum": ["a"], "enumNames": ["A"]})
    assert isinstance(schema, wire.McpElicitationLegacyTitledEnumSchema)
    assert isinstance(schema, wire.McpElicitationEnumSchema)


def test_named_strings_are_strings() -> None:
    path = wire.AbsolutePathBuf(root="/a")
    assert (path, path.root, type(path.root)) == ("/a", "/a", str)
    assert {"/a": 1}[path] == 1
    assert isinstance(structure(wire.AbsolutePathBuf, "/a"), wire.AbsolutePathBuf)
