"""Policies and pending approvals in front of the real runtime."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import attrs
import pytest

from openai_codex import AsyncCodex, AsyncThread, CodexConfig, TransportClosedError
from openai_codex.approvals import (
    ApprovalWithdrawnError,
    Decision,
    PendingApproval,
    PendingApprovals,
    Policy,
    allow_changes,
    allow_command,
    ask,
)
from openai_codex.requests import (
    AttestationRequest,
    CommandAnswer,
    CommandApproval,
    Elicitation,
    ElicitationAnswer,
    FileChangeAnswer,
    FileChangeApproval,
    Handlers,
    PermissionsAnswer,
    PermissionsApproval,
)
from openai_codex.testing import IsolatedHome, ModelProvider, ModelRequest, Reply, isolated_home, text
from openai_codex.types import TurnStatus

from ..asking import ACCOUNT, COMMAND, MCP_TOOL, PERMISSIONS, escalated, once, patch
from ..issuer import Issuer, token
from ..support import OBJECT, AsyncTogether

pytestmark = pytest.mark.anyio

MCP_CONFIG: str = MCP_TOOL.settings["config"]


@pytest.fixture
def home(provider: ModelProvider) -> Generator[IsolatedHome]:
    """A home with everything that may ask."""
    provider.replies(COMMAND.model)
    features = PERMISSIONS.settings["features"]
    with isolated_home(provider, model="gpt-5.5", features=features, config=MCP_CONFIG) as home:
        yield home


class Recorded:
    """The decisions of a policy."""

    def __init__(self) -> None:
        self.decisions: list[Decision] = []

    def __call__(self, decision: Decision) -> None:
        self.decisions.append(decision)

    @property
    def words(self) -> list[str]:
        return [decision.decision for decision in self.decisions]


def made(config: CodexConfig, name: str = "made") -> bool:
    assert config.cwd is not None
    return (Path(config.cwd) / name).exists()


async def asked(codex: AsyncCodex, provider: ModelProvider, reply: Reply, **options: Any) -> AsyncThread:
    """Run a turn in which the model says this."""
    provider.replies(once(reply))
    thread = await codex.thread_start(**options)
    assert (await thread.run("The prompt.")).final_response == "done"
    return thread


async def test_a_policy_allows_what_its_rules_say_and_nothing_else(
    config: CodexConfig, provider: ModelProvider, caplog: pytest.LogCaptureFixture
) -> None:
    recorded = Recorded()
    assert config.cwd is not None
    policy = Policy(allow_command("touch", under=config.cwd), on_decision=recorded)
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(approvals=policy))) as codex:
        await asked(codex, provider, escalated("touch made"))
        assert made(config)
        for command in (
            "touch more; touch other",
            "touch more && touch other",
            "touch $HOME/more",
            "touch more > other",
            "touchx more",
            "X=1 touch more",
            f"touch {Path(config.cwd).parent}/more",
            "bash -c 'touch more'",
        ):
            await asked(codex, provider, escalated(command))
    assert recorded.words == ["accept"] + ["decline"] * 8
    assert [decision.rule for decision in recorded.decisions[1:]] == ["default"] * 8
    assert "touch made" in recorded.decisions[0].subject
    assert not made(config, "more")
    assert not made(config, "other")
    assert "The prompt." not in caplog.text


async def test_a_model_cannot_bring_a_shell_of_its_own(config: CodexConfig, provider: ModelProvider) -> None:
    assert config.cwd is not None
    shell = Path(config.cwd) / "bash"
    shell.write_text("#!/bin/sh\n/bin/touch more\n")
    shell.chmod(0o755)
    recorded = Recorded()
    policy = Policy(allow_command("touch", under=config.cwd), on_decision=recorded)
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(approvals=policy))) as codex:
        for path in (str(shell), "./bash"):
            await asked(codex, provider, escalated(f"{path} -lc 'touch made'"))
    assert recorded.words == ["decline", "decline"]
    assert not made(config, "more")


async def test_changes_are_known_and_allowed_under_a_directory(config: CodexConfig, provider: ModelProvider) -> None:
    assert config.cwd is not None
    workspace = Path(config.cwd)
    allowed, elsewhere = workspace / "allowed", workspace / "elsewhere"
    for directory in (allowed, elsewhere, allowed / ".git"):
        directory.mkdir()
    (allowed / "link").symlink_to(elsewhere)
    (allowed / "old").write_text("before\n")
    recorded = Recorded()
    policy = Policy(allow_changes(under=allowed), on_decision=recorded)
    add = "*** Add File: {}\n+hello\n"
    move = "*** Update File: allowed/old\n*** Move to: {}\n@@\n-before\n+after\n"
    bodies = [
        add.format("allowed/made"),
        add.format("allowed/more") + add.format("elsewhere/more"),
        add.format("allowed/../elsewhere/more"),
        add.format("allowed/link/more"),
        add.format("allowed/.git/more"),
        move.format("elsewhere/more"),
        move.format("allowed/new"),
    ]
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(approvals=policy))) as codex:
        for ephemeral in (False, True):
            await asked(codex, provider, patch(f"*** Begin Patch\n{bodies[0]}*** End Patch\n"), ephemeral=ephemeral)
            assert made(config, "allowed/made")
            (allowed / "made").unlink()
        for body in bodies[1:]:
            await asked(codex, provider, patch(f"*** Begin Patch\n{body}*** End Patch\n"))
        assert len(codex._session.requests._changes) == 0
    assert recorded.words == ["accept", "accept", *["decline"] * 5, "accept"]
    assert not any((directory / "more").exists() for directory in (allowed, elsewhere, allowed / ".git"))
    assert (allowed / "new").read_text() == "after\n"


async def test_two_changes_of_one_id_are_not_mixed_up(config: CodexConfig, provider: ModelProvider) -> None:
    def only_one(request: FileChangeApproval) -> FileChangeAnswer:
        paths = {Path(change.path).name for change in request.changes or ()}
        return request.accept() if paths == {"one"} else request.decline()

    body = "*** Begin Patch\n*** Add File: {}\n+hello\n*** End Patch\n"
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(file_change_approval=only_one))) as codex:
        await asked(codex, provider, patch(body.format("two"), "same") + patch(body.format("one"), "same"))
    assert not made(config, "two")


async def test_several_decisions_of_a_command(config: CodexConfig, provider: ModelProvider) -> None:
    requests: list[CommandApproval] = []

    def for_session(request: CommandApproval) -> CommandAnswer:
        requests.append(request)
        return request.accept_for_session()

    def amend(request: CommandApproval) -> CommandAnswer:
        requests.append(request)
        return request.accept_with_execpolicy_amendment()

    def cancel(request: CommandApproval) -> CommandAnswer:
        return request.cancel()

    async with AsyncCodex(config) as codex:
        provider.replies(once(escalated("touch made")))
        thread = await codex.thread_start(handlers=Handlers(command_approval=for_session))
        await thread.run("Make it.")
        await thread.run("Make it.")
        assert len(requests) == 1
        assert requests[0].available_decisions
        assert requests[0].reason == "May I?"
        thread = await codex.thread_start(handlers=Handlers(command_approval=amend))
        await thread.run("Make it.")
        await thread.run("Make it.")
        assert len(requests) == 2
        assert list(requests[1].proposed_execpolicy_amendment) == ["touch", "made"]
        provider.replies(once(escalated("touch other")))
        thread = await codex.thread_start(handlers=Handlers(command_approval=cancel))
        assert (await thread.run("Make it.")).status is TurnStatus.interrupted
    assert made(config)
    assert not made(config, "other")


async def test_a_tool_of_an_mcp_server_is_accepted_for_the_session(
    config: CodexConfig, provider: ModelProvider
) -> None:
    requests: list[Elicitation] = []

    def for_session(request: Elicitation) -> ElicitationAnswer:
        requests.append(request)
        assert request.is_tool_approval
        assert request.server_name == "probe"
        return request.accept_for_session()

    provider.replies(MCP_TOOL.model)
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(elicitation=for_session))) as codex:
        thread = await codex.thread_start(approval_mode=None, config={"approval_policy": "on-request"})
        await thread.run("Do it.")
        await thread.run("Do it.")
    assert len(requests) == 1


async def test_permissions_are_granted_for_the_session(config: CodexConfig, provider: ModelProvider) -> None:
    requests: list[PermissionsApproval] = []

    def for_session(request: PermissionsApproval) -> PermissionsAnswer:
        requests.append(request)
        return request.accept_for_session()

    provider.replies(PERMISSIONS.model)
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(permissions_approval=for_session))) as codex:
        thread = await codex.thread_start()
        await thread.run("Do it.")
        await thread.run("Do it.")
    assert requests[0].permissions.network is not None
    assert "enabled" in str(provider.requests[-1].body["input"][-1])


async def answered(approvals: PendingApprovals, answer: Callable[[PendingApproval], object]) -> PendingApproval:
    """Wait for the next approval and answer it."""
    async for pending in approvals:
        answer(pending)
        return pending
    raise AssertionError("no approval came")


async def test_a_pending_approval_is_answered_from_elsewhere(config: CodexConfig, provider: ModelProvider) -> None:
    approvals = PendingApprovals()
    policy = Policy(allow_command("touch made", under=config.cwd), ask(approvals))
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(approvals=policy))) as codex:
        await asked(codex, provider, escalated("touch made"))
        for answer, name in ((PendingApproval.accept, "accepted"), (PendingApproval.decline, "declined")):
            provider.replies(once(escalated(f"touch {name}")))
            thread = await codex.thread_start()
            async with AsyncTogether() as together:
                together.start(lambda thread=thread: thread.run("Make it."))
                await answered(approvals, answer)
            assert together.outcomes[0].final_response == "done"
    assert made(config)
    assert made(config, "accepted")
    assert not made(config, "declined")


async def test_a_pending_approval_of_a_turn_that_ended_is_withdrawn(config: CodexConfig) -> None:
    approvals = PendingApprovals()
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(approvals=approvals))) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Make it.")
        pending = await answered(approvals, lambda pending: None)
        await turn.interrupt()
        assert (await turn.run()).status is TurnStatus.interrupted
        while not pending.withdrawn:
            await codex.models()  # lets the client work until its handler has ended
        with pytest.raises(ApprovalWithdrawnError):
            pending.accept()
    assert not made(config)


async def test_a_pending_approval_of_a_server_that_is_gone_is_withdrawn(config: CodexConfig) -> None:
    approvals = PendingApprovals()
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(approvals=approvals))) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Make it.")
        pending = await answered(approvals, lambda pending: None)
        await codex.close()
        with pytest.raises(ApprovalWithdrawnError):
            pending.accept()
        with pytest.raises(TransportClosedError):
            await turn.run()
    assert pending.withdrawn
    assert len(approvals) == 0


async def test_closing_the_pending_approvals_declines_and_the_turn_goes_on(config: CodexConfig) -> None:
    approvals = PendingApprovals()
    async with AsyncCodex(attrs.evolve(config, handlers=Handlers(approvals=approvals))) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Make it.")
        await answered(approvals, lambda pending: None)
        approvals.close()
        assert (await turn.run()).final_response == "done"
        assert (await thread.run("Make it.")).final_response == "done"
    assert not made(config)


async def test_an_attestation_is_asked_of_those_who_have_a_handler(
    config: CodexConfig, provider: ModelProvider
) -> None:
    def attest(request: AttestationRequest) -> Any:
        return request.answer("v1.opaque")

    def fail(request: AttestationRequest) -> Any:
        raise LookupError("there is none")

    headers: list[str] = []

    def model(request: ModelRequest) -> Reply:
        headers.append(str(dict(request.headers)))
        return text("done")

    provider.replies(model)
    with Issuer() as issuer:
        config = attrs.evolve(config, env={**(config.env or {}), **issuer.env}, config_overrides=issuer.overrides)
        for handlers in (Handlers(attestation=attest), Handlers(attestation=fail), Handlers()):
            async with AsyncCodex(attrs.evolve(config, handlers=handlers)) as codex:
                tokens = {"accessToken": token(), "chatgptAccountId": ACCOUNT, "chatgptPlanType": "pro"}
                await codex._session.request("account/login/start", {"type": "chatgptAuthTokens", **tokens}, OBJECT)
                thread = await codex.thread_start()
                assert (await thread.run("Hello.")).final_response == "done"
    assert ["v1.opaque" in said for said in headers] == [True, False, False]
