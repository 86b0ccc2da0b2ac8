"""The JSON-RPC peer: ids, what is in flight, frames out, lines in.

It knows nothing of pipes, tasks or who waits for an answer, and it never reads the content of params.
Facts it relies on: the server's own request ids start at 0 and collide with ours, so a message is told
by the presence of `method`, never by its id; a burst of more than about 128 waiting requests makes the
server drop answers, so at most `window` of ours are written at a time and the rest wait their turn.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

import orjson

from .pieces import Mail, Message, Pieces, Texts

# Measured on the Codex server: never an overload with 128 in flight, answers lost above that.
MAX_IN_FLIGHT = 64

RequestId: TypeAlias = "int | str"


class Result(NamedTuple):
    """The answer to one of our requests."""

    id: int
    value: Any


class Fault(NamedTuple):
    """The error answer to one of our requests."""

    id: int
    code: int
    message: str
    data: Any


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


# A run of notifications is one plain list, so that a flood is walked once and not wrapped one by one.
Event: TypeAlias = "list[Mail] | Result | Fault | Asked | Late | Malformed"


class Peer:
    """One side of a JSON-RPC conversation over lines."""

    def __init__(self, *, window: int = MAX_IN_FLIGHT, texts: Texts | None = None) -> None:
        self._window = window
        self._texts = texts
        self._last_id = 0
        self._in_flight: set[int] = set()
        # Written, and answered only when something else is over: they wait in no queue of the other side.
        self._deferred: set[int] = set()
        # Written, and nobody waits for the answer, but it is wanted when it comes.
        self._left: set[int] = set()
        self._waiting: dict[int, bytes] = {}
        self._frames: deque[bytes] = deque()

    @property
    def in_flight(self) -> int:
        """How many requests are written and not answered, of those that somebody waits for."""
        return len(self._in_flight) + len(self._deferred)

    @property
    def waiting(self) -> int:
        """How many requests wait for a place in the window, unwritten."""
        return len(self._waiting)

    @property
    def next_id(self) -> int:
        """The id that the next request gets."""
        return self._last_id + 1

    def is_waiting(self, id: int) -> bool:
        """Whether a request is still unwritten."""
        return id in self._waiting

    def frames(self) -> bytes:
        """Take everything that is to be written now."""
        blob = b"".join(self._frames)
        self._frames.clear()
        return blob

    def request(self, method: str, params: bytes, *, deferred: bool = False, trace: bytes | None = None) -> int:
        """Begin a request; `params` is JSON, `trace` a W3C trace context as JSON. Returns its id.

        `deferred` says that the answer comes when something else is over, a command say, which may take hours: it
        takes no place in the window.
        """
        id = self._last_id + 1
        end = b"" if trace is None else b',"trace":' + trace
        frame = b'{"id":%d,"method":%s,"params":%s%s}\n' % (id, orjson.dumps(method), params, end)
        self._last_id = id
        if deferred:
            self._deferred.add(id)
            self._frames.append(frame)
            return id
        self._waiting[id] = frame
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

    def abandon(self, id: int) -> None:
        """Forget a request. If it was not written yet it never will be; a late answer is dropped."""
        self._waiting.pop(id, None)
        self._in_flight.discard(id)
        self._deferred.discard(id)
        self._left.discard(id)
        self._fill_window()

    def leave(self, id: int) -> None:
        """Nobody waits any more for the answer to a request that was written. It gives up its place in the window, for
        the answer may never come, and is told as a result if it does."""
        self._in_flight.discard(id)
        self._deferred.discard(id)
        self._left.add(id)
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
            except orjson.JSONDecodeError as error:
                event: Event = Malformed(f"not JSON: {error}")
            except KeyError:
                event = self._settle(message)
            except (TypeError, IndexError):
                event = Malformed("not a JSON object")
            else:
                if "id" not in message and type(method) is str:
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

    def close(self) -> None:
        """Forget everything that is pending or unwritten."""
        self._in_flight.clear()
        self._deferred.clear()
        self._left.clear()
        self._waiting.clear()
        self._frames.clear()

    def _fill_window(self) -> None:
        while self._waiting and len(self._in_flight) < self._window:
            id = next(iter(self._waiting))
            self._frames.append(self._waiting.pop(id))
            self._in_flight.add(id)

    def _settle(self, message: Message) -> Event:
        id = message.get("id")
        # True == 1: without the type test a boolean id would answer request 1.
        if type(id) is not int or not 0 < id <= self._last_id:
            return Malformed("an answer to nothing that was asked")
        if id not in self._in_flight and id not in self._deferred and id not in self._left:
            return Late(id)
        self._in_flight.discard(id)
        self._deferred.discard(id)
        self._left.discard(id)
        if "result" in message:
            return Result(id, message["result"])
        error: Any = message.get("error")
        match error:
            case {"code": int(code), "message": str(text)}:
                return Fault(id, code, text, error.get("data"))
            case _:
                return Fault(id, -32700, "an answer with neither a result nor a proper error", error)

    @staticmethod
    def _asked(message: Message) -> Event:
        match message:
            case {"id": int(id) | str(id), "method": str(method)} if not isinstance(id, bool):
                return Asked(id, method, message.get("params"))
            case _:
                return Malformed("a message without a proper id and method")
