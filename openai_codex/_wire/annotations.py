"""What an annotation of the generated models says, as a small tree.

    annotation  = type [" | None"]
    type        = plain | "list[" annotation "]" | "dict[str, " annotation "]" | "Literal[" a string "]" | a class

Lives here: the one reader of that grammar. Must not know what a decoder or a check makes of it.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["plain", "list", "dict", "constant", "class"]

# The JSON parser delivers these as they are: no hook, no coercion.
_PLAIN = frozenset({"str", "int", "float", "bool", "None", "JsonScalar", "JsonValue"})


class WireType(NamedTuple):
    """The type of a field, of an element, or of a member of a union."""

    kind: Kind
    name: str = ""
    """The plain type, the class, or the string of a constant."""
    element: WireType | None = None
    """Of a list its items, of a dict its values."""
    nullable: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the JSON parser delivers a value of this type as it is."""
        if self.element is not None:
            return self.element.is_plain
        return self.kind != "class"

    def find(self, module: str) -> type | None:
        """Return the class of that name in a module; None for what is not one class, as a user's fields may be."""
        found = vars(sys.modules[module]).get(self.name) if self.kind == "class" else None
        return found if isinstance(found, type) else None


@cache
def parse(annotation: str) -> WireType:
    """Return the type that an annotation stands for; what the generator does not write is the name of no class."""
    text = annotation.removesuffix(" | None")
    return _bare(text)._replace(nullable=text != annotation or text == "None")


def _bare(text: str) -> WireType:
    if text in _PLAIN:
        return WireType("plain", text)
    if text == "JsonObject":
        return WireType("dict", element=parse("JsonValue"))
    head, _, rest = text.partition("[")
    inner = rest.removesuffix("]")
    if inner != rest:
        if head == "list":
            return WireType("list", element=parse(inner))
        if head == "dict" and inner.startswith("str, "):
            return WireType("dict", element=parse(inner.removeprefix("str, ")))
        if head == "Literal":
            return WireType("constant", inner[1:-1])
    return WireType("class", text)
