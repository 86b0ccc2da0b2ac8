"""Values of the types that have schemas, and what programs hold beside them, as JSON text.

It is the way back of the loose dialect: records and dicts are objects under the names that the schema gives.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from pathlib import PurePath
from typing import Any

import attrs
import orjson

from .kinds import is_named_tuple
from .library import dumped

# Dataclasses too go through `_default`, which leaves out what is no argument of theirs.
_OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS


def to_json(value: Any) -> str:
    """JSON text. Raises TypeError for what JSON cannot hold."""
    return orjson.dumps(value, default=_default, option=_OPTIONS).decode()


def _default(value: Any) -> Any:
    kind: Any = value.__class__
    if callable(model_dump := getattr(value, "model_dump", None)) and not attrs.has(kind):
        return model_dump(mode="json", by_alias=True)
    if attrs.has(kind):
        return {a.alias or a.name: getattr(value, a.name) for a in attrs.fields(kind) if a.init}
    if dataclasses.is_dataclass(value):
        return {f.name: getattr(value, f.name) for f in dataclasses.fields(value) if f.init}
    if is_named_tuple(kind):
        return value._asdict()
    if isinstance(value, (Decimal, PurePath)):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, (AbstractSet, Sequence)) and not isinstance(value, (bytes, bytearray, memoryview)):
        return list(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return dumped(value)
