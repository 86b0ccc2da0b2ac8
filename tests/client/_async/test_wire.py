"""What no server should write, and a server that does not read: it costs itself only, and nobody waits for ever."""

from __future__ import annotations

from typing import Any

import pytest

from actors import process
from openai_codex import AsyncCodex, JsonRpcError, RequestTimeoutError, TransportClosedError

from ..support import OBJECT, AsyncTogether, scripted

pytestmark = pytest.mark.anyio


@pytest.fixture
def short_graces(monkeypatch: pytest.MonkeyPatch) -> None:
    """End a stubborn child soon: the steps are the same, only shorter."""
    monkeypatch.setattr(process.Child.end, "__defaults__", (0.1,))
    monkeypatch.setattr(process, "TERMINATE_GRACE", 0.1)


async def raw(codex: AsyncCodex, *lines: str) -> Any:
    """Let the server write lines, `$ID` for the id of this very request, before its own answer: an empty object."""
    return await codex._session.request("test/raw", {"text": "".join(line + "\n" for line in lines)}, OBJECT)


async def assert_well(codex: AsyncCodex) -> None:
    assert (await codex.models()).data == []
    assert (await (await codex.thread_start()).run("done")).final_response == "said"
    assert codex.statistics().correlator.in_flight == 0


async def test_the_first_of_several_answers_counts() -> None:
    async with AsyncCodex(scripted()) as codex:
        assert await raw(codex, '{"id":$ID,"result":{"a":1}}', '{"id":$ID,"result":{"a":2}}') == {"a": 1}
        await assert_well(codex)
        assert codex.statistics().correlator.late_answers == 2


async def test_answers_to_nothing_that_was_asked_are_dropped() -> None:
    ids = ["999", "0", "-1", "1.5", '"2"', "null", "true", "[]", "123456789012345678901234567890"]
    async with AsyncCodex(scripted()) as codex:
        assert await raw(codex, *(f'{{"id":{id},"result":{{}}}}' for id in ids)) == {}
        await assert_well(codex)
        assert codex.statistics().correlator.dropped_lines == len(ids)


async def test_an_answer_that_comes_after_its_deadline_is_dropped() -> None:
    async with AsyncCodex(scripted()) as codex:
        with pytest.raises(RequestTimeoutError, match="account/read"):
            await codex._session.request("account/read", {}, OBJECT, timeout=0.05)
        # initialize was 1, this was 2.
        assert await raw(codex, '{"id":2,"result":{}}') == {}
        await assert_well(codex)
        assert codex.statistics().correlator.late_answers == 1


@pytest.mark.parametrize("rest", ["", ',"error":null', ',"error":{"code":"x"}', ',"error":{"code":1}', ',"error":[]'])
async def test_an_answer_without_a_result_or_a_proper_error_is_an_error(rest: str) -> None:
    async with AsyncCodex(scripted()) as codex:
        with pytest.raises(JsonRpcError, match="neither a result nor a proper error"):
            await raw(codex, f'{{"id":$ID{rest}}}')
        await assert_well(codex)


@pytest.mark.parametrize(
    "result",
    [
        "NaN",
        "Infinity",
        "-Infinity",
        r'"\ud800"',
        r'"\udc00\ud800"',
        "[" * 5000 + "]" * 5000,
        "01",
        '"\x01"',
        "{'a': 1}",
    ],
    ids=["NaN", "Infinity", "minus infinity", "half", "halves", "nested", "zero", "control", "quotes"],
)
async def test_an_answer_that_is_not_json_costs_its_caller_an_error_at_once_and_nobody_else(result: str) -> None:
    async with AsyncCodex(scripted()) as codex:
        with pytest.raises(JsonRpcError, match="the answer is not JSON"):
            await raw(codex, f'{{"id":$ID,"result":{result}}}')
        await assert_well(codex)
        statistics = codex.statistics().correlator
        # The server's own answer comes after it, and is late.
        assert (statistics.dropped_lines, statistics.late_answers) == (1, 1)


