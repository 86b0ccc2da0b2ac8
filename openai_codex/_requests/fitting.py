"""Whether an object of the protocol holds what its class says, all the way down.

What is read from the server may hold more and other things than this version knows, and stays readable. What is sent
must not: the server would take it as a failure. It must not know which classes are answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import attrs

from .._wire import UnknownMember, WireEnum, WireModel, wire_class

_SCALARS: dict[str, tuple[type, ...]] = {"str": (str,), "int": (int,), "float": (int, float), "bool": (bool,)}
_ANY_JSON = frozenset({"JsonValue", "JsonScalar", "JsonObject"})


def fits(value: Any, annotation: str) -> bool:
    """Whether a value is what an annotation of a wire model says, as the generator writes them."""
    text = annotation.removesuffix(" | None")
    if value is None and text != annotation:
        return True
    if text in _SCALARS:
        return isinstance(value, _SCALARS[text]) and (not isinstance(value, bool) or text == "bool")
    if text in _ANY_JSON or text.startswith("Literal["):  # a literal tells the variant, so it has been looked at
        return True
    if text.startswith("list["):
        return isinstance(value, list) and _all_fit(cast("Any", value), text[5:-1])
    if text.startswith("dict[str, "):
        return isinstance(value, dict) and _all_fit(cast("Any", value).values(), text[10:-1])
    if isinstance(value, UnknownMember) or not isinstance(value, wire_class(text)):
        return False
    if isinstance(value, WireEnum):
        return any(value is member for member in type(value))
    if isinstance(value, WireModel):
        fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("Any", type(value)))
        return all(fits(getattr(value, field.name), str(field.type)) for field in fields)
    return True


def _all_fit(values: Iterable[Any], annotation: str) -> bool:
    return all(fits(value, annotation) for value in values)
