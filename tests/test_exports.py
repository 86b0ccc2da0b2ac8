"""Public is what `__all__` says, and `__all__` is what there is."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from types import ModuleType
from typing import get_origin

import pytest

PUBLIC_MODULES = [
    "actors",
    "openai_codex",
    "openai_codex.approvals",
    "openai_codex.requests",
    "openai_codex.tools",
    "openai_codex.types",
    "openai_codex.testing",
]

# Not here: `openai_codex.models` gives its payload classes on demand, see test_parity.py.


@pytest.mark.parametrize("name", PUBLIC_MODULES)
def test_all_names_what_is_public_and_nothing_else(name: str) -> None:
    module = importlib.import_module(name)
    exported: list[str] = module.__all__
    assert len(set(exported)) == len(exported)
    for attribute in exported:
        getattr(module, attribute)  # some are imported when they are first used
    public = {
        attribute
        for attribute, value in vars(module).items()
        if not attribute.startswith("_") and not isinstance(value, ModuleType) and attribute != "annotations"
    }
    assert public == {attribute for attribute in exported if not attribute.startswith("_")}


@pytest.mark.parametrize("name", PUBLIC_MODULES)
def test_what_is_public_has_a_docstring(name: str) -> None:
    module = importlib.import_module(name)
    for attribute in module.__all__:
        value = getattr(module, attribute)
        # Python 3.10 takes an alias such as Callable[...] for a class.
        own = (inspect.isclass(value) or inspect.isfunction(value)) and get_origin(value) is None
        if own and not value.__module__.startswith("openai_codex.generated"):
            assert inspect.getdoc(value), f"{name}.{attribute}"


def test_every_module_says_what_lives_in_it() -> None:
    for package in ("actors", "openai_codex"):
        root = importlib.import_module(package)
        for found in pkgutil.walk_packages(root.__path__, f"{package}."):
            assert importlib.import_module(found.name).__doc__, found.name
