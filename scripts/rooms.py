# ruff: noqa: E501 - a table
"""The rooms of the house: what lives in each, what it must not know, and whom it may import. The one source of it.

    python scripts/rooms.py             rooms, arrows between them, circles, modules at the root
    python scripts/rooms.py --write     write the table of docs/design.md; `--check` fails if it says anything else

`tests/test_layers.py` holds the house to it.
"""

from __future__ import annotations

import ast
import re
import sys
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("actors", "openai_codex")
TABLE = re.compile(r"(?<=<!-- rooms -->\n\n).*?(?=\n<!-- end of rooms -->)", re.DOTALL)


class Room(NamedTuple):
    """A package, or a module that stands alone."""

    name: str
    path: str
    lives: str
    must_not_know: str
    may_import: frozenset[str] | None
    """Beside the standard library and itself; None is whatever the room that it is in, or is derived from, may."""


ROOMS = [
    Room(
        "openai_codex._official",
        "openai_codex/_official/",
        "what the official SDK's lower layer takes and gives (`client.py`, `async_client.py`); its calls are `_async/lowlevel.py`, a face over the waist",
        "connections",
        frozenset({"openai_codex._protocol", "openai_codex._requests", "openai_codex._wire", "openai_codex.errors"}),
    ),
    Room(
        "openai_codex._options",
        "openai_codex/_options.py",
        "checks of what is given for an option, by the option's name",
        "who calls, and how a value is sent",
        frozenset({"openai_codex.errors"}),
    ),
    Room(
        "openai_codex._shown",
        "openai_codex/_shown.py",
        "how values look to a person: one line, no secrets",
        "the classes that are shown",
        frozenset(),
    ),
    Room(
        "actors.protocol",
        "actors/protocol/",
        "machines without I/O: framing, the JSON-RPC peer, routing, the backlog of a slow reader",
        "anyio, clocks, logging",
        frozenset({"orjson"}),
    ),
    Room(
        "actors.errors",
        "actors/errors.py",
        "every error of the actors, with its cause",
        "who raises it",
        frozenset({"actors.printable"}),
    ),
    Room(
        "actors",
        "actors/",
        "three actors (pipe, correlator, mailroom), mailboxes, replies, supervisor, host; `Connection` is all of them as one object, and asks a `Dialect` about the protocol on top",
        "Codex, turns, logins, models",
        frozenset({"actors.errors", "actors.foreign", "actors.host", "actors.protocol", "anyio"}),
    ),
    Room(
        "actors.foreign",
        "actors/foreign.py",
        "what becomes of an error of code that is not ours",
        "actors",
        frozenset({"anyio"}),
    ),
    Room(
        "actors.host",
        "actors/host.py",
        "one task that outlives its caller, and the only knowledge of asyncio and trio",
        "actors",
        frozenset({"actors.errors", "anyio", "asyncio", "sniffio", "trio"}),
    ),
    Room(
        "openai_codex._wire",
        "openai_codex/_wire/",
        "what the models are made of: lazy attrs classes, open enums, unions, decoding, encoding and checking",
        "connections, anyio, actors",
        frozenset({"attrs", "cattrs", "openai_codex.generated", "orjson"}),
    ),
    Room(
        "openai_codex.generated",
        "openai_codex/generated/",
        "the protocol's models and tables of methods, derived from the runtime's own schema",
        "everything but `_wire`",
        frozenset({"attrs", "openai_codex._wire"}),
    ),
    Room(
        "openai_codex.generated.rpc_async",
        "openai_codex/generated/rpc_async.py",
        "`codex.rpc`, every method under its own path",
        "how a call is checked and sent",
        frozenset({"openai_codex._async", "openai_codex._lazy_models", "openai_codex._wire"}),
    ),
    Room(
        "openai_codex.generated.rpc_sync",
        "openai_codex/generated/rpc_sync.py",
        "the same for threads, derived likewise",
        "how a call is checked and sent",
        frozenset({"openai_codex._lazy_models", "openai_codex._sync", "openai_codex._wire"}),
    ),
    Room(
        "openai_codex.testing",
        "openai_codex/testing/",
        "what users test with: the scripted model, the scripted server, recordings, the pytest plugin",
        "threads and turns of the client",
        frozenset({"actors", "anyio", "attrs", "openai_codex"}),
    ),
    Room(
        "openai_codex.errors",
        "openai_codex/errors.py",
        "every error of the SDK, and the one place where it is made of what the actors or the server said",
        "who raises it",
        frozenset({"actors", "openai_codex._protocol.trouble", "openai_codex._wire"}),
    ),
    Room(
        "openai_codex._telemetry",
        "openai_codex/_telemetry/",
        "spans of OpenTelemetry, made from calls and mail as they pass; imported when it is on",
        "connections",
        frozenset(
            {
                "actors",
                "attrs",
                "openai_codex._config",
                "openai_codex._protocol",
                "openai_codex._version",
                "openai_codex.errors",
                "opentelemetry",
                "orjson",
            }
        ),
    ),
    Room(
        "openai_codex._turn",
        "openai_codex/_turn/",
        "what a turn is made of: inputs, options, the policy, the result, text, typed answers",
        "connections, anyio, actors",
        frozenset(
            {
                "openai_codex._shown",
                "openai_codex._options",
                "attrs",
                "openai_codex._lazy_models",
                "openai_codex._protocol",
                "openai_codex._schemas",
                "openai_codex._wire",
                "openai_codex.errors",
                "openai_codex.models",
                "orjson",
            }
        ),
    ),
    Room(
        "openai_codex._config",
        "openai_codex/_config.py",
        "`CodexConfig`, and the command line and environment that it stands for",
        "how a server is started",
        frozenset(
            {
                "openai_codex._options",
                "openai_codex._shown",
                "actors",
                "attrs",
                "codex_cli_bin",
                "openai_codex._hooks",
                "openai_codex._requests",
                "openai_codex._turn.policy",
                "openai_codex._version",
                "openai_codex.errors",
            }
        ),
    ),
    Room(
        "openai_codex._protocol",
        "openai_codex/_protocol/",
        "what messages mean: names of methods, what a message is about, ends of turns, sub-agents, usage, limits",
        "who asks, and how it is waited for",
        frozenset(
            {
                "openai_codex._options",
                "actors",
                "attrs",
                "openai_codex._lazy_models",
                "openai_codex._redaction",
                "openai_codex._wire",
                "openai_codex.errors",
                "openai_codex.models",
                "orjson",
            }
        ),
    ),
    Room(
        "openai_codex._protocol.support",
        "openai_codex/_protocol/support.py",
        "what the running server knows, by the history of the protocol",
        "connections",
        frozenset(
            {
                "openai_codex._protocol.versions",
                "openai_codex._version",
                "openai_codex._wire",
                "openai_codex.errors",
                "openai_codex.generated",
            }
        ),
    ),
    Room(
        "openai_codex._requests",
        "openai_codex/_requests/",
        "the kinds of requests that the server makes, their handlers and answers, and the answers that approve nothing",
        "sessions, threads and turns",
        frozenset(
            {
                "actors",
                "anyio",
                "attrs",
                "openai_codex._lazy_models",
                "openai_codex._protocol",
                "openai_codex._wire",
                "openai_codex.errors",
                "openai_codex.generated",
                "orjson",
            }
        ),
    ),
    Room(
        "openai_codex._redaction",
        "openai_codex/_redaction.py",
        "the one redactor: secrets that stay out of recordings and logs",
        "everything else of the package",
        frozenset(),
    ),
    Room(
        "openai_codex._approvals",
        "openai_codex/_approvals/",
        "policies, rules, the audit record, pending approvals",
        "sessions, threads and turns",
        frozenset(
            {
                "actors",
                "anyio",
                "attrs",
                "openai_codex._redaction",
                "openai_codex._requests",
                "openai_codex._wire",
                "openai_codex.errors",
            }
        ),
    ),
    Room(
        "openai_codex._hooks",
        "openai_codex/_hooks/",
        "functions of the program as hooks of the runtime: events and answers, the settings that install them, the private socket",
        "sessions, clients",
        frozenset(
            {
                "actors",
                "anyio",
                "attrs",
                "openai_codex._hooks.relay",
                "openai_codex._lazy_models",
                "openai_codex._requests",
                "openai_codex._wire",
                "openai_codex.errors",
                "orjson",
            }
        ),
    ),
    Room(
        "openai_codex._hooks.relay",
        "openai_codex/_hooks/relay.py",
        "the command that the runtime starts for each hook",
        "everything else of the package: it runs alone",
        frozenset(),
    ),
    Room(
        "openai_codex._placing",
        "openai_codex/_placing.py",
        "which server of a pool a call goes to",
        "how a server is started, asked and closed",
        frozenset({"openai_codex._session", "openai_codex.errors"}),
    ),
    Room(
        "openai_codex._retry",
        "openai_codex/_retry.py",
        "trying again after an overload",
        "what is tried",
        frozenset({"anyio", "openai_codex.errors"}),
    ),
    Room(
        "openai_codex._lazy_models",
        "openai_codex/_lazy_models.py",
        "the models of the protocol, imported when one is used",
        "",
        frozenset({"openai_codex.generated"}),
    ),
    Room(
        "openai_codex._schemas",
        "openai_codex/_schemas/",
        "types as JSON schemas, JSON as values of types, for tools and typed answers",
        "tools, turns, anyio",
        frozenset({"attrs", "cattrs", "openai_codex.errors", "orjson"}),
    ),
    Room(
        "openai_codex._tools",
        "openai_codex/_tools/",
        "functions of the program as tools of the model: their schemas, calls and offers",
        "clients, threads",
        frozenset(
            {
                "actors",
                "anyio",
                "attrs",
                "openai_codex._protocol",
                "openai_codex._requests",
                "openai_codex._schemas",
                "openai_codex.errors",
            }
        ),
    ),
    Room(
        "openai_codex.models",
        "openai_codex/models.py",
        "notifications and their payloads",
        "connections",
        frozenset({"attrs", "openai_codex._wire", "openai_codex.generated"}),
    ),
    Room(
        "openai_codex._session",
        "openai_codex/_session/",
        "the waist: two sessions with the same verbs, `request`, `subscribe`, `listen`, `begin`, `finish`, `tap`, `undo`, awaited or blocking; starts, restarts and undoing",
        "what users hold: threads, handles, views",
        frozenset(
            {
                "actors",
                "anyio",
                "openai_codex._config",
                "openai_codex._hooks",
                "openai_codex._lazy_models",
                "openai_codex._protocol",
                "openai_codex._requests",
                "openai_codex._retry",
                "openai_codex._telemetry",
                "openai_codex._tools",
                "openai_codex.errors",
                "openai_codex.generated",
                "openai_codex.models",
            }
        ),
    ),
    Room(
        "openai_codex._async",
        "openai_codex/_async/",
        "the client, its threads and turns, written once over the waist",
        "anyio, actors",
        frozenset(
            {
                "openai_codex._shown",
                "openai_codex._options",
                "attrs",
                "openai_codex._config",
                "openai_codex._lazy_models",
                "openai_codex._placing",
                "openai_codex._official",
                "openai_codex._protocol",
                "openai_codex._retry",
                "openai_codex._session",
                "openai_codex._tools",
                "openai_codex._turn",
                "openai_codex.errors",
                "openai_codex.generated",
                "openai_codex.models",
            }
        ),
    ),
    Room(
        "openai_codex._recording",
        "openai_codex/_recording/",
        "the file of a recorded session",
        "clients, connections, who listens",
        frozenset({"actors", "openai_codex._protocol", "openai_codex._redaction"}),
    ),
    Room(
        "openai_codex._cli",
        "openai_codex/_cli/",
        "`python -m openai_codex`: a program over the client, like any other",
        "",
        frozenset({"actors", "attrs", "openai_codex", "orjson"}),
    ),
    Room(
        "openai_codex",
        "openai_codex/*.py",
        "the public modules",
        "",
        frozenset({"openai_codex"}),
    ),
    Room(
        "openai_codex._session._async",
        "openai_codex/_session/_async/",
        "the verbs, written once over `AsyncColour`, the contract of what differs between tasks and threads; `_sync` is derived",
        "asyncio, trio, threads",
        None,
    ),
]

