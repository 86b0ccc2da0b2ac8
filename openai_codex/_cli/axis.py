"""Where moments lie on a line of a page: time runs evenly, but long stretches in which nothing happens are cut short.

A session waits for people and for models; drawn to scale, half an hour of waiting would leave nothing to see of the
rest. A stretch that is cut is marked as cut.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

# A stretch without a beginning or an end is cut if it is longer than this in seconds, and than this part of all
# that is not cut.
CUT_SECONDS = 3.0
CUT_PART = 0.2
# What is left of it, as a part of all that is not cut.
LEFT_PART = 0.06

_TICKS = 8


class Axis:
    """Maps seconds to parts of a line, 0 to 1."""

    def __init__(self, moments: Iterable[float], end: float) -> None:
        self._real = sorted({0.0, max(end, 1e-6), *(moment for moment in moments if 0 <= moment <= end)})
        whole = self._real[-1]
        stretches = list(zip(self._real, self._real[1:], strict=False))
        self.cuts: list[tuple[float, float]] = []
        drawn = whole
        # The longest first: beside half an hour, three minutes look short.
        for a, b in sorted(stretches, key=lambda stretch: stretch[0] - stretch[1]):
            if b - a > max(CUT_SECONDS, CUT_PART * drawn):
                self.cuts.append((a, b))
                drawn -= b - a
        self.cuts.sort()
        left = LEFT_PART * drawn if drawn > 0 else 1.0
        self._drawn = [0.0]
        for a, b in stretches:
            self._drawn.append(self._drawn[-1] + (left if (a, b) in self.cuts else b - a))

    def place(self, moment: float) -> float:
        """The part of the line at which a moment lies."""
        index = min(max(bisect_right(self._real, moment) - 1, 0), len(self._real) - 2)
        a, b = self._real[index], self._real[index + 1]
        inside = min(max((moment - a) / (b - a), 0.0), 1.0)
        return (self._drawn[index] + inside * (self._drawn[index + 1] - self._drawn[index])) / self._drawn[-1]

    def ticks(self) -> list[float]:
        """Round moments, at most a dozen of them, none inside of a cut."""
        rough = self._drawn[-1] / _TICKS
        power = 10.0 ** _exponent(rough)
        step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
        found: list[float] = []
        start = 0.0
        for a, b in [*self.cuts, (self._real[-1], self._real[-1])]:
            first = int(start / step + 0.999999)
            found += [number * step for number in range(first, int(a / step) + 1)]
            start = b
        return found


def _exponent(value: float) -> int:
    return int(f"{value:e}".partition("e")[2])
