"""What type checkers make of `codex.rpc`. Nothing runs it: pyright reads it, in strict mode, with everything else."""

from __future__ import annotations

from pathlib import Path

from typing_extensions import assert_type

from openai_codex import AsyncCodex, Codex
from openai_codex.generated.v2_all import (
    ApiKeyLoginAccountParams,
    CommandExecResponse,
    CommandExecWriteResponse,
    ConfigWriteResponse,
    ExternalAgentConfigImportHistoriesReadResponse,
    ExternalAgentConfigImportResponse,
    FsReadFileResponse,
    FuzzyFileSearchResponse,
    FuzzyFileSearchSessionStopResponse,
    GetAccountRateLimitsResponse,
    LoginAccountResponse,
    LogoutAccountResponse,
    SandboxPolicy,
    ThreadGoalSetResponse,
    ThreadListResponse,
    ThreadSectionMoveResponse,
    ThreadStartResponse,
    TurnStartResponse,
    UserInput,
    UserVerificationCancelResponse,
)
from openai_codex.types import UNSET, SandboxMode, SortDirection, Unset


def answers(codex: Codex, policy: SandboxPolicy) -> None:
    rpc = codex.rpc
    assert_type(rpc.thread.goal.set(thread_id="t", objective="o"), ThreadGoalSetResponse)
    assert_type(rpc.thread.section.move(thread_id="t", section_id=None), ThreadSectionMoveResponse)
    assert_type(rpc.account.rate_limits.read(), GetAccountRateLimitsResponse)
    assert_type(rpc.account.logout(), LogoutAccountResponse)
    assert_type(rpc.command.exec(command=("true",), sandbox_policy=policy), CommandExecResponse)
    assert_type(rpc.command.exec(command=["true"], sandbox_policy={"type": "readOnly"}), CommandExecResponse)
    assert_type(rpc.command.exec.write(process_id="p"), CommandExecWriteResponse)
    assert_type(rpc.fuzzy_file_search(query="q", roots=[]), FuzzyFileSearchResponse)
    assert_type(rpc.fuzzy_file_search.session_stop(session_id="s"), FuzzyFileSearchSessionStopResponse)
    assert_type(rpc.external_agent_config.import_(migration_items=[]), ExternalAgentConfigImportResponse)
    assert_type(rpc.external_agent_config.import_.read_histories(), ExternalAgentConfigImportHistoriesReadResponse)
    assert_type(rpc.config.batch_write(edits=[]), ConfigWriteResponse)
    assert_type(rpc.with_timeout(5).user_verification.cancel(request_id=5), UserVerificationCancelResponse)


async def awaited(codex: AsyncCodex, said: list[UserInput]) -> None:
    rpc = codex.rpc
    assert_type(await rpc.thread.goal.set(thread_id="t", token_budget=None), ThreadGoalSetResponse)
    assert_type(await rpc.thread.list(sort_direction=SortDirection.asc), ThreadListResponse)
    assert_type(await rpc.thread.list(sort_direction="newer"), ThreadListResponse)
    assert_type(await rpc.turn.start(thread_id="t", input=said), TurnStartResponse)
    assert_type(await rpc.turn.start(thread_id="t", input=[{"type": "text", "text": "t"}]), TurnStartResponse)
    assert_type(await rpc.fs.read_file(path=Path("a")), FsReadFileResponse)
    assert_type(await rpc.thread.start(sandbox=SandboxMode.read_only), ThreadStartResponse)
    assert_type(await rpc.account.login.start(ApiKeyLoginAccountParams(api_key="k")), LoginAccountResponse)
    assert_type(await rpc.account.login.start({"type": "chatgpt"}), LoginAccountResponse)
    assert_type(await rpc.thread.with_timeout(1.5).list(), ThreadListResponse)


def left_out(codex: Codex, name: str | Unset) -> None:
    codex.rpc.thread.start(service_name=name, model=UNSET)


def mistakes(codex: Codex) -> None:
    codex.rpc.thread.goal.get()  # pyright: ignore[reportCallIssue]
    codex.rpc.thread.goal.get("t")  # pyright: ignore[reportCallIssue]
    codex.rpc.thread.goal.get(thread_id=5)  # pyright: ignore[reportArgumentType]
    codex.rpc.thread.goal.get(thread_id=UNSET)  # pyright: ignore[reportArgumentType]
    codex.rpc.fs.copy(source_path="a", destination_path="b", recursive=None)  # pyright: ignore[reportArgumentType]
    codex.rpc.thread.nothing()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
