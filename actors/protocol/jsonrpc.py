"""The JSON-RPC peer: ids, what is in flight, frames out, lines in.

It knows nothing of pipes, tasks or who waits for an answer, and it never reads the content of params.
Facts it relies on: the server's own request ids start at 0 and collide with ours, so a message is told
by the presence of `method`, never by its id; a burst of more than about 128 waiting requests makes the
server drop answers, so at most `window` of ours are written at a time and the rest wait their turn.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

import orjson

from .ids import unreadable
from .pieces import SMALL, Large, Mail, Message, Pieces, Texts

# Measured on the Codex server: never an overload with 128 in flight, answers lost above that.
MAX_IN_FLIGHT = 64

# Codes of JSON-RPC.
PARSE_ERROR = -32700
INTERNAL_ERROR = -32603
METHOD_NOT_FOUND = -32601

RequestId: TypeAlias = "int | str"


class Result(NamedTuple):
    """The answer to one of our requests, whose caller's data is `caller`."""

    id: int
    value: Any
    caller: Any = None


class Fault(NamedTuple):
    """The error answer to one of our requests, whose caller's data is `caller`."""

    id: int
    code: int
    message: str
    data: Any
    caller: Any = None


class Asked(NamedTuple):
    """A request from the other side; it wants exactly one answer."""

    id: RequestId
    method: str
    params: Any


class Late(NamedTuple):
    """An answer to a request that was abandoned, or a second answer to the same one."""

    id: int


class Malformed(NamedTuple):
    """A line that is no message, or no answer to anything. It costs itself only."""

    reason: str


_NOT_JSON = Malformed("not JSON")

# A run of notifications is one plain list, so that a flood is walked once and not wrapped one by one.
Event: TypeAlias = "list[Mail] | Result | Fault | Asked | Late | Malformed"


# Where one of our requests is: it goes up these and never back. Plain numbers, because a request meets them ten times.
WAITING = 0  # not written: the window is full
WRITTEN = 1  # written, and it takes a place in the window
DEFERRED = 2  # written, and answered only when something else is over: it waits in no queue of the other side
LEFT = 3  # written, and its caller has left: it takes no place, but its answer is wanted when it comes
ANSWERED = 4  # answered, and its caller is not told yet
STATES = 5


class Pending:
    """One of our requests, from its beginning until its caller was told: all that is known of it."""

    __slots__ = ("caller", "frame", "state")

    def __init__(self, frame: bytes, caller: Any) -> None:
        self.frame: bytes = frame
        self.caller: Any = caller
        self.state: int = WAITING


