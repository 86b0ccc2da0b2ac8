"""The base of what belongs to one thread: a request about it, and turns of it that nobody here started."""

from __future__ import annotations

from typing import Any, TypeVar

from .._protocol.params import checked_params, given
from .._session import AsyncSession
from .loadable import AsyncLoadable
from .pages import AsyncPages
from .turn import AsyncTurnHandle

T = TypeVar("T")


class AsyncThreadView:
    """A part of a thread."""

    __slots__ = ("_thread",)

    def __init__(self, thread: AsyncLoadable) -> None:
        self._thread = thread

    async def _ask(self, method: str, result: type[T], **params: Any) -> T:
        """One request about the thread, which is loaded if need be; what is None is not sent."""
        return await ask(self._thread, method, result, **params)

    async def _list(self, method: str, result: type[Any]) -> list[Any]:
        """All entries of a listing of the thread's."""
        pages: AsyncPages[Any] = AsyncPages(lambda cursor: self._ask(method, result, cursor=cursor))
        return [entry async for entry in pages]


async def ask(thread: AsyncLoadable, method: str, result: type[T], **params: Any) -> T:
    """The same, for a thread."""
    checked = checked_params(method, {"threadId": thread.id, **given(**params)})
    await thread._load()
    return await thread._session.request(method, checked, result)


async def join(session: AsyncSession, thread_id: str, turn_id: str) -> AsyncTurnHandle:
    """A handle on a turn that runs already; what came for it while nobody had it open is there."""
    subscription = await session.listen(turn_id, None, thread_id)
    return AsyncTurnHandle(session, thread_id, turn_id, subscription)
