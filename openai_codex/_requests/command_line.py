"""Whether a command line is surely one simple command, and which words it consists of.

Fail closed: what is not understood completely has no words, and matches no rule. Pure; it must not know requests.
"""

from __future__ import annotations

# What a command is wrapped in. Only where the system keeps its shells: a model may name one of its own making.
_SHELLS = frozenset(f"{place}{name}" for place in ("", "/bin/", "/usr/bin/") for name in ("bash", "sh", "zsh"))
_SHELL_OPTIONS = frozenset({"-c", "-lc"})

# Characters that mean themselves in every one of these shells, wherever they stand in a word. Not among them, for
# example: ~ * ? [ ] { } ! # ^ \ and everything that is not ASCII, which a locale may take for a blank.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")
# What is still special between double quotes.
_SPECIAL_IN_DOUBLE_QUOTES = frozenset('$`"\\!')

# No command that a person would approve by a rule is longer, and no time is spent on one that is.
MAX_LENGTH = 16 * 1024


def simple_words(line: str) -> list[str] | None:
    """The words of a line that is one simple command, as every shell reads it; None if it may be anything else.

    Refused: operators, redirections, substitutions, expansions of any kind, assignments, escapes, control
    characters, and `..` in any word.
    """
    words = _split(line)
    if not words:
        return None
    # NAME=value before a command is an assignment; in zsh a word that begins with = stands for a path.
    if not words[0] or "=" in words[0] or words[0].startswith(("-", "+", "%")):
        return None
    if any(".." in word for word in words):
        return None
    return words


def command_words(line: str) -> list[str] | None:
    """The words of the one simple command that the server would run, taken out of its shell; None for any other."""
    words = _split(line)
    if words is None or len(words) != 3 or words[0] not in _SHELLS or words[1] not in _SHELL_OPTIONS:
        return simple_words(line)
    return simple_words(words[2])


def _split(line: str) -> list[str] | None:
    """Split into words by blanks; None if a character may mean something other than itself."""
    if len(line) > MAX_LENGTH:
        return None
    words: list[str] = []
    pieces: list[str] = []
    in_word = False
    index, closed_at = 0, -1
    while index < len(line):
        character = line[index]
        if character == " ":
            if in_word:
                words.append("".join(pieces))
            pieces, in_word = [], False
            index += 1
        elif character in "'\"":
            end = line.find(character, index + 1)
            inside = line[index + 1 : end]
            # zsh may read two quotes in a row as one.
            if end < 0 or closed_at == index or not inside.isprintable():
                return None
            if character == '"' and not _SPECIAL_IN_DOUBLE_QUOTES.isdisjoint(inside):
                return None
            pieces.append(inside)
            in_word = True
            index = closed_at = end + 1
        elif character in _PLAIN and (in_word or character != "="):  # zsh expands =name
            pieces.append(character)
            in_word = True
            index += 1
        else:
            return None
    if in_word:
        words.append("".join(pieces))
    return words
