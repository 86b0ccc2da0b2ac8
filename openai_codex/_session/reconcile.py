"""What is asked of the server because it was not told: how a turn ended, whose sub-agent a thread is.

A turn's `turn/completed` can be lost: whoever unsubscribes a thread in the middle of a turn gets nothing but its
status. So when a thread goes idle while one of its turns still has no end here, the stored turn is read.
What cannot be known is said to be unknown; nobody waits for ever.
"""

from __future__ import annotations

import logging
from typing import Any

import anyio

from actors import ActorError, ActorStopped, Connection, Key, MailboxPolicy, Reply, TaskMailbox, TaskReply, decoded

from .._protocol.codec import encode
from .._protocol.ledger import TurnLedger
from .._protocol.methods import (
    SERVER_REQUEST_RESOLVED,
    THREAD_PUT_AWAY,
    THREAD_READ,
    THREAD_STATUS_CHANGED,
    THREAD_TURNS_LIST,
    TURN_COMPLETED,
)
from .._protocol.subjects import parent_of, request_of, thread_of, thread_status_of
from .._protocol.turnstile import Turnstile
from .._requests import RequestBook
from ..errors import TurnOutcomeUnknownError

logger = logging.getLogger("openai_codex.session")

# Seconds. The end of a turn follows the idle status of its thread at once; what has not come by then is lost.
LOST_END_GRACE = 2.0
# Seconds in which the turn of a compaction begins, which the server does at once.
BEGIN_GRACE = 5.0
# Seconds that reading the stored turn may take.
READ_TIMEOUT = 10.0
# How many of a thread's newest turns are looked through.
NEWEST_TURNS = 20


async def find_stored_turn(connection: Connection, thread_id: str, turn_id: Key) -> dict[str, Any] | None:
    """A turn as the server stored it, in its wire form; None if it did not. Raises ActorError, TimeoutError."""
    params = {"threadId": thread_id, "limit": NEWEST_TURNS, "itemsView": "full"}
    reply = TaskReply()
    try:
        with anyio.fail_after(READ_TIMEOUT):
            connection.ask(THREAD_TURNS_LIST, encode(params), reply)
            page: dict[str, Any] = await reply
    finally:
        connection.abandon(reply)
    turns: list[dict[str, Any]] = page.get("data", [])
    return next((turn for turn in turns if turn.get("id") == turn_id), None)


async def find_parent(connection: Connection, thread_id: str) -> str | None:
    """The thread that a sub-agent's thread was spawned by; None for others.

    Raises ActorError, TimeoutError, LookupError.
    """
    reply = TaskReply()
    try:
        with anyio.fail_after(READ_TIMEOUT):
            connection.ask(THREAD_READ, encode({"threadId": thread_id}), reply)
            found: Any = await reply
    finally:
        connection.abandon(reply)
    if thread_of(found) is None:
        raise LookupError("the server does not say whose thread this is")
    return parent_of(found)


async def watch_threads(connection: Connection, ledger: TurnLedger, book: RequestBook) -> None:
    """For as long as the connection is open, keep what is known here in step with what the server says.

    When a thread goes idle, see that its turns have ended; when a request of the server's is settled,
    withdraw it from its handler; when a thread is put away, forget its handlers.
    """
    mailbox = TaskMailbox(
        MailboxPolicy(wants=frozenset({THREAD_STATUS_CHANGED, SERVER_REQUEST_RESOLVED, *THREAD_PUT_AWAY}))
    )
    connection.open_mailbox(None, mailbox)
    try:
        while (mail := await mailbox.receive()) is not None:
            for message in decoded(mail):
                method, params = message["method"], message.get("params")
                thread_id = thread_of(params)
                if method == SERVER_REQUEST_RESOLVED:
                    if (id := request_of(params)) is not None:
                        connection.withdraw_request(id)
                elif thread_id is None:
                    continue
                elif method in THREAD_PUT_AWAY:
                    book.claim(thread_id, None)
                elif thread_status_of(params) not in (None, "active"):
                    for turn_id in ledger.running(thread_id):
                        connection.start(_reconcile, connection, ledger, thread_id, turn_id)
    except ActorError:
        return
    finally:
        mailbox.close()
        ledger.mcp.forget_running()
        ledger.turnstile.lost(ActorStopped("the connection to the app-server is gone"))


def expect_compaction(connection: Connection, turnstile: Turnstile, thread_id: str, place: Reply) -> None:
    """A compaction was asked for and has this place, until its turn ends. One that does not begin gives it up."""
    turnstile.compact(thread_id, place)
    connection.start(_give_up, turnstile, thread_id, place)


async def _give_up(turnstile: Turnstile, thread_id: str, place: Reply) -> None:
    await anyio.sleep(BEGIN_GRACE)
    turnstile.leave(thread_id, place, unless_begun=True)


async def _reconcile(connection: Connection, ledger: TurnLedger, thread_id: str, turn_id: Key) -> None:
    await anyio.sleep(LOST_END_GRACE)
    if turn_id not in ledger.running(thread_id):
        return
    try:
        turn = await find_stored_turn(connection, thread_id, turn_id)
    except (ActorError, TimeoutError) as error:
        if connection.cause is None and turn_id in ledger.running(thread_id):
            unknown = TurnOutcomeUnknownError(f"turn {turn_id} is over and its outcome is not known: {error}")
            ledger.lose(turn_id)
            connection.finish(turn_id, unknown)
        return
    if turn is None or turn.get("status") == "inProgress" or turn_id not in ledger.running(thread_id):
        return  # the thread was idle before this turn began
    logger.warning("the end of turn %s was not told; read it from the stored thread", turn_id)
    connection.deliver([{"method": TURN_COMPLETED, "params": {"threadId": thread_id, "turn": turn}}])
