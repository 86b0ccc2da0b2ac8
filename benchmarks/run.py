"""Measure the SDK, the official SDK and the floor side by side: `python benchmarks/run.py`.

Every measurement runs in a process of its own, all of them once a round, so that what the machine does meanwhile
meets all sides alike. Names (`stream`, `round-trip`, ...) limit the run to those measurements.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import itertools
import os
import platform
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from suite import report  # noqa: E402
from suite.catalogue import OFFICIAL, QUICK, REPEATS, Job, Row, Sizes, catalogue  # noqa: E402
from suite.official import VERSION, official_python  # noqa: E402
from suite.picture import picture  # noqa: E402
from suite.samples import Samples  # noqa: E402
from suite.workers import Failed, Frozen, measure  # noqa: E402

ROUNDS = 5
PACKAGES = ("anyio", "trio", "attrs", "cattrs", "orjson")


def main() -> int:
    """Measure, print the table, and write what was asked for."""
    arguments = _arguments()
    sizes = QUICK if arguments.quick else Sizes()
    jobs, rows = catalogue(sizes)
    groups = list(dict.fromkeys(job.group for job in jobs))
    if unknown := sorted(set(arguments.names) - set(groups)):
        raise SystemExit(f"no such measurement: {', '.join(unknown)}; there are {', '.join(groups)}")
    names = set(arguments.names or groups)
    samples = Samples(_machine())
    with official_python(arguments.official) as official:
        chosen = [job for job in jobs if job.group in names and (official or job.side != OFFICIAL)]
        rounds = arguments.rounds or (1 if arguments.quick else ROUNDS)
        _measure(chosen, samples, rounds, arguments.quick, official)
    rows = [row for row in rows if row.group in names]
    _tell(samples, rows, sizes, arguments)
    return 1 if samples.errors else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="measurements; all of them by default")
    parser.add_argument("--quick", action="store_true", help="one round of small sizes: does it work at all")
    parser.add_argument("--rounds", type=int, help=f"how often everything is measured (default {ROUNDS})")
    parser.add_argument(
        "--official",
        default="auto",
        metavar="auto|none|PYTHON",
        help=f"the official SDK: make an environment with {VERSION}, go without, or an interpreter that has it",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all samples")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="show what moved since another run's JSON")
    parser.add_argument("--picture", type=Path, metavar="FILE.svg", help="draw bars")
    return parser.parse_args()


def _measure(jobs: list[Job], samples: Samples, rounds: int, quick: bool, official: str | None) -> None:
    for job in jobs:
        if job.group == "import":  # once for the compiled files
            _sample(job, Samples(), official, 0)
    for number in range(rounds):
        start = time.monotonic()
        # Every other round runs backwards: no side always comes after the same neighbour.
        order = jobs[:: -1 if number % 2 else 1]
        for group, members in itertools.groupby(order, key=lambda job: job.group):
            together, repeats = list(members), 1 if quick else REPEATS.get(group, 1)
            for turn in range(number * repeats, (number + 1) * repeats):
                for job in together:
                    _say(f"round {number + 1} of {rounds}: {group} {job.variant} {job.side}")
                    _sample(job, samples, official, turn)
        samples.rounds += 1
        _say(f"round {number + 1} of {rounds} took {time.monotonic() - start:.0f} s", end="\n")


def _sample(job: Job, samples: Samples, official: str | None, turn: int) -> None:
    name = f"{job.group}/{job.variant}"
    if name in samples.frozen[job.side]:
        return  # once is enough
    try:
        samples.add(job.side, name, measure(job, official), turn)
    except Frozen:
        samples.frozen[job.side].add(name)
    except Failed as error:
        samples.errors.append(f"{name} {job.side}: {error}")


def _tell(samples: Samples, rows: list[Row], sizes: Sizes, arguments: argparse.Namespace) -> None:
    machine = samples.machine
    print(f"{machine['date']}, Python {machine['python']}, {machine['cpus']} CPUs, {machine['system']}", end="; ")
    print(f"medians of {samples.rounds} round(s)\n")
    print(report.table(samples, rows), "", report.goals(samples, rows), sep="\n")
    if {row.group for row in rows} & {"growth", "turns"}:
        print("", report.growth(samples, sizes), sep="\n")
    if arguments.compare:
        print(f"\nsince {arguments.compare.name}:")
        print(report.comparison(Samples.load(arguments.compare), samples, rows))
    if samples.errors:
        print("\nfailed:", *samples.errors, sep="\n")
    if arguments.json:
        samples.save(arguments.json, rows)
    if arguments.picture:
        arguments.picture.write_text(picture(samples, rows), "utf-8")


def _machine() -> dict[str, Any]:
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cpus": os.cpu_count(),
        "official": VERSION,
        "packages": {name: importlib.metadata.version(name) for name in PACKAGES},
    }


def _say(text: str, end: str = "") -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end=end, file=sys.stderr, flush=True)
    elif end:
        print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
