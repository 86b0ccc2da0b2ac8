"""`CorrelatorActor`, step by step and without a loop: who is answered, and what goes to the mailroom."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from actors import ActorStopped, KeyNotFound, Mail, Message, Opening, PeerFault, known_by
from actors.actor import Actor
from actors.correlator import Abandon, Ask, CorrelatorActor, Notify, Refuse, Respond, Withdraw
from actors.mailroom import MailroomMessage, Open
from actors.protocol.jsonrpc import Asked
from tests.actors.support import Keyed, RecordingMailbox, RecordingReply, note


class Outbox(Actor[Any]):
    """Stands for an actor that the correlator tells something."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Any] = []
        self.ref.tell = self._keep

    def _keep(self, message: Any) -> None:
        self.told.append(message)

    def receive(self, message: Any) -> None:
        raise NotImplementedError


class Witness(Keyed):
    """Writes down what it sees."""

    def __init__(self, order: list[str]) -> None:
        super().__init__()
        self._order = order

    def witness(self, mail: list[Mail], /) -> None:
        self._order.extend(known_by(each)["method"] for each in mail)


class Bench:
    """A correlator between two outboxes. `step` is what its task does with one message."""

    def __init__(self, window: int = 64) -> None:
        self.pipe, self.mailroom = Outbox(), Outbox()
        self.requests: list[Asked] = []
        self.order: list[str] = []
        self.actor = CorrelatorActor(
            self.pipe.ref, self.mailroom.ref, dialect=Witness(self.order), asked=self._serve, window=window
        )
        self.step = self.actor.receive

    def _serve(self, request: Asked) -> None:
        self.requests.append(request)
        self.order.append(request.method)

    @property
    def written(self) -> list[Message]:
        return [orjson.loads(line) for blob in self.pipe.told for line in blob.splitlines()]

    @property
    def mail(self) -> list[MailroomMessage]:
        return self.mailroom.told

    def ask(self, opening: Opening | None = None) -> RecordingReply:
        reply = RecordingReply()
        self.step(Ask("m", b"{}", reply, opening))
        return reply

    def read(self, *messages: Any) -> None:
        self.step([orjson.dumps(message) for message in messages])

    def numbers(self) -> tuple[int, int, int, int]:
        statistics = self.actor.statistics()
        return (statistics.in_flight, statistics.waiting, statistics.late_answers, statistics.dropped_lines)

    def tables_are_empty(self) -> bool:
        return not self.actor._peer._pending

    def stop(self, cause: BaseException) -> None:
        self.actor.stop(cause)


@pytest.fixture
def bench() -> Iterator[Bench]:
    benches = [Bench()]
    yield benches[0]
    for actor in (benches[0].actor, benches[0].pipe, benches[0].mailroom):
        actor.stop(ActorStopped("the test is over"))
    gc.collect()


def key_in_result(result: Any) -> str:
    return result["key"]


def test_a_result_answers_its_reply(bench: Bench) -> None:
    first, second = bench.ask(), bench.ask()
    bench.read({"id": 2, "result": "b"}, {"id": 1, "result": "a"})
    assert (first.result(), second.result()) == ("a", "b")
    assert bench.tables_are_empty()
    assert bench.actor.statistics().asked == 2


def test_a_fault_fails_its_reply(bench: Bench) -> None:
    reply = bench.ask()
    bench.read({"id": 1, "error": {"code": -5, "message": "no", "data": {"x": 1}}})
    with pytest.raises(PeerFault, match=r"^no \(-5\)$") as raised:
        reply.result()
    assert (raised.value.code, raised.value.message, raised.value.data) == (-5, "no", {"x": 1})
    assert bench.tables_are_empty()


def test_a_reply_is_woken_once(bench: Bench) -> None:
    reply = bench.ask()
    bench.read({"id": 1, "result": "a"}, {"id": 1, "result": "b"})
    assert (reply.result(), reply.wakes) == ("a", 1)
    assert bench.numbers() == (0, 0, 1, 0)


