"""What `codex.rpc` refuses before anything is sent, in both colours: each kind of mistake, named with its field."""

from __future__ import annotations

import inspect
from typing import Any, cast

import pytest

from openai_codex import InvalidInputError
from openai_codex.generated.rpc_async import AsyncRpc
from openai_codex.generated.rpc_sync import Rpc
from openai_codex.generated.v2_all import ApiKeyLoginAccountParams, TextUserInput
from openai_codex.types import UNSET

COLOURS: list[Any] = [AsyncRpc, Rpc]


class Silent:
    """A session of which nothing may be asked."""

    def request(self, method: str, *_: Any, **__: Any) -> Any:
        raise AssertionError(f"{method} was sent")


def call(colour: Any, path: str, arguments: dict[str, Any]) -> None:
    function = colour(Silent())
    for name in path.split("."):
        function = getattr(function, name)
    begun = function(**arguments)
    if inspect.iscoroutine(begun):
        begun.send(None)


def rings() -> list[Any]:
    ring: list[Any] = []
    ring.append(ring)
    return ring


TEXT: dict[str, Any] = {"type": "text", "text": "t"}

MISTAKES: list[Any] = [
    # a wrong JSON type
    ("thread.goal.get", {"thread_id": 5}, "thread/goal/get: thread_id: must be a string, not int 5"),
    ("thread.list", {"limit": True}, "thread/list: limit: must be an integer, not bool True"),
    ("thread.list", {"limit": 1.0}, "thread/list: limit: must be an integer, not float 1.0"),
    ("thread.read", {"thread_id": "t", "include_turns": 1}, "thread/read: include_turns: must be a boolean, not int 1"),
    ("thread.list", {"sort_direction": 5}, "thread/list: sort_direction: must be a string, not int 5"),
    ("fs.read_file", {"path": 5}, "fs/readFile: path: must be a string, not int 5"),
    # one value where several belong, and the reverse
    ("command.exec", {"command": "ls"}, "command/exec: command: must be an array, not str 'ls'"),
    ("command.exec", {"command": ["ls", 5]}, "command/exec: command[1]: must be a string, not int 5"),
    ("command.exec", {"command": [], "env": ["A=1"]}, "command/exec: env: must be an object, not list ['A=1']"),
    ("command.exec", {"command": [], "env": {"A": 1}}, "command/exec: env['A']: must be a string, not int 1"),
    ("turn.start", {"thread_id": "t", "input": TEXT}, "turn/start: input: must be an array, not dict "),
    ("turn.start", {"thread_id": "t", "input": ["t"]}, "turn/start: input[0]: must be of UserInput, not str 't'"),
    # a nested object that lacks what it needs, or holds what it must not
    ("turn.start", {"thread_id": "t", "input": [TEXT, {"type": "text"}]}, "turn/start: input[1].text: required, but"),
    ("turn.start", {"thread_id": "t", "input": [{"text": "t"}]}, "turn/start: input[0].type: required, but missing"),
    ("turn.start", {"thread_id": "t", "input": [{"type": 5}]}, "turn/start: input[0].type: must be a string"),
    ("turn.start", {"thread_id": "t", "input": [{"type": "image"}]}, "turn/start: input[0]: must be of UserInput, not"),
    (
        "turn.start",
        {"thread_id": "t", "input": [TextUserInput(text=cast("Any", 5))]},
        "turn/start: input[0].text: must",
    ),
    (
        "command.exec",
        {"command": [], "sandbox_policy": {"type": "workspaceWrite", "writableRoots": [5]}},
        "command/exec: sandbox_policy.writableRoots[0]: must be a string, not int 5",
    ),
    (
        "command.exec",
        {"command": [], "sandbox_policy": {"type": "readOnly", "networkAccess": None}},
        "command/exec: sandbox_policy.networkAccess: must be a boolean, not null",
    ),
    (
        "thread.start",
        {"approval_policy": {"granular": {"rules": True}}},
        "thread/start: approval_policy.granular.mcp_elicitations: required, but missing",
    ),
    ("thread.start", {"approval_policy": {}}, "thread/start: approval_policy: must be of AskForApproval, not dict {}"),
    # null where the schema has none, and what is required left out on purpose
    ("fs.copy", {"source_path": "a", "destination_path": "b", "recursive": None}, "fs/copy: recursive: must be a bool"),
    ("thread.goal.get", {"thread_id": None}, "thread/goal/get: thread_id: must be a string, not null"),
    ("thread.goal.get", {"thread_id": UNSET}, "thread/goal/get: thread_id: required, but missing"),
    # what JSON cannot hold
    ("fs.write_file", {"path": "a", "data_base64": b"x"}, "fs/writeFile: data_base64: bytes has no place in JSON"),
    (
        "thread.inject_items",
        {"thread_id": "t", "items": [{1: 2}]},
        "thread/inject_items: items: a key in JSON is a str",
    ),
    ("thread.inject_items", {"thread_id": "t", "items": [[UNSET]]}, "thread/inject_items: items: Unset has no place"),
    ("thread.inject_items", {"thread_id": "t", "items": rings()}, "thread/inject_items: items: it holds itself"),
    (
        "thread.inject_items",
        {"thread_id": "t", "items": [{"a": float("nan")}]},
        "thread/inject_items: items[0]['a']: must be a finite number, not float nan",
    ),
    # params that are a union
    (
        "account.login.start",
        {"params": {"type": "apiKey"}},
        "account/login/start: params.apiKey: required, but missing",
    ),
    ("account.login.start", {"params": {"apiKey": "k"}}, "account/login/start: params.type: required, but missing"),
    (
        "account.login.start",
        {"params": "apiKey"},
        "account/login/start: params: must be of LoginAccountParams",
    ),
    ("account.login.start", {"params": None}, "account/login/start: params: must be of LoginAccountParams, not null"),
    (
        "account.login.start",
        {"params": ApiKeyLoginAccountParams(api_key=cast("Any", 5))},
        "account/login/start: params.apiKey: must be a string, not int 5",
    ),
]


@pytest.mark.parametrize(("path", "arguments", "words"), MISTAKES, ids=[words for _, _, words in MISTAKES])
def test_a_mistake_is_named_with_its_method_and_its_field_before_anything_is_sent(
    path: str, arguments: dict[str, Any], words: str
) -> None:
    for colour in COLOURS:
        with pytest.raises(InvalidInputError) as caught:
            call(colour, path, arguments)
        assert str(caught.value).startswith(words)


@pytest.mark.parametrize("colour", COLOURS)
def test_an_argument_that_is_missing_or_unknown_is_a_type_error_of_python(colour: Any) -> None:
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'thread_id'"):
        call(colour, "thread.goal.get", {})
    with pytest.raises(TypeError, match="unexpected keyword argument 'threadId'"):
        call(colour, "thread.goal.get", {"threadId": "t"})
    with pytest.raises(AttributeError, match="levitate"):
        call(colour, "thread.levitate", {})
