"""Replies that no caller waits for, or waits for no longer: what becomes of their answers, in the loop."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from contextvars import Context, copy_context
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias
from weakref import ref

from actors import ActorError, Connection, Key, Reply, ThreadReply

if TYPE_CHECKING:
    from .native import AsyncSession

logger = logging.getLogger("openai_codex.session")

Work: TypeAlias = Callable[[], Coroutine[Any, Any, None]]
# Called in the loop, in the very step that the answer comes in, with the answer as JSON says it. Returns what is to
# be done about it in a task of the connection, which must be bounded; None if nothing is.
Undo: TypeAlias = "Callable[[AsyncSession, Connection, Any], Work | None]"


class LastMail(Reply):
    """A reply that nobody waits for: it becomes the last message of a key."""

    __slots__ = ("_connection", "_key", "_method")

    def __init__(self, connection: Connection, method: str, key: Key) -> None:
        super().__init__()
        self._connection = connection
        self._method = method
        self._key = key

    def _wake(self) -> None:
        # It may be refused in the thread that asks.
        with suppress(ActorError):
            self._connection.post(self._deliver)

    def _deliver(self) -> None:
        if self._connection.cause is not None:
            return  # the end of the connection ends the mailboxes
        if self._error is not None:
            self._connection.finish(self._key, self._error)
        else:
            last: dict[str, Any] = {"method": self._method, "params": self._value}
            self._connection.finish(self._key, last=last)


class Undoing:
    """Undoes what callers left, in tasks of the connection: nothing that befalls a caller stops it.

    Both methods belong to the loop's thread. `undone` is settled when all is done, or nothing is left to do.
    """

    def __init__(self, session: AsyncSession) -> None:
        # Weakly: it holds this, and is to be collected as soon as its program drops it.
        self._session = ref(session)

    def inherit(self, connection: Connection, reply: Reply, undo: Undo, undone: Reply) -> None:
        """The caller of a request has left. An unwritten one is not written; the answer to a written one is undone,
        whenever it comes."""
        connection.withdraw(reply)
        reply.pass_on(_Inheritance(partial(self.run, connection, undo), undone))

    def begin(self, connection: Connection, undo: Undo) -> None:
        """Undo soon. From any thread, and nobody waits for it."""
        with suppress(ActorError):  # the connection is gone, and with it what was to be undone
            connection.post(self.run, connection, undo, None, ThreadReply())

    def run(self, connection: Connection, undo: Undo, answer: Any, undone: Reply) -> None:
        """Undo now."""
        session = self._session()
        try:
            work = None if session is None else undo(session, connection, answer)
            if work is not None:
                connection.start(_do, work, undone)
                return
        except ActorError:
            pass  # the connection is gone, and with it what was to be undone
        except Exception:  # an answer that names nothing must not end the connection, one of whose steps this is
            logger.exception("an answer that nobody waits for any more could not be undone")
        undone.set(None)


class _Inheritance(Reply):
    """The answer to a request whose caller has left."""

    __slots__ = ("_context", "_run", "_undone")

    def __init__(self, run: Callable[[Any, Reply], None], undone: Reply) -> None:
        super().__init__()
        self._run = run
        self._undone = undone
        # What is done in it belongs to the caller still, for whoever looks on.
        self._context: Context = copy_context()

    def _wake(self) -> None:
        if self._error is not None:
            self._undone.set(None)  # refused, not written, or the connection ended: nothing was begun
        else:
            self._context.run(self._run, self._value, self._undone)


async def _do(work: Work, undone: Reply) -> None:
    try:
        await work()
    except Exception:
        logger.exception("what a caller left could not be undone")
    finally:
        undone.set(None)
