"""Lines that are pieces of one text, known by how they begin, and not decoded before somebody reads them.

A flood is a text that comes in many small lines which differ only in their ends. Once one of them was decoded,
the others are known by their beginning: to compare it costs an eighth of decoding the line. The lines stay
bytes until they are read: what is never read is never decoded, and the garbage collector, which goes
through every decoded message that waits, never sees them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import repeat
from typing import Any, Protocol, TypeAlias

import orjson

Message: TypeAlias = dict[str, Any]

# Texts whose beginnings are remembered, and lengths of them: each length costs every other line a lookup.
MAX_TEXTS = 1024
MAX_LENGTHS = 4


# Bytes that a message counts for if its line was no longer. Decoded it takes about as much, and most are that short.
SMALL = 1024


class Large(dict[str, Any]):
    """A message that was decoded from a line of more than `SMALL` bytes: how long it was."""

    __slots__ = ("size",)

    def __init__(self, message: Message, size: int) -> None:
        super().__init__(message)
        self.size: int = size


class Coalescing(Protocol):
    """Which messages are pieces of one text, how they begin, and how they are joined."""

    def key(self, message: Message, /) -> Hashable | None:
        """What adjacent messages must share to be joined; None for a message that stands alone."""
        ...

    def text(self, message: Message, /) -> str:
        """The piece of text in a message that has a key."""
        ...

    def joined(self, message: Message, text: str, /) -> Message:
        """A message like `message`, with `text` in place of its piece."""
        ...

    def beginning(self, line: bytes, message: Message, /) -> bytes | None:
        """What only lines begin with that have this message's method and belong where it belongs. None if this
        message, which is decoded from `line`, says nothing about others."""
        ...


class Pieces:
    """Adjacent lines of one text; `first` is the decoded message that they were known by."""

    __slots__ = ("_dropped", "_size", "first", "lines")

    def __init__(self, first: Message, lines: list[bytes], dropped: Callable[[], object]) -> None:
        self.first: Message = first
        self.lines: list[bytes] = lines
        self._dropped = dropped
        self._size: int | None = None

    @property
    def size(self) -> int:
        """The bytes of its lines. Only once they are complete: they are counted once."""
        if self._size is None:
            self._size = sum(map(len, self.lines))
        return self._size

    def decoded(self) -> list[Message]:
        """The messages, in order. A line that is no message, or says another method as well, costs itself only."""
        method = self.first["method"]
        return [message for message in self.decode(self.lines) if self._is_piece(message, method)]

    def _is_piece(self, message: Any, method: str) -> bool:
        if isinstance(message, dict) and message.get("method") == method:  # pyright: ignore[reportUnknownMemberType]
            return True
        self._dropped()
        return False

    def decode(self, lines: list[bytes]) -> list[Message]:
        """What some of the lines hold, for the price of one call of the parser. A line may say a key twice, so even
        the method of each may be anything."""
        try:
            messages: list[Any] = orjson.loads(b"[%b]" % b",".join(lines))
        except orjson.JSONDecodeError:
            messages = []
        # Two halves of a line would make one value, and two values in one line would make two.
        if len(messages) == len(lines):
            return messages
        return list(self._decoded_one_by_one(lines))

    def _decoded_one_by_one(self, lines: list[bytes]) -> Iterator[Message]:
        for line in lines:
            try:
                yield orjson.loads(line)
            except orjson.JSONDecodeError:  # noqa: PERF203 - each may be the bad one
                self._dropped()


# What comes for a reader: decoded messages, and pieces of texts between them.
Mail: TypeAlias = "Message | Pieces"


def known_by(mail: Mail) -> Message:
    """The message itself, or the one that pieces were known by: it has their method, and belongs where they do."""
    return mail.first if isinstance(mail, Pieces) else mail


def decoded(mail: Iterable[Mail]) -> list[Message]:
    """Mail with every piece decoded."""
    messages: list[Message] = []
    for each in mail:
        if isinstance(each, Pieces):
            messages += each.decoded()
        else:
            messages.append(each)
    return messages


def size_of(mail: Mail) -> int:
    """The bytes that mail counts for where memory is bounded."""
    return mail.size if isinstance(mail, (Pieces, Large)) else SMALL


def measured(mail: Iterable[Mail]) -> tuple[int, int]:
    """How many messages there are in mail, and the bytes that they count for."""
    count = size = 0
    for each in mail:
        if isinstance(each, Pieces):
            count += len(each.lines)
            size += each.size
        else:
            count += 1
            size += each.size if isinstance(each, Large) else SMALL
    return count, size


def with_sizes(mail: Iterable[Mail]) -> list[Message]:
    """Mail with every piece decoded, and each message still as large as its line."""
    messages: list[Message] = []
    for each in mail:
        if isinstance(each, Pieces):
            pieces = each.decoded()
            # If one was dropped it is not known which: the average must do.
            sizes = map(len, each.lines) if len(pieces) == len(each.lines) else repeat(each.size // len(each.lines))
            messages += [
                Large(piece, size) if size > SMALL else piece for piece, size in zip(pieces, sizes, strict=False)
            ]
        else:
            messages.append(each)
    return messages


class Texts:
    """The texts that were seen, by the beginnings of their lines. `dropped` is called for each of their lines that
    turns out to be no message, when it is decoded and by whoever does it."""

    __slots__ = ("_beginning", "_known", "_lengths", "dropped")

    def __init__(self, coalescing: Coalescing, dropped: Callable[[], object]) -> None:
        self._beginning = coalescing.beginning
        self.dropped: Callable[[], object] = dropped
        self._known: dict[bytes, Message] = {}
        self._lengths: tuple[int, ...] = ()

    def learn(self, line: bytes, message: Message) -> None:
        """Remember how a text begins, if this message is a piece of one."""
        try:
            beginning = self._beginning(line, message)
        except Exception:  # noqa: BLE001 - foreign code, over a message that may have any shape
            return
        if beginning is None:
            return
        if len(self._known) >= MAX_TEXTS or (len(beginning) not in self._lengths and len(self._lengths) >= MAX_LENGTHS):
            self._known.clear()
            self._lengths = ()
        self._known[beginning] = message
        if len(beginning) not in self._lengths:
            self._lengths += (len(beginning),)

    def find(self, line: bytes) -> tuple[bytes, Message] | None:
        """The beginning of the text that a line continues and its first message; None if none is known."""
        for length in self._lengths:
            beginning = line[:length]
            if (first := self._known.get(beginning)) is not None:
                return beginning, first
        return None
