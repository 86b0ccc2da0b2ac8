"""Which notification goes to whom.

A route is a key: any hashable that the owner of the table gave a meaning (a turn, a login). What the
table holds per key is opaque to it. Notifications may come before anybody opened their key (the server
may announce a turn before it answers the request that started it), so unopened keys keep early mail;
the key None holds what belongs to no key at all. Both are rings, bounded by messages and by bytes, that
count what they drop: the first a whole key, the oldest, and the second the oldest message.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from .backlog import Backlog
from .pieces import Coalescing, Mail, Message, known_by, size_of, with_sizes

EARLY_KEYS = 64
EARLY_MESSAGES = 4096
EARLY_BYTES = 64 << 20
GLOBAL_MESSAGES = 1024
GLOBAL_BYTES = 32 << 20
FINISHED_KEYS = 1024

Key: TypeAlias = "Hashable | None"
T = TypeVar("T")

_NO_KEY = object()


class RoutesStatistics(NamedTuple):
    """What a routing table holds and what it had to drop."""

    open_keys: int
    early_keys: int
    early_dropped_keys: int
    global_messages: int
    global_dropped: int
    early_bytes: int
    global_bytes: int


class EarlyMail(NamedTuple):
    """What came for a key before it was opened, whether that is all of it, and whether it is the last of it."""

    messages: list[Message]
    complete: bool = True
    finished: bool = False


class _Early:
    __slots__ = ("backlog", "finished", "lost")

    def __init__(self, backlog: Backlog) -> None:
        self.backlog = backlog
        self.lost = False
        self.finished = False


class Routes(Generic[T]):
    """Keys, who has opened them, and the mail of keys that nobody has opened yet.

    A message whose route raises, or is no key, belongs to no key; `unrouted` is told what was raised.
    """

    def __init__(
        self,
        route: Callable[[Message], Key],
        *,
        final: Iterable[str] = (),
        coalescing: Coalescing | None = None,
        unrouted: Callable[[Exception], object] = bool,
    ) -> None:
        self._route = route
        self._unrouted = unrouted
        self._final = frozenset(final)
        self._coalescing = coalescing
        self._open: dict[Key, list[T]] = {}
        self._early: OrderedDict[Hashable, _Early] = OrderedDict()
        self._early_dropped = 0
        # Keys that ended: what still comes for them (a command may outlive its turn) is nobody's early mail.
        self._finished: OrderedDict[Hashable, None] = OrderedDict()
        self._early_bytes = 0
        self._global: deque[Message] = deque()
        self._global_bytes = 0
        self._global_dropped = 0

    def sort(self, mail: Iterable[Mail]) -> list[tuple[Key, list[Mail], bool]]:
        """Group a batch by key. The flag says that the group ends with the last message its key gets."""
        route, final = self._route, self._final
        groups: list[tuple[Key, list[Mail], bool]] = []
        growing: dict[Key, list[Mail]] = {}
        group: list[Mail] = []
        last: Key = _NO_KEY
        for each in mail:
            message = known_by(each)
            try:
                key = route(message)
                if key != last:  # a flood is a run of one key: look its group up once
                    group = growing.setdefault(key, [])
                    last = key
            except Exception as error:  # noqa: BLE001 - foreign code, and a message may have any shape
                self._unrouted(error)
                key = last = None
                group = growing.setdefault(None, [])
            group.append(each)
            if message["method"] in final and key is not None:
                groups.append((key, growing.pop(key), True))
                last = _NO_KEY
        groups.extend((key, group, False) for key, group in growing.items())
        return groups

    def owners(self, key: Key) -> list[T]:
        """Who has opened a key."""
        return self._open.get(key, [])

    def open(self, key: Key, owner: T) -> EarlyMail:
        """Open a key for `owner`; returns what came for it before."""
        self._open.setdefault(key, []).append(owner)
        if key is None:
            # What belongs to no key is everybody's: it stays for whoever opens the key next.
            return EarlyMail(list(self._global))
        kept = self._early.pop(key, None)
        if kept is None:
            return EarlyMail([])
        self._early_bytes -= kept.backlog.size
        return EarlyMail(kept.backlog.take(), complete=not kept.lost, finished=kept.finished)

    def close(self, key: Key, owner: T) -> None:
        """Take `owner` off a key; whoever else has it open keeps it."""
        owners = self._open.get(key, [])
        if owner in owners:
            owners.remove(owner)
        if not owners:
            self._open.pop(key, None)

    def finish(self, key: Hashable) -> list[T]:
        """Close a key for good; returns who had it open."""
        self._drop_early(key)
        self._finished[key] = None
        if len(self._finished) > FINISHED_KEYS:
            self._finished.popitem(last=False)
        return self._open.pop(key, [])

    def is_finished(self, key: Key) -> bool:
        """Whether a key ended, as far back as that is remembered."""
        return key in self._finished

    def keep(self, key: Key, mail: list[Mail], *, last: bool = False) -> None:
        """Keep what came for a key that nobody has open; `last` if the key gets no more."""
        if key is None or key in self._finished:
            self._keep_global(mail)
        else:
            self._keep_early(key, mail, last)

    def _keep_global(self, mail: list[Mail]) -> None:
        for message in with_sizes(mail):
            self._global.append(message)
            self._global_bytes += size_of(message)
        while len(self._global) > GLOBAL_MESSAGES or self._global_bytes > GLOBAL_BYTES:
            self._global_bytes -= size_of(self._global.popleft())
            self._global_dropped += 1

    def _keep_early(self, key: Hashable, mail: list[Mail], last: bool) -> None:
        early = self._early.get(key)
        if early is None:
            backlog = Backlog(self._coalescing, max_messages=EARLY_MESSAGES, max_bytes=EARLY_BYTES)
            early = self._early[key] = _Early(backlog)
            if len(self._early) > EARLY_KEYS:
                self._drop_early(next(iter(self._early)))
                self._early_dropped += 1
        early.finished = early.finished or last
        if not early.lost:
            self._early_bytes -= early.backlog.size
            early.lost = not early.backlog.extend(mail)
            self._early_dropped += early.lost
            self._early_bytes += early.backlog.size
            self._make_room(early)

    def _make_room(self, newest: _Early) -> None:
        """Empty the oldest keys until the others fit. They stay as lost, so that their readers hear of it."""
        for early in self._early.values():
            if self._early_bytes <= EARLY_BYTES:
                break
            if early is not newest and early.backlog:
                self._early_bytes -= early.backlog.size
                early.backlog.clear()
                early.lost = True
                self._early_dropped += 1

    def _drop_early(self, key: Hashable) -> None:
        early = self._early.pop(key, None)
        if early is not None:
            self._early_bytes -= early.backlog.size

    def early(self) -> list[Message]:
        """What is kept for keys that nobody has open, in the order in which the keys came up."""
        return [message for early in self._early.values() for message in early.backlog.peek()]

    def everyone(self) -> list[T]:
        """Everyone who has a key open, once for each key."""
        return [owner for owners in self._open.values() for owner in owners]

    def clear(self) -> list[T]:
        """Forget everything; returns everyone who had a key open."""
        owners = self.everyone()
        self._open.clear()
        self._early.clear()
        self._finished.clear()
        self._global.clear()
        self._early_bytes = self._global_bytes = 0
        return owners

    @property
    def open_keys(self) -> int:
        """How many keys are open."""
        return len(self._open)

    def statistics(self) -> RoutesStatistics:
        """How full the table is."""
        return RoutesStatistics(
            open_keys=self.open_keys,
            early_keys=len(self._early),
            early_dropped_keys=self._early_dropped,
            global_messages=len(self._global),
            global_dropped=self._global_dropped,
            early_bytes=self._early_bytes,
            global_bytes=self._global_bytes,
        )
