"""What a wire definition can be, between reading the schema and writing Python.

Lives here: plain data. Must not know JSON schema, nor how the Python looks.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Field:
    """One property of an object."""

    name: str
    wire: str
    annotation: str
    required: bool
    default: str | None
    """Source of the default; None where the field has to be given."""
    doc: str = ""
    nullable: bool = False
    """Whether null may be sent for it; where it is absent it may read as None all the same."""


@dataclass
class Model:
    """An object."""

    name: str
    fields: list[Field]
    doc: str = ""
    unions: list[str] = field(default_factory=list[str])
    """The unions it is a member of."""
    tracks_null: bool = False


@dataclass
class Enum:
    """A string with known values."""

    name: str
    values: list[tuple[str, str]]
    """(value, description)"""
    doc: str = ""
    union: str | None = None
    """The union whose plain strings these are."""


@dataclass
class NamedString:
    """A string with a name of its own."""

    name: str
    doc: str = ""


@dataclass
class Union:
    """A choice of members."""

    name: str
    doc: str = ""
    tag: str | None = None
    members: dict[str, tuple[str, ...]] = field(default_factory=dict[str, "tuple[str, ...]"])
    values: str | None = None
    shapes: list[str] = field(default_factory=list[str])
    unions: list[str] = field(default_factory=list[str])


@dataclass
class Protocol:
    """Everything there is, by name."""

    models: dict[str, Model] = field(default_factory=dict[str, Model])
    enums: dict[str, Enum] = field(default_factory=dict[str, Enum])
    strings: dict[str, NamedString] = field(default_factory=dict[str, NamedString])
    unions: dict[str, Union] = field(default_factory=dict[str, Union])
    aliases: dict[str, str] = field(default_factory=dict[str, str])
    """Second names, as the official package has them."""

    def names(self) -> set[str]:
        """Return every name that is taken."""
        return {*self.models, *self.enums, *self.strings, *self.unions, *self.aliases}
