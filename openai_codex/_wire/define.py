"""Lazy `define`: slotted classes at import, attrs' own methods on first use.

Importing 1,250 classes through `attrs.define` costs most of a second, half of it compiling methods that are never
called. So `ModelMeta` makes the slotted class from its annotations at once, and `complete` lets attrs add the methods
to that same class when somebody first constructs, compares, prints or inspects it. Decoding needs none of them.

Lives here: how a class is made, and what its fields are. Must not know how values travel (decode, encode).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from .annotations import WireType, parse
from .json_types import UNSET, Factory, default_value
from .naming import camel_name

if TYPE_CHECKING:
    from inspect import Signature

T = TypeVar("T")

REQUIRED = object()
# Completing one class may complete its bases, hence re-entrant.
_LOCK = threading.RLock()


def define(cls: T) -> T:
    """Mark a class that type checkers read as `attrs.define`; its metaclass has already done the work."""
    return cls


class FieldSpec(NamedTuple):
    """One field: its two names, its type, and what it is when nobody sets it."""

    name: str
    wire: str
    type: WireType
    default: Any
    module: str
    """Where the classes of the type are found."""

    @property
    def constant(self) -> bool:
        """Whether this is the tag of a variant: always on the wire, whoever built the object."""
        return self.type.kind == "constant" and self.default.__class__ is str


class Declared(NamedTuple):
    """What the body of a class said, kept until somebody asks for its fields."""

    annotations: dict[str, str]
    defaults: dict[str, Any]
    names: Mapping[str, str] | None
    keep_names: bool
    module: str


class ModelMeta(type):
    """Makes a slotted class of the annotations in the body, and leaves the rest to `complete`."""

    def __new__(
        mcls,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        *,
        names: Mapping[str, str] | None = None,
        keep_names: bool = False,
    ) -> ModelMeta:
        """Make the class; `names` holds wire names that the rule cannot derive, `keep_names` turns the rule off."""
        # A class that a user derives from a model is the user's: attrs itself gives it further fields, if any.
        if "__slots__" not in namespace and not any(hasattr(base, "_wire_declared") for base in bases):
            notes = namespace.get("__annotations__", {})
            own = {field: str(note) for field, note in notes.items() if "ClassVar[" not in str(note)}
            defaults = {field: namespace.pop(field) for field in own if field in namespace}
            namespace["_wire_declared"] = Declared(own, defaults, names, keep_names, namespace["__module__"])
            namespace["__slots__"] = namespace["__match_args__"] = tuple(own)
        return type.__new__(mcls, name, bases, namespace)

    @property
    def __signature__(cls) -> Signature:
        """What the constructor takes: asked by `help` and `inspect`, also of a class that was never used."""
        import inspect  # slow to import, and hardly ever asked for

        complete(cls)
        of_function = inspect.signature(cls.__init__)  # type: ignore[misc]
        return of_function.replace(parameters=list(of_function.parameters.values())[1:])


def _own_specs(declared: Declared) -> Iterator[FieldSpec]:
    for name, annotation in declared.annotations.items():
        wire = name if declared.keep_names else camel_name(name)
        if declared.names:
            wire = declared.names.get(name, wire)
        # Required but nullable: older servers leave such keys out, so they read as None.
        kind = parse(annotation)
        missing = None if kind.nullable else REQUIRED
        yield FieldSpec(name, wire, kind, declared.defaults.get(name, missing), declared.module)


def _derived_specs(cls: Any) -> Iterator[FieldSpec]:
    """Yield the fields that a user's attrs class adds to the model it derives from."""
    import attrs

    for field in attrs.fields(cls):
        if not field.inherited:
            default: Any = REQUIRED if field.default is attrs.NOTHING else field.default
            make = getattr(default, "factory", None)
            default = default if make is None else Factory(make)
            yield FieldSpec(field.name, camel_name(field.name), parse(str(field.type)), default, cls.__module__)


