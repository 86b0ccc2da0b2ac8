"""Threads: started, stored, listed, resumed, forked, archived, read, named, compacted."""

from __future__ import annotations

from typing import Any

import pytest

from openai_codex import (
    ApprovalMode,
    AsyncCodex,
    AsyncThread,
    CodexConfig,
    InvalidRequestError,
    MethodNotFoundError,
    Sandbox,
    ThreadBusyError,
    TurnPolicy,
)
from openai_codex.testing import Gate, IsolatedHome, ModelProvider, gate, text
from openai_codex.types import Personality, ThreadSource, ThreadStartSource

from ..conftest import ANSWER

pytestmark = pytest.mark.anyio

MISSING = "01a1fbec-af1c-7e31-8498-d0bdc09ce25d"


async def started(codex: AsyncCodex, prompt: str, **options: Any) -> AsyncThread:
    """A thread that has taken one turn."""
    thread = await codex.thread_start(**options)
    await thread.run(prompt)
    return thread


def said(provider: ModelProvider) -> list[str]:
    """Everything that the model was told by the user in the last request, the environment left out."""
    parts = [
        part for item in provider.requests[-1].body["input"] if item.get("role") == "user" for part in item["content"]
    ]
    return [part["text"] for part in parts if "text" in part and not part["text"].startswith("<environment_context>")]


