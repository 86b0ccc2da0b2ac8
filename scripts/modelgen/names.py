"""The naming rule of the run time, loaded by its path.

Importing the package would import the models, which the generator must be able to write when they are missing or
broken.
"""

from __future__ import annotations

import importlib.util
from types import ModuleType

from .schema import ROOT


def _load() -> ModuleType:
    path = ROOT / "openai_codex" / "_wire" / "naming.py"
    spec = importlib.util.spec_from_file_location("wire_naming", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_rule = _load()


def snake_name(wire: str) -> str:
    """Return the Python attribute (or enum member) name for a name on the wire."""
    name: str = _rule.snake_name(wire)
    return name


def camel_name(name: str) -> str:
    """Return the wire name that a Python attribute has unless its class says otherwise."""
    wire: str = _rule.camel_name(name)
    return wire
