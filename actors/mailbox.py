"""A stream of messages for one reader: put by an actor, read by a task or by a thread.

Putting never waits, because the read path must never wait for a consumer. Memory is bounded in three
steps: up to `high_water` messages are handed over as they came; beyond it a backlog joins adjacent
pieces of text; past the backlog's limit this mailbox, and only this one, ends with `MailboxOverflow`. So
it does when it is given more while it holds `max_bytes`: a single message may have any length.
What travels is a batch, the messages of one read of the pipe: a hand-over costs the same whatever it
carries.
"""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import RLock
from typing import NamedTuple

import anyio
from anyio.lowlevel import checkpoint

from .errors import MailboxOverflow
from .host import loop_poster
from .protocol.backlog import MAX_BYTES, MAX_MESSAGES, MAX_TEXT, Backlog
from .protocol.pieces import Coalescing, Mail, known_by, measured

HIGH_WATER = 4096


class MailboxPolicy(NamedTuple):
    """What a mailbox keeps.

    `wants` names the methods its reader asked for; None means all of them.
    """

    wants: frozenset[str] | None = None
    coalescing: Coalescing | None = None
    high_water: int = HIGH_WATER
    max_messages: int = MAX_MESSAGES
    max_text: int = MAX_TEXT
    max_bytes: int = MAX_BYTES


class MailboxStatistics(NamedTuple):
    """How full a mailbox is, in messages and in bytes, and how many messages were joined to another."""

    queued: int
    backlog: int
    joined: int
    ended: bool
    size: int


class Mailbox(ABC):
    """The side that actors know: `put`, `end`. Subclasses say how the reader waits."""

    __slots__ = ("_backlog", "_cause", "_ended", "_high_water", "_max_bytes", "_queued", "_queued_bytes", "wants")

    def __init__(self, policy: MailboxPolicy | None = None) -> None:
        policy = policy or MailboxPolicy()
        # The methods that the reader asked for, None for all; it may ask for fewer at any time.
        self.wants: frozenset[str] | None = policy.wants
        self._high_water = policy.high_water
        self._max_bytes = policy.max_bytes
        # One message may be longer than all that may wait, so what bounds the backlog is looked at here.
        self._backlog = Backlog(
            policy.coalescing, max_messages=policy.max_messages, max_text=policy.max_text, max_bytes=sys.maxsize
        )
        self._queued = 0
        self._queued_bytes = 0
        self._ended = False
        self._cause: BaseException | None = None

    def put(self, mail: list[Mail]) -> None:
        """Deliver a batch. Never waits."""
        wants = self.wants
        if wants is not None:
            mail = [each for each in mail if known_by(each)["method"] in wants]
        if not mail or self._ended:
            return
        if self._queued_bytes + self._backlog.size > self._max_bytes:
            self._backlog.clear()
            self.end(MailboxOverflow(f"the reader fell more than {self._max_bytes} bytes behind"))
        elif not self._backlog and self._queued < self._high_water:
            self._count(mail, 1)
            self._hand_over(mail)
        elif not self._backlog.extend(mail):
            self.end(MailboxOverflow("the reader fell too far behind"))

    def end(self, cause: BaseException | None = None) -> None:
        """Say that nothing more will come. The reader first gets what is there, then `cause` if there is one."""
        if self._ended:
            return
        self._ended = True
        self._cause = cause
        if not self._backlog:
            self._hand_over_end()

    def statistics(self) -> MailboxStatistics:
        """How full it is."""
        return MailboxStatistics(
            queued=self._queued,
            backlog=len(self._backlog),
            joined=self._backlog.joined,
            ended=self._ended,
            size=self._queued_bytes + self._backlog.size,
        )

    def _took(self, mail: list[Mail]) -> None:
        """The reader has a batch in hand: pass on what had to wait behind it."""
        self._count(mail, -1)
        if self._backlog:
            waiting: list[Mail] = [*self._backlog.take()]
            self._count(waiting, 1)
            self._hand_over(waiting)
            if self._ended:
                self._hand_over_end()

    def _forget(self) -> None:
        self._ended = True
        self._backlog.clear()
        self._queued = self._queued_bytes = 0

    def _count(self, mail: list[Mail], sign: int) -> None:
        count, size = measured(mail)
        self._queued += sign * count
        self._queued_bytes += sign * size

    @abstractmethod
    def _hand_over(self, mail: list[Mail]) -> None: ...

    @abstractmethod
    def _hand_over_end(self) -> None: ...