# The derived side may what its source may.
DERIVED = {"openai_codex._sync": "openai_codex._async"}


@lru_cache
def permissions() -> dict[str, frozenset[str]]:
    """What each room may import. The longest name that fits a module is its room."""
    said = {room.name: room.may_import for room in ROOMS}
    found = {name: may for name, may in said.items() if may is not None}
    return found | {name: found[source] for name, source in DERIVED.items()}


def module_name(path: Path) -> str:
    """The dotted name of a file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources() -> list[Path]:
    """Every module of the packages."""
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


@cache
def imports_of(path: Path, *, late: bool = True) -> frozenset[str]:
    """The absolute names of the modules that a file imports, those for type checkers only left out.

    Without `late` those that functions import are left out too.
    """
    tree = ast.parse(path.read_text("utf-8"))
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "_typing.TYPE_CHECKING"):
            node.body = [ast.Pass()]
        if not late and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            node.body = [ast.Pass()]
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            # `from . import a` names the module a.
            found |= {name} if node.module else {f"{name}.{alias.name}" for alias in node.names}
    return frozenset(found)


@cache
def room_of(name: str) -> str:
    """The room of a module."""
    rooms = permissions()
    return max((room for room in rooms if name == room or name.startswith(f"{room}.")), key=len, default="")


def arrows() -> dict[tuple[str, str], int]:
    """How many modules of one room import from another one."""
    found: dict[tuple[str, str], int] = {}
    for path in sources():
        here = room_of(module_name(path))
        for there in {room_of(name) for name in imports_of(path)} - {here, ""}:
            found[here, there] = found.get((here, there), 0) + 1
    return found


def circles() -> list[list[str]]:
    """Modules that import each other when they are imported, as groups. Imports in functions do not count."""
    names = {module_name(path): path for path in sources()}
    graph = {name: {each for each in imports_of(path, late=False) if each in names} for name, path in names.items()}
    reach = {name: _reached(name, graph) for name in graph}
    groups = {
        frozenset({other for other in reach[name] if name in reach[other]}) for name in graph if name in reach[name]
    }
    return sorted(sorted(group) for group in groups)


def _reached(name: str, graph: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    left = list(graph[name])
    while left:
        each = left.pop()
        if each not in seen:
            seen.add(each)
            left += graph[each]
    return seen


def table() -> str:
    """The table of design.md."""
    rows = [f"| `{room.path}` | {room.lives} | {room.must_not_know} |" for room in ROOMS]
    return "\n".join(["| place | what lives there | what it must not know |", "| --- | --- | --- |", *rows, ""])


def main(arguments: list[str]) -> int:
    """Print, write or check; returns the exit code."""
    page = ROOT / "docs" / "design.md"
    text = page.read_text("utf-8")
    wanted = TABLE.sub(lambda _: table(), text)
    if arguments == ["--write"]:
        page.write_text(wanted, "utf-8")
    elif arguments == ["--check"]:
        if text != wanted:
            print("docs/design.md is not what scripts/rooms.py says: run it with --write")
            return 1
    else:
        roots = [path.stem for path in (ROOT / "openai_codex").glob("*.py")]
        between = arrows()
        print(f"{len(ROOMS)} rooms, {len(between)} arrows between them, {len(circles())} circles of modules")
        print(f"{len(roots)} modules at the root of openai_codex: {', '.join(sorted(roots))}")
        for circle in circles():
            print("circle:", ", ".join(circle))
        for (here, there), count in sorted(between.items()):
            print(f"{here} -> {there}: {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