@cache
def field_specs(cls: type) -> tuple[FieldSpec, ...]:
    """Return the fields of a model class, inherited ones first."""
    found: dict[str, FieldSpec] = {}
    for owner in reversed(cls.__mro__):
        if declared := owner.__dict__.get("_wire_declared"):
            found.update((spec.name, spec) for spec in _own_specs(declared))
        elif "__attrs_attrs__" in owner.__dict__ and hasattr(owner, "_wire_declared"):
            found.update((spec.name, spec) for spec in _derived_specs(owner))
    return tuple(found.values())


@cache
def wire_to_name(cls: type) -> dict[str, str]:
    """Return the Python name of each wire name of a model class."""
    return {spec.wire: spec.name for spec in field_specs(cls)}


def complete(cls: type) -> None:
    """Let attrs add its methods to `cls` and its model bases, in place; does nothing the second time."""
    with _LOCK:
        for owner in reversed(cls.__mro__):
            if "_wire_declared" in owner.__dict__ and "_wire_complete" not in owner.__dict__:
                _complete_one(owner)
                setattr(owner, "_wire_complete", True)  # noqa: B010  # it is no attribute for type checkers


def _complete_one(cls: Any) -> None:
    import attrs

    own = {spec.name: spec for spec in field_specs(cls) if spec.name in cls.__slots__}
    these: dict[str, Any] = {}
    for name, spec in own.items():
        if spec.default is REQUIRED:
            these[name] = attrs.field()
        else:
            these[name] = attrs.field(default=spec.default if spec.constant else UNSET)
    cls.__attrs_post_init__ = _post_init(cls)
    # slots=False because the class has its slots already; attrs then overwrites in place and replaces nothing.
    attrs.define(cls, these=these, slots=False, on_setattr=attrs.setters.NO_OP, getstate_setstate=False)
    cls.__init__ = _accept_wire_names(cls, cls.__init__)


def _post_init(cls: type) -> Callable[[Any], None]:
    """Return the step that turns UNSET into what an unset field reads as, and records which those were."""
    namespace: dict[str, Any] = {"UNSET": UNSET, "default_value": default_value}
    lines = ["def __attrs_post_init__(self):", "    unset = []"]
    for number, spec in enumerate(field_specs(cls)):
        if spec.default is REQUIRED or spec.constant:
            continue
        namespace[f"d{number}"] = spec.default
        lines += [
            f"    if self.{spec.name} is UNSET:",
            f"        self.{spec.name} = {default_source(spec.default, f'd{number}')}",
            f"        unset.append({spec.name!r})",
        ]
    lines += ["    if unset:", "        self._wire_unset = frozenset(unset)"]
    exec("\n".join(lines), namespace)
    made: Callable[[Any], None] = namespace["__attrs_post_init__"]
    return made


def default_source(default: Any, name: str) -> str:
    """Return the expression that makes a default in derived code, where `name` holds the declared one."""
    return repr(default) if default is None or isinstance(default, (bool, int)) else f"default_value({name})"


def _accept_wire_names(cls: type, init: Callable[..., None]) -> Callable[..., None]:
    """Let a constructor take wire names too: the models of the official SDK do, and its types ask for them."""
    renames = {spec.wire: spec.name for spec in field_specs(cls) if spec.wire != spec.name}
    if not renames:
        return init

    @wraps(init)
    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        if not kwargs.keys().isdisjoint(renames):
            kwargs = {renames.get(key, key): value for key, value in kwargs.items()}
        init(self, *args, **kwargs)

    return __init__


class LazyAttributes:
    """Stands in for `__attrs_attrs__` until a class is completed."""

    def __get__(self, instance: Any, owner: type) -> Any:
        """Complete the class that is asked, so that attrs finds its own attribute."""
        complete(owner)
        for cls in owner.__mro__:
            found = cls.__dict__.get("__attrs_attrs__", self)
            if found is not self:
                return found
        return ()
