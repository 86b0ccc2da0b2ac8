"""Whether a path really lies in a directory: symlinks and `..` resolved, and what a repository keeps for itself not.

It looks at the disk of this machine, and says nothing of what becomes of a path afterwards.
"""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import InvalidInputError

# What decides how programs behave in a directory; the server's own sandbox protects these too. Whoever may write a
# hook or a setting here may run commands.
PROTECTED = frozenset({".git", ".codex", ".agents"})


def resolved_directory(name: str, directory: str | os.PathLike[str]) -> Path:
    """The directory that a rule is about, resolved. Raises InvalidInputError, naming the argument, if it is none."""
    try:
        path = Path(os.path.realpath(os.fspath(directory), strict=True))
    except (OSError, ValueError, TypeError) as error:
        raise InvalidInputError(f"{name} must be a directory that is there, not {directory!r}") from error
    if not path.is_dir():
        raise InvalidInputError(f"{name} must be a directory, not {directory!r}")
    return path


def lies_under(root: Path, path: str, base: str | None = None) -> bool:
    """Whether `path`, taken from `base` if it is relative, is `root` or lies in it, wherever symlinks lead."""
    if not os.path.isabs(path):
        if base is None or not os.path.isabs(base):
            return False
        path = os.path.join(base, path)
    try:
        real = Path(os.path.realpath(path))
        # Symlinks that lead in a circle stay in what is called resolved, and so does what cannot be looked at.
        return real.is_relative_to(root) and not any(place.is_symlink() for place in (real, *real.parents))
    except (OSError, ValueError):
        return False


def is_protected(path: str) -> bool:
    """Whether a path goes through a directory that decides how programs behave."""
    parts = [*Path(path).parts, *Path(os.path.realpath(path)).parts]
    return any(part.casefold().rstrip(". ") in PROTECTED for part in parts)
