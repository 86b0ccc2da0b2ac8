"""Asking from another thread than the loop's: the way past the loop, and Ctrl-C in the middle of it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import anyio
import orjson
import pytest

import actors
from actors import ActorStopped, Connection, ThreadReply
from actors.actor import ActorRef
from actors.correlator import Abandon, Ask, CorrelatorActor, Withdraw
from actors.pipe import ATOMIC_BYTES, PipeActor
from tests.actors.support import PATIENCE, Keyed, RecordingReply, call, connected, encode
from tests.actors.test_correlator import Outbox

pytestmark = pytest.mark.anyio

ACTORS = str(Path(actors.__file__).parent)


async def in_thread(function: Callable[[], Any]) -> Any:
    with anyio.fail_after(PATIENCE):
        return await anyio.to_thread.run_sync(function)


def asked(connection: Connection, method: str, **params: Any) -> Any:
    reply = ThreadReply()
    connection.ask_from_thread(method, encode(params), reply)
    return reply.wait(PATIENCE)


async def test_a_thread_asks_without_the_loop_and_waits_by_itself() -> None:
    async with connected() as child:
        assert await in_thread(lambda: asked(child, "add", a=1, b=2)) == {"sum": 3}


async def test_many_threads_ask_at_once_and_each_gets_its_own_answer() -> None:
    got: dict[int, list[Any]] = {}

    async with connected() as child:

        def work(number: int) -> None:
            got[number] = [asked(child, "add", a=number, b=1000 * count)["sum"] for count in range(50)]

        def hammer() -> None:
            threads = [threading.Thread(target=work, args=(number,)) for number in range(16)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()

        await in_thread(hammer)
        assert child.statistics().correlator.in_flight == 0
    assert got == {number: [number + 1000 * count for count in range(50)] for number in range(16)}


async def test_a_request_that_the_pipe_may_take_in_part_is_written_by_the_loop() -> None:
    text = "x" * (4 * ATOMIC_BYTES)
    async with connected() as child:
        assert await in_thread(lambda: asked(child, "echo", text=text)) == {"text": text}


async def test_requests_beyond_the_window_wait_for_their_turn() -> None:
    async with connected() as child:
        replies = [ThreadReply() for _ in range(200)]

        def ask_all() -> list[Any]:
            for number, reply in enumerate(replies):
                child.ask_from_thread("add", encode({"a": number, "b": 0}), reply)
            return [reply.wait(PATIENCE)["sum"] for reply in replies]

        assert await in_thread(ask_all) == list(range(200))


async def test_a_method_that_cannot_be_written_costs_its_sender_only() -> None:
    async with connected() as child:
        with pytest.raises(TypeError):
            await in_thread(lambda: asked(child, "\ud800"))
        assert await call(child, "add", a=1, b=2) == {"sum": 3}


async def test_asking_a_connection_that_was_closed_raises_the_cause() -> None:
    async with connected() as child:
        pass
    with pytest.raises(ActorStopped, match="closed"):
        await in_thread(lambda: asked(child, "add", a=1, b=2))


def test_an_actor_that_was_stopped_takes_no_ask_of_a_thread() -> None:
    correlator, outboxes = _correlator()
    correlator.stop(ActorStopped("done"))
    with pytest.raises(ActorStopped):
        correlator.ask_from_thread(Ask("m", b"{}", RecordingReply()), outboxes[0].ref.tell)
    _stop(*outboxes)


class Half:
    """A child whose pipe takes half of a frame; while it does, another thread wants to write too."""

    def __init__(self) -> None:
        self.pipe: PipeActor
        self.took: list[bytes] = []
        self.other = threading.Thread(target=self._write)
        self.wrote: list[bool] = []

    def write_now(self, data: bytes) -> int:
        self.took.append(data)
        if len(self.took) == 1:
            self.other.start()
            self.other.join(0.05)  # it has every chance to come in between
            return len(data) // 2
        return len(data)

    def _write(self) -> None:
        self.wrote.append(self.pipe.write_from_thread(b"other\n"))


def test_no_thread_writes_between_the_halves_of_a_frame() -> None:
    child: Any = Half()
    child.pipe = pipe = PipeActor(child, correlator=ActorRef())
    pipe.receive(b"frame\n")
    child.other.join(PATIENCE)
    assert (child.wrote, child.took, pipe._unwritten) == ([False], [b"frame\n"], [b"me\n"])
    _stop(pipe)


def _correlator() -> tuple[CorrelatorActor, list[Outbox]]:
    outboxes = [Outbox(), Outbox()]
    correlator = CorrelatorActor(outboxes[0].ref, outboxes[1].ref, dialect=Keyed(), asked=lambda request: None)
    return correlator, outboxes


def _stop(*actors: Any) -> None:
    for actor in actors:
        actor.stop(ActorStopped("the test is over"))


def _interrupted(at: int, function: Callable[[], object]) -> bool:
    """Call a function and raise KeyboardInterrupt at the `at`th line of `actors` that it runs. False if it ran less."""
    lines = 0

    def local(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal lines
        if event == "line":
            lines += 1
            if lines == at:
                raise KeyboardInterrupt
        return local

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        return local if frame.f_code.co_filename.startswith(ACTORS) else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


def test_ctrl_c_at_any_line_of_an_ask_harms_no_other_request() -> None:
    at = 1
    while _second_is_answered_although_the_first_was_interrupted(at):
        at += 1
    assert at > 20


def _second_is_answered_although_the_first_was_interrupted(at: int) -> bool:
    correlator, (pipe, mailroom) = _correlator()
    first, second = RecordingReply(), RecordingReply()
    interrupted = _interrupted(at, lambda: correlator.ask_from_thread(Ask("first", b"{}", first), pipe.ref.tell))
    # What whoever was interrupted does: it takes its request back, and gives up on the answer.
    correlator.receive(Withdraw(first))
    correlator.ask_from_thread(Ask("second", b"{}", second), pipe.ref.tell)
    requests = [orjson.loads(line) for blob in pipe.told for line in blob.splitlines()]
    correlator.receive([orjson.dumps({"id": each["id"], "result": each["method"]}) for each in requests])
    correlator.receive(Abandon(first))
    assert second.result() == "second", f"interrupted at line {at}"
    assert [each["method"] for each in requests].count("first") <= 1
    assert first._value in (None, "first")
    assert not correlator._peer._pending
    assert (correlator._peer.in_flight, correlator._peer.waiting) == (0, 0)
    _stop(correlator, pipe, mailroom)
    return interrupted
