"""A connection and its child: the child's own requests are answered, exactly once each."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from contextvars import Context, ContextVar, copy_context
from typing import Any

import anyio
import pytest
from anyio.abc import TaskGroup

from actors import ActorStopped, Connection, Dialect, Key, Message, PeerRequest, Refusal
from actors.actor import ActorRef
from actors.correlator import CorrelatorMessage
from actors.protocol.jsonrpc import Asked
from actors.requests import RequestDesk
from tests.actors.support import PATIENCE, Keyed, answer_of, ask, call, connected, encode

pytestmark = pytest.mark.anyio


async def serve(request: PeerRequest) -> bytes:
    """A handler of every kind, told by the method."""
    if request.method == "double":
        return encode(2 * request.params)
    if request.method == "refuse":
        raise Refusal(-5, "not today")
    raise ZeroDivisionError("a bug")


async def answered(child: Connection, ask_id: int | str, method: str, params: Any = None) -> Any:
    """What the child got for one request of its own."""
    return await call(child, "ask", ask_id=ask_id, method=method, params=params)


def forget(message: object) -> None:
    """Take an answer and forget it."""


def by_params(message: Message) -> Key:
    return message["params"]


def desk_of(dialect: Dialect, tasks: TaskGroup, tell: Callable[[CorrelatorMessage], None] = forget) -> RequestDesk:
    """A desk whose handlers run in `tasks` and whose answers go to `tell`."""

    def start(run: Callable[..., Any], *args: Any, context: Context | None) -> None:
        (context or copy_context()).run(tasks.start_soon, run, *args)

    correlator: ActorRef[CorrelatorMessage] = ActorRef()
    correlator.tell = tell
    return RequestDesk(dialect, correlator=correlator, start=start)


@pytest.mark.parametrize("id", [0, 1, 2, "0", "text"])
async def test_whatever_the_id_it_comes_back_with_the_result(id: int | str) -> None:
    async with connected(handler=serve) as child:
        assert await answered(child, id, "double", 21) == {"id": id, "result": 42}


async def test_a_refusal_is_its_code() -> None:
    async with connected(handler=serve) as child:
        answer = await answered(child, 0, "refuse")
        assert answer == {"id": 0, "error": {"code": -5, "message": "not today"}}


async def test_a_handler_that_raises_is_a_refusal_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    async with connected(handler=serve) as child:
        answer = await answered(child, 0, "bug")
        assert answer == {"id": 0, "error": {"code": -32603, "message": "the client's handler failed"}}
        assert "a bug" in caplog.text
        assert await answered(child, 1, "double", 1) == {"id": 1, "result": 2}


async def test_without_a_handler_it_is_no_such_method() -> None:
    async with connected() as child:
        answer = await answered(child, 0, "double", 1)
        assert answer["error"]["code"] == -32601
        assert "double" in answer["error"]["message"]


async def test_every_request_is_answered_exactly_once() -> None:
    async with connected(handler=serve) as child:
        methods = ["double", "refuse", "bug"] * 20
        replies = [ask(child, "ask", ask_id=n, method=method, params=n) for n, method in enumerate(methods)]
        for reply in replies:
            await answer_of(reply)
        answers = (await call(child, "seen"))["answers"]
        assert sorted(answer["id"] for answer in answers) == list(range(60))


async def test_a_slow_handler_delays_nobody() -> None:
    gate = anyio.Event()

    async def handler(request: PeerRequest) -> bytes:
        if request.method == "slow":
            await gate.wait()
        return encode(request.method)

    async with connected(handler=handler) as child:
        slow = ask(child, "ask", ask_id=0, method="slow")
        assert await answered(child, 1, "quick") == {"id": 1, "result": "quick"}
        assert await call(child, "add", a=1, b=2) == {"sum": 3}
        assert not slow.done
        gate.set()
        assert await answer_of(slow) == {"id": 0, "result": "slow"}


async def test_a_handler_may_call_back() -> None:
    async def handler(request: PeerRequest) -> bytes:
        return encode(await call(child, "add", a=1, b=request.params))

    async with connected(handler=handler) as child:
        assert await answered(child, 0, "sum", 41) == {"id": 0, "result": {"sum": 42}}


async def test_closing_cancels_a_handler_that_never_returns() -> None:
    started, ended = anyio.Event(), anyio.Event()

    async def handler(request: PeerRequest) -> bytes:
        started.set()
        try:
            await anyio.sleep_forever()
        finally:
            ended.set()
        raise AssertionError

    async with connected(handler=handler) as child:
        ask(child, "ask", ask_id=0, method="m")
        with anyio.fail_after(PATIENCE):
            await started.wait()
            await child.close()
        assert ended.is_set()


async def test_a_handler_may_close_the_connection() -> None:
    async def handler(request: PeerRequest) -> bytes:
        child.post(closing.set)
        await anyio.sleep_forever()
        raise AssertionError

    closing = anyio.Event()
    async with connected(handler=handler) as child:
        waiting = ask(child, "ask", ask_id=0, method="m")
        with anyio.fail_after(PATIENCE):
            await closing.wait()
            await child.close()
        assert waiting.done


async def test_an_answer_that_comes_after_the_end_is_dropped() -> None:
    async def handler(request: PeerRequest) -> bytes:
        with anyio.CancelScope(shield=True):
            started.set()
            await release.wait()
        return b"1"

    started, release = anyio.Event(), anyio.Event()

    async def close(child: Connection) -> None:
        await child.close()

    async with connected(handler=handler) as child:
        ask(child, "ask", ask_id=0, method="m")
        with anyio.fail_after(PATIENCE):
            await started.wait()
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(close, child)
                await anyio.wait_all_tasks_blocked()
                release.set()


async def test_a_withdrawn_request_is_cancelled_and_not_answered() -> None:
    started, told = anyio.Event(), list[object]()

    async def handler(request: PeerRequest) -> bytes:
        started.set()
        await anyio.sleep_forever()
        raise AssertionError

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            desk = desk_of(Keyed(handler=handler, route=by_params), tasks, told.append)
            desk.asked(Asked(0, "m", None))
            await started.wait()
            desk.withdraw(0)
            desk.withdraw(0)
            desk.withdraw("never asked")
            await anyio.wait_all_tasks_blocked()
            assert desk.running == 0
    assert told == []


async def test_a_request_is_withdrawn_when_its_key_ends_even_before_its_handler_began() -> None:
    begun: list[object] = []

    async def handler(request: PeerRequest) -> bytes:
        begun.append(request.id)
        await anyio.sleep_forever()
        raise AssertionError

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            desk = desk_of(Keyed(handler=handler, route=by_params), tasks)
            for id, key in enumerate(["a", "b", "a"]):
                desk.asked(Asked(id, "m", key))
            desk.finish("a")
            await anyio.wait_all_tasks_blocked()
            assert begun == [1]
            assert desk.running == 1
            desk.finish("b")
            await anyio.wait_all_tasks_blocked()
            assert desk.running == 0


async def test_a_handler_runs_in_the_context_that_is_given_for_its_request() -> None:
    variable: ContextVar[str] = ContextVar("variable", default="nothing")
    seen: list[str] = []

    async def handler(request: PeerRequest) -> bytes:
        seen.append(variable.get())
        return b"1"

    class Placed(Keyed):
        def context(self, key: Key, request: PeerRequest, /) -> Context | None:
            return context if request.id else None

    context = copy_context()
    context.run(variable.set, "given")
    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            desk = desk_of(Placed(handler=handler), tasks)
            desk.asked(Asked(0, "m", None))
            desk.asked(Asked(1, "m", None))
    assert sorted(seen) == ["given", "nothing"]


async def test_an_answer_to_a_stopped_correlator_is_dropped_without_a_word() -> None:
    def stopped(message: object) -> None:
        raise ActorStopped

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            desk = desk_of(Keyed(handler=serve), tasks, stopped)
            desk.asked(Asked(0, "double", 1))


class Own(BaseException):
    """No Exception, and nobody's business."""


