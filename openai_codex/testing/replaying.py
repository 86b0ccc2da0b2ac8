"""Replaying: a recorded session as a server in this program.

It compares what the client asks with what was asked, and answers as it was answered; `_lanes` says in which order.
"""

from __future__ import annotations

import json
import math
import os
from collections import deque
from pathlib import Path
from typing import Any

import attrs

from actors import Child

from .._config import CodexConfig
from .._protocol.subjects import thread_of
from .._recording import FORMAT, PLACEHOLDER, VERSION, JsonObject, Redaction, StrPath, places, restore
from ..errors import RecordingMismatchError
from ._lanes import Entry, Lane, lanes_of
from ._memory import MemoryChild, MemoryServer
from .recording import record

# How many of the requests that were expected an error names.
_NAMED = 5

_DIVERGED = 70  # EX_SOFTWARE of sysexits.h

# Equal to nothing that JSON can hold.
_ABSENT = object()


def replay(path: StrPath, config: CodexConfig | None = None) -> CodexConfig:
    """Serve a recorded session: no runtime is started and nothing leaves the program.

        with Codex(replay("greeting.jsonl")) as codex:
            ...

    A request is matched by its method and params, where placeholders match anything and working directories each
    other; it gets the answer and the events that were recorded, in their order and as fast as they are taken. One that
    is not in the recording, or comes too early or too often, raises `RecordingMismatchError`. If the client's answer
    to a request of the server is another one than was recorded, the server ends and says so.

    Args:
        path: A file that `record` wrote.
        config: Settings of the client, such as its handlers. Those that say how the runtime is started have no
            effect; its `cwd` and home stand where the recording has placeholders for them.

    Returns:
        The configuration of a client that talks to the recording.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: It is no recording.
    """
    config = config or CodexConfig()
    return attrs.evolve(config, server=RecordedServer(Path(path), config))


def record_once(path: StrPath, config: CodexConfig | None = None) -> CodexConfig:
    """`replay` if the file is there, else `record`."""
    return replay(path, config) if os.path.exists(path) else record(path, config)


class RecordedServer:
    """Starts the sessions of a recording, one after another."""

    def __init__(self, path: Path, config: CodexConfig) -> None:
        self.mismatch: str | None = None
        """The first difference between what was recorded and what the client did."""
        self._name = path.name
        self._sessions = deque(_sessions(path))
        self._paths = places(config.cwd, {**os.environ, **(config.env or {})})

    async def start(self) -> Child:
        """Start the next session. Raises OSError if the recording has no more."""
        return MemoryChild(self.next_session())

    def next_session(self) -> Playback:
        """The next session. Raises OSError after the last one."""
        if not self._sessions:
            raise OSError(f"{self._name} holds no further start of the server")
        return Playback(self, self._name, self._sessions.popleft(), self._paths)


@attrs.frozen
class _Session:
    lanes: list[Lane]
    exit_code: int | None


def _sessions(path: Path) -> list[_Session]:
    first, *rest = path.read_text("utf-8").splitlines() or [""]
    try:
        header: Any = json.loads(first)
        lines: list[JsonObject] = [json.loads(line) for line in rest]
    except ValueError as error:
        raise ValueError(f"{path} is no recording: {error}") from error
    if not isinstance(header, dict) or header.get(FORMAT) != VERSION:  # pyright: ignore[reportUnknownMemberType]
        raise ValueError(f"{path} is no recording of version {VERSION}")
    starts = [number for number, line in enumerate(lines) if line.get("event") == "start"]
    found: list[_Session] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        part = lines[start + 1 : end]
        exits = [line["code"] for line in part if line.get("event") == "exit"]
        found.append(_Session(lanes_of([line for line in part if "message" in line]), exits[0] if exits else None))
    return found


