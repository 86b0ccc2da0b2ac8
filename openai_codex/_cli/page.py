"""A timeline as one HTML page that needs nothing else: no network, and no script to be read.

Lives here: what is drawn where. How it looks and what the keyboard does is in `page.html`.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from actors import printable, printable_json

from .axis import Axis
from .output import one_line, seconds
from .timeline import EVENTS, ITEMS, Span, Timeline

# Characters of a label, and of the JSON of one message. The table and the record itself have the rest.
_LABEL = 44
_MESSAGE = 20_000
# Of the width that pages are laid out for: one character of a label, and the least that a bar takes.
_CHARACTER = 0.0066
_BAR = 0.004
_TICK = 0.007
_EVENT_ROWS = 6

_STATUS = {"ok": "", "failed": "failed", "declined": "declined or interrupted", "open": "no end"}


def page(timeline: Timeline, title: str) -> str:
    """The whole page."""
    moments = [moment for span in timeline.spans for moment in (span.start, span.end) if moment is not None]
    axis = Axis(moments, timeline.end)
    template = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
    summary = [f"{timeline.messages} messages", seconds(timeline.end), *timeline.notes]
    if timeline.unreadable:
        summary.append(f"{timeline.unreadable} lines could not be read")
    return template.substitute(
        title=escape(printable(title)),
        summary="".join(f"<li>{escape(printable(part))}</li>" for part in summary),
        axis="".join(_ticks(axis)),
        grid="".join(f'<div class="grid" style="left:{axis.place(at):.4%}"></div>' for at in axis.ticks()),
        cuts="".join(_cuts(axis)),
        lanes="".join(_lane(timeline, name, axis) for name in timeline.lanes),
        rows="".join(_row(index, span) for index, span in enumerate(timeline.spans)),
        data=_data(timeline),
    )


def _ticks(axis: Axis) -> list[str]:
    return [
        f'<span class="tick" style="left:{axis.place(at):.4%}">{seconds(at) if at else "0"}</span>'
        for at in axis.ticks()
    ]


def _cuts(axis: Axis) -> list[str]:
    found: list[str] = []
    for start, end in axis.cuts:
        left, right = axis.place(start), axis.place(end)
        found.append(
            f'<div class="cut" style="left:{left:.4%};width:{right - left:.4%}">'
            f"<span>{seconds(end - start)}</span></div>"
        )
    return found


def _lane(timeline: Timeline, name: str, axis: Axis) -> str:
    """One lane: its bars in as many rows as it takes for none to cover another."""
    ends: list[float] = []
    kind = next(span.kind for span in timeline.spans if span.lane == name)
    bars: list[str] = []
    for index, span in enumerate(timeline.spans):
        if span.lane != name:
            continue
        left = axis.place(span.start)
        right = axis.place(timeline.end if span.end is None else span.end)
        label = "" if span.kind == EVENTS else _label(span)
        room = _TICK if span.kind == EVENTS else len(label) * _CHARACTER + 0.008
        # What has no end fades out, and a label in it with it.
        inside = right - left > room * (2 if span.status == "open" else 1)
        # A label that finds no room behind its bar stands before it.
        before = not inside and max(right, left + _BAR) + room > 1
        first, last = (left - room, max(right, left + _BAR)) if before else (left, max(right, left + _BAR + room))
        row = next((row for row, end in enumerate(ends) if end <= first), len(ends))
        if span.kind == EVENTS:
            row = min(row, _EVENT_ROWS - 1)  # a burst of them may cover each other; the arrow keys tell them apart
        ends[row : row + 1] = [last]
        place = "in" if inside else "before" if before else "after"
        bars.append(
            f'<button type="button" class="bar {span.kind} {span.status} {place}" data-span="{index}"'
            f' data-of="{_of(span)}" style="left:{left:.4%};width:{right - left:.4%};--row:{row}" tabindex="-1"'
            f' aria-label="{_spoken(span)}" title="{_spoken(span)}">'
            f'<span class="label" aria-hidden="true">{escape(label)}</span></button>'
        )
    rows = max(len(ends), 1)
    return (
        f'<div class="lane {kind}" role="group" aria-label="{escape(name)}"><div class="name">{escape(name)}</div>'
        f'<div class="track" style="--rows:{rows}">{"".join(bars)}</div></div>'
    )


def _of(span: Span) -> str:
    """What colours an item: its type."""
    return escape(printable(span.name)) if span.kind == ITEMS else span.kind


def _label(span: Span) -> str:
    words = span.detail or span.name
    if span.kind != ITEMS:
        words = f"{span.name}  {span.detail}" if span.detail else span.name
    return one_line(words, _LABEL)


def _spoken(span: Span) -> str:
    took = "" if span.kind == EVENTS else f", {_took(span)}"
    status = f", {_STATUS[span.status]}" if span.status != "ok" else ""
    words = f"{printable(span.name)} at {seconds(span.start)}{took}{status}"
    return escape(words + (f": {one_line(span.detail, 200)}" if span.detail else ""))


def _took(span: Span) -> str:
    return "no end" if span.duration is None or span.status == "open" else seconds(span.duration)


def _row(index: int, span: Span) -> str:
    took = "" if span.kind == EVENTS else _took(span)
    pieces = f" [{span.pieces} deltas]" if span.pieces else ""
    name = printable(span.name)
    cells = [f"{span.start:.3f}", took, span.lane, name, _STATUS[span.status], one_line(span.detail, 200) + pieces]
    columns = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr data-row="{index}">{columns}</tr>'


def _data(timeline: Timeline) -> str:
    """What the details show, as JSON that cannot end the script it stands in."""
    entries: list[dict[str, Any]] = [
        {
            "name": printable(span.name),
            "lane": span.lane,
            "start": seconds(span.start),
            "took": "" if span.kind == EVENTS else _took(span),
            "status": _STATUS[span.status] or "ok",
            "deltas": span.pieces,
            "detail": printable(span.detail),
            "messages": [_message(message) for message in span.messages],
        }
        for span in timeline.spans
    ]
    return json.dumps(entries, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")


def _message(message: dict[str, Any]) -> str:
    text = printable_json(json.dumps(message, indent=2, ensure_ascii=False))
    return text if len(text) <= _MESSAGE else f"{text[:_MESSAGE]}\n… {len(text) - _MESSAGE} more characters"
