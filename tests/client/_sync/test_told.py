# Generated from tests/client/_async/test_told.py by scripts/unasync.py. Edit that file instead.
"""What the server says of turns in trouble is heard: in the log, in results and in errors."""

from __future__ import annotations

import logging
import pickle
import re

import pytest

from openai_codex import (
    Codex,
    CodexConfig,
    NotLoggedInError,
    RestartPolicy,
    TransportClosedError,
    TurnLostError,
    TurnTimeoutError,
)
from openai_codex.testing import ModelProvider, ScriptedServer, cut, isolated_home, text

pytestmark = pytest.mark.anyio

NEEDS_LOGIN = "model_providers.mock.requires_openai_auth=true"
TROUBLE = {"message": "Reconnecting... 1/5", "additionalDetails": "Connection failed: no route", "codexErrorInfo": None}


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "openai_codex.server"]


def troubled() -> ScriptedServer:
    """A server whose turns have trouble and do not end."""
    server = ScriptedServer()
    server.on("turn/start").answer().notify("error", error=TROUBLE, willRetry=True)
    return server


def test_a_deadline_names_the_last_error() -> None:
    with Codex(CodexConfig(server=troubled())) as codex:
        thread = codex.thread_start()
        with pytest.raises(
            TurnTimeoutError, match=r"last error was: Reconnecting\.\.\. 1/5 \(Connection failed"
        ) as caught:
            thread.run("Hi", timeout=0.05)
    error = caught.value
    assert error.last_error is not None
    assert error.last_error.message == "Reconnecting... 1/5"
    assert pickle.loads(pickle.dumps(error)).last_error == error.last_error


def test_a_crash_in_a_turn_names_the_last_error() -> None:
    server = ScriptedServer()
    server.on("turn/start").answer().notify("error", error=TROUBLE, willRetry=True).crash()
    with Codex(CodexConfig(server=server)) as codex:
        thread = codex.thread_start()
        with pytest.raises(TransportClosedError, match="the last error was: Reconnecting") as caught:
            thread.run("Hi")
    assert type(caught.value) is TransportClosedError
    assert caught.value.last_error is not None
    assert caught.value.exit_code == 1


def test_a_lost_turn_names_the_last_error() -> None:
    server = ScriptedServer()
    server.on("turn/start").answer().notify("error", error=TROUBLE, willRetry=True).crash()
    with Codex(CodexConfig(server=server, restart=RestartPolicy(initial_delay=0))) as codex:
        thread = codex.thread_start()
        with pytest.raises(TurnLostError, match="the last error was: Reconnecting") as caught:
            thread.run("Hi")
    assert caught.value.last_error is not None


def test_the_first_retry_of_a_turn_is_told_once_and_stands_in_its_warnings(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with ModelProvider([cut(), cut(), text("at last")]) as model, isolated_home(model, stream_max_retries=3) as home:
        with Codex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            thread = codex.thread_start()
            result = thread.run("Hi")
    assert result.final_response == "at last"
    retries = [line for line in told(caplog) if "tried again" in line]
    assert len(retries) == 1
    assert re.match(
        rf"turn {result.id} of thread {thread.id} is tried again \(.*\): Reconnecting\.\.\. 1/3", retries[0]
    )
    assert [text for text in result.warnings if text.startswith("Reconnecting... 1/3")]


def test_a_name_that_no_model_has_is_told_and_stands_in_the_warnings(
    config: CodexConfig, caplog: pytest.LogCaptureFixture
) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start(model="gpt-nope")
        result = thread.run("Hi")
        again = thread.run("Hi")
    assert (result.model, again.model) == ("gpt-nope", "gpt-nope")
    assert any("gpt-nope" in text for text in result.warnings)
    assert len([line for line in told(caplog) if "gpt-nope" in line]) == 1


def test_a_model_of_one_turn_holds_from_then_on(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        models = [(thread.run("Hi")).model]
        models += [(thread.run("Hi", model="another-model")).model, (thread.run("Hi")).model]
        resumed = (codex.thread_resume(thread.id)).run("Hi")
    assert models == ["mock-model", "another-model", "another-model"]
    assert resumed.model == "another-model"


def test_a_rerouted_model_is_told_and_is_the_one_that_answered(caplog: pytest.LogCaptureFixture) -> None:
    server = ScriptedServer()
    news = {"fromModel": "big", "toModel": "small", "reason": "highRiskCyberActivity"}
    server.on("turn/start").answer().notify("model/rerouted", **news).say("Hello").complete()
    with Codex(CodexConfig(server=server)) as codex:
        result = (codex.thread_start()).run("Hi")
    assert result.model == "small"
    assert any("big was replaced by small" in text for text in result.warnings)
    assert len([line for line in told(caplog) if "big was replaced by small" in line]) == 1


def test_no_secret_is_told(caplog: pytest.LogCaptureFixture) -> None:
    server = ScriptedServer()
    words = "no https://me:hunter2@host/x?token=hunter2 with Bearer hunter2 and sk-hunter2"
    server.on("turn/start").answer().notify("warning", message=words).say("Hello").complete()
    with Codex(CodexConfig(server=server)) as codex:
        (codex.thread_start()).run("Hi")
    lines = [line for line in told(caplog) if line.startswith("no https")]
    assert len(lines) == 1
    assert "hunter2" not in lines[0]


def test_the_logger_speaks_at_the_level_of_warnings(config: CodexConfig, caplog: pytest.LogCaptureFixture) -> None:
    with Codex(config) as codex:
        (codex.thread_start(model="gpt-nope")).run("Hi")
    levels = {record.levelno for record in caplog.records if record.name == "openai_codex.server"}
    assert levels == {logging.WARNING}


def test_a_turn_without_the_login_that_it_needs_is_not_started(provider: ModelProvider) -> None:
    with isolated_home(provider) as home:
        settings = CodexConfig(env=home.env, cwd=str(home.workspace), config_overrides=(NEEDS_LOGIN,))
        with Codex(settings) as codex:
            thread = codex.thread_start()
            for _ in range(2):
                with pytest.raises(NotLoggedInError, match=r"login.*doctor"):
                    thread.run("Hi")
            codex.login_api_key("sk-none")
            assert (thread.run("Hi")).final_response is not None


def test_a_thread_with_a_provider_of_its_own_needs_no_login(provider: ModelProvider) -> None:
    with isolated_home(provider) as home:
        other = f'model_providers.other={{name="other", base_url="{provider.url}", wire_api="responses"}}'
        settings = CodexConfig(env=home.env, cwd=str(home.workspace), config_overrides=(NEEDS_LOGIN, other))
        with Codex(settings) as codex:
            thread = codex.thread_start(model_provider="other")
            assert (thread.run("Hi")).final_response is not None


def test_the_check_asks_once_and_a_switch_turns_it_off_and_on() -> None:
    for switch, asked in ((None, 0), (False, 0), (True, 1)):
        server = ScriptedServer()
        server.on("account/read").answer({"requiresOpenaiAuth": True, "account": {"type": "apiKey"}})
        with Codex(CodexConfig(server=server, check_login=switch)) as codex:
            thread = codex.thread_start()
            thread.run("Hi")
            thread.run("Hi")
        assert len(server.params_of("account/read")) == asked


def test_a_server_that_cannot_say_whether_somebody_is_logged_in_is_used() -> None:
    server = ScriptedServer()
    server.on("account/read").refuse(-32603, "workspace routing discovery failed")
    with Codex(CodexConfig(server=server, check_login=True)) as codex:
        assert ((codex.thread_start()).run("Hi")).status == "completed"
