"""What a scripted server does about one request: the steps, and the builder that tests write them with.

It knows the shapes of the protocol's messages, not how they are carried: a step acts on the `Call` it is given.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from ._wire_answers import JsonObject, ScriptedThreads, ScriptedTurn

if TYPE_CHECKING:
    from typing_extensions import Self

OVERLOADED = -32001


def _never() -> bool:
    return False


@attrs.frozen
class Hold:
    """What a script waits for: a time on the loop's clock, or something that has happened."""

    until: float = math.inf
    ready: Callable[[], bool] = _never


class Call(ABC):
    """One request or notification that a script runs for, and the server it may act on."""

    method: str
    params: Mapping[str, Any]
    threads: ScriptedThreads
    _turn: ScriptedTurn | None = None

    @property
    def turn(self) -> ScriptedTurn:
        """The turn that the request is about; turn/start makes one."""
        if self._turn is None and self.method == "turn/start":
            self._turn = self.threads.start_turn(self.params["threadId"])
        turn = self._turn or self.threads.turn(self.params)
        if turn is None:
            raise LookupError(f"{self.method} is about no turn that was started, so this step has none to act on")
        return turn

    def default_answer(self) -> JsonObject:
        """The answer when the script gives none."""
        if self.method == "turn/start":
            return {"turn": self.turn.wire()}
        return self.threads.default_answer(self.method, self.params) or {}

    @abstractmethod
    def now(self) -> float:
        """Seconds on the loop's clock."""

    @abstractmethod
    def respond(self, **body: Any) -> None:
        """Send an answer to the request."""

    @abstractmethod
    def tell(self, method: str, params: Mapping[str, Any]) -> None:
        """Send a notification."""

    @abstractmethod
    def ask(self, method: str, params: Mapping[str, Any]) -> Callable[[], bool]:
        """Send a request; what is returned says whether it was answered."""

    @abstractmethod
    def count(self, method: str) -> int:
        """How many requests and notifications of a method have come so far."""

    @abstractmethod
    def write(self, data: bytes) -> None:
        """Write bytes as they are."""

    @abstractmethod
    def end(self, exit_code: int, stderr: str) -> None:
        """End the server."""

    @abstractmethod
    def hang(self) -> None:
        """Do nothing more."""


Step: TypeAlias = Callable[[Call], Generator[Hold, None, None] | None]


