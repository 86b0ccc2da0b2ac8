"""Logins: by API key, in a browser, on another device; completed, refused, cancelled, replaced."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator

import attrs
import pytest

from openai_codex import (
    AsyncChatgptLoginHandle,
    AsyncCodex,
    AsyncDeviceCodeLoginHandle,
    CodexConfig,
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


async def kill_server(codex: AsyncCodex) -> None:
    """End the server as a crash would."""
    pid = (await codex._session.open()).child_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


async def test_nobody_is_logged_in_at_first(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        account = await codex.account()
    assert account.account is None
    assert account.requires_openai_auth is True


async def test_an_api_key_logs_in_and_logout_forgets_it(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        await codex.login_api_key("sk-example")
        known = await codex.account(refresh_token=True)
        await codex.logout()
        forgotten = await codex.account()
    assert known.account is not None
    assert known.account.root.type == "apiKey"
    assert forgotten.account is None


async def test_a_login_outlives_its_client(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        await codex.login_api_key("sk-example")
    async with AsyncCodex(config) as codex:
        account = await codex.account()
    assert account.account is not None


async def test_many_api_key_logins_leave_no_completion_for_a_later_handle(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        for number in range(10):
            await codex.login_api_key(f"sk-example-{number}")
        login = await codex.login_chatgpt()
        await login.cancel()
        done = await login.wait()
    assert done.login_id == login.login_id
    assert done.success is False


async def test_a_browser_login_is_completed_by_the_browser(config: CodexConfig, issuer: Issuer) -> None:
    async with AsyncCodex(config) as codex:
        login = await codex.login_chatgpt()
        assert isinstance(login, AsyncChatgptLoginHandle)
        assert login.auth_url.startswith(f"{issuer.url}/oauth/authorize?")
        issuer.sign_in(login.auth_url)
        done = await login.wait()
        account = await codex.account()
        await codex.logout()
        forgotten = await codex.account()
    assert done.success is True
    assert done.error is None
    assert done.login_id == login.login_id
    assert account.account is not None
    assert account.account.root.type == "chatgpt"
    assert account.account.root.email == EMAIL
    assert account.account.root.plan_type is PlanType.pro
    assert forgotten.account is None


async def test_a_refreshed_token_is_asked_for_at_the_issuer(config: CodexConfig, issuer: Issuer) -> None:
    async with AsyncCodex(config) as codex:
        login = await codex.login_chatgpt()
        issuer.sign_in(login.auth_url)
        await login.wait()
        before = issuer.paths.count("/oauth/token")
        await codex.account(refresh_token=True)
    assert issuer.paths.count("/oauth/token") == before + 1


async def test_a_browser_login_that_is_refused_says_why(config: CodexConfig, issuer: Issuer) -> None:
    async with AsyncCodex(config) as codex:
        login = await codex.login_chatgpt()
        issuer.refuse(login.auth_url, "not today")
        done = await login.wait()
        account = await codex.account()
    assert done.success is False
    assert done.error is not None
    assert "not today" in done.error
    assert account.account is None


async def test_a_cancelled_login_is_completed_without_success(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        login = await codex.login_chatgpt()
        cancelled = await login.cancel()
        done = await login.wait()
        again = await login.cancel()
    assert cancelled.status is CancelLoginAccountStatus.canceled
    assert again.status is CancelLoginAccountStatus.not_found
    assert done.success is False
    assert done.login_id == login.login_id


async def test_a_second_login_replaces_the_first_and_each_handle_gets_its_own_completion(
    config: CodexConfig, issuer: Issuer
) -> None:
    async with AsyncCodex(config) as codex:
        first = await codex.login_chatgpt()
        second = await codex.login_chatgpt()
        issuer.sign_in(second.auth_url)
        # The second is asked first: it must not take the completion of the first.
        completions = [await second.wait(), await first.wait()]
    assert [done.login_id for done in completions] == [second.login_id, first.login_id]
    assert [done.success for done in completions] == [True, False]


async def test_a_device_code_replaces_a_browser_login(config: CodexConfig, issuer: Issuer) -> None:
    async with AsyncCodex(config) as codex:
        browser = await codex.login_chatgpt()
        device = await codex.login_chatgpt_device_code()
        replaced = await browser.wait()
        issuer.approve()
        done = await device.wait()
    assert replaced.success is False
    assert done.success is True


async def test_a_device_code_is_completed_when_the_person_approves_it(config: CodexConfig, issuer: Issuer) -> None:
    async with AsyncCodex(config) as codex:
        login = await codex.login_chatgpt_device_code()
        assert isinstance(login, AsyncDeviceCodeLoginHandle)
        assert login.user_code == USER_CODE
        assert login.verification_url == f"{issuer.url}/codex/device"
        issuer.wait_until_asked()
        issuer.approve()
        done = await login.wait()
        account = await codex.account()
    assert done.success is True
    assert done.login_id == login.login_id
    assert account.account is not None


async def test_a_cancelled_device_code_is_completed_without_success(config: CodexConfig, issuer: Issuer) -> None:
    async with AsyncCodex(config) as codex:
        login = await codex.login_chatgpt_device_code()
        issuer.wait_until_asked()
        cancelled = await login.cancel()
        done = await login.wait()
        again = await login.cancel()
    assert cancelled.status is CancelLoginAccountStatus.canceled
    assert again.status is CancelLoginAccountStatus.not_found
    assert done.success is False


async def test_a_device_code_that_is_approved_at_once_is_not_lost(config: CodexConfig, issuer: Issuer) -> None:
    # Its completion may come before the answer that names it.
    issuer.approve()
    async with AsyncCodex(config) as codex:
        for _ in range(5):
            login = await codex.login_chatgpt_device_code()
            done = await login.wait()
            assert done.success is True
            assert done.login_id == login.login_id
            await codex.logout()


async def test_a_login_service_that_is_away_is_told_by_the_request(config: CodexConfig) -> None:
    away = attrs.evolve(config, env={**(config.env or {}), "CODEX_APP_SERVER_LOGIN_ISSUER": "http://127.0.0.1:9"})
    async with AsyncCodex(away) as codex:
        with pytest.raises(InternalRpcError, match="device code"):
            await codex.login_chatgpt_device_code()


async def test_waiting_twice_returns_the_same_completion(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        login = await codex.login_chatgpt()
        await login.cancel()
        done = await login.wait()
        assert await login.wait() is done
    # It is known, so the server is not needed any more.
    assert await login.wait() is done


async def test_waiting_for_a_login_whose_server_died_raises(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        login = await codex.login_chatgpt()
        await kill_server(codex)
        with pytest.raises(TransportClosedError, match="signal 9") as caught:
            await login.wait()
        with pytest.raises(TransportClosedError, match="signal 9"):
            await login.wait()
        with pytest.raises(TransportClosedError, match="signal 9"):
            await login.cancel()
    assert caught.value.exit_code == -9


async def test_waiting_for_a_login_of_a_closed_client_raises(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        login = await codex.login_chatgpt()
    with pytest.raises(TransportClosedError):
        await login.wait()
