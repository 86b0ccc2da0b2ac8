"""The generated models, imported when the first of them is used.

They are a quarter of what importing the SDK would cost, and the server takes longer to start than they do to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .generated import v2_all as wire
else:

    class _Models:
        def __getattr__(self, name):
            from .generated import v2_all

            value = getattr(v2_all, name)
            setattr(self, name, value)  # found directly from now on
            return value

    wire = _Models()

__all__ = ["wire"]
