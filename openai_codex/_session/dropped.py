"""What becomes of a client that its program dropped without closing it."""

from __future__ import annotations

import warnings
from collections.abc import Callable


def warn_of_drop(is_open: Callable[[], bool], end: Callable[[], object]) -> None:
    """End a client that nobody can close any more, and say so. The collector calls this, in any thread."""
    if is_open():
        try:
            warnings.warn(
                "a client was dropped and not closed: its app-server is ended. Use `with`, `async with` or `close`",
                ResourceWarning,
                stacklevel=2,
            )
        finally:
            end()  # also where warnings are errors