ANYTHING = [KeyboardInterrupt, SystemExit, GeneratorExit, Own, pytest.fail.Exception, pytest.skip.Exception]


@pytest.mark.parametrize("kind", ANYTHING)
async def test_whatever_a_handler_raises_refuses_its_request_and_nobody_else_notices(kind: type[BaseException]) -> None:
    async def handler(request: PeerRequest) -> bytes:
        if request.method == "slow":
            await gate.wait()
            return b"1"
        if request.method == "group":
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(fail)
        raise kind("of its own")

    async def fail() -> None:
        raise Own

    gate = anyio.Event()
    async with connected(handler=handler) as child:
        slow = ask(child, "ask", ask_id=0, method="slow")
        refused = {"code": -32603, "message": "the client's handler failed"}
        assert await answered(child, 1, "raise") == {"id": 1, "error": refused}
        assert await answered(child, 2, "group") == {"id": 2, "error": refused}
        gate.set()
        assert await answer_of(slow) == {"id": 0, "result": 1}
        assert (child.cause, child.statistics().running_handlers) == (None, 0)


@pytest.mark.parametrize("kind", [ValueError, KeyboardInterrupt, Own])
async def test_what_a_withdrawn_handler_raises_on_its_way_out_goes_no_further(kind: type[BaseException]) -> None:
    started, told = anyio.Event(), list[object]()

    async def handler(request: PeerRequest) -> bytes:
        try:
            started.set()
            await anyio.sleep_forever()
        finally:
            raise kind("on its way out")
        return b"1"

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            desk = desk_of(Keyed(handler=handler), tasks, told.append)
            desk.asked(Asked(0, "m", None))
            await started.wait()
            desk.withdraw(0)
    assert told == []


async def test_a_handler_that_answers_although_it_was_withdrawn_is_not_heard() -> None:
    started, told = anyio.Event(), list[object]()

    async def handler(request: PeerRequest) -> bytes:
        started.set()
        with suppress(BaseException):
            await anyio.sleep_forever()
        return b"1"

    with anyio.fail_after(PATIENCE):
        async with anyio.create_task_group() as tasks:
            desk = desk_of(Keyed(handler=handler), tasks, told.append)
            desk.asked(Asked(0, "m", None))
            await started.wait()
            desk.withdraw(0)
    assert told == []


class Lost(Keyed):
    """Cannot tell where a request belongs."""

    def context(self, key: Key, request: PeerRequest, /) -> Context | None:
        raise ZeroDivisionError


async def test_a_request_whose_place_cannot_be_told_is_served_all_the_same() -> None:
    async with connected(dialect=Lost(handler=serve)) as child:
        assert await answered(child, 0, "double", 21) == {"id": 0, "result": 42}
