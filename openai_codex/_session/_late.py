"""What a session keeps of a server beside its answers: late answers as mail, and warnings that came at the start."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from actors import ActorError, Connection, Key, Mail, Mailbox, MailboxPolicy, Message, Reply, decoded

from .._protocol.methods import CONFIG_WARNING

# There is one for each thing that is wrong with a configuration; beyond this the newest are kept.
KEPT_NOTICES = 64


class LastMail(Reply):
    """A reply that nobody waits for: it becomes the last message of a key."""

    __slots__ = ("_connection", "_key", "_method")

    def __init__(self, connection: Connection, method: str, key: Key) -> None:
        super().__init__()
        self._connection = connection
        self._method = method
        self._key = key

    def _wake(self) -> None:
        # It may be refused in the thread that asks.
        with suppress(ActorError):
            self._connection.post(self._deliver)

    def _deliver(self) -> None:
        if self._connection.cause is not None:
            return  # the end of the connection ends the mailboxes
        if self._error is not None:
            self._connection.finish(self._key, self._error)
        else:
            last: dict[str, Any] = {"method": self._method, "params": self._value}
            self._connection.finish(self._key, last=last)


class Notices(Mailbox):
    """A mailbox that nobody empties: it keeps the warnings about the configuration, for any thread to look at."""

    __slots__ = ("messages",)

    def __init__(self) -> None:
        super().__init__(MailboxPolicy(wants=frozenset({CONFIG_WARNING})))
        self.messages: tuple[Message, ...] = ()

    def _hand_over(self, mail: list[Mail]) -> None:
        self._queued = 0
        # Replaced whole, so that a thread that looks at it needs no lock.
        self.messages = (*self.messages, *decoded(mail))[-KEPT_NOTICES:]

    def _hand_over_end(self) -> None:
        """They stay."""
