"""A program between a client and the server it starts: it passes everything on and records it on the way.

    python -c START FILE PROGRAM [ARGUMENT ...]        where START is `launcher()`

What is passed on is passed on first and as it is; a recording that cannot be written is given up, and the session goes
on.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timezone
from functools import partial

from .._recording import RecordingWriter, Redaction, places
from .._version import __version__

_CHUNK = 65536


def launcher() -> str:
    """The program to run with `python -c`: unlike `-m`, it imports nothing from the working directory.

    The agent may write there, and this program has more rights than the agent.
    """
    return (
        "import sys\n"
        "if sys.path[:1] == ['']: del sys.path[0]\n"
        f"from {__name__} import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )


class _Recording:
    """The recording for as long as it can be written. Two threads feed it, one for each direction."""

    def __init__(self, path: str) -> None:
        at = datetime.now(timezone.utc).isoformat(timespec="seconds")
        redaction = Redaction(places(None, os.environ), os.environ)
        self._writer: RecordingWriter | None = None
        try:
            self._writer = RecordingWriter(path, redaction, live=True, by=f"openai-codex {__version__}", at=at)
        except OSError as error:
            self._give_up(error)
        self._do(lambda writer: writer.note(event="start"))

    def hear(self, sender: str, chunk: bytes) -> None:
        self._do(lambda writer: writer.hear(sender, chunk))

    def end(self, code: int, *, closed: bool) -> None:
        def last(writer: RecordingWriter) -> None:
            if closed:
                writer.note(note=f"the server exited with code {code} after the client had left")
            else:
                writer.note(event="exit", code=code)
            writer.save()

        self._do(last)

    def _do(self, act: Callable[[RecordingWriter], None]) -> None:
        try:
            if self._writer is not None:
                act(self._writer)
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        self._writer = None
        sys.stderr.write(f"the recording ends here, it cannot be written: {error}\n")


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
    recording = _Recording(path)
    closed = threading.Event()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        stdin, stdout = child.stdin, child.stdout
        # The server is told too, because signals go to the whole group; then there is a recording to be saved.
        signal.signal(signal.SIGTERM, lambda number, frame: closed.set())

        def upstream() -> None:
            pump(sys.stdin.fileno(), partial(write_all, stdin.fileno()), partial(recording.hear, "client"))
            closed.set()
            stdin.close()

        # A daemon: it waits for a client that may live longer than the server.
        threading.Thread(target=upstream, daemon=True).start()
        pump(stdout.fileno(), partial(write_all, sys.stdout.fileno()), partial(recording.hear, "server"))
        code = child.wait()
    recording.end(code, closed=closed.is_set())
    return code if code >= 0 else 128 - code
