"""Bytes in, whole lines out."""

from __future__ import annotations

# The longest line kept. The Codex server itself accepts requests of 256 MiB and answers with what a
# file or a command held, so the bound is far above any honest message and far below all memory.
MAX_LINE_BYTES = 1 << 30


class LineBuffer:
    """Cuts a byte stream at newlines.

    A line longer than `limit` bytes is counted in `oversized` and dropped, up to its newline, but for its first `head`
    bytes, which stand for it; the lines behind it are not touched. A line that comes whole in one read is as long as
    that at most, and is kept.
    """

    __slots__ = ("_head", "_limit", "_parts", "_size", "_skipping", "oversized")

    def __init__(self, limit: int = MAX_LINE_BYTES, *, head: int = 0) -> None:
        self._limit = limit
        self._head = head
        # The unfinished line, in the pieces it came in: joining once is linear, `rest + chunk` is not.
        self._parts: list[bytes] = []
        self._size = 0
        self._skipping = False
        self.oversized: int = 0

    def feed(self, chunk: bytes) -> list[bytes]:
        """Take the bytes of one read; return the lines that they complete, without their newlines."""
        first, newline, _ = chunk.partition(b"\n")
        if not newline:
            self._keep(chunk)
            return []
        lines = chunk.split(b"\n")
        rest = lines.pop()
        if self._parts or self._skipping:
            self._keep(first)
            if self._skipping and not self._head:
                del lines[0]
            else:
                lines[0] = b"".join(self._parts)
            self._forget()
        if rest:
            self._keep(rest)
        return lines

    def end(self) -> bytes:
        """Forget and return the line that never got its newline."""
        rest = b"".join(self._parts)
        self._forget()
        return rest

    def _keep(self, part: bytes) -> None:
        if self._skipping:
            return
        self._size += len(part)
        if self._size > self._limit:
            head = b"".join([*self._parts, part[: self._head]])[: self._head]
            self._forget()
            self._parts = [head]
            self._skipping = True
            self.oversized += 1
        else:
            self._parts.append(part)

    def _forget(self) -> None:
        self._parts.clear()
        self._size = 0
        self._skipping = False
