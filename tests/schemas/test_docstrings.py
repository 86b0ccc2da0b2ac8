"""What docstrings say, in parts."""

from __future__ import annotations

import dataclasses
import enum
from typing import NamedTuple

from openai_codex._schemas import Docstring

FULL = """Fetch a ticket.

    It must be there.

    Args:
        id: Which one,
            by its number.
        depth (int, optional): How deep.
        *rest: More of them.
        silent:

    Returns:
        The ticket: all of it.

    Raises:
        KeyError: There is none.
    """


def test_the_summary_ends_at_the_first_section() -> None:
    assert Docstring.parse(FULL).summary == "Fetch a ticket.\n\nIt must be there."


def test_each_argument_has_its_text() -> None:
    assert Docstring.parse(FULL).arguments == {
        "id": "Which one, by its number.",
        "depth": "How deep.",
        "rest": "More of them.",
    }


def test_text_after_a_section_belongs_to_the_summary_again() -> None:
    parsed = Docstring.parse("One.\n\nArgs:\n    a: An a.\nTwo.\n")
    assert parsed == Docstring("One.\n\nTwo.", {"a": "An a."})


def test_docstrings_that_nobody_wrote_count_for_nothing() -> None:
    @dataclasses.dataclass
    class Data:
        a: int

    class Named(NamedTuple):
        a: int

    class Choice(enum.Enum):
        a = 1

    class Documented:
        """Words."""

    class Inheriting(Documented):
        pass

    for kind in (Data, Named, Choice, Inheriting):
        assert Docstring.of(kind) == Docstring()
    assert Docstring.of(Documented).summary == "Words."
