"""Figures of all rounds: kept by name and side, compared round by round, saved and loaded."""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from pathlib import Path
from typing import Any

from .catalogue import FLOOR, OFFICIAL, OURS, Goal, Row

Pairs = list["float | None"]


class Samples:
    """For each figure and side one value for each time it was measured; None where there is none."""

    def __init__(self, machine: dict[str, Any] | None = None) -> None:
        self.machine = machine or {}
        self.rounds = 0
        self.values: dict[str, dict[str, Pairs]] = defaultdict(dict)
        self.frozen: dict[str, set[str]] = defaultdict(set)
        self.errors: list[str] = []

    def add(self, side: str, prefix: str, values: dict[str, float], turn: int) -> None:
        """What a worker printed when it was its measurement's turn for the so many-th time, from 0."""
        for figure, value in values.items():
            known = self.values[f"{prefix}/{figure}"].setdefault(side, [])
            known.extend([None] * (turn - len(known)))
            known.append(value)

    def of(self, figure: str, side: str) -> list[float]:
        """All values of a figure."""
        return [value for value in self._all(figure, side) if value is not None]

    def froze(self, figure: str, side: str) -> bool:
        """Whether the worker of a figure gave no answer in time."""
        return figure.rpartition("/")[0] in self.frozen[side]

    def ratios(self, row: Row, against: str) -> list[float]:
        """A row's figure over what it is held against, each time by what was measured next to it."""
        if against == OFFICIAL:
            other = self._all(row.official, OFFICIAL)
        elif against == FLOOR:
            other = self._all(row.floor, FLOOR)
        else:
            other = self._all(against, OURS)
        pairs = zip(self._all(row.figure, OURS), other, strict=False)
        return [mine / theirs for mine, theirs in pairs if mine is not None and theirs]

    def judged(self, row: Row) -> tuple[float, bool] | None:
        """The value that a row's goal is about, and whether it is met; None if it was not measured."""
        goal = row.goal
        if goal is None:
            return None
        values = self.ratios(row, goal.against) if goal.against else self.of(row.figure, OURS)
        if not values:
            return None
        value = statistics.median(values)
        return value, (value <= goal.factor if row.less_is_better else value >= goal.factor)

    def _all(self, figure: str, side: str) -> Pairs:
        return self.values.get(figure, {}).get(side, [])

    def save(self, path: Path, rows: list[Row]) -> None:
        """Write all samples, and where they come from."""
        document = {
            "machine": self.machine,
            "rounds": self.rounds,
            "samples": self.values,
            "frozen": {side: sorted(names) for side, names in self.frozen.items()},
            "errors": self.errors,
            "rows": [_as_json(row, self) for row in rows],
        }
        path.write_text(json.dumps(document, indent=1) + "\n", "utf-8")

    @classmethod
    def load(cls, path: Path) -> Samples:
        """What `save` wrote."""
        document = json.loads(path.read_text("utf-8"))
        samples = cls(document["machine"])
        samples.rounds = document["rounds"]
        samples.values = defaultdict(dict, document["samples"])
        samples.frozen = defaultdict(set, {side: set(names) for side, names in document["frozen"].items()})
        return samples


def spread(values: list[float]) -> tuple[float, float, float]:
    """Median, least and most."""
    return statistics.median(values), min(values), max(values)


def linearity(samples: Samples, points: list[tuple[int, str]], slack: float = 1.5) -> list[str]:
    """Where the cost of a unit grows with their number: beyond `slack` times the least at any smaller number."""
    found: list[str] = []
    least: tuple[float, int] | None = None
    for size, figure in points:
        values = samples.of(figure, OURS)
        if not values:
            continue
        cost = statistics.median(values)
        if least is not None and cost > slack * least[0]:
            found.append(f"{size:,} cost {cost / least[0]:.1f}x as much a unit as {least[1]:,}")
        if least is None or cost < least[0]:
            least = cost, size
    return found


def changes(old: Samples, new: Samples, rows: list[Row]) -> list[tuple[Row, str, float, bool]]:
    """What moved beyond the spread of both: the row, what was compared, the factor, and whether it is worse.

    Ratios are compared where both have one, since they say less of the machine and more of the code.
    """
    found: list[tuple[Row, str, float, bool]] = []
    for row in rows:
        for what in (FLOOR, OFFICIAL, ""):
            if (what == FLOOR and not row.floor) or (what == OFFICIAL and not row.official):
                continue
            before = old.ratios(row, what) if what else old.of(row.figure, OURS)
            after = new.ratios(row, what) if what else new.of(row.figure, OURS)
            if not before or not after:
                continue
            apart = max(before) < min(after) or max(after) < min(before)
            middle = statistics.median(before)
            if apart and middle:
                factor = statistics.median(after) / middle
                found.append((row, what or "figure", factor, (factor > 1) == row.less_is_better))
            break
    return found


def _as_json(row: Row, samples: Samples) -> dict[str, Any]:
    goal: Goal | None = row.goal
    judged = samples.judged(row)
    return {
        "title": row.title,
        "unit": row.unit,
        "figure": row.figure,
        "official": row.official,
        "floor": row.floor,
        "goal": goal and goal.text(row.less_is_better),
        "value": judged and judged[0],
        "met": judged and judged[1],
    }
