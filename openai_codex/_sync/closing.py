# Generated from openai_codex/_async/closing.py by scripts/unasync.py. Edit that file instead.
"""The base of what is closed at the end of its `with`."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from .._shown import shown

if TYPE_CHECKING:
    from typing_extensions import Self


class Closing:
    """It is itself in its `with`, and closes when that is left."""

    __slots__ = ()

    def _leave(self) -> None:
        """Close it, by whatever name it has for that."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return shown(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._leave()
