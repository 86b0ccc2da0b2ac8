# Generated from openai_codex/_session/_async/streams.py by scripts/unasync.py. Edit that file instead.
"""What comes for one key, by the batch, and streams of events."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from actors import Connection, Key, Mail, MailboxPolicy, Opening, ThreadMailbox

from ..._protocol.codec import EventReader
from ..._protocol.routes import DELTAS
from ...errors import elsewhere, translated
from ...models import Notification
from ..pace import Pace

if TYPE_CHECKING:
    from .colour import Colour


class Subscription:
    """A mailbox that is opened by the answer to a request, under the key which that answer names."""

    def __init__(
        self,
        session: Colour,
        key: Callable[[Any], Key],
        wants: frozenset[str] | None,
        thread_id: str | None,
    ) -> None:
        self._session = session
        self._key_of = key
        self._thread_id = thread_id
        self._context = copy_context()
        self._key: Key = None
        self._loop = session.here()
        self.mailbox: ThreadMailbox = session.mailbox(MailboxPolicy(wants=wants, coalescing=DELTAS))
        self.opening: Opening = Opening(self.mailbox, self._named)

    def select(self, wants: frozenset[str] | None) -> None:
        """From now on deliver only these methods; None is all of them."""
        self.mailbox.wants = wants

    def open_under(self, key: Key, connection: Connection) -> None:
        """Name the key at once, and open it. In the loop's thread."""
        self._watch(key)
        connection.open_mailbox(key, self.mailbox)

    def receive(self, timeout: float | None = None) -> list[Mail] | None:
        """Wait for the next batch, undecoded; None at the end. Raises TimeoutError after `timeout` seconds."""
        if self._session.here() is not self._loop:
            raise elsewhere(self._loop)
        with translated():
            return self._session.take(self.mailbox, timeout)

    def close(self) -> None:
        """Take no more events. Twice is fine."""
        key, self._key = self._key, None
        if key is not None:
            self._session.forget(key, self.mailbox)
        self.mailbox.close()

    def _named(self, result: Any) -> Key:
        key = self._key_of(result)
        self._watch(key)
        return key

    def _watch(self, key: Key) -> None:
        self._key = key
        self._session.ledger.watch(key, self.mailbox, self._thread_id, self._context)


class Stream(Pace):
    """An iterator over events that come in batches. Not an generator: it may be dropped at any time."""

    def __init__(self, wants: frozenset[str] | None = None) -> None:
        super().__init__()
        self._wants = wants
        self._reader = EventReader()

    @property
    def is_read(self) -> bool:
        """Whether every event that came was handed out."""
        return not self._ready and self._reader.is_empty

    @abstractmethod
    def _more(self) -> list[Mail] | None:
        """The next messages, maybe none; None at the end."""

    def _refill(self) -> list[Notification]:
        while not (ready := self._reader.take(self._wants)):
            batch = self._more()
            if batch is None:
                raise StopIteration
            self._reader.feed(batch)
            self._rested()
        self._ready = ready
        return ready