class TaskMailbox(Mailbox):
    """A mailbox that a task reads. It has neither a task nor, while nobody waits, anything to wait with: a
    thousand turns may wait at once, and an anyio channel each would be a third of what they hold."""

    __slots__ = ("_batches", "_news", "_over")

    def __init__(self, policy: MailboxPolicy | None = None) -> None:
        super().__init__(policy)
        self._batches: list[list[Mail]] = []
        self._over = False
        self._news: anyio.Event | None = None

    async def receive(self) -> list[Mail] | None:
        """Wait for the next batch; None at the end. Raises the cause if it ended with one."""
        if self._batches or self._over:
            await checkpoint()
        while not self._batches and not self._over:
            self._news = self._news or anyio.Event()
            await self._news.wait()
        return self._take()

    def close(self) -> None:
        """The reader leaves: forget what is there and take no more. Twice is fine."""
        self._forget()
        self._batches.clear()
        self._hand_over_end()

    def _take(self) -> list[Mail] | None:
        """What is there, or the end."""
        if self._batches:
            mail = self._batches.pop(0)
            self._took(mail)
            return mail
        if self._cause is not None:
            raise self._cause.with_traceback(None) from self._cause.__cause__
        return None

    def _hand_over(self, mail: list[Mail]) -> None:
        self._batches.append(mail)
        self._wake()

    def _hand_over_end(self) -> None:
        self._over = True
        self._wake()

    def _wake(self) -> None:
        if self._news is not None:
            self._news.set()
            self._news = None


class FarMailbox(TaskMailbox):
    """A mailbox that a task of another loop than the actors' reads."""

    __slots__ = ("_lock", "_post")

    def __init__(self, policy: MailboxPolicy | None = None) -> None:
        super().__init__(policy)
        # Reentrant: an overflow inside `put` ends the mailbox.
        self._lock = RLock()
        self._post = loop_poster()

    def put(self, mail: list[Mail]) -> None:
        """Deliver a batch. Never waits, but for the lock that the reader holds for an instant."""
        with self._lock:
            super().put(mail)

    def end(self, cause: BaseException | None = None) -> None:
        """Say that nothing more will come."""
        with self._lock:
            super().end(cause)

    def statistics(self) -> MailboxStatistics:
        """How full it is."""
        with self._lock:
            return super().statistics()

    async def receive(self) -> list[Mail] | None:
        """Wait for the next batch; None at the end. Raises the cause if it ended with one."""
        await checkpoint()
        while (news := self._nothing_yet()) is not None:
            await news.wait()
        with self._lock:
            return self._take()

    def close(self) -> None:
        """The reader leaves: forget what is there and take no more. Twice is fine."""
        with self._lock:
            super().close()

    def _nothing_yet(self) -> anyio.Event | None:
        with self._lock:
            if self._batches or self._over:
                return None
            self._news = self._news or anyio.Event()
            return self._news

    def _wake(self) -> None:
        news, self._news = self._news, None
        if news is not None:
            with suppress(RuntimeError):  # its loop has ended, and with it whoever waited
                self._post(news.set)


class ThreadMailbox(Mailbox):
    """A mailbox that a thread reads: the loop puts batches into a SimpleQueue, no hop through the loop."""

    __slots__ = ("_lock", "_queue")

    def __init__(self, policy: MailboxPolicy | None = None) -> None:
        super().__init__(policy)
        self._queue: SimpleQueue[list[Mail] | None] = SimpleQueue()
        # Reentrant: an overflow inside `put` ends the mailbox.
        self._lock = RLock()

    def put(self, mail: list[Mail]) -> None:
        """Deliver a batch. Never waits, but for the lock that the reader holds for an instant."""
        with self._lock:
            super().put(mail)

    def end(self, cause: BaseException | None = None) -> None:
        """Say that nothing more will come."""
        with self._lock:
            super().end(cause)

    def statistics(self) -> MailboxStatistics:
        """How full it is."""
        with self._lock:
            return super().statistics()

    def receive(self, timeout: float | None = None) -> list[Mail] | None:
        """Block for the next batch; None at the end. Raises the cause if it ended with one.

        Raises TimeoutError if nothing came within `timeout` seconds.
        """
        try:
            mail = self._queue.get(timeout=timeout)
        except Empty:
            raise TimeoutError from None
        if mail is None:
            self._queue.put(None)  # the end stays the end, for whoever asks again
            if self._cause is not None:
                raise self._cause.with_traceback(None) from self._cause.__cause__
            return None
        with self._lock:
            self._took(mail)
        return mail

    def close(self) -> None:
        """The reader leaves: forget what is there and take no more. Twice is fine."""
        with self._lock:
            self._forget()
            with suppress(Empty):
                while True:
                    self._queue.get_nowait()
            self._queue.put(None)

    def _hand_over(self, mail: list[Mail]) -> None:
        self._queue.put(mail)

    def _hand_over_end(self) -> None:
        self._queue.put(None)
