"""`pass_on`: what foreign code raised is its own affair, unless it was ended by us."""

from __future__ import annotations

import asyncio
from typing import Any

import anyio
import pytest

from actors import ActorStopped, pass_on, process
from actors.actor import Actor
from actors.foreign import is_ctrl_c, is_ours
from actors.process import INTERRUPTIONS
from actors.supervisor import Supervisor
from tests.actors.support import PATIENCE


@pytest.mark.anyio
@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, GeneratorExit, SystemExit])
async def test_what_nobody_cancelled_is_not_passed_on(kind: type[BaseException]) -> None:
    await pass_on(kind())
    with anyio.CancelScope() as scope:
        scope.cancel()
        with anyio.CancelScope(shield=True):
            await pass_on(kind())


@pytest.mark.anyio
async def test_in_a_cancelled_scope_the_cancellation_is_passed_on_and_not_the_error() -> None:
    reached = False
    with anyio.fail_after(PATIENCE), anyio.CancelScope() as scope:
        try:
            scope.cancel()
            raise ValueError("on the way out")
        except ValueError as error:
            await pass_on(error)
        reached = True
    assert scope.cancelled_caught
    assert not reached


def test_a_coroutine_that_is_closed_where_no_loop_runs_is_let_go() -> None:
    assert is_ours(GeneratorExit())
    assert not is_ours(ValueError())
    coroutine = pass_on(GeneratorExit())
    with pytest.raises(GeneratorExit):
        coroutine.send(None)


async def interrupted_in_a_group(*args: object) -> None:
    """Ctrl-C as a task group passes it on."""
    async with anyio.create_task_group() as outer, anyio.create_task_group():
        outer.start_soon(anyio.sleep_forever)
        raise KeyboardInterrupt


class Interrupted(Actor[str]):
    """An actor in whose task Ctrl-C is raised: at once, or as it ends."""

    def __init__(self, *, at_once: bool) -> None:
        super().__init__()
        self._at_once = at_once

    def receive(self, message: str) -> None:
        raise NotImplementedError

    async def run(self) -> None:
        try:
            if not self._at_once:
                await anyio.sleep_forever()
        finally:
            with anyio.CancelScope(shield=True):
                await interrupted_in_a_group()


@pytest.mark.anyio
async def test_ctrl_c_in_an_actor_that_is_ending_anyway_is_nothing() -> None:
    supervisor, cause = Supervisor(Interrupted(at_once=False), Interrupted(at_once=False)), ActorStopped("done")
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(supervisor.run)
            await anyio.wait_all_tasks_blocked()
            supervisor.stop(cause)
    assert supervisor.cause is cause


@pytest.mark.anyio
async def test_ctrl_c_in_an_actor_that_works_is_the_programs() -> None:
    supervisor = Supervisor(Interrupted(at_once=True))
    with anyio.fail_after(PATIENCE), pytest.raises(BaseException, match=r"TaskGroup|nursery") as raised:
        await supervisor.run()
    assert is_ctrl_c(raised.value)
    assert isinstance(supervisor.cause, ActorStopped)


class Stubborn:
    """A child whose end is interrupted by Ctrl-C, some times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.ends = 0

    async def end(self) -> None:
        self.ends += 1
        if self.ends <= self.times:
            await interrupted_in_a_group()


@pytest.mark.anyio
async def test_the_end_of_a_child_is_begun_again_when_ctrl_c_interrupts_it() -> None:
    child: Any = Stubborn(INTERRUPTIONS)
    with anyio.fail_after(PATIENCE):
        await process.ended(child)
    assert child.ends == INTERRUPTIONS + 1


@pytest.mark.anyio
async def test_the_end_of_a_child_is_given_up_after_some_interruptions_and_at_once_for_another_error() -> None:
    child: Any = Stubborn(INTERRUPTIONS + 1)
    with anyio.fail_after(PATIENCE):
        with pytest.raises(BaseException, match=r"TaskGroup|nursery") as raised:
            await process.ended(child)
        assert is_ctrl_c(raised.value)
        assert child.ends == INTERRUPTIONS + 1

        async def fail() -> None:
            raise OSError("no")

        child.end = fail
        with pytest.raises(OSError, match="no"):
            await process.ended(child)


def test_only_what_is_nothing_but_ctrl_c_is_taken_for_it() -> None:
    assert is_ctrl_c(KeyboardInterrupt())
    for error in (SystemExit(), ValueError(), asyncio.CancelledError()):
        assert not is_ctrl_c(error)
