"""Every error this package raises, each born in one place and carrying its cause.

The names say who is at fault: `PeerFault` is what the other side answered, `PipeClosed` is what became
of the child, `ActorStopped` is ours.
"""

from __future__ import annotations

from typing import Any

from .printable import printable


class ActorError(Exception):
    """Base of this package's errors. As text they are printable: a traceback shows it on a terminal."""

    def __str__(self) -> str:
        return printable(super().__str__())


class ActorStopped(ActorError):
    """The actor, or the connection it belongs to, no longer takes messages."""


class ForkedConnection(ActorStopped):
    """The process was forked after the connection was opened; its pipes belong to the parent."""


class WrongThread(ActorError, RuntimeError):
    """A method that belongs to the thread of the connection's loop was called in another one. A bug of the caller's."""


class KeyNotFound(ActorError):
    """An answer does not name what it was asked to begin, so nobody could follow that. The cause says why not."""


class MailboxOverflow(ActorError):
    """A mailbox was read so slowly that it passed its hard limit. Only that mailbox ends."""


class PeerFault(ActorError):
    """The peer answered a request with a JSON-RPC error object."""

    def __init__(self, code: int, message: str, data: Any = None) -> None:
        super().__init__(code, message, data)
        self.code: int = code
        self.message: str = message
        self.data: Any = data

    def __str__(self) -> str:
        return printable(f"{self.message} ({self.code})")


class PipeClosed(ActorError):
    """The child's pipes ended, whoever ended them.

    `exit_code` is None while the child is still running, negative for a signal. `stderr_tail` is the
    last of what it wrote to its standard error.
    """

    def __init__(self, reason: str, exit_code: int | None = None, stderr_tail: str = "") -> None:
        super().__init__(reason, exit_code, stderr_tail)
        self.reason: str = reason
        self.exit_code: int | None = exit_code
        self.stderr_tail: str = stderr_tail

    def __str__(self) -> str:
        return printable(self.reason)
