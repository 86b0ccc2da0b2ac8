"""What is measured, and what it should come to: jobs for workers, and rows made of their figures.

A figure's name is `group/variant/figure`; the side (ours, official, floor) goes beside it. Goals are those that
the project set itself; they compare figures of the same round.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

OURS, OFFICIAL, FLOOR = "ours", "official", "floor"
COLOURS = ("asyncio", "trio", "sync")
# How often a round measures what is quick to measure and depends on where the system puts the processes.
REPEATS = {"import": 3, "round-trip": 5}
TIMEOUT = 120.0  # seconds that one worker may take


@dataclass(frozen=True)
class Job:
    """One run of a worker."""

    group: str
    side: str
    variant: str
    measure: str
    arguments: dict[str, Any] = field(default_factory=dict)
    timeout: float = TIMEOUT


@dataclass(frozen=True)
class Goal:
    """What a figure should be: at most (or at least) `factor` times another one, or an amount by itself."""

    factor: float
    against: str = ""  # a side, the name of a figure of ours, or empty for an amount

    def text(self, most: bool) -> str:
        """As the table shows it."""
        bound = f"{'<=' if most else '>='} {self.factor:g}"
        if not self.against:
            return bound
        return f"{bound}x {self.against.rpartition('/')[2] if '/' in self.against else self.against}"


@dataclass(frozen=True)
class Row:
    """One line of the table: a figure of ours and what it is held against."""

    title: str
    unit: str
    figure: str
    less_is_better: bool = True
    official: str = ""
    floor: str = ""
    goal: Goal | None = None

    @property
    def group(self) -> str:
        """The measurement it belongs to."""
        return self.figure.partition("/")[0]


@dataclass(frozen=True)
class Sizes:
    """How much of everything."""

    patience: float = 15.0  # seconds that a client gets which should answer in milliseconds
    events: int = 300_000
    official_events: int = 100_000
    official_async_events: int = 10_000
    calls: int = 2_000
    turns: tuple[int, ...] = (1, 10, 100, 1000)
    threads: tuple[int, ...] = (1, 4, 16, 64)
    waiting: int = 1000
    unread: int = 1_000_000
    official_unread: int = 50_000
    servers: tuple[int, ...] = (1, 2, 4)
    pool_threads: int = 8
    pool_turns: int = 50
    growth_events: tuple[int, ...] = (100, 1_000, 10_000, 100_000, 1_000_000)
    growth_lines: tuple[int, ...] = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)


# What a sync client is made with to run on uvloop, where that is installed.
UVLOOP = {"uvloop": True} if find_spec("uvloop") is not None else {}

QUICK = Sizes(
    patience=4.0,
    events=20_000,
    official_events=5_000,
    official_async_events=1_000,
    calls=200,
    turns=(1, 50),
    threads=(1, 16),
    waiting=100,
    unread=20_000,
    official_unread=5_000,
    servers=(1, 2),
    pool_threads=4,
    pool_turns=5,
    growth_events=(100, 10_000),
    growth_lines=(1_000, 1_000_000),
)


def catalogue(sizes: Sizes) -> tuple[list[Job], list[Row]]:
    """All jobs of one round, and all rows."""
    jobs: list[Job] = []
    rows: list[Row] = []
    for part in (_start, _calls, _threads, _streams, _turns, _beside, _decode, _unread, _growth, _pool):
        part(sizes, jobs, rows)
    return jobs, rows


def _start(sizes: Sizes, jobs: list[Job], rows: list[Row]) -> None:
    for variant, title, goal in (
        ("package", "import openai_codex", Goal(0.12, OFFICIAL)),
        ("models", "import openai_codex and its models", None),
    ):
        jobs += [Job("import", side, variant, f"import.{variant}") for side in (OURS, OFFICIAL)]
        rows.append(Row(title, "ms", f"import/{variant}/time", official=f"import/{variant}/time", goal=goal))
    for colour, theirs in zip(COLOURS, ("official", "official", "official-sync"), strict=True):
        jobs.append(Job("start", OURS, colour, "work_start.first_result", {"colour": colour}))
        for figure, what in (("start", "first result"), ("total", "import and first result")):
            rows.append(Row(f"{what}, {colour}", "ms", f"start/{colour}/{figure}", official=f"start/{theirs}/{figure}"))
    jobs += [_theirs("start", colour, "work_start.first_result") for colour in ("official", "official-sync")]


def _theirs(group: str, colour: str, measure: str, timeout: float = TIMEOUT, **arguments: Any) -> Job:
    return Job(group, OFFICIAL, colour, measure, {"colour": colour, **arguments}, timeout)


def _calls(sizes: Sizes, jobs: list[Job], rows: list[Row]) -> None:
    much = {"calls": sizes.calls}
    for colour, theirs, factor in (
        ("asyncio", "official", 0.6),
        ("trio", "official", 0.7),
        ("sync", "official-sync", 1.0),
    ):
        jobs.append(Job("round-trip", OURS, colour, "work_calls.one_by_one", {"colour": colour, **much}))
        figure, official = f"round-trip/{colour}/p50", f"round-trip/{theirs}/p50"
        row = Row(f"round trip, {colour}", "us", figure, True, official, "round-trip/blocking/p50")
        rows.append(_with_goal(row, Goal(factor, OFFICIAL)))
    if UVLOOP:
        arguments = {"colour": "sync", **UVLOOP, **much}
        jobs.append(Job("round-trip", OURS, "uvloop", "work_calls.one_by_one", arguments))
        figure, official = "round-trip/uvloop/p50", "round-trip/official-sync/p50"
        rows.append(Row("round trip, sync on uvloop", "us", figure, True, official, "round-trip/blocking/p50"))
    jobs += [_theirs("round-trip", colour, "work_calls.one_by_one", **much) for colour in ("official", "official-sync")]
    jobs.append(Job("round-trip", FLOOR, "blocking", "floor.calls", much))


def _with_goal(row: Row, goal: Goal | None) -> Row:
    return Row(row.title, row.unit, row.figure, row.less_is_better, row.official, row.floor, goal)


def _threads(sizes: Sizes, jobs: list[Job], rows: list[Row]) -> None:
    measure = "work_calls.from_threads"
    for count in sizes.threads:
        much = {"threads": count, "calls": max(sizes.calls, count)}
        jobs.append(Job("threads", OURS, str(count), measure, much))
        jobs.append(Job("threads", OURS, f"{count}-portal", measure, {**much, "portal": True}))
        jobs.append(Job("threads", OFFICIAL, str(count), measure, much))
        threads = "thread" if count == 1 else "threads"
        name, portal = f"threads/{count}", f"threads/{count}-portal/calls"
        goal = Goal(2.0, portal) if count == 64 else None
        rows.append(
            Row(f"{count} {threads}, one client", "calls/s", f"{name}/calls", False, f"{name}/calls", goal=goal)
        )
        rows.append(Row(f"{count} {threads}, median call", "us", f"{name}/p50", True, f"{name}/p50"))
        rows.append(Row(f"{count} {threads}, portal.call each", "calls/s", portal, False))
        rows.append(Row(f"{count} {threads}, portal.call median", "us", f"{name}-portal/p50"))


def _streams(sizes: Sizes, jobs: list[Job], rows: list[Row]) -> None:
    measure, floor = "work_streams.stream", "stream/bytes/events"
    jobs.append(Job("stream", FLOOR, "bytes", "floor.stream", {"deltas": sizes.events}))
    for how, factors in (("stream", (0.75, 0.75, 0.55)), ("run", (1.3, 1.3, None))):
        for colour, theirs, factor in zip(COLOURS, ("official", "official", "official-sync"), factors, strict=True):
            arguments = {"colour": colour, "how": how, "deltas": sizes.events}
            jobs.append(Job("stream", OURS, f"{how}-{colour}", measure, arguments))
            goal = Goal(factor, FLOOR) if factor else None
            figure, official = f"stream/{how}-{colour}/events", f"stream/{how}-{theirs}/events"
            title = f"{'stream' if how == 'stream' else 'run()'}, {colour}"
            rows.append(Row(title, "events/s", figure, False, official, floor, goal))
            if how == "stream":
                rows.append(Row(f"{title}: deltas joined", "%", f"stream/{how}-{colour}/joined"))
        if UVLOOP:
            arguments = {"colour": "sync", "how": how, "deltas": sizes.events, **UVLOOP}
            jobs.append(Job("stream", OURS, f"{how}-uvloop", measure, arguments))
            title = f"{'stream' if how == 'stream' else 'run()'}, sync on uvloop"
            figure, official = f"stream/{how}-uvloop/events", f"stream/{how}-official-sync/events"
            rows.append(Row(title, "events/s", figure, False, official, floor))
        for colour, count in (("official", sizes.official_async_events), ("official-sync", sizes.official_events)):
            arguments = {"colour": colour, "how": how, "deltas": count}
            jobs.append(Job("stream", OFFICIAL, f"{how}-{colour}", measure, arguments))


def _turns(sizes: Sizes, jobs: list[Job], rows: list[Row]) -> None:
    measure = "work_turns.at_once"
    for count in sizes.turns:
        noun = "turn" if count == 1 else "turns"
        for colour, theirs in zip(COLOURS, ("official", "official", "official-sync"), strict=True):
            arguments = {"colour": colour, "turns": count}
            jobs.append(Job("turns", OURS, f"{colour}-{count}", measure, arguments))
            for figure, unit in (("wall", "ms"), ("cpu", "ms"), ("memory", "KiB/turn"), ("threads", "threads")):
                if figure == "memory" and count < 100:
                    continue  # the system hands out memory in larger pieces
                name, official = f"turns/{colour}-{count}/{figure}", f"turns/{theirs}-{count}/{figure}"
                rows.append(Row(f"{count} {noun} at once, {colour}: {figure}", unit, name, official=official))
        for colour in ("official", "official-sync"):
            arguments = {"colour": colour, "turns": count}
            jobs.append(Job("turns", OFFICIAL, f"{colour}-{count}", measure, arguments, sizes.patience))
    for colour in ("asyncio", "trio"):
        arguments = {"colour": colour, "turns": sizes.waiting}
        jobs.append(Job("waiting", OURS, colour, "work_turns.waiting", arguments))
        title = f"{sizes.waiting} waiting turns, {colour}"
        rows.append(Row(f"{title}: held", "KiB/turn", f"waiting/{colour}/held", goal=Goal(10.0)))


def _beside(sizes: Sizes, jobs: list[Job], rows: list[Row]) -> None:
    measure = "work_calls.beside"
    titles = {"idle": "idle", "waiting": f"{sizes.waiting} turns waiting", "flood": "a turn floods"}
    for colour, theirs in zip(COLOURS, ("official", "official", "official-sync"), strict=True):
        arguments = {"colour": colour, "calls": sizes.calls, "turns": sizes.waiting, "states": list(titles)}
        jobs.append(Job("beside", OURS, colour, measure, arguments))
        for state, what in titles.items():
            for figure in ("p50", "p99"):
                goal = None
                if state == "waiting" and figure == "p99":
                    goal = Goal(1.5, f"beside/{colour}/idle_p99")
                variant = f"{theirs}-{state}" if theirs == "official" else theirs
                name, official = f"beside/{colour}/{state}_{figure}", f"beside/{variant}/{state}_{figure}"
                rows.append(Row(f"call, {what}, {colour}: {figure}", "us", name, official=official, goal=goal))
    few = {"calls": max(100, sizes.calls // 10), "turns": sizes.waiting}
    for state in titles:
        arguments = {"colour": "official", "states": [state], **few}
        jobs.append(Job("beside", OFFICIAL, f"official-{state}", measure, arguments, sizes.patience))
    arguments = {"colour": "official-sync", "states": list(titles), **few}
    jobs.append(Job("beside", OFFICIAL, "official-sync", measure, arguments, 4 * sizes.patience))


def _decode(sizes: Sizes, jobs: list[Job], rows: list[Row]) -> None:
    jobs.append(Job("decode", OURS, "kinds", "work_start.decode"))
    jobs.append(Job("decode", OFFICIAL, "kinds", "work_start.decode_official"))
    for kind in (
        "delta",
        "itemCompleted agentMessage",
        "itemCompleted commandExecution",
        "thread/start response",
        "encode TurnStartParams",
    ):
        name = f"decode/kinds/{kind}"
        rows.append(Row(kind if "encode" in kind else f"decode {kind}", "us", name, official=name))


def _unread(sizes: Sizes, jobs: list[Job], rows: list[Row]) -> None:
    measure = "work_turns.unread"
    for colour in COLOURS:
        arguments = {"colour": colour, "notifications": sizes.unread}
        jobs.append(Job("unread", OURS, colour, measure, arguments))
        title = f"{sizes.unread:,} unread, {colour}"
        rows.append(Row(f"{title}: growth", "MiB", f"unread/{colour}/mebibytes"))
        rows.append(Row(f"{title}: each", "bytes", f"unread/{colour}/bytes", official="unread/official-sync/bytes"))
    jobs.append(_theirs("unread", "official-sync", measure, notifications=sizes.official_unread))


def _growth(sizes: Sizes, jobs: list[Job], rows: list[Row]) -> None:
    measure = "work_streams.stream"
    for count in sizes.growth_events:
        arguments = {"colour": "asyncio", "deltas": count}
        jobs.append(Job("growth", OURS, f"events-{count}", measure, arguments))
        rows.append(Row(f"{count:,} events in a turn", "us/event", f"growth/events-{count}/unit"))
    for size in sizes.growth_lines:
        arguments = {"colour": "asyncio", "deltas": max(1, min(1_000, 1_000_000 // size)), "size": size}
        jobs.append(Job("growth", OURS, f"line-{size}", measure, arguments))
        rows.append(Row(f"a line of {size / 1000:,.0f} KB", "ms/MB", f"growth/line-{size}/megabyte"))


def _pool(sizes: Sizes, jobs: list[Job], rows: list[Row]) -> None:
    for group, what in (("pool-replay", "replay"), ("pool", "runtime")):
        much = {"threads": sizes.pool_threads, "turns": sizes.pool_turns}
        for count in sizes.servers:
            jobs.append(Job(group, OURS, str(count), "work_pool.turns", {"servers": count, **much}))
            servers = "server" if count == 1 else "servers"
            title = f"{count} {servers} ({what}), {sizes.pool_threads} threads"
            rows.append(Row(title, "turns/s", f"{group}/{count}/turns", False))
            rows.append(Row(f"{title}: median turn", "ms", f"{group}/{count}/p50"))
        most = sizes.servers[-1]
        jobs.append(Job(group, OURS, "crash", "work_pool.crash", {"servers": most, **much}))
        for figure, title, unit in (
            ("lost", "turns lost on it", "turns"),
            ("elsewhere", "turns lost elsewhere", "turns"),
            ("share", "of all turns", "%"),
            ("back", "until it ended a turn again", "ms"),
        ):
            goal = Goal(0.0) if figure == "elsewhere" else None
            rows.append(Row(f"1 of {most} killed ({what}): {title}", unit, f"{group}/crash/{figure}", goal=goal))


def series(sizes: Sizes) -> dict[str, list[tuple[int, str]]]:
    """What should cost the same a unit however much of it there is: sizes and figures."""
    return {
        "events in a turn": [(count, f"growth/events-{count}/unit") for count in sizes.growth_events],
        "bytes in a line": [(size, f"growth/line-{size}/megabyte") for size in sizes.growth_lines],
        **{
            f"turns at once, {colour}": [(count, f"turns/{colour}-{count}/unit") for count in sizes.turns]
            for colour in COLOURS
        },
    }