async def test_an_answer_that_is_longer_than_is_read_costs_its_caller_an_error_and_nobody_else() -> None:
    config = scripted()
    config.max_line_bytes = 100_000
    async with AsyncCodex(config) as codex:
        with pytest.raises(JsonRpcError, match="longer than is read"):
            await raw(codex, f'{{"id":$ID,"result":"{"x" * 1_000_000}"}}')
        await assert_well(codex)
        assert codex.statistics().oversized_lines == 1


async def test_a_huge_number_is_read_as_near_as_it_can_be() -> None:
    async with AsyncCodex(scripted()) as codex:
        answer = await raw(
            codex, '{"id":$ID,"result":{"large":123456789012345678901234567890,"max":9223372036854775807}}'
        )
        assert answer == {"large": 123456789012345678901234567890.0, "max": 9223372036854775807}
        await assert_well(codex)


async def test_requests_that_are_none_are_dropped() -> None:
    lines = ['{"id":null,"method":"a"}', '{"id":1.5,"method":"a"}', '{"id":true,"method":"a"}', '{"id":1,"method":5}']
    async with AsyncCodex(scripted()) as codex:
        assert await raw(codex, *lines) == {}
        await assert_well(codex)
        assert codex.statistics().correlator.dropped_lines == len(lines)


async def test_events_of_odd_shapes_disturb_no_turn() -> None:
    events = [
        '{"method":"turn/started","params":{"threadId":"t","turn":null}}',
        '{"method":"turn/completed","params":null}',
        '{"method":"turn/completed"}',
        '{"method":"turn/completed","params":[1]}',
        '{"method":"item/completed","params":{"turnId":"turn 0","threadId":"t","completedAtMs":1,"item":{"type":"a"}}}',
        '{"method":"item/completed","params":{"turnId":"turn 0"}}',
        '{"method":"item/agentMessage/delta","params":{"turnId":"turn 0","delta":5}}',
        '{"method":"thread/status/changed","params":{"threadId":5,"status":"odd"}}',
    ]
    async with AsyncCodex(scripted()) as codex:
        turn = await (await codex.thread_start()).turn("held")
        await codex._session.request("test/step", {}, OBJECT)
        assert await raw(codex, *events) == {}
        for _ in range(4):
            await codex._session.request("test/step", {}, OBJECT)
        result = await turn.run()
        assert result.final_response == "said"
        assert len(result.items) == 2
        await assert_well(codex)


async def test_a_turn_that_ends_in_a_way_that_is_new_has_its_answer_and_its_status() -> None:
    names = '"threadId":"t","turnId":"turn 0"'
    item = '{"type":"agentMessage","id":"i","text":"the answer","phase":"from the future"}'
    turn = '{"id":"turn 0","items":[],"itemsView":"notLoaded","status":"paused","error":null}'
    async with AsyncCodex(scripted()) as codex:
        handle = await (await codex.thread_start()).turn("held")
        await raw(
            codex,
            f'{{"method":"item/completed","params":{{{names},"completedAtMs":1,"item":{item}}}}}',
            f'{{"method":"turn/completed","params":{{"threadId":"t","turn":{turn}}}}}',
        )
        result = await handle.run()
        assert (result.status.value, result.final_response) == ("paused", "the answer")
        await assert_well(codex)


async def test_a_server_that_reads_no_more_holds_up_neither_deadlines_nor_closing(short_graces: None) -> None:
    codex = AsyncCodex(scripted(request_timeout=0.2))
    thread = await codex.thread_start()
    await codex._session.request("test/deaf", {}, OBJECT)
    for _ in range(2):
        with pytest.raises(RequestTimeoutError):
            await thread.run("x" * 10_000_000)
    with pytest.raises(RequestTimeoutError):
        await codex.models()
    while codex.statistics().correlator.in_flight:
        await codex._session.sleep(0)
    async with AsyncTogether() as together:
        together.start(lambda: codex._session.request("account/read", {}, OBJECT, timeout=60))
        while codex.statistics().correlator.in_flight < 1:
            await codex._session.sleep(0)
        await codex.close()
    assert [type(error) for error in together.outcomes] == [TransportClosedError]


async def test_a_prompt_of_10_mb_is_written_whole() -> None:
    async with AsyncCodex(scripted()) as codex:
        thread = await codex.thread_start()
        assert (await thread.run("x" * 10_000_000)).final_response == "said"
        await assert_well(codex)
