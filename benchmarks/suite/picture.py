"""The picture: for each figure bars of ours, the official SDK's and the floor, as SVG written by hand."""

from __future__ import annotations

from html import escape

from .catalogue import FLOOR, OFFICIAL, OURS, Row
from .report import number
from .samples import Samples, spread

WIDTH, LABEL, BAR, GAP = 900, 290, 13, 14
SIDES = ((OURS, "ours", "#2563eb"), (OFFICIAL, "official SDK", "#f59e0b"), (FLOOR, "floor", "#9ca3af"))
STYLE = "text{font:12px system-ui,sans-serif;fill:#1f2937}.small{font-size:11px;fill:#4b5563}"


def picture(samples: Samples, rows: list[Row]) -> str:
    """Each row has a scale of its own: its longest bar fills the width."""
    body: list[str] = []
    top = 64
    for row in rows:
        bars = _bars(samples, row)
        if len(bars) < 2:
            continue
        body.append(f'<text x="16" y="{top + BAR}">{escape(row.title)}</text>')
        hint = "less is better" if row.less_is_better else "more is better"
        body.append(f'<text class="small" x="16" y="{top + 2 * BAR + 3}">{escape(row.unit)}, {hint}</text>')
        most = max(value for *_, value in bars)
        for index, (name, colour, value) in enumerate(bars):
            y = top + index * (BAR + 2)
            width = max(1.0, (WIDTH - LABEL - 130) * value / most) if most else 1.0
            body.append(f'<rect x="{LABEL}" y="{y}" width="{width:.1f}" height="{BAR}" rx="2" fill="{colour}">')
            body.append(f"<title>{escape(name)}: {number(value)} {escape(row.unit)}</title></rect>")
            x = LABEL + width + 6
            body.append(f'<text class="small" x="{x:.1f}" y="{y + BAR - 2}">{number(value)}</text>')
        top += max(len(bars), 2) * (BAR + 2) + GAP
    return _frame(top + 10, _legend(samples), body)


def _bars(samples: Samples, row: Row) -> list[tuple[str, str, float]]:
    figures = {OURS: row.figure, OFFICIAL: row.official, FLOOR: row.floor}
    return [
        (name, colour, spread(values)[0]) for side, name, colour in SIDES if (values := samples.of(figures[side], side))
    ]


def _legend(samples: Samples) -> list[str]:
    rounds = "one round" if samples.rounds == 1 else f"medians of {samples.rounds} rounds"
    lines = [f'<text x="16" y="22" font-weight="bold">openai-codex, measured side by side ({rounds})</text>']
    x = 16
    for _, name, colour in SIDES:
        lines.append(f'<rect x="{x}" y="34" width="12" height="12" rx="2" fill="{colour}"/>')
        lines.append(f'<text x="{x + 18}" y="44">{name}</text>')
        x += 40 + 8 * len(name)
    return lines


def _frame(height: int, legend: list[str], body: list[str]) -> str:
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    back = f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    return "\n".join([opening, f"<style>{STYLE}</style>", back, *legend, *body, "</svg>", ""])
