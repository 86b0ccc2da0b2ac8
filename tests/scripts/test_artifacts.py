"""Releases: the SDK's wheel and sdist, the runtime's platform wheel, and the move to a newer runtime.

Programs that a runtime's package would hold are small scripts here; everything is built by the real backend, and
nothing is fetched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from openai_codex import __version__

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "update_sdk_artifacts.py"
SECONDS = 100
TAG = "manylinux_2_17_x86_64"

posix = pytest.mark.skipif(os.name == "nt", reason="the small programs are scripts with a shebang")


def run(*arguments: str | Path, script: Path = SCRIPT, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the script; `path` is a directory whose packages come before the installed ones."""
    environment = {**os.environ, "PYTHONPATH": "" if path is None else str(path)}
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, env=environment)


def program(path: Path, *lines: str) -> Path:
    """A program of Python lines."""
    path.write_text("\n".join([f"#!{sys.executable}", *lines, ""]))
    path.chmod(0o755)
    return path


def new_environment(directory: Path) -> Path:
    """An empty virtual environment that finds the installed dependencies behind its own packages; its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", directory], check=True, timeout=SECONDS)
    python = directory / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    told = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    site = Path(told.stdout.strip())
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def install(python: Path, wheel: Path) -> None:
    """Install a wheel and nothing else."""
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True, timeout=SECONDS)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the wheel and the sdist of this tree were built."""
    directory = tmp_path_factory.mktemp("release") / "staged"
    done = run("stage-sdk", directory)
    assert done.returncode == 0, done.stderr
    wheel, sdist = sorted((directory / "dist").iterdir())
    assert wheel.name in done.stdout
    assert sdist.name in done.stdout
    return directory / "dist"


def test_the_wheel_holds_the_two_packages_and_nothing_else(release: Path) -> None:
    (wheel,) = release.glob("*.whl")
    assert wheel.name == f"openai_codex-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = archive.read(f"openai_codex-{__version__}.dist-info/METADATA").decode()
    assert {name.split("/")[0] for name in names} == {
        "actors",
        "openai_codex",
        f"openai_codex-{__version__}.dist-info",
    }
    assert {"actors/py.typed", "openai_codex/py.typed", "openai_codex/testing/provider.py"} <= names
    assert f"openai_codex-{__version__}.dist-info/licenses/LICENSE" in names
    assert not [name for name in names if "/test_" in name or "__pycache__" in name or name.startswith("tests")]
    sources = {
        path.relative_to(ROOT).as_posix()
        for package in ("actors", "openai_codex")
        for path in ROOT.glob(f"{package}/**/*.py")
    }
    assert {name for name in names if name.endswith(".py")} == sources
    assert f"Requires-Dist: openai-codex-cli-bin=={__version__}" in metadata
    # A budget: whoever needs more says what for. Both colours of the session and 46 runtimes' history came last.
    assert wheel.stat().st_size < 750_000


def test_the_sdist_holds_what_is_needed_to_test_it(release: Path) -> None:
    (sdist,) = release.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "pyproject.toml",
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "mkdocs.yml",
        "docs/design.md",
        "examples/README.md",
        "scripts/check.py",
        "scripts/schema/SHA256SUMS",
        "tests/conftest.py",
    } <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith((".git", "dist"))]


