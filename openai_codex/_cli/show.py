"""`show`: a recorded session as a timeline, in the terminal or as one HTML page."""

from __future__ import annotations

import argparse
from pathlib import Path

from .._recording import private_file
from . import COMPLETED
from .output import Failure, one_line, say, seconds, show
from .page import page
from .timeline import ASKED, EVENTS, ITEMS, REQUESTS, TURNS, Span, Timeline, read

_SIGNS = {REQUESTS: "->", TURNS: "==", ITEMS: "  *", ASKED: "  <-", EVENTS: "  ."}
_MARKS = {"ok": " ", "failed": "!", "declined": "x", "open": "…"}
_DETAIL = 90


def main(options: argparse.Namespace) -> int:
    """Show the file; returns the exit code."""
    try:
        with open(options.file, "rb") as file:
            timeline = read(file)
    except OSError as error:
        raise Failure(f"cannot read {options.file}: {error.strerror}") from error
    if not timeline.messages:
        raise Failure(f"{options.file} holds no recorded messages")
    if options.html is None:
        for line in lines(timeline):
            show(line)
        return COMPLETED
    try:
        with private_file(options.html) as file:
            file.write(page(timeline, Path(options.file).name))
    except OSError as error:
        raise Failure(f"cannot write {options.html}: {error.strerror}") from error
    say(f"wrote {options.html}")
    return COMPLETED


def lines(timeline: Timeline) -> list[str]:
    """The timeline in lines: when, for how long, what, and how it ended."""
    several = any(span.thread > 1 for span in timeline.spans)
    found = [_line(span, several) for span in timeline.spans]
    counts = f"{timeline.messages} messages in {seconds(timeline.end)}"
    if timeline.unreadable:
        counts += f", {timeline.unreadable} lines that could not be read"
    legend = "-> request  == turn  * item  <- the server asks  . event  (! failed, x declined or interrupted, … open)"
    return [f"{'at':>9}  {'for':>8}", *found, "", *timeline.notes, counts, legend]


def _line(span: Span, several: bool) -> str:
    took = "" if span.duration is None or span.kind == EVENTS or span.status == "open" else seconds(span.duration)
    words = [span.name] if span.kind != ITEMS else [span.detail or span.name]
    if span.kind != ITEMS and span.detail:
        words.append(span.detail)
    if span.pieces:
        words.append(f"[{span.pieces} deltas]")
    where = f"#{span.thread} " if several and span.thread else ""
    sign = f"{_MARKS[span.status]} {where}{_SIGNS[span.kind]} "
    return f"{span.start:9.3f}  {took:>8}  {sign}{one_line('  '.join(words), _DETAIL)}".rstrip()
