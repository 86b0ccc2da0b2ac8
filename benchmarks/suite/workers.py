"""Starting workers: one process a measurement, in the environment of the side that it measures."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from .catalogue import OFFICIAL, Job
from .official import clean_environment

HERE = Path(__file__).resolve().parents[1]
ROOT = HERE.parent
TRACES = ROOT / "tests" / "data" / "traces"
MODULES = {"package": "import openai_codex", "models": "import openai_codex, openai_codex.generated.v2_all"}


class Failed(Exception):
    """A worker ended without figures."""


class Frozen(Exception):
    """A worker gave no answer in time."""


def measure(job: Job, official: str | None) -> dict[str, float]:
    """Run a job and return its figures. Raises Failed or Frozen."""
    python, env = sys.executable, clean_environment()
    if job.side == OFFICIAL:
        if official is None:
            raise Failed("there is no official SDK here")
        python = official
    else:
        env["PYTHONPATH"] = str(ROOT)
    if job.group == "import":
        return {"time": _import_time(python, env, job)}
    arguments: dict[str, Any] = {"measure": job.measure, **job.arguments}
    with contextlib.ExitStack() as stack:
        if job.group in ("start", "pool"):
            arguments |= stack.enter_context(_scripted_model())
        if job.measure.endswith("decode_official"):
            arguments["traces"] = str(TRACES)
        command = [python, "-m", "suite.worker", json.dumps(arguments)]
        said, errors = _run(command, env, job.timeout)
    try:
        values: dict[str, float] = json.loads(said.splitlines()[-1])
    except (IndexError, ValueError):
        raise Failed(_last_line(errors)) from None
    return values


def _run(command: list[str], env: dict[str, str], seconds: float) -> tuple[str, str]:
    # A session of its own: whatever a worker leaves behind when it is ended, it goes with it.
    with subprocess.Popen(
        command,
        cwd=HERE,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise Frozen(f"no answer within {seconds:g} s") from None
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)


def _last_line(errors: str) -> str:
    return (errors.strip().splitlines() or ["it said nothing"])[-1]


def _import_time(python: str, env: dict[str, str], job: Job) -> float:
    command = [python, "-X", "importtime", "-c", MODULES[job.variant]]
    _, errors = _run(command, env, job.timeout)
    total, found = 0, False
    # "import time: self | cumulative | name"; a name is indented below whoever imported it.
    for cumulative, name in re.findall(r"^import time:\s+\d+ \|\s+(\d+) \| (openai_codex\S*)$", errors, re.MULTILINE):
        total, found = total + int(cumulative), found or name == "openai_codex"
    if not found:
        raise Failed(_last_line(errors))
    return total / 1e3


@contextlib.contextmanager
def _scripted_model() -> Any:
    """The environment of a new home whose model says hello."""
    from openai_codex.testing import ModelProvider, isolated_home, text

    with ModelProvider(text("Hello!")) as model, isolated_home(model) as home:
        yield {"env": home.env, "cwd": str(home.workspace)}
