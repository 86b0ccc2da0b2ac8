# Generated from openai_codex/_session/_async/colour.py by scripts/unasync.py. Edit that file instead.
"""The contract of a colour: all that differs between a session of tasks and one of threads.

Two classes keep it, `native` and `blocking`; what is written over it, in this folder, is derived for threads.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TypeVar

from actors import Connection, Key, Mail, Mailbox, MailboxPolicy, Opening, Reply, ThreadMailbox, ThreadReply

from ..._config import CodexConfig
from ..._protocol.ledger import TurnLedger

if TYPE_CHECKING:
    from ..._telemetry import Tracing
    from ..replies import Undoing


T = TypeVar("T")


class Colour(ABC):
    """How a session opens, asks, waits and reaches the loop."""

    config: CodexConfig
    ledger: TurnLedger
    # Makes the spans of calls; None if nobody looks on.
    tracing: Tracing | None
    # Runs in the loop what must be undone.
    undoing: Undoing

    @abstractmethod
    def open(self) -> Connection:
        """The connection, opened at the first use, or if it is gone and the policy allows a restart.

        Raises TransportClosedError if the client was closed, and what a failed start raises.
        """

    @abstractmethod
    def here(self) -> object:
        """Identifies the loop that runs here; the same for all threads."""

    @abstractmethod
    def reply(self) -> ThreadReply:
        """A reply that can be waited for here."""

    @abstractmethod
    def mailbox(self, policy: MailboxPolicy) -> ThreadMailbox:
        """A mailbox that can be read here."""

    @property
    @abstractmethod
    def alive(self) -> Connection | None:
        """The connection, if there is one and it has not ended. Never waits."""

    @property
    @abstractmethod
    def version(self) -> str:
        """The version of the server that was opened last. What it does not know is not sent to it."""

    @property
    @abstractmethod
    def closed(self) -> bool:
        """Whether the client was closed by its user."""

    @property
    @abstractmethod
    def restarts(self) -> bool:
        """Whether a server that is gone is started again."""

    @abstractmethod
    def time(self) -> float:
        """Seconds on the clock that deadlines are set by."""

    @abstractmethod
    def ask(
        self,
        connection: Connection,
        method: str,
        params: bytes,
        reply: Reply,
        opening: Opening | None = None,
        *,
        interrupts: Key = None,
        deferred: bool = False,
        trace: bytes | None = None,
    ) -> None:
        """Send a request and return; `reply` gets the answer. Requests are written in the order of the calls.

        With `interrupts` the end of that turn as interrupted answers it as well. Raises ActorError if the connection
        is gone. On Ctrl-C before, nothing is sent.
        """

    @abstractmethod
    def answered(self, reply: ThreadReply, seconds: float | None) -> bool:
        """Wait for an answer. False if it is not there after `seconds`; raises the ActorError that it is."""

    @abstractmethod
    def take(self, mailbox: ThreadMailbox, seconds: float | None) -> list[Mail] | None:
        """Wait for a mailbox's next batch; None at its end. Raises TimeoutError after `seconds`, and ActorError."""

    @abstractmethod
    def in_loop(self, connection: Connection, function: Callable[..., object], *args: Any) -> None:
        """Call a function in the loop's thread, soon, and in the order of the calls. Raises ActorError."""

    @abstractmethod
    def look(self, function: Callable[[], T]) -> T:
        """What a function finds in the loop's tables, which only the loop's thread may walk."""

    @abstractmethod
    def sleep(self, seconds: float) -> None:
        """Wait between two tries. Raises TransportClosedError if the client is closed meanwhile."""

    @abstractmethod
    def cleanup(self, seconds: float) -> AbstractContextManager[object]:
        """A scope, bounded, for what must still be done after the caller was told to stop."""

    @abstractmethod
    def forget(self, key: Key, mailbox: Mailbox) -> None:
        """Deliver nothing more of a key into a subscription's mailbox. Twice is fine."""
