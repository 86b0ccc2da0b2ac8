"""Trying again after an overload, in both colours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import pytest

from openai_codex import (
    AsyncCodex,
    Codex,
    CodexConfig,
    InvalidOptionError,
    InvalidRequestError,
    RetryLimitExceededError,
    ServerBusyError,
    async_retry_on_overload,
    retry_on_overload,
)

# No pause: what is tried is how often, not how long.
AT_ONCE: Any = {"initial_delay_s": 0, "max_delay_s": 0, "jitter_ratio": 0}

Run = Callable[..., Awaitable[Any]]


class Failing:
    """A call that fails with these errors, one each time, and then succeeds."""

    def __init__(self, *errors: BaseException) -> None:
        self.errors = list(errors)
        self.calls = 0

    def __call__(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


def busy() -> ServerBusyError:
    return ServerBusyError(-32001, "Server overloaded; retry later.")


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest) -> Run:
    """Both ways to retry, as one: awaited, with an operation that is not."""

    async def retry(op: Callable[[], Any], **options: Any) -> Any:
        if request.param == "sync":
            return retry_on_overload(op, **options)

        async def task() -> Any:
            return op()

        return await async_retry_on_overload(task, **options)

    return retry


@pytest.mark.anyio
async def test_an_overloaded_call_is_made_again(run: Run) -> None:
    op = Failing(busy(), RetryLimitExceededError(-32001, "retry limit"))
    assert await run(op, **AT_ONCE) == "done"
    assert op.calls == 3


@pytest.mark.anyio
async def test_the_last_overload_is_raised(run: Run) -> None:
    errors = [busy() for _ in range(5)]
    op = Failing(*errors)
    with pytest.raises(ServerBusyError) as caught:
        await run(op, max_attempts=4, **AT_ONCE)
    assert caught.value is errors[3]
    assert op.calls == 4


@pytest.mark.anyio
async def test_another_error_is_raised_at_once(run: Run) -> None:
    op = Failing(busy(), InvalidRequestError(-32600, "no"))
    with pytest.raises(InvalidRequestError):
        await run(op, **AT_ONCE)
    assert op.calls == 2


@pytest.mark.anyio
async def test_one_attempt_is_no_retry(run: Run) -> None:
    op = Failing(busy())
    with pytest.raises(ServerBusyError):
        await run(op, max_attempts=1)
    assert op.calls == 1


@pytest.mark.anyio
@pytest.mark.parametrize("attempts", [0, -1])
async def test_no_attempt_at_all_is_refused(run: Run, attempts: int) -> None:
    op = Failing()
    with pytest.raises(InvalidOptionError, match="max_attempts"):
        await run(op, max_attempts=attempts)
    assert op.calls == 0


def test_the_pauses_double_up_to_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("openai_codex._retry.time.sleep", pauses.append)
    op = Failing(*(busy() for _ in range(5)))
    assert retry_on_overload(op, max_attempts=6, initial_delay_s=1, max_delay_s=5, jitter_ratio=0) == "done"
    assert pauses == [1, 2, 4, 5, 5]


@pytest.mark.anyio
async def test_the_pauses_of_a_task_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr("anyio.sleep", sleep)
    op = Failing(*(busy() for _ in range(4)))

    async def task() -> str:
        return op()

    options: Any = {"max_attempts": 5, "initial_delay_s": 1, "max_delay_s": 5, "jitter_ratio": 0}
    assert await async_retry_on_overload(task, **options) == "done"
    assert pauses == [1, 2, 4, 5]


def test_the_pauses_vary_by_their_part(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("openai_codex._retry.time.sleep", pauses.append)
    for _ in range(50):
        retry_on_overload(Failing(busy()), initial_delay_s=1, jitter_ratio=0.5)
    assert all(0.5 <= pause <= 1.5 for pause in pauses)
    assert len(set(pauses)) > 1


@pytest.mark.anyio
async def test_a_cancelled_retry_stops_at_once() -> None:
    op = Failing(*(busy() for _ in range(100)))

    async def task() -> str:
        result = op()
        await anyio.lowlevel.checkpoint()
        return result

    with anyio.CancelScope() as scope:
        async with anyio.create_task_group() as group:
            group.start_soon(lambda: async_retry_on_overload(task, max_attempts=100, initial_delay_s=3600))
            await anyio.wait_all_tasks_blocked()
            scope.cancel()
    assert op.calls == 1


def test_a_call_on_the_real_server_is_retried(config: CodexConfig) -> None:
    with Codex(config) as codex:
        overload = Failing(busy())

        def listing() -> list[Any]:
            overload()
            return codex.thread_list().data

        assert retry_on_overload(listing, **AT_ONCE) == []
        assert overload.calls == 2


@pytest.mark.anyio
async def test_an_awaited_call_on_the_real_server_is_retried(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        overload = Failing(busy())

        async def listing() -> list[Any]:
            overload()
            return (await codex.thread_list()).data

        assert await async_retry_on_overload(listing, **AT_ONCE) == []
        assert overload.calls == 2
