"""A turn that is tried again while its policy allows it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Protocol

from .._retry import backoff
from .._session import AsyncSession
from .._turn.failure import pause_before_retry, pause_until_reset
from .._turn.policy import RetryPolicy, TurnPolicy
from .._turn.result import TurnResult
from ..errors import CodexError
from .turn import AsyncTurnHandle

logger = logging.getLogger("openai_codex.session")


class AsyncStartTurn(Protocol):
    """Starts the turn, once more each time."""

    async def __call__(self) -> AsyncTurnHandle: ...


async def run_attempts(
    session: AsyncSession, policy: TurnPolicy, deadline: float | None, start: AsyncStartTurn
) -> TurnResult:
    """Run a turn to its end, as often as the policy allows within the deadline. Raises what the last attempt raised."""
    if policy.retry is None and policy.on_limit != "wait":
        return await (await start()).run()
    pauses = _pauses(policy.retry)
    limits = _pauses(policy.retry or RetryPolicy())
    while True:
        try:
            return await (await start()).run()
        except CodexError as error:
            pause = _pause_after(error, policy, pauses, limits)
            if pause is None or (deadline is not None and session.time() + pause >= deadline):
                raise
            logger.warning("a turn is tried again in %.1f s: %s", pause, error)
        await session.sleep(pause)


def _pauses(retry: RetryPolicy | None) -> Iterator[float]:
    if retry is None:
        return iter(())
    return backoff(retry.max_attempts, retry.initial_delay, retry.max_delay, retry.jitter)


def _pause_after(
    error: CodexError, policy: TurnPolicy, pauses: Iterator[float], limits: Iterator[float]
) -> float | None:
    """Seconds until the next attempt; None if there shall be no other."""
    reset = pause_until_reset(error) if policy.on_limit == "wait" else None
    if reset is not None:
        longest = (policy.retry or RetryPolicy()).max_limit_wait
        return reset if next(limits, None) is not None and reset <= longest else None
    pause = next(pauses, None)
    return None if pause is None else pause_before_retry(error, pause)
