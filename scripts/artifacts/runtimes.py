"""Programs of runtimes by their names: a path, or a version that is downloaded for as long as it is used.

Versions come from the Python index, and from npm where that has none. Must not know what a runtime is asked.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_SYSTEMS = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}
_PROCESSORS = {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64", "arm64": "arm64", "ARM64": "arm64"}
_PROGRAMS = ("codex", "codex.exe")


class RuntimeNotFound(Exception):
    """There is no such program, nor such a version."""


@contextmanager
def found(name: str) -> Generator[Path]:
    """Yield the program that a path or a version names. Raises `RuntimeNotFound`."""
    if Path(name).is_file():
        yield Path(name).resolve()
        return
    if not name[:1].isdigit():
        raise RuntimeNotFound(f"{name} is neither a program nor a version")
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch)
        if not (_from_pip(name, target) or _from_npm(name, target)):
            raise RuntimeNotFound(f"neither the Python index nor npm has runtime {name}")
        program = next(
            (path for path in sorted(target.rglob("codex*")) if path.name in _PROGRAMS and path.is_file()), None
        )
        if program is None:
            raise RuntimeNotFound(f"the package of runtime {name} holds no program")
        program.chmod(0o755)
        yield program


def _from_pip(version: str, target: Path) -> bool:
    wanted = f"openai-codex-cli-bin=={version}"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--dest",
        target,
        wanted,
    ]
    if not _succeeds(command, target):
        return False
    for wheel in target.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(target)
    return True


def _from_npm(version: str, target: Path) -> bool:
    system, processor = _SYSTEMS.get(platform.system(), ""), _PROCESSORS.get(platform.machine(), "")
    if not _succeeds(["npm", "pack", "--silent", f"@openai/codex@{version}-{system}-{processor}"], target):
        return False
    for package in target.glob("*.tgz"):
        with tarfile.open(package) as archive:
            archive.extractall(target, filter="data")
    return True


def _succeeds(command: list[str | Path], directory: Path) -> bool:
    try:
        return subprocess.run(command, cwd=directory, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False
