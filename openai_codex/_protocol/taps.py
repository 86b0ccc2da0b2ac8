"""Which notifications a tap lets through: by method, by thread, and by the threads that a thread's agents started.

Pure functions over batches of mail, called for every batch of the connection. Pieces of a text are judged by the
message that they were known by and stay undecoded. Nothing here knows who reads.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Any, TypeAlias

from actors import Mail, Message, known_by

Select: TypeAlias = Callable[[list[Mail]], list[Mail]]

# What is kept of threads that may turn out to be those of sub-agents: these come up a few messages before the item
# that names them. More than that is of threads that have nothing to do with it, and the oldest goes first.
STRANGERS = 16
STRANGER_MAIL = 64
# Threads that are known to have been started by somebody else.
FOREIGN = 1024


def select(methods: frozenset[str] | None, thread_id: str | None, *, subagents: bool = False) -> Select:
    """A filter by method and by thread; None for all of them. With `subagents` the thread's agents' threads too."""
    if thread_id is None:
        return _by_method(methods)
    if subagents:
        return _Family(thread_id, methods)

    def chosen(mail: list[Mail]) -> list[Mail]:
        return [
            each
            for each in mail
            if (methods is None or known_by(each)["method"] in methods) and thread_of(known_by(each)) == thread_id
        ]

    return chosen


def thread_of(message: Message) -> str | None:
    """The thread that a notification is about; None if it is about none."""
    params: dict[str, Any] | None = message.get("params")
    if type(params) is not dict:
        return None
    thread_id = params.get("threadId")
    if type(thread_id) is str:
        return thread_id
    thread: dict[str, Any] | None = params.get("thread")
    thread_id = thread.get("id") if type(thread) is dict else None
    return thread_id if type(thread_id) is str else None


def _by_method(methods: frozenset[str] | None) -> Select:
    if methods is None:
        return lambda mail: mail
    return lambda mail: [each for each in mail if known_by(each)["method"] in methods]


class _Family:
    """A thread and those that its agents, and theirs, start. It learns of them from the items that name them."""

    def __init__(self, thread_id: str, methods: frozenset[str] | None) -> None:
        self._methods = methods
        self._members = {thread_id}
        self._strangers: OrderedDict[str, deque[Mail]] = OrderedDict()
        self._foreign: OrderedDict[str, None] = OrderedDict()

    def __call__(self, mail: list[Mail]) -> list[Mail]:
        chosen: list[Mail] = []
        for each in mail:
            message = known_by(each)
            thread_id = thread_of(message)
            if thread_id is None:
                continue
            wanted = self._methods is None or message["method"] in self._methods
            if thread_id in self._members:
                if wanted:
                    chosen.append(each)
                for started in _agents_of(message):
                    self._members.add(started)
                    chosen += self._strangers.pop(started, ())
            elif thread_id in self._foreign:
                continue
            elif _is_foreign(message):
                self._strangers.pop(thread_id, None)
                self._foreign[thread_id] = None
                if len(self._foreign) > FOREIGN:
                    self._foreign.popitem(last=False)
            elif wanted:
                self._strangers.setdefault(thread_id, deque(maxlen=STRANGER_MAIL)).append(each)
                if len(self._strangers) > STRANGERS:
                    self._strangers.popitem(last=False)
        return chosen


def _agents_of(message: Message) -> list[str]:
    """The threads that an item names as those of sub-agents."""
    params: dict[str, Any] = message["params"]
    match params:
        case {"item": {"type": "collabAgentToolCall", "receiverThreadIds": [*ids]}}:
            return [id for id in ids if type(id) is str]
        case _:
            return []


def _is_foreign(message: Message) -> bool:
    """Whether a message says that its thread is no sub-agent's: those are never announced, and their turns belong to
    the turn that they work for."""
    match message:
        case {"method": "thread/started"}:
            return True
        case {"method": "turn/started", "params": {"turn": {"id": id, "rootTurnId": root}}}:
            return bool(id == root)
        case _:
            return False
