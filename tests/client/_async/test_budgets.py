"""Turns that may use so many tokens, alone or together, and turns that are tried again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from openai_codex import (
    AsyncCodex,
    Budget,
    BudgetExceededError,
    CodexConfig,
    InvalidInputError,
    InvalidOptionError,
    RetryPolicy,
    TurnFailedError,
    TurnPolicy,
    UsageLimitError,
)
from openai_codex.testing import (
    Gate,
    ModelProvider,
    ScriptedServer,
    deltas,
    failure,
    gate,
    isolated_home,
    text,
    tool_call,
)
from openai_codex.types import TurnStatus

from ..conftest import ANSWER
from ..support import AsyncTogether

pytestmark = pytest.mark.anyio

QUICK = RetryPolicy(initial_delay=0, max_delay=0)
# A request that runs a tool, so that the turn goes on and asks the model again.
WORK = tool_call("exec_command", {"cmd": "true"})


async def test_a_turn_whose_tokens_are_spent_is_interrupted(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies([*([WORK] * 50), text(ANSWER)])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        for call in (thread.run, run_handle(thread)):
            with pytest.raises(BudgetExceededError, match="its tokens are spent") as caught:
                await call("one", policy=TurnPolicy(max_tokens=1))
            assert caught.value.tokens >= 1
            assert caught.value.turn_id is not None
            assert caught.value.result is not None
            assert caught.value.result.status is TurnStatus.interrupted
        assert codex._session.ledger.meters.count == 0
        assert len(provider.requests) < 10
        # What is below its limit is not touched.
        assert (await thread.run("two", policy=TurnPolicy(max_tokens=10_000_000))).final_response == ANSWER


def run_handle(thread: Any) -> Any:
    async def run(*args: Any, **kwargs: Any) -> Any:
        return await (await thread.turn(*args, **kwargs)).run()

    return run


async def test_turns_that_share_a_budget_are_interrupted_together(provider: ModelProvider, config: CodexConfig) -> None:
    hold = Gate()
    provider.replies(lambda request: WORK if "worker" in str(request.body["input"]) else deltas(["part", gate(hold)]))
    budget = Budget(20)
    policy = TurnPolicy(budget=budget)
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(policy=policy)
        waiting = await thread.turn("waiting")
        hold.wait_until_reached()
        async with AsyncTogether() as calls:
            for _ in range(2):
                thread = await codex.thread_start(policy=policy)
                calls.start(lambda thread=thread: thread.run("worker"))
            calls.start(waiting.run)
        assert [type(outcome) for outcome in calls.outcomes] == [BudgetExceededError] * 3
        assert budget.left == 0
        assert budget.spent >= 20
        requests = len(provider.requests)
        with pytest.raises(BudgetExceededError, match="no turn was started") as caught:
            await thread.run("worker")
        assert (caught.value.turn_id, caught.value.result) == (None, None)
        assert len(provider.requests) == requests
    assert repr(budget) == f"Budget({budget.spent} of 20 tokens spent)"


async def test_the_tokens_of_sub_agents_count(config: CodexConfig) -> None:
    def model(request: Any) -> Any:
        said = request.body["input"]
        texts = [part.get("text") for item in said if item.get("role") == "user" for part in item["content"]]
        outputs = [item["output"] for item in said if item.get("type") == "function_call_output"]
        if "child work" in texts:
            return WORK
        if not outputs:
            return tool_call("spawn_agent", {"message": "child work"}, namespace="multi_agent_v1")
        output = outputs[0]
        agent = json.loads(output if isinstance(output, str) else output[0]["text"])["agent_id"]
        return tool_call("wait_agent", {"targets": [agent]}, namespace="multi_agent_v1")

    with ModelProvider(model) as provider, isolated_home(provider) as home:
        async with AsyncCodex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            thread = await codex.thread_start()
            with pytest.raises(BudgetExceededError) as caught:
                await thread.run("Delegate.", policy=TurnPolicy(max_tokens=300))
            assert caught.value.tokens >= 300
            agents = codex._session.ledger.agents.of_turn(caught.value.turn_id or "")
            assert [agent.running for agent in agents] == [False]


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_turn_that_failed_for_a_moment_is_tried_again(
    config: CodexConfig, provider: ModelProvider, status: int
) -> None:
    provider.replies([failure(status), failure(status), text(ANSWER)])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(policy=TurnPolicy(retry=QUICK))
        assert (await thread.run("one")).final_response == ANSWER
    assert len(provider.requests) == 3


async def test_a_turn_is_tried_so_often_and_no_more(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(failure(500))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        for attempts in (1, 2, 4):
            before = len(provider.requests)
            retry = RetryPolicy(max_attempts=attempts, initial_delay=0, max_delay=0)
            with pytest.raises(TurnFailedError):
                await thread.run("one", policy=TurnPolicy(retry=retry))
            assert len(provider.requests) - before == attempts
        # Not without a policy, and not past the deadline.
        for policy in (None, TurnPolicy(timeout=100, retry=RetryPolicy(initial_delay=1000, max_delay=1000))):
            before = len(provider.requests)
            with pytest.raises(TurnFailedError):
                await thread.run("one", policy=policy)
            assert len(provider.requests) - before == 1


@pytest.mark.parametrize("replies", [[failure(400)], [WORK, failure(500)]], ids=["wrong", "acted"])
async def test_what_would_fail_again_or_do_it_again_is_not_tried_again(
    config: CodexConfig, provider: ModelProvider, replies: list[Any]
) -> None:
    provider.replies([*replies, text(ANSWER)])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(policy=TurnPolicy(retry=QUICK))
        with pytest.raises(TurnFailedError):
            await thread.run("one")
    assert len(provider.requests) == len(replies)


@pytest.mark.parametrize(
    ("policy", "runs"),
    [
        (TurnPolicy(on_limit="wait"), 2),
        (TurnPolicy(on_limit="wait", retry=RetryPolicy(max_limit_wait=0.5)), 1),
        (TurnPolicy(retry=QUICK), 1),
        (None, 1),
    ],
)
async def test_a_limit_is_waited_for_if_the_policy_says_so(policy: TurnPolicy | None, runs: int) -> None:
    server = ScriptedServer()
    limited = {"message": "usage limit", "codexErrorInfo": "usageLimitExceeded"}
    # It was reset in 1970 already, so the wait is as short as one can be.
    limits = {"primary": {"usedPercent": 100, "resetsAt": 1}}
    server.once("turn/start").answer().notify("account/rateLimits/updated", rateLimits=limits).complete(
        "failed", error=limited
    )
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        if runs == 2:
            assert (await thread.run("one", policy=policy)).status is TurnStatus.completed
        else:
            with pytest.raises(UsageLimitError):
                await thread.run("one", policy=policy)
    assert len(server.params_of("turn/start")) == runs


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: Budget(0), InvalidOptionError),
        (lambda: Budget(True), InvalidInputError),
        (lambda: Budget("5"), InvalidInputError),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (lambda: TurnPolicy(max_tokens=-1), InvalidOptionError),
        (lambda: TurnPolicy(max_tokens=1.5), InvalidInputError),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (lambda: TurnPolicy(budget=5), InvalidInputError),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (lambda: TurnPolicy(retry=3), InvalidInputError),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (lambda: TurnPolicy(on_limit="sleep"), InvalidOptionError),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (lambda: RetryPolicy(max_attempts=0), InvalidOptionError),
        (lambda: RetryPolicy(initial_delay="1"), InvalidInputError),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (lambda: RetryPolicy(jitter=-1), InvalidOptionError),
    ],
)
async def test_what_means_nothing_is_refused(make: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        make()
