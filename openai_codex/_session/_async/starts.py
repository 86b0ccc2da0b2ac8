"""The right to start the next turn of a thread, which one call has at a time; and how long a start may take."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from actors import ActorError, Key, TaskReply

from ..._protocol.meters import Meter
from ..._protocol.routes import turn_key_of_result
from ...errors import (
    CodexError,
    InternalRpcError,
    RequestTimeoutError,
    ThreadBusyError,
    TransportClosedError,
    TurnTimeoutError,
    translated,
)
from ..reconcile import expect_compaction

if TYPE_CHECKING:
    from .calls import AsyncCalls

# The server's word for a turn that takes no input, as a compaction or a review.
_NOT_STEERABLE = "activeturnnotsteerable"


class AsyncStart:
    """One start of a turn: it waits until the thread is free if it is to, and until what takes no input is over.

    All that it does is bounded by `deadline`, on the session's clock.
    """

    def __init__(self, session: AsyncCalls, thread_id: str, when_busy: str, deadline: float | None) -> None:
        self._session = session
        self._thread_id = thread_id
        self._when_busy = when_busy
        self.deadline: float | None = deadline
        self._place: TaskReply | None = None
        # Counts the tokens of the turn.
        self.meter: Meter | None = None

    async def enter(self) -> None:
        """Wait for the place, if one is needed.

        Raises ThreadBusyError or TurnTimeoutError. Cancelled, it waits no longer.
        """
        turnstile = self._session.ledger.turnstile
        # Nothing joins a compaction, and one that has not begun yet would be broken off by a turn.
        if self._when_busy == "join" and not turnstile.compacting(self._thread_id):
            return
        while not await self._entered():
            pass  # the server that it waited for is gone, and there will be another

    async def _entered(self) -> bool:
        connection = await self._session.open()
        place = self._place = self._session.reply()
        queue = self._when_busy != "raise"
        try:
            with translated():
                self._session.in_loop(connection, _enter, self._session, self._thread_id, place, queue)
                if not await self._session.answered(place, self.time_left()):
                    raise self._late()
            if not place.result():
                raise await self._busy()
        except TransportClosedError:
            if not self._session.restarts:
                raise
            return False
        except BaseException:
            self.leave()
            raise
        return True

    def bind(self, result: Any) -> Key:
        """The key of the turn that was started, which has the place from now on. In the loop's thread."""
        turn_id = turn_key_of_result(result)
        self._session.ledger.turnstile.began(self._thread_id, str(turn_id), self._place)
        if self.meter is not None:
            self._session.ledger.meters.begin(str(turn_id), self.meter)
        return turn_id

    def compacts(self) -> None:
        """The place is for a compaction, which is to begin now."""
        connection = self._session.alive
        if connection is not None and self._place is not None:
            with suppress(ActorError):
                turnstile = self._session.ledger.turnstile
                self._session.in_loop(
                    connection, expect_compaction, connection, turnstile, self._thread_id, self._place
                )

    def leave(self) -> None:
        """Give the place up, unless its turn was started."""
        connection = self._session.alive
        if connection is not None and self._place is not None:
            with suppress(ActorError):
                self._session.in_loop(connection, self._session.ledger.turnstile.leave, self._thread_id, self._place)

    async def tries(self, error: InternalRpcError, ended: TaskReply | None) -> TaskReply:
        """After a refusal, wait until the server may take the turn; raises the error if that does not help.

        A turn may end between the refusal and the look for its end. So the end is listened for first, and the start is
        tried again before it is waited for: give what this returned to the next call.
        """
        if _NOT_STEERABLE not in error.message.replace("_", "").replace(" ", "").lower():
            raise error
        if self._when_busy == "raise":
            raise await self._busy() from error
        if ended is not None and not await self._session.answered(ended, self.time_left()):
            raise self._late() from error
        connection = await self._session.open()
        ended = self._session.reply()
        with translated():
            self._session.in_loop(connection, self._session.ledger.turnstile.next_end, self._thread_id, ended)
        return ended

    def time_left(self) -> float | None:
        """Seconds until the deadline; None without a deadline."""
        return None if self.deadline is None else max(0.0, self.deadline - self._session.time())

    def request_time(self) -> float | None:
        """Seconds that a request may take; None if the configuration says it."""
        left, limit = self.time_left(), self._session.config.request_timeout
        return left if left is not None and (limit is None or left < limit) else None

    def explained(self, error: RequestTimeoutError) -> CodexError:
        """The error of a start that was not answered in time."""
        return self._late() if self.time_left() == 0.0 else error

    def _late(self) -> TurnTimeoutError:
        return TurnTimeoutError(
            f"thread {self._thread_id} started no turn before the deadline; one that starts late is interrupted",
            turn_id=None,
        )

    async def _busy(self) -> ThreadBusyError:
        turns = tuple(await self._session.look(lambda: self._session.ledger.turnstile.running(self._thread_id)))
        return ThreadBusyError(
            f"thread {self._thread_id} has a turn that has not ended. Wait for it, interrupt it, or give "
            'TurnPolicy(when_busy="wait").',
            thread_id=self._thread_id,
            turn_ids=turns,
        )


def _enter(session: AsyncCalls, thread_id: str, place: TaskReply, queue: bool) -> None:
    session.ledger.turnstile.enter(thread_id, place, queue=queue)
