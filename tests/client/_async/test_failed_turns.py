"""Failed turns: why, whether to try again, when, and what one can do. Against the real runtime."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from openai_codex import (
    AsyncCodex,
    CodexConfig,
    TurnFailedError,
    UsageLimitError,
    async_retry_on_overload,
    is_retryable_error,
)
from openai_codex._turn.failure import pause_before_retry, pause_until_reset
from openai_codex.testing import ModelProvider, Reply, ScriptedServer, cut, error_event, failure, text, tool_call

pytestmark = pytest.mark.anyio


async def failed(config: CodexConfig) -> TurnFailedError:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        with pytest.raises(TurnFailedError) as caught:
            await thread.run("Hi")
        return caught.value


@pytest.mark.parametrize(
    ("reply", "reason", "retryable"),
    [
        (failure(500), "internalServerError", True),
        (failure(429), "responseTooManyFailedAttempts", True),
        (failure(503, code="server_is_overloaded"), "serverOverloaded", True),
        (error_event("rate_limit_exceeded"), "rateLimitExceeded", True),
        (cut(), "other", True),
        (failure(404), "httpConnectionFailed", False),
        (failure(400), "other", False),
        (failure(429, type="usage_limit_reached"), "usageLimitExceeded", False),
        (error_event("context_length_exceeded"), "contextWindowExceeded", False),
    ],
    ids=["500", "429", "overloaded", "rate", "cut", "404", "400", "usage", "context"],
)
async def test_a_failed_turn_says_why_and_whether_the_same_may_succeed_later(
    provider: ModelProvider, config: CodexConfig, reply: Reply, reason: str, retryable: bool
) -> None:
    provider.replies(reply)
    error = await failed(config)
    assert error.reason == reason
    assert error.retryable is retryable
    assert is_retryable_error(error) is retryable
    assert error.last_error == error.error
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.reason, again.retryable, str(again)) == (type(error), reason, retryable, str(error))


async def test_the_models_own_message_is_shown_and_not_its_json(provider: ModelProvider, config: CodexConfig) -> None:
    provider.replies(failure(400, "The requested model 'nope' does not exist."))
    assert str(await failed(config)) == "The requested model 'nope' does not exist."


async def test_a_refused_key_names_the_way_out(provider: ModelProvider, config: CodexConfig) -> None:
    provider.replies(failure(401, "bad key"))
    error = await failed(config)
    assert error.http_status == 401
    assert "login" in str(error)
    assert "doctor" in str(error)


async def test_a_full_context_names_compaction(provider: ModelProvider, config: CodexConfig) -> None:
    provider.replies(error_event("context_length_exceeded"))
    assert "compact" in str(await failed(config))


async def test_the_pause_that_the_provider_asks_for_is_told(provider: ModelProvider, config: CodexConfig) -> None:
    provider.replies(error_event("rate_limit_exceeded", "Please try again in 7s."))
    error = await failed(config)
    assert error.retry_after == 7.0
    assert pause_before_retry(error, 1.0) == 7.0
    assert pause_before_retry(error, 9.0) == 9.0


async def test_a_turn_that_ran_a_command_before_it_failed_is_not_tried_again(
    provider: ModelProvider, config: CodexConfig
) -> None:
    provider.replies([tool_call("exec_command", {"cmd": "true"}), failure(503, code="server_is_overloaded")])
    error = await failed(config)
    assert error.reason == "serverOverloaded"
    assert error.acted
    assert not is_retryable_error(error)
    assert pause_before_retry(error, 1.0) is None


async def test_a_turn_that_changed_a_file_before_it_failed_is_not_tried_again(
    provider: ModelProvider, config: CodexConfig
) -> None:
    changed: dict[str, Any] = {
        "item": {"type": "fileChange", "id": "i", "changes": [], "status": "completed"},
        "completedAtMs": 1,
    }
    error = {"message": "busy", "codexErrorInfo": "serverOverloaded"}
    server = ScriptedServer()
    server.on("turn/start").answer().notify("item/completed", **changed).complete("failed", error=error)
    caught = await failed(CodexConfig(server=server))
    assert caught.reason == "serverOverloaded"
    assert not caught.retryable


async def test_a_second_failure_on_a_thread_is_judged_by_its_own_turn(
    provider: ModelProvider, config: CodexConfig
) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        provider.replies([tool_call("exec_command", {"cmd": "true"}), text("done"), failure(500)])
        await thread.run("Do it")
        with pytest.raises(TurnFailedError) as caught:
            await thread.run("Hi")
        assert caught.value.retryable


async def test_a_usage_limit_says_when_it_is_reset(provider: ModelProvider, config: CodexConfig) -> None:
    headers = {
        "x-codex-primary-used-percent": "100",
        "x-codex-primary-window-minutes": "300",
        "x-codex-primary-reset-at": "1900000000",
    }
    provider.replies(failure(429, type="usage_limit_reached", headers=headers, resets_at=1900000000))
    error = await failed(config)
    assert isinstance(error, UsageLimitError)
    assert error.resets_at == 1900000000
    assert "2030-03-17" in str(error)
    assert pause_until_reset(error, now=1900000000 - 60) == 61.0
    assert pause_before_retry(error, 1.0) is None
    assert pickle.loads(pickle.dumps(error)).resets_at == 1900000000


async def test_the_reset_of_a_limit_is_asked_for_if_it_was_not_told() -> None:
    server = ScriptedServer()
    limits = {"primary": {"usedPercent": 100, "resetsAt": 1900000000}}
    server.on("account/rateLimits/read").answer({"rateLimits": limits})
    error = {"message": "You've hit your usage limit.", "codexErrorInfo": "usageLimitExceeded"}

    server.on("turn/start").answer().notify("error", error=error, willRetry=False).complete("failed", error=error)
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        with pytest.raises(UsageLimitError) as caught:
            await thread.run("Hi")
    assert caught.value.resets_at == 1900000000
    assert len(server.params_of("account/rateLimits/read")) == 1


async def test_an_overloaded_model_is_asked_again(provider: ModelProvider, config: CodexConfig) -> None:
    provider.replies([failure(503, code="server_is_overloaded"), text("at last")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        result = await async_retry_on_overload(lambda: thread.run("Hi"), initial_delay_s=0.01)
    assert result.final_response == "at last"
