"""Unions as base classes: `isinstance(item, ThreadItem)` holds for every variant, for unknown ones too.

`ThreadItem(root=x)` gives `x` itself and `.root` on any member gives the member, so code written for wrapping models
runs unchanged, without a wrapper object an item.

Lives here: the bases of unions, of unknown members and of string newtypes. Must not know how a value is decoded.
"""

from __future__ import annotations

from enum import EnumMeta
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar

from .define import ModelMeta
from .json_types import JsonObject
from .naming import camel_name
from .wire import Wire, codec

S = TypeVar("S", bound="WireString")


class UnionPlan(NamedTuple):
    """How the members of one union are told apart; everything by name, so that nothing is resolved at import."""

    tag: str | None
    """The property that names the variant."""
    members: dict[str, str | tuple[str, ...]]
    """By tag, or without a tag by the one key that gives a variant away; several names are told apart by shape."""
    values: str | None
    """The enum of the plain strings among the members."""
    shapes: tuple[str, ...]
    """Members that only their shape tells apart: class names, or annotations of plain JSON."""
    module: str


def is_union(cls: Any) -> bool:
    """Whether a class is the base of a union, and not one of its variants."""
    return isinstance(cls, UnionMeta) and "_wire_union" in vars(cls)


class UnionMeta(ModelMeta):
    """Makes union bases, whose call returns a member, and their variants, which are ordinary classes."""

    def __new__(
        mcls,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        *,
        tag: str | None = None,
        members: dict[str, str | tuple[str, ...]] | None = None,
        values: str | None = None,
        shapes: tuple[str, ...] = (),
        **kwargs: Any,
    ) -> Any:
        """Make a union base where members are given (or it is the root of all), else a variant."""
        if issubclass(mcls, EnumMeta):
            # The strings among the members of a union are an enum, which has its own way of being made.
            return type.__new__(mcls, name, bases, namespace)
        if members or shapes:
            namespace["__slots__"] = ()
            namespace["_wire_union"] = UnionPlan(tag, members or {}, values, shapes, namespace["__module__"])
        variant = not members and not shapes and any("_wire_union" in vars(base) for base in _ancestors(bases))
        meta: Any = VariantMeta if variant else mcls
        return ModelMeta.__new__(meta, name, bases, namespace, **kwargs)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Return the member that the one argument is, or decodes to."""
        if len(args) + len(kwargs) != 1 or (kwargs and "root" not in kwargs):
            raise TypeError(f"{cls.__name__}() takes one argument, `root`: it is a union and returns its member")
        return codec().member(cls, args[0] if args else kwargs["root"])


class VariantMeta(UnionMeta):
    """The metaclass of variants: constructing one goes straight to C."""

    # The slot itself: nothing runs in between.
    __call__ = type.__call__  # pyright: ignore[reportAssignmentType]


def _ancestors(bases: tuple[type, ...]) -> list[type]:
    return [ancestor for base in bases for ancestor in base.__mro__]


if TYPE_CHECKING:
    _Meta = type
else:
    _Meta = UnionMeta


class WireUnion(Wire, metaclass=_Meta):
    """Base of every union."""

    __slots__ = ()

    if TYPE_CHECKING:

        def __init_subclass__(
            cls,
            *,
            tag: str | None = None,
            members: dict[str, str | tuple[str, ...]] | None = None,
            values: str | None = None,
            shapes: tuple[str, ...] = (),
            names: dict[str, str] | None = None,
            keep_names: bool = False,
        ) -> None: ...

    else:

        @property
        def root(self):
            """Return the member itself."""
            return self


class UnknownMember(Wire):
    """An object whose type this version of the protocol does not know, or that lacks what its type requires.

    It keeps the raw object, encodes back to it exactly, and reads like a model: `item.type`, `item.some_field`.
    """

    __slots__ = ("raw",)
    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # a dict inside

    def __init__(self, raw: JsonObject) -> None:
        self.raw: JsonObject = raw

    @property
    def root(self) -> UnknownMember:
        """Return the member itself, as every member of a union does."""
        return self

    def __getattr__(self, name: str) -> Any:
        if name != "raw":
            for key in (name, camel_name(name)):
                if key in self.raw:
                    return self.raw[key]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownMember) and other.raw == self.raw

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.raw!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        union = next((base for base in type(self).__bases__ if base is not UnknownMember and base is not Wire), None)
        return unknown_member, (union, self.raw)


_unknown_classes: dict[type, type[UnknownMember]] = {}


def unknown_member(union: type | None, raw: JsonObject) -> UnknownMember:
    """Return `raw` as an unknown member of `union`, or of none."""
    if union is None:
        return UnknownMember(raw)
    cls = _unknown_classes.get(union)
    if cls is None:
        made: Any = type(union)(f"Unknown{union.__name__}", (UnknownMember, union), {"__module__": __name__})
        cls = _unknown_classes.setdefault(union, made)
    return cls(raw)


class WireString(str, Wire):
    """Base of the named strings: a `str` in every respect, with the `.root` of a wrapping model."""

    __slots__ = ()

    def __new__(cls: type[S], root: str) -> S:
        """Make one of a plain string."""
        return str.__new__(cls, root)

    @property
    def root(self) -> str:
        """Return the plain string."""
        return str.__str__(self)
