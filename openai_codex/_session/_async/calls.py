"""The verbs of a session: a request with its deadline, retries, undoing and span; subscriptions and taps.

How they wait, and how they reach the loop, is the colour's.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from actors import ActorError, Connection, Key, Reply, TaskReply

from ..._protocol.codec import decode, encode
from ..._protocol.support import check
from ..._protocol.taps import Select
from ..._retry import OVERLOAD_ATTEMPTS, OVERLOAD_DELAY, OVERLOAD_JITTER, OVERLOAD_MOST, backoff
from ...errors import RequestTimeoutError, RetryLimitExceededError, ServerBusyError, translated
from ..replies import LastMail, Undo
from .colour import AsyncColour
from .streams import AsyncSubscription
from .taps import AsyncTap

T = TypeVar("T")

# Seconds that whoever was told to stop waits for the undoing of a request, its late answer included.
UNDO_SECONDS = 10.0


class _Call(NamedTuple):
    method: str
    params: Any
    body: bytes
    result: type[Any]
    opens: AsyncSubscription | None
    interrupts: Key
    undo: Undo | None
    seconds: float | None


class AsyncCalls(AsyncColour):
    """What can be asked of a server, and heard from it."""

    async def request(
        self,
        method: str,
        params: Any,
        result: type[T],
        *,
        opens: AsyncSubscription | None = None,
        interrupts: Key = None,
        undo: Undo | None = None,
        timeout: float | None = None,
    ) -> T:
        """Send a request and wait for its result.

        Cancelled, an unwritten request is never written, and a late answer is dropped unless there is `undo`.

        Args:
            method: What to ask.
            params: What to ask it with.
            result: The class of the answer.
            opens: A subscription to open under the key that the answer names, so that it misses nothing.
            interrupts: The key of a turn whose end as interrupted answers the request as well.
            undo: What takes back the answer of a request whose caller has left, for whatever reason. The connection
                does it, whenever the answer comes; a caller that was told to stop waits for it, bounded.
            timeout: Seconds; by default `CodexConfig.request_timeout`.
        """
        seconds = self.config.request_timeout if timeout is None else timeout
        call = _Call(method, params, encode(params), result, opens, interrupts, undo, seconds)
        attempt = self._attempt if self.tracing is None else self._traced
        for pause in backoff(OVERLOAD_ATTEMPTS, OVERLOAD_DELAY, OVERLOAD_MOST, OVERLOAD_JITTER):
            try:
                answer: T = await attempt(call)
                return answer
            except ServerBusyError as error:
                # It was refused before anything was done with it, so it is safe to send again. Not so what
                # the server has given up on itself.
                if isinstance(error, RetryLimitExceededError):
                    raise
            await self.sleep(pause)
        last: T = await attempt(call)
        return last

    async def _traced(self, call: _Call) -> Any:
        assert self.tracing is not None
        with self.tracing.call(call.method, call.body) as (trace, learn):
            result = await self._attempt(call, trace)
            learn(result)
            return result

    async def _attempt(self, call: _Call, trace: bytes | None = None) -> Any:
        connection = await self.open()
        method, params, body, result, opens, interrupts, _, seconds = call
        check(self.version, method, params)
        reply = self.reply()
        with translated():
            try:
                opening = None if opens is None else opens.opening
                await self.ask(connection, method, body, reply, opening, interrupts=interrupts, trace=trace)
                if await self.answered(reply, seconds):
                    return decode(result, reply.result(), method)
                raise RequestTimeoutError(f"the server did not answer {method} within {seconds:g} s")
            except ActorError:
                raise  # refused, or never sent, or the connection is gone: nothing was begun
            except BaseException as error:
                if call.undo is None:
                    self._later(connection, connection.abandon, reply)
                else:
                    late = isinstance(error, RequestTimeoutError)
                    await self._bequeath(connection, reply, call.undo, late=late)
                raise

    async def _bequeath(self, connection: Connection, reply: TaskReply, undo: Undo, *, late: bool) -> None:
        """Leave a request to the connection, which undoes what it began. Nobody waits for it if it is late anyway."""
        undone = self.reply()
        with suppress(ActorError), self.cleanup(UNDO_SECONDS):
            self.in_loop(connection, self.undoing.inherit, connection, reply, undo, undone)
            if not late:
                await self.answered(undone, UNDO_SECONDS)

    async def undo(self, undo: Undo) -> None:
        """Undo what was begun earlier, and wait for that, bounded.

        Cancelled, however often, it is done all the same: by the connection.
        """
        if (connection := self.alive) is not None:
            undone = self.reply()
            with suppress(ActorError), self.cleanup(UNDO_SECONDS):
                self.in_loop(connection, self.undoing.run, connection, undo, None, undone)
                await self.answered(undone, UNDO_SECONDS)

    def subscribe(
        self,
        key: Callable[[Any], Key],
        wants: frozenset[str] | None = None,
        thread_id: str | None = None,
    ) -> AsyncSubscription:
        """Prepare a subscription; give it to a request as `opens`.

        `key` names it from that request's result, `wants` are the methods it is limited to, and
        `thread_id` is the thread whose turn it follows, if it does.
        """
        return AsyncSubscription(self, key, wants, thread_id)

    async def listen(
        self, key: Key, wants: frozenset[str] | None = None, thread_id: str | None = None
    ) -> AsyncSubscription:
        """Subscribe now to a key that is known beforehand, beginning with what came early."""
        connection = await self.open()
        subscription = self.subscribe(lambda _: key, wants, thread_id)
        with translated():
            # In the loop before anything that is asked from now on, so done before any answer to it is read.
            self.in_loop(connection, subscription.open_under, key, connection)
        return subscription

    async def begin(self, method: str, params: Any, key: Key) -> None:
        """Send a request that is answered when something else is over.

        Its answer is the last message for `key`, with the request's method and the result as params; what it is
        refused with ends the subscriptions of `key`.
        """
        body = encode(params)
        connection = await self.open()
        check(self.version, method, params)
        with translated():
            await self.ask(connection, method, body, LastMail(connection, method, key), deferred=True)

    def finish(self, key: Key) -> None:
        """End the subscriptions of a key: nothing that comes for it from now on is kept."""
        if (connection := self.alive) is not None:
            self._later(connection, connection.finish, key)

    def tell_loop(self, function: Callable[..., object], *args: Any) -> None:
        """Call a function in the loop's thread, before the answer to anything that is asked from now on."""
        if (connection := self.alive) is not None:
            with suppress(ActorError):
                self.in_loop(connection, function, *args)

    def tap(self, select: Select, early: Select | None = None) -> AsyncTap:
        """Copies of the notifications that `select` lets through; `early` chooses among what came for unopened keys."""
        return AsyncTap(self, select, early)

    def _later(self, connection: Connection, function: Callable[[Any], object], argument: Reply | Key) -> None:
        # If the connection is gone there is nothing left to be done.
        with suppress(ActorError):
            self.in_loop(connection, function, argument)
