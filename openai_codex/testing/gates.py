"""Gates: how a test holds a reply of the model, and learns that it is held, without a sleep.

A `Gate` knows nothing of HTTP or replies; it counts who arrives and wakes them once it is open.
"""

from __future__ import annotations

import threading

DEFAULT_TIMEOUT = 30.0


class Gate:
    """A door in a scripted reply, shut until the test calls `open()`.

    Put it into a reply with `gate(...)`:

        hold = Gate()
        with ModelProvider(deltas(["one ", gate(hold), "two"])) as provider:
            ...                         # start a turn
            hold.wait_until_reached()   # "one " has been sent, "two" has not
            hold.open()

    All methods may be called from any thread. `wait_until_reached` blocks: in async code call it as
    `await anyio.to_thread.run_sync(hold.wait_until_reached)`.

    A gate stays open once it is open. Closing the `ModelProvider` drops the replies that still wait.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._open = False
        self._arrivals = 0
        self._waiting: set[threading.Event] = set()

    def __repr__(self) -> str:
        return f"<Gate {'open' if self._open else 'shut'}, reached {self._arrivals} times>"

    @property
    def is_open(self) -> bool:
        """Whether `open()` has been called."""
        return self._open

    @property
    def arrivals(self) -> int:
        """How many replies have reached this gate so far, open or shut."""
        return self._arrivals

    def open(self) -> None:
        """Let every reply pass, those that wait and those that come later."""
        with self._changed:
            self._open = True
            for wake in self._waiting:
                wake.set()

    def wait_until_reached(self, timeout: float = DEFAULT_TIMEOUT, *, arrivals: int = 1) -> None:
        """Block until `arrivals` replies have reached this gate; TimeoutError if they do not come."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._arrivals >= arrivals, timeout):
                raise TimeoutError(f"{self._arrivals} of {arrivals} replies reached the gate within {timeout:g} s")

    def _enter(self, wake: threading.Event) -> None:
        """Count one arrival; `wake` is set when the gate is open, at once if it is open already."""
        with self._changed:
            self._arrivals += 1
            self._waiting.add(wake)
            if self._open:
                wake.set()
            self._changed.notify_all()

    def _leave(self, wake: threading.Event) -> None:
        with self._changed:
            self._waiting.discard(wake)
