"""The official SDK's own environment: found, or made for this run. The import name is the same as ours."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

VERSION = "0.163.0"
INSTALL_SECONDS = 600
# Of a distribution's version, and a module that only the official SDK has.
CHECK = "import importlib.metadata as m, openai_codex._message_router; print(m.version('openai-codex'))"


@contextlib.contextmanager
def official_python(choice: str) -> Iterator[str | None]:
    """The interpreter of an environment with the official SDK; None without one.

    `choice` is the path of an interpreter, `auto` to make an environment that is removed afterwards, or `none`.
    """
    if choice == "none":
        yield None
    elif choice != "auto":
        yield _checked(choice)
    else:
        with tempfile.TemporaryDirectory(prefix="official-sdk-") as directory:
            yield _made(Path(directory))


def clean_environment() -> dict[str, str]:
    """This process's environment without what would mix two environments or spoil the timing of imports."""
    spoilers = {"PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE", "PYTHONSTARTUP", "VIRTUAL_ENV"}
    return {name: value for name, value in os.environ.items() if name not in spoilers}


def _checked(python: str) -> str:
    done = subprocess.run(
        [python, "-I", "-c", CHECK], capture_output=True, text=True, check=False, env=clean_environment()
    )
    if done.returncode:
        raise SystemExit(f"{python} has no official openai-codex: {done.stderr.strip().splitlines()[-1:]}")
    if done.stdout.strip() != VERSION:
        print(f"note: {python} has openai-codex {done.stdout.strip()}, the goals were set against {VERSION}")
    return python


def _made(directory: Path) -> str | None:
    print(f"installing openai-codex=={VERSION} into an environment of its own ...", file=sys.stderr, flush=True)
    try:
        venv.create(directory, with_pip=True)
        python = str(directory / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
        command = [python, "-m", "pip", "install", "--quiet", f"openai-codex=={VERSION}"]
        subprocess.run(command, check=True, timeout=INSTALL_SECONDS, env=clean_environment(), stdout=sys.stderr)
        return _checked(python)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"going on without the official SDK: {error}", file=sys.stderr)
        return None
