"""The attack table: command lines an agent may think of, a place to try them in, and the effects that they have there.

`attacks.txt` holds the lines. Each one that a rule grants is run for real, without any sandbox. So no line may harm the
machine, such as setting its clock, not even one that only a weaker rule would grant.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import attrs

from openai_codex import InvalidInputError
from openai_codex._approvals.rules import AllowCommand
from openai_codex.approvals import allow_command

from .support import command

TABLE = Path(__file__).with_name("attacks.txt")
SECRET = "the secret of another directory"
PATH = "/usr/local/bin:/usr/bin:/bin"


@attrs.frozen
class Case:
    """One line of the table."""

    kind: str
    decision: str
    """`refused` (there is no such rule), `declined` or `granted`."""
    before: str
    """The decision of the first version of these rules, with its effect: `declined`, `granted`, `harmed`."""
    rule: str
    """The prefix; behind `!` the program may run others, behind `~` there is no `under`."""
    arguments: str
    place: str
    """The working directory, from the workspace."""

    @property
    def prefix(self) -> str:
        return self.rule.lstrip("!~")


@attrs.frozen
class Arena:
    """A workspace that an agent prepared, and what lies outside of it."""

    workspace: Path
    outside: Path

    def filled(self, text: str) -> str:
        return text.replace("{out}", str(self.outside)).replace("{ws}", str(self.workspace))

    def rule(self, case: Case) -> AllowCommand:
        under = None if "~" in case.rule else self.workspace
        return allow_command(self.filled(case.prefix), under=under, runs_programs="!" in case.rule)

    def line(self, case: Case, prefix: str | None = None) -> str:
        return self.filled(f"{prefix or case.prefix} {case.arguments}".strip())

    def decision(self, case: Case) -> str:
        try:
            rule = self.rule(case)
        except InvalidInputError:
            return "refused"
        return "granted" if self.allows(rule, self.line(case), case.place) else "declined"

    def allows(self, rule: AllowCommand, line: str, place: str = "") -> bool:
        return rule(command(line, cwd=str(self.workspace / place).rstrip("/"))) is not None

    def effect(self, line: str, place: str = "") -> str | None:
        """Run a line, and say what it did outside of the workspace or to what is protected in it."""
        before = self.state()
        done = subprocess.run(
            ["/bin/bash", "-c", line],
            cwd=self.workspace / place,
            env={"PATH": PATH, "HOME": str(self.outside.parent / "home"), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=20,
        )
        changed = self.state().items() ^ before.items()
        if changed:
            return f"changed {sorted({path for path, _ in changed})}"
        return "printed the secret" if SECRET.encode() in done.stdout + done.stderr else None

    def state(self) -> dict[str, bytes | str | None]:
        """What lies outside, and what is protected."""
        roots = [self.outside, *(self.workspace / name for name in (".git", ".codex", ".agents"))]
        return {str(path): _content(path) for root in roots for path in (root, *root.rglob("*"))}


def cases() -> Iterator[Case]:
    kind = ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            kind = line[3:]
        elif line and not line.startswith("#"):
            decision, before, rule, *more = (part.strip() for part in line.split("\t"))
            arguments, place = (*more, "", "")[:2]
            yield Case(kind, decision, before, rule, arguments, place)


def prepared(root: Path) -> Arena:
    """A new arena: what an agent can make in a sandbox that lets it write its workspace."""
    arena = Arena(Path(os.path.realpath(root)) / "workspace", Path(os.path.realpath(root)) / "outside")
    for directory in ("workspace", "outside/dir", "home"):
        (root / directory).mkdir(parents=True)
    _write(arena.outside, {"secret": SECRET, "victim": "untouched\n", "dir/a": SECRET, "dir/victim": "untouched\n"})
    harm = arena.filled("#!/bin/sh\necho harm > {out}/harmed\n")
    config = "[core]\n\trepositoryformatversion = 0\n\tbare = {}\n"
    evil = "\tfsmonitor = {ws}/x.sh\n[diff]\n\texternal = {ws}/x.sh\n[alias]\n\tx = !{ws}/x.sh\n"
    files = {
        "a": "hello\nname\n",
        "b": "hello\n",
        "src/main.py": "name = 1\n",
        "d/b": "hello\n",
        "list": "link\n",
        "zero": "link\0",
        "sums": arena.filled("00000000000000000000000000000000  {out}/secret\n"),
        "script.sed": arena.filled("w {out}/victim\n"),
        "script.awk": arena.filled('BEGIN { print "x" > "{out}/victim" }\n'),
        "Makefile": arena.filled("all:\n\t{ws}/x.sh\n"),
        "package.json": arena.filled('{"scripts": {"test": "{ws}/x.sh", "lint": "{ws}/x.sh"}}'),
        "conftest.py": arena.filled("import os\nos.system('{ws}/x.sh')\n"),
        "evil.py": arena.filled("import os\nos.system('{ws}/x.sh')\n"),
        "magic": "0 string x y\n",
        "x.sh": harm,
        "bin/cat": harm,
        "w/keep": "",
        ".git/HEAD": "ref: refs/heads/main\n",
        ".git/config": config.format("false"),
        ".git/hooks/keep": "",
        ".git/objects/keep": "",
        ".git/refs/keep": "",
        ".codex/config.toml": "",
        ".agents/keep": "",
        "sub/.git/HEAD": "ref: refs/heads/main\n",
        "sub/.git/config": arena.filled(config.format("false") + evil),
        "sub/.git/objects/keep": "",
        "sub/.git/refs/keep": "",
        "bare/HEAD": "ref: refs/heads/main\n",
        "bare/config": arena.filled(config.format("false") + "\tworktree = {ws}/src\n" + evil),
        "bare/objects/keep": "",
        "bare/refs/keep": "",
    }
    _write(arena.workspace, files)
    for script in ("x.sh", "bin/cat"):
        (arena.workspace / script).chmod(0o755)
    links = {
        "link": "secret",
        "wlink": "victim",
        "dlink": "dir",
        "new": "made",
        "d/a": "victim",
        "d/secret": "secret",
        "d/dlink": "dir",
        "owlink": "victim",
        "dash/-n": "secret",
    }
    (arena.workspace / "dash").mkdir()
    for name, target in links.items():
        (arena.workspace / name).symlink_to(arena.outside / target)
    (arena.workspace / "hooks").symlink_to(arena.workspace / ".git")
    return arena


def _write(root: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def _content(path: Path) -> bytes | str | None:
    if path.is_symlink():
        return os.readlink(path)
    return path.read_bytes() if path.is_file() else None
