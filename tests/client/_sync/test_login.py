# Generated from tests/client/_async/test_login.py by scripts/unasync.py. Edit that file instead.
"""Logins: by API key, in a browser, on another device; completed, refused, cancelled, replaced."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator

import attrs
import pytest

from openai_codex import (
    ChatgptLoginHandle,
    Codex,
    CodexConfig,
    DeviceCodeLoginHandle,
    InternalRpcError,
    TransportClosedError,
)
from openai_codex.types import CancelLoginAccountStatus, PlanType

from ..issuer import EMAIL, USER_CODE, Issuer

pytestmark = pytest.mark.anyio


@pytest.fixture
def issuer() -> Generator[Issuer]:
    """The service that the person logs in at."""
    with Issuer() as issuer:
        yield issuer


@pytest.fixture
def config(config: CodexConfig, issuer: Issuer) -> CodexConfig:
    """A runtime that logs in there."""
    return attrs.evolve(config, env={**(config.env or {}), **issuer.env}, config_overrides=issuer.overrides)


def kill_server(codex: Codex) -> None:
    """End the server as a crash would."""
    pid = (codex._session.open()).child_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def test_nobody_is_logged_in_at_first(config: CodexConfig) -> None:
    with Codex(config) as codex:
        account = codex.account()
    assert account.account is None
    assert account.requires_openai_auth is True


def test_an_api_key_logs_in_and_logout_forgets_it(config: CodexConfig) -> None:
    with Codex(config) as codex:
        codex.login_api_key("sk-example")
        known = codex.account(refresh_token=True)
        codex.logout()
        forgotten = codex.account()
    assert known.account is not None
    assert known.account.root.type == "apiKey"
    assert forgotten.account is None


def test_a_login_outlives_its_client(config: CodexConfig) -> None:
    with Codex(config) as codex:
        codex.login_api_key("sk-example")
    with Codex(config) as codex:
        account = codex.account()
    assert account.account is not None


def test_many_api_key_logins_leave_no_completion_for_a_later_handle(config: CodexConfig) -> None:
    with Codex(config) as codex:
        for number in range(10):
            codex.login_api_key(f"sk-example-{number}")
        login = codex.login_chatgpt()
        login.cancel()
        done = login.wait()
    assert done.login_id == login.login_id
    assert done.success is False


def test_a_browser_login_is_completed_by_the_browser(config: CodexConfig, issuer: Issuer) -> None:
    with Codex(config) as codex:
        login = codex.login_chatgpt()
        assert isinstance(login, ChatgptLoginHandle)
        assert login.auth_url.startswith(f"{issuer.url}/oauth/authorize?")
        issuer.sign_in(login.auth_url)
        done = login.wait()
        account = codex.account()
        codex.logout()
        forgotten = codex.account()
    assert done.success is True
    assert done.error is None
    assert done.login_id == login.login_id
    assert account.account is not None
    assert account.account.root.type == "chatgpt"
    assert account.account.root.email == EMAIL
    assert account.account.root.plan_type is PlanType.pro
    assert forgotten.account is None


def test_a_refreshed_token_is_asked_for_at_the_issuer(config: CodexConfig, issuer: Issuer) -> None:
    with Codex(config) as codex:
        login = codex.login_chatgpt()
        issuer.sign_in(login.auth_url)
        login.wait()
        before = issuer.paths.count("/oauth/token")
        codex.account(refresh_token=True)
    assert issuer.paths.count("/oauth/token") == before + 1


def test_a_browser_login_that_is_refused_says_why(config: CodexConfig, issuer: Issuer) -> None:
    with Codex(config) as codex:
        login = codex.login_chatgpt()
        issuer.refuse(login.auth_url, "not today")
        done = login.wait()
        account = codex.account()
    assert done.success is False
    assert done.error is not None
    assert "not today" in done.error
    assert account.account is None


def test_a_cancelled_login_is_completed_without_success(config: CodexConfig) -> None:
    with Codex(config) as codex:
        login = codex.login_chatgpt()
        cancelled = login.cancel()
        done = login.wait()
        again = login.cancel()
    assert cancelled.status is CancelLoginAccountStatus.canceled
    assert again.status is CancelLoginAccountStatus.not_found
    assert done.success is False
    assert done.login_id == login.login_id


def test_a_second_login_replaces_the_first_and_each_handle_gets_its_own_completion(
    config: CodexConfig, issuer: Issuer
) -> None:
    with Codex(config) as codex:
        first = codex.login_chatgpt()
        second = codex.login_chatgpt()
        issuer.sign_in(second.auth_url)
        # The second is asked first: it must not take the completion of the first.
        completions = [second.wait(), first.wait()]
    assert [done.login_id for done in completions] == [second.login_id, first.login_id]
    assert [done.success for done in completions] == [True, False]


def test_a_device_code_replaces_a_browser_login(config: CodexConfig, issuer: Issuer) -> None:
    with Codex(config) as codex:
        browser = codex.login_chatgpt()
        device = codex.login_chatgpt_device_code()
        replaced = browser.wait()
        issuer.approve()
        done = device.wait()
    assert replaced.success is False
    assert done.success is True


def test_a_device_code_is_completed_when_the_person_approves_it(config: CodexConfig, issuer: Issuer) -> None:
    with Codex(config) as codex:
        login = codex.login_chatgpt_device_code()
        assert isinstance(login, DeviceCodeLoginHandle)
        assert login.user_code == USER_CODE
        assert login.verification_url == f"{issuer.url}/codex/device"
        issuer.wait_until_asked()
        issuer.approve()
        done = login.wait()
        account = codex.account()
    assert done.success is True
    assert done.login_id == login.login_id
    assert account.account is not None


def test_a_cancelled_device_code_is_completed_without_success(config: CodexConfig, issuer: Issuer) -> None:
    with Codex(config) as codex:
        login = codex.login_chatgpt_device_code()
        issuer.wait_until_asked()
        cancelled = login.cancel()
        done = login.wait()
        again = login.cancel()
    assert cancelled.status is CancelLoginAccountStatus.canceled
    assert again.status is CancelLoginAccountStatus.not_found
    assert done.success is False


def test_a_device_code_that_is_approved_at_once_is_not_lost(config: CodexConfig, issuer: Issuer) -> None:
    # Its completion may come before the answer that names it.
    issuer.approve()
    with Codex(config) as codex:
        for _ in range(5):
            login = codex.login_chatgpt_device_code()
            done = login.wait()
            assert done.success is True
            assert done.login_id == login.login_id
            codex.logout()


def test_a_login_service_that_is_away_is_told_by_the_request(config: CodexConfig) -> None:
    away = attrs.evolve(config, env={**(config.env or {}), "CODEX_APP_SERVER_LOGIN_ISSUER": "http://127.0.0.1:9"})
    with Codex(away) as codex:
        with pytest.raises(InternalRpcError, match="device code"):
            codex.login_chatgpt_device_code()


def test_waiting_twice_returns_the_same_completion(config: CodexConfig) -> None:
    with Codex(config) as codex:
        login = codex.login_chatgpt()
        login.cancel()
        done = login.wait()
        assert login.wait() is done
    # It is known, so the server is not needed any more.
    assert login.wait() is done


def test_waiting_for_a_login_whose_server_died_raises(config: CodexConfig) -> None:
    with Codex(config) as codex:
        login = codex.login_chatgpt()
        kill_server(codex)
        with pytest.raises(TransportClosedError, match="signal 9") as caught:
            login.wait()
        with pytest.raises(TransportClosedError, match="signal 9"):
            login.wait()
        with pytest.raises(TransportClosedError, match="signal 9"):
            login.cancel()
    assert caught.value.exit_code == -9


def test_waiting_for_a_login_of_a_closed_client_raises(config: CodexConfig) -> None:
    with Codex(config) as codex:
        login = codex.login_chatgpt()
    with pytest.raises(TransportClosedError):
        login.wait()
