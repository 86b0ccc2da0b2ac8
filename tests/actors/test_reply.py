"""Replies: set once, waited for by a task or a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

import anyio
import pytest

from actors import ActorError, Reply, TaskReply, ThreadReply
from tests.actors.support import PATIENCE

pytestmark = pytest.mark.anyio


@pytest.fixture(params=[TaskReply, ThreadReply])
def make(request: pytest.FixtureRequest) -> Callable[[], Reply]:
    kind: Callable[[], Reply] = request.param
    return kind


def test_the_first_value_stands(make: Callable[[], Reply]) -> None:
    reply = make()
    assert not reply.done
    reply.set(1)
    reply.set(2)
    reply.fail(ValueError())
    assert reply.done
    assert reply.result() == 1


def test_the_first_error_stands(make: Callable[[], Reply]) -> None:
    reply, first = make(), ValueError("first")
    reply.fail(first)
    reply.fail(ValueError("second"))
    reply.set(1)
    with pytest.raises(ValueError, match="first") as raised:
        reply.result()
    assert raised.value is first


def test_none_is_a_value(make: Callable[[], Reply]) -> None:
    reply = make()
    reply.set(None)
    reply.set(1)
    assert reply.result() is None


def test_a_reply_that_is_not_there_has_no_result(make: Callable[[], Reply]) -> None:
    with pytest.raises(ActorError):
        make().result()


async def test_a_task_waits_for_its_value() -> None:
    reply, got = TaskReply(), list[object]()

    async def wait() -> None:
        got.append(await reply)

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(wait)
            await anyio.wait_all_tasks_blocked()
            assert got == []
            reply.set(5)
    assert got == [5]


async def test_a_task_that_waits_gets_the_error() -> None:
    reply = TaskReply()

    async def wait() -> None:
        with pytest.raises(ValueError, match="why"):
            await reply

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(wait)
            await anyio.wait_all_tasks_blocked()
            reply.fail(ValueError("why"))


async def test_a_reply_may_be_there_before_the_task_waits_and_be_read_again() -> None:
    reply = TaskReply()
    reply.set(5)
    assert (await reply, await reply) == (5, 5)


async def test_a_cancelled_wait_leaves_the_reply_usable() -> None:
    reply = TaskReply()
    with anyio.CancelScope() as scope:
        scope.cancel()
        await reply
    reply.set(5)
    assert await reply == 5


def test_a_thread_waits_for_its_value() -> None:
    reply, got = ThreadReply(), list[object]()
    thread = threading.Thread(target=lambda: got.append(reply.wait(PATIENCE)))
    thread.start()
    reply.set(5)
    thread.join(PATIENCE)
    assert got == [5]


def test_a_thread_gets_the_error() -> None:
    reply = ThreadReply()
    reply.fail(ValueError("why"))
    with pytest.raises(ValueError, match="why"):
        reply.wait()


@pytest.mark.parametrize("timeout", [0, 0.001])
def test_a_thread_may_stop_waiting_and_wait_again(timeout: float) -> None:
    reply = ThreadReply()
    with pytest.raises(TimeoutError):
        reply.wait(timeout)
    reply.set(5)
    assert reply.wait(timeout) == 5


def test_a_thread_may_ask_for_its_value_again() -> None:
    reply = ThreadReply()
    reply.set(5)
    assert [reply.wait(0), reply.wait(0)] == [5, 5]
