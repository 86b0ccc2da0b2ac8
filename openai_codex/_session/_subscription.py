"""What the subscriptions of both colours have in common: how they are opened, narrowed and closed."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from typing import Any, Generic, Protocol, TypeVar

from actors import Connection, Key, MailboxPolicy, Opening, TaskMailbox, ThreadMailbox

from .._protocol.ledger import TurnLedger
from .._protocol.routes import DELTAS

B = TypeVar("B", TaskMailbox, ThreadMailbox)


class Forgetful(Protocol):
    """A session, as a subscription sees it."""

    ledger: TurnLedger

    def forget(self, key: Key, mailbox: Any, /) -> None: ...


class BaseSubscription(Generic[B]):
    """A mailbox that is opened by the answer to a request, under the key which that answer names."""

    def __init__(
        self,
        session: Forgetful,
        key: Callable[[Any], Key],
        wants: frozenset[str] | None,
        thread_id: str | None,
        mailbox: Callable[[MailboxPolicy], B],
    ) -> None:
        self._session = session
        self._key_of = key
        self._thread_id = thread_id
        self._context = copy_context()
        self._key: Key = None
        self._mailbox: B = mailbox(MailboxPolicy(wants=wants, coalescing=DELTAS))
        self.opening: Opening = Opening(self._mailbox, self._named)

    def select(self, wants: frozenset[str] | None) -> None:
        """From now on deliver only these methods; None is all of them."""
        self._mailbox.wants = wants

    def open_under(self, key: Key) -> Callable[[Connection], None]:
        """Name the key at once. Returns what opens it; to be called in the loop's thread."""
        self._key = key

        def open(connection: Connection) -> None:
            self._session.ledger.watch(key, self._thread_id, self._context)
            connection.open_mailbox(key, self._mailbox)

        return open

    def close(self) -> None:
        """Take no more events. Twice is fine."""
        key, self._key = self._key, None
        if key is not None:
            self._session.forget(key, self._mailbox)
        self._mailbox.close()

    def _named(self, result: Any) -> Key:
        self._key = self._key_of(result)
        self._session.ledger.watch(self._key, self._thread_id, self._context)
        return self._key
