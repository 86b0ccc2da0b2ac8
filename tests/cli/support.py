"""What the tests of the command line share: running it as a person would, in a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import attrs

from openai_codex.testing import IsolatedHome

ROOT = Path(__file__).resolve().parents[2]
TRACES = ROOT / "tests" / "data" / "traces"

# Seconds for a whole run of the command line. Never reached.
PATIENCE = 90.0


@attrs.define
class Cli:
    """Runs `python -m openai_codex` in a home."""

    home: IsolatedHome

    @property
    def env(self) -> dict[str, str]:
        return {**os.environ, **self.home.env, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])}

    def __call__(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run it to its end."""
        return self.python("-m", "openai_codex", *words, stdin=stdin)

    def python(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run Python to its end, in the workspace of the home."""
        return subprocess.run(
            [sys.executable, "-W", "error", *words],
            env=self.env,
            cwd=self.home.workspace,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    @contextmanager
    def started(self, *words: str) -> Generator[subprocess.Popen[str]]:
        """Start it; at the end of the block it is gone, whatever happened."""
        with subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "openai_codex", *words],
            env=self.env,
            cwd=self.home.workspace,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            try:
                yield process
            finally:
                if process.poll() is None:
                    process.kill()
