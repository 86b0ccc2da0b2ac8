"""What goes wrong while a request is served: a handler that is cancelled by itself, exits, or is written for others."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import anyio
import orjson
import pytest

from actors import PeerRequest, Refusal
from openai_codex._requests import RequestBook, RequestHandlers
from openai_codex.requests import Handlers

pytestmark = pytest.mark.anyio

COMMAND = "item/commandExecution/requestApproval"
PARAMS = {"threadId": "thread", "turnId": "turn", "itemId": "item", "startedAtMs": 1}


async def parent_of(thread_id: str) -> str | None:
    raise LookupError(thread_id)


async def answered(handlers: Any, method: str = COMMAND, params: Any = PARAMS) -> Any:
    """What the server is told."""
    serve = RequestHandlers(RequestBook(handlers), parent_of)
    with anyio.fail_after(30):
        return orjson.loads(await serve(PeerRequest(0, method, params)))


async def exits(request: Any) -> Any:
    sys.exit(1)


def exits_in_a_thread(request: Any) -> Any:
    sys.exit(1)


@pytest.mark.parametrize("handler", [exits, exits_in_a_thread])
async def test_a_handler_that_exits_declines_and_the_client_lives_on(handler: Any) -> None:
    assert await answered(Handlers(command_approval=handler)) == {"decision": "decline"}


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_handler_that_is_cancelled_by_itself_declines() -> None:
    async def cancelled(request: Any) -> Any:
        task = asyncio.ensure_future(asyncio.Event().wait())
        task.cancel()
        await task

    assert await answered(Handlers(command_approval=cancelled)) == {"decision": "decline"}


async def test_a_handler_that_is_withdrawn_is_cancelled() -> None:
    began, ended = anyio.Event(), anyio.Event()

    async def wait(request: Any) -> Any:
        began.set()
        try:
            await anyio.sleep_forever()
        finally:
            ended.set()

    serve = RequestHandlers(RequestBook(Handlers(command_approval=wait)), parent_of)
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(serve, PeerRequest(0, COMMAND, PARAMS))
            await began.wait()
            tasks.cancel_scope.cancel()
    assert ended.is_set()


async def test_a_request_that_does_not_fit_is_raw_for_a_mapping_and_declined_for_others() -> None:
    seen: list[Any] = []

    def note(request: Any) -> Any:
        seen.append(request.params)
        return request.accept() if hasattr(request, "accept") else {"decision": "accept"}

    odd = {"threadId": "thread"}
    assert await answered({COMMAND: note}, params=odd) == {"decision": "accept"}
    assert await answered(Handlers(command_approval=note), params=odd) == {"decision": "decline"}
    assert await answered(Handlers(approvals=note), params=odd) == {"decision": "decline"}
    assert seen == [odd]


async def test_what_has_no_name_goes_to_the_other_handler() -> None:
    def other(request: Any) -> Any:
        return request.accept() if hasattr(request, "accept") else {"method": request.method}

    assert await answered(Handlers(other=other), "newer/request", {}) == {"method": "newer/request"}
    old = {"conversationId": "thread", "callId": "item", "command": ["ls"], "cwd": "/", "parsedCmd": []}
    assert await answered(Handlers(other=other), "execCommandApproval", old) == {"decision": "approved"}
    assert await answered(Handlers(approvals=other), "execCommandApproval", old) == {"decision": "abort"}
    assert await answered(Handlers(other=other)) == {"decision": "decline"}
    with pytest.raises(Refusal):
        await answered(Handlers(approvals=other), "newer/request", {})


async def test_a_partial_and_an_object_that_is_called_are_handlers_too() -> None:
    class Accepts:
        async def __call__(self, request: Any) -> Any:
            return request.accept()

    assert await answered(Handlers(approvals=Accepts())) == {"decision": "accept"}
    assert await answered({COMMAND: Accepts()}) == {"decision": "accept"}


async def test_parents_that_lead_in_a_circle_decline() -> None:
    def accept(request: Any) -> Any:
        return request.accept()

    async def next_one(thread_id: str) -> str | None:
        return "b" if thread_id == "a" else "a"

    async def one_more(thread_id: str) -> str | None:
        return thread_id + "'"

    for parents in (next_one, one_more):
        book = RequestBook(Handlers(approvals=accept))
        serve = RequestHandlers(book, parents)
        request = PeerRequest(0, COMMAND, {**PARAMS, "threadId": "a"})
        assert orjson.loads(await serve(request)) == {"decision": "accept"}
        book.claim("other", book.table(Handlers(approvals=accept)))
        assert orjson.loads(await serve(request)) == {"decision": "decline"}
