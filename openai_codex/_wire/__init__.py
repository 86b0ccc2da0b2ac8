"""The run time of the wire models: how they are made, read, and written.

The models themselves are generated (`openai_codex.generated`); this package is what they are made of and what the
rest of the SDK calls. It knows JSON values and types; it must not know connections, anyio, or `actors`.
"""

from __future__ import annotations

from .codec import WireCodec
from .convert import check, converter, structure
from .define import wire_to_name
from .dump import to_wire
from .enums import WireEnum
from .errors import WireError
from .json_types import UNSET, JsonObject, JsonScalar, JsonValue, Unset
from .methods import (
    notification_decoder,
    params_class,
    response_class,
    wire_class,
)
from .model import WireModel
from .registry import Decoder
from .unions import UnknownMember, WireString, WireUnion
from .wire import Wire, install

install(WireCodec())

__all__ = [
    # values
    "JsonObject",
    "JsonScalar",
    "JsonValue",
    "UNSET",
    "Unset",
    # bases
    "UnknownMember",
    "Wire",
    "WireEnum",
    "WireModel",
    "WireString",
    "WireUnion",
    # in and out
    "Decoder",
    "WireError",
    "check",
    "converter",
    "structure",
    "to_wire",
    "wire_to_name",
    # by method
    "notification_decoder",
    "params_class",
    "response_class",
    "wire_class",
]
