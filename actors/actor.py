"""An actor: one inbox, private state, one step at a time.

`receive` is not async. A step can therefore neither be cancelled nor interleaved half-way, so there are
no locks and no shields, and an actor cannot wait for another: no cycle of actors can deadlock. An actor
that must wait for the world (`PipeActor`) does so outside of its steps.

An idle actor receives in the very call that tells it: to wake a task for every step would cost two or
three passes through the event loop a request. One that is at work, or does not run yet, finds the message
in its inbox afterwards, so steps never nest and messages keep their order.
"""

from __future__ import annotations

import contextlib
import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

import anyio

from .errors import ActorStopped

M = TypeVar("M")


class Actor(ABC, Generic[M]):
    """Base of actors. Others hold its `ref` and nothing else of it.

    The ref may be made before the actor, so that actors which know each other are given each other when they are made.
    """

    def __init__(self, ref: ActorRef[M] | None = None) -> None:
        # Unbounded: senders never wait. Each sender's own bound is stated where it sends.
        self._outgoing, self._inbox = anyio.create_memory_object_stream[M](math.inf)
        self._idle = False
        self._stopped = False
        self._failure: Exception | None = None
        self._over = anyio.Event()
        self.ref: ActorRef[M] = ref or ActorRef()
        self.ref.tell = self._tell

    @abstractmethod
    def receive(self, message: M) -> None:
        """Handle one message. Must not wait."""

    def stopping(self, left: list[M], cause: BaseException) -> None:
        """Called once when the actor stops, with the messages it never received. Must not wait."""

    async def run(self) -> None:
        """Work until stopped or cancelled. Raises what a step raised: after that it receives nothing more."""
        if not self._stopped:
            self._work()
        await self._over.wait()
        if self._failure is not None:
            raise self._failure

    def stop(self, cause: BaseException) -> None:
        """Take no more messages, and let the actor answer those that it never received."""
        if self._stopped:
            return
        self._stopped = True
        self._idle = False
        left: list[M] = []
        with contextlib.suppress(anyio.WouldBlock):
            while True:
                left.append(self._inbox.receive_nowait())
        self._outgoing.close()
        self._inbox.close()
        self._over.set()
        self.stopping(left, cause)

    def _tell(self, message: M) -> None:
        if self._stopped:
            raise ActorStopped("this actor takes no more messages")
        self._outgoing.send_nowait(message)
        if self._idle:
            self._work()

    def _work(self) -> None:
        """Receive what is in the inbox. A bug is kept for `run`: whoever told the message has no part in it."""
        self._idle = False
        try:
            while (message := self._next()) is not None:
                self.receive(message)
        except Exception as error:  # noqa: BLE001 - a bug in a step, which `run` raises
            self._failure = error
            self._over.set()
        finally:
            self._idle = self._failure is None and not self._stopped

    def _next(self) -> M | None:
        try:
            return self._inbox.receive_nowait()
        except (anyio.WouldBlock, anyio.ClosedResourceError):
            return None


class ActorRef(Generic[M]):
    """The only thing that others hold of an actor."""

    __slots__ = ("tell",)

    def __init__(self) -> None:
        self.tell: Callable[[M], None] = _tell_nobody
        """Send a message and expect nothing. Never waits; raises ActorStopped once the actor has stopped."""


def _tell_nobody(message: object) -> None:
    raise ActorStopped("this actor is not made yet")
