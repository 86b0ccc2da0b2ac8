"""What the commands print with: lines on stdout and stderr that cannot steer a terminal."""

from __future__ import annotations

import re
import sys
from typing import Any

import orjson

# What a title, an answer or a command may not do to the terminal it is shown on: all control characters but
# tab and newline, and the marks that turn the direction of text round.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Failure(Exception):
    """A command cannot do what it was asked; the message says why, in words for people."""


class Misuse(Failure):
    """A command was asked for what makes no sense."""


def printable(text: str) -> str:
    """Text without what steers terminals."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


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
    """Print on stdout, at once. For a terminal it is made printable; a pipe gets it as it is."""
    sys.stdout.write((printable(text) if sys.stdout.isatty() else text) + end)
    sys.stdout.flush()


def show_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.write(orjson.dumps(value).decode() + "\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """Tell the person something that is no output."""
    sys.stderr.write(f"{printable(text)}\n")
    sys.stderr.flush()
