"""Answers and events of a wrong shape: a typed error for the call they belong to, and nothing for anybody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from openai_codex import AsyncCodex, AsyncThread, CodexError

from ..support import OBJECT, scripted

pytestmark = pytest.mark.anyio

SHAPES = {
    "null": "null",
    "list": "[]",
    "string": '"text"',
    "number": "1",
    "true": "true",
    "empty": "{}",
    "nested nulls": '{"turn":null,"thread":null,"loginId":null,"type":null,"data":null}',
    "nested lists": '{"turn":[],"thread":[],"loginId":[],"type":[],"data":[[]]}',
    "odd ids": '{"turn":{"id":[]},"thread":{"id":{}},"loginId":{},"type":"chatgpt","authUrl":[]}',
}

CALLS: dict[str, tuple[str, Callable[[AsyncCodex, AsyncThread], Any]]] = {
    "login in the browser": ("account/login/start", lambda codex, thread: codex.login_chatgpt()),
    "login elsewhere": ("account/login/start", lambda codex, thread: codex.login_chatgpt_device_code()),
    "login by key": ("account/login/start", lambda codex, thread: codex.login_api_key("key")),
    "logout": ("account/logout", lambda codex, thread: codex.logout()),
    "account": ("account/read", lambda codex, thread: codex.account()),
    "models": ("model/list", lambda codex, thread: codex.models()),
    "thread start": ("thread/start", lambda codex, thread: codex.thread_start()),
    "thread resume": ("thread/resume", lambda codex, thread: codex.thread_resume("thread 1")),
    "thread fork": ("thread/fork", lambda codex, thread: codex.thread_fork("thread 1")),
    "thread list": ("thread/list", lambda codex, thread: codex.thread_list()),
    "thread archive": ("thread/archive", lambda codex, thread: codex.thread_archive("thread 1")),
    "thread unarchive": ("thread/unarchive", lambda codex, thread: codex.thread_unarchive("thread 1")),
    "thread read": ("thread/read", lambda codex, thread: thread.read()),
    "set name": ("thread/name/set", lambda codex, thread: thread.set_name("name")),
    "compact": ("thread/compact/start", lambda codex, thread: thread.compact()),
    "turn": ("turn/start", lambda codex, thread: thread.turn("said")),
    "run": ("turn/start", lambda codex, thread: thread.run("said")),
}


@pytest.mark.parametrize("shape", SHAPES)
async def test_an_answer_of_a_wrong_shape_is_a_typed_error_of_its_call_and_nobody_elses(shape: str) -> None:
    async with AsyncCodex(scripted()) as codex:
        bystander = await (await codex.thread_start()).turn("held")
        thread = await codex.thread_start()
        for name, (method, call) in CALLS.items():
            await codex._session.request("test/shape", {"method": method, "text": SHAPES[shape]}, OBJECT)
            try:
                await call(codex, thread)
            except CodexError:
                continue
            # An object without fields is a right answer to some.
            assert shape in ("empty", "nested nulls", "nested lists", "odd ids"), name
        for _ in range(5):
            await codex._session.request("test/step", {}, OBJECT)
        assert (await bystander.run()).final_response == "said"
        assert codex.statistics().mailroom.open_keys == 1


@pytest.mark.parametrize(
    "end", [',"method":[]}', ',"method":5}', ',"params":[]}', ',"params":null}', ',"id":[]}', ',"method":"error"}']
)
async def test_a_delta_whose_line_says_two_things_disturbs_no_turn(end: str) -> None:
    async with AsyncCodex(scripted()) as codex:
        read, unread = [await (await codex.thread_start()).turn("held") for _ in range(2)]
        for turn_id in (read.id, unread.id, "nobody's"):
            names = f'"threadId":"t","turnId":"{turn_id}","itemId":"item"'
            line = f'{{"method":"item/agentMessage/delta","params":{{{names},"delta":"said"}}'
            text = "".join(f"{line}{rest}\n" for rest in ("}", "}", end, "}"))
            await codex._session.request("test/raw", {"text": text}, OBJECT)
        for _ in range(5):
            await codex._session.request("test/step", {}, OBJECT)
        methods = [event.method async for event in read.stream()]
        assert methods.count("item/agentMessage/delta") >= 3
        assert methods[-1] == "turn/completed"
        assert (await unread.run()).final_response == "said"
        assert (await codex.models()).data == []
