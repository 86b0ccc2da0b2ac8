# Generated from tests/client/_async/test_account_usage.py by scripts/unasync.py. Edit that file instead.
"""The account's limits and usage, on the real runtime before a service on loopback."""

from __future__ import annotations

from collections.abc import Generator

import attrs
import pytest

from openai_codex import Codex, CodexConfig, InvalidRequestError

from ..issuer import LIFETIME_TOKENS, USED_PERCENT, Issuer

pytestmark = pytest.mark.anyio


@pytest.fixture
def issuer() -> Generator[Issuer]:
    """The login service."""
    with Issuer() as issuer:
        yield issuer


def test_limits_and_usage_are_those_of_the_login(config: CodexConfig, issuer: Issuer) -> None:
    config = attrs.evolve(config, env={**(config.env or {}), **issuer.env}, config_overrides=issuer.overrides)
    with Codex(config) as codex:
        login = codex.login_chatgpt()
        issuer.sign_in(login.auth_url)
        login.wait()
        limits = codex.rate_limits()
        usage = codex.usage()
    assert limits.rate_limits.primary is not None
    assert limits.rate_limits.primary.used_percent == USED_PERCENT
    assert usage.summary.lifetime_tokens == LIFETIME_TOKENS


def test_without_a_login_limits_and_usage_are_refused(config: CodexConfig) -> None:
    with Codex(config) as codex:
        with pytest.raises(InvalidRequestError, match="authentication required"):
            codex.rate_limits()
        with pytest.raises(InvalidRequestError, match="authentication required"):
            codex.usage()
