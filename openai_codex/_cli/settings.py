"""From the options of the command line to the configuration of a client."""

from __future__ import annotations

import argparse
import sys

from .._config import CodexConfig
from .output import Misuse


def config_of(options: argparse.Namespace) -> CodexConfig:
    """The configuration of the client that a command uses."""
    return CodexConfig(
        codex_bin=options.codex_bin,
        config_overrides=tuple(options.config),
        client_name="codex_python_cli",
        client_title="Codex Python command line",
    )


def prompt_of(words: list[str]) -> str:
    """The prompt; a single `-` stands for what comes on stdin. Raises Misuse if it is empty."""
    prompt = sys.stdin.read() if words == ["-"] else " ".join(words)
    if not prompt.strip():
        raise Misuse("there is no prompt: nothing came on stdin" if words == ["-"] else "the prompt is empty")
    return prompt
