"""The check of threads: what belongs to the thread of a loop is named when it is called in another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anyio
import pytest

from actors import Connection, TaskMailbox, TaskReply, ThreadReply, WrongThread, check_threads
from actors.threads import of_loop
from tests.actors.support import PATIENCE, connected, encode

pytestmark = pytest.mark.anyio

OF_LOOP: dict[str, Callable[[Connection], object]] = {
    "close": lambda child: child.close(),
    "ask": lambda child: child.ask("echo", b"{}", TaskReply()),
    "abandon": lambda child: child.abandon(ThreadReply()),
    "withdraw": lambda child: child.withdraw(ThreadReply()),
    "notify": lambda child: child.notify("n"),
    "open_mailbox": lambda child: child.open_mailbox("a", TaskMailbox()),
    "close_mailbox": lambda child: child.close_mailbox("a", TaskMailbox()),
    "open_tap": lambda child: child.open_tap(TaskMailbox(), lambda mail: mail),
    "close_tap": lambda child: child.close_tap(TaskMailbox()),
    "withdraw_request": lambda child: child.withdraw_request(0),
    "deliver": lambda child: child.deliver([]),
    "finish": lambda child: child.finish("a"),
    "start": lambda child: child.start(anyio.sleep, 0),
    "statistics": lambda child: child.statistics(),
    "stop": lambda child: child.stop(ThreadReply()),
}


async def in_thread(function: Callable[[], Any]) -> Any:
    with anyio.fail_after(PATIENCE):
        return await anyio.to_thread.run_sync(function)


@pytest.mark.parametrize("name", OF_LOOP)
async def test_a_method_of_the_loop_says_so_when_another_thread_calls_it(name: str) -> None:
    async with connected() as child:
        with pytest.raises(WrongThread, match=rf"Connection\.{name} belongs to the thread of its loop"):
            await in_thread(lambda: OF_LOOP[name](child))


async def test_what_any_thread_may_call_is_called_in_any() -> None:
    async with connected() as child:
        posted = anyio.Event()

        def look() -> tuple[object, object, object, object]:
            reply = ThreadReply()
            child.ask_from_thread("echo", encode({"a": 1}), reply)
            child.post(posted.set)
            return child.cause, child.child_pid, child.stderr_tail, reply.wait(PATIENCE)

        assert await in_thread(look) == (None, child.child_pid, "", {"a": 1})
        with anyio.fail_after(PATIENCE):
            await posted.wait()


def test_every_method_belongs_to_the_loop_but_for_those_that_the_class_names() -> None:
    anywhere = {"post", "ask_from_thread", "load", "dismiss", "forsake"}
    public = {name for name, value in vars(Connection).items() if callable(value) and not name.startswith("_")}
    assert public - {"open", *OF_LOOP} == anywhere
    assert all(f"`{name}`" in (Connection.__doc__ or "") for name in anywhere)


class Lamp:
    """Something that lives in a loop, whose thread is none that there is."""

    loop_thread: int | None = -1

    @of_loop
    def switch(self) -> str:
        """On or off."""
        return "on"


def test_the_check_can_be_ended_and_costs_nothing_then() -> None:
    plain = Lamp.switch
    end = check_threads(Lamp)
    with pytest.raises(WrongThread, match=r"Lamp\.switch"):
        Lamp().switch()
    end()
    assert Lamp.switch is plain
    assert Lamp().switch() == "on"


def test_before_there_is_a_loop_no_thread_is_wrong() -> None:
    lamp = Lamp()
    lamp.loop_thread = None
    end = check_threads(Lamp)
    assert lamp.switch() == "on"
    end()
