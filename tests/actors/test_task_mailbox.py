"""`TaskMailbox`: a reader that waits in a task."""

from __future__ import annotations

import anyio
import pytest

from actors import Mail, MailboxPolicy, TaskMailbox, decoded
from tests.actors.support import PATIENCE, drained, note

pytestmark = pytest.mark.anyio


async def test_a_waiting_reader_gets_what_is_put() -> None:
    mailbox, got = TaskMailbox(), list[list[Mail] | None]()

    async def read() -> None:
        while (batch := await mailbox.receive()) is not None:
            got.append(batch)

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(read)
            await anyio.wait_all_tasks_blocked()
            mailbox.put([note("a")])
            await anyio.wait_all_tasks_blocked()
            mailbox.put([note("b")])
            mailbox.put([note("c")])
            mailbox.end()
    assert got == [[note("a")], [note("b")], [note("c")]]


async def test_an_end_wakes_a_waiting_reader_with_its_cause() -> None:
    mailbox = TaskMailbox()

    async def read() -> None:
        with pytest.raises(ValueError, match="why"):
            await mailbox.receive()

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(read)
            await anyio.wait_all_tasks_blocked()
            mailbox.end(ValueError("why"))


async def test_closing_wakes_a_reader_in_another_task() -> None:
    mailbox, got = TaskMailbox(), list[list[Mail] | None]()

    async def read() -> None:
        got.append(await mailbox.receive())

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(read)
            await anyio.wait_all_tasks_blocked()
            mailbox.close()
    assert got == [None]


async def test_a_cancelled_read_loses_nothing() -> None:
    mailbox = TaskMailbox()
    with anyio.CancelScope() as scope:
        scope.cancel()
        await mailbox.receive()
    mailbox.put([note("a")])
    with anyio.CancelScope() as scope:
        scope.cancel()
        await mailbox.receive()
    mailbox.end()
    assert await drained(mailbox.receive) == [note("a")]


@pytest.mark.parametrize("put_first", [True, False])
async def test_a_read_cancelled_in_the_very_step_of_a_put_loses_nothing(put_first: bool) -> None:
    mailbox, got, scope = TaskMailbox(), list[Mail](), anyio.CancelScope()

    async def read() -> None:
        with scope:
            got.extend(await mailbox.receive() or [])

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(read)
            await anyio.wait_all_tasks_blocked()
            for act in (lambda: mailbox.put([note("a")]), scope.cancel)[:: 1 if put_first else -1]:
                act()
    mailbox.end()
    got += await drained(mailbox.receive)
    assert got == [note("a")]
    assert mailbox.statistics().queued == 0


async def test_a_slow_reader_never_holds_up_whoever_puts() -> None:
    mailbox = TaskMailbox(MailboxPolicy(high_water=10))
    for number in range(1000):
        mailbox.put([note("n", None, i=number)])
    statistics = mailbox.statistics()
    assert (statistics.queued, statistics.backlog) == (10, 990)
    mailbox.end()
    messages = await drained(mailbox.receive)
    assert [message["params"]["i"] for message in decoded(messages)] == list(range(1000))


async def test_reading_what_is_there_is_a_checkpoint() -> None:
    mailbox, turns = TaskMailbox(), list[int]()
    for number in range(3):
        mailbox.put([note("n", None, i=number)])

    async def read() -> None:
        for _ in range(3):
            await mailbox.receive()
            turns.append(1)

    async def other() -> None:
        turns.append(2)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(read)
        tasks.start_soon(other)
    assert turns.index(2) < 3


def test_it_can_be_made_outside_of_a_loop() -> None:
    async def read() -> list[Mail]:
        return await drained(mailbox.receive)

    for backend in ("asyncio", "trio"):
        mailbox = TaskMailbox()
        mailbox.put([note("a")])
        mailbox.end()
        assert anyio.run(read, backend=backend) == [note("a")]
