"""`Actor` and `Supervisor`: steps, stopping, and the cause of the end."""

from __future__ import annotations

import anyio
import pytest

from actors import ActorStopped, PipeClosed
from actors.actor import Actor
from actors.supervisor import Background, Supervisor
from tests.actors.support import PATIENCE

pytestmark = pytest.mark.anyio


class Notebook(Actor[str]):
    """Writes down what it receives; "bug" is one."""

    def __init__(self, log: list[str] | None = None) -> None:
        super().__init__()
        self.received: list[str] = []
        self.left: list[str] = []
        self.cause: BaseException | None = None
        self.stops = 0
        self.log = log if log is not None else []

    def receive(self, message: str) -> None:
        if message == "bug":
            raise ZeroDivisionError("a bug")
        self.received.append(message)
        self.log.append(message)

    def stopping(self, left: list[str], cause: BaseException) -> None:
        self.left, self.cause = left, cause
        self.stops += 1


class Waiter(Notebook):
    """Waits for the world between its steps, like the pipe does, and ends when told to."""

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__()
        self.error = error
        self.end = anyio.Event()

    async def run(self) -> None:
        await self.end.wait()
        if self.error is not None:
            raise self.error


async def run_until_blocked(supervisor: Supervisor, tasks: anyio.abc.TaskGroup) -> None:
    tasks.start_soon(supervisor.run)
    await anyio.wait_all_tasks_blocked()


async def run_beside(actor: Notebook, tasks: anyio.abc.TaskGroup) -> None:
    tasks.start_soon(actor.run)
    await anyio.wait_all_tasks_blocked()


async def test_an_idle_actor_receives_in_the_very_call_that_tells_it() -> None:
    actor = Notebook()
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_beside(actor, tasks)
            actor.ref.tell("a")
            assert actor.received == ["a"]
            actor.stop(ActorStopped("done"))


async def test_what_is_told_before_it_runs_is_received_first_and_in_order() -> None:
    actor = Notebook()
    for name in "abc":
        actor.ref.tell(name)
    assert actor.received == []
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_beside(actor, tasks)
            actor.ref.tell("d")
            actor.stop(ActorStopped("done"))
    assert actor.received == ["a", "b", "c", "d"]


async def test_what_an_actor_is_told_in_a_step_waits_for_the_end_of_that_step() -> None:
    class Echo(Notebook):
        def receive(self, message: str) -> None:
            if message == "a":
                self.ref.tell("b")
                assert self.received == []
            super().receive(message)

    actor = Echo()
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_beside(actor, tasks)
            actor.ref.tell("a")
            actor.stop(ActorStopped("done"))
    assert actor.received == ["a", "b"]


async def test_a_bug_in_a_step_does_not_reach_whoever_told_the_message_and_is_the_last_step() -> None:
    actor = Notebook()

    async def run() -> None:
        with pytest.raises(ZeroDivisionError):
            await actor.run()

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(run)
            await anyio.wait_all_tasks_blocked()
            for name in ("a", "bug", "b"):
                actor.ref.tell(name)
    assert actor.received == ["a"]
    actor.stop(ActorStopped("done"))
    assert actor.left == ["b"]


async def test_an_interruption_in_a_step_goes_to_whoever_told_and_the_actor_works_on() -> None:
    class Interrupted(Notebook):
        def receive(self, message: str) -> None:
            if message == "ctrl-c":
                raise KeyboardInterrupt
            super().receive(message)

    actor = Interrupted()
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_beside(actor, tasks)
            with pytest.raises(KeyboardInterrupt):
                actor.ref.tell("ctrl-c")
            actor.ref.tell("a")
            actor.stop(ActorStopped("done"))
    assert actor.received == ["a"]


async def test_stopping_in_a_step_ends_it_there() -> None:
    class Last(Notebook):
        def receive(self, message: str) -> None:
            super().receive(message)
            self.ref.tell("b")
            self.stop(ActorStopped("done"))

    actor = Last()
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_beside(actor, tasks)
            actor.ref.tell("a")
    assert (actor.received, actor.left) == (["a"], ["b"])


async def test_an_actor_that_was_stopped_does_not_begin_to_run() -> None:
    actor = Notebook()
    actor.ref.tell("a")
    actor.stop(ActorStopped("done"))
    with anyio.fail_after(PATIENCE):
        await actor.run()
    assert actor.received == []


async def test_messages_left_at_the_stop_are_handed_to_the_actor_with_the_cause() -> None:
    actor, cause = Notebook(), ActorStopped("done")
    actor.ref.tell("a")
    actor.ref.tell("b")
    actor.stop(cause)
    actor.stop(ActorStopped("again"))
    assert (actor.left, actor.received, actor.cause, actor.stops) == (["a", "b"], [], cause, 1)


async def test_telling_a_stopped_actor_raises() -> None:
    actor = Notebook()
    actor.stop(ActorStopped("done"))
    with pytest.raises(ActorStopped):
        actor.ref.tell("a")