def test_one_step_writes_one_blob(bench: Bench) -> None:
    bench.ask()
    bench.step(Notify("n", None))
    bench.step(Respond(0, b"1"))
    bench.step(Refuse("a", -1, "no"))
    assert bench.written == [
        {"id": 1, "method": "m", "params": {}},
        {"method": "n"},
        {"id": 0, "result": 1},
        {"id": "a", "error": {"code": -1, "message": "no"}},
    ]


def test_a_freed_place_in_the_window_is_written_in_the_step_of_the_answer() -> None:
    bench = Bench(window=1)
    bench.ask()
    bench.ask()
    assert (len(bench.written), bench.numbers()) == (1, (1, 1, 0, 0))
    bench.read({"id": 1, "result": 0})
    assert (len(bench.written), bench.numbers()) == (2, (1, 0, 0, 0))
    for actor in (bench.actor, bench.pipe, bench.mailroom):
        actor.stop(ActorStopped("over"))


def test_notifications_go_to_the_mailroom_in_runs(bench: Bench) -> None:
    bench.ask()
    bench.read(note("a"), note("b"), {"id": 1, "result": 0}, note("c"))
    assert bench.mail == [[note("a"), note("b")], [note("c")]]


def test_an_opening_goes_between_the_notifications_around_its_answer(bench: Bench) -> None:
    mailbox = RecordingMailbox()
    reply = bench.ask(Opening(mailbox, key_in_result))
    bench.read(note("a"), {"id": 1, "result": {"key": "k"}}, note("b"))
    assert bench.mail == [[note("a")], Open("k", mailbox), [note("b")]]
    assert reply.result() == {"key": "k"}


@pytest.mark.parametrize("result", [{}, None, [], 5, "text", {"key": {}}])
def test_an_opening_that_finds_no_key_fails_its_request_and_only_that(bench: Bench, result: Any) -> None:
    mailbox = RecordingMailbox()
    reply, other = bench.ask(Opening(mailbox, lambda value: value["key"]["id"])), bench.ask()
    bench.read({"id": 1, "result": result})
    assert isinstance(mailbox.cause, KeyNotFound)
    assert isinstance(mailbox.cause.__cause__, KeyError | TypeError)
    assert reply._error is mailbox.cause
    assert not other.done
    assert bench.mail == []


def test_the_mailbox_of_a_refused_opening_ends_with_the_fault(bench: Bench) -> None:
    mailbox = RecordingMailbox()
    reply = bench.ask(Opening(mailbox, key_in_result))
    bench.read({"id": 1, "error": {"code": 1, "message": "no"}})
    assert isinstance(reply._error, PeerFault)
    assert mailbox.cause is reply._error


def test_whoever_left_before_the_first_step_is_never_written(bench: Bench) -> None:
    reply = RecordingReply()
    reply.fail(ActorStopped("left"))
    bench.step(Ask("m", b"{}", reply))
    bench.step(Abandon(reply))
    assert (bench.written, bench.tables_are_empty()) == ([], True)


def test_the_answer_to_an_abandoned_request_is_counted_and_not_delivered(bench: Bench) -> None:
    mailbox = RecordingMailbox()
    reply = bench.ask(Opening(mailbox, key_in_result))
    bench.step(Abandon(reply))
    bench.step(Abandon(reply))
    bench.read({"id": 1, "result": {"key": "k"}})
    assert not reply.done
    assert bench.mail == []
    assert bench.numbers() == (0, 0, 1, 0)
    assert bench.tables_are_empty()


