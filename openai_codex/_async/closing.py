"""The base of what is closed at the end of its `async with`."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from .._shown import shown

if TYPE_CHECKING:
    from typing_extensions import Self


class AsyncClosing:
    """It is itself in its `async with`, and closes when that is left."""

    __slots__ = ()

    async def _leave(self) -> None:
        """Close it, by whatever name it has for that."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return shown(self)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._leave()
