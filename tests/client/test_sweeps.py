"""Cancellation at every await point: of the start, a request, a turn, a login, the end.

An operation is cancelled at its first, second, ... point until it gets through, in three ways: *while it waits* at its
nth suspension, by its scope; *as it wakes* there, in the very pass of the loop that brings what it waited for (on
asyncio by `Task.cancel`, which then takes the place of the result); and *in between*, after n passes of the loop, in
whatever its helpers are doing then. A turn is also cancelled *again and again*, at its nth suspension and at each one
after that, which on asyncio no shield keeps off. How many points there were is shown by `pytest -rA`.
"""

from __future__ import annotations

import asyncio
import types
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Generator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from typing import Any

import anyio
import pytest
from anyio.lowlevel import checkpoint

from openai_codex import AsyncCodex, AsyncThread, CodexConfig, RestartPolicy, TransportClosedError
from openai_codex.testing import ModelProvider, deltas
from openai_codex.types import TurnStatus

from ..conftest import _children
from .support import OBJECT, PATIENCE, scripted

pytestmark = pytest.mark.anyio

Operation = Callable[[], Coroutine[Any, Any, Any]]
Record = Callable[[int], None]

WAITING, WAKING, BETWEEN, AGAIN = "while it waits", "as it wakes", "in between", "again and again"
# Far above what any operation has; a sweep that gets there does not end.
MOST_POINTS = 200
# So many passes of the loop are swept one by one, then ever fewer: a start takes thousands.
EVERY_PASS, GROWTH = 60, 1.2

ways = pytest.mark.parametrize("way", [WAITING, WAKING, BETWEEN])


@pytest.fixture
def points(request: pytest.FixtureRequest) -> Record:
    """Takes the number of points of a sweep, for the report: `pytest -rA` shows it."""

    def record(count: int) -> None:
        request.node.user_properties.append(("points", count))
        print("cancelled at", count, "points")

    return record


@types.coroutine
def stepped(
    coroutine: Coroutine[Any, Any, Any], suspended: Callable[[int, Any], None], woken: Callable[[int], None]
) -> Generator[Any, Any, Any]:
    """Await a coroutine; say when it is suspended for the nth time, on what, and when it wakes."""
    count, value, error = 0, None, None
    while True:
        try:
            yielded = coroutine.send(value) if error is None else coroutine.throw(error)
        except StopIteration as done:
            return done.value
        count, value, error = count + 1, None, None
        suspended(count, yielded)
        try:
            value = yield yielded
        except BaseException as thrown:  # noqa: BLE001 - it is thrown on into the coroutine
            error = thrown
        woken(count)


def ignore(count: int, yielded: Any = None) -> None:
    """Do nothing there."""


async def cancelled_at(point: int, way: str, operation: Operation) -> bool:
    """Run an operation and cancel it at its nth suspension, 0 for before it begins. False if it had fewer."""
    if way == BETWEEN:
        return await cancelled_in_between(point, operation)
    if way == AGAIN or (way == WAKING and asyncio_runs()):
        return await cancelled_by_task(point, operation, again=way == AGAIN)
    reached = point == 0
    with anyio.CancelScope() as scope:
        if reached:
            scope.cancel()

        def cancel(count: int, _: Any = None) -> None:
            nonlocal reached
            if count == point:
                reached = True
                scope.cancel()

        await (stepped(operation(), cancel, ignore) if way == WAITING else stepped(operation(), ignore, cancel))
    return reached


async def cancelled_by_task(point: int, operation: Operation, *, again: bool) -> bool:
    """The same by `Task.cancel`, in the pass of the loop that wakes the task; or there and wherever it waits again."""
    reached = point == 0

    def suspended(count: int, yielded: Any) -> None:
        nonlocal reached
        if again and count >= point:
            reached = True
            asyncio.get_running_loop().call_soon(task.cancel)
        elif count == point:
            reached = True
            if asyncio.isfuture(yielded):
                # Called before the task's own callback, which is added only now.
                yielded.add_done_callback(cancel)
            else:
                asyncio.get_running_loop().call_soon(task.cancel)

    def cancel(_: asyncio.Future[Any]) -> None:
        task.cancel()

    async def run() -> None:
        await stepped(operation(), suspended, ignore)

    task = asyncio.create_task(run())
    if reached:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    return reached


