"""A lock that tasks of any number of event loops wait for, in the order in which they came."""

from __future__ import annotations

import threading
from collections import deque
from types import TracebackType

from anyio.lowlevel import checkpoint_if_cancelled

from actors import FarReply


class AsyncLock:
    """One holder at a time, as with `anyio.Lock`, whatever loops the tasks run in."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held = False
        self._waiting: deque[FarReply] = deque()

    async def __aenter__(self) -> None:
        await checkpoint_if_cancelled()
        with self._guard:
            if not self._held:
                self._held = True
                return
            turn = FarReply()
            self._waiting.append(turn)
        try:
            await turn
        except BaseException:
            with self._guard:
                waited = turn in self._waiting
                if waited:
                    self._waiting.remove(turn)
            if not waited:  # it was handed over meanwhile
                self._release()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._release()

    def _release(self) -> None:
        with self._guard:
            turn = self._waiting.popleft() if self._waiting else None
            self._held = turn is not None
        if turn is not None:
            turn.set(None)
