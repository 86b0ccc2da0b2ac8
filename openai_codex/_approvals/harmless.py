"""Whether a command of a known program does what that program is known to do, and nothing else.

It looks at the disk of this machine, and must not know requests.
"""

from __future__ import annotations

import os
import posixpath
from pathlib import Path

from .arguments import is_whole, path_stays
from .paths import is_free
from .programs import Arguments, Program, told_apart

# Where the system keeps its programs. One that is found in another place first may be anybody's: a virtual environment
# in the agent's directory is in PATH too.
_SYSTEM = ("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/run/current-system/sw/bin")


def is_harmless(known: Program, words: list[str], root: Path | None, cwd: str | None) -> bool:
    """Whether this command of a known program only does what the program is known to do; in `root`, if there is one.

    Raises OSError or ValueError if the disk cannot tell.
    """
    arguments = told_apart(known, words[1:])
    if arguments is None or not (known.built_in or _is_the_systems(words[0])):
        return False
    if root is None:
        return True
    if cwd is None or not is_free(root, cwd):
        return False
    return _stays(known, arguments, root, cwd)


def is_relative(name: str) -> bool:
    """Whether a program is looked for in the working directory, and nowhere else."""
    return "/" in name and not name.startswith("/")


def _stays(known: Program, arguments: Arguments, root: Path, cwd: str) -> bool:
    words = (*arguments.options, *arguments.texts, *arguments.paths)
    # An option that is a file's name as well is one or the other, as the program pleases.
    if not all(map(is_whole, words)) or any(os.path.lexists(os.path.join(cwd, word)) for word in arguments.options):
        return False
    paths = [*arguments.paths]
    if known.operands == "target" and paths and os.path.isdir(os.path.join(cwd, paths[-1])):
        paths += [posixpath.join(paths[-1], posixpath.basename(path.rstrip("/"))) for path in paths[:-1]]
    # A program that compares directories opens the symlinks that it finds there.
    if known.operands == "files" and any(os.path.isdir(os.path.join(cwd, path)) for path in paths):
        return False
    return all(path_stays(path, root, cwd) for path in paths)


def _is_the_systems(name: str) -> bool:
    if "/" in name:
        return True  # the rule says so, and only the system's own are known
    for directory in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if not os.path.isabs(directory):
            return False  # the agent chooses the working directory
        if os.path.lexists(os.path.join(directory, name)):
            return directory.rstrip("/") in _SYSTEM or os.path.realpath(directory) in _SYSTEM
    return False
