"""`threads`: the stored threads as a table."""

from __future__ import annotations

import argparse
from datetime import datetime
from itertools import islice

from .. import Codex
from .._wire import to_wire
from . import COMPLETED
from .output import one_line, say, show, show_json
from .settings import config_of

_TITLE = 60


def main(options: argparse.Namespace) -> int:
    """Print the threads; returns the exit code."""
    with Codex(config_of(options)) as codex:
        found = codex.threads(
            archived=options.archived,
            model_providers=[],
            page_size=min(options.limit, 100),
            search_term=options.search,
        )
        threads = list(islice(found, options.limit))
    if options.json:
        for thread in threads:
            show_json(to_wire(thread))
        return COMPLETED
    if not threads:
        say("there are no such threads")
        return COMPLETED
    rows = [("ID", "WHEN", "MODEL", "TITLE")]
    for thread in threads:
        when = datetime.fromtimestamp(thread.updated_at).astimezone().strftime("%Y-%m-%d %H:%M")
        title = one_line(thread.name or thread.preview or "(no title)", _TITLE)
        rows.append((thread.id, when, one_line(thread.model or thread.model_provider, _TITLE), title))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        show("  ".join([*cells, row[3]]))
    return COMPLETED