class Peer:
    """One side of a JSON-RPC conversation over lines.

    The laws: a request is in the table from its beginning until it is forgotten, and its state changes in `_move`
    only; requests are written in the order of their ids; at most `window` are `WRITTEN` at a time.
    """

    def __init__(self, *, window: int = MAX_IN_FLIGHT, texts: Texts | None = None) -> None:
        self._window = window
        self._texts = texts
        self._last_id = 0
        self._pending: dict[int, Pending] = {}
        # Derived from the table, and kept because counting costs as much as there is: how many requests are in each
        # state, and the first id that may still wait for a place.
        self._count: list[int] = [0] * STATES
        self._next_to_write = 1
        self._frames: deque[bytes] = deque()

    @property
    def in_flight(self) -> int:
        """How many requests are written and not answered, of those that somebody waits for."""
        return self._count[WRITTEN] + self._count[DEFERRED]

    @property
    def waiting(self) -> int:
        """How many requests wait for a place in the window, unwritten."""
        return self._count[WAITING]

    @property
    def next_id(self) -> int:
        """The id that the next request gets."""
        return self._last_id + 1

    def find(self, id: int) -> Pending | None:
        """A request that is not forgotten yet."""
        return self._pending.get(id)

    def is_waiting(self, id: int) -> bool:
        """Whether a request is still unwritten."""
        pending = self._pending.get(id)
        return pending is not None and pending.state == WAITING

    def frames(self) -> bytes:
        """Take everything that is to be written now."""
        blob = b"".join(self._frames)
        self._frames.clear()
        return blob

    def request(
        self, method: str, params: bytes, caller: Any = None, *, deferred: bool = False, trace: bytes | None = None
    ) -> int:
        """Begin a request; `params` is JSON, `trace` a W3C trace context as JSON. Returns its id.

        `caller` is kept with it and handed out with its answer: all that whoever drives the peer must know of it.
        `deferred` says that the answer comes when something else is over, a command say, which may take hours: it
        takes no place in the window. Raises TypeError for a method that JSON cannot hold; then nothing has begun.
        """
        id = self._last_id + 1
        end = b"" if trace is None else b',"trace":' + trace
        frame = b'{"id":%d,"method":%s,"params":%s%s}\n' % (id, orjson.dumps(method), params, end)
        self._last_id = id
        self._pending[id] = pending = Pending(frame, caller)
        self._count[WAITING] += 1
        if deferred:
            self._write(pending, DEFERRED)
        else:
            self._fill_window()
        return id

    def notify(self, method: str, params: bytes | None) -> None:
        """Send a notification."""
        body = b"" if params is None else b',"params":' + params
        self._frames.append(b'{"method":%s%s}\n' % (orjson.dumps(method), body))

    def answer(self, id: RequestId, result: bytes) -> None:
        """Answer a request of the other side with a result; `result` is JSON."""
        self._frames.append(b'{"id":%s,"result":%s}\n' % (orjson.dumps(id), result))

    def refuse(self, id: RequestId, code: int, message: str) -> None:
        """Answer a request of the other side with an error."""
        fault = orjson.dumps({"code": code, "message": message})
        self._frames.append(b'{"id":%s,"error":%s}\n' % (orjson.dumps(id), fault))

    def forget(self, id: int) -> None:
        """Forget a request: its caller was told, or left. If it was not written yet it never will be; an answer that
        comes later is late."""
        pending = self._pending.pop(id, None)
        if pending is not None:
            self._count[pending.state] -= 1
            self._fill_window()

    def leave(self, id: int) -> None:
        """Nobody waits any more for the answer to a request that was written. It gives up its place in the window, for
        the answer may never come, and is told as a result if it does."""
        pending = self._pending.get(id)
        if pending is not None and pending.state in (WRITTEN, DEFERRED):
            self._move(pending, LEFT)
            self._fill_window()

    def receive(self, lines: Iterable[bytes]) -> list[Event]:
        """Take whole lines; return what they say, in their order."""
        events: list[Event] = []
        run: list[Mail] | None = None
        message: Any = None
        texts = self._texts
        # No line begins with one of no beginnings.
        beginning: bytes | tuple[()] = ()
        pieces: list[bytes] = []
        for line in lines:
            if line.startswith(beginning):
                pieces.append(line)
                continue
            if texts is not None and (text := texts.find(line)) is not None:
                beginning, first = text
                pieces = [line]
                if run is None:
                    run = []
                    events.append(run)
                run.append(Pieces(first, pieces, texts.dropped))
                continue
            beginning = ()
            try:
                message = orjson.loads(line)
                method = message["method"]
            except orjson.JSONDecodeError:
                if line.startswith(b"{"):
                    events += self._make_out(line)
                event: Event = _NOT_JSON
            except KeyError:
                event = self._settle(message)
            except (TypeError, IndexError):
                event = Malformed("not a JSON object")
            else:
                if "id" not in message and type(method) is str:
                    if len(line) > SMALL:
                        message = Large(message, len(line))
                    if run is None:
                        run = []
                        events.append(run)
                    run.append(message)
                    if texts is not None:
                        texts.learn(line, message)
                    continue
                event = self._asked(message)
            events.append(event)
            run = None
        self._fill_window()
        return events

    def close(self) -> list[Any]:
        """Forget everything that is pending or unwritten; returns the callers of what was pending."""
        callers = [pending.caller for pending in self._pending.values()]
        self._pending.clear()
        self._frames.clear()
        self.recount()
        return callers

    def recount(self) -> None:
        """Make anew what is derived from the table. For after Ctrl-C, which may come between any two lines."""
        self._count = [0] * STATES
        self._next_to_write = self._last_id + 1
        for id, pending in reversed(self._pending.items()):
            self._count[pending.state] += 1
            if pending.state == WAITING:
                self._next_to_write = id

    def _fill_window(self) -> None:
        while self._next_to_write <= self._last_id and self._count[WRITTEN] < self._window:
            pending = self._pending.get(self._next_to_write)
            self._next_to_write += 1
            if pending is not None and pending.state == WAITING:
                self._write(pending, WRITTEN)

    def _write(self, pending: Pending, state: int) -> None:
        # In this order: whatever interrupts it, nothing is written that its caller thinks is not.
        self._move(pending, state)
        self._frames.append(pending.frame)
        pending.frame = b""

    def _move(self, pending: Pending, state: int) -> None:
        self._count[pending.state] -= 1
        pending.state = state
        self._count[state] += 1

    def _answered(self, id: int | str) -> Pending | None:
        """Take note that a request is answered. None unless it was written and is not answered yet."""
        pending = self._pending.get(id) if isinstance(id, int) else None
        if pending is None or pending.state not in (WRITTEN, DEFERRED, LEFT):
            return None
        self._move(pending, ANSWERED)
        return pending

    def _make_out(self, line: bytes) -> Iterator[Fault]:
        """Let nobody wait for what a line that is no JSON was to say, on either side."""
        for id, asks in unreadable(line):
            if asks:
                self.refuse(id, PARSE_ERROR, "the request is not JSON")
            elif (pending := self._answered(id)) is not None and isinstance(id, int):
                yield Fault(id, PARSE_ERROR, "the answer is not JSON, or longer than is read", None, pending.caller)

    def _settle(self, message: Message) -> Event:
        id = message.get("id")
        # True == 1: without the type test a boolean id would answer request 1.
        if type(id) is not int or not 0 < id <= self._last_id:
            return Malformed("an answer to nothing that was asked")
        pending = self._answered(id)
        if pending is None:
            return Late(id)
        if "result" in message:
            return Result(id, message["result"], pending.caller)
        error: Any = message.get("error")
        match error:
            case {"code": int(code), "message": str(text)}:
                return Fault(id, code, text, error.get("data"), pending.caller)
            case _:
                text = "an answer with neither a result nor a proper error"
                return Fault(id, PARSE_ERROR, text, error, pending.caller)

    @staticmethod
    def _asked(message: Message) -> Event:
        match message:
            case {"id": int(id) | str(id), "method": str(method)} if not isinstance(id, bool):
                return Asked(id, method, message.get("params"))
            case _:
                return Malformed("a message without a proper id and method")
