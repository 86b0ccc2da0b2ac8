"""How values are shown to a person: one line, what matters first, and nothing that is secret. Pure.

Nothing here knows a class of the package: the classes say what they are made of, this says how it looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

# Characters. A line of a log or of a failed test that can still be read at once.
TEXT = 80
# Names or lines that are shown of many.
MANY = 5


def shown(value: Any, *parts: Any) -> str:
    """An object by its class and the parts that say something."""
    said = " ".join(str(part) for part in parts if part not in (None, ""))
    return f"<{type(value).__name__}{' ' if said else ''}{said}>"


def clipped(text: str) -> str:
    """A text as Python writes it, cut to what can be read in one line."""
    return repr(text if len(text) <= TEXT else text[: TEXT - 1] + "…")


def counted(number: int, what: str) -> str:
    """So many of something."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def variables(value: Mapping[str, Any] | None) -> str:
    """An environment without its values."""
    return "{" + ", ".join(f"{name!r}: ..." for name in value or ()) + "}"


def settings(value: Sequence[Any]) -> str:
    """Settings without their values, which may hold the key of a provider."""
    return "(" + ", ".join(f"'{str(setting).partition('=')[0]}=...'" for setting in value) + ",)" if value else "()"


def command(value: Sequence[Any] | None) -> str:
    """A command line without its arguments."""
    return f"({str(value[0])!r}, ...)" if value else "()"


def page(title: str, rows: Mapping[str, Any]) -> str:
    """A title and what belongs to it, as HTML for a notebook."""
    cells = "".join(
        f"<tr><th style='text-align:left'>{escape(name)}</th><td>{escape(str(value))}</td></tr>"
        for name, value in rows.items()
        if value is not None
    )
    return f"<div><pre style='white-space:pre-wrap'>{escape(title)}</pre><table>{cells}</table></div>"
