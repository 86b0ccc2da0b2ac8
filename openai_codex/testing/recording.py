"""Recording the session of a client of this program, by listening to its server.

`_recording` knows the file and its secrets; `replaying` serves it.
"""

from __future__ import annotations

import os
from pathlib import Path

import attrs

from actors import Child, Command

from .._config import CodexConfig, config_of, server_of
from .._recording import RecordingWriter, Redaction, StrPath, places


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
    config = config_of(config)
    return attrs.evolve(config, server=Recorder(Path(path), config))


class Recorder:
    """Starts what a configuration says, and writes down what is said."""

    def __init__(self, path: Path, config: CodexConfig) -> None:
        self._path = path
        self._config = config
        self._writer: RecordingWriter | None = None

    async def start(self) -> Child:
        """Start it."""
        server = server_of(self._config)
        environment = dict(server.env or os.environ) if isinstance(server, Command) else {}
        child = await server.start()
        if self._writer is None:  # a server that is started again goes on in the same file
            redaction = Redaction(places(self._config.cwd, environment or os.environ), environment)
            self._writer = RecordingWriter(self._path, redaction)
        self._writer.note(event="start")
        return _Listener(child, self._writer)


class _Listener(Child):
    """A child whose lines are written down, in the order in which the connection sees them.

    `write_now` and `on_readable` stay those of the base: with one path for each direction, no answer can be noted
    before its request.
    """

    def __init__(self, child: Child, writer: RecordingWriter) -> None:
        self.pid = child.pid
        self._child = child
        self._writer = writer
        self._closing = False
        self._ended_by_itself = False

    async def read(self) -> bytes:
        data = await self._child.read()
        self._writer.hear("server", data)
        self._ended_by_itself = self._ended_by_itself or (not data and not self._closing)
        return data

    async def read_errors(self) -> bytes:
        return await self._child.read_errors()

    async def write(self, data: bytes) -> None:
        self._writer.hear("client", data)
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
            self._writer.note(event="exit", code=self._child.poll())
        self._writer.save()
