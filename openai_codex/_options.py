"""What may be given for an option: one check for each kind of value, and one table that says which option is which.

A check returns the value as it is used from then on. It raises InvalidInputError for a type that means nothing, and
InvalidOptionError for a value that means nothing; both name the option and say what to give. Pure: nothing here knows
who calls, how a value is sent, or what else was given.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any

from .errors import InvalidInputError, InvalidOptionError

Check = Callable[[str, Any], Any]


def wrong_type(name: str, expected: str, value: Any) -> InvalidInputError:
    """The error of an option whose value has a type that means nothing."""
    return InvalidInputError(f"{name} must be {expected}, not {'None' if value is None else type(value).__name__}")


def text(name: str, value: Any) -> str:
    """A string, which may be empty."""
    if not isinstance(value, str):
        raise wrong_type(name, "a string", value)
    return value


def identifier(name: str, value: Any) -> str:
    """The id of something."""
    if not isinstance(value, str):
        # A thread in place of its id is the commonest slip of all.
        hint = " (give its .id)" if isinstance(getattr(value, "id", None), str) else ""
        raise wrong_type(name, f"an id, which is a string{hint}", value)
    if not value.strip():
        raise InvalidOptionError(f"{name} must be an id, not {value!r}")
    return value


def path(name: str, value: Any) -> str:
    """A path that the system and the wire can hold, as a string."""
    spelled: Any = os.fspath(value) if isinstance(value, os.PathLike) else value  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if not isinstance(spelled, str):
        raise wrong_type(name, "a path, as a string or an os.PathLike of one", spelled)
    if not spelled or "\0" in spelled:
        raise InvalidOptionError(f"{name} must be a path, not {spelled!r}")
    try:
        spelled.encode()
    except UnicodeEncodeError as error:
        raise InvalidOptionError(
            f"{name} must be a path in UTF-8, which is all that JSON can hold: {spelled!r}"
        ) from error
    return spelled


def flag(name: str, value: Any) -> bool:
    """True or False."""
    if not isinstance(value, bool):
        raise wrong_type(name, "True or False", value)
    return value


def count(name: str, value: Any) -> int:
    """A whole number that is not negative."""
    # True would be sent as a boolean.
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InvalidOptionError(f"{name} must be a whole number that is not negative, not {value!r}")
    return value


def seconds(name: str, value: Any) -> float:
    """A number of seconds that is not negative; `math.inf` has no end."""
    if isinstance(value, timedelta):
        raise InvalidInputError(f"{name} is a number of seconds, not a timedelta: give its .total_seconds()")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InvalidInputError(f"{name} is a number of seconds, not {type(value).__name__}")
    if math.isnan(value) or value < 0:
        raise InvalidOptionError(f"{name} is a number of seconds that is not negative, not {value!r}")
    return value


def table(name: str, value: Any) -> Any:
    """A mapping with strings for keys, as a JSON object or a config.toml has."""
    if not _is(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise wrong_type(name, "a dict with strings for keys", value)
    return value


def words(name: str, value: Any) -> Any:
    """A sequence of strings or paths, which is not one string."""
    if _is(value, (str, bytes)) or not _is(value, Sequence):
        raise wrong_type(name, "a tuple of strings", value)
    for index, word in enumerate(value):
        if not _is(word, (str, os.PathLike)):
            raise wrong_type(f"{name}[{index}]", "a string", word)
    return value


def names(name: str, value: Any) -> Any:
    """A collection of names, which is not one name; True and False are its caller's business."""
    if _is(value, (str, bytes)) or not _is(value, Collection):
        raise wrong_type(name, "True, False or a collection of names", value)
    for each in value:
        if not isinstance(each, str):
            raise wrong_type(f"a name in {name}", "a string", each)
    return value


def settings(name: str, value: Any) -> Any:
    """A sequence of `key=value` settings."""
    if _is(value, (str, Mapping)):
        raise wrong_type(name, "a tuple of settings such as ('model_reasoning_effort=\"low\"',)", value)
    for index, setting in enumerate(words(name, value)):
        if "=" not in str(setting):
            raise InvalidOptionError(f"{name}[{index}] must be a setting such as 'key=value', not {setting!r}")
    return value


def environment(name: str, value: Any) -> Any:
    """Variables of a process."""
    if not _is(value, Mapping):
        raise wrong_type(name, "a dict of strings", value)
    for key, each in value.items():
        if not isinstance(key, str) or not isinstance(each, str):
            raise InvalidInputError(f"{name}[{key!r}] must be a string, not {type(each).__name__}")
    return value


def _is(value: Any, kind: Any) -> bool:
    # Type checkers would take `Any` for a generic of unknown arguments after a plain `isinstance`.
    return isinstance(value, kind)


# One meaning a name, wherever in the package an option of that name is taken.
CHECKS: dict[str, Check] = {
    "api_key": text,
    "archived": flag,
    "check_login": flag,
    "base_instructions": text,
    "client_name": text,
    "client_title": text,
    "client_version": text,
    "client_user_message_id": identifier,
    "codex_bin": path,
    "command": text,
    "config": table,
    "config_overrides": settings,
    "cursor": text,
    "cwd": path,
    "developer_instructions": text,
    "env": environment,
    "ephemeral": flag,
    "experimental_api": flag,
    "home": path,
    "idle_timeout": seconds,
    "include_hidden": flag,
    "include_turns": flag,
    "initial_delay": seconds,
    "launch_args_override": words,
    "limit": count,
    "max_delay": seconds,
    "max_restarts": count,
    "model": text,
    "model_provider": text,
    "model_providers": words,
    "name": text,
    "output_schema": table,
    "queued_submission_id": identifier,
    "refresh_token": flag,
    "repairs": count,
    "request_timeout": seconds,
    "search_term": text,
    "section_id": identifier,
    "service_name": text,
    "service_tier": text,
    "source": text,
    "start_timeout": seconds,
    "thread_id": identifier,
    "timeout": seconds,
    "turn_service_tier": text,
    "use_state_db_only": flag,
    "uvloop": flag,
    "wait_for_mcp": seconds,
    "window": seconds,
}


def checked(name: str, value: Any, owner: str = "") -> Any:
    """The value of the option of this name, which is not None; `owner` is the class whose option it is.

    An option that is not in the table passes as it is.
    """
    check = CHECKS.get(name)
    return value if check is None else check(f"{owner}.{name}" if owner else name, value)
