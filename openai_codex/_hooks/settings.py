"""The settings on the runtime's command line that install hooks and trust exactly these, and whether they took effect.

Pure. The runtime runs a hook of the command line only if the same command line names its hash, which
`hooks/list` tells: the SHA-256 of the hook's definition as canonical JSON. No other hook is trusted by it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..errors import InvalidOptionError, StartError

_SOURCE = "/<session-flags>/config.toml"


class Installed(NamedTuple):
    """One command for one event."""

    name: str
    """The event in the configuration: `PreToolUse`."""
    label: str
    """The event in the key of a hook: `pre_tool_use`."""
    command: str
    timeout: int
    """Seconds that the runtime gives it."""

    @property
    def key(self) -> str:
        """What the runtime calls it. There is one group with one hook for each event."""
        return f"{_SOURCE}:{self.label}:0:0"

    @property
    def hash(self) -> str:
        """What the runtime knows its definition by."""
        hook = {"type": "command", "command": self.command, "timeout": self.timeout, "async": False}
        definition = {"event_name": self.label, "hooks": [hook]}
        canonical = json.dumps(definition, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def overrides(installed: Iterable[Installed]) -> tuple[str, ...]:
    """The settings, as `key=value` in TOML."""
    settings: list[str] = []
    states: list[str] = []
    for each in installed:
        hook = f"{{type='command',command={_string(each.command)},timeout={each.timeout}}}"
        settings.append(f"hooks.{each.name}=[{{hooks=[{hook}]}}]")
        states.append(f"{_string(each.key)}={{trusted_hash={_string(each.hash)},enabled=true}}")
    return (*settings, f"hooks.state={{{','.join(states)}}}") if settings else ()


def check_overrides(config_overrides: Iterable[object]) -> None:
    """Raise InvalidOptionError if a setting of the program's would take the place of these."""
    for setting in map(str, config_overrides):
        if setting.partition("=")[0].partition(".")[0].strip().strip("\"'") == "hooks":
            raise InvalidOptionError(
                "CodexConfig.hooks and a setting of `hooks` in CodexConfig.config_overrides exclude each other"
            )


def check_listed(installed: Iterable[Installed], listed: Any) -> None:
    """Raise StartError unless the runtime will run each of these, by its answer to `hooks/list`."""
    known: dict[str, Mapping[str, Any]] = {}
    match listed:
        case {"data": list(entries)}:  # pyright: ignore[reportUnknownVariableType]
            known = {hook["key"]: hook for entry in entries for hook in entry["hooks"]}  # pyright: ignore[reportUnknownVariableType]
        case _:
            pass
    for each in installed:
        found = known.get(each.key)
        if found is None:
            raise StartError(
                f"the runtime does not take the hook of {each.name}: hooks are switched off in its configuration or by "
                "its administrator, or it does not know this event"
            )
        status = found.get("trustStatus")
        if status not in ("trusted", "managed") or found.get("enabled") is not True:
            raise StartError(f"the runtime does not run the hook of {each.name}: it is {status}")


def _string(text: str) -> str:
    """A TOML string. JSON's are such, but for one character that TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
