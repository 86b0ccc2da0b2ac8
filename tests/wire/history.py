"""The kept history for tests: the scripts' modules by name, and JSON that says one thing of the wire."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from openai_codex._protocol import support

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def script(name: str) -> Any:
    """A module of the generator; the path and the modules are as before afterwards."""
    before = set(sys.modules)
    sys.path.insert(0, str(SCRIPTS))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(SCRIPTS))
        for loaded in set(sys.modules) - before:
            if loaded.split(".")[0] in {"artifacts", "generate_models", "modelgen", "update_sdk_artifacts"}:
                del sys.modules[loaded]


def json_at(path: str, leaf: Any = True) -> Any:
    """The smallest JSON that says something at a path: `leaf` itself, unless the path ends with a value."""
    steps = list(support.STEP.finditer(path))

    def made(number: int) -> Any:
        if number == len(steps):
            return leaf
        name, items, values, tag, variant, word = steps[number].groups()
        if word is not None:
            return word
        if name is not None:
            return {name: made(number + 1)}
        if items:
            return [made(number + 1)]
        if values:
            return {"key": made(number + 1)}
        inside: dict[str, Any] = made(number + 1) if number + 1 < len(steps) else {}
        return {tag: variant, **inside}

    return made(0)
