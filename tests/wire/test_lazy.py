"""Classes are completed on first use, whatever that use is, from however many threads."""

from __future__ import annotations

import ast
import copy
import enum
import importlib.util
import itertools
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

from openai_codex._wire import WireModel, structure, to_wire
from openai_codex._wire.define import field_specs
from openai_codex.generated import v2_all

_numbers = itertools.count()


@pytest.fixture
def fresh() -> Iterator[ModuleType]:
    """A second copy of all models, of which nobody has used any."""
    name = f"openai_codex.generated.fresh_{next(_numbers)}"
    spec = importlib.util.spec_from_file_location(name, v2_all.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[name]


def _made(module: Any) -> Any:
    return module.AgentMessageDeltaNotification(delta="d", item_id="i", thread_id="t", turn_id="u")


RAW = {"delta": "d", "itemId": "i", "threadId": "t", "turnId": "u"}
FIRST_USES: dict[str, Callable[[Any], Any]] = {
    "construct": _made,
    "fields": lambda module: [field.name for field in attrs.fields(module.AgentMessageDeltaNotification)],
    "has": lambda module: attrs.has(module.AgentMessageDeltaNotification),
    "evolve": lambda module: attrs.evolve(structure(module.AgentMessageDeltaNotification, RAW), delta="e").delta,
    "asdict": lambda module: attrs.asdict(structure(module.AgentMessageDeltaNotification, RAW)),
    "repr": lambda module: repr(structure(module.AgentMessageDeltaNotification, RAW)),
    "equal": lambda module: structure(module.AgentMessageDeltaNotification, RAW) == _made(module),
    "unequal": lambda module: structure(module.AgentMessageDeltaNotification, RAW) != _made(module),
    "copy": lambda module: to_wire(copy.copy(structure(module.AgentMessageDeltaNotification, RAW))),
    "pickle": lambda module: to_wire(pickle.loads(pickle.dumps(structure(module.AgentMessageDeltaNotification, RAW)))),
    "dump": lambda module: structure(module.AgentMessageDeltaNotification, RAW).model_dump(),
}
EXPECTED: dict[str, Any] = {
    "fields": ["delta", "item_id", "thread_id", "turn_id"],
    "has": True,
    "evolve": "e",
    "asdict": {"delta": "d", "item_id": "i", "thread_id": "t", "turn_id": "u"},
    "repr": "AgentMessageDeltaNotification(delta='d', item_id='i', thread_id='t', turn_id='u')",
    "equal": True,
    "unequal": False,
    "copy": RAW,
    "pickle": RAW,
    "dump": {"delta": "d", "item_id": "i", "thread_id": "t", "turn_id": "u"},
}


@pytest.mark.parametrize("use", FIRST_USES)
def test_any_first_use_works_on_a_class_nobody_has_used(fresh: ModuleType, use: str) -> None:
    result = FIRST_USES[use](fresh)
    assert result == EXPECTED.get(use, result)


def test_a_first_use_may_be_a_match_statement_or_a_hash(fresh: Any) -> None:
    match structure(fresh.AgentMessageDeltaNotification, RAW):
        case fresh.AgentMessageDeltaNotification(delta="d"):
            pass
        case other:
            raise AssertionError(other)
    with pytest.raises(TypeError, match="unhashable"):
        hash(structure(fresh.PlanDeltaNotification, RAW))


def test_instances_are_slotted(fresh: Any) -> None:
    delta = _made(fresh)
    assert not hasattr(delta, "__dict__")
    with pytest.raises(AttributeError):
        delta.colour = 1


def test_threads_may_complete_the_same_classes_at_once(fresh: ModuleType) -> None:
    classes = [cls for cls in vars(fresh).values() if isinstance(cls, type) and issubclass(cls, WireModel)]
    own = [cls for cls in classes if cls.__module__ == fresh.__name__][:300]
    assert len(own) == 300
    barrier = threading.Barrier(6)
    failures: list[BaseException] = []

    def use_all(number: int) -> None:
        barrier.wait()
        try:
            for cls in own:
                arguments = {spec.name: None for spec in field_specs(cls)}
                made: Any = cls(**arguments)
                assert made == cls(**arguments)
                assert [field.name for field in _fields(cls)] == list(arguments)
                assert repr(made).startswith(cls.__name__)
        except BaseException as error:  # noqa: BLE001  # collected, and raised by the assertion below
            failures.append(error)

    _run(use_all, 6)
    assert failures == []


def _fields(cls: Any) -> tuple[Any, ...]:
    fields: tuple[Any, ...] = attrs.fields(cls)
    return fields


def test_threads_may_complete_the_same_enums_at_once(fresh: ModuleType) -> None:
    enums: list[Any] = [cls for cls in vars(fresh).values() if isinstance(cls, enum.EnumMeta)]
    own = [cls for cls in enums if cls.__module__ == fresh.__name__]
    barrier = threading.Barrier(6)
    failures: list[str] = []

    def use_all(number: int) -> None:
        barrier.wait()
        for cls in own if number % 2 else reversed(own):
            members = list(cls)
            if not members or any(cls(member.value) is not getattr(cls, member.name) for member in members):
                failures.append(cls.__name__)

    _run(use_all, 6)
    assert failures == []


def _run(work: Callable[[int], None], count: int) -> None:
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_every_class_can_be_completed_and_every_default_is_valid(fresh: ModuleType) -> None:
    for cls in list(vars(fresh).values()):
        if isinstance(cls, type) and issubclass(cls, WireModel) and cls.__module__ == fresh.__name__:
            required = {field.name: None for field in _fields(cls) if field.default is attrs.NOTHING}
            made: Any = cls(**required)
            assert made.model_fields_set >= required.keys()
            assert cls.model_validate(to_wire(made)) == made


def test_importing_the_models_imports_neither_attrs_nor_cattrs() -> None:
    # Through a bare package, so that only what the models need is imported.
    root = str(Path(v2_all.__file__).parents[1])
    code = (
        "import sys, types\n"
        "package = types.ModuleType('openai_codex'); package.__path__ = [sys.argv[1]]\n"
        "sys.modules['openai_codex'] = package\n"
        "import openai_codex.generated.v2_all\n"
        "print([name for name in ('attr', 'attrs', 'cattrs', 'orjson', 'anyio', 'actors') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code, root], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_the_run_time_of_the_models_knows_no_connection() -> None:
    package = Path(v2_all.__file__).parents[1] / "_wire"
    for path in package.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            if isinstance(node, ast.ImportFrom) and node.level > 1:
                names = [f"openai_codex.{node.module}"]
            for name in names:
                assert name.split(".")[0] not in {"anyio", "trio", "asyncio", "actors"}, path.name
                assert not name.startswith("openai_codex.") or name.startswith("openai_codex.generated"), path.name
