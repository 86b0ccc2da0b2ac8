"""The command line: `openai-codex doctor | run | threads | trace | show`.

The script imports nothing from the working directory. `python -m openai_codex` is the same, but Python itself imports
from there first, before any of this runs: what an agent left there would run with your rights. So it is not for the
directory of an agent; `python -I -m openai_codex` is.

Lives here: the parser and the exit codes. Each command is a module of its own, imported when it is used. The
commands use the client as any program does, and no other part of the package knows them.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from .._version import __version__
from ..errors import CodexError
from .output import Failure, Misuse, say

PROGRAM = "openai-codex"
COMPLETED, FAILED, USAGE, TIMED_OUT, INTERRUPTED = 0, 1, 2, 124, 130

_FROM_A_MODULE = (
    "In a directory that an agent may write, do not use `python -m openai_codex`: Python imports what lies there, with "
    "your rights. The script `openai-codex` and `python -I -m openai_codex` do not."
)
_EXIT_CODES = "exit codes: 0 completed, 1 failed, 2 usage, 124 timeout, 130 interrupted"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = parser().parse_args(argv)
    command = importlib.import_module(f".{options.command}", __name__)
    try:
        code: int = command.main(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has left. Python would complain as it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except (Failure, CodexError) as error:
        say(f"error: {error}")
        return USAGE if isinstance(error, Misuse) else FAILED
    return code


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(prog=PROGRAM, description="Run and look into Codex agents.", epilog=_FROM_A_MODULE)
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    server = _server_options()
    turn = _turn_options()

    doctor = commands.add_parser("doctor", parents=[server], help="see whether everything that a turn needs is there")
    doctor.add_argument("--json", action="store_true", help="print one JSON object")

    run = commands.add_parser("run", parents=[server, turn], help="run one turn and stream its answer to stdout")
    run.epilog = _EXIT_CODES
    run.add_argument("prompt", help="what to say; - reads it from stdin")

    threads = commands.add_parser("threads", parents=[server], help="list stored threads, the newest first")
    threads.add_argument("--archived", action="store_true", help="list the archived ones instead")
    threads.add_argument("--limit", type=_count, default=20, metavar="N", help="at most so many (default 20)")
    threads.add_argument("--search", metavar="TEXT", help="only threads whose title holds this")
    threads.add_argument("--json", action="store_true", help="print each thread as one line of JSON")

    trace = commands.add_parser("trace", parents=[server, turn], help="run one turn and record all messages")
    trace.description = "Run one turn and record every message in both directions, secrets left out."
    trace.epilog = _EXIT_CODES
    trace.add_argument("file", help="where to record, as JSON lines; replaced if it is there")
    trace.add_argument("prompt", nargs="+", help="what to say; - reads it from stdin")

    show = commands.add_parser("show", help="show a recorded session as a timeline")
    show.add_argument("file", help="a file that `trace` wrote")
    show.add_argument("--html", metavar="OUT", help="write one self-contained HTML page instead")
    return top


def _server_options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    group = options.add_argument_group("server")
    group.add_argument("--codex-bin", metavar="PATH", help="another codex executable than the installed runtime")
    group.add_argument("-c", "--config", metavar="KEY=VALUE", action="append", default=[], help="a setting, in TOML")
    return options


def _turn_options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(add_help=False)
    group = options.add_argument_group("turn")
    group.add_argument("--model", help="the model")
    group.add_argument("--cwd", metavar="DIR", help="where the agent works")
    group.add_argument("--sandbox", choices=["read-only", "workspace-write", "full-access"], help="what it may touch")
    group.add_argument(
        "--approval",
        choices=["auto-review", "deny-all", "ask"],
        default="auto-review",
        help="who decides when it asks for more: a model, nobody, or you at the terminal (default auto-review)",
    )
    group.add_argument("--timeout", type=_seconds, metavar="SECONDS", help="interrupt the turn after so long")
    group.add_argument("--json", action="store_true", help="print every event as one line of JSON")
    group.add_argument("--progress", action="store_true", help="tell of items on stderr even if it is no terminal")
    return options


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError("must be above 0")
    return seconds
