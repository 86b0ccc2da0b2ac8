"""`codex.rpc` and `codex.request`: what they refuse, how long they wait, what they leave to the server."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from openai_codex import (
    AsyncCodex,
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


async def test_a_client_goes_on_after_a_mistake(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        with pytest.raises(InvalidInputError, match=r"^thread/list: limit: must be an integer"):
            await codex.rpc.thread.list(limit="many")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        assert (await codex.rpc.thread.list(limit=1)).data == []
        assert codex.statistics().correlator.in_flight == 0


async def test_what_is_newer_than_the_schema_is_left_to_the_server(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        with pytest.raises(InvalidRequestError, match="unknown variant `sideways`"):
            await codex.rpc.thread.list(sort_direction="sideways")
        with pytest.raises(InvalidRequestError, match="unknown variant `smell`"):
            await codex.rpc.turn.start(thread_id="t", input=[{"type": "smell", "of": "roses"}])
        with pytest.raises(InvalidRequestError, match="unknown variant `later`"):
            await codex.rpc.thread.start(approval_policy={"later": {}})
        # A key that is unknown in an object is not even refused there.
        policy = {"type": "readOnly", "shade": "dark"}
        assert (await codex.rpc.thread.start(ephemeral=True, config={}, approval_policy="never")).model
        assert (await codex.rpc.thread.list(source_kinds=[], limit=1)).data == []
        nobody = "00000000-0000-4000-8000-000000000000"
        with pytest.raises(InvalidRequestError, match="thread not found"):
            await codex.rpc.turn.start(thread_id=nobody, input=[], sandbox_policy=policy)


async def test_objects_and_plain_json_say_the_same(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        assert codex.rpc is codex.rpc
        plain = await codex.rpc.thread.start(ephemeral=True, sandbox="read-only")
        assert isinstance(plain.sandbox, ReadOnlySandboxPolicy)
        thread: dict[str, Any] = {"thread_id": plain.thread.id}
        for effort in (ReasoningEffort.high, "high"):
            await codex.rpc.thread.settings.update(effort=effort, **thread)
        for policy in (SandboxPolicy(ReadOnlySandboxPolicy()), ReadOnlySandboxPolicy(), {"type": "readOnly"}):
            await codex.rpc.thread.settings.update(sandbox_policy=policy, **thread)
        for direction in (SortDirection.asc, "asc"):
            assert (await codex.rpc.thread.list(sort_direction=direction)).data == []


async def test_a_client_without_the_experimental_api_is_told_what_needs_it(config: CodexConfig) -> None:
    async with AsyncCodex(attrs.evolve(config, experimental_api=False)) as codex:
        with pytest.raises(InvalidRequestError, match="memory/status requires experimentalApi"):
            await codex.rpc.memory.status()
        with pytest.raises(InvalidRequestError, match=r"thread/start\.dynamicTools requires experimentalApi"):
            await codex.rpc.thread.start(dynamic_tools=[])


async def test_a_deadline_of_its_own_ends_a_call() -> None:
    async with AsyncCodex(scripted()) as codex:
        with pytest.raises(RequestTimeoutError, match=r"account/read within 0\.05 s"):
            await codex.rpc.with_timeout(0.05).account.read()
        with pytest.raises(RequestTimeoutError, match=r"account/read within 0\.06 s"):
            await codex.rpc.account.with_timeout(0.06).read()
        with pytest.raises(RequestTimeoutError, match=r"account/read within 0\.07 s"):
            await codex.request("account/read", timeout=0.07)
        assert (await codex.rpc.model.list()).data == []


async def test_an_answer_that_does_not_fit_is_a_typed_error() -> None:
    async with AsyncCodex(scripted()) as codex:
        with pytest.raises(CodexError, match=r"the answer to initialize does not fit the protocol: .*codexHome"):
            await codex.rpc.initialize(client_info={"name": "n", "version": "1"})


async def test_a_request_of_any_method_returns_plain_json(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        listed = await codex.request("model/list", {"limit": 1})
        assert [model["isDefault"] for model in listed["data"]] == [True]
        assert await codex.request("account/logout") == {}
        said = await codex.request("command/exec", {"command": ["true"], "sandboxPolicy": ReadOnlySandboxPolicy()})
        assert said.keys() == {"exitCode", "stdout", "stderr"}


async def test_methods_that_no_schema_has_are_answered_all_the_same(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        status = await codex.request("getAuthStatus", {"includeToken": False})
        assert status["authMethod"] is None
        thread = await codex.thread_start()
        await thread.run("Hello.")
        found = await codex.request("getConversationSummary", {"conversationId": thread.id})
        assert found["summary"]["preview"] == "Hello."
        with pytest.raises(InvalidRequestError, match="failed to compute git diff"):
            await codex.request("gitDiffToRemote", {"cwd": config.cwd})


async def test_a_request_of_a_method_that_nobody_knows_is_refused(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        with pytest.raises(MethodNotFoundError):
            await codex.request("thread/levitate", {})
        with pytest.raises(InvalidRequestError, match="missing field `threadId`"):
            await codex.request("thread/read", {})
        with pytest.raises(InvalidInputError, match="cannot be sent as JSON"):
            await codex.request("thread/read", {"threadId": object()})
