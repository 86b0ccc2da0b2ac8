"""Text without what steers a terminal: for everything that a child or its peers said and a person is to read.

It must not know where text comes from, nor where it goes. Nothing is taken out unseen: each character that does not
belong is replaced by one that says so, so that nobody approves, or overlooks, what was never shown.
"""

from __future__ import annotations

import re

# All control characters but tab and newline (ESC, NUL, BEL, CR, DEL and C1, which has CSI and OSC of its own), lone
# surrogates, which cannot be written, and the marks that turn the direction of text round (Bidi_Control).
STEERING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_STEERING = re.compile(f"[{STEERING}]")


def printable(text: str) -> str:
    """A text as it may be shown on a terminal or written to a log; tabs and newlines stay."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text)


def printable_json(text: str) -> str:
    """JSON that means the same and is printable: there these characters stand in strings, and can be escaped."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
