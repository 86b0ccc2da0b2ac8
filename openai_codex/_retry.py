"""Trying again after an overload. The schedule is a pure iterator; only the waiting differs by colour."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

from .errors import InvalidOptionError, is_retryable_error

T = TypeVar("T")

# What every request does by itself when the server is overloaded, in attempts and seconds.
OVERLOAD_ATTEMPTS = 4
OVERLOAD_DELAY = 0.1
OVERLOAD_MOST = 2.0
OVERLOAD_JITTER = 0.2


def backoff(attempts: int, initial: float, most: float, jitter: float) -> Iterator[float]:
    """The seconds between `attempts` attempts: doubling up to `most`, each off by at most its `jitter` part."""
    pause = initial
    for _ in range(attempts - 1):
        pause = min(most, pause)
        yield max(0.0, pause + random.uniform(-jitter, jitter) * pause)
        pause *= 2


def retry_on_overload(
    op: Callable[[], T],
    *,
    max_attempts: int = 3,
    initial_delay_s: float = 0.25,
    max_delay_s: float = 2.0,
    jitter_ratio: float = 0.2,
) -> T:
    """Call `op` and return its result; while the server is overloaded, wait and call it again.

    Only errors that `is_retryable_error` knows are retried, and only calls that are safe to repeat should be
    made this way.

    Args:
        op: What to call.
        max_attempts: Calls in all, at least 1.
        initial_delay_s: Seconds before the second call; each further pause is twice as long.
        max_delay_s: Longest pause in seconds.
        jitter_ratio: By which part of itself a pause is varied at random.

    Raises:
        InvalidOptionError: `max_attempts` is below 1.
    """
    for pause in backoff(_checked(max_attempts), initial_delay_s, max_delay_s, jitter_ratio):
        try:
            return op()
        except Exception as error:
            if not is_retryable_error(error):
                raise
        time.sleep(pause)
    return op()


async def async_retry_on_overload(
    op: Callable[[], Awaitable[T]],
    *,
    max_attempts: int = 3,
    initial_delay_s: float = 0.25,
    max_delay_s: float = 2.0,
    jitter_ratio: float = 0.2,
) -> T:
    """Await `op()` and return its result; while the server is overloaded, wait and call it again.

    The same as `retry_on_overload`, for tasks. Cancelled, it stops at once.
    """
    from anyio import sleep

    for pause in backoff(_checked(max_attempts), initial_delay_s, max_delay_s, jitter_ratio):
        try:
            return await op()
        except Exception as error:
            if not is_retryable_error(error):
                raise
        await sleep(pause)
    return await op()


def _checked(max_attempts: int) -> int:
    if max_attempts < 1:
        raise InvalidOptionError("max_attempts must be at least 1")
    return max_attempts
