"""The actor that owns the mailboxes: it sorts notifications by key and puts each group into its mailboxes.

It knows neither what a key means nor what a notification says; its dialect does.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from .actor import Actor, ActorRef
from .dialect import Dialect
from .errors import MailboxOverflow
from .mailbox import Mailbox
from .protocol.pieces import Mail, Message, Pieces
from .protocol.routing import Key, Routes
from .tally import Tally

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

    `select` is called with every batch, so it must be quick and must not decode pieces that it does not want. If it
    raises, `mailbox` ends with that. What `early` returns of the mail of keys that nobody has opened comes first; it
    stays there too.
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
    early_bytes: int = 0
    global_bytes: int = 0
    mailbox_bytes: int = 0


# A bare list is a batch of notifications: the common case pays for no wrapper.
MailroomMessage: TypeAlias = "list[Mail] | Open | Finish | Close | Tap | Untap"


class MailroomActor(Actor[MailroomMessage]):
    """Owns the table of routes. Its inbox holds what the correlator took out of one or two pipe reads.

    `finished` is told of each key that ended by its last message, after the dialect is.
    """

    def __init__(
        self,
        dialect: Dialect,
        *,
        finished: Callable[[Key], None] | None = None,
        ref: ActorRef[MailroomMessage] | None = None,
    ) -> None:
        super().__init__(ref)
        self._dialect = dialect
        self._finished = finished
        # As many as readers asked for; each is bounded by its mailbox.
        self._taps: list[Tap] = []
        hooks = ("route", "observe", "finished")
        self._failed = {hook: Tally(_logger, f"the hook {hook} failed") for hook in hooks}
        self._routes: Routes[Mailbox] = Routes(
            dialect.route, final=dialect.final, coalescing=dialect.coalescing, unrouted=self._unrouted
        )

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
            **self._routes.statistics()._asdict(),
            mailboxes=len(boxes),
            taps=len(self._taps),
            queued=sum(box.queued for box in boxes),
            backlog=sum(box.backlog for box in boxes),
            joined=sum(box.joined for box in boxes),
            mailbox_bytes=sum(box.size for box in boxes),
        )

    def _deliver(self, mail: list[Mail]) -> None:
        for tap in self._taps:
            self._select(tap.mailbox, tap.select, mail)
        routes = self._routes
        for key, group, last in routes.sort(mail):
            self._look_on(key, group, last)
            owners = routes.owners(key)
            if not owners or key is None:
                routes.keep(key, group, last=last)
            for mailbox in owners:
                mailbox.put(group)
            if last and owners:
                self._finish(key, None)

    @staticmethod
    def _select(mailbox: Mailbox, select: Callable[[list[Mail]], list[Mail]], mail: list[Mail]) -> None:
        try:
            mailbox.put(select(mail))
        except Exception as error:  # noqa: BLE001 - foreign code: it costs its own reader
            mailbox.end(error)

    def _unrouted(self, error: Exception) -> None:
        self._failed["route"].add(type(error).__name__, error)

    def _look_on(self, key: Key, group: list[Mail], last: bool) -> None:
        """Show mail to those who only look on: what becomes of them must not keep it from its readers."""
        try:
            self._dialect.observe(key, group)
        except Exception as error:  # noqa: BLE001 - who only looks on keeps no mail from its readers
            self._failed["observe"].add(type(error).__name__, error)
        if last and not isinstance(message := group[-1], Pieces):
            try:
                self._dialect.finished(key, message)
            except Exception as error:  # noqa: BLE001
                self._failed["finished"].add(type(error).__name__, error)
            if self._finished is not None:
                self._finished(key)

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
            self._select(tap.mailbox, tap.early, [*self._routes.early()])
        self._taps.append(tap)

    def _finish(self, key: Key, cause: BaseException | None) -> None:
        if key is not None:
            for mailbox in self._routes.finish(key):
                mailbox.end(cause)
