"""Where the time goes: `python benchmarks/where.py stream`, or `round-trip`, profiled on one event loop.

The profile itself makes small functions look dearer than they are: read the order and the shares, not the times.
"""

from __future__ import annotations

import cProfile
import io
import pstats
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from suite.work_calls import one_by_one  # noqa: E402
from suite.work_streams import stream  # noqa: E402

EVENTS = 200_000
CALLS = 5_000
LINES = 22


def main() -> None:
    """Print the dearest functions of one measurement, by their own time."""
    what = sys.argv[1] if len(sys.argv) > 1 else "stream"
    colour = sys.argv[2] if len(sys.argv) > 2 else "asyncio"
    measures: dict[str, Any] = {
        "stream": lambda: stream(colour, EVENTS),
        "run": lambda: stream(colour, EVENTS, how="run"),
        "round-trip": lambda: one_by_one(colour, CALLS),
    }
    stream(colour, 10)  # imports and first uses are another story
    profile = cProfile.Profile()
    profile.runcall(measures[what])
    text = io.StringIO()
    pstats.Stats(profile, stream=text).sort_stats("tottime").print_stats(LINES)
    # Paths of this machine say nothing to others.
    home = re.escape(HERE.parent.name)
    print(re.sub(rf"\S*/(?:site-packages|lib/python[\d.]+|{home})/", "", text.getvalue()))


if __name__ == "__main__":
    main()
