"""What a docstring says about its object as a whole and about each argument. Text only; it imports nothing of ours."""

from __future__ import annotations

import inspect
import re
from typing import Any

import attrs

# Google's headings and those that mean the same.
_SECTION = re.compile(
    r"(Args|Arguments|Parameters|Attributes|Returns|Yields|Raises|Examples?|Notes?|Warnings?|See Also|Todo):\s*$"
)
_OF_ARGUMENTS = {"Args", "Arguments", "Parameters", "Attributes"}
# `name: text` or `name (type): text`; the name may be starred.
_ENTRY = re.compile(r"\*{0,2}(\w+)\s*(?:\([^)]*\))?:\s*(.*)")


@attrs.frozen
class Docstring:
    """A docstring in parts: what stands before its first section, and its arguments by name."""

    summary: str = ""
    arguments: dict[str, str] = attrs.field(factory=dict[str, str])

    @classmethod
    def of(cls, documented: Any) -> Docstring:
        """The parts of an object's own docstring; one that a decorator or a base class wrote counts for nothing."""
        own = documented.__dict__.get("__doc__") if isinstance(documented, type) else documented.__doc__
        # Dataclasses and named tuples write `Name(field: type)`, enums of Python 3.10 "An enumeration.".
        if not isinstance(own, str) or own == "An enumeration." or own.startswith(f"{documented.__name__}("):
            return cls()
        return cls.parse(own)

    @classmethod
    def parse(cls, text: str) -> Docstring:
        """The parts of a text."""
        summary: list[str] = []
        arguments: dict[str, list[str]] = {}
        section: str | None = None
        entry: list[str] | None = None
        depth: int | None = None  # of the entries' names; what is deeper continues one
        for line in inspect.cleandoc(text).splitlines():
            stripped = line.strip()
            indent = len(line) - len(line.lstrip())
            if indent == 0 and (heading := _SECTION.match(line)):
                section, entry, depth = heading[1], None, None
            elif section is None or (indent == 0 and stripped):
                section, entry = None, None
                summary.append(line)
            elif section in _OF_ARGUMENTS and stripped:
                depth = indent if depth is None else depth
                if indent <= depth and (found := _ENTRY.match(stripped)):
                    entry = arguments.setdefault(found[1], [found[2]] if found[2] else [])
                elif entry is not None:
                    entry.append(stripped)
        return cls("\n".join(summary).strip(), {name: " ".join(lines) for name, lines in arguments.items() if lines})
