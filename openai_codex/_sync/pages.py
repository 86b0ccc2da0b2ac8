# Generated from openai_codex/_async/pages.py by scripts/unasync.py. Edit that file instead.
"""Listings as one stream: the pages are fetched as they are needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .._shown import shown

if TYPE_CHECKING:
    from typing_extensions import Self

T = TypeVar("T")


class Pages(Generic[T]):
    """An iterator over all entries of a listing. It may be left at any time."""

    def __init__(self, fetch: Callable[[str | None], Any]) -> None:
        self._fetch = fetch
        self._entries: list[T] = []
        self._cursor: str | None = None
        self._last: bool = False

    def __repr__(self) -> str:
        return shown(self)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T:
        while not self._entries:
            if self._last:
                raise StopIteration
            page = self._fetch(self._cursor)
            self._entries = page.data[::-1]
            # A server that hands out the same cursor again would be asked for ever.
            self._last = page.next_cursor is None or page.next_cursor == self._cursor
            self._cursor = page.next_cursor
        return self._entries.pop()
