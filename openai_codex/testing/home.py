"""An isolated home for the runtime: its own CODEX_HOME, workspace and temporary directory, gone afterwards.

It knows what the runtime reads from its environment and config.toml, and nothing of clients.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

import attrs

from .provider import ModelProvider

QUIET_FEATURES: Mapping[str, bool] = {
    "apps": False,
    "plugins": False,
    "enable_request_compression": False,
    # It writes the whole environment, secrets included, to a file that everybody may read.
    "shell_snapshot": False,
    # With it a turn waits for ever for a provider that is closed; without it the turn fails.
    "unbounded_connection_retries": False,
}
"""What `isolated_home` switches off so that the runtime calls nobody but the provider, and waits for nobody."""

_REMOVE_ATTEMPTS = 20
_REMOVE_PAUSE_SECONDS = 0.1


@attrs.frozen
class IsolatedHome:
    """Where an isolated runtime lives."""

    home: Path
    """CODEX_HOME: config.toml, sessions, state."""
    workspace: Path
    """An empty directory to work in; pass it as `cwd`."""
    env: dict[str, str]
    """What to lay over the environment of the runtime: pass it as `CodexConfig.env`."""


@contextmanager
def isolated_home(
    provider: ModelProvider | str,
    *,
    root: str | os.PathLike[str] | None = None,
    config: str = "",
    model: str = "mock-model",
    approval_policy: str = "never",
    sandbox_mode: str = "read-only",
    features: Mapping[str, bool] | None = None,
    request_max_retries: int = 0,
    stream_max_retries: int = 0,
) -> Generator[IsolatedHome, None, None]:
    """Make a home whose runtime talks to `provider` (or to the base URL given), and remove it afterwards.

    `config` is more TOML for its config.toml: top-level keys first, then tables. It cannot repeat what the other
    arguments set; `features` adds to `QUIET_FEATURES` or overrides it. `root` is the directory to work under,
    pytest's `tmp_path` for one; the system's temporary directory unless given.

    Leave it after the runtime has ended: what a running one still writes is removed for a short while only.
    """
    # Resolved, because the runtime reports resolved paths: /var is a link on macOS.
    base = Path(tempfile.mkdtemp(prefix="codex-test-", dir=root)).resolve()
    try:
        home, workspace, temporary = base / "home", base / "workspace", base / "tmp"
        for directory in (home, workspace, temporary):
            directory.mkdir()
        url = provider if isinstance(provider, str) else provider.url
        text = f"""\
model = {_toml(model)}
model_provider = "mock"
approval_policy = {_toml(approval_policy)}
sandbox_mode = {_toml(sandbox_mode)}
{config}

[model_providers.mock]
name = "Scripted model"
base_url = {_toml(url)}
wire_api = "responses"
request_max_retries = {request_max_retries}
stream_max_retries = {stream_max_retries}

[analytics]
enabled = false

[features]
"""
        text += "".join(f"{name} = {_toml(on)}\n" for name, on in {**QUIET_FEATURES, **(features or {})}.items())
        (home / "config.toml").write_text(text, encoding="utf-8")
        yield IsolatedHome(home, workspace, _environment(base, home, temporary))
    finally:
        _remove(base)


def _environment(base: Path, home: Path, temporary: Path) -> dict[str, str]:
    env = {
        "HOME": str(base),
        "CODEX_HOME": str(home),
        # Set outside, it would take the isolated threads to the person's own database.
        "CODEX_SQLITE_HOME": str(home),
        # A proxy that is set outside would be asked for the loopback provider.
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
    }
    # The runtime makes no links to its sandbox in a home below the temporary directory, and commands fail.
    for name in ("TEMP", "TMP") if os.name == "nt" else ("TMPDIR",):
        env[name] = str(temporary)
    return env


def _toml(value: str | bool) -> str:
    # A JSON string is a TOML string as long as nothing is escaped as a surrogate pair.
    return json.dumps(value, ensure_ascii=False)


def _remove(base: Path) -> None:
    """Remove the tree although a runtime that is just ending may still write to it or hold its files open."""
    for attempt in range(_REMOVE_ATTEMPTS):
        if attempt:
            time.sleep(_REMOVE_PAUSE_SECONDS)
            _make_writable(base)
        try:
            shutil.rmtree(base)
        except FileNotFoundError:
            if not base.exists():
                return
        except OSError:
            continue
        else:
            return


def _make_writable(base: Path) -> None:
    """Windows does not remove read-only files, nobody empties read-only directories; git makes both."""
    for directory, _, files in os.walk(base):
        for path in (directory, *(os.path.join(directory, name) for name in files)):
            if not os.path.islink(path):
                try:
                    os.chmod(path, stat.S_IRWXU)
                except OSError:
                    continue  # gone meanwhile, or not ours
