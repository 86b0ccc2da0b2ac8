"""The ids that can be read in a line that is no JSON, so that who waits for what it says does not wait in vain.

It decodes nothing: it follows strings and brackets as far as they go and looks at the keys of the outermost objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import orjson

# Of a long line only so much is looked at: in an honest message the id comes first.
LOOKED_AT = 65536

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[{}\[\]]')
_KEY = re.compile(rb"\s*:")
_ID = re.compile(rb'\s*:\s*(-?\d{1,18}|"[^"\\]*")\s*[,}]')


class Unreadable(NamedTuple):
    """What is known of a message that is no JSON: its id, and whether it asks for something or answers."""

    id: int | str
    asks: bool


def unreadable(line: bytes) -> Iterator[Unreadable]:
    """The messages in a line that is no JSON, as far as they can be made out. Two may have run into one."""
    line = line[:LOOKED_AT]
    if not line.startswith(b"{"):
        return
    depth = 0
    id: int | str | None = None
    keys: set[bytes] = set()
    for token in _TOKEN.finditer(line):
        text = token[0]
        if text in b"{[":
            depth += 1
        elif text in b"}]":
            depth -= 1
            if depth <= 0:
                yield from _made_out(id, keys)
                depth, id, keys = 0, None, set[bytes]()
        elif depth == 1 and _KEY.match(line, token.end()):
            keys.add(text)
            if text == b'"id"' and (value := _ID.match(line, token.end())):
                id = orjson.loads(value[1])
    yield from _made_out(id, keys)


def _made_out(id: int | str | None, keys: set[bytes]) -> Iterator[Unreadable]:
    if id is not None and keys & {b'"method"', b'"result"', b'"error"'}:
        yield Unreadable(id, b'"method"' in keys)
