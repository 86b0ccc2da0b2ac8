"""What a method carries: lookups by the method's name, each class found when it is first asked for.

Lives here: the way from the generated tables to classes and decoders. Must not know connections or ids.
"""

from __future__ import annotations

from functools import lru_cache
from types import ModuleType
from typing import Any, cast

from .decode import strict_decoder
from .registry import Decoder


@lru_cache(maxsize=1)
def _models() -> ModuleType:
    # Late, because the generated models are made of what this package provides.
    from ..generated import v2_all

    return v2_all


def wire_class(name: str) -> type[Any]:
    """Return a wire type by its schema name."""
    return cast("type[Any]", getattr(_models(), name))


def params_class(method: str) -> type[Any] | None:
    """Return what a request in either direction, or a notification, carries; None where it carries nothing.

    Raises `KeyError` for a method that this version of the protocol does not know.
    """
    from ..generated.methods import CLIENT_METHODS, CLIENT_NOTIFICATIONS, NOTIFICATIONS, SERVER_REQUESTS

    if method in CLIENT_METHODS:
        name = CLIENT_METHODS[method][0]
    elif method in SERVER_REQUESTS:
        name = SERVER_REQUESTS[method][0]
    elif method in NOTIFICATIONS:
        name = NOTIFICATIONS[method]
    else:
        name = CLIENT_NOTIFICATIONS[method]
    return None if name is None else wire_class(name)


def response_class(method: str) -> type[Any]:
    """Return what answers a request in either direction; raises `KeyError` for an unknown method."""
    from ..generated.methods import CLIENT_METHODS, SERVER_REQUESTS

    entry = CLIENT_METHODS.get(method) or SERVER_REQUESTS[method]
    return wire_class(entry[1])


class _Decoders(dict[str, Decoder]):
    """Decoders of notification payloads by method, each made when its method first arrives."""

    def __missing__(self, method: str) -> Decoder:
        from ..generated.methods import NOTIFICATIONS

        # An unknown method is a KeyError here and stored nowhere.
        self[method] = made = strict_decoder(wire_class(NOTIFICATIONS[method]))
        return made


_decoders = _Decoders()


def notification_decoder(method: str) -> Decoder | None:
    """Return the function from raw params to payload of a notification, or None where the method is unknown.

    For loops that decode many of one method: the function raises `WireError` for params it cannot read at all.
    """
    try:
        return _decoders[method]
    except KeyError:
        return None
