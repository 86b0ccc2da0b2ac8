"""The base of what belongs to one thread: a request about it, and turns of it that nobody here started."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from .._protocol.params import checked_params, given
from .loadable import AsyncLoadable
from .pages import AsyncPages
from .turn import AsyncTurnHandle

if TYPE_CHECKING:
    from .._session import Undo

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


async def ask(thread: AsyncLoadable, method: str, result: type[T], undo: Undo | None = None, **params: Any) -> T:
    """The same, for a thread; `undo` takes it back if the caller has left."""
    checked: Any = checked_params(method, {"threadId": thread.id, **given(**params)})
    await thread._load()
    return await thread._session.request(method, {**checked, "threadId": thread.id}, result, undo=undo)


async def running_on(thread: AsyncLoadable) -> list[str]:
    """The turns that run on a thread, as far as they were told."""
    return await thread._session.look(partial(thread._session.ledger.turnstile.running, thread.id))


async def join(thread: AsyncLoadable, turn_id: str) -> AsyncTurnHandle:
    """A handle on a turn that runs already; what came for it while nobody had it open is there."""
    session = thread._session
    subscription = await session.listen(turn_id, None, thread.id)
    return AsyncTurnHandle(session, thread.id, turn_id, subscription, None, thread._policy_of())
