"""What a slow reader has not read: a bounded list that joins adjacent pieces of the same text.

It does not know what a text is: a `Coalescing` tells it which messages may be joined and how. No text
is ever lost; when even the joined form passes a limit the backlog says so and its owner ends.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from io import StringIO

from .pieces import SMALL, Coalescing, Large, Mail, Message, size_of, with_sizes

# Messages kept beyond the high-water mark, characters of joined text, and bytes of all. A turn that produces
# this much behind a reader's back has been abandoned by it in all but name.
MAX_MESSAGES = 65_536
MAX_TEXT = 64 << 20
MAX_BYTES = 128 << 20


class _Run:
    """Adjacent pieces of one text. A StringIO, because adding to a str in a loop is quadratic."""

    __slots__ = ("first", "join", "key", "text")

    def __init__(self, key: Hashable, first: Message, join: Callable[[Message, str], Message]) -> None:
        self.key = key
        self.first = first
        self.join = join
        self.text = StringIO()

    def whole(self) -> Message:
        return Large(self.join(self.first, self.text.getvalue()), SMALL + self.text.tell())


class Backlog:
    """Unread messages in order, joined where that is possible."""

    __slots__ = ("_coalescing", "_entries", "_max_bytes", "_max_messages", "_max_text", "_text", "joined", "size")

    def __init__(
        self,
        coalescing: Coalescing | None = None,
        *,
        max_messages: int = MAX_MESSAGES,
        max_text: int = MAX_TEXT,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._coalescing = coalescing
        self._max_messages = max_messages
        self._max_text = max_text
        self._max_bytes = max_bytes
        self._entries: list[Message | _Run] = []
        self._text = 0
        self.joined: int = 0
        # Bytes, as `size_of` counts them; of a piece that was joined to another only its text.
        self.size: int = 0

    def __len__(self) -> int:
        return len(self._entries)

    def extend(self, mail: Iterable[Mail]) -> bool:
        """Add messages at the end. False, and nothing kept, if that passes a limit."""
        for message in with_sizes(mail):
            self._append(message)
        if len(self._entries) > self._max_messages or self._text > self._max_text or self.size > self._max_bytes:
            self.clear()
            return False
        return True

    def take(self) -> list[Message]:
        """Forget and return everything, in order."""
        messages = self.peek()
        self.clear()
        return messages

    def peek(self) -> list[Message]:
        """Everything, in order, and keep it."""
        return [entry.whole() if isinstance(entry, _Run) else entry for entry in self._entries]

    def clear(self) -> None:
        """Forget everything."""
        self._entries.clear()
        self._text = 0
        self.size = 0

    def _append(self, message: Message) -> None:
        coalescing = self._coalescing
        try:
            key = None if coalescing is None else coalescing.key(message)
            text = "" if coalescing is None or key is None else coalescing.text(message)
        except Exception:  # noqa: BLE001 - foreign code, over a message that may have any shape: it stands alone
            key, text = None, ""
        if coalescing is None or key is None:
            self._entries.append(message)
            self.size += size_of(message)
            return
        last = self._entries[-1] if self._entries else None
        if isinstance(last, _Run) and last.key == key:
            self.joined += 1
        else:
            last = _Run(key, message, coalescing.joined)
            self._entries.append(last)
            self.size += SMALL
        written = last.text.write(text)
        self._text += written
        self.size += written