def sent(codex: AsyncCodex, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The params of every request that the client makes from now on, but for the one whether somebody is logged in."""
    params: list[Any] = []
    request = codex._session.request

    def record(method: str, given: Any, *args: Any, **options: Any) -> Any:
        if method != "account/read":
            params.append(given)
        return request(method, given, *args, **options)

    monkeypatch.setattr(codex._session, "request", record)
    return params


async def test_a_new_thread_has_its_options(
    config: CodexConfig, provider: ModelProvider, home: IsolatedHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home.workspace / "folder"
    folder.mkdir()
    async with AsyncCodex(config) as codex:
        params = sent(codex, monkeypatch)
        thread = await codex.thread_start(
            approval_mode=ApprovalMode.deny_all,
            base_instructions="Be a test.",
            config={"model_reasoning_effort": "low"},
            cwd=str(folder),
            developer_instructions="Answer shortly.",
            ephemeral=False,
            model="another-model",
            model_provider="mock",
            personality=Personality.pragmatic,
            sandbox=Sandbox.full_access,
            service_name="tests",
            service_tier="flex",
            session_start_source=ThreadStartSource.startup,
            thread_source=ThreadSource.user,
        )
        await thread.run("Hello.")
        stored = (await thread.read()).thread
    asked = provider.requests[-1].body
    assert "Be a test." in str(asked)
    assert "Answer shortly." in str(asked["input"])
    assert asked["model"] == "another-model"
    assert asked["reasoning"]["effort"] == "low"
    assert asked["service_tier"] == "flex"
    assert stored.cwd == str(folder)
    assert stored.thread_source is ThreadSource.user
    assert stored.ephemeral is False
    assert params[0]["approvalPolicy"] == "never"
    assert params[0]["sandbox"] == "danger-full-access"
    assert params[0]["personality"] is Personality.pragmatic
    assert params[0]["serviceName"] == "tests"
    assert params[0]["sessionStartSource"] is ThreadStartSource.startup


async def test_a_new_thread_is_reviewed_automatically_and_sends_nothing_else(
    config: CodexConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AsyncCodex(config) as codex:
        params = sent(codex, monkeypatch)
        thread = await codex.thread_start()
        await thread.run("Hello.")
        await codex.thread_resume(thread.id)
        await codex.thread_fork(thread.id)
    start, turn, resume, fork = params
    assert start == {"approvalPolicy": "on-request", "approvalsReviewer": "auto_review"}
    # The others keep what the thread has.
    assert turn.keys() == {"threadId", "input"}
    assert resume == fork == {"threadId": thread.id, "excludeTurns": True}


async def test_a_thread_is_resumed_by_another_client_and_remembers(
    config: CodexConfig, provider: ModelProvider
) -> None:
    async with AsyncCodex(config) as codex:
        thread = await started(codex, "Remember me.")
    async with AsyncCodex(config) as codex:
        resumed = await codex.thread_resume(thread.id)
        result = await resumed.run("Do you?")
        read = await resumed.read(include_turns=True)
    assert resumed.id == thread.id
    assert result.final_response == ANSWER
    assert said(provider) == ["Remember me.", "Do you?"]
    assert len(read.thread.turns) == 2


async def test_a_resumed_thread_has_its_new_options(config: CodexConfig, provider: ModelProvider) -> None:
    async with AsyncCodex(config) as codex:
        thread = await started(codex, "First.")
    async with AsyncCodex(config) as codex:
        resumed = await codex.thread_resume(
            thread.id,
            approval_mode=ApprovalMode.deny_all,
            base_instructions="Be another test.",
            config={"model_reasoning_effort": "high"},
            cwd=config.cwd,
            developer_instructions="Answer at length.",
            include_turns=False,
            model="another-model",
            model_provider="mock",
            personality=Personality.friendly,
            sandbox=Sandbox.full_access,
            service_tier="flex",
        )
        await resumed.run("Second.")
    asked = provider.requests[-1].body
    assert "Be another test." in str(asked["input"])
    assert asked["model"] == "another-model"
    assert asked["reasoning"]["effort"] == "high"
    assert asked["service_tier"] == "flex"


async def test_a_fork_has_the_history_and_goes_its_own_way(config: CodexConfig, provider: ModelProvider) -> None:
    async with AsyncCodex(config) as codex:
        thread = await started(codex, "Common.")
        fork = await codex.thread_fork(
            thread.id,
            approval_mode=ApprovalMode.auto_review,
            base_instructions="Be a fork.",
            config={"model_reasoning_effort": "low"},
            cwd=config.cwd,
            developer_instructions="Fork.",
            ephemeral=True,
            include_turns=False,
            model="fork-model",
            model_provider="mock",
            sandbox=Sandbox.read_only,
            service_tier="flex",
            thread_source=ThreadSource.user,
        )
        await fork.run("Only here.")
        forked, model = said(provider), provider.requests[-1].body["model"]
        await thread.run("Only there.")
        stored = (await fork.read()).thread
    assert fork.id != thread.id
    assert forked == ["Common.", "Only here."]
    assert model == "fork-model"
    assert said(provider) == ["Common.", "Only there."]
    assert stored.ephemeral is True


@pytest.mark.parametrize(("include_turns", "excluded"), [(None, True), (False, True), (True, False)])
async def test_resume_and_fork_ask_for_no_turns_unless_told(
    config: CodexConfig, monkeypatch: pytest.MonkeyPatch, include_turns: bool | None, excluded: bool
) -> None:
    async with AsyncCodex(config) as codex:
        thread = await started(codex, "Hello.")
        params = sent(codex, monkeypatch)
        await codex.thread_resume(thread.id, include_turns=include_turns)
        await codex.thread_fork(thread.id, include_turns=include_turns)
    assert [given["excludeTurns"] for given in params] == [excluded, excluded]


async def test_a_thread_that_another_process_writes_can_be_forked_but_not_resumed(config: CodexConfig) -> None:
    async with AsyncCodex(config) as owner, AsyncCodex(config) as other:
        thread = await started(owner, "Mine.")
        with pytest.raises(InvalidRequestError, match="already has an active writer"):
            await other.thread_resume(thread.id)
        with pytest.raises(InvalidRequestError, match="already has an active writer"):
            await other.thread_archive(thread.id)
        fork = await other.thread_fork(thread.id)
        assert (await fork.run("A copy.")).final_response == ANSWER
        assert (await fork.read()).thread.forked_from_id == thread.id
        assert (await thread.run("Still mine.")).final_response == ANSWER


@pytest.mark.parametrize("missing", [MISSING, "nonsense"])
async def test_a_thread_that_does_not_exist_is_named_by_every_method(config: CodexConfig, missing: str) -> None:
    async with AsyncCodex(config) as codex:
        thread = AsyncThread(codex._session, missing)
        for call in (
            lambda: codex.thread_resume(missing),
            lambda: codex.thread_fork(missing),
            lambda: codex.thread_archive(missing),
            lambda: codex.thread_unarchive(missing),
            lambda: thread.run("Hello."),
            lambda: thread.read(),
            lambda: thread.set_name("Nobody"),
            lambda: thread.compact(),
        ):
            with pytest.raises(
                InvalidRequestError, match=r"no .*rollout found|thread not found|not loaded|invalid .* id"
            ):
                await call()


async def test_a_thread_without_a_turn_can_be_read_but_not_its_turns(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        assert (await thread.read()).thread.turns == []
        with pytest.raises(MethodNotFoundError):
            await thread.read(include_turns=True)


async def test_a_thread_without_a_turn_ends_with_its_server(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
    async with AsyncCodex(config) as codex:
        with pytest.raises(InvalidRequestError, match="no rollout found"):
            await codex.thread_resume(thread.id)


async def test_an_ephemeral_thread_is_forgotten(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        thread = await started(codex, "Forget me.", ephemeral=True)
        assert (await thread.read()).thread.ephemeral is True
        assert (await codex.thread_list()).data == []
        with pytest.raises(InvalidRequestError, match="ephemeral"):
            await thread.read(include_turns=True)
        with pytest.raises(InvalidRequestError, match="no rollout found"):
            await codex.thread_resume(thread.id)


async def test_a_thread_is_read_with_its_turns_and_their_items(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([text("one"), text("two")])
    async with AsyncCodex(config) as codex:
        thread = await started(codex, "First.")
        await thread.run("Second.")
        without = (await thread.read()).thread
        read = (await thread.read(include_turns=True)).thread
    assert read.id == thread.id
    assert read.preview == "First."
    assert without.turns == []
    items: list[list[Any]] = [[item.root for item in turn.items] for turn in read.turns]
    assert [[item.type for item in turn] for turn in items] == [["userMessage", "agentMessage"]] * 2
    assert [turn[0].content[0].root.text for turn in items] == ["First.", "Second."]
    assert [turn[1].text for turn in items] == ["one", "two"]


async def test_an_archived_thread_is_out_of_the_way_until_it_is_taken_back(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        thread = await started(codex, "Keep me.")
        await codex.thread_archive(thread.id)
        assert (await codex.thread_list()).data == []
        assert [found.id for found in (await codex.thread_list(archived=True)).data] == [thread.id]
        with pytest.raises(InvalidRequestError, match="archived"):
            await codex.thread_resume(thread.id)
        with pytest.raises(InvalidRequestError, match="not found"):
            await thread.run("Anybody there?")
        restored = await codex.thread_unarchive(thread.id)
        assert restored.id == thread.id
        assert [found.id for found in (await codex.thread_list(archived=False)).data] == [thread.id]
        resumed = await codex.thread_resume(thread.id)
        assert (await resumed.run("Back again.")).final_response == ANSWER


async def test_a_thread_is_compacted_in_a_turn_of_its_own(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    async with AsyncCodex(config) as codex:
        thread = await started(codex, "A long story.")
        provider.replies([gate(hold) + text("In short."), text("after")])
        await thread.compact()
        hold.wait_until_reached()
        # The compaction takes no input.
        with pytest.raises(ThreadBusyError):
            await thread.run("Are you busy?", policy=TurnPolicy(when_busy="raise"))
        hold.open()
        while (await thread.read()).thread.status.root.type == "active":
            pass
        turns = (await thread.read(include_turns=True)).thread.turns
        result = await thread.run("And now?")
    assert [[item.root.type for item in turn.items] for turn in turns] == [
        ["userMessage", "agentMessage"],
        ["contextCompaction"],
    ]
    assert result.final_response == "after"
    assert any("In short." in words for words in said(provider))


async def test_the_models_are_listed_and_the_hidden_ones_when_asked_for(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        shown = (await codex.models()).data
        every = (await codex.models(include_hidden=True)).data
    assert shown
    assert not any(model.hidden for model in shown)
    assert {model.id for model in shown} < {model.id for model in every}
    assert any(model.hidden for model in every)
    assert any(model.is_default for model in shown)
