"""Who may import whom: the direction of the dependencies, read from the imports themselves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# For each place, what it may import beside the standard library and its own package: the longest prefix wins.
# `own` packages may import from themselves; anything of another place must be named.
ALLOWED: dict[str, set[str]] = {
    "actors.protocol": {"attrs", "orjson"},
    "actors.errors": {"attrs"},
    "actors": {"actors.errors", "actors.foreign", "actors.host", "actors.protocol", "anyio", "attrs"},
    "actors.foreign": {"anyio"},
    "actors.host": {"actors.errors", "anyio", "asyncio", "sniffio", "trio"},
    "openai_codex._wire": {"attrs", "cattrs", "openai_codex.generated", "orjson"},
    "openai_codex.generated": {"attrs", "openai_codex._wire"},
    "openai_codex.generated.rpc_async": {"openai_codex._async", "openai_codex._lazy_models", "openai_codex._wire"},
    "openai_codex.generated.rpc_sync": {"openai_codex._lazy_models", "openai_codex._sync", "openai_codex._wire"},
    "openai_codex.testing": {"actors", "anyio", "attrs", "openai_codex"},
    "openai_codex.errors": {
        "actors",
        "openai_codex._protocol.trouble",
        "openai_codex._wire",
        "openai_codex.generated",
    },
    "openai_codex._telemetry": {
        "actors",
        "attrs",
        "openai_codex._config",
        "openai_codex._protocol",
        "openai_codex._version",
        "openai_codex.errors",
        "opentelemetry",
        "orjson",
    },
    "openai_codex._turn": {
        "attrs",
        "openai_codex._lazy_models",
        "openai_codex._protocol",
        "openai_codex._schemas",
        "openai_codex._wire",
        "openai_codex.errors",
        "openai_codex.generated",
        "openai_codex.models",
        "orjson",
    },
    "openai_codex._config": {
        "actors",
        "attrs",
        "codex_cli_bin",
        "openai_codex._hooks",
        "openai_codex._requests",
        "openai_codex._turn.policy",
        "openai_codex._version",
        "openai_codex.errors",
    },
    "openai_codex._protocol": {
        "actors",
        "attrs",
        "openai_codex._lazy_models",
        "openai_codex._wire",
        "openai_codex.errors",
        "openai_codex.models",
        "orjson",
    },
    "openai_codex._protocol.support": {
        "openai_codex._protocol.versions",
        "openai_codex._version",
        "openai_codex._wire",
        "openai_codex.errors",
        "openai_codex.generated",
    },
    "openai_codex._requests": {
        "actors",
        "anyio",
        "attrs",
        "openai_codex._lazy_models",
        "openai_codex._protocol",
        "openai_codex._wire",
        "openai_codex.errors",
        "openai_codex.generated",
        "orjson",
    },
    "openai_codex._hooks": {
        "actors",
        "anyio",
        "attrs",
        "openai_codex._hooks.relay",
        "openai_codex._lazy_models",
        "openai_codex._requests",
        "openai_codex._wire",
        "openai_codex.errors",
        "orjson",
    },
    "openai_codex._hooks.relay": set(),
    "openai_codex._approvals": {
        "actors",
        "anyio",
        "attrs",
        "openai_codex._requests",
        "openai_codex._wire",
        "openai_codex.errors",
        "openai_codex.generated",
    },
    "openai_codex._placing": {"openai_codex._session", "openai_codex.errors"},
    "openai_codex._retry": {"anyio", "openai_codex.errors"},
    "openai_codex._lazy_models": {"openai_codex.generated"},
    "openai_codex._schemas": {"attrs", "cattrs", "openai_codex.errors", "orjson"},
    "openai_codex._tools": {
        "actors",
        "anyio",
        "attrs",
        "openai_codex._protocol",
        "openai_codex._requests",
        "openai_codex._schemas",
        "openai_codex.errors",
    },
    "openai_codex.models": {"attrs", "openai_codex._wire", "openai_codex.generated"},
    "openai_codex._session": {
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
        "openai_codex._wire",
        "openai_codex.errors",
        "openai_codex.generated",
        "openai_codex.models",
        "orjson",
    },
    "openai_codex._async": {
        "attrs",
        "openai_codex._config",
        "openai_codex._lazy_models",
        "openai_codex._placing",
        "openai_codex._protocol",
        "openai_codex._session",
        "openai_codex._tools",
        "openai_codex._turn",
        "openai_codex._wire",
        "openai_codex.errors",
        "openai_codex.generated",
        "openai_codex.models",
    },
    "openai_codex._recording": {"actors", "openai_codex._protocol"},
    "openai_codex._cli": {"actors", "attrs", "openai_codex", "orjson"},
    "openai_codex": {"openai_codex"},
}
ALLOWED["openai_codex._sync"] = ALLOWED["openai_codex._async"]

THIRD_PARTY = {
    "actors",
    "anyio",
    "asyncio",
    "attrs",
    "cattrs",
    "codex_cli_bin",
    "openai_codex",
    "opentelemetry",
    "orjson",
    "sniffio",
    "trio",
}

# Which modules of another package may be named: its public front only.
FRONTS = {
    "actors",
    "openai_codex.errors",
    "openai_codex.models",
    "openai_codex._schemas",
    "openai_codex._recording",
    "openai_codex._session",
    "openai_codex._wire",
}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    """The absolute names of the modules that a file imports, those for type checkers only left out."""
    tree = ast.parse(path.read_text("utf-8"))
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
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
    return found


def place_of(name: str) -> str:
    return max((place for place in ALLOWED if name == place or name.startswith(f"{place}.")), key=len, default="")


def sources() -> list[Path]:
    return sorted(path for package in ("actors", "openai_codex") for path in (ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_a_module_imports_only_what_its_place_allows(path: Path) -> None:
    place = place_of(module_name(path))
    allowed = ALLOWED[place]
    for name in imports_of(path):
        if name.split(".")[0] not in THIRD_PARTY:
            continue  # the standard library
        inside = place_of(name) == place
        assert inside or any(name == front or name.startswith(f"{front}.") for front in allowed), (
            f"{module_name(path)} ({place}) must not import {name}"
        )


@pytest.mark.parametrize("path", sources(), ids=module_name)
def test_a_package_is_used_by_others_through_its_front_only(path: Path) -> None:
    package = module_name(path).split(".")[0]
    for name in imports_of(path):
        if package == "openai_codex":
            assert not name.startswith("actors."), f"{module_name(path)} must import {name} from actors"
        for front in FRONTS - {"actors"}:
            if name.startswith(f"{front}.") and not module_name(path).startswith(front):
                assert module_name(path).startswith("openai_codex.generated"), (
                    f"{module_name(path)} must import {name} from {front}"
                )


def test_only_the_host_knows_the_event_loops() -> None:
    users = {
        module_name(path)
        for path in sources()
        if any(name.split(".")[0] in {"asyncio", "trio", "sniffio"} for name in imports_of(path))
    }
    assert users == {"actors.host"}


def test_only_the_blocking_side_of_the_waist_knows_threads() -> None:
    users = {
        module_name(path)
        for path in sources()
        if {"threading", "anyio.from_thread"} & imports_of(path) and "testing" not in path.relative_to(ROOT).parts
    }
    assert users == {
        "actors.connection",  # says which thread its loop has
        "actors.correlator",  # takes the asks of other threads
        "actors.mailbox",  # a mailbox that a thread reads
        "actors.pipe",  # writes the asks of other threads
        "actors.reply",  # a reply that a thread waits for
        "actors.threads",  # finds who calls in a wrong one
        "openai_codex._approvals.pending",  # approvals are answered from any thread
        "openai_codex._recording.file",  # the relay writes it from two threads
        "openai_codex._cli.relay",  # a program of its own: one thread for each direction
        "openai_codex._placing",  # any thread asks for a member of a pool
        "openai_codex._session.blocking",
        "openai_codex._session.locks",  # a lock whose tasks are in loops of several threads
        "openai_codex._session.periodic",  # a sync pool looks at its members in a thread
        "openai_codex._session.portal",
        "openai_codex._wire.define",  # classes are completed under a lock
        "openai_codex._wire.enums",  # and enums
    }