class ServerScript:
    """What a `ScriptedServer` does when a request comes: steps, taken in the order in which they are written.

    Each method adds a step and returns the script, so they are written in a chain. A script without `answer` or
    `refuse` never answers. Scripts of several requests run side by side.
    """

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def answer(self, result: Mapping[str, Any] | Callable[[Mapping[str, Any]], Any] | None = None) -> Self:
        """Answer the request; written twice, it is answered twice.

        Args:
            result: What the answer holds, as JSON, or a function of the request's params. None is what a
                `ScriptedServer` answers by itself, which is `{}` for a method that it does not know.
        """

        def step(call: Call) -> None:
            given = result(call.params) if callable(result) else result
            call.respond(result=call.default_answer() if given is None else given)

        return self._add(step)

    def refuse(self, code: int, message: str, data: Any = None) -> Self:
        """Answer with a JSON-RPC error."""
        error = {"code": code, "message": message, **({} if data is None else {"data": data})}
        return self._add(lambda call: call.respond(error=error))

    def overload(self) -> Self:
        """Answer that the server is overloaded, as the real one says it. Clients send such a request again."""
        return self.refuse(OVERLOADED, "Server overloaded; retry later.")

    def ignore(self) -> Self:
        """Do nothing: the request is never answered. For scripts that have no other step."""
        return self

    def notify(self, method: str, **params: Any) -> Self:
        """Send a notification. Of a request that is about a turn it gets `threadId` and `turnId` by itself."""
        return self._add(lambda call: call.tell(method, _about(call, params)))

    def say(self, *pieces: str) -> Self:
        """The agent's message in the turn: its start, one delta for each piece, its end."""

        def step(call: Call) -> None:
            if call.turn.status != "inProgress":
                return
            _announce(call)
            item = {"type": "agentMessage", "id": f"{call.turn.id}-item-{len(call.turn.items) + 1}", "text": ""}
            call.tell("item/started", _about(call, {"item": item, "startedAtMs": 1}))
            for piece in pieces:
                call.tell("item/agentMessage/delta", _about(call, {"itemId": item["id"], "delta": piece}))
            said = {**item, "text": "".join(pieces)}
            call.turn.items.append(said)
            call.tell("item/completed", _about(call, {"item": said, "completedAtMs": 1}))

        return self._add(step)

    def complete(
        self, status: str = "completed", *, error: str | Mapping[str, Any] | None = None, told: bool = True
    ) -> Self:
        """End the turn, unless it has ended.

        Args:
            status: `completed`, `interrupted` or `failed`.
            error: Why it failed: words, or a `TurnError` in wire names.
            told: Whether its `turn/completed` is sent. If not, the turn is stored as ended and its thread is said
                to be idle, as the real server does when the completion is lost.
        """

        def step(call: Call) -> None:
            turn = call.turn
            if turn.status != "inProgress":
                return
            _announce(call)
            turn.status = status
            if isinstance(error, str):
                turn.error = {"message": error, "codexErrorInfo": "other"}
            else:
                turn.error = None if error is None else dict(error)
            if told:
                call.tell("turn/completed", {"threadId": turn.thread_id, "turn": turn.wire()})
            else:
                call.tell("thread/status/changed", {"threadId": turn.thread_id, "status": {"type": "idle"}})

        return self._add(step)

    def ask(self, method: str, **params: Any) -> Self:
        """Ask the client and wait for its answer, which is then in `ScriptedServer.answers`."""

        def step(call: Call) -> Generator[Hold, None, None]:
            yield Hold(ready=call.ask(method, _about(call, params)))

        return self._add(step)

    def wait(self, seconds: float) -> Self:
        """Wait, on the clock of the client's event loop: under trio's `MockClock` that takes no time."""

        def step(call: Call) -> Generator[Hold, None, None]:
            yield Hold(until=call.now() + seconds)

        return self._add(step)

    def wait_for(self, method: str) -> Self:
        """Wait until the next request, or notification, of this method has come."""

        def step(call: Call) -> Generator[Hold, None, None]:
            before = call.count(method)
            yield Hold(ready=lambda: call.count(method) > before)

        return self._add(step)

    def write(self, data: str | bytes) -> Self:
        """Write this as it is: a line that is no JSON, half a line, an answer to a request that nobody made."""
        return self._add(lambda call: call.write(data.encode() if isinstance(data, str) else data))

    def crash(self, exit_code: int = 1, *, stderr: str = "") -> Self:
        """End the server; a negative exit code is a signal. `stderr` are its last words."""
        return self._add(lambda call: call.end(exit_code, stderr))

    def hang(self) -> Self:
        """Read and write nothing more, for ever. Such a server must be terminated, which takes a client 2 seconds."""
        return self._add(lambda call: call.hang())

    def steps(self, call: Call) -> Generator[Hold, None, None]:
        """Take the steps. For a `ScriptedServer`."""
        for step in tuple(self._steps):
            waits = step(call)
            if waits is not None:
                yield from waits

    def _add(self, step: Step) -> Self:
        self._steps.append(step)
        return self


def _announce(call: Call) -> None:
    if not call.turn.announced:
        call.turn.announced = True
        call.tell("turn/started", {"threadId": call.turn.thread_id, "turn": call.turn.wire()})


def _about(call: Call, params: Mapping[str, Any]) -> JsonObject:
    try:
        turn = call.turn
    except LookupError:
        return dict(params)
    return {"threadId": turn.thread_id, "turnId": turn.id, **params}
