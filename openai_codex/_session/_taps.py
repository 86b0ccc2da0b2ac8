"""Copies of the notifications for readers of their own: any number of them, none in another's way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Generic, Protocol, TypeVar

import anyio

from actors import ActorError, ActorStopped, Connection, Mail, MailboxPolicy, TaskMailbox, ThreadMailbox

from .._protocol.routes import DELTAS
from .._protocol.taps import Select
from ..errors import error_from_actors

B = TypeVar("B", TaskMailbox, ThreadMailbox)


class Tapped(Protocol):
    """A session, as a tap sees it."""

    @property
    def closed(self) -> bool: ...

    def in_loop(self, connection: Connection, function: Callable[[], object], /) -> None: ...


class AsyncTapped(Tapped, Protocol):
    """A session that may not be connected yet."""

    @property
    def alive(self) -> Connection | None: ...

    async def open(self) -> Connection: ...


class BlockingTapped(Tapped, Protocol):
    """A session that was connected when it was made."""

    def open(self) -> Connection: ...


class BaseTap(Generic[B]):
    """A mailbox that gets a copy of what `select` lets through."""

    def __init__(
        self, session: Tapped, mailbox: Callable[[MailboxPolicy], B], select: Select, early: Select | None
    ) -> None:
        self._session = session
        self._mailbox: B = mailbox(MailboxPolicy(coalescing=DELTAS))
        self._select = select
        self._early = early
        self._closed = False
        self._connection: Connection | None = None

    @property
    def queued(self) -> int:
        """How many messages there are to be received."""
        held = self._mailbox.statistics()
        return held.queued + held.backlog

    def close(self) -> None:
        """Take no more notifications. Twice is fine."""
        self._closed = True
        connection, self._connection = self._connection, None
        if connection is not None and connection.cause is None:
            with suppress(ActorError):  # it may end meanwhile, and with it the tap
                self._session.in_loop(connection, partial(connection.close_tap, self._mailbox))
        self._mailbox.close()

    def _begin(self, connection: Connection) -> None:
        self._connection = connection
        self._session.in_loop(connection, partial(connection.open_tap, self._mailbox, self._select, self._early))

    def _end(self, error: ActorError) -> None:
        """Raise what ended the connection, unless that was the client's own close."""
        if not (isinstance(error, ActorStopped) and self._session.closed):
            raise error_from_actors(error) from error


class AsyncTap(BaseTap[TaskMailbox]):
    """A tap that a task reads. It begins when it is made, or with its first use if the client is not connected."""

    def __init__(self, session: AsyncTapped, select: Select, early: Select | None = None) -> None:
        super().__init__(session, TaskMailbox, select, early)
        self._open = session.open
        if (connection := session.alive) is not None:
            self._begin(connection)

    async def open(self) -> None:
        """Begin now, if it has not."""
        if self._connection is None and not self._closed:
            connection = await self._open()
            # Two tasks may have waited for it.
            if self._connection is None and not self._closed:
                self._begin(connection)

    async def receive(self, timeout: float | None = None) -> list[Mail] | None:
        """Wait for the next batch; None once it or its client is closed. TimeoutError after `timeout` seconds."""
        await self.open()
        try:
            with anyio.fail_after(timeout):
                return await self._mailbox.receive()
        except ActorError as error:
            self._end(error)
            return None


class Tap(BaseTap[ThreadMailbox]):
    """A tap that a thread reads. It begins when it is made."""

    def __init__(self, session: BlockingTapped, select: Select, early: Select | None = None) -> None:
        super().__init__(session, ThreadMailbox, select, early)
        self._begin(session.open())

    def open(self) -> None:
        """Begin now: it has begun."""

    def receive(self, timeout: float | None = None) -> list[Mail] | None:
        """Block for the next batch; None once it or its client is closed. TimeoutError after `timeout` seconds."""
        try:
            return self._mailbox.receive(timeout)
        except ActorError as error:
            self._end(error)
            return None
