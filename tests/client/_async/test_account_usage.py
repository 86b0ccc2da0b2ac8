"""The account's limits and usage, on the real runtime before a service on loopback."""

from __future__ import annotations

from collections.abc import Generator

import attrs
import pytest

from openai_codex import AsyncCodex, CodexConfig, InvalidRequestError

from ..issuer import LIFETIME_TOKENS, USED_PERCENT, Issuer

pytestmark = pytest.mark.anyio


@pytest.fixture
def issuer() -> Generator[Issuer]:
    """The login service."""
    with Issuer() as issuer:
        yield issuer


async def test_limits_and_usage_are_those_of_the_login(config: CodexConfig, issuer: Issuer) -> None:
    config = attrs.evolve(config, env={**(config.env or {}), **issuer.env}, config_overrides=issuer.overrides)
    async with AsyncCodex(config) as codex:
        login = await codex.login_chatgpt()
        issuer.sign_in(login.auth_url)
        await login.wait()
        limits = await codex.rate_limits()
        usage = await codex.usage()
    assert limits.rate_limits.primary is not None
    assert limits.rate_limits.primary.used_percent == USED_PERCENT
    assert usage.summary.lifetime_tokens == LIFETIME_TOKENS


async def test_without_a_login_limits_and_usage_are_refused(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        with pytest.raises(InvalidRequestError, match="authentication required"):
            await codex.rate_limits()
        with pytest.raises(InvalidRequestError, match="authentication required"):
            await codex.usage()
