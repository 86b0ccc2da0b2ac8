"""Things that go wrong over and over: the first is logged, then how many there were."""

from __future__ import annotations

import logging


class Tally:
    """A count that speaks at 1, 10, 100 and so on: a flood of millions makes less than ten records."""

    __slots__ = ("_logger", "_next", "_what", "count")

    def __init__(self, logger: logging.Logger, what: str) -> None:
        self._logger = logger
        self._what = what
        self._next = 1
        self.count: int = 0

    def add(self, reason: str, error: BaseException | None = None) -> None:
        """One more. `reason` must quote nothing that may be private; the traceback of `error` is logged with it."""
        self.count += 1
        if self.count >= self._next:
            self._next *= 10
            so_far = "" if self.count == 1 else f" ({self.count} so far)"
            self._logger.warning("%s: %s%s", self._what, reason, so_far, exc_info=error)
