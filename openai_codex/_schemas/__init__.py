"""Python types as JSON schema, and JSON as values of these types.

`Shape` is both for one type. It knows typing, attrs, cattrs and, where the type is theirs, pydantic and msgspec;
it must not know tools, turns, connections or anyio.
"""

from __future__ import annotations

from .docstrings import Docstring
from .dump import to_json
from .errors import DoesNotFit, NoSchema
from .shape import Shape

__all__ = ["Docstring", "DoesNotFit", "NoSchema", "Shape", "to_json"]
