"""Turns that no answer names: a message reveals which it is, and from that message on they are followed.

It runs in the loop, as the filter of a tap.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from actors import Connection, Mail, Message, known_by

from .._protocol.ledger import TurnLedger
from .._protocol.subjects import thread_of, turn_of

if TYPE_CHECKING:
    from ._async.streams import AsyncSubscription

# The turn that a message of the thread reveals; None for every other message.
Reveals: TypeAlias = Callable[[Message], "str | None"]


class Revealer:
    """Looks for the message, and keeps what comes for the turn from then on until somebody follows it."""

    def __init__(self, thread_id: str, reveals: Reveals, hints: frozenset[str] = frozenset()) -> None:
        self._hints = hints
        self._thread_id = thread_id
        self._reveals = reveals
        self._turn_id: str | None = None
        self._kept: list[Mail] | None = []

    def select(self, mail: list[Mail]) -> list[Mail]:
        """Let through what reveals the turn, and messages of the methods that hint at it."""
        return [each for each in mail if self._look_at(each)]

    def join(self, turn_id: str, subscription: AsyncSubscription, connection: Connection, ledger: TurnLedger) -> None:
        """Open the subscription, which begins with what was kept if somebody else had the turn open before."""
        kept, self._kept = self._kept or [], None
        if ledger.was_watched(turn_id):
            subscription.mailbox.put(kept)
            if ledger.end_of(turn_id) is not None:
                subscription.mailbox.end()
                return
        subscription.open_under(turn_id, connection)

    def _look_at(self, each: Mail) -> bool:
        message = known_by(each)
        params = message.get("params")
        if thread_of(params) != self._thread_id:
            return False
        found = None if self._turn_id is not None else self._reveals(message)
        if found is not None:
            self._turn_id = found
        if self._kept is not None and self._turn_id is not None and turn_of(params) == self._turn_id:
            self._kept.append(each)
        return found is not None or message["method"] in self._hints
