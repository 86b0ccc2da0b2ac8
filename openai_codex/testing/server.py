"""`ScriptedServer`: an app-server in this program, without a process, for faults that the real one will not produce.

It knows which script belongs to which request; `server_script` says what a script does, `_memory` carries the bytes.
"""

from __future__ import annotations

import json
import math
import traceback
from collections import deque
from collections.abc import Callable, Generator, Mapping
from itertools import count
from typing import Any

import attrs

from actors import Child

from .._version import __version__
from ._memory import MemoryChild, MemoryServer
from ._wire_answers import JsonObject, ScriptedThreads
from .server_script import Call, Hold, ServerScript

# What the real server says, so that clients take it for an unknown method.
_UNKNOWN = "Invalid request: unknown variant `{0}`, expected one of `initialize`, ...: script it with .on({0!r})"

_SCRIPT_FAILED = 70  # EX_SOFTWARE of sysexits.h


@attrs.frozen
class ServerRequestAnswer:
    """What the client answered to a request of the server."""

    method: str
    result: Any = None
    error: Mapping[str, Any] | None = None


@attrs.frozen
class Received:
    """A request or a notification that came from the client."""

    method: str
    params: Mapping[str, Any]


class ScriptedServer:
    """An app-server whose behaviour is written in the test, faults included. It runs no model and no process.

        server = ScriptedServer()
        server.on("turn/start").answer().say("Hel", "lo").complete()
        server.once("model/list").crash(stderr="out of memory")

        with Codex(CodexConfig(server=server)) as codex:
            assert codex.thread_start().run("Hi").final_response == "Hello"

    What has no script is answered as a healthy server would: the handshake, threads, and turns that say `text`.
    It serves sync clients and async ones on asyncio and trio, and its time is that of the client's event loop. A
    client that starts it again after a crash finds its threads and turns as they were.
    """

    def __init__(self, text: str = "ok", *, version: str = __version__) -> None:
        self.version: str = version
        """The version of the runtime that it says it is. What such a runtime does not know, no client sends it."""
        self.starts: int = 0
        """How often it was started."""
        self.received: list[Received] = []
        """Every request and notification so far, oldest first."""
        self.answers: list[ServerRequestAnswer] = []
        """What the client answered when the server asked."""
        self._threads = ScriptedThreads(version)
        self._always: dict[str, ServerScript] = {
            "turn/start": ServerScript().answer().say(text).complete(),
            "turn/interrupt": ServerScript().answer().complete("interrupted"),
        }
        self._once: dict[str, deque[ServerScript]] = {}

    def on(self, method: str) -> ServerScript:
        """A new script for every request of a method, from now on; also for a notification, such as `initialized`."""
        script = self._always[method] = ServerScript()
        return script

    def once(self, method: str) -> ServerScript:
        """A new script for the next request of a method only. Several are used in order, then what `on` says."""
        script = ServerScript()
        self._once.setdefault(method, deque()).append(script)
        return script

    def params_of(self, method: str) -> list[Mapping[str, Any]]:
        """The params of every request of a method so far."""
        return [message.params for message in self.received if message.method == method]

    async def start(self) -> Child:
        """Start it. The client does that."""
        self.starts += 1
        return MemoryChild(_Life(self))

    def _script_of(self, method: str) -> ServerScript | None:
        waiting = self._once.get(method)
        return waiting.popleft() if waiting else self._always.get(method)


class _Life(MemoryServer):
    """A scripted server from one start to its end."""

    def __init__(self, server: ScriptedServer) -> None:
        super().__init__()
        self.server = server
        self.now = 0.0
        self._asked: dict[int, str] = {}
        self._ids = count()  # a sequence of its own, as the real server's
        self._inbox: deque[bytes] = deque()
        self._running: list[tuple[Hold, Generator[Hold, None, None]]] = []

    def receive(self, line: bytes) -> None:
        self._inbox.append(line)

    def run(self, now: float) -> float:
        self.now = now
        while self.exit_code is None and not self.deaf and (self._inbox or self._due()):
            self._step()
        return min((hold.until for hold, _ in self._running), default=math.inf)

    def _step(self) -> None:
        try:
            if self._due():
                self._go_on()
            else:
                self._take(json.loads(self._inbox.popleft()))
        except Exception:  # noqa: BLE001 - a mistake in a script; whoever uses the client is told as of a crash
            self.errors += traceback.format_exc().encode()
            self.exit_code = _SCRIPT_FAILED

    def send(self, message: JsonObject) -> None:
        self.output += json.dumps(message).encode() + b"\n"

    def ask(self, method: str, params: Mapping[str, Any]) -> Callable[[], bool]:
        id = next(self._ids)
        self._asked[id] = method
        self.send({"method": method, "id": id, "params": params})
        return lambda: id not in self._asked

    def _due(self) -> bool:
        return any(hold.until <= self.now or hold.ready() for hold, _ in self._running)

    def _go_on(self) -> None:
        held, self._running = self._running, []
        for hold, steps in held:
            if hold.until <= self.now or hold.ready():
                self._advance(steps)
            else:
                self._running.append((hold, steps))

    def _advance(self, steps: Generator[Hold, None, None]) -> None:
        if self.exit_code is None and not self.deaf and (hold := next(steps, None)) is not None:
            self._running.append((hold, steps))

    def _take(self, message: JsonObject) -> None:
        method = message.get("method")
        if method is None:
            asked = self._asked.pop(message["id"])
            answer = ServerRequestAnswer(asked, message.get("result"), message.get("error"))
            self.server.answers.append(answer)
            return
        call = _LifeCall(self, message)
        self.server.received.append(Received(method, call.params))
        script = self.server._script_of(method)
        if script is not None:
            self._advance(script.steps(call))
        elif call.id is not None:
            healthy = self.server._threads.default_answer(method, call.params)
            unknown = {"code": -32600, "message": _UNKNOWN.format(method)}
            call.respond(**({"error": unknown} if healthy is None else {"result": healthy}))


class _LifeCall(Call):
    def __init__(self, life: _Life, message: JsonObject) -> None:
        self.method = message["method"]
        self.params = message.get("params") or {}
        self.threads = life.server._threads
        self.id = message.get("id")
        self._life = life

    def now(self) -> float:
        return self._life.now

    def respond(self, **body: Any) -> None:
        self._life.send({"id": self.id, **body})

    def tell(self, method: str, params: Mapping[str, Any]) -> None:
        self._life.send({"method": method, "params": params, "emittedAtMs": int(self._life.now * 1000)})

    def ask(self, method: str, params: Mapping[str, Any]) -> Callable[[], bool]:
        return self._life.ask(method, params)

    def count(self, method: str) -> int:
        return len(self._life.server.params_of(method))

    def write(self, data: bytes) -> None:
        self._life.output += data

    def end(self, exit_code: int, stderr: str) -> None:
        self._life.errors += stderr.encode()
        self._life.exit_code = exit_code

    def hang(self) -> None:
        self._life.deaf = True
