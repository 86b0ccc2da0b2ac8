"""The tokens that turns use, with their sub-agents, against a limit. Only the loop's thread writes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

# Turns that were stopped for their cost and are remembered: whoever reads their end a moment later is told.
REMEMBERED_TURNS = 4096


class Shared(Protocol):
    """Tokens that several turns use together."""

    def _share(self, sharer: object, stop: Callable[[], object]) -> None: ...

    def _leave(self, sharer: object) -> None: ...

    def _spend(self, tokens: int) -> None: ...


class Meter:
    """Counts the tokens of one turn. `stop` is called once, when they are spent, in any thread."""

    def __init__(self, limit: int | None, shared: Shared | None, stop: Callable[[str], object]) -> None:
        self._limit = limit
        self._shared = shared
        self._stop = stop
        self._turn_id = ""
        self._counted: dict[str, int] = {}
        self.spent: bool = False

    @property
    def tokens(self) -> int:
        """The tokens so far."""
        return sum(self._counted.values())

    def begin(self, turn_id: str) -> None:
        """Count for a turn from now on."""
        self._turn_id = turn_id
        if self._shared is not None:
            self._shared._share(self, self._spend)

    def end(self) -> None:
        """The turn is over."""
        if self._shared is not None:
            self._shared._leave(self)

    def count(self, turn_id: str, tokens: int) -> None:
        """A turn, this one or a sub-agent's, has used so many tokens until now."""
        used = tokens - self._counted.get(turn_id, 0)
        self._counted[turn_id] = tokens
        if self._limit is not None and self.tokens >= self._limit:
            self._spend()
        if self._shared is not None and used > 0:
            self._shared._spend(used)

    def _spend(self) -> None:
        if not self.spent:
            self.spent = True
            self._stop(self._turn_id)


class Meters:
    """The meters of the turns that run."""

    def __init__(self) -> None:
        self._meters: dict[str, list[Meter]] = {}
        self._spent: OrderedDict[str, int] = OrderedDict()

    @property
    def count(self) -> int:
        """How many turns have one. Any thread may ask."""
        return len(self._meters)

    def spent(self, turn_id: str) -> int | None:
        """The tokens of a turn that was stopped for them; None for others. Any thread may ask."""
        return self._spent.get(turn_id)

    def begin(self, turn_id: str, meter: Meter) -> None:
        """Count the tokens of a turn."""
        self._meters.setdefault(turn_id, []).append(meter)
        meter.begin(turn_id)

    def used(self, turn_id: str, root_id: str | None, tokens: int) -> None:
        """A turn, which may work for another one, has used so many tokens until now."""
        for meter in self._meters.get(turn_id) or self._meters.get(root_id or "") or ():
            meter.count(turn_id, tokens)

    def forget_running(self) -> None:
        """The server is gone, and with it every turn that ran."""
        for turn_id in list(self._meters):
            self.end(turn_id)

    def end(self, turn_id: str) -> None:
        """A turn is over."""
        for meter in self._meters.pop(turn_id, ()):
            meter.end()
            if meter.spent:
                self._spent[turn_id] = meter.tokens
                if len(self._spent) > REMEMBERED_TURNS:
                    self._spent.popitem(last=False)
