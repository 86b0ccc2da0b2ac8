"""Who decides about approvals: what is said, what handlers there are, what a thread has. Read back from the runtime."""

from __future__ import annotations

import inspect
from typing import Any

import attrs
import pytest

from openai_codex import ApprovalMode, AsyncCodex, AsyncThread, CodexConfig
from openai_codex.approvals import Policy
from openai_codex.requests import (
    Approval,
    ApprovalAnswer,
    CommandAnswer,
    CommandApproval,
    Handlers,
    UserInputRequest,
)

from ..support import OBJECT

pytestmark = pytest.mark.anyio

DENY, REVIEW, ASK = ApprovalMode.deny_all, ApprovalMode.auto_review, ApprovalMode.ask
ON_THE_WIRE = {DENY: "never", REVIEW: "on-request, auto_review", ASK: "on-request, user"}

# The home's config.toml says so.
CONFIGURED = "never"


async def decline(request: Approval) -> ApprovalAnswer:
    return request.decline()


async def no_answer(request: UserInputRequest) -> Any:
    return request.decline()


async def decline_command(request: CommandApproval) -> CommandAnswer:
    return request.decline()


DECIDING = [
    Handlers(approvals=decline),
    Handlers(approvals=Policy()),
    Handlers(command_approval=decline_command),
    {"item/fileChange/requestApproval": decline},
]
NOT_DECIDING: list[Any] = [Handlers(user_input=no_answer), {}, {"item/tool/requestUserInput": no_answer}]


async def has(codex: AsyncCodex, thread: AsyncThread, **options: Any) -> str:
    """What the server has for a thread, after a turn of it."""
    await thread.run("Hello.", **options)
    params = {"threadId": thread.id, "excludeTurns": True}
    found = await codex._session.request("thread/resume", params, OBJECT)
    policy: str = found["approvalPolicy"]
    # Without approvals it does not matter who would review them.
    return policy if policy == "never" else f"{policy}, {found['approvalsReviewer']}"


@pytest.mark.parametrize("handlers", DECIDING)
async def test_a_new_thread_asks_those_who_decide_unless_a_mode_is_said(config: CodexConfig, handlers: Any) -> None:
    async with AsyncCodex(config) as codex:
        assert await has(codex, await codex.thread_start()) == ON_THE_WIRE[REVIEW]
        assert await has(codex, await codex.thread_start(handlers=handlers)) == ON_THE_WIRE[ASK]
        for mode, wire in ON_THE_WIRE.items():
            thread = await codex.thread_start(handlers=handlers, approval_mode=mode)
            assert await has(codex, thread) == wire
        assert await has(codex, await codex.thread_start(handlers=handlers, approval_mode=None)) == CONFIGURED
    async with AsyncCodex(attrs.evolve(config, handlers=handlers)) as codex:
        assert await has(codex, await codex.thread_start()) == ON_THE_WIRE[ASK]
        for mode, wire in ON_THE_WIRE.items():
            assert await has(codex, await codex.thread_start(approval_mode=mode)) == wire
        assert await has(codex, await codex.thread_start(approval_mode=None)) == CONFIGURED


@pytest.mark.parametrize("handlers", NOT_DECIDING)
async def test_handlers_of_something_else_change_no_mode(config: CodexConfig, handlers: Any) -> None:
    async with AsyncCodex(attrs.evolve(config, handlers=handlers)) as codex:
        thread = await codex.thread_start(handlers=handlers)
        assert await has(codex, thread) == ON_THE_WIRE[REVIEW]
        resumed = await codex.thread_resume(thread.id, handlers=handlers)
        assert await has(codex, resumed) == ON_THE_WIRE[REVIEW]


async def test_the_default_is_shown_as_the_mode_that_it_is_without_handlers(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        default: Any = inspect.signature(codex.thread_start).parameters["approval_mode"].default
    assert (default, repr(default), hash(default)) == (REVIEW, repr(REVIEW), hash(REVIEW))


@pytest.mark.parametrize("verb", ["join", "resume", "fork"])
@pytest.mark.parametrize("given", ["nowhere", "in the config", "in the call"])
async def test_a_stored_thread_keeps_its_mode_unless_another_is_said_or_decided(
    config: CodexConfig, verb: str, given: str
) -> None:
    decides = Handlers(approvals=decline)
    options: dict[str, Any] = {"handlers": decides} if given == "in the call" else {}
    if given == "in the config":
        config = attrs.evolve(config, handlers=decides)
    cases = [(stored, said) for stored in ON_THE_WIRE for said in (None, *ON_THE_WIRE)]

    async def check(codex: AsyncCodex, id: str, stored: ApprovalMode, said: ApprovalMode | None) -> None:
        again = codex.thread_fork if verb == "fork" else codex.thread_resume
        thread = await again(id, approval_mode=said, **options)
        asked = stored is REVIEW and given == "in the call"
        expected = said or (ASK if asked else stored)
        assert await has(codex, thread) == ON_THE_WIRE[expected], (stored, said)

    async with AsyncCodex(config) as codex:
        threads = [await codex.thread_start(approval_mode=stored) for stored, _ in cases]
        for thread in threads:
            await thread.run("Hello.")
        if verb == "join":
            for thread, (stored, said) in zip(threads, cases, strict=True):
                await check(codex, thread.id, stored, said)
    if verb != "join":
        async with AsyncCodex(config) as codex:
            for thread, (stored, said) in zip(threads, cases, strict=True):
                await check(codex, thread.id, stored, said)


async def test_a_mode_that_a_turn_says_replaces_what_the_thread_was_to_get(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(approval_mode=REVIEW)
        await thread.run("Hello.")
        joined = await codex.thread_resume(thread.id, handlers=Handlers(approvals=decline))
        assert await has(codex, joined, approval_mode=DENY) == ON_THE_WIRE[DENY]
        assert await has(codex, joined) == ON_THE_WIRE[DENY]
