# Generated from tests/client/_async/test_wire.py by scripts/unasync.py. Edit that file instead.
"""What no server should write, and a server that does not read: it costs itself only, and nobody waits for ever."""

from __future__ import annotations

from typing import Any

import pytest

from actors import process
from openai_codex import Codex, JsonRpcError, RequestTimeoutError, TransportClosedError

from ..support import OBJECT, Together, scripted

pytestmark = pytest.mark.anyio


@pytest.fixture
def short_graces(monkeypatch: pytest.MonkeyPatch) -> None:
    """End a stubborn child soon: the steps are the same, only shorter."""
    monkeypatch.setattr(process.Child.end, "__defaults__", (0.1,))
    monkeypatch.setattr(process, "TERMINATE_GRACE", 0.1)


def raw(codex: Codex, *lines: str) -> Any:
    """Let the server write lines, `$ID` for the id of this very request, before its own answer: an empty object."""
    return codex._session.request("test/raw", {"text": "".join(line + "\n" for line in lines)}, OBJECT)


def assert_well(codex: Codex) -> None:
    assert (codex.models()).data == []
    assert ((codex.thread_start()).run("done")).final_response == "said"
    assert codex.statistics().correlator.in_flight == 0


def test_the_first_of_several_answers_counts() -> None:
    with Codex(scripted()) as codex:
        assert raw(codex, '{"id":$ID,"result":{"a":1}}', '{"id":$ID,"result":{"a":2}}') == {"a": 1}
        assert_well(codex)
        assert codex.statistics().correlator.late_answers == 2


def test_answers_to_nothing_that_was_asked_are_dropped() -> None:
    ids = ["999", "0", "-1", "1.5", '"2"', "null", "true", "[]", "123456789012345678901234567890"]
    with Codex(scripted()) as codex:
        assert raw(codex, *(f'{{"id":{id},"result":{{}}}}' for id in ids)) == {}
        assert_well(codex)
        assert codex.statistics().correlator.dropped_lines == len(ids)


def test_an_answer_that_comes_after_its_deadline_is_dropped() -> None:
    with Codex(scripted()) as codex:
        with pytest.raises(RequestTimeoutError, match="account/read"):
            codex._session.request("account/read", {}, OBJECT, timeout=0.05)
        # initialize was 1, this was 2.
        assert raw(codex, '{"id":2,"result":{}}') == {}
        assert_well(codex)
        assert codex.statistics().correlator.late_answers == 1


@pytest.mark.parametrize("rest", ["", ',"error":null', ',"error":{"code":"x"}', ',"error":{"code":1}', ',"error":[]'])
def test_an_answer_without_a_result_or_a_proper_error_is_an_error(rest: str) -> None:
    with Codex(scripted()) as codex:
        with pytest.raises(JsonRpcError, match="neither a result nor a proper error"):
            raw(codex, f'{{"id":$ID{rest}}}')
        assert_well(codex)


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
def test_an_answer_that_is_not_json_costs_its_caller_an_error_at_once_and_nobody_else(result: str) -> None:
    with Codex(scripted()) as codex:
        with pytest.raises(JsonRpcError, match="the answer is not JSON"):
            raw(codex, f'{{"id":$ID,"result":{result}}}')
        assert_well(codex)
        statistics = codex.statistics().correlator
        # The server's own answer comes after it, and is late.
        assert (statistics.dropped_lines, statistics.late_answers) == (1, 1)


def test_an_answer_that_is_longer_than_is_read_costs_its_caller_an_error_and_nobody_else() -> None:
    config = scripted()
    config.max_line_bytes = 100_000
    with Codex(config) as codex:
        with pytest.raises(JsonRpcError, match="longer than is read"):
            raw(codex, f'{{"id":$ID,"result":"{"x" * 1_000_000}"}}')
        assert_well(codex)
        assert codex.statistics().oversized_lines == 1


def test_a_huge_number_is_read_as_near_as_it_can_be() -> None:
    with Codex(scripted()) as codex:
        answer = raw(codex, '{"id":$ID,"result":{"large":123456789012345678901234567890,"max":9223372036854775807}}')
        assert answer == {"large": 123456789012345678901234567890.0, "max": 9223372036854775807}
        assert_well(codex)


def test_requests_that_are_none_are_dropped() -> None:
    lines = ['{"id":null,"method":"a"}', '{"id":1.5,"method":"a"}', '{"id":true,"method":"a"}', '{"id":1,"method":5}']
    with Codex(scripted()) as codex:
        assert raw(codex, *lines) == {}
        assert_well(codex)
        assert codex.statistics().correlator.dropped_lines == len(lines)


def test_events_of_odd_shapes_disturb_no_turn() -> None:
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
    with Codex(scripted()) as codex:
        turn = (codex.thread_start()).turn("held")
        codex._session.request("test/step", {}, OBJECT)
        assert raw(codex, *events) == {}
        for _ in range(4):
            codex._session.request("test/step", {}, OBJECT)
        result = turn.run()
        assert result.final_response == "said"
        assert len(result.items) == 2
        assert_well(codex)


def test_a_turn_that_ends_in_a_way_that_is_new_has_its_answer_and_its_status() -> None:
    names = '"threadId":"t","turnId":"turn 0"'
    item = '{"type":"agentMessage","id":"i","text":"the answer","phase":"from the future"}'
    turn = '{"id":"turn 0","items":[],"itemsView":"notLoaded","status":"paused","error":null}'
    with Codex(scripted()) as codex:
        handle = (codex.thread_start()).turn("held")
        raw(
            codex,
            f'{{"method":"item/completed","params":{{{names},"completedAtMs":1,"item":{item}}}}}',
            f'{{"method":"turn/completed","params":{{"threadId":"t","turn":{turn}}}}}',
        )
        result = handle.run()
        assert (result.status.value, result.final_response) == ("paused", "the answer")
        assert_well(codex)


def test_a_server_that_reads_no_more_holds_up_neither_deadlines_nor_closing(short_graces: None) -> None:
    codex = Codex(scripted(request_timeout=0.2))
    thread = codex.thread_start()
    codex._session.request("test/deaf", {}, OBJECT)
    for _ in range(2):
        with pytest.raises(RequestTimeoutError):
            thread.run("x" * 10_000_000)
    with pytest.raises(RequestTimeoutError):
        codex.models()
    while codex.statistics().correlator.in_flight:
        codex._session.sleep(0)
    with Together() as together:
        together.start(lambda: codex._session.request("account/read", {}, OBJECT, timeout=60))
        while codex.statistics().correlator.in_flight < 1:
            codex._session.sleep(0)
        codex.close()
    assert [type(error) for error in together.outcomes] == [TransportClosedError]


def test_a_prompt_of_10_mb_is_written_whole() -> None:
    with Codex(scripted()) as codex:
        thread = codex.thread_start()
        assert (thread.run("x" * 10_000_000)).final_response == "said"
        assert_well(codex)
