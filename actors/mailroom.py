"""The actor that owns the mailboxes: it sorts notifications by key and puts each group into its mailboxes.

It knows neither what a key means nor what a notification says; both come in as functions.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from .actor import Actor
from .errors import MailboxOverflow
from .mailbox import Mailbox
from .protocol.pieces import Coalescing, Mail, Message, Pieces
from .protocol.routing import Key, Routes

_logger = logging.getLogger(__name__)


class Open(NamedTuple):
    """Deliver what comes for `key` into `mailbox`, beginning with what came early."""

    key: Key
    mailbox: Mailbox


class Finish(NamedTuple):
    """Nothing more will come for `key` but `last`: end its mailboxes, with `cause` if there is one."""

    key: Key
    cause: BaseException | None = None
    last: Message | None = None


class Close(NamedTuple):
    """Deliver nothing more into `mailbox`."""

    key: Key
    mailbox: Mailbox


class Tap(NamedTuple):
    """From now on deliver into `mailbox` too what `select` returns of each batch, whatever key it has.

    `select` is called with every batch, so it must be quick, must not raise, and must not decode pieces that it does
    not want. What `early` returns of the mail of keys that nobody has opened comes first; it stays there too.
    """

    mailbox: Mailbox
    select: Callable[[list[Mail]], list[Mail]]
    early: Callable[[list[Mail]], list[Mail]] | None = None


class Untap(NamedTuple):
    """Deliver nothing more into the `mailbox` of a tap."""

    mailbox: Mailbox


class MailroomStatistics(NamedTuple):
    """The routes, and all open mailboxes together: what they hold, and how many messages were joined to others."""

    open_keys: int
    early_keys: int
    early_dropped_keys: int
    global_messages: int
    global_dropped: int
    mailboxes: int
    taps: int
    queued: int
    backlog: int
    joined: int


# A bare list is a batch of notifications: the common case pays for no wrapper.
MailroomMessage: TypeAlias = "list[Mail] | Open | Finish | Close | Tap | Untap"


class MailroomActor(Actor[MailroomMessage]):
    """Owns the table of routes. Its inbox holds what the correlator took out of one or two pipe reads."""

    def __init__(
        self,
        route: Callable[[Message], Key],
        *,
        final: Iterable[str] = (),
        finished: Callable[[Key, Message], None] | None = None,
        observed: Callable[[Key, list[Mail]], None] | None = None,
        coalescing: Coalescing | None = None,
    ) -> None:
        super().__init__()
        self._finished = finished
        # As many as readers asked for; each is bounded by its mailbox.
        self._taps: list[Tap] = []
        self._observed = observed
        self._routes: Routes[Mailbox] = Routes(route, final=final, coalescing=coalescing)

    def receive(self, message: MailroomMessage) -> None:
        if isinstance(message, list):
            self._deliver(message)
        elif isinstance(message, Open):
            self._open(message.key, message.mailbox)
        elif isinstance(message, Finish):
            if message.last is not None:
                for mailbox in self._routes.owners(message.key):
                    mailbox.put([message.last])
            self._finish(message.key, message.cause)
        elif isinstance(message, Tap):
            self._tap(message)
        elif isinstance(message, Untap):
            self._taps = [tap for tap in self._taps if tap.mailbox is not message.mailbox]
        else:
            self._routes.close(message.key, message.mailbox)

    def stopping(self, left: list[MailroomMessage], cause: BaseException) -> None:
        # What had been read before the end still reaches its readers, then the cause does.
        for message in left:
            try:
                self.receive(message)
            except Exception:  # noqa: PERF203 - the bug that ended the system may well repeat; its readers hear the cause
                _logger.exception("dropped mail that could not be delivered")
        taps, self._taps = self._taps, []
        for mailbox in (*self._routes.clear(), *(tap.mailbox for tap in taps)):
            mailbox.end(cause)

    @property
    def open_keys(self) -> int:
        """How many keys are open. A count that is kept: any thread may look at it."""
        return self._routes.open_keys

    def statistics(self) -> MailroomStatistics:
        """How full the table of routes and its mailboxes are."""
        everyone = (*self._routes.everyone(), *(tap.mailbox for tap in self._taps))
        boxes = [mailbox.statistics() for mailbox in everyone]
        return MailroomStatistics(
            *self._routes.statistics(),
            mailboxes=len(boxes),
            taps=len(self._taps),
            queued=sum(box.queued for box in boxes),
            backlog=sum(box.backlog for box in boxes),
            joined=sum(box.joined for box in boxes),
        )

    def _deliver(self, mail: list[Mail]) -> None:
        for tap in self._taps:
            tap.mailbox.put(tap.select(mail))
        routes = self._routes
        for key, group, last in routes.sort(mail):
            if self._observed is not None:
                self._observe(key, group)
            if last and self._finished is not None and not isinstance(group[-1], Pieces):
                self._finished(key, group[-1])
            owners = routes.owners(key)
            if not owners or key is None:
                routes.keep(key, group, last=last)
            for mailbox in owners:
                mailbox.put(group)
            if last and owners:
                self._finish(key, None)

    def _observe(self, key: Key, group: list[Mail]) -> None:
        try:
            if self._observed is not None:
                self._observed(key, group)
        except Exception:  # who only looks on must not keep mail from its readers
            _logger.exception("the observer of the mail failed")

    def _open(self, key: Key, mailbox: Mailbox) -> None:
        if self._routes.is_finished(key):
            mailbox.end()
            return
        early = self._routes.open(key, mailbox)
        if not early.complete:
            self._routes.close(key, mailbox)
            mailbox.end(MailboxOverflow("too much came before anybody read it"))
            return
        mailbox.put([*early.messages])
        if early.finished and key is not None:
            self._routes.finish(key)
            mailbox.end()

    def _tap(self, tap: Tap) -> None:
        if tap.early is not None:
            tap.mailbox.put(tap.early([*self._routes.early()]))
        self._taps.append(tap)

    def _finish(self, key: Key, cause: BaseException | None) -> None:
        if key is not None:
            for mailbox in self._routes.finish(key):
                mailbox.end(cause)
