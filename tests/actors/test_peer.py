"""`Peer`: what each kind of line says, and what is written, in which order."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from actors.protocol.jsonrpc import MAX_IN_FLIGHT, Asked, Event, Fault, Late, Malformed, Peer, Result


def written(peer: Peer) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in peer.frames().splitlines()]


def receive(peer: Peer, *messages: Any) -> list[Event]:
    return peer.receive([orjson.dumps(message) for message in messages])


def asked(peer: Peer, count: int) -> list[int]:
    return [peer.request("m", b"%d" % number) for number in range(count)]


def test_a_request_is_one_line_with_its_id_method_and_params() -> None:
    peer = Peer()
    id = peer.request('say "ü"', b'{"a":1}')
    frame = peer.frames()
    assert frame.count(b"\n") == 1
    assert frame.endswith(b"\n")
    assert orjson.loads(frame) == {"id": id, "method": 'say "ü"', "params": {"a": 1}}


def test_frames_are_taken_once() -> None:
    peer = Peer()
    peer.request("m", b"{}")
    assert peer.frames()
    assert peer.frames() == b""


def test_everything_is_written_in_the_order_it_was_said() -> None:
    peer = Peer()
    peer.request("a", b"{}")
    peer.notify("b", None)
    peer.notify("c", b"[1]")
    peer.answer("x", b'"y"')
    peer.refuse(0, -1, "no")
    peer.request("d", b"{}")
    assert written(peer) == [
        {"id": 1, "method": "a", "params": {}},
        {"method": "b"},
        {"method": "c", "params": [1]},
        {"id": "x", "result": "y"},
        {"id": 0, "error": {"code": -1, "message": "no"}},
        {"id": 2, "method": "d", "params": {}},
    ]


def test_a_result_names_the_request_it_answers() -> None:
    peer = Peer()
    first, second = asked(peer, 2)
    assert receive(peer, {"id": second, "result": {"x": 1}}, {"id": first, "result": None}) == [
        Result(second, {"x": 1}),
        Result(first, None),
    ]
    assert peer.in_flight == 0


def test_a_proper_error_is_a_fault_with_its_data() -> None:
    peer = Peer()
    first, second = asked(peer, 2)
    assert receive(
        peer,
        {"id": first, "error": {"code": -5, "message": "no", "data": [1]}},
        {"id": second, "error": {"code": 7, "message": "none"}},
    ) == [Fault(first, -5, "no", [1]), Fault(second, 7, "none", None)]


@pytest.mark.parametrize("answer", [{}, {"error": None}, {"error": "no"}, {"error": {"code": "1", "message": "x"}}])
def test_an_answer_that_says_nothing_is_a_fault_of_the_peer(answer: dict[str, Any]) -> None:
    peer = Peer()
    (id,) = asked(peer, 1)
    (event,) = receive(peer, {"id": id, **answer})
    assert event == Fault(id, -32700, "an answer with neither a result nor a proper error", answer.get("error"))
    assert peer.in_flight == 0


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"   ",
        b"\r",
        b"garbage",
        b"[]",
        b'[{"id":1,"result":2}]',
        b'"text"',
        b"1",
        b"1.5",
        b"null",
        b"true",
        b"{}",
        b'{"result":1}',
        b'{"id":true,"result":1}',
        b'{"id":1.0,"result":1}',
        b'{"id":null,"result":1}',
        b'{"id":"1","result":1}',
        b'{"id":0,"result":1}',
        b'{"id":-1,"result":1}',
        b'{"id":2,"result":1}',
        b'{"id":99999999999999999999999,"result":1}',
        b'{"id":[1],"result":1}',
        b'{"method":1}',
        b'{"method":null,"id":1}',
        b'{"method":["x"],"id":1}',
        b'{"method":"x","id":true}',
        b'{"method":"x","id":null}',
        b'{"method":"x","id":1.5}',
        b'{"method":"x","id":{}}',
        b'{"method":"\xff"}',
        b"\xff\xfe",
        b'{"method":"\\ud800"}',
        b"[" * 3000,
    ],
)
def test_a_line_that_is_no_message_costs_only_itself(line: bytes) -> None:
    peer = Peer()
    (id,) = asked(peer, 1)
    before, bad, after, result = peer.receive([b'{"method":"n"}', line, b'{"method":"n"}', b'{"id":1,"result":5}'])
    assert isinstance(bad, Malformed)
    assert before == after == [{"method": "n"}]
    assert result == Result(id, 5)


def test_the_reason_of_a_dropped_line_does_not_quote_it() -> None:
    (event,) = Peer().receive([b'{"secret prompt'])
    assert isinstance(event, Malformed)
    assert "secret" not in event.reason


@pytest.mark.parametrize("id", [0, 1, -3, "0", "abc", ""])
def test_a_request_of_the_peer_is_told_by_its_method_whatever_its_id(id: int | str) -> None:
    peer = Peer()
    ours = peer.request("m", b"{}")
    assert receive(peer, {"id": id, "method": "approve", "params": {"p": 1}}) == [Asked(id, "approve", {"p": 1})]
    assert peer.in_flight == 1
    assert receive(peer, {"id": ours, "result": "ours"}) == [Result(ours, "ours")]


def test_a_request_of_the_peer_may_have_no_params() -> None:
    assert receive(Peer(), {"id": 0, "method": "m"}) == [Asked(0, "m", None)]


def test_the_same_id_both_ways_in_one_read_is_no_collision() -> None:
    peer = Peer()
    (id,) = asked(peer, 1)
    assert receive(peer, {"id": id, "method": "theirs"}, {"id": id, "result": "ours"}) == [
        Asked(id, "theirs", None),
        Result(id, "ours"),
    ]


def test_notifications_are_runs_in_the_order_of_the_wire() -> None:
    peer = Peer()
    (id,) = asked(peer, 1)
    a, b, c, d = ({"method": name} for name in "abcd")
    events = receive(peer, a, b, {"id": id, "result": 0}, c, {"id": 0, "method": "q"}, d)
    assert events == [[a, b], Result(id, 0), [c], Asked(0, "q", None), [d]]


def test_a_notification_that_also_has_a_result_is_a_notification() -> None:
    assert receive(Peer(), {"method": "n", "result": 1}) == [[{"method": "n", "result": 1}]]


def test_a_second_answer_is_late() -> None:
    peer = Peer()
    (id,) = asked(peer, 1)
    assert receive(peer, {"id": id, "result": 1}, {"id": id, "result": 2}) == [Result(id, 1), Late(id)]


def test_the_answer_to_an_abandoned_request_is_late() -> None:
    peer = Peer()
    (id,) = asked(peer, 1)
    peer.forget(id)
    assert peer.in_flight == 0
    assert receive(peer, {"id": id, "result": 1}) == [Late(id)]


def test_no_more_than_the_window_is_written() -> None:
    peer = Peer()
    asked(peer, MAX_IN_FLIGHT + 36)
    assert len(written(peer)) == peer.in_flight == MAX_IN_FLIGHT
    assert peer.waiting == 36


def test_a_freed_place_writes_the_next_request_in_order() -> None:
    peer = Peer(window=2)
    first, second, third, fourth = asked(peer, 4)
    assert [frame["id"] for frame in written(peer)] == [first, second]
    receive(peer, {"id": second, "result": 0})
    assert [frame["id"] for frame in written(peer)] == [third]
    receive(peer, {"id": first, "error": {"code": 1, "message": ""}})
    assert [frame["id"] for frame in written(peer)] == [fourth]
    assert (peer.in_flight, peer.waiting) == (2, 0)


def test_an_abandoned_request_frees_its_place() -> None:
    peer = Peer(window=1)
    first, second = asked(peer, 2)
    peer.frames()
    peer.forget(first)
    assert [frame["id"] for frame in written(peer)] == [second]


def test_an_abandoned_request_that_waits_is_never_written() -> None:
    peer = Peer(window=1)
    first, second, third = asked(peer, 3)
    peer.forget(second)
    receive(peer, {"id": first, "result": 0})
    assert [frame["id"] for frame in written(peer)] == [first, third]
    assert receive(peer, {"id": second, "result": 0}) == [Late(second)]


def test_abandoning_what_is_unknown_does_nothing() -> None:
    peer = Peer(window=1)
    (id,) = asked(peer, 1)
    peer.forget(17)
    assert peer.in_flight == 1
    assert receive(peer, {"id": id, "result": 0}) == [Result(id, 0)]


def test_closing_forgets_what_is_pending_and_unwritten() -> None:
    peer = Peer(window=1)
    first, second = asked(peer, 2)
    peer.notify("n", None)
    peer.close()
    assert peer.frames() == b""
    assert (peer.in_flight, peer.waiting) == (0, 0)
    assert receive(peer, {"id": first, "result": 0}, {"id": second, "result": 0}) == [Late(first), Late(second)]


@pytest.mark.parametrize(
    "line",
    [
        b'{"id":1,"result":"\\ud800"}',
        b'{"id":1,"result":1e999}',
        b'{"id":1,"error":{"code":1,"message":"\xff"}}',
        b'{"result":{"id":2,"x":[{}]},"id":1,"x":\x01}',
        b' {"jsonrpc":"2.0" , "id" : 1 , "result":nan}'[1:],
        b'{"id":1,"result":',
        b'{"id":1,"result":{"text":"cut in the midd',
        b'{"id":1,"result":{"a":"\\"id\\":2,"}}}',
    ],
)
def test_an_answer_that_is_no_json_is_a_fault_of_its_own_request_at_once(line: bytes) -> None:
    peer = Peer()
    first, second = asked(peer, 2)
    fault, dropped, run = peer.receive([line, b'{"method":"n"}'])
    assert isinstance(fault, Fault)
    assert (fault.id, fault.code) == (first, -32700)
    assert isinstance(dropped, Malformed)
    assert run == [{"method": "n"}]
    assert receive(peer, {"id": first, "result": 0}, {"id": second, "result": 0}) == [Late(first), Result(second, 0)]


def test_two_answers_that_ran_into_one_line_are_faults_of_both() -> None:
    peer = Peer()
    first, second, third = asked(peer, 3)
    events = peer.receive([b'{"id":1,"result":{"x":[1]}}{"id":3,"result":2}'])
    assert [event.id for event in events if isinstance(event, Fault)] == [first, third]
    assert receive(peer, {"id": second, "result": 0}) == [Result(second, 0)]


@pytest.mark.parametrize(
    "line",
    [
        b'{"id":1}x',
        b'{"id":1,"x":nan}',
        b'{"id":true,"result":nan}',
        b'{"id":"1","result":nan}',
        b'{"id":9,"result":nan}',
        b'{"id":-1,"result":nan}',
        b'{"id":1.5,"result":nan}',
        b'{"result":{"id":1},"x":nan}',
        b'{"method":"n","params":{"id":1,"result":nan}}',
        b'[{"id":1,"result":nan}]',
        b'x{"id":1,"result":1}',
        b'{"x":"id","result":nan}',
        b'{"id":1 "result":1}',
        b'{"id":' + b"9" * 5000 + b',"result":nan}',
        b"{" * 100_000,
        b'{"' * 50_000,
    ],
)
def test_a_line_that_is_no_json_and_names_no_request_of_ours_settles_none(line: bytes) -> None:
    peer = Peer()
    (id,) = asked(peer, 1)
    (event,) = peer.receive([line])
    assert isinstance(event, Malformed)
    assert receive(peer, {"id": id, "result": 0}) == [Result(id, 0)]


@pytest.mark.parametrize("id", [5, "text"])
def test_a_request_of_the_peer_that_is_no_json_is_refused(id: int | str) -> None:
    peer = Peer()
    (event,) = peer.receive([b'{"id":%s,"method":"ask","params":"\\ud800"}' % orjson.dumps(id)])
    assert isinstance(event, Malformed)
    assert written(peer) == [{"id": id, "error": {"code": -32700, "message": "the request is not JSON"}}]


def test_a_request_that_waits_to_be_written_is_not_settled_by_what_is_no_json() -> None:
    peer = Peer(window=1)
    first, second = asked(peer, 2)
    (event,) = peer.receive([b'{"id":%d,"result":nan}' % second])
    assert isinstance(event, Malformed)
    assert receive(peer, {"id": first, "result": 0}, {"id": second, "result": 0}) == [Result(first, 0), Late(second)]


def test_a_request_that_was_left_takes_no_place_and_is_still_answered() -> None:
    peer = Peer(window=1)
    left, forgotten, last = asked(peer, 3)
    assert [message["id"] for message in written(peer)] == [left]
    peer.leave(left)
    assert [message["id"] for message in written(peer)] == [forgotten]
    assert (peer.in_flight, peer.waiting) == (1, 1)
    peer.leave(forgotten)
    peer.forget(forgotten)
    answers: list[Any] = [{"id": id, "result": {}} for id in (left, forgotten, left)]
    assert receive(peer, *answers) == [Result(left, {}), Late(forgotten), Late(left)]
    peer.leave(last)
    peer.close()
    assert receive(peer, {"id": last, "result": {}}) == [Late(last)]