def test_an_actor_may_be_stopped_without_ever_having_run() -> None:
    actor = Notebook()
    actor.ref.tell("a")
    actor.stop(ActorStopped("done"))
    assert actor.left == ["a"]


async def test_stop_reaches_every_actor_in_the_very_call_the_last_one_first() -> None:
    order: list[Notebook] = []

    class Ordered(Notebook):
        def stopping(self, left: list[str], cause: BaseException) -> None:
            order.append(self)

    first, second = Ordered(), Ordered()
    supervisor = Supervisor(first, second)
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_until_blocked(supervisor, tasks)
            supervisor.stop(ActorStopped("done"))
            assert order == [second, first]


async def test_an_actor_told_in_the_step_that_stops_another_still_gets_it() -> None:
    class Teller(Notebook):
        def stopping(self, left: list[str], cause: BaseException) -> None:
            first.ref.tell("last words")

    first = Notebook()
    supervisor = Supervisor(first, Teller())
    supervisor.stop(ActorStopped("done"))
    assert first.left == ["last words"]


async def test_a_bug_in_a_step_ends_the_system_and_is_the_cause_behind_the_cause(
    caplog: pytest.LogCaptureFixture,
) -> None:
    good, bad = Notebook(), Notebook()
    supervisor = Supervisor(good, bad)
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_until_blocked(supervisor, tasks)
            for name in ("a", "bug", "b"):
                bad.ref.tell(name)
    assert isinstance(supervisor.cause, ActorStopped)
    assert isinstance(supervisor.cause.__cause__, ZeroDivisionError)
    assert "Notebook failed" in caplog.text
    assert (bad.received, bad.left) == (["a"], ["b"])
    assert good.cause is bad.cause is supervisor.cause


async def test_the_first_failure_is_the_cause() -> None:
    errors = PipeClosed("first"), PipeClosed("second")
    first, second = (Waiter(error) for error in errors)
    supervisor = Supervisor(first, second)
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_until_blocked(supervisor, tasks)
            first.end.set()
            second.end.set()
    assert supervisor.cause in errors
    assert first.cause is second.cause is supervisor.cause
    cause = supervisor.cause
    supervisor.stop(ActorStopped("too late"))
    assert supervisor.cause is cause


async def test_a_stop_stands_against_a_failure_that_comes_later() -> None:
    cause, waiter = ActorStopped("first"), Waiter(ValueError("second"))
    supervisor = Supervisor(waiter)
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_until_blocked(supervisor, tasks)
            supervisor.stop(cause)
            waiter.end.set()
    assert supervisor.cause is cause


async def test_a_cancelled_supervisor_stops_its_actors() -> None:
    actor = Notebook()
    supervisor = Supervisor(actor)
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_until_blocked(supervisor, tasks)
            tasks.cancel_scope.cancel()
    assert isinstance(supervisor.cause, ActorStopped)
    assert actor.cause is supervisor.cause


async def test_what_runs_beside_the_actors_is_cancelled_with_them() -> None:
    ended = anyio.Event()

    async def beside(name: str) -> None:
        try:
            await anyio.sleep_forever()
        finally:
            assert name == "x"
            ended.set()

    background = Background()
    supervisor = Supervisor(Notebook(), background=background)
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_until_blocked(supervisor, tasks)
            background.start(beside, "x")
            await anyio.wait_all_tasks_blocked()
            supervisor.stop(ActorStopped("done"))
        await ended.wait()


async def test_nothing_starts_beside_actors_that_have_ended() -> None:
    async def beside() -> None:
        raise AssertionError("it ran")

    background = Background()
    supervisor = Supervisor(Notebook(), background=background)
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_until_blocked(supervisor, tasks)
            supervisor.stop(ActorStopped("done"))
            background.start(beside)


async def test_an_actor_that_cannot_stop_properly_does_not_keep_the_others_from_it() -> None:
    class Stubborn(Notebook):
        def stopping(self, left: list[str], cause: BaseException) -> None:
            raise ZeroDivisionError("a bug in stopping")

    first, supervisor = Notebook(), Supervisor()
    supervisor = Supervisor(first, Stubborn())
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_until_blocked(supervisor, tasks)
            supervisor.stop(ActorStopped("done"))
    assert first.cause is supervisor.cause


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, GeneratorExit])
async def test_what_fails_beside_the_actors_costs_nobody_else_anything(
    kind: type[BaseException], caplog: pytest.LogCaptureFixture
) -> None:
    async def fail() -> None:
        raise kind("beside")

    actor, background = Notebook(), Background()
    supervisor = Supervisor(actor, background=background)
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            await run_until_blocked(supervisor, tasks)
            background.start(fail)
            await anyio.wait_all_tasks_blocked()
            actor.ref.tell("a")
            assert (actor.received, supervisor.cause) == (["a"], None)
            supervisor.stop(ActorStopped("done"))
    assert "what ran beside the actors failed" in caplog.text
