"""The table, as text."""

from __future__ import annotations

from .catalogue import FLOOR, OFFICIAL, OURS, Row, Sizes, series
from .samples import Samples, changes, linearity, spread

HEADER = ("what", "unit", "ours [min..max]", "official", "floor", "ratio [min..max]", "goal", "met")


def table(samples: Samples, rows: list[Row]) -> str:
    """All rows, with a line between two measurements."""
    cells: list[tuple[str, ...]] = [HEADER]
    groups = ["", *(row.group for row in rows)]
    cells += [_cells(samples, row) for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADER))]
    lines: list[str] = []
    for index, (line, group) in enumerate(zip(cells, groups, strict=True)):
        if index and group != groups[index - 1]:
            lines.append("  ".join("-" * width for width in widths))
        first, unit, *figures = line
        right = [figure.rjust(width) for figure, width in zip(figures, widths[2:], strict=True)]
        lines.append("  ".join([first.ljust(widths[0]), unit.ljust(widths[1]), *right]).rstrip())
    return "\n".join(lines)


def _cells(samples: Samples, row: Row) -> tuple[str, ...]:
    judged = samples.judged(row)
    return (
        row.title,
        row.unit,
        _figure(samples, row.figure, OURS, wide=True),
        _figure(samples, row.official, OFFICIAL),
        _figure(samples, row.floor, FLOOR),
        _ratio(samples, row),
        row.goal.text(row.less_is_better) if row.goal else "",
        "" if row.goal is None else "?" if judged is None else "yes" if judged[1] else "NO",
    )


def _figure(samples: Samples, figure: str, side: str, wide: bool = False) -> str:
    values = samples.of(figure, side)
    if not figure:
        return ""
    if samples.froze(figure, side):
        return "no answer" if not values else f"{number(spread(values)[0])} (once none)"
    if not values:
        return "-"
    middle, least, most = spread(values)
    return number(middle) + (f" [{number(least)}..{number(most)}]" if wide and len(values) > 1 else "")


def _ratio(samples: Samples, row: Row) -> str:
    """To what the goal names; otherwise to the official SDK, or to the floor."""
    candidates = [row.goal.against] if row.goal else [OFFICIAL, FLOOR]
    for against in candidates:
        values = samples.ratios(row, against) if against else []
        if values:
            middle, least, most = spread(values)
            sizes = f" [{_short(least)}..{_short(most)}]" if len(values) > 1 else ""
            return _short(middle) + sizes
    return ""


def number(value: float) -> str:
    """Three or more digits that matter."""
    size = abs(value)
    if size >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if size >= 100 else f"{value:.1f}" if size >= 10 else f"{value:.2f}"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def goals(samples: Samples, rows: list[Row]) -> str:
    """Which goals are met, in a few lines."""
    wanted = [(row, samples.judged(row)) for row in rows if row.goal]
    missed = [f"  {row.title}: {value[0]:.2f}, goal {_goal(row)}" for row, value in wanted if value and not value[1]]
    unknown = [f"  {row.title}: not measured" for row, value in wanted if value is None]
    met = len(wanted) - len(missed) - len(unknown)
    return "\n".join([f"{met} of {len(wanted)} goals met", *missed, *unknown])


def _goal(row: Row) -> str:
    return row.goal.text(row.less_is_better) if row.goal else ""


def growth(samples: Samples, sizes: Sizes) -> str:
    """Whether costs are linear, and where not."""
    lines: list[str] = []
    for name, points in series(sizes).items():
        found = linearity(samples, points)
        lines.append(f"{name}: " + ("linear" if not found else "NOT linear: " + "; ".join(found)))
    return "\n".join(lines)


def comparison(old: Samples, new: Samples, rows: list[Row]) -> str:
    """What moved beyond the spread since another run."""
    lines: list[str] = []
    for row, what, factor, worse in changes(old, new, rows):
        basis = "by itself" if what == "figure" else f"against the {'official SDK' if what == OFFICIAL else 'floor'}"
        lines.append(f"  {'WORSE ' if worse else 'better'} {row.title}: {factor:.2f}x, {basis}")
    return "\n".join(sorted(lines, reverse=False)) or "  nothing moved beyond the spread"
