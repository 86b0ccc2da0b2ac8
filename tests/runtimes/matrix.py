"""Run the cells over runtimes and print the table: `python tests/runtimes/matrix.py BIN...`.

ok        it works
refused   UnsupportedByRuntimeError: the runtime does not know it, and nothing was sent
anything else is the error, and a fault
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from cells import CELLS, Cell  # noqa: E402

from openai_codex import Codex, CodexConfig, CodexError, UnsupportedByRuntimeError  # noqa: E402
from openai_codex.testing import ModelProvider, isolated_home, text  # noqa: E402

# Seconds for one request. Never reached by one that works.
PATIENCE = 30.0
OK, REFUSED = "ok", "refused"


def outcome(cell: Cell, binary: str) -> str:
    """What becomes of one cell on one runtime, in a home of its own."""
    with ModelProvider(text("nothing more")) as provider, isolated_home(provider, approval_policy="on-request") as home:
        config = CodexConfig(codex_bin=binary, env=home.env, cwd=str(home.workspace), request_timeout=PATIENCE)
        try:
            cell(config, provider)
        except UnsupportedByRuntimeError:
            return REFUSED
        except (CodexError, AssertionError, AttributeError, TypeError) as error:
            return f"{type(error).__name__}: {' '.join(str(error).split())[:60]}".rstrip(": ")
    return OK


def version_of(binary: str) -> str:
    """What a runtime calls itself when it is started."""
    with (
        ModelProvider(text("")) as provider,
        isolated_home(provider) as home,
        Codex(CodexConfig(codex_bin=binary, env=home.env, cwd=str(home.workspace))) as codex,
    ):
        return codex.metadata.server_info.version


def main(binaries: list[str]) -> int:
    """Print the table; returns 1 if there is a fault in it."""
    if not binaries:
        sys.exit(__doc__)
    versions = [version_of(binary) for binary in binaries]
    print("|", " | ".join(["", *versions]), "|")
    print("|", " | ".join(["---"] * (len(versions) + 1)), "|", flush=True)
    faults = 0
    for name, cell in CELLS.items():
        found = [outcome(cell, binary) for binary in binaries]
        faults += sum(each not in (OK, REFUSED) for each in found)
        print("|", " | ".join([name.replace("_", " "), *found]), "|", flush=True)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
