"""How wire names and Python names correspond: one rule each way, shared by the generator and the run time.

Lives here: the rule. Must not know which classes exist; names that the rule cannot derive are stored with their class.
"""

from __future__ import annotations

import keyword
import re

_ACRONYM = re.compile(r"([A-Z]+)([A-Z][a-z])")
_HUMP = re.compile(r"([a-z0-9])([A-Z])")
_OTHER = re.compile(r"[^A-Za-z0-9]+")
_TAIL = re.compile(r"_([a-z0-9])")


def snake_name(wire: str) -> str:
    """Return the Python attribute (or enum member) name for a name on the wire."""
    name = _OTHER.sub("_", _HUMP.sub(r"\1_\2", _ACRONYM.sub(r"\1_\2", wire))).lower()
    if name.startswith("_"):
        # A leading underscore would make the attribute private; the official models say `field_meta` for `_meta`.
        return "field" + name
    return name + "_" if keyword.iskeyword(name) else name


def camel_name(name: str) -> str:
    """Return the wire name that a Python attribute has unless its class says otherwise."""
    return _TAIL.sub(lambda match: match[1].upper(), name)
