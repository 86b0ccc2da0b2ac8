"""A program between a client and the server it starts: it passes everything on and records it on the way.

    python -m openai_codex._cli.relay FILE PROGRAM [ARGUMENT ...]

Each line of the record is `{"dir": "c2s" or "s2c", "t": seconds, "msg": {...}}`, with `raw` in place of `msg` for a
line that is no JSON, or `{"NOTE": ...}` of the recorder's own. What is passed on is passed on first and as it is; a
record that cannot be written is given up, and the session goes on.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime, timezone
from functools import partial
from typing import BinaryIO

import orjson

from .._version import __version__
from .redact import Redactor

_CHUNK = 65536


class Recorder:
    """Writes the record. Two threads feed it, one for each direction."""

    def __init__(self, file: BinaryIO, redactor: Redactor) -> None:
        self._file: BinaryIO | None = file
        self._redactor = redactor
        self._since = time.monotonic()
        self._rest = {"c2s": b"", "s2c": b""}
        self._lock = threading.Lock()
        at = datetime.now(timezone.utc).isoformat(timespec="seconds")
        self.note(f"recorded by openai-codex {__version__} at {at}")

    def take(self, direction: str, chunk: bytes) -> None:
        """Record the lines that end in a chunk."""
        at = round(time.monotonic() - self._since, 4)
        *lines, self._rest[direction] = (self._rest[direction] + chunk).split(b"\n")
        for line in lines:
            try:
                what = {"msg": self._redactor.message(orjson.loads(line))}
            except orjson.JSONDecodeError:
                what = {"raw": self._redactor.text(line.decode("utf-8", "replace"))}
            self._write({"dir": direction, "t": at, **what})

    def note(self, text: str) -> None:
        """Record a remark."""
        self._write({"NOTE": text})

    def _write(self, entry: dict[str, object]) -> None:
        with self._lock:
            if self._file is None:
                return
            try:
                self._file.write(orjson.dumps(entry) + b"\n")
                self._file.flush()
            except OSError as error:
                sys.stderr.write(f"the record ends here, it cannot be written: {error}\n")
                self._file = None


def pump(source: int, sink: Callable[[bytes], object], took: Callable[[bytes], None]) -> None:
    """Pass on what comes until there is no more, or nobody takes it."""
    try:
        while chunk := os.read(source, _CHUNK):
            sink(chunk)
            took(chunk)
    except OSError:
        return


def write_all(sink: int, chunk: bytes) -> None:
    """Write a whole chunk to a descriptor, which may take it in parts."""
    while chunk:
        chunk = chunk[os.write(sink, chunk) :]


def main(argv: list[str]) -> int:
    """Run the program and record; returns its exit code."""
    path, *command = argv
    with open(path, "wb", opener=private) as file:
        recorder = Recorder(file, Redactor(os.environ))
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            stdin, stdout = child.stdin, child.stdout

            def upstream() -> None:
                pump(sys.stdin.fileno(), partial(write_all, stdin.fileno()), lambda chunk: recorder.take("c2s", chunk))
                stdin.close()

            # A daemon: it waits for a client that may live longer than the server.
            threading.Thread(target=upstream, daemon=True).start()
            pump(stdout.fileno(), partial(write_all, sys.stdout.fileno()), lambda chunk: recorder.take("s2c", chunk))
            code = child.wait()
        recorder.note(f"the server exited with code {code}")
    return code if code >= 0 else 128 - code


def private(path: str, flags: int) -> int:
    """Open for the owner alone: a record holds prompts."""
    return os.open(path, flags, 0o600)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
