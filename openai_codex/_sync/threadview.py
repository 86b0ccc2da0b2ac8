# Generated from openai_codex/_async/threadview.py by scripts/unasync.py. Edit that file instead.
"""The base of what belongs to one thread: a request about it, and turns of it that nobody here started."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from .._protocol.params import checked_params, given
from .loadable import Loadable
from .pages import Pages
from .turn import TurnHandle

if TYPE_CHECKING:
    from .._session import Undo

T = TypeVar("T")


class ThreadView:
    """A part of a thread."""

    __slots__ = ("_thread",)

    def __init__(self, thread: Loadable) -> None:
        self._thread = thread

    def _ask(self, method: str, result: type[T], **params: Any) -> T:
        """One request about the thread, which is loaded if need be; what is None is not sent."""
        return ask(self._thread, method, result, **params)

    def _list(self, method: str, result: type[Any]) -> list[Any]:
        """All entries of a listing of the thread's."""
        pages: Pages[Any] = Pages(lambda cursor: self._ask(method, result, cursor=cursor))
        return [entry for entry in pages]


def ask(thread: Loadable, method: str, result: type[T], undo: Undo | None = None, **params: Any) -> T:
    """The same, for a thread; `undo` takes it back if the caller has left."""
    checked: Any = checked_params(method, {"threadId": thread.id, **given(**params)})
    thread._load()
    return thread._session.request(method, {**checked, "threadId": thread.id}, result, undo=undo)


def running_on(thread: Loadable) -> list[str]:
    """The turns that run on a thread, as far as they were told."""
    return thread._session.look(partial(thread._session.ledger.turnstile.running, thread.id))


def join(thread: Loadable, turn_id: str) -> TurnHandle:
    """A handle on a turn that runs already; what came for it while nobody had it open is there."""
    session = thread._session
    subscription = session.listen(turn_id, None, thread.id)
    return TurnHandle(session, thread.id, turn_id, subscription, None, thread._policy_of())
