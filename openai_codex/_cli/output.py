"""What the commands print with: lines on stdout and stderr that cannot steer a terminal."""

from __future__ import annotations

import logging
import sys
from typing import Any

import orjson

from actors import printable, printable_json


class Failure(Exception):
    """A command cannot do what it was asked; the message says why, in words for people."""


class Misuse(Failure):
    """A command was asked for what makes no sense."""


def one_line(text: str, most: int) -> str:
    """The beginning of a text, in one line of at most so many characters."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= most else f"{line[: most - 1]}…"


def seconds(value: float) -> str:
    """A duration for people."""
    if value < 1:
        return f"{value * 1e3:.0f} ms" if value >= 0.01 else f"{value * 1e3:.1f} ms"
    return f"{value:.2f} s" if value < 100 else f"{value:.0f} s"


def show(text: str, end: str = "\n") -> None:
    """Print on stdout, at once. A pipe ends on a terminal too, as a pager's or in the log of a build."""
    sys.stdout.write(printable(text) + end)
    sys.stdout.flush()


def show_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.write(printable_json(orjson.dumps(value).decode()) + "\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """Tell the person something that is no output."""
    sys.stderr.write(f"{printable(text)}\n")
    sys.stderr.flush()


class ServerWarnings(logging.Handler):
    """Takes the warnings of the server while a command runs: a person who watches sees them, a script does not."""

    def __init__(self, *, shown: bool) -> None:
        super().__init__()
        self._shown = shown

    def __enter__(self) -> None:
        logging.getLogger("openai_codex.server").addHandler(self)

    def __exit__(self, *error: object) -> None:
        logging.getLogger("openai_codex.server").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Show one."""
        if self._shown:
            say(f"warning: {record.getMessage()}")