def test_the_installed_wheel_runs_the_quickstart(release: Path, tmp_path: Path) -> None:
    (wheel,) = release.glob("*.whl")
    python = new_environment(tmp_path / "env")
    install(python, wheel)
    example = tmp_path / "quickstart.py"
    shutil.copy(ROOT / "examples" / "01_quickstart_constructor" / "sync.py", example)
    example.write_text(example.read_text() + "\nimport openai_codex\nprint(openai_codex.__file__)\n")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [python, "-W", "error", example],
        cwd=tmp_path,
        env={**environment, "OPENAI_CODEX_EXAMPLES": "offline"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stderr
    *answer, origin = done.stdout.splitlines()
    assert answer[-1].startswith('Answer: You said: "Say hello in one sentence."')
    assert Path(origin).is_relative_to(tmp_path / "env")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of what the script reads and writes, to be changed."""
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("scripts", "openai_codex"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize("place", ["openai_codex/_version.py", "pyproject.toml", "scripts/schema/facts.json"])
def test_a_release_whose_versions_differ_is_refused(copied: Path, place: str) -> None:
    path = copied / place
    path.write_text(path.read_text().replace(__version__, "9.9.9"))
    done = run("stage-sdk", copied / "out", script=copied / "scripts" / SCRIPT.name)
    assert done.returncode == 1
    assert f"{place} says 9.9.9" in done.stderr
    assert not (copied / "out").exists()


def test_a_release_without_a_changelog_entry_is_refused(copied: Path) -> None:
    (copied / "CHANGELOG.md").write_text("# Changelog\n")
    done = run("stage-sdk", copied / "out", script=copied / "scripts" / SCRIPT.name)
    assert (done.returncode, done.stderr) == (1, f"error: CHANGELOG.md has no entry for {__version__}\n")


def test_nothing_is_staged_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    done = run("stage-sdk", tmp_path)
    assert (done.returncode, done.stderr) == (1, f"error: {tmp_path} is not empty\n")
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


@posix
def test_the_runtimes_wheel_is_for_one_platform_and_runs(tmp_path: Path) -> None:
    binary = program(tmp_path / "codex-build", "print('codex-cli 9.9.9')")
    binary.chmod(0o644)  # an artifact that was downloaded
    (tmp_path / "tools").mkdir()
    program(tmp_path / "tools" / "rg", "print('found')")
    arguments = ("--runtime-version", "9.9.9", "--platform-tag", TAG, "--binary", binary, "--tools", tmp_path / "tools")
    done = run("stage-runtime", tmp_path / "out", *arguments, "--foreign")
    assert done.returncode == 0, done.stderr
    (wheel,) = (tmp_path / "out" / "dist").iterdir()
    assert wheel.name == f"openai_codex_cli_bin-9.9.9-py3-none-{TAG}.whl"
    with zipfile.ZipFile(wheel) as archive:
        about = archive.read("openai_codex_cli_bin-9.9.9.dist-info/WHEEL").decode()
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert "Root-Is-Purelib: false" in about
    assert f"Tag: py3-none-{TAG}" in about
    assert names == {"codex_cli_bin/__init__.py", "codex_cli_bin/bin/codex", "codex_cli_bin/codex-path/rg"}

    installed = tmp_path / "installed"
    unpack(wheel, installed)
    code = "import os, codex_cli_bin as it; print(it.bundled_path_dir(), flush=True);"
    code += " os.execv(it.bundled_codex_path(), ['x'])"
    used = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert used.stdout == f"{installed / 'codex_cli_bin' / 'codex-path'}\ncodex-cli 9.9.9\n"


def unpack(wheel: Path, directory: Path) -> None:
    """Unpack a wheel as an installer does: with the execute bits that it keeps."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            path = Path(archive.extract(entry, directory))
            path.chmod(entry.external_attr >> 16 or 0o644)


@posix
def test_the_runtime_is_never_an_sdist(tmp_path: Path) -> None:
    binary = program(tmp_path / "codex", "print('codex-cli 9.9.9')")
    arguments = ("--runtime-version", "9.9.9", "--platform-tag", TAG, "--binary", binary, "--no-build")
    assert run("stage-runtime", tmp_path / "out", *arguments).returncode == 0
    build = [sys.executable, "-m", "build", "--no-isolation", "--sdist", "openai-codex-cli-bin-9.9.9"]
    done = subprocess.run(build, cwd=tmp_path / "out", capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode != 0
    assert "never as an sdist" in done.stdout + done.stderr


@posix
@pytest.mark.parametrize(
    ("version", "tag", "reason"),
    [
        ("9.9.8", TAG, "is version 9.9.9, not 9.9.8"),
        ("latest", TAG, "'latest' is not a version"),
        ("9.9.9", "any", "'any' is not the tag of a platform"),
    ],
)
def test_a_runtime_that_is_not_what_it_is_said_to_be_is_refused(
    tmp_path: Path, version: str, tag: str, reason: str
) -> None:
    binary = program(tmp_path / "codex", "print('codex-cli 9.9.9')")
    arguments = ("--runtime-version", version, "--platform-tag", tag, "--binary", binary)
    done = run("stage-runtime", tmp_path / "out", *arguments)
    assert done.returncode == 1
    assert reason in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_runtime_that_is_not_there_is_refused(tmp_path: Path) -> None:
    arguments = ("--runtime-version", "9.9.9", "--platform-tag", TAG, "--binary", tmp_path / "none")
    done = run("stage-runtime", tmp_path / "out", *arguments)
    assert (done.returncode, done.stderr) == (1, f"error: there is no program at {tmp_path / 'none'}\n")


def test_the_types_are_those_of_the_pinned_runtime() -> None:
    done = run("generate-types", "--check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "the protocol is the same"


# Plays a newer runtime: says a newer version, and adds a method and a value to the schema that the real one prints.
NEWER = """
import json, pathlib, subprocess, sys
if sys.argv[1:] == ["--version"]:
    sys.exit(print("codex-cli 9.9.9"))
subprocess.run([{real!r}, *sys.argv[1:]], check=True)
for path in pathlib.Path(sys.argv[-1]).glob("codex_app_server_protocol.schemas.json"):
    schema = json.loads(path.read_text())
    types = schema["definitions"]
    types["v2"]["ThreadSortKey"]["enum"].append("length")
    method = json.loads(json.dumps(types["ClientRequest"]["oneOf"][-1]))
    method["properties"]["method"]["enum"] = ["thread/stroll"]
    method["properties"]["params"] = {{"$ref": "#/definitions/v2/ThreadReadParams"}}
    method["title"] = "Thread/strollRequest"
    types["v2"]["ThreadStrollResponse"] = {{"type": "object", "title": "ThreadStrollResponse"}}
    types["ClientRequest"]["oneOf"].append(method)
    path.write_text(json.dumps(schema))
"""


@pytest.fixture
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a package with a newer runtime is installed."""
    import codex_cli_bin  # pyright: ignore[reportMissingTypeStubs]

    directory = tmp_path_factory.mktemp("newer")
    binary = program(directory / "codex", NEWER.format(real=str(codex_cli_bin.bundled_codex_path())))
    code = f"import pathlib\n\ndef bundled_codex_path():\n    return pathlib.Path({str(binary)!r})\n"
    (directory / "codex_cli_bin.py").write_text(code)
    return directory


@posix
def test_a_newer_runtime_is_not_moved_to_by_accident(copied: Path, newer: Path) -> None:
    before = (copied / "openai_codex" / "generated" / "v2_all.py").read_text()
    done = run("generate-types", script=copied / "scripts" / SCRIPT.name, path=newer)
    told = f"error: the runtime that is installed is 9.9.9, pinned is {__version__}; --move moves the SDK to it\n"
    assert (done.returncode, done.stderr) == (1, told)
    assert (copied / "openai_codex" / "generated" / "v2_all.py").read_text() == before


@posix
def test_the_move_to_a_newer_runtime_is_one_command_and_tells_what_changed(copied: Path, newer: Path) -> None:
    script = copied / "scripts" / SCRIPT.name
    done = run("generate-types", "--move", script=script, path=newer)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"runtime {__version__} -> 9.9.9",
        "requests of the client:",
        "  added    thread/stroll: ThreadReadParams",
        "types:",
        "  added    ThreadStrollResponse",
        "ThreadSortKey:",
        '  added     = "length"',
        "The SDK is 9.9.9 now. Next: an entry in CHANGELOG.md, and scripts/check.py.",
    ]
    assert '__version__ = "9.9.9"' in (copied / "openai_codex" / "_version.py").read_text()
    assert '"openai-codex-cli-bin==9.9.9"' in (copied / "pyproject.toml").read_text()
    assert 'length = "length"' in (copied / "openai_codex" / "generated" / "v2_all.py").read_text()
    assert "thread/stroll" in (copied / "openai_codex" / "generated" / "methods.py").read_text()
    again = run("generate-types", "--check", script=script, path=newer)
    assert (again.returncode, again.stdout) == (0, "runtime 9.9.9 -> 9.9.9\nthe protocol is the same\n")