async def cancelled_in_between(passes: int, operation: Operation) -> bool:
    """Run an operation and cancel it after so many passes of the loop. False if it was over by then."""
    over, reached = False, True

    async def run() -> None:
        nonlocal over
        await operation()
        over = True

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(run)
        for _ in range(passes):
            await checkpoint()
        reached = not over
        tasks.cancel_scope.cancel()
    return reached


def asyncio_runs() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


async def sweep(
    way: str,
    operation: Operation,
    afterwards: Callable[[], Awaitable[None]],
    record: Record,
    *,
    beside: Callable[[], AbstractAsyncContextManager[None]] = nullcontext,
) -> None:
    """Cancel at every point there is, and look afterwards each time; `beside` is open meanwhile."""
    point, reached = 0, [True]
    for count in range(MOST_POINTS):
        with anyio.fail_after(PATIENCE):
            async with beside():
                reached[0] = await cancelled_at(point, way, operation)
            await afterwards()
        if not reached[0]:
            record(count)
            return
        point += 1 if way != BETWEEN or point < EVERY_PASS else int(point * (GROWTH - 1))
    raise AssertionError(f"it has more than {MOST_POINTS} points")


async def assert_idle(codex: AsyncCodex) -> None:
    """Nothing is pending, nothing is open but what the client itself watches, and the client works."""
    await codex.models()
    await anyio.wait_all_tasks_blocked()
    statistics = codex.statistics()
    assert (statistics.correlator.in_flight, statistics.correlator.waiting) == (0, 0)
    assert statistics.mailroom.open_keys == 1
    ledger = codex._session.ledger
    assert (ledger._watchers, ledger._threads, ledger._contexts, ledger._waiting) == ({}, {}, {}, {})


async def turns_of(codex: AsyncCodex) -> dict[str, str]:
    """How the turns of the scripted server are, by its own account."""
    turns: dict[str, str] = (await codex._session.request("test/state", {}, OBJECT))["turns"]
    return turns


@asynccontextmanager
async def driven(codex: AsyncCodex) -> AsyncGenerator[None]:
    """While this is open the scripted server goes on, one event at a time."""

    async def drive() -> None:
        while True:
            await codex._session.request("test/step", {}, OBJECT)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(drive)
        yield
        tasks.cancel_scope.cancel()


@ways
async def test_a_start_cancelled_at_any_point_leaves_nothing_and_the_next_use_starts(way: str, points: Record) -> None:
    before = _children()
    clients: list[AsyncCodex] = []

    async def start() -> None:
        clients.append(AsyncCodex(scripted()))
        await clients[-1].models()

    async def afterwards() -> None:
        for codex in clients:
            if codex._session._connection is None:
                assert _children() == before
            await assert_idle(codex)
            await codex.close()
            assert _children() == before
        clients.clear()

    await sweep(way, start, afterwards, points)


@pytest.mark.parametrize("way", [WAITING, WAKING])
async def test_a_restart_cancelled_at_any_point_leaves_nothing_and_is_not_counted(way: str, points: Record) -> None:
    before = _children()
    policy = RestartPolicy(max_restarts=1, initial_delay=0)
    clients: list[AsyncCodex] = []

    @asynccontextmanager
    async def crashed() -> AsyncGenerator[None]:
        codex = AsyncCodex(scripted("test/die", "KILL", restart=policy))
        clients.append(codex)
        with pytest.raises(TransportClosedError):
            await codex._session.request("test/die", {}, OBJECT)
        yield

    async def afterwards() -> None:
        codex = clients.pop()
        await assert_idle(codex)
        assert codex._session.generation == 2
        await codex.close()
        assert _children() == before

    await sweep(way, lambda: clients[-1].models(), afterwards, points, beside=crashed)


@ways
async def test_a_request_cancelled_at_any_point_leaves_nothing(way: str, points: Record) -> None:
    async with AsyncCodex(scripted()) as codex:
        await sweep(way, codex.models, lambda: assert_idle(codex), points)


