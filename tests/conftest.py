"""What every test gets: both backends, and a limit on the time it may take."""

from __future__ import annotations

import signal
from collections.abc import Generator
from types import FrameType

import pytest

# Seconds. No test comes near it; it turns a hang into a failure that names the line.
TIME_LIMIT = 120


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    """Async tests run on both."""
    backend: str = request.param
    return backend


@pytest.fixture(autouse=True)
def time_limit() -> Generator[None]:
    """End a test that hangs, in whatever it waits for."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def overdue(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"the test did not end within {TIME_LIMIT} s")

    before = signal.signal(signal.SIGALRM, overdue)
    signal.setitimer(signal.ITIMER_REAL, TIME_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
