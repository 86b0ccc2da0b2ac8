# Generated from openai_codex/_async/revealed.py by scripts/unasync.py. Edit that file instead.
"""Turns that no answer names, as handles: a message reveals which turn it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .._session import Revealer, Tap, decoded
from ..errors import TransportClosedError, translated
from .loadable import Loadable
from .turn import TurnHandle

if TYPE_CHECKING:
    from actors import Message


class Revealed:
    """The turn of something that was, or is about to be, asked for. Close it when the turn is found, or not wanted."""

    def __init__(
        self,
        thread: Loadable,
        reveals: Callable[[Message], str | None],
        hints: frozenset[str] = frozenset(),
    ) -> None:
        self._thread = thread
        self._reveals = reveals
        self._revealer = Revealer(thread.id, reveals, hints)
        self._tap: Tap = thread._session.tap(self._revealer.select, self._revealer.select)

    def next(self, seconds: float | None) -> TurnHandle | None:
        """The turn, once it is revealed; None if a hint came. Raises TimeoutError after so many seconds."""
        mail = self._tap.receive(seconds)
        if mail is None:
            raise TransportClosedError("this client was closed")
        found = next(filter(None, map(self._reveals, decoded(mail))), None)
        return None if found is None else self._join(found)

    def _join(self, turn_id: str) -> TurnHandle:
        session, thread = self._thread._session, self._thread
        subscription = session.subscribe(lambda _: turn_id, None, thread.id)
        connection = session.open()
        with translated():
            session.in_loop(connection, self._revealer.join, turn_id, subscription, connection, session.ledger)
        return TurnHandle(session, thread.id, turn_id, subscription, None, thread._policy_of())

    def close(self) -> None:
        """Look for it no more."""
        self._tap.close()
