"""Whether the arguments of a command stay in a directory, as far as that can be told from outside of its program.

Fail closed: what may name a path in a way that is not understood does not stay. It looks at the disk of this machine,
and must not know requests.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from .paths import is_free

_SEPARATORS = re.compile(r"[=:,@]")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
# The characters of names; anything else ends one in the small languages of sed, awk and their like.
_END_OF_NAME = re.compile(r"[^A-Za-z0-9_./%+-]")
# Options that make some programs follow the symlinks they find on the way, or the beginning of one.
_FOLLOWING_CLUSTER = re.compile(r"-[A-Za-z]*[LR][A-Za-z]*")
_FOLLOWING = ("dereference-recursive", "dereference-command-line", "follow-symlinks")

# Each suffix of a word is looked up on the disk; no path is longer, and no time is spent on one that is.
_MAX_WORD = 1024


def is_whole(word: str) -> bool:
    """Whether a word is a path from its beginning to its end, or none. One with a blank and a slash may hold others."""
    has_blank = any(letter.isspace() for letter in word)
    return not (_URL.search(word) or "\\" in word or word.startswith("~") or (has_blank and "/" in word))


def path_stays(word: str, root: Path, cwd: str) -> bool:
    """Whether a word that its program takes for a path names something in `root` only.

    So must each part of a word like `HEAD:name`: a rule that is copied to another program is to hold there too.
    """
    parts = [word, *_SEPARATORS.split(word)]
    return is_whole(word) and all(not part.startswith("~") and is_free(root, part, cwd) for part in parts if part)


def words_stay(words: list[str], root: Path, cwd: str) -> bool:
    """Whether nothing that these words may name lies outside of `root`, whatever their program makes of them."""
    return all(_stays(word, root, cwd) for word in words)


def _stays(word: str, root: Path, cwd: str) -> bool:
    if len(word) > _MAX_WORD or not is_whole(word) or _follows_links(word):
        return False
    for part in _SEPARATORS.split(word):
        if part.startswith(("~", "-")):
            # -I/usr/include: where the path begins depends on the program.
            if "/" in part or part.startswith("~") or _holds_name(part, cwd):
                return False
        elif part and not (is_free(root, part, cwd) and _begins_at_its_beginning(part)):
            return False
    return _holds_free_names_only(word, root, cwd)


def _follows_links(word: str) -> bool:
    if word.startswith("--"):
        name = word[2:].split("=")[0]
        return bool(name) and any(option.startswith(name) for option in _FOLLOWING)
    return word == "-follow" or _FOLLOWING_CLUSTER.fullmatch(word) is not None


def _holds_name(options: str, cwd: str) -> bool:
    """Whether something that is there is glued to a short option: `-owlink` may be `-o wlink`."""
    letters = options.lstrip("-")
    return any(os.path.lexists(os.path.join(cwd, letters[start:])) for start in range(1, len(letters)))


def _begins_at_its_beginning(path: str) -> bool:
    """Whether no absolute path is glued to something: `w/var/tmp/x` may be `w /var/tmp/x`.

    Only one whose directory is there counts, or `src/a.py` would be no path; and not the root's own, which all have.
    """
    if path.startswith("/"):
        return True
    return not any(_is_there(path[start:]) for start, letter in enumerate(path) if letter == "/")


def _is_there(path: str) -> bool:
    directory = os.path.dirname(path.rstrip("/"))
    return os.path.lexists(path) or (directory.strip("/") != "" and os.path.isdir(directory))


def _holds_free_names_only(word: str, root: Path, cwd: str) -> bool:
    """Whether each name in a word that is there is free, wherever it begins: `1wwlink` is a program of sed."""
    for start in range(len(word)):
        name = _END_OF_NAME.split(word[start:], maxsplit=1)[0]
        # An absolute tail was judged with the path that it belongs to.
        is_there = name and not name.startswith("/") and os.path.lexists(os.path.join(cwd, name))
        if is_there and not is_free(root, name, cwd):
            return False
    return True
