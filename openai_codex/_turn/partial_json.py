"""JSON that is still being written, read as far as it goes. It knows JSON and nothing else."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, Final

import orjson

# A whole string, a mark, or what is neither: a number or a word, which is whole only if something follows.
_TOKEN = re.compile(r'\s*(?:("[^"\\]*(?:\\.[^"\\]*)*")|([\[\]{},:])|([^\s"\[\]{},:]+)(?=[\s"\[\]{},:]))', re.DOTALL)
# A string up to where it breaks off, without half an escape. Two escapes may make one character.
_OPEN_STRING = re.compile(
    r'\s*"[^"\\]*(?:\\(?:[^u]|u(?![dD][89abAB])[0-9a-fA-F]{4}|u[dD][89abAB][0-9a-fA-F]{2}\\u[0-9a-fA-F]{4})[^"\\]*)*'
)
_CLOSING = {"{": "}", "[": "]"}

NOTHING: Final[Any] = object()


class PartialJson:
    """Takes a JSON text in pieces and says what it means so far.

    Open strings, arrays and objects are read as if they ended here. A key without its value, a number or a word of
    which more may come, and half of an escape are left out. So what is there only grows: strings get longer, arrays
    and objects get more, and all else is final. What is not JSON changes nothing any more.
    """

    def __init__(self) -> None:
        self._text = ""
        self._read = 0
        # Up to here the text is JSON, once what is open is closed.
        self._whole = 0
        self._open: list[str] = []
        self._expects_key = False
        self._value: Any = NOTHING

    def feed(self, piece: str) -> Any:
        """Take more of the text; returns what all of it means so far, NOTHING while that is nothing. Never raises."""
        self._text += piece
        while found := _TOKEN.match(self._text, self._read):
            self._take(found)
            self._read = found.end()
        text = self._text[: self._whole]
        if not self._expects_key and (begun := _OPEN_STRING.match(self._text, self._read)):
            text = self._text[: begun.end()] + '"'
        with suppress(orjson.JSONDecodeError):
            self._value = orjson.loads(text + "".join(reversed(self._open)))
        return self._value

    def _take(self, found: re.Match[str]) -> None:
        mark = found[2]
        if mark in _CLOSING:
            self._open.append(_CLOSING[mark])
        elif mark in ("]", "}"):
            if self._open:
                self._open.pop()
        elif mark == ":":
            self._expects_key = False
            return
        elif mark == ",":
            self._expects_key = self._open[-1:] == ["}"]
            return
        elif self._expects_key:
            return
        self._expects_key = mark == "{"
        self._whole = found.end()
