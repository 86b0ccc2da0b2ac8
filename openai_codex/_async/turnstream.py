"""The events of a turn: the one stream that its handle and its views read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._protocol import methods
from .._session import AsyncStream, AsyncSubscription, Mail, ends_with
from .._turn.failure import cut_off_turn, late_turn
from ..errors import CodexError, TransportClosedError, TurnIncompleteError
from .closing import AsyncClosing

if TYPE_CHECKING:
    from .turn import AsyncTurnHandle


class AsyncTurnStream(AsyncStream, AsyncClosing):
    """The events of one turn, up to and including its `turn/completed`.

    Left as a context manager, it interrupts the turn unless that has ended.
    """

    def __init__(self, handle: AsyncTurnHandle, subscription: AsyncSubscription) -> None:
        super().__init__()
        self._handle = handle
        self._subscription = subscription
        self.completed: bool = False

    async def aclose(self) -> None:
        """Take no more events. The turn runs on."""
        self._subscription.close()

    async def _more(self) -> list[Mail] | None:
        if self.completed:
            return None
        try:
            messages = await self._subscription.receive(self._handle._time_left())
        except TransportClosedError as error:
            if self._handle._session.restarts:
                raise await self._handle._lost(error) from error
            raise cut_off_turn(error, self._handle._record) from error.__cause__
        except CodexError:
            raise
        except TimeoutError as error:
            await self._handle._stop()
            raise late_turn(self._handle.id, self._handle._record) from error
        except BaseException:
            await self._handle._stop()
            raise
        if messages is None:
            raise TurnIncompleteError(f"the events of turn {self._handle.id} ended before turn/completed")
        if ends_with(messages, methods.TURN_COMPLETED):
            self.completed = True
            self._subscription.close()
            await self._handle._learn_subagents()
            await self._handle._learn_limits()
        return messages

    async def _left(self) -> None:
        if not self.completed:
            await self._handle._stop()

    _leave = _left

    def select(self, wants: frozenset[str] | None) -> None:
        """From now on yield only these methods, None is all of them. What comes meanwhile is kept for no other."""
        if wants is not self._wants:
            self._wants = wants
            self._subscription.select(wants)
