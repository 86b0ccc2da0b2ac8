"""Run everything that CI runs, in this environment: `python scripts/check.py`.

    python scripts/check.py --list        the steps
    python scripts/check.py lint types    some of them
    python scripts/check.py quick         lint, types of what changed, the structure, and a file of tests of every area
    python scripts/check.py coverage      the tests, and what they do not reach; no step of CI
    python scripts/check.py runtimes X... the table of what works on which runtime; X is a program, no step of CI

Each step prints its output only if it fails; the tests always print theirs, last.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable

# pyright looks for packages in an environment of its own choice unless it is told which one.
PYRIGHT = [PYTHON, "-m", "pyright", "--pythonpath", PYTHON]

# Most tests wait for a server: a process for each core, and the tests of a file stay together.
TESTS = [PYTHON, "-m", "pytest", "-n", "auto", "--dist", "loadfile"]

STEPS: dict[str, list[list[str]]] = {
    "derived": [
        [PYTHON, "scripts/generate_models.py", "--check"],
        [PYTHON, "scripts/unasync.py", "--check"],
        [PYTHON, "scripts/rooms.py", "--check"],
    ],
    "lint": [
        [PYTHON, "-m", "ruff", "format", "--check", "."],
        [PYTHON, "-m", "ruff", "check", "."],
    ],
    "types": [
        PYRIGHT,
        [*PYRIGHT, "--ignoreexternal", "--verifytypes", "actors"],
        [*PYRIGHT, "--ignoreexternal", "--verifytypes", "openai_codex"],
        [PYTHON, "-m", "mypy"],
    ],
    "docs": [
        [PYTHON, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "build/site"],
    ],
    "tests": [
        [*TESTS],
    ],
}


# What breaks first when the structure does, and one file of each area: the quick look while one works.
SLICE = [
    "tests/test_layers.py",
    "tests/test_exports.py",
    "tests/actors/test_connection_asks.py",
    "tests/actors/test_correlator.py",
    "tests/approvals/test_rules.py",
    "tests/cli/test_versions.py",
    "tests/client/_async/test_turns.py",
    "tests/client/_sync/test_turns.py",
    "tests/client/_async/test_scopes.py",
    "tests/client/test_turn_policy.py",
    "tests/docs/test_words.py",
    "tests/protocol",
    "tests/requests/test_kinds.py",
    "tests/schemas/test_schema.py",
    "tests/testing/test_replies.py",
    "tests/wire/test_models.py",
]


def quick() -> bool:
    """The steps for the loop of somebody who works on it; whether all succeeded."""
    git = ["git", "diff", "--name-only", "--diff-filter=d", "HEAD", "--", "*.py"]
    changed = subprocess.run(git, cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout.split()
    if not changed:  # all is committed: look at the last commit
        changed = subprocess.run(
            [*git[:-3], "HEAD~1", *git[-2:]], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ).stdout.split()
    steps = [*STEPS["lint"], *STEPS["derived"]]
    if changed:
        steps.append([*PYRIGHT, *changed])
    succeeded = True
    for command in steps:
        succeeded &= run(command, quiet=True)
    return succeeded & run([PYTHON, "-m", "pytest", "-q", "-n", "auto", "--dist", "loadfile", *SLICE], quiet=False)


def run(command: list[str], *, quiet: bool) -> bool:
    """Run one command; whether it succeeded. A quiet one is heard only if it fails."""
    started = time.monotonic()
    # --verifytypes looks for installed packages only, and does not take an editable install for one.
    environment = {**os.environ, "PYTHONPATH": str(ROOT)} if "--verifytypes" in command else None
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
    )
    words = " ".join(Path(word).name if word == PYTHON else word for word in command)
    print(f"{'ok' if done.returncode == 0 else 'FAILED'}  {time.monotonic() - started:5.1f} s  {words}", flush=True)
    if quiet and done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def main(names: list[str]) -> int:
    """Run the named steps, or all; returns the exit code."""
    if names == ["--list"]:
        print(*STEPS, sep="\n")
        return 0
    if names == ["coverage"]:
        return 0 if run([*TESTS, "--cov", "--cov-report=term:skip-covered"], quiet=False) else 1
    if names == ["quick"]:
        return 0 if quick() else 1
    if names[:1] == ["runtimes"]:
        return 0 if run([PYTHON, "tests/runtimes/matrix.py", *names[1:]], quiet=False) else 1
    if unknown := set(names) - STEPS.keys():
        sys.exit(f"no such step: {', '.join(sorted(unknown))}; there are {', '.join(STEPS)}")
    succeeded = True
    for name in names or STEPS:
        for command in STEPS[name]:
            succeeded &= run(command, quiet=name != "tests")
    return 0 if succeeded else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
