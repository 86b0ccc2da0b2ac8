"""Recordings: a real session, both ways, as a file of JSON lines without secrets.

It knows the file and how a child is listened to. What is secret, `_redaction` says; `replaying` serves the file.

The first line says what the file is. Each other one is one of

    {"t": 0.21, "from": "client", "message": {...}}    what one side said, in seconds since the start
    {"t": 0.35, "event": "start"}                      the server was started (again)
    {"t": 9.87, "event": "exit", "code": -9}           it ended before the client closed it
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from actors import Child, Command, Message

from .._config import CodexConfig, server_of
from .._protocol.routes import DELTAS
from ._redaction import Redaction, places

JsonObject: TypeAlias = dict[str, Any]
StrPath: TypeAlias = str | os.PathLike[str]

FORMAT = "openai_codex_recording"
VERSION = 1


def record(path: StrPath, config: CodexConfig | None = None) -> CodexConfig:
    """Record the session of a client.

        with Codex(record("greeting.jsonl", config)) as codex:
            ...

    The file is written when the client is closed, and replaced if it is there. It holds every message both ways with
    its time. In it are no API keys, tokens, passwords, authorization headers or values of the environment, and no
    paths of the home or the working directory: placeholders stand for them. That is done by names, by known shapes and
    by value, so look through a recording before you publish it: nobody can tell a secret that looks like a word.

    Args:
        path: The file to write.
        config: The session to record; the person's own runtime and login unless given.

    Returns:
        The same configuration, recorded.
    """
    config = config or CodexConfig()
    return attrs.evolve(config, server=Recorder(Path(path), config))


class Recorder:
    """Starts what a configuration says, and writes down what is said."""

    def __init__(self, path: Path, config: CodexConfig) -> None:
        self.path = path
        self._config = config
        self._lines: list[JsonObject] = []
        self._started: float | None = None
        self._redaction: Redaction | None = None

    async def start(self) -> Child:
        """Start it."""
        server = server_of(self._config)
        environment = dict(server.env or os.environ) if isinstance(server, Command) else {}
        self._redaction = Redaction(places(self._config.cwd, environment or os.environ), environment)
        child = await server.start()
        self.note(event="start")
        return _Listener(child, self)

    def note(self, **line: Any) -> None:
        """Add a line."""
        now = time.monotonic()
        self._started = now if self._started is None else self._started
        self._lines.append({"t": round(now - self._started, 4), **line})

    def save(self) -> None:
        """Write the file, whole or not at all."""
        assert self._redaction is not None
        lines = [{FORMAT: VERSION}, *cleaned_lines(self._lines, self._redaction)]
        partial = self.path.with_name(f"{self.path.name}.partial")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        os.replace(partial, self.path)


def cleaned_lines(lines: list[JsonObject], redaction: Redaction) -> list[JsonObject]:
    """The lines of a recording without secrets."""
    for line in lines:
        redaction.learn(line.get("message"))
    whole: dict[Any, str] = {}
    for line in lines:
        if (key := _delta_of(line)) is not None:
            whole[key] = whole.get(key, "") + line["message"]["params"]["delta"]
    # A secret may be cut into several deltas. Then the first one gets the cleaned text and the others none.
    cut = {key: cleaned for key, text in whole.items() if (cleaned := redaction.text(text)) != text}
    result: list[JsonObject] = []
    for line in lines:
        if "message" in line:
            message = redaction.clean(line["message"])
            if (key := _delta_of(line)) in cut:
                message["params"]["delta"], cut[key] = cut[key], ""
            line = {**line, "message": message}
        result.append(line)
    return result


def _delta_of(line: JsonObject) -> Any:
    message: Message | None = line.get("message")
    return None if message is None or "method" not in message else DELTAS.key(message)


class _Listener(Child):
    """A child whose lines are written down, in the order in which the connection sees them.

    `write_now` and `on_readable` stay those of the base: with one path for each direction, no answer can be noted
    before its request.
    """

    def __init__(self, child: Child, recorder: Recorder) -> None:
        self.pid = child.pid
        self._child = child
        self._recorder = recorder
        self._rests = {"client": b"", "server": b""}
        self._closing = False
        self._ended_by_itself = False

    async def read(self) -> bytes:
        data = await self._child.read()
        self._hear("server", data)
        self._ended_by_itself = self._ended_by_itself or (not data and not self._closing)
        return data

    async def read_errors(self) -> bytes:
        return await self._child.read_errors()

    async def write(self, data: bytes) -> None:
        self._hear("client", data)
        await self._child.write(data)

    def close_stdin(self) -> None:
        self._closing = True
        self._child.close_stdin()

    def poll(self) -> int | None:
        return self._child.poll()

    def terminate(self) -> None:
        self._child.terminate()

    def kill(self) -> None:
        self._child.kill()

    async def wait(self, seconds: float) -> int | None:
        return await self._child.wait(seconds)

    async def close(self) -> None:
        await self._child.close()
        if self._ended_by_itself:
            self._recorder.note(event="exit", code=self._child.poll())
        self._recorder.save()

    def _hear(self, sender: str, data: bytes) -> None:
        *lines, self._rests[sender] = (self._rests[sender] + data).split(b"\n")
        for line in lines:
            try:
                message: Any = json.loads(line)
            except ValueError:  # not a message, and a replay could not place it
                continue
            if isinstance(message, dict):
                self._recorder.note(**{"from": sender, "message": message})
