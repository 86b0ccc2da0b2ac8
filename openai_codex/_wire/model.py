"""The base of the object models.

Lives here: what an instance knows beside its fields (which are unset, what else came with it), and the first call of
each method that attrs will add. Must not know how a value is decoded.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from .define import LazyAttributes, ModelMeta, complete, field_specs
from .json_types import JsonValue, default_value
from .wire import Wire

M = TypeVar("M", bound="WireModel")

if TYPE_CHECKING:
    _Meta = type
else:
    _Meta = ModelMeta


class WireModel(Wire, metaclass=_Meta):
    """Base of every object model."""

    # Both stay empty on a complete instance without extra keys: the common case pays nothing for them.
    __slots__ = ("_wire_extra", "_wire_unset")
    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # mutable

    _wire_extra: dict[str, JsonValue]
    _wire_unset: frozenset[str]

    if TYPE_CHECKING:

        def __init_subclass__(cls, *, names: Mapping[str, str] | None = None, keep_names: bool = False) -> None: ...

    else:
        __attrs_attrs__ = LazyAttributes()

        def __init__(self, *args, **kwargs):
            _ready(self).__init__(self, *args, **kwargs)

        def __eq__(self, other):
            return _ready(self).__eq__(self, other)

        def __ne__(self, other):
            return _ready(self).__ne__(self, other)

        def __repr__(self):
            return _ready(self).__repr__(self)

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the fields that were given, by whoever built or sent this."""
        unset = unset_fields(self)
        return {spec.name for spec in field_specs(type(self)) if spec.name not in unset}

    @property
    def model_extra(self) -> dict[str, JsonValue]:
        """What came with this and is no field, by its name on the wire; it is encoded again."""
        found = getattr(self, "_wire_extra", None)
        if found is None:
            found = self._wire_extra = {}
        return found

    def model_copy(self: M, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> M:
        """Return a copy, with the fields in `update` set to new values."""
        made = copy.deepcopy(self) if deep else copy.copy(self)
        extra = getattr(made, "_wire_extra", None)
        if extra is not None:
            made._wire_extra = dict(extra)
        for name, value in (update or {}).items():
            if name not in {spec.name for spec in field_specs(type(self))}:
                raise TypeError(f"{type(self).__name__} has no field {name!r}")
            setattr(made, name, value)
        if update:
            made._wire_unset = unset_fields(self) - update.keys()
        return made


class TracksNull(WireModel):
    """Base of the models where null and absent differ: null clears a setting, absent keeps it.

    Assigning to a field counts as giving it, None included. Other models do without, because it slows every store.
    """

    __slots__ = ()

    if not TYPE_CHECKING:

        def __setattr__(self, name, value):
            object.__setattr__(self, name, value)
            unset = getattr(self, "_wire_unset", None)
            if unset and name in unset:
                object.__setattr__(self, "_wire_unset", unset - {name})


def unset_fields(model: WireModel) -> frozenset[str]:
    """Return the names of the fields that nobody gave; one that was assigned to since does not count."""
    recorded = getattr(model, "_wire_unset", None)
    if not recorded:
        return frozenset()
    specs = (spec for spec in field_specs(type(model)) if spec.name in recorded)
    return frozenset(spec.name for spec in specs if reads_as(getattr(model, spec.name), spec.default))


def reads_as(value: object, default: object) -> bool:
    """Whether a field still holds what it reads as while unset."""
    return value is None if default is None else value == default_value(default)


def _ready(model: WireModel) -> type:
    cls = type(model)
    complete(cls)
    return cls
