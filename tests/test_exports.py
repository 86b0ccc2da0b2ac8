"""Public is what `__all__` says, and `__all__` is what there is."""

from __future__ import annotations

import importlib
import inspect
import pickle
import pkgutil
import pydoc
from types import ModuleType
from typing import get_origin, get_type_hints

import pytest

PUBLIC_MODULES = [
    "actors",
    "openai_codex",
    "openai_codex.api",
    "openai_codex.approvals",
    "openai_codex.async_client",
    "openai_codex.client",
    "openai_codex.hooks",
    "openai_codex.requests",
    "openai_codex.retry",
    "openai_codex.tools",
    "openai_codex.types",
    "openai_codex.testing",
    "openai_codex.views",
]

# Not here: `openai_codex.models` gives its payload classes on demand, see test_parity.py.


@pytest.mark.parametrize("name", PUBLIC_MODULES)
def test_all_names_what_is_public_and_nothing_else(name: str) -> None:
    module = importlib.import_module(name)
    exported: list[str] = module.__all__
    assert len(set(exported)) == len(exported)
    for attribute in exported:
        assert hasattr(module, attribute)  # some are made when they are asked for
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


# Their annotations name what only their own module imports, and `typing.get_type_hints` looks there.
AT_HOME = {"MemberStatistics", "OutputChunk", "RestartPolicy", "ServerRequest", "Tool", "ToolResult"}

OWN_CLASSES = [
    pytest.param(name, attribute, id=f"{name}.{attribute}")
    for name in PUBLIC_MODULES
    if name.startswith("openai_codex") and name != "openai_codex.testing"
    for attribute in importlib.import_module(name).__all__
]


@pytest.mark.parametrize(("name", "attribute"), OWN_CLASSES)
def test_a_public_class_says_that_it_is_of_a_public_module_and_is_found_there(name: str, attribute: str) -> None:
    value = getattr(importlib.import_module(name), attribute)
    if not inspect.isclass(value) or get_origin(value) is not None:
        return
    if attribute in AT_HOME:
        assert get_type_hints(value)
        return
    assert not any(part.startswith("_") for part in value.__module__.split("."))
    assert getattr(importlib.import_module(value.__module__), value.__name__) is value
    assert pickle.loads(pickle.dumps(value)) is value


def test_help_begins_with_the_public_modules() -> None:
    text = pydoc.plain(pydoc.render_doc(importlib.import_module("openai_codex")))
    description = text.partition("PACKAGE CONTENTS")[0]
    root = importlib.import_module("openai_codex").__path__
    public = {found.name for found in pkgutil.iter_modules(root) if not found.name.startswith("_")} - {"generated"}
    assert {name for name in public if f"openai_codex.{name} " in description} == public
    assert "openai_codex._" not in description
    assert "\n    class Codex(" in text
    assert "\n    class TurnResult(" in text
