"""Values of the types that have schemas, and what programs hold beside them, as JSON text.

It is the way back of the loose dialect: records and dicts are objects under the names that the schema gives.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, time
from decimal import Decimal
from pathlib import PurePath
from typing import Any

import attrs
import orjson

from .kinds import is_named_tuple
from .library import dumped

# Through `_default` go dataclasses, which leaves out what is no argument of theirs, and times, of which orjson
# writes some fractions of a second without their zeros.
_OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME


def to_json(value: Any) -> str:
    """JSON text. Raises TypeError for what JSON cannot hold."""
    return orjson.dumps(value, default=_default, option=_OPTIONS).decode()


def _default(value: Any) -> Any:
    kind: Any = value.__class__
    if attrs.has(kind):
        return {a.alias or a.name: getattr(value, a.name) for a in attrs.fields(kind) if a.init}
    if dataclasses.is_dataclass(value):
        return {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.init}
    if is_named_tuple(kind):
        return value._asdict()
    if isinstance(value, (date, time)):  # a datetime is a date
        return value.isoformat()
    if isinstance(value, (Decimal, PurePath)):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, (AbstractSet, Sequence)) and not isinstance(value, (bytes, bytearray, memoryview)):
        return list(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return dumped(value)
