"""Turns that no answer names, as handles: a message reveals which turn it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .._session import AsyncTap, Revealer, decoded
from ..errors import TransportClosedError, translated
from .loadable import AsyncLoadable
from .turn import AsyncTurnHandle

if TYPE_CHECKING:
    from actors import Message


class AsyncRevealed:
    """The turn of something that was, or is about to be, asked for. Close it when the turn is found, or not wanted."""

    def __init__(
        self,
        thread: AsyncLoadable,
        reveals: Callable[[Message], str | None],
        hints: frozenset[str] = frozenset(),
    ) -> None:
        self._thread = thread
        self._reveals = reveals
        self._revealer = Revealer(thread.id, reveals, hints)
        self._tap: AsyncTap = thread._session.tap(self._revealer.select, self._revealer.select)

    async def next(self, seconds: float | None) -> AsyncTurnHandle | None:
        """The turn, once it is revealed; None if a hint came. Raises TimeoutError after so many seconds."""
        mail = await self._tap.receive(seconds)
        if mail is None:
            raise TransportClosedError("this client was closed")
        found = next(filter(None, map(self._reveals, decoded(mail))), None)
        return None if found is None else await self._join(found)

    async def _join(self, turn_id: str) -> AsyncTurnHandle:
        session, thread = self._thread._session, self._thread
        subscription = session.subscribe(lambda _: turn_id, None, thread.id)
        connection = await session.open()
        with translated():
            session.in_loop(connection, self._revealer.join, turn_id, subscription, connection, session.ledger)
        return AsyncTurnHandle(session, thread.id, turn_id, subscription, None, thread._policy_of())

    def close(self) -> None:
        """Look for it no more."""
        self._tap.close()
