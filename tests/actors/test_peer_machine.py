"""`Peer` against a model, in any order of asking, answering, abandoning and closing."""

from __future__ import annotations

from typing import Any

import orjson
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, precondition, rule

from actors.protocol.jsonrpc import Asked, Event, Fault, Late, Malformed, Peer, Result

LINES = {
    b"not json": "malformed",
    b'{"id":true,"result":0}': "malformed",
    b'{"id":0,"method":"q"}': "asked",
    b'{"method":"n"}': "notification",
}


class Conversation(RuleBasedStateMachine):
    """The model: which ids were written and wait for an answer, and which wait to be written, in order."""

    ids: Bundle[int] = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.peer = Peer()
        self.window = 1
        self.pending: list[int] = []
        self.queue: list[int] = []
        self.last = 0
        self.written: list[Any] = []

    @initialize(window=st.integers(1, 4))
    def begin(self, window: int) -> None:
        self.peer, self.window = Peer(window=window), window

    @rule(target=ids)
    def ask(self) -> int:
        self.last += 1
        self.queue.append(self.last)
        assert self.peer.request("m", b"{}") == self.last
        self.sync()
        return self.last

    @rule(id=consumes(ids))
    def abandon(self, id: int) -> None:
        self.peer.forget(id)
        self.forget(id)
        self.sync()

    @rule(id=ids, fault=st.booleans())
    def answer(self, id: int, fault: bool) -> None:
        expected: Event = Late(id)
        if id in self.pending:
            expected = Fault(id, 1, "x", None) if fault else Result(id, 2)
        assert self.peer.receive([self.answer_line(id, fault)]) == [expected]
        # An answer to what was not even written is no answer: the request keeps its turn.
        if id in self.pending:
            self.pending.remove(id)
        self.sync()

    @rule(id=ids)
    def answer_twice_in_one_read(self, id: int) -> None:
        first, second = self.peer.receive([self.answer_line(id, False)] * 2)
        assert first == (Result(id, 2) if id in self.pending else Late(id))
        assert second == Late(id)
        if id in self.pending:
            self.pending.remove(id)
        self.sync()

    @precondition(lambda self: len(self.pending) > 1)
    @rule()
    def answer_everything_in_one_read(self) -> None:
        order = list(reversed(self.pending))
        events = self.peer.receive([self.answer_line(id, False) for id in order])
        assert events == [Result(id, 2) for id in order]
        self.pending.clear()
        self.sync()

    @rule(ahead=st.integers(1, 5))
    def answer_what_was_never_asked(self, ahead: int) -> None:
        (event,) = self.peer.receive([self.answer_line(self.last + ahead, False)])
        assert isinstance(event, Malformed)

    @rule(lines=st.lists(st.sampled_from(sorted(LINES)), max_size=6))
    def other_lines(self, lines: list[bytes]) -> None:
        kinds: list[str] = []
        for event in self.peer.receive(lines):
            if isinstance(event, list):
                kinds.extend("notification" for _ in event)
            else:
                kinds.append("asked" if isinstance(event, Asked) else "malformed")
        assert kinds == [LINES[line] for line in lines]

    @rule()
    def take_frames(self) -> None:
        assert [orjson.loads(line)["id"] for line in self.peer.frames().splitlines()] == self.written
        self.written.clear()

    @rule()
    def close(self) -> None:
        self.peer.close()
        self.pending.clear()
        self.queue.clear()
        self.written.clear()

    @invariant()
    def agrees(self) -> None:
        assert self.peer.in_flight == len(self.pending) <= self.window
        assert self.peer.waiting == len(self.queue)

    def sync(self) -> None:
        """Free places are taken by whoever waits longest."""
        while self.queue and len(self.pending) < self.window:
            id = self.queue.pop(0)
            self.pending.append(id)
            self.written.append(id)

    def forget(self, id: int) -> None:
        for ids in (self.pending, self.queue):
            if id in ids:
                ids.remove(id)

    @staticmethod
    def answer_line(id: int, fault: bool) -> bytes:
        return orjson.dumps({"id": id, "error": {"code": 1, "message": "x"}} if fault else {"id": id, "result": 2})


TestConversation = Conversation.TestCase
TestConversation.settings = settings(deadline=None, max_examples=60, stateful_step_count=40)
