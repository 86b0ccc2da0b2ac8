"""Copies of the notifications for readers of their own: any number of them, none in another's way."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from actors import ActorError, ActorStopped, Connection, Mail, MailboxPolicy, TaskMailbox

from ..._protocol.routes import DELTAS
from ..._protocol.taps import Select
from ...errors import elsewhere, translated

if TYPE_CHECKING:
    from .colour import AsyncColour


class AsyncTap:
    """A mailbox that gets a copy of what `select` lets through.

    It begins when it is made, or with its first use if the client is not connected.
    """

    def __init__(self, session: AsyncColour, select: Select, early: Select | None = None) -> None:
        self._session = session
        self._loop = session.here()
        self._mailbox: TaskMailbox = session.mailbox(MailboxPolicy(coalescing=DELTAS))
        self._select = select
        self._early = early
        self._closed = False
        self._connection: Connection | None = None
        if (connection := session.alive) is not None:
            self._begin(connection)

    @property
    def queued(self) -> int:
        """How many messages there are to be received."""
        held = self._mailbox.statistics()
        return held.queued + held.backlog

    async def open(self) -> None:
        """Begin now, if it has not."""
        if self._connection is None and not self._closed:
            connection = await self._session.open()
            # Two may have waited for it.
            if self._connection is None and not self._closed:
                self._begin(connection)

    async def receive(self, timeout: float | None = None) -> list[Mail] | None:
        """Wait for the next batch; None once it or its client is closed. TimeoutError after `timeout` seconds."""
        if self._session.here() is not self._loop:
            raise elsewhere(self._loop)
        await self.open()
        with translated():
            try:
                return await self._session.take(self._mailbox, timeout)
            except ActorStopped:
                if self._session.closed:
                    return None  # by the client's own close
                raise

    def close(self) -> None:
        """Take no more notifications. Twice is fine."""
        self._closed = True
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(ActorError):  # it may have ended, and with it the tap
                self._session.in_loop(connection, connection.close_tap, self._mailbox)
        self._mailbox.close()

    def _begin(self, connection: Connection) -> None:
        self._connection = connection
        with translated():
            self._session.in_loop(connection, connection.open_tap, self._mailbox, self._select, self._early)
