"""How stdout is read: by a callback of the loop where there is one, by a task elsewhere, and what may go wrong."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from typing import Any

import anyio
import orjson
import pytest

from actors import ActorStopped, TaskMailbox
from actors.correlator import CorrelatorActor
from actors.host import on_readable
from actors.pipe import PipeActor
from actors.process import PosixChild
from tests.actors.support import PATIENCE, Keyed, Texts, call, child_command, connected, drained, text
from tests.actors.test_correlator import Outbox

pytestmark = pytest.mark.anyio


async def test_where_the_loop_does_not_call_back_a_task_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, callback: Callable[[], object]) -> None:
        return None

    monkeypatch.setattr("actors.process.on_readable", refuse)
    async with connected() as child:
        assert await call(child, "add", a=1, b=2) == {"sum": 3}


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_loop_without_readers_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(loop: object, *args: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(type(asyncio.get_running_loop()), "add_reader", refuse)
    assert on_readable(0, lambda: None) is None


@pytest.mark.parametrize(("error", "told"), [(BlockingIOError(), []), (OSError("gone"), [b""])])
async def test_a_read_that_fails_is_the_end_and_one_that_finds_nothing_is_not(
    monkeypatch: pytest.MonkeyPatch, error: OSError, told: list[bytes]
) -> None:
    readable: list[Callable[[], None]] = []

    def on_readable(descriptor: int, callback: Callable[[], None]) -> Callable[[], None]:
        readable.append(callback)
        return lambda: None

    def read(descriptor: int, size: int) -> bytes:
        raise error

    child = PosixChild(child_command())
    heard: list[bytes] = []
    with anyio.fail_after(PATIENCE):
        try:
            monkeypatch.setattr("actors.process.on_readable", on_readable)
            assert child.on_readable(heard.append) is not None
            with monkeypatch.context() as patch:
                patch.setattr(os, "read", read)
                readable[0]()
            assert heard == told
        finally:
            await child.end()


async def test_a_pipe_whose_correlator_was_stopped_reads_no_further() -> None:
    pipe_box, mailroom = Outbox(), Outbox()
    correlator = CorrelatorActor(pipe_box.ref, mailroom.ref, dialect=Keyed(), asked=lambda request: None)
    correlator.stop(ActorStopped("done"))
    child: Any = PosixChild(child_command())
    pipe = PipeActor(child, correlator=correlator.ref)
    with anyio.fail_after(PATIENCE):
        try:
            await child.write(b'{"id":1,"method":"add","params":{"a":1,"b":2}}\n')
            await pipe._read_stdout()
        finally:
            await child.end()
    for actor in (pipe, pipe_box, mailroom):
        actor.stop(ActorStopped("the test is over"))


async def test_a_piece_that_is_no_json_is_counted_and_logged_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    outboxes = Outbox(), Outbox()
    correlator = CorrelatorActor(
        outboxes[0].ref, outboxes[1].ref, dialect=Keyed(coalescing=Texts()), asked=lambda request: None
    )
    bad = orjson.dumps(text("secret"))[:-1]
    correlator.receive([orjson.dumps(text("a")), orjson.dumps(text("b")), bad])
    mailbox = TaskMailbox()
    mailbox.put(outboxes[1].told[0])
    mailbox.end()
    with caplog.at_level(logging.WARNING), anyio.fail_after(PATIENCE):
        (first, pieces) = await drained(mailbox.receive)
    assert first == text("a")
    assert not isinstance(pieces, dict)
    assert pieces.decoded() == [text("b")]
    assert correlator.statistics().dropped_lines == 1
    assert "secret" not in caplog.text
    for actor in (correlator, *outboxes):
        actor.stop(ActorStopped("the test is over"))


async def test_a_full_pipe_is_written_by_the_loop_in_the_order_it_was_told() -> None:
    size = 300_000
    async with connected() as child:
        replies = [await call(child, "echo", text=str(number) * size) for number in range(3)]
    assert [reply["text"][0] for reply in replies] == ["0", "1", "2"]
