"""How what the server has begun is taken back: turns are interrupted and seen to end, other things have a counterpart.

All of it runs in the loop, in the connection's own tasks, whatever the colour of the caller is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import anyio

from actors import Connection, Key, Mailbox, TaskReply

from .._protocol.methods import ACCOUNT_LOGIN_CANCEL, THREAD_BACKGROUND_TERMINALS_CLEAN, TURN_COMPLETED, TURN_INTERRUPT
from .._protocol.routes import login_key_of_result, turn_key_of_result
from ..errors import CodexError, InvalidRequestError

if TYPE_CHECKING:
    from ._async.streams import AsyncSubscription
    from .native import AsyncSession
    from .replies import Undo, Work

# Seconds. A turn ends 10 to 40 ms after it is interrupted, and a process after it is killed; nobody waits longer than
# this to see it.
STOP_GRACE = 5.0
# The same for a turn that nobody was told of. It is told within 40 ms of its beginning.
UNTOLD_GRACE = 0.25

# By the answer to a request, what takes back what that began.
Opposite: TypeAlias = "Callable[[Any], tuple[str, Any]]"


def stop_turn(
    thread_id: str,
    leaving: Mailbox,
    turn_id: Key = None,
    *,
    named: bool = True,
    agents: bool = True,
    terminals: bool = False,
) -> Undo:
    """Interrupt a turn and see it end, and then what it started, unless somebody else follows it.

    Args:
        thread_id: The thread it runs on.
        leaving: The mailbox of the subscription to it that is given up.
        turn_id: The turn; by default the one that the answer names.
        named: Whether an interrupt may name it. If not, what is active on the thread is meant, which it is.
        agents: Whether its sub-agents are stopped too, at any depth.
        terminals: Whether the background terminals of the thread are ended too.
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
        return partial(_stop, session, connection, thread_id, id, end, named=named, agents=agents, terminals=terminals)

    return undo


def stop_helpers(thread_id: str, turn_id: str, *, agents: bool = True, terminals: bool = False) -> Undo:
    """Stop what a turn that was interrupted has started, at any depth, and see it end."""

    def undo(session: AsyncSession, connection: Connection, answer: Any) -> Work | None:
        if not terminals and not (agents and session.ledger.agents.employs(turn_id)):
            return None
        return partial(_stop_helpers, session, connection, thread_id, turn_id, agents=agents, terminals=terminals)

    return undo


def stop_now(thread_id: str, turn_id: str, *, named: bool, agents: bool, terminals: bool) -> Undo:
    """Interrupt a turn that is followed, and stop what it started. Its end comes to whoever follows it."""

    def undo(session: AsyncSession, connection: Connection, answer: Any) -> Work:
        return partial(
            _stop_now, session, connection, thread_id, turn_id, named=named, agents=agents, terminals=terminals
        )

    return undo


async def _stop_now(
    session: AsyncSession,
    connection: Connection,
    thread_id: str,
    id: str,
    *,
    named: bool,
    agents: bool,
    terminals: bool,
) -> None:
    await _try_to_interrupt(session, thread_id, id, id if named else "")
    await _stop_helpers(session, connection, thread_id, id, agents=agents, terminals=terminals)


def stop_unnamed(thread_id: str, before: Collection[str] = (), opposite: Opposite | None = None) -> Undo:
    """Stop the turn that the server made of something whose answer does not name it, and see it end.

    Args:
        thread_id: The thread.
        before: The turns that ran on it before. While one of them runs, what was begun is part of it, and goes on.
        opposite: What takes back the rest of it, by its answer: a method and params, asked for first.
    """

    def undo(session: AsyncSession, connection: Connection, answer: Any) -> Work:
        ended = TaskReply()
        session.ledger.turnstile.next_end(thread_id, ended)
        asked = None if opposite is None else opposite(answer)
        return partial(_stop_unnamed, session, thread_id, frozenset(before), asked, ended)

    return undo


async def _stop(
    session: AsyncSession,
    connection: Connection,
    thread_id: str,
    id: Key,
    end: AsyncSubscription,
    *,
    named: bool,
    agents: bool,
    terminals: bool,
) -> None:
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
        await _stop_helpers(session, connection, thread_id, str(id), agents=agents, terminals=terminals)
    finally:
        end.close()


async def _stop_helpers(
    session: AsyncSession, connection: Connection, thread_id: str, id: str, *, agents: bool, terminals: bool
) -> None:
    if agents and session.ledger.agents.employs(id):
        asked = set[tuple[str, str]]()
        with anyio.move_on_after(STOP_GRACE):
            await _stop_agents(session, connection, id, asked)
        connection.start(_stop_latecomers, session, connection, id, asked)
    if terminals:
        with suppress(CodexError):
            params = {"threadId": thread_id}
            await session.request(THREAD_BACKGROUND_TERMINALS_CLEAN, params, object, timeout=STOP_GRACE)


async def _stop_latecomers(session: AsyncSession, connection: Connection, id: str, asked: set[tuple[str, str]]) -> None:
    """For a while, interrupt what was being started when its turn was stopped. Nobody waits for it."""
    with anyio.move_on_after(STOP_GRACE):
        while True:
            changed = TaskReply()
            session.ledger.agents.next_change(changed)
            await changed
            await _stop_agents(session, connection, id, asked)


async def _stop_agents(session: AsyncSession, connection: Connection, id: str, asked: set[tuple[str, str]]) -> None:
    """Interrupt every sub-agent of a turn, those that are still being started too, until none of them works."""
    known = session.ledger.agents
    while running := [agent for agent in known.of_turn(id) if agent.running]:
        changed = TaskReply()
        known.next_change(changed)
        for agent in running:
            # One that has no turn yet is to take none: without an id the next to begin is meant.
            named = agent.turn_id or ""
            if (agent.thread_id, named) not in asked:
                asked.add((agent.thread_id, named))
                connection.start(_try_to_interrupt, session, agent.thread_id, agent.turn_id, named)
        await changed


async def _try_to_interrupt(session: AsyncSession, thread_id: str, id: Key, named: str) -> None:
    with suppress(CodexError):  # it has ended meanwhile, or the server is gone
        await _interrupt(session, thread_id, id, named)


async def _stop_unnamed(
    session: AsyncSession, thread_id: str, before: frozenset[str], asked: tuple[str, Any] | None, ended: TaskReply
) -> None:
    if asked is not None:
        with suppress(CodexError):
            await session.request(*asked, object, timeout=STOP_GRACE)
    running = session.ledger.turnstile.running(thread_id)
    if session.ledger.running(thread_id) or not before.isdisjoint(running):
        return  # somebody here follows what runs, so it is another turn
    # Nothing may run, or not be told yet: then no end comes.
    with anyio.move_on_after(STOP_GRACE if running else UNTOLD_GRACE), suppress(CodexError):
        await _interrupt(session, thread_id, None, "")
        await ended


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


def cancel_login(session: AsyncSession, connection: Connection, answer: Any) -> Work | None:
    """Cancel the login that an answer names; one with a key is over, and names none."""
    if answer.get("loginId") is None:
        return None
    params, key = {"loginId": answer["loginId"]}, login_key_of_result(answer)
    return partial(_take_back, session, ACCOUNT_LOGIN_CANCEL, params, key, None)


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
