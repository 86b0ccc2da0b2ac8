"""Staging: the trees that the packages are built from, checked before and built without an index.

Lives here: files and the build. Must not know the protocol.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSION_FILE = Path("openai_codex", "_version.py")

_VERSION = re.compile(r'(__version__ = ")([^"]+)(")')
_PIN = re.compile(r'("openai-codex-cli-bin==)([^"]+)(")')
_NUMBER = re.compile(r"\d+\.\d+\.\d+([ab.-]?\w+)*")
_PLATFORM = re.compile(r"(manylinux|musllinux|linux|macosx|win)[a-z0-9_]*")
_SDIST = re.compile(r"(\[tool\.hatch\.build\.targets\.sdist\]\ninclude = )(\[.*?\])", re.DOTALL)

RUNTIME_PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "openai-codex-cli-bin"
version = "{version}"
description = "The Codex runtime that the Python SDK starts"
license = "Apache-2.0"
requires-python = ">=3.10"

[tool.hatch.build.targets.wheel]
packages = ["codex_cli_bin"]
hooks.custom = {{}}

[tool.hatch.build.targets.sdist]
hooks.custom = {{}}
"""

RUNTIME_HOOK = '''\
"""Builds wheels for one platform, and nothing else: the program inside runs on no other."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PlatformWheel(BuildHookInterface):
    """Marks the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            raise RuntimeError("the runtime is published as platform wheels, never as an sdist")
        build_data["pure_python"] = False
        build_data["tag"] = "py3-none-{platform}"
'''

RUNTIME_PACKAGE = '''\
"""Where the Codex runtime of this package is."""

from __future__ import annotations

import os
from pathlib import Path


def bundled_package_dir() -> Path:
    """Return the directory that holds everything of the runtime."""
    return Path(__file__).resolve().parent


def bundled_codex_path() -> Path:
    """Return the program; raises FileNotFoundError if it is not there."""
    path = bundled_package_dir() / "bin" / ("codex.exe" if os.name == "nt" else "codex")
    if not path.is_file():
        raise FileNotFoundError(f"the Codex runtime is missing from its package: {path}")
    return path


def bundled_path_dir() -> Path | None:
    """Return the directory of the tools that the program wants on its PATH, if it comes with any."""
    path = bundled_package_dir() / "codex-path"
    return path if path.is_dir() else None
'''


class StagingError(Exception):
    """What was asked for cannot be staged as it is."""


def versions(root: Path = ROOT) -> dict[str, str]:
    """Return the version in each place that names it. `_version.py` is the source; the others must agree."""
    facts = json.loads((root / "scripts" / "schema" / "facts.json").read_text("utf-8"))
    return {
        "openai_codex/_version.py": _found(_VERSION, root / VERSION_FILE),
        "pyproject.toml": _found(_PIN, root / "pyproject.toml"),
        "scripts/schema/facts.json": facts["runtime"],
    }


def check_versions(root: Path = ROOT) -> str:
    """Return the version that all places name; raises StagingError if they differ."""
    found = versions(root)
    if len(set(found.values())) > 1:
        told = ", ".join(f"{place} says {version}" for place, version in found.items())
        raise StagingError(f"the versions differ: {told}. generate-types --move makes them one")
    return found["openai_codex/_version.py"]


def set_version(version: str, root: Path = ROOT) -> None:
    """Make `version` the SDK's version and the runtime it pins."""
    for path, pattern in ((root / VERSION_FILE, _VERSION), (root / "pyproject.toml", _PIN)):
        text = path.read_text("utf-8")
        path.write_text(pattern.sub(rf"\g<1>{version}\g<3>", text), "utf-8")


def stage_sdk(target: Path, *, build: bool, root: Path = ROOT) -> list[Path]:
    """Copy what a release is made of into `target`, and build its wheel and sdist; return these."""
    version = check_versions(root)
    if f"## {version}\n" not in (root / "CHANGELOG.md").read_text("utf-8"):
        raise StagingError(f"CHANGELOG.md has no entry for {version}")
    tree = _new_directory(target) / f"openai-codex-{version}"
    tree.mkdir()
    for name in ("pyproject.toml", *_sdist_includes(root)):
        source = root / name.lstrip("/")
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.py[cod]", ".*")
            shutil.copytree(source, tree / source.name, ignore=ignored)
        else:
            shutil.copy2(source, tree / source.name)
    return _build(tree, target / "dist") if build else []


def stage_runtime(
    target: Path,
    *,
    version: str,
    platform: str,
    binary: Path,
    tools: Path | None,
    resources: Path | None,
    ask: bool,
    build: bool,
) -> list[Path]:
    """Make the runtime's package in `target` and build its platform wheel; return that."""
    if not _NUMBER.fullmatch(version):
        raise StagingError(f"{version!r} is not a version")
    if not _PLATFORM.fullmatch(platform):
        raise StagingError(f"{platform!r} is not the tag of a platform, such as manylinux_2_17_x86_64")
    if not binary.is_file():
        raise StagingError(f"there is no program at {binary}")
    if ask:
        _check_program(binary, version)
    tree = _new_directory(target) / f"openai-codex-cli-bin-{version}"
    package = tree / "codex_cli_bin"
    (package / "bin").mkdir(parents=True)
    program = package / "bin" / ("codex.exe" if platform.startswith("win") else "codex")
    shutil.copy2(binary, program)
    program.chmod(program.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    for source, name in ((tools, "codex-path"), (resources, "codex-resources")):
        if source is not None:
            shutil.copytree(source, package / name)
    (package / "__init__.py").write_text(RUNTIME_PACKAGE, "utf-8")
    (tree / "pyproject.toml").write_text(RUNTIME_PROJECT.format(version=version), "utf-8")
    (tree / "hatch_build.py").write_text(RUNTIME_HOOK.replace("{platform}", platform), "utf-8")
    return _build(tree, target / "dist", "--wheel") if build else []


def _check_program(binary: Path, version: str) -> None:
    try:
        done = subprocess.run([binary, "--version"], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise StagingError(f"{binary} does not tell its version: {error}; --foreign does not ask") from error
    told = (done.stdout.split() or [""])[-1]
    if told != version:
        raise StagingError(f"{binary} is version {told}, not {version}")


def _build(tree: Path, out: Path, *kinds: str) -> list[Path]:
    # Without isolation nothing is fetched; with both kinds the wheel is made from the sdist, as an index would.
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), *kinds, str(tree)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1700000000")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise StagingError(f"the build failed:\n{done.stdout}{done.stderr}")
    return sorted(out.iterdir())


def _new_directory(target: Path) -> Path:
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise StagingError(f"{target} is not empty")
    return target


def _sdist_includes(root: Path) -> list[str]:
    """What pyproject.toml puts into the sdist. Python 3.10 has no TOML reader of its own."""
    includes: list[str] = ast.literal_eval(_found(_SDIST, root / "pyproject.toml"))
    return includes


def _found(pattern: re.Pattern[str], path: Path) -> str:
    match = pattern.search(path.read_text("utf-8"))
    if match is None:
        raise StagingError(f"{path.name} does not say what is looked for: {pattern.pattern}")
    return match[2]
