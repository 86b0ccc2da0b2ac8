"""Whether a path really lies in a directory: symlinks and `..` resolved, and what a repository keeps for itself not.

It looks at the disk of this machine, and says nothing of what becomes of a path afterwards.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from ..errors import InvalidInputError

# What decides how programs behave in a directory; the server's own sandbox protects these too. Whoever may write a
# hook or a setting here may run commands.
PROTECTED = frozenset({".git", ".codex", ".agents"})

# The short names that Windows gives to the protected ones: a number behind the name, or behind a hash of it.
_SHORT_NAME = re.compile(r"(git|codex|agents|(gi|co|ag)[0-9a-f]{4})~[0-9]+")
# What file systems may overlook in a name: formats and controls (HFS+), and marks.
_OVERLOOKED = frozenset({"Cf", "Cc", "Mn", "Me"})


def resolved_directory(name: str, directory: str | os.PathLike[str]) -> Path:
    """The directory that a rule is about, resolved. Raises InvalidInputError, naming the argument, if it is not one."""
    try:
        path = Path(os.path.realpath(os.fspath(directory), strict=True))
    except (OSError, ValueError, TypeError) as error:
        raise InvalidInputError(f"{name} must be a directory that is there, not {directory!r}") from error
    if not path.is_dir():
        raise InvalidInputError(f"{name} must be a directory, not {directory!r}")
    return path


def is_free(root: Path, path: str, base: str | None = None) -> bool:
    """Whether `path`, taken from `base` if it is relative, lies in `root` and is not protected there."""
    if not os.path.isabs(path):
        if base is None or not os.path.isabs(base):
            return False
        path = os.path.join(base, path)
    try:
        return _lies_under(root, path) and not _is_protected(root, path)
    except (OSError, ValueError):
        return False


def is_kept_name(name: str) -> bool:
    """Whether a file system may take this name for a protected one.

    Case does not count, nor do blanks and dots at the end, a stream of NTFS, invisible characters, and other forms of
    a letter.
    """
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", name) if unicodedata.category(letter) not in _OVERLOOKED
    )
    for piece in re.split(r"[\\/]", plain.casefold()):
        stem = piece.split(":")[0].rstrip(". ")
        if stem in PROTECTED or _SHORT_NAME.fullmatch(stem):
            return True
    return False


def _lies_under(root: Path, path: str) -> bool:
    real = Path(os.path.realpath(path))
    # Symlinks that lead in a circle stay in what is called resolved, and so does what cannot be looked at.
    return real.is_relative_to(root) and not any(place.is_symlink() for place in (real, *real.parents))


def _is_protected(root: Path, path: str) -> bool:
    """Whether a path that lies in `root` goes through a protected name below it, or is where such a name leads."""
    place = Path(path).anchor
    for part in Path(path).parts[1:]:
        if is_kept_name(part) and Path(os.path.realpath(place)).is_relative_to(root):
            return True
        place = os.path.join(place, part)
    real = Path(os.path.realpath(path))
    if any(map(is_kept_name, real.relative_to(root).parts)):
        return True
    above = [parent for parent in (real, *real.parents) if parent.is_relative_to(root)]
    return any(real.is_relative_to(target) for parent in above for target in _led_to(parent))


def _led_to(directory: Path) -> list[Path]:
    """Where the protected names of a directory lead, if they are symlinks, or a file that names the repository."""
    found: list[Path] = []
    for name in PROTECTED:
        place = directory / name
        if place.is_symlink():
            found.append(Path(os.path.realpath(place)))
        elif name == ".git" and place.is_file():
            with place.open("rb") as file:
                label, _, target = file.read(4096).partition(b":")
            if label == b"gitdir":
                found.append(Path(os.path.realpath(directory / os.fsdecode(target.strip()))))
    return found
