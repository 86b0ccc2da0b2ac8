"""Text that steers a terminal, and how to see that none of it is left. Independent of how the package looks for it."""

from __future__ import annotations

import unicodedata

# Colours, the clipboard, the title, a cursor that goes back, NUL, C1, and text that runs the other way.
HOSTILE = (
    "\x00\x07\x08\x0b\x1b[2J\x1b]52;c;aGk=\x07\x1bP+q\x1b\\\r"
    "x\x7f\x85\x9b31m\x9d0;t\x9c\u061c\u200e\u200f\u202a\u202e\u2066\u2069."
)

_BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_MARKS = "\u061c\u200e\u200f"


def steering(text: str) -> set[str]:
    """The characters of a text that may steer a terminal."""
    return {
        character
        for character in text
        if (unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n")
        or unicodedata.bidirectional(character) in _BIDI
        or character in _MARKS
    }