def test_bad_lines_are_counted_and_cost_nothing_else(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    reply = bench.ask()
    bench.step([b"garbage with a secret", b"[]", b'{"id":1,"result":5}'])
    assert reply.result() == 5
    assert bench.numbers() == (0, 0, 0, 2)
    assert "dropped a line" in caplog.text
    assert "secret" not in caplog.text


def test_a_request_of_the_peer_goes_to_whoever_serves_it(bench: Bench) -> None:
    bench.read({"id": 0, "method": "approve", "params": [1]})
    assert bench.requests == [Asked(0, "approve", [1])]
    assert bench.written == []


def test_stopping_delivers_what_had_been_read_then_fails_the_rest(bench: Bench) -> None:
    answered, pending, unseen, mailbox = bench.ask(), bench.ask(), RecordingReply(), RecordingMailbox()
    cause = ActorStopped("why")
    tell = bench.actor.ref.tell
    opening = Opening(mailbox, key_in_result)
    tell(Ask("m", b"{}", unseen, opening))
    tell([b'{"method":"last"}', b'{"id":1,"result":"in time"}', b'{"id":0,"method":"asked too late"}'])
    tell(Notify("n", None))
    bench.stop(cause)
    assert answered.result() == "in time"
    assert bench.mail == [[{"method": "last"}]]
    assert bench.requests == []
    assert pending._error is unseen._error is mailbox.cause is cause
    assert bench.numbers()[:2] == (0, 0)
    assert bench.tables_are_empty()


def test_stopping_ends_the_mailboxes_of_pending_openings(bench: Bench) -> None:
    mailbox, cause = RecordingMailbox(), ActorStopped("why")
    bench.ask(Opening(mailbox, key_in_result))
    bench.stop(cause)
    assert mailbox.cause is cause


def test_an_opening_with_a_bug_fails_its_own_request_only(bench: Bench) -> None:
    mailbox = RecordingMailbox()
    reply, other = bench.ask(Opening(mailbox, lambda value: 1 // 0)), bench.ask()
    bench.read({"id": 1, "result": 0}, {"id": 2, "result": "well"})
    assert other.result() == "well"
    assert isinstance(mailbox.cause, KeyNotFound)
    assert reply._error is mailbox.cause
    assert isinstance(mailbox.cause.__cause__, ZeroDivisionError)


def test_an_opening_whose_key_is_no_key_fails_its_own_request_only(bench: Bench) -> None:
    mailbox = RecordingMailbox()
    reply = bench.ask(Opening(mailbox, lambda value: value))
    bench.read({"id": 1, "result": []})
    assert isinstance(mailbox.cause, KeyNotFound)
    assert reply._error is mailbox.cause
    assert bench.mail == []


def test_a_bug_while_an_answer_is_settled_leaves_everyone_to_hear_of_the_end(bench: Bench) -> None:
    class Bad(RecordingReply):
        def set(self, value: Any) -> None:
            raise ZeroDivisionError

    cause, bad = ActorStopped("why"), Bad()
    bench.step(Ask("m", b"{}", bad))
    same_read, other = bench.ask(), bench.ask()
    with pytest.raises(ZeroDivisionError):
        bench.read({"id": 1, "result": 0}, {"id": 2, "result": "told already"})
    bench.stop(cause)
    assert bad._error is same_read._error is other._error is cause
    assert bench.tables_are_empty()


def test_a_bug_that_comes_again_at_the_stop_wakes_everyone_all_the_same(bench: Bench) -> None:
    class Bad(RecordingReply):
        def set(self, value: Any) -> None:
            raise ZeroDivisionError

    cause, bad = ActorStopped("why"), Bad()
    bench.step(Ask("m", b"{}", bad))
    other = bench.ask()
    bench.actor.ref.tell([b'{"id":1,"result":0}'])
    bench.actor.ref.tell([b'{"id":2,"result":"in time"}'])
    bench.stop(cause)
    assert bad._error is cause
    assert other.result() == "in time"


def test_a_request_is_withdrawn_before_it_was_begun_and_its_reply_fails_at_once(bench: Bench) -> None:
    reply = RecordingReply()
    bench.step(Withdraw(reply))
    assert isinstance(reply._error, ActorStopped)
    other = bench.ask()
    bench.step(Withdraw(reply))
    assert not other.done


def test_a_request_that_cannot_be_written_fails_alone(bench: Bench) -> None:
    """A lone surrogate cannot be encoded: that is the fault of whoever asks, and of nobody else."""
    other, reply = bench.ask(), RecordingReply()
    bench.step(Ask("\ud800", b"{}", reply))
    assert isinstance(reply._error, TypeError)
    assert not other.done
    assert bench.numbers() == (1, 0, 0, 0)


def test_a_witness_sees_what_came_before_a_request_before_it_is_served(bench: Bench) -> None:
    request: Message = {"id": 0, "method": "ask", "params": {}}
    bench.read(note("one"), note("two"), request, note("three"))
    assert bench.order == ["one", "two", "ask", "three"]
