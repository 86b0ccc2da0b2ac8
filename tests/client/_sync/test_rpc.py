# Generated from tests/client/_async/test_rpc.py by scripts/unasync.py. Edit that file instead.
"""`codex.rpc` and `codex.request`: what they refuse, how long they wait, what they leave to the server."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from openai_codex import (
    Codex,
    CodexConfig,
    CodexError,
    InvalidInputError,
    InvalidRequestError,
    MethodNotFoundError,
    RequestTimeoutError,
)
from openai_codex.generated.v2_all import (
    ReadOnlySandboxPolicy,
)
from openai_codex.types import ReasoningEffort, SandboxPolicy, SortDirection

from ..support import scripted

pytestmark = pytest.mark.anyio


def test_a_client_goes_on_after_a_mistake(config: CodexConfig) -> None:
    with Codex(config) as codex:
        with pytest.raises(InvalidInputError, match=r"^thread/list: limit: must be an integer"):
            codex.rpc.thread.list(limit="many")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        assert (codex.rpc.thread.list(limit=1)).data == []
        assert codex.statistics().correlator.in_flight == 0


def test_what_is_newer_than_the_schema_is_left_to_the_server(config: CodexConfig) -> None:
    with Codex(config) as codex:
        with pytest.raises(InvalidRequestError, match="unknown variant `sideways`"):
            codex.rpc.thread.list(sort_direction="sideways")
        with pytest.raises(InvalidRequestError, match="unknown variant `smell`"):
            codex.rpc.turn.start(thread_id="t", input=[{"type": "smell", "of": "roses"}])
        with pytest.raises(InvalidRequestError, match="unknown variant `later`"):
            codex.rpc.thread.start(approval_policy={"later": {}})
        # A key that is unknown in an object is not even refused there.
        policy = {"type": "readOnly", "shade": "dark"}
        assert (codex.rpc.thread.start(ephemeral=True, config={}, approval_policy="never")).model
        assert (codex.rpc.thread.list(source_kinds=[], limit=1)).data == []
        nobody = "00000000-0000-4000-8000-000000000000"
        with pytest.raises(InvalidRequestError, match="thread not found"):
            codex.rpc.turn.start(thread_id=nobody, input=[], sandbox_policy=policy)


def test_objects_and_plain_json_say_the_same(config: CodexConfig) -> None:
    with Codex(config) as codex:
        assert codex.rpc is codex.rpc
        plain = codex.rpc.thread.start(ephemeral=True, sandbox="read-only")
        assert isinstance(plain.sandbox, ReadOnlySandboxPolicy)
        thread: dict[str, Any] = {"thread_id": plain.thread.id}
        for effort in (ReasoningEffort.high, "high"):
            codex.rpc.thread.settings.update(effort=effort, **thread)
        for policy in (SandboxPolicy(ReadOnlySandboxPolicy()), ReadOnlySandboxPolicy(), {"type": "readOnly"}):
            codex.rpc.thread.settings.update(sandbox_policy=policy, **thread)
        for direction in (SortDirection.asc, "asc"):
            assert (codex.rpc.thread.list(sort_direction=direction)).data == []


def test_a_client_without_the_experimental_api_is_told_what_needs_it(config: CodexConfig) -> None:
    with Codex(attrs.evolve(config, experimental_api=False)) as codex:
        with pytest.raises(InvalidRequestError, match="memory/status requires experimentalApi"):
            codex.rpc.memory.status()
        with pytest.raises(InvalidRequestError, match=r"thread/start\.dynamicTools requires experimentalApi"):
            codex.rpc.thread.start(dynamic_tools=[])


def test_a_deadline_of_its_own_ends_a_call() -> None:
    with Codex(scripted()) as codex:
        with pytest.raises(RequestTimeoutError, match=r"account/read within 0\.05 s"):
            codex.rpc.with_timeout(0.05).account.read()
        with pytest.raises(RequestTimeoutError, match=r"account/read within 0\.06 s"):
            codex.rpc.account.with_timeout(0.06).read()
        with pytest.raises(RequestTimeoutError, match=r"account/read within 0\.07 s"):
            codex.request("account/read", timeout=0.07)
        assert (codex.rpc.model.list()).data == []


def test_an_answer_that_does_not_fit_is_a_typed_error() -> None:
    with Codex(scripted()) as codex:
        with pytest.raises(CodexError, match=r"the answer to initialize does not fit the protocol: .*codexHome"):
            codex.rpc.initialize(client_info={"name": "n", "version": "1"})


def test_a_request_of_any_method_returns_plain_json(config: CodexConfig) -> None:
    with Codex(config) as codex:
        listed = codex.request("model/list", {"limit": 1})
        assert [model["isDefault"] for model in listed["data"]] == [True]
        assert codex.request("account/logout") == {}
        said = codex.request("command/exec", {"command": ["true"], "sandboxPolicy": ReadOnlySandboxPolicy()})
        assert said.keys() == {"exitCode", "stdout", "stderr"}


def test_methods_that_no_schema_has_are_answered_all_the_same(config: CodexConfig) -> None:
    with Codex(config) as codex:
        status = codex.request("getAuthStatus", {"includeToken": False})
        assert status["authMethod"] is None
        thread = codex.thread_start()
        thread.run("Hello.")
        found = codex.request("getConversationSummary", {"conversationId": thread.id})
        assert found["summary"]["preview"] == "Hello."
        with pytest.raises(InvalidRequestError, match="failed to compute git diff"):
            codex.request("gitDiffToRemote", {"cwd": config.cwd})


def test_a_request_of_a_method_that_nobody_knows_is_refused(config: CodexConfig) -> None:
    with Codex(config) as codex:
        with pytest.raises(MethodNotFoundError):
            codex.request("thread/levitate", {})
        with pytest.raises(InvalidRequestError, match="missing field `threadId`"):
            codex.request("thread/read", {})
        with pytest.raises(InvalidInputError, match="cannot be sent as JSON"):
            codex.request("thread/read", {"threadId": object()})
