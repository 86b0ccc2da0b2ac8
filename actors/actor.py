"""An actor: one task, one inbox, private state.

`receive` is not async. A step can therefore neither be cancelled nor interleaved half-way, so there are
no locks and no shields, and an actor cannot wait for another: no cycle of actors can deadlock. An actor
that must wait for the world (`PipeActor`) does so outside of its steps.
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
    """Base of actors. Others hold its `ref` and nothing else of it."""

    def __init__(self) -> None:
        # Unbounded: senders never wait. Each sender's own bound is stated where it sends.
        self._outgoing, self._inbox = anyio.create_memory_object_stream[M](math.inf)
        self._stopped = False
        self.ref: ActorRef[M] = ActorRef(self)

    @abstractmethod
    def receive(self, message: M) -> None:
        """Handle one message. Must not wait."""

    def stopping(self, left: list[M], cause: BaseException) -> None:
        """Called once when the actor stops, with the messages it never received. Must not wait."""

    async def run(self) -> None:
        """Work until stopped or cancelled."""
        while await self.step():
            pass

    async def step(self) -> bool:
        """Wait for messages, then receive everything that is there in one go. False once the actor has stopped."""
        inbox, receive = self._inbox, self.receive
        try:
            receive(await inbox.receive())
            while True:
                receive(inbox.receive_nowait())
        except anyio.WouldBlock:
            return True
        except (anyio.EndOfStream, anyio.ClosedResourceError):
            return False

    def stop(self, cause: BaseException) -> None:
        """Take no more messages, and let the actor answer those that it never received."""
        if self._stopped:
            return
        self._stopped = True
        left: list[M] = []
        with contextlib.suppress(anyio.WouldBlock):
            while True:
                left.append(self._inbox.receive_nowait())
        self._outgoing.close()
        self._inbox.close()
        self.stopping(left, cause)

    def _tell(self, message: M) -> None:
        if self._stopped:
            raise ActorStopped("this actor takes no more messages")
        self._outgoing.send_nowait(message)


class ActorRef(Generic[M]):
    """The only thing that others hold of an actor."""

    __slots__ = ("tell",)

    def __init__(self, actor: Actor[M]) -> None:
        self.tell: Callable[[M], None] = actor._tell
        """Send a message and expect nothing. Never waits; raises ActorStopped once the actor has stopped."""
