"""Which notifications a tap lets through: by method, by thread, and by the threads that a thread's agents started.

Pure functions over batches of mail, called for every batch of the connection. Pieces of a text are judged by the
message that they were known by and stay undecoded. Nothing here knows who reads.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from typing import TypeAlias

from actors import Mail, Message, known_by

from .methods import THREAD_STARTED, TURN_STARTED
from .subjects import agents_of, root_turn_of, thread_of, turn_of

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
            if (methods is None or known_by(each)["method"] in methods)
            and thread_of(known_by(each).get("params")) == thread_id
        ]

    return chosen


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
            params = message.get("params")
            thread_id = thread_of(params)
            if thread_id is None:
                continue
            wanted = self._methods is None or message["method"] in self._methods
            if thread_id in self._members:
                if wanted:
                    chosen.append(each)
                for started in agents_of(params):
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


def _is_foreign(message: Message) -> bool:
    """Whether a message says that its thread is no sub-agent's: those are never announced, and their turns belong to
    the turn that they work for."""
    method = message["method"]
    if method != TURN_STARTED:
        return bool(method == THREAD_STARTED)
    turn_id = turn_of(message["params"])
    return turn_id is not None and turn_id == root_turn_of(message["params"])