@ways
@pytest.mark.parametrize("reading", ["run", "stream"])
async def test_a_turn_cancelled_at_any_point_is_not_left_running(way: str, reading: str, points: Record) -> None:
    async with AsyncCodex(scripted()) as codex:
        thread = await codex.thread_start()

        async def stream() -> None:
            async for _ in (await thread.turn("held")).stream():
                pass

        async def afterwards() -> None:
            await assert_idle(codex)
            assert "inProgress" not in (await turns_of(codex)).values()
            assert (await thread.run("done")).final_response == "said"

        operation = stream if reading == "stream" else lambda: thread.run("held")
        await sweep(way, operation, afterwards, points, beside=lambda: driven(codex))
        assert "interrupted" in (await turns_of(codex)).values()


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
@pytest.mark.parametrize("reading", ["run", "stream"])
async def test_a_turn_cancelled_again_and_again_is_not_left_running(reading: str, points: Record) -> None:
    async with AsyncCodex(scripted()) as codex:
        thread = await codex.thread_start()

        async def stream() -> None:
            async for _ in (await thread.turn("held")).stream():
                pass

        async def afterwards() -> None:
            await codex.models()  # whatever was asked before has been answered
            while codex._session.load().busy:
                await checkpoint()
            await assert_idle(codex)
            assert "inProgress" not in (await turns_of(codex)).values()
            assert (await thread.run("done")).final_response == "said"

        operation = stream if reading == "stream" else lambda: thread.run("held")
        await sweep(AGAIN, operation, afterwards, points, beside=lambda: driven(codex))
        assert "interrupted" in (await turns_of(codex)).values()


@ways
async def test_a_login_cancelled_at_any_point_leaves_nothing(way: str, points: Record) -> None:
    async with AsyncCodex(scripted()) as codex:

        async def log_in() -> None:
            assert (await (await codex.login_chatgpt()).wait()).success

        async def afterwards() -> None:
            # A login whose wait was cancelled stays open until it is completed.
            await codex._session.request("test/step", {}, OBJECT)
            await assert_idle(codex)

        await sweep(way, log_in, afterwards, points, beside=lambda: driven(codex))


@ways
async def test_a_close_cancelled_at_any_point_still_ends_the_server_and_wakes_everyone(
    way: str, points: Record
) -> None:
    before = _children()
    told: list[BaseException] = []
    clients: list[AsyncCodex] = []

    @asynccontextmanager
    async def in_use() -> AsyncGenerator[None]:
        codex = AsyncCodex(scripted())
        clients.append(codex)
        turn = await (await codex.thread_start()).turn("held")

        async def wait(call: Callable[[], Awaitable[Any]]) -> None:
            with pytest.raises(TransportClosedError) as caught:
                await call()
            told.append(caught.value)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(wait, turn.run)
            tasks.start_soon(wait, codex.account)
            await codex.models()
            yield
            await codex.close()

    async def afterwards() -> None:
        assert _children() == before
        assert len(told) == 2
        told.clear()
        with pytest.raises(TransportClosedError):
            await clients.pop().models()

    await sweep(way, lambda: clients[-1].close(), afterwards, points, beside=in_use)


# The same on the real runtime, which takes longer: in one way only.


async def assert_no_turn_runs(thread: AsyncThread) -> None:
    read = await thread.read(include_turns=True)
    assert {turn.status for turn in read.thread.turns} <= {TurnStatus.interrupted, TurnStatus.completed}


async def test_a_start_of_the_runtime_cancelled_at_any_point_leaves_nothing(
    config: CodexConfig, points: Record
) -> None:
    before = _children()
    clients: list[AsyncCodex] = []

    async def start() -> None:
        clients.append(AsyncCodex(config))
        await clients[-1].models()

    async def afterwards() -> None:
        for codex in clients:
            assert (codex._session._connection is not None) or _children() == before
            await assert_idle(codex)
            await codex.close()
            assert _children() == before
        clients.clear()

    await sweep(WAITING, start, afterwards, points)


async def test_a_turn_of_the_runtime_cancelled_at_any_point_is_not_left_running(
    config: CodexConfig, provider: ModelProvider, points: Record
) -> None:
    provider.replies(lambda request: deltas(["one ", "two ", "three"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        await thread.run("First.")

        async def stream() -> None:
            async for _ in (await thread.turn("Go on.")).stream():
                pass

        async def afterwards() -> None:
            await assert_idle(codex)
            await assert_no_turn_runs(thread)

        await sweep(WAITING, stream, afterwards, points)
        assert (await thread.run("And now?")).final_response == "one two three"


async def test_a_close_of_the_runtime_cancelled_at_any_point_still_ends_it(config: CodexConfig, points: Record) -> None:
    before = _children()
    clients: list[AsyncCodex] = []

    @asynccontextmanager
    async def in_use() -> AsyncGenerator[None]:
        clients.append(AsyncCodex(config))
        await clients[-1].models()
        yield
        await clients[-1].close()

    async def afterwards() -> None:
        assert _children() == before
        clients.clear()

    await sweep(WAITING, lambda: clients[-1].close(), afterwards, points, beside=in_use)