class Playback(MemoryServer):
    """One recorded session."""

    def __init__(self, server: RecordedServer, name: str, session: _Session, paths: dict[str, str]) -> None:
        super().__init__()
        self._server = server
        self._name = name
        self._session = session
        self._paths = paths
        self._redaction = Redaction(paths, {})
        self._inbox: deque[bytes] = deque()

    def receive(self, line: bytes) -> None:
        self._inbox.append(line)

    def run(self, now: float) -> float:
        while self._inbox and self.exit_code is None:
            message: JsonObject = json.loads(self._inbox.popleft())
            if "method" not in message:
                self._answered(message)
            elif "id" in message:
                self._asked(message)
            self._send()
        if self._session.exit_code is not None and all(lane.finished for lane in self._session.lanes):
            self.exit_code = self._session.exit_code
        return math.inf

    def _asked(self, message: JsonObject) -> None:
        method, params = message["method"], message.get("params")
        expected = self._expected()
        for entry in expected:
            if entry.is_request and entry.message["method"] == method and self._fits(method, entry, params):
                entry.came, entry.replayed_id = True, message["id"]
                return
        text = self._differs(f"{method} {json.dumps(self._redaction.clean(params))}", expected)
        self._write({"id": message["id"], "error": {"code": RecordingMismatchError.CODE, "message": text}})

    def _answered(self, message: JsonObject) -> None:
        expected = self._expected()
        for entry in expected:
            if not entry.is_request and entry.message["id"] == message["id"]:
                was, now = (_body(answer) for answer in (entry.message, self._redaction.clean(message)))
                if not _matches(was, now):
                    break
                entry.came = True
                return
        self.errors.extend(self._differs(f"the answer {json.dumps(_body(message))}", expected).encode())
        self.exit_code: int | None = _DIVERGED

    def _fits(self, method: str, entry: Entry, params: Any) -> bool:
        if method == "initialize":  # it holds the version of the SDK
            return True
        recorded = entry.message.get("params")
        same_thread = (thread_of(recorded) or "") == (thread_of(params) or "")
        return same_thread and _matches(recorded, self._redaction.clean(params))

    def _expected(self) -> list[Entry]:
        return [entry for lane in self._session.lanes for entry in lane.expected()]

    def _differs(self, what: str, expected: list[Entry]) -> str:
        names = [_described(entry.message) for entry in expected]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        text = f"{self._name} does not go on with {what}; expected: {', '.join(names[:_NAMED]) or 'nothing'}{more}"
        self._server.mismatch = self._server.mismatch or text
        return text

    def _send(self) -> None:
        for lane in self._session.lanes:
            for entry in lane.sendable():
                self._write(restore(self._addressed(lane, entry), self._paths))

    def _addressed(self, lane: Lane, entry: Entry) -> JsonObject:
        """The message with the id that its request has in this session."""
        if "method" in entry.message:
            return entry.message
        requests = (one for one in lane.entries if one.from_client and one.is_request)
        request = next(one for one in requests if one.message["id"] == entry.message["id"])
        return {**entry.message, "id": request.replayed_id}

    def _write(self, message: JsonObject) -> None:
        self.output.extend(json.dumps(message).encode() + b"\n")


def _body(answer: JsonObject) -> JsonObject:
    return {name: part for name, part in answer.items() if name != "id"}


def _described(message: JsonObject) -> str:
    if "method" not in message:
        return f"the answer {json.dumps(_body(message))}"
    return f"{message['method']} {json.dumps(message.get('params'))}"


def _matches(recorded: Any, given: Any) -> bool:
    """Whether a value may stand where another one was recorded."""
    if type(recorded) is not type(given):
        return False
    if isinstance(recorded, dict):
        names: set[str] = {*recorded, *given}
        return all(name == "cwd" or _matches(recorded.get(name, _ABSENT), given.get(name, _ABSENT)) for name in names)  # pyright: ignore[reportUnknownMemberType]
    if isinstance(recorded, list):
        return len(recorded) == len(given) and all(map(_matches, recorded, given))  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(recorded, str) and PLACEHOLDER.search(recorded):
        return _pattern(recorded, given)
    return bool(recorded == given)


def _pattern(recorded: str, given: str) -> bool:
    """Whether the text fits one in which placeholders stand for anything."""
    first, *others = PLACEHOLDER.split(recorded)
    if not (given.startswith(first) and given.endswith(others[-1])):
        return False
    position = len(first)
    for part in others[:-1]:
        found = given.find(part, position)
        if found < 0:
            return False
        position = found + len(part)
    return position <= len(given) - len(others[-1])
