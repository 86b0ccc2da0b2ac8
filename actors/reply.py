"""One-shot answers: set once by an actor, waited for by a task or by a thread.

It does not know who sets it. Setting never waits, and the first setting stands.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator
from contextlib import suppress
from threading import Lock
from typing import Any

import anyio

from .errors import ActorError
from .host import loop_poster


class Reply(ABC):
    """The side that actors know: `set`, `fail`."""

    __slots__ = ("_error", "_heir", "_value", "done", "id")

    def __init__(self) -> None:
        self.done: bool = False
        # For whoever sets it: under which id it finds what this answers. 0 before there is one.
        self.id: int = 0
        self._heir: Reply | None = None
        self._value: Any = None
        self._error: BaseException | None = None

    def set(self, value: Any) -> None:
        """Answer with a value."""
        if not self.done:
            self._value = value
            self._settle()

    def fail(self, error: BaseException) -> None:
        """Answer with an error, raised at whoever waits."""
        if not self.done:
            self._error = error
            self._settle()

    def result(self) -> Any:
        """The value, or the error raised. Only for a reply that is done."""
        if not self.done:
            raise ActorError("the reply is not there yet")
        if self._error is not None:
            raise self._error
        return self._value

    def pass_on(self, heir: Reply) -> None:
        """Whoever waited has left: `heir` gets the answer, at once if it is there. Only in the thread that sets it."""
        self._heir = heir
        if self.done:
            self._bequeath(heir)

    def _settle(self) -> None:
        self.done = True
        self._wake()
        if self._heir is not None:
            self._bequeath(self._heir)

    def _bequeath(self, heir: Reply) -> None:
        if self._error is not None:
            heir.fail(self._error)
        else:
            heir.set(self._value)

    @abstractmethod
    def _wake(self) -> None: ...


class TaskReply(Reply):
    """A reply that one task awaits."""

    __slots__ = ("_event",)

    def __init__(self) -> None:
        super().__init__()
        self._event = anyio.Event()

    def __await__(self) -> Generator[Any, Any, Any]:
        yield from self._event.wait().__await__()
        return self.result()

    def _wake(self) -> None:
        self._event.set()


class FarReply(TaskReply):
    """A reply that a task of another loop than the actors' awaits."""

    __slots__ = ("_post",)

    def __init__(self) -> None:
        super().__init__()
        self._post = loop_poster()

    def _wake(self) -> None:
        with suppress(RuntimeError):  # its loop has ended, and with it whoever waited
            self._post(self._event.set)


class ThreadReply(Reply):
    """A reply that one thread blocks for. A raw lock: the cheapest way to wake a thread."""

    __slots__ = ("_lock",)

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()
        self._lock.acquire()

    def wait(self, timeout: float | None = None) -> Any:
        """Block for the value. Raises TimeoutError after `timeout` seconds."""
        if not self.arrives(timeout):
            raise TimeoutError
        return self.result()

    def arrives(self, timeout: float | None = None) -> bool:
        """Block for the answer, of whatever kind; whether it came within `timeout` seconds."""
        return self.done or self._lock.acquire(timeout=-1 if timeout is None else timeout)

    def _wake(self) -> None:
        self._lock.release()
