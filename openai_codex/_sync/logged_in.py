# Generated from openai_codex/_async/logged_in.py by scripts/unasync.py. Edit that file instead.
"""Whether a turn can begin at all: without the login that its provider wants, the server tries for minutes."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from .._protocol import methods
from .._session import Session
from ..errors import CodexError, NotLoggedInError

# Seconds. The answer is in the server's memory; if it is not, the turn itself will tell.
ACCOUNT_TIMEOUT = 5.0
# The provider of a configuration that names none.
OPENAI = "openai"


def check_login(session: Session, thread_id: str) -> None:
    """Ask once, before the first turn of a client, whether somebody is logged in if somebody must be.

    Raises NotLoggedInError; then the next turn asks again. What cannot be found out is no reason to start no turn.
    """
    ledger = session.ledger
    if ledger.login_checked or not _is_checked(session):
        return
    # Turns that begin at the same time do not all ask.
    ledger.login_checked = True
    try:
        if _nobody_is_logged_in(session):
            usual = _usual_provider(session)
            # Known in the loop's thread before what was asked above was answered.
            if ledger.records.provider_of(thread_id) in (None, OPENAI, usual):
                raise NotLoggedInError
    except BaseException:
        ledger.login_checked = False
        raise


def _is_checked(session: Session) -> bool:
    config = session.config
    if config.check_login is None:  # what stands in for the runtime has no account
        return config.server is None and config.launch_args_override is None
    return config.check_login


def _nobody_is_logged_in(session: Session) -> bool:
    with suppress(CodexError):
        answer: Any = session.request(methods.ACCOUNT_READ, {"refreshToken": False}, object, timeout=ACCOUNT_TIMEOUT)
        state: dict[str, Any] | None = answer
        return state is not None and state.get("requiresOpenaiAuth") is True and state.get("account") is None
    return False


def _usual_provider(session: Session) -> str | None:
    """The provider that the account is asked about: a thread may have another, which needs no login."""
    with suppress(CodexError):
        read: Any = session.request(methods.CONFIG_READ, {}, object, timeout=ACCOUNT_TIMEOUT)
        return read["config"].get("model_provider") or OPENAI
    return None
