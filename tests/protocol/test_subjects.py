"""What a message is about, held against the schema: each field that is read is there, and no other says the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from openai_codex._protocol import methods, subjects
from openai_codex._protocol.changes import OpenChanges
from openai_codex._protocol.processes import chunk_of, exit_of
from openai_codex._protocol.routes import login_key_of_result, route, turn_key_of_result
from openai_codex._protocol.subjects import item_key_of, item_of, thread_of, turn_of
from openai_codex._wire import WireModel, params_class, wire_to_name
from openai_codex.generated.methods import CLIENT_METHODS, NOTIFICATIONS, SERVER_REQUESTS
from tests.client.rpc_schema import maximal_of

Reader = Callable[[Any], Any]

# Where the three ids stand, by the function that looks for them.
PLACES: dict[Reader, tuple[str, ...]] = {
    thread_of: ("threadId", "thread", "conversationId"),
    turn_of: ("turnId", "turn"),
    item_of: ("itemId", "item", "callId"),
}
# Ids of a thread, turn or item that a message speaks of without being about it.
SPOKEN_OF = {
    "sourceTurnId",  # a prediction was made from that turn
    "targetItemId",  # a review of an approval is an event of the turn
}


ID = re.compile(r"(thread|turn|item|call|conversation)Id$", re.IGNORECASE)


def fields_of(method: str) -> set[str]:
    kind = params_class(method)
    # The one request whose params are a union says where it belongs beside the union.
    if kind is None or not issubclass(kind, WireModel):
        return set() if kind is None else {"threadId", "turnId"}
    return set(wire_to_name(kind))


def value_of(field: str) -> Any:
    return field if field.endswith("Id") else {"id": field}


@pytest.mark.parametrize("method", [*NOTIFICATIONS, *SERVER_REQUESTS])
def test_what_a_message_is_about_is_found_wherever_the_protocol_says_it(method: str) -> None:
    fields = fields_of(method)
    params = {field: value_of(field) for field in fields}
    for reader, places in PLACES.items():
        assert reader(params) == next((place for place in places if place in fields), None)


@pytest.mark.parametrize("method", [*NOTIFICATIONS, *SERVER_REQUESTS])
def test_no_field_says_what_a_message_is_about_in_a_way_that_is_not_known(method: str) -> None:
    known = {place for places in PLACES.values() for place in places} | SPOKEN_OF
    ids = {field for field in fields_of(method) if ID.search(field)}
    assert ids <= known


READ: list[tuple[str, tuple[Reader, ...]]] = [
    (methods.TURN_STARTED, (thread_of, turn_of, subjects.root_turn_of, subjects.turn_status_of)),
    (methods.TURN_COMPLETED, (thread_of, turn_of, subjects.root_turn_of, subjects.turn_status_of)),
    (methods.ITEM_STARTED, (item_key_of, subjects.agents_of, subjects.agent_name_of)),
    (methods.ITEM_COMPLETED, (item_key_of, subjects.agents_of, subjects.agent_name_of)),
    (methods.ITEM_FILE_CHANGE_PATCH_UPDATED, (item_key_of,)),
    (methods.ITEM_FILE_CHANGE_REQUEST_APPROVAL, (item_key_of,)),
    (methods.ITEM_TOOL_CALL, (item_key_of,)),
    (methods.EXEC_COMMAND_APPROVAL, (thread_of, item_of)),
    (methods.APPLY_PATCH_APPROVAL, (thread_of, item_of)),
    (methods.MCP_SERVER_ELICITATION_REQUEST, (thread_of,)),
    (methods.THREAD_STARTED, (thread_of, subjects.parent_of, subjects.agent_name_of)),
    (methods.THREAD_STATUS_CHANGED, (thread_of, subjects.thread_status_of)),
    (methods.THREAD_TOKEN_USAGE_UPDATED, (thread_of, turn_of, subjects.usage_of)),
    (methods.THREAD_ARCHIVED, (thread_of,)),
    (methods.THREAD_DELETED, (thread_of,)),
    (methods.THREAD_CLOSED, (thread_of,)),
    (methods.THREAD_GOAL_UPDATED, (thread_of, lambda params: params["goal"]["status"])),
    (methods.SERVER_REQUEST_RESOLVED, (subjects.request_of,)),
]


def params_of(method: str) -> list[Any]:
    name = NOTIFICATIONS.get(method) or SERVER_REQUESTS[method][0]
    assert name is not None
    return list(maximal_of(name))


@pytest.mark.parametrize(("method", "readers"), READ, ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_read_of_a_message_is_what_the_schema_puts_there(method: str, readers: tuple[Reader, ...]) -> None:
    made = params_of(method)
    for reader in readers:
        assert any(reader(params) for params in made)


@pytest.mark.parametrize(
    "method",
    [
        methods.TURN_COMPLETED,
        methods.ACCOUNT_LOGIN_COMPLETED,
        methods.COMMAND_EXEC_OUTPUT_DELTA,
        methods.FS_CHANGED,
        methods.PROCESS_EXITED,
        methods.PROCESS_OUTPUT_DELTA,
    ],
)
def test_the_field_that_a_key_is_made_of_is_what_the_schema_puts_there(method: str) -> None:
    for params in params_of(method):
        key: Any = route({"method": method, "params": params})
        assert key == "text" or key[1] == "text" or (key[1] is None and params["loginId"] is None)


@pytest.mark.parametrize("method", [methods.TURN_START, methods.REVIEW_START, methods.THREAD_QUEUE_START])
def test_an_answer_that_names_a_turn_opens_its_key(method: str) -> None:
    assert all(turn_key_of_result(result) == "text" for result in maximal_of(CLIENT_METHODS[method][1]))


def test_an_answer_that_names_a_login_opens_its_key() -> None:
    keys = {login_key_of_result(result) for result in maximal_of(CLIENT_METHODS[methods.ACCOUNT_LOGIN_START][1])}
    assert ("login", "text") in keys


def test_the_parent_of_a_thread_is_in_the_answer_to_reading_it() -> None:
    results = list(maximal_of(CLIENT_METHODS[methods.THREAD_READ][1]))
    assert any(subjects.parent_of(result) == "text" == thread_of(result) for result in results)


@pytest.mark.parametrize("method", [methods.COMMAND_EXEC_OUTPUT_DELTA, methods.PROCESS_OUTPUT_DELTA])
def test_the_output_of_a_process_is_what_the_schema_puts_there(method: str) -> None:
    for params in params_of(method):
        assert chunk_of({"method": method, "params": {**params, "deltaBase64": "YQ=="}}) is not None


def test_the_end_of_a_process_is_what_the_schema_puts_there() -> None:
    answers = list(maximal_of(CLIENT_METHODS[methods.COMMAND_EXEC][1]))
    for params in [*answers, *params_of(methods.PROCESS_EXITED)]:
        assert exit_of({"method": "any", "params": params}).exit_code == 7


def test_the_changes_to_files_are_where_the_schema_puts_them() -> None:
    started = next(params for params in params_of(methods.ITEM_STARTED) if params["item"].get("type") == "fileChange")
    changes = OpenChanges()
    changes.see([{"method": methods.ITEM_STARTED, "params": started}])
    assert changes.find(params_of(methods.ITEM_FILE_CHANGE_REQUEST_APPROVAL)[0]) == started["item"]["changes"]
    for updated in params_of(methods.ITEM_FILE_CHANGE_PATCH_UPDATED):
        changes.see([{"method": methods.ITEM_FILE_CHANGE_PATCH_UPDATED, "params": updated}])
        assert changes.find(started | {"itemId": "text"}) == updated["changes"]


@pytest.mark.parametrize("odd", [None, [], "text", 7, {}, {"threadId": 7, "turn": [], "item": {"id": None}}])
def test_what_is_of_another_shape_is_about_nothing(odd: Any) -> None:
    for reader in (*PLACES, item_key_of, subjects.turn_status_of, subjects.root_turn_of, subjects.thread_status_of):
        assert reader(odd) is None
    assert subjects.agents_of(odd) == []
    for reader in (subjects.parent_of, subjects.request_of, subjects.agent_name_of, subjects.usage_of):
        assert reader(odd) is None
