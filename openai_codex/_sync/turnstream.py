# Generated from openai_codex/_async/turnstream.py by scripts/unasync.py. Edit that file instead.
"""The events of a turn: the one stream that its handle and its views read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._protocol import methods
from .._session import Mail, Stream, Subscription, ends_with
from .._turn.failure import cut_off_turn, late_turn
from ..errors import CodexError, TransportClosedError, TurnIncompleteError
from .closing import Closing

if TYPE_CHECKING:
    from .turn import TurnHandle


class TurnStream(Stream, Closing):
    """The events of one turn, up to and including its `turn/completed`.

    Left as a context manager, it interrupts the turn unless that has ended.
    """

    def __init__(self, handle: TurnHandle, subscription: Subscription) -> None:
        super().__init__()
        self._handle = handle
        self._subscription = subscription
        self.completed: bool = False

    def close(self) -> None:
        """Take no more events. The turn runs on."""
        self._subscription.close()

    def _more(self) -> list[Mail] | None:
        if self.completed:
            return None
        try:
            messages = self._subscription.receive(self._handle._time_left())
        except TransportClosedError as error:
            if self._handle._session.restarts:
                raise self._handle._lost(error) from error
            raise cut_off_turn(error, self._handle._record) from error.__cause__
        except CodexError:
            raise
        except TimeoutError as error:
            self._handle._stop()
            raise late_turn(self._handle.id, self._handle._record) from error
        except BaseException:
            self._handle._stop()
            raise
        if messages is None:
            raise TurnIncompleteError(f"the events of turn {self._handle.id} ended before turn/completed")
        if ends_with(messages, methods.TURN_COMPLETED):
            self.completed = True
            self._subscription.close()
            self._handle._learn_subagents()
            self._handle._learn_limits()
        return messages

    def _left(self) -> None:
        if not self.completed:
            self._handle._stop()

    _leave = _left

    def select(self, wants: frozenset[str] | None) -> None:
        """From now on yield only these methods, None is all of them. What comes meanwhile is kept for no other."""
        if wants is not self._wants:
            self._wants = wants
            self._subscription.select(wants)
