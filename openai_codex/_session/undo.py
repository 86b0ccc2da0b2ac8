"""How what the server has begun is taken back: turns are interrupted and seen to end, other things have a counterpart.

All of it runs in the loop, in the connection's own tasks, whatever the colour of the caller is.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio

from actors import Connection, Key, Mailbox

from .._protocol.methods import TURN_COMPLETED, TURN_INTERRUPT
from .._protocol.routes import turn_key_of_result
from ..errors import CodexError, InvalidRequestError

if TYPE_CHECKING:
    from ._async.streams import AsyncSubscription
    from .native import AsyncSession
    from .replies import Undo, Work

# Seconds. A turn ends 10 to 40 ms after it is interrupted, and a process after it is killed; nobody waits longer than
# this to see it.
STOP_GRACE = 5.0


def stop_turn(thread_id: str, leaving: Mailbox, turn_id: Key = None, *, named: bool = True) -> Undo:
    """Interrupt a turn and see it end, unless somebody else follows it.

    Args:
        thread_id: The thread it runs on.
        leaving: The mailbox of the subscription to it that is given up.
        turn_id: The turn; by default the one that the answer names.
        named: Whether an interrupt may name it. If not, what is active on the thread is meant, which it is.
    """

    def undo(session: AsyncSession, connection: Connection, answer: Any) -> Work | None:
        id = turn_key_of_result(answer) if turn_id is None else turn_id
        watchers = session.ledger.watchers
        if not watchers(id):
            return None  # it has ended, or its server is gone
        end = session.subscribe(lambda _: id, frozenset({TURN_COMPLETED}), thread_id)
        # Before the other one is closed: the turn keeps its context for as long as somebody follows it.
        end.open_under(id, connection)
        session.forget(id, leaving)
        if watchers(id) > 1:
            end.close()  # it was joined: somebody else still waits for it
            return None
        return partial(_stop, session, thread_id, id, end, named=named)

    return undo


async def _stop(session: AsyncSession, thread_id: str, id: Key, end: AsyncSubscription, *, named: bool) -> None:
    try:
        with anyio.move_on_after(2 * STOP_GRACE), suppress(CodexError):  # it had ended, or the server is gone
            try:
                await _interrupt(session, thread_id, id, id if named else "")
            except InvalidRequestError:
                if not session.ledger.watchers(id):
                    raise
                # It was started and has not ended, so it has not begun: without an id the next to begin is meant too.
                await _interrupt(session, thread_id, id, "")
            while await end.receive() is not None:
                pass
    finally:
        end.close()


async def _interrupt(session: AsyncSession, thread_id: str, id: Key, named: Key) -> None:
    params = {"threadId": thread_id, "turnId": named}
    await session.request(TURN_INTERRUPT, params, object, interrupts=id, timeout=STOP_GRACE)


def take_back(method: str, params: Any, key: Key, end: str | None = None) -> Undo:
    """Ask the server for the opposite, and forget what still comes for `key`.

    With `end` the last message for `key` is of that method, and it is waited for, bounded.
    """

    def undo(session: AsyncSession, connection: Connection, answer: Any) -> Work:
        ending = None
        if end is not None:
            ending = session.subscribe(lambda _: key, frozenset({end}))
            ending.open_under(key, connection)
        return partial(_take_back, session, method, params, key, ending)

    return undo


async def _take_back(session: AsyncSession, method: str, params: Any, key: Key, end: AsyncSubscription | None) -> None:
    try:
        with anyio.move_on_after(2 * STOP_GRACE), suppress(CodexError):
            await session.request(method, params, object, timeout=STOP_GRACE)
            while end is not None and await end.receive() is not None:
                pass
    finally:
        session.finish(key)
        if end is not None:
            end.close()
