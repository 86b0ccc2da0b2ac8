"""The params of a method, from the arguments of a call: what is not given is left out, what cannot be right is refused.

Pure. It must not know who calls, nor how a request is sent.
"""

from __future__ import annotations

from typing import Any

from .._wire import UNSET, JsonValue, WireError, WireModel, check, params_class, to_wire, wire_to_name
from ..errors import InvalidInputError


def checked_params(method: str, given: Any) -> JsonValue:
    """The params to send, as plain JSON; null for a method that has none.

    `given` holds the arguments by their wire names, or is the one argument of a method whose params are a union.
    Raises InvalidInputError, naming the method and the argument, for what the schema does not allow.
    """
    kind = params_class(method)
    if kind is None:
        return None
    names = wire_to_name(kind) if issubclass(kind, WireModel) else None
    if names is None:
        plain = _plain(method, "params", given)
    else:
        plain = {wire: _plain(method, names[wire], value) for wire, value in given.items() if value is not UNSET}
    try:
        check(kind, plain)
    except WireError as error:
        raise InvalidInputError(f"{method}: {_argument(error.path, names)}: {error.reason}") from error
    return plain


def _plain(method: str, name: str, value: Any) -> JsonValue:
    try:
        return to_wire(value)
    except TypeError as error:
        raise InvalidInputError(f"{method}: {name}: {error}") from error
    except RecursionError as error:
        raise InvalidInputError(f"{method}: {name}: it holds itself, or is nested too deep") from error


def _argument(path: str, names: dict[str, str] | None) -> str:
    """The path in the words of the caller: the argument as it is called in Python, below that the wire names."""
    if names is None:
        return f"params.{path}" if path else "params"
    wire = path.replace("[", ".").partition(".")[0]
    return names[wire] + path.removeprefix(wire)
