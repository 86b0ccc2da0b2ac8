"""A person at a terminal: what they see, and what they type. On a pseudo-terminal."""

from __future__ import annotations

import os
import select
import signal
import subprocess
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import attrs

# Seconds until something has to be on the screen. Never reached.
PATIENCE = 60.0
_CHUNK = 65536


@attrs.define
class Person:
    """Sits at the terminal of one program."""

    terminal: int
    process: subprocess.Popen[bytes]
    screen: str = ""
    _seen: int = 0

    def sees(self, text: str) -> str:
        """Wait until a text is there that was not looked at before; returns everything up to it."""
        deadline = monotonic() + PATIENCE
        while (found := self.screen.find(text, self._seen)) < 0:
            assert self._read(deadline), f"{text!r} is not in {self.screen[self._seen :]!r}"
        before, self._seen = self.screen[self._seen : found], found + len(text)
        return before

    def types(self, text: str) -> None:
        """Type a text; `\\x03` is Ctrl-C, `\\x04` Ctrl-D."""
        os.write(self.terminal, text.encode())

    def leaves(self) -> int:
        """Wait for the program's end; returns its exit code."""
        deadline = monotonic() + PATIENCE
        while self._read(deadline):
            pass
        return self.process.wait(PATIENCE)

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self.terminal], [], [], max(deadline - monotonic(), 0))
        try:
            chunk = os.read(self.terminal, _CHUNK) if ready else b""
        except OSError:  # the other side is closed
            chunk = b""
        self.screen += chunk.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(chunk)


@contextmanager
def person_at(command: list[str], env: Mapping[str, str], cwd: Path, stdin: int | None = None) -> Generator[Person]:
    """Start a program at a terminal of its own, in a session of its own. At the end of the block it is gone."""
    terminal, program = os.openpty()
    try:
        with subprocess.Popen(
            command,
            stdin=program if stdin is None else stdin,
            stdout=program,
            stderr=program,
            env=env,
            cwd=cwd,
            start_new_session=True,
        ) as process:
            os.close(program)
            try:
                yield Person(terminal, process)
            finally:
                if process.poll() is None:
                    process.send_signal(signal.SIGKILL)
    finally:
        os.close(terminal)
