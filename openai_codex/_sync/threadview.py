# Generated from openai_codex/_async/threadview.py by scripts/unasync.py. Edit that file instead.
"""The base of what belongs to one thread: a request about it, and turns of it that nobody here started."""

from __future__ import annotations

from typing import Any, TypeVar

from .._protocol.params import checked_params, given
from .._session import Session
from .loadable import Loadable
from .pages import Pages
from .turn import TurnHandle

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


def ask(thread: Loadable, method: str, result: type[T], **params: Any) -> T:
    """The same, for a thread."""
    checked = checked_params(method, {"threadId": thread.id, **given(**params)})
    thread._load()
    return thread._session.request(method, checked, result)


def join(session: Session, thread_id: str, turn_id: str) -> TurnHandle:
    """A handle on a turn that runs already; what came for it while nobody had it open is there."""
    subscription = session.listen(turn_id, None, thread_id)
    return TurnHandle(session, thread_id, turn_id, subscription)
