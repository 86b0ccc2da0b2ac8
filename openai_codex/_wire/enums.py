"""Open string enums, made on first use.

Every enum of the protocol can grow, so a value we do not know becomes a member that is equal to its string, carries
`.value`, and is registered nowhere: a server that invents values cannot fill our memory. Making an `Enum` costs about
ten times what making a class costs, so each one starts as an empty class and gets its members when first asked.

Lives here: the enum base. Must not know the models, nor how values travel.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from enum import Enum, EnumMeta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .errors import WireError
from .unions import UnionMeta

_LOCK = threading.RLock()
_PENDING = "_wire_pending"


class WireEnumMeta(EnumMeta, UnionMeta):
    """Keeps the body of an enum until somebody looks inside."""

    def __new__(metacls, name: str, bases: tuple[type, ...], namespace: Any, **kwargs: Any) -> Any:
        """Make an empty class that remembers its body; or the enum at once, where names would hide members."""
        members = list(namespace._member_names)
        if not members or any(hasattr(base, member) for base in bases for member in members):
            return EnumMeta.__new__(metacls, name, bases, namespace, **kwargs)
        visible = {key: namespace[key] for key in ("__module__", "__qualname__", "__doc__") if key in namespace}
        return type.__new__(metacls, name, bases, {**visible, _PENDING: namespace})

    def __getattr__(cls, name: str) -> Any:
        if not name.startswith("__"):
            _complete(cls)
            members = cls.__dict__.get("_member_map_", {})
            if name in members:
                return members[name]
            if name in cls.__dict__:
                return type.__getattribute__(cls, name)
        raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        _complete(cls)
        if "root" in kwargs:
            args = (*args, kwargs.pop("root"))
        return EnumMeta.__call__(cls, *args, **kwargs)

    def __iter__(cls) -> Iterator[Any]:
        _complete(cls)
        return EnumMeta.__iter__(cls)

    def __reversed__(cls) -> Iterator[Any]:
        _complete(cls)
        return EnumMeta.__reversed__(cls)

    def __len__(cls) -> int:
        _complete(cls)
        return EnumMeta.__len__(cls)

    def __contains__(cls, value: object) -> bool:
        _complete(cls)
        return bool(_enum_call(cls, "__contains__", value))

    def __getitem__(cls, name: str) -> Any:
        _complete(cls)
        return _enum_call(cls, "__getitem__", name)

    def __dir__(cls) -> list[str]:
        _complete(cls)
        return list(EnumMeta.__dir__(cls))

    @property
    def __members__(cls) -> Any:
        _complete(cls)
        return MappingProxyType(cls.__dict__["_member_map_"])


def _enum_call(cls: Any, method: str, argument: object) -> Any:
    # By name, because type checkers read `EnumMeta.__contains__(cls, ...)` as about a class that has no members.
    return getattr(EnumMeta, method)(cls, argument)


def _complete(cls: Any) -> None:
    if _PENDING not in cls.__dict__:
        return
    with _LOCK:
        body = cls.__dict__.get(_PENDING)
        if body is None:
            return
        made: Any = EnumMeta.__new__(WireEnumMeta, cls.__name__, cls.__bases__, body)
        for member in made.__dict__["_member_map_"].values():
            # The members move over to the class that everybody has already imported.
            object.__setattr__(member, "__class__", cls)
            object.__setattr__(member, "__objclass__", cls)
        for key, value in made.__dict__.items():
            if key not in ("__dict__", "__weakref__"):
                type.__setattr__(cls, key, value)
        type.__delattr__(cls, _PENDING)


if TYPE_CHECKING:
    _Meta = EnumMeta
else:
    _Meta = WireEnumMeta


class WireEnum(str, Enum, metaclass=_Meta):
    """Base of the string enums of the protocol."""

    # Equal to its string, so it must hash like it; an Enum hashes its name.
    __hash__ = str.__hash__

    @classmethod
    def _missing_(cls, value: object) -> Any:
        return unknown_value(cls, value) if isinstance(value, str) else None

    if not TYPE_CHECKING:
        # Enums stand where the official models wrap a value, so they have what such a wrapper has.

        @property
        def root(self):
            """Return the member itself."""
            return self

        def model_dump(self, *, mode="python", **options):
            """Return the member, or its value with `mode="json"`."""
            return self.value if mode == "json" else self

        def model_dump_json(self, **options):
            """Return the value as JSON text."""
            return json.dumps(self.value)

        @classmethod
        def model_validate(cls, obj):
            """Return the member that a value names; raises `WireError` if it is no string."""
            if not isinstance(obj, str):
                raise WireError(cls.__name__, "", f"expected a string, not {type(obj).__name__}")
            return cls(obj)

    def __format__(self, format_spec: str) -> str:
        # Python 3.12 changed what the mixin does; this is the same everywhere.
        return format(str(self), format_spec)


def unknown_value(cls: Any, value: str) -> Any:
    """Return an unregistered member of `cls` for a value that this version of the protocol does not know."""
    member: Any = str.__new__(cls, value)
    member._name_ = value
    member._value_ = value
    return member


def enum_values(cls: Any) -> dict[str, Any]:
    """Return the known members of an enum by their value on the wire."""
    _complete(cls)
    values: dict[str, Any] = cls._value2member_map_
    return values
