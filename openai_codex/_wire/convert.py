"""Any type in and out: the cattrs converter, and the functions that the SDK calls.

The wire types bring their own decoders; cattrs carries them into whatever holds them: `list[Thread]`, a user's own
attrs class with a `TurnStatus` in it. A wire type itself never takes the detour.

Lives here: `structure`, `check` and the converter. Must not know methods.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from .decode import strict_decoder, structure_wire
from .dump import to_wire
from .enums import WireEnum
from .wire import Wire

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")


def is_wire_type(cls: Any) -> bool:
    """Whether a type is one of ours, with a decoder of its own."""
    return isinstance(cls, type) and issubclass(cls, (Wire, WireEnum))


@lru_cache(maxsize=1)
def converter() -> Converter:
    """Return the converter that knows the wire types; made on first use, because cattrs is slow to import."""
    from cattrs import Converter

    made = Converter(detailed_validation=False)
    made.register_structure_hook_factory(is_wire_type, strict_decoder)
    made.register_unstructure_hook_factory(is_wire_type, _encoder)
    return made


def _encoder(_: Any) -> Callable[[Any], Any]:
    return to_wire


def structure(cls: type[T], raw: object) -> T:
    """Return the `cls` that a JSON value describes.

    Raises `WireError` when it cannot be read at all; what is merely unknown inside it stays readable as raw data.
    """
    if is_wire_type(cls):
        return structure_wire(cls, raw)
    return converter().structure(raw, cls)


def check(cls: type, value: object, *, closed: bool = False) -> None:
    """Raise `WireError`, naming the field, unless `value`, plain JSON, may be sent as a `cls`.

    With `closed` an enum value and a variant must be ones that are known here.
    """
    from .check import class_check

    class_check(cls, closed=closed)(value, "")
