"""Versions of runtimes: reading them, comparing them, and the spans of them that the table of the runtimes tells.

Pure. Must not know what is known since when.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, TypeAlias

_VERSION = re.compile(r"v?(\d+)\.(\d+)(?:\.(\d+))?")
_PRE_RELEASE = re.compile(
    r"[-.]?(a|b|c|rc|alpha|beta|canary|dev|nightly|pre|preview)\b|[-.]?(a|b|c|rc|dev)\d", re.IGNORECASE
)

# What versions are compared by; a pre-release comes before its release.
Key: TypeAlias = "tuple[int, int, int, bool]"


def version_key(version: str) -> Key | None:
    """What a version is compared by; None for what is no version, or no released one."""
    found = _VERSION.match(version.strip())
    if found is None:
        return None
    first, second, third = found.groups()
    released = _PRE_RELEASE.match(version.strip(), found.end()) is None
    key = int(first), int(second), int(third or 0), released
    return None if key[:3] == (0, 0, 0) else key


@lru_cache(maxsize=256)
def table_key(version: str) -> Key:
    """What a version of the table is compared by."""
    first, second, third = version.split(".")
    return int(first), int(second), int(third), True


class Spans(NamedTuple):
    """When something is known, as the table tells it."""

    spans: list[tuple[str, str]]
    """From, and up to but without; the latter empty where it still is known."""
    default: str

    @property
    def since(self) -> str:
        return self.spans[0][0]

    def holds(self, key: Key) -> bool:
        return any(table_key(first) <= key and (not last or key < table_key(last)) for first, last in self.spans)

    def comes_after(self, key: Key) -> bool:
        """Whether it is unknown to a version, and known to a newer one."""
        return not self.holds(key) and table_key(self.spans[-1][0]) > key


def spans_of(told: str, first: str) -> Spans:
    """Read what the table tells; `first` is its oldest runtime, since when that is there of which it tells nothing."""
    when, _, default = told.partition(" ")
    spans = [span.partition("<") for span in when.split(",")] if when else [(first, "", "")]
    return Spans([(since, until) for since, _, until in spans], default)
