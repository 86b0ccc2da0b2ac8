"""`trace`: what `run` does, with every message recorded by a relay between the client and the server."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import attrs

from .._config import CodexConfig, command_of
from .._recording import private_file
from . import PROGRAM
from .output import Failure, say
from .relay import launcher
from .run import run
from .settings import config_of, prompt_of


def main(options: argparse.Namespace) -> int:
    """Run the turn and record it; returns the exit code of the run."""
    prompt = prompt_of(options.prompt)
    path = Path(options.file).absolute()
    try:
        # Opened here first: the relay's complaint would be told as a server that does not start.
        private_file(path).close()
    except OSError as error:
        raise Failure(f"cannot record to {options.file}: {error.strerror}") from error
    try:
        return run(options, recording(config_of(options), path), prompt)
    finally:
        say(f"recorded {path}; look at it with: {PROGRAM} show {options.file}")


def recording(config: CodexConfig, path: Path) -> CodexConfig:
    """The same configuration, with the relay in front of the server."""
    command = command_of(config)
    argv = (sys.executable, "-c", launcher(), str(path), *command.argv)
    return attrs.evolve(config, launch_args_override=argv, env=dict(command.env or {}), codex_bin=None)
