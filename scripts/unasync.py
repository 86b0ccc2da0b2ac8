"""Derive the sync code, and its tests, from the async code.

    python scripts/unasync.py            write the derived files
    python scripts/unasync.py --check    exit 1 and name the files that are not what their source says

Words are replaced in place, so comments and layout survive. Sentences speak of tasks and of cancelling; in sync code
these are threads and Ctrl-C, so in strings and comments phrases are replaced first. A rename or a phrase that no source
needs is an error.
"""

from __future__ import annotations

import io
import itertools
import re
import subprocess
import sys
import tokenize
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

PACKAGES = {
    "openai_codex/_async": "openai_codex/_sync",
    "openai_codex/_session/_async": "openai_codex/_session/_sync",
    "tests/client/_async": "tests/client/_sync",
}

RENAMES = {
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "StopAsyncIteration": "StopIteration",
    "TaskMailbox": "ThreadMailbox",
    "TaskReply": "ThreadReply",
    "aclose": "close",
    "async_client": "client",
    "async_retry_on_overload": "retry_on_overload",
    "asynccontextmanager": "contextmanager",
    "rpc_async": "rpc_sync",
}

# Within one line of a string or a comment, before words are. The first that fits is taken.
PHRASES = {
    "; not cut short by cancellation": "; Ctrl-C ends only the wait for it",
    "is cancelled in between": "is broken off in between",
    "A call that is cancelled may": "A call that Ctrl-C breaks off may",
    "being cancelled in it": "Ctrl-C in it",
    "and cancelling it": "and Ctrl-C",
    "Cancelled": "On Ctrl-C",
    "Await": "Call",
    "Any number of tasks": "Any number of threads",
}

HEADER = "# Generated from {source} by scripts/unasync.py. Edit that file instead.\n"

# The blank after the keyword goes with it.
WORD = re.compile(r"\b(?:async|await) |\w+")
PHRASE = re.compile("|".join(map(re.escape, PHRASES)))
# From Python 3.12 on f-strings come in several tokens.
TEXT = {tokenize.NAME, tokenize.STRING, tokenize.COMMENT, getattr(tokenize, "FSTRING_MIDDLE", -1)}


def sync_word(word: str, used: set[str]) -> str:
    """The sync spelling of a word; `used` collects the renames that were needed."""
    if word in ("async ", "await "):
        return ""
    if word in RENAMES:
        used.add(word)
        return RENAMES[word]
    return re.sub(r"^(_*)Async(?=[A-Z])", r"\1", word)


def sync_phrases(text: str, said: set[str]) -> str:
    """A string or a comment with the phrases of sync code; `said` collects those that were replaced."""

    def replaced(found: re.Match[str]) -> str:
        said.add(found[0])
        return PHRASES[found[0]]

    return PHRASE.sub(replaced, text)


def sync_source(source: str, used: set[str], said: set[str]) -> str:
    """The sync version of a module's source."""
    offsets = list(itertools.accumulate(map(len, source.splitlines(keepends=True)), initial=0))
    pieces: list[str] = []
    done = 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in TEXT:
            continue
        start, end = (offsets[row - 1] + column for row, column in (token.start, token.end))
        if token.string in ("async", "await"):
            end += 1
        text = source[start:end]
        if token.type != tokenize.NAME:
            text = sync_phrases(text, said)
        pieces += source[done:start], WORD.sub(lambda match: sync_word(match[0], used), text)
        done = end
    return "".join([*pieces, source[done:]])


def formatted(source: str) -> str:
    """The source as ruff formats it: shorter words change where lines break."""
    for command in (["check", "--select=I,F401", "--fix-only", "-q", "-"], ["format", "-q", "-"]):
        ruff = [sys.executable, "-m", "ruff", *command]
        source = subprocess.run(ruff, input=source, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return source


def main(check: bool) -> int:
    """Write or check all derived files; returns the exit code."""
    used: set[str] = set()
    said: set[str] = set()
    wanted: dict[Path, str] = {}
    unclaimed: set[Path] = set()
    for source, target in PACKAGES.items():
        unclaimed |= set((ROOT / target).glob("*.py"))
        for path in sorted((ROOT / source).glob("*.py")):
            header = HEADER.format(source=path.relative_to(ROOT).as_posix())
            wanted[ROOT / target / path.name] = header + sync_source(path.read_text("utf-8"), used, said)
    if unused := RENAMES.keys() - used:
        sys.exit(f"no source needs these renames: {', '.join(sorted(unused))}")
    if unused := PHRASES.keys() - said:
        sys.exit(f"no source says any more: {', '.join(map(repr, sorted(unused)))}")
    stale = sorted(unclaimed - wanted.keys())
    for path in stale:
        print("no source has", path.relative_to(ROOT))
    for path, text in wanted.items():
        text = formatted(text)
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale.append(path)
        print("stale:" if check else "wrote:", path.relative_to(ROOT))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
