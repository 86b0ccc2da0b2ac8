"""The params of a method, from the arguments of a call: what is not given is left out, what cannot be right is refused.

Pure. It must not know who calls, nor how a request is sent.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any

from .._lazy_models import wire
from .._options import checked
from .._wire import UNSET, JsonValue, WireError, WireModel, check, params_class, to_wire, wire_to_name
from ..errors import InvalidInputError, InvalidOptionError

# Options that are called otherwise than their fields are.
_OPTIONS = {"serviceTierForTurn": "turn_service_tier", "turnTrigger": "source"}


def given(**fields: Any) -> dict[str, Any]:
    """The fields that were given a value, checked: an unset option is left out, never sent as null.

    Raises InvalidInputError and InvalidOptionError, which name the option.
    """
    return {
        name: checked(_option(name), value)
        for name, value in fields.items()
        # No call is about a thread that it does not name.
        if value is not None or name == "threadId"
    }


@cache
def _option(name: str) -> str:
    return _OPTIONS.get(name) or re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name)


def milliseconds(timeout: float | None) -> int | None:
    """A `timeout` in seconds as the wire has it; one without end is None, as none at all."""
    if timeout is None or checked("timeout", timeout) == math.inf:
        return None
    return round(timeout * 1000)


def enum_value(enum: str, name: str, value: Any) -> Any:
    """An option of the open enum named `enum`. A string must be a value that is known.

    A value that is newer than the SDK is passed as a member: `ReasoningSummary("newer")`. Raises
    InvalidOptionError for anything else.
    """
    if value is None:
        return None
    kind: Any = getattr(wire, enum)
    if isinstance(value, kind):
        return value
    known = {member.value: member for member in kind}
    if value in known:
        return known[value]
    choices = ", ".join(map(repr, known))
    raise InvalidOptionError(f"{name} must be one of {choices}, not {value!r}")


def checked_params(method: str, arguments: Any) -> JsonValue:
    """The params to send, as plain JSON; null for a method that has none.

    `arguments` holds them by their wire names, or is the one argument of a method whose params are a union.
    Raises InvalidInputError, naming the method and the argument, for what the schema does not allow.
    """
    kind = params_class(method)
    if kind is None:
        return None
    names = wire_to_name(kind) if issubclass(kind, WireModel) else None
    if names is None:
        plain = _plain(method, "params", arguments)
    else:
        plain = {name: _plain(method, names[name], value) for name, value in arguments.items() if value is not UNSET}
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
    name = path.replace("[", ".").partition(".")[0]
    return names[name] + path.removeprefix(name)
