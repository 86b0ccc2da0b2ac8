"""The public surface beside the official SDK's, both ways.

`data/official_surface.json` holds the official package's names, signatures and defaults, as data, with the
version they were read from.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import json
from pathlib import Path
from typing import Any

import attrs
import pytest

import openai_codex

OFFICIAL: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "official_surface.json").read_text("utf-8"))

# What only makes sense inside the official package, and why it is not here.
LEFT_OUT = {
    ("openai_codex.models", "BaseModel"),  # pydantic's
}

# What programs do not call: only the official package makes these objects.
MADE_BY_THE_SDK = {
    "Thread",
    "AsyncThread",
    "TurnHandle",
    "AsyncTurnHandle",
    "ChatgptLoginHandle",
    "DeviceCodeLoginHandle",
    "AsyncChatgptLoginHandle",
    "AsyncDeviceCodeLoginHandle",
}

CLIENT_VIEWS = {"config_warnings", "fs", "notifications", "processes", "rate_limits", "usage"}
THREAD_VIEWS = {"events", "goal", "mcp", "queue", "review", "shell_command", "terminals"}

# Members that we have beyond the official ones. A name that is not here was made public by accident.
ADDED = {
    "CodexConfig": {
        "handlers",
        "hooks",
        "inherit_env",
        "policy",
        "restart",
        "server",
        "check_login",
        "max_line_bytes",
        "start_timeout",
        "request_timeout",
        "telemetry",
        "uvloop",
    },
    "Codex": {"request", "rpc", "statistics", "threads"} | CLIENT_VIEWS,
    "AsyncCodex": {"request", "rpc", "statistics", "threads"} | CLIENT_VIEWS,
    "Thread": THREAD_VIEWS,
    "AsyncThread": THREAD_VIEWS,
    "ApprovalMode": {"ask"},
    "TurnResult": {"items_of", "model", "subagents", "turn_usage", "warnings"},
    "TurnHandle": {"events", "items", "text"},
    "AsyncTurnHandle": {"events", "items", "text"},
}


def signature(function: Any) -> list[list[Any]]:
    def default(parameter: inspect.Parameter) -> str | None:
        value: Any = parameter.default
        if value is parameter.empty:
            return None
        return f"{type(value).__name__}.{value.name}" if isinstance(value, enum.Enum) else repr(value)

    parameters = inspect.signature(function).parameters.values()
    return [[parameter.name, parameter.kind.name, default(parameter)] for parameter in parameters]


@pytest.mark.parametrize("module", ["openai_codex", "openai_codex.types", "openai_codex.models"])
def test_every_official_name_can_be_imported(module: str) -> None:
    ours = importlib.import_module(module)
    missing = {name for name in OFFICIAL[module] if not hasattr(ours, name)}
    assert missing == {name for where, name in LEFT_OUT if where == module}


@pytest.mark.parametrize(
    ("owner", "member"), [(owner, member) for owner, members in OFFICIAL["classes"].items() for member in members]
)
def test_a_member_has_the_official_signature(owner: str, member: str) -> None:
    official = OFFICIAL["classes"][owner][member]
    ours = getattr(openai_codex, owner)
    if member == "(fields)":
        fields = [field.name for field in attrs.fields(ours) if not field.name.startswith("_")]
        assert fields[: len(official)] == official
        return
    if member == "__init__" and owner in MADE_BY_THE_SDK:
        return
    assert hasattr(ours, member)
    if official == "property":
        assert isinstance(inspect.getattr_static(ours, member), property)
    elif member not in {"__exit__", "__aexit__"}:  # the interpreter calls these by position
        found = signature(getattr(ours, member))
        assert found[: len(official)] == official
        assert all(kind == "KEYWORD_ONLY" for _, kind, _ in found[len(official) :])


@pytest.mark.parametrize("name", OFFICIAL["functions"])
def test_a_function_has_the_official_signature(name: str) -> None:
    assert signature(getattr(openai_codex, name)) == OFFICIAL["functions"][name]


@pytest.mark.parametrize("name", OFFICIAL["enums"])
def test_an_enum_has_the_official_members(name: str) -> None:
    ours = getattr(openai_codex, name)
    added = {member: member for member in ADDED.get(name, set())}
    assert {member.name: member.value for member in ours} == OFFICIAL["enums"][name] | added


@pytest.mark.parametrize("name", OFFICIAL["bases"])
def test_an_error_is_caught_by_the_official_bases(name: str) -> None:
    bases = {base.__name__ for base in getattr(openai_codex, name).__mro__}
    assert set(OFFICIAL["bases"][name]) <= bases


@pytest.mark.parametrize("name", OFFICIAL["classes"])
def test_what_we_have_beyond_the_official_members_is_meant_to_be_there(name: str) -> None:
    ours = getattr(openai_codex, name)
    public = {member for member in dir(ours) if not member.startswith("_")}
    official = set(OFFICIAL["classes"][name]) | set(OFFICIAL["classes"][name].get("(fields)", []))
    assert public - official <= ADDED.get(name, set())


def test_both_colours_have_the_same_members() -> None:
    renamed = {"aclose": "close"}
    for name in openai_codex.__all__:
        if name.startswith("Async"):
            asynchronous = {renamed.get(member, member) for member in dir(getattr(openai_codex, name))}
            synchronous = set(dir(getattr(openai_codex, name.removeprefix("Async"))))
            public = {member for member in asynchronous ^ synchronous if not member.startswith("_")}
            assert not public, name
