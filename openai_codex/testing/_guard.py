"""Whether a runtime that is about to start would talk to a real model provider.

Read from what the runtime itself reads: its command line, its environment and its config.toml. It starts nothing, and
knows nothing of pytest.
"""

from __future__ import annotations

import ipaddress
import os
import shutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from actors import Command

from ..errors import StartError

# Any: Python 3.10 has no TOML reader of its own, and pytest brings one.
_toml: Any = None

DEFAULT_PROVIDER = "openai"


class RealProviderError(StartError):
    """A test would have talked to a real model provider. The runtime was not started."""


def why_real(command: Command) -> str | None:
    """Why the runtime would not talk to loopback only; None if it would, and if the command starts no runtime."""
    if "app-server" not in command.argv or shutil.which(command.argv[0]) is None:
        return None
    environment = os.environ if command.env is None else command.env
    if (named := environment.get("CODEX_HOME")) and not os.path.isdir(named):
        return None  # the runtime refuses to start
    home = environment.get("CODEX_HOME") or os.path.join(environment.get("HOME") or str(Path.home()), ".codex")
    settings = _read(Path(home, "config.toml"))
    for key, value in _overrides(command.argv):
        _put(settings, key, value)
    profile = _table(_table(settings, "profiles"), settings.get("profile"))
    provider = profile.get("model_provider") or settings.get("model_provider") or DEFAULT_PROVIDER
    url = _table(_table(settings, "model_providers"), provider).get("base_url")
    if isinstance(url, str) and _is_loopback(url):
        return None
    return f"its model provider is {provider!r}" + (f" at {url}" if url else "") + f", by {home} and its command line"


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _read(path: Path) -> dict[str, Any]:
    """The settings in the file. Without one, or with one that cannot be read, the runtime uses its defaults."""
    try:
        return _parse(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _parse(text: str) -> dict[str, Any]:
    global _toml
    _toml = _toml or import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    parsed: dict[str, Any] = _toml.loads(text)
    return parsed


def _overrides(argv: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    words = iter(argv)
    for word in words:
        if word in ("-c", "--config"):
            key, _, value = next(words, "").partition("=")
        elif word.startswith("--config="):
            key, _, value = word.removeprefix("--config=").partition("=")
        else:
            continue
        try:
            yield key.strip(), _parse(f"value = {value}")["value"]
        except ValueError:
            yield key.strip(), value  # the runtime too takes what is no TOML for a string


def _put(settings: dict[str, Any], key: str, value: Any) -> None:
    *tables, name = key.split(".")
    for table in tables:
        inner = settings.get(table)
        if not isinstance(inner, dict):
            inner = settings[table] = {}
        settings = inner  # pyright: ignore[reportUnknownVariableType]
    settings[name] = value


def _table(settings: dict[str, Any], name: Any) -> dict[str, Any]:
    table: Any = settings.get(name)
    return table if isinstance(table, dict) else {}  # pyright: ignore[reportUnknownVariableType]
