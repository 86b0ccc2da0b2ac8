"""Who may import whom: the direction of the dependencies, read from the imports themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.rooms import (
    ROOMS,
    ROOT,
    arrows,
    circles,
    imports_of,
    module_name,
    permissions,
    room_of,
    sources,
    table,
)

# What each room may import beside the standard library and itself; the longest prefix of a module's name is its room.
ALLOWED = permissions()

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


def place_of(name: str) -> str:
    return room_of(name)


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
        "openai_codex._approvals.terminal",  # one terminal for the loops of all threads
        "openai_codex._recording.file",  # the relay writes it from two threads
        "openai_codex._cli.relay",  # a program of its own: one thread for each direction
        "openai_codex._placing",  # any thread asks for a member of a pool
        "openai_codex._session.blocking",
        "openai_codex._session.locks",  # a lock whose tasks are in loops of several threads
        "openai_codex._session.periodic",  # a sync pool looks at its members in a thread
        "openai_codex._session.portal",
        "openai_codex._turn.budget",  # turns of several threads share it
        "openai_codex._wire.define",  # classes are completed under a lock
        "openai_codex._wire.enums",  # and enums
    }


def test_every_module_is_in_a_room_of_the_map() -> None:
    homeless = [module_name(path) for path in sources() if not room_of(module_name(path))]
    assert homeless == []
    assert [room.path for room in ROOMS if not room.lives] == []
    for room in ROOMS:
        assert list(ROOT.glob(room.path.rstrip("/"))), f"{room.path} is not there"


def test_no_import_goes_round() -> None:
    assert circles() == []


def test_no_permission_is_unused() -> None:
    used: dict[str, set[str]] = {}
    for path in sources():
        used.setdefault(room_of(module_name(path)), set()).update(imports_of(path))
    unused = {
        (room, may)
        for room, allowed in ALLOWED.items()
        for may in allowed
        if not any(name == may or name.startswith(f"{may}.") for name in used.get(room, ()))
    }
    assert unused == set()


def test_the_map_in_the_docs_is_the_one_that_is_held() -> None:
    assert table() in (ROOT / "docs" / "design.md").read_text("utf-8")
    assert arrows()
