"""The history of the protocol: each fact with the runtimes that have it, kept in one file.

    runtimes
     0.133.0 5f0c...                    every runtime that was asked, oldest first, and a digest of its facts
    facts
    ThreadStartParams object            in all of them
     .cwd null|string                   a place below; in the same runtimes
     .historyMode ThreadHistoryMode|null 0.143.0       since
     .old boolean 0.133.0<0.150.0       since, and the first one without it

The file holds all that is known of every runtime, so nothing else is kept of them: `column` gives facts back.

Lives here: that file and what can be asked of it. Must not know JSON schema, nor how a runtime is asked.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from .schema import KEPT
from .shapes import Facts

PATH = KEPT / "history.txt"

# Where a place goes on below the definition or method that it begins with.
_BELOW = re.compile(r"[.<=\[{]")


class HistoryError(Exception):
    """The kept history does not hold together, or does not say what a runtime says."""


def sort_key(version: str) -> tuple[int, ...]:
    """Return what versions are sorted by. Only releases have a history, so there is no suffix."""
    return tuple(int(part) for part in version.split("."))


def digest(facts: Facts) -> str:
    """Return a short digest of the facts of one runtime."""
    text = "".join(f"{place} {shape}\n" for place, shape in sorted(facts.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class History:
    """Every fact that was ever seen, with the runtimes that have it."""

    def __init__(self, columns: dict[str, Facts]) -> None:
        self._columns = {version: columns[version] for version in sorted(columns, key=sort_key)}

    @property
    def versions(self) -> list[str]:
        """The runtimes, oldest first."""
        return list(self._columns)

    def column(self, version: str) -> Facts:
        """Return the facts of one runtime."""
        return self._columns[version]

    def with_runtime(self, version: str, facts: Facts) -> History:
        """Return this history with one more runtime, or with one renewed."""
        return History({**self._columns, version: facts})

    def before(self, version: str) -> str | None:
        """Return the runtime before a version; None for the first."""
        older = [each for each in self.versions if sort_key(each) < sort_key(version)]
        return older[-1] if older else None

    @cached_property
    def runs(self) -> dict[tuple[str, str], str]:
        """When each fact was there: "" for always, else `since` or `since<until`, several with commas."""
        seen: dict[tuple[str, str], int] = {}
        for bit, facts in enumerate(self._columns.values()):
            for fact in facts.items():
                seen[fact] = seen.get(fact, 0) | 1 << bit
        return {fact: spans(bits, self.versions) for fact, bits in seen.items()}

    def text(self) -> str:
        """Return the file's text."""
        lines = ["runtimes", *(f" {version} {digest(facts)}" for version, facts in self._columns.items()), "facts"]
        head, when_head = "", ""
        for (place, shape), when in sorted(self.runs.items(), key=lambda item: (root_of(item[0][0]), item)):
            root = root_of(place)
            if root == place:
                head, when_head = root, when
                lines.append(" ".join(filter(None, [place, shape or "-", when])))
            elif root != head:
                raise HistoryError(f"{place} is below nothing")
            else:
                told = "" if when == when_head else when or "always"
                lines.append(" " + " ".join(filter(None, [place[len(root) :], shape or "-", told])))
        return "\n".join(lines) + "\n"


def spans(bits: int, versions: list[str]) -> str:
    """Return when something was there, from one bit for each runtime."""
    if bits == (1 << len(versions)) - 1:
        return ""
    found: list[str] = []
    for at, version in enumerate(versions):
        here, before = bits >> at & 1, at and bits >> (at - 1) & 1
        if here and not before:
            found.append(version)
        elif before and not here:
            found[-1] += f"<{version}"
    return ",".join(found)


def inside(when: str, versions: list[str]) -> list[str]:
    """Return the runtimes that `spans` tells of."""
    if not when:
        return versions
    found: list[str] = []
    for span in when.split(","):
        since, _, until = span.partition("<")
        found += versions[versions.index(since) : versions.index(until) if until else None]
    return found


def load(path: Path | None = None) -> History:
    """Return the kept history. Raises `HistoryError` if it is damaged."""
    path = path or PATH
    lines = iter(path.read_text().splitlines()) if path.exists() else iter(())
    digests = dict(_digests(lines))
    versions = list(digests)
    columns: dict[str, Facts] = {version: {} for version in versions}
    head, when_head = "", ""
    for line in lines:
        place, shape, *rest = line.split()
        when = "" if rest == ["always"] else "".join(rest)
        if line.startswith(" "):
            place, when = head + place, when if rest else when_head
        else:
            head, when_head = place, when
        for version in inside(when, versions):
            columns[version][place] = "" if shape == "-" else shape
    for version, facts in columns.items():
        if digest(facts) != digests[version]:
            raise HistoryError(f"{path.name} does not say what runtime {version} said")
    return History(columns)


def _digests(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line == "facts":
            return
        if line.startswith(" "):
            version, _, told = line.strip().partition(" ")
            yield version, told


def root_of(place: str) -> str:
    """Return the definition or method that a place begins with."""
    below = _BELOW.search(place)
    return place[: below.start()] if below else place
