"""`TurnPolicy`: how turns are run, as one value that is given to a call, to a thread or to a client. Pure."""

from __future__ import annotations

import math
from typing import Any, Literal, get_args

import attrs

from .._options import flag, seconds
from ..errors import InvalidInputError, InvalidOptionError

WhenBusy = Literal["join", "wait", "raise"]


def _seconds(policy: TurnPolicy, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None:
        seconds(f"TurnPolicy.{field.name}", value)


def _choice(policy: TurnPolicy, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None and value not in get_args(WhenBusy):
        choices = ", ".join(map(repr, get_args(WhenBusy)))
        raise InvalidOptionError(f"TurnPolicy.{field.name} is one of {choices}, not {value!r}")


def _flag(policy: TurnPolicy, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None:
        flag(f"TurnPolicy.{field.name}", value)


@attrs.frozen(kw_only=True)
class TurnPolicy:
    """How a turn is run: how long, beside which others, and what ends with it.

    Give it to `run` and `turn` for one turn, to `thread_start` and its like for the turns of a thread, or to
    `CodexConfig` for all. A field that is None there goes by the next of them, and at last by its default.

    Args:
        timeout: Seconds that the turn may take, its start included; `math.inf` is no limit, the default. When they
            have passed, the turn is interrupted and whoever waits for it gets a `TurnTimeoutError`. A call's own
            `timeout` goes before it.
        when_busy: Whether an input joins the turn that runs on the thread ("join", the default and the protocol's
            way), waits until that turn is over ("wait", in the order of the calls, also of several threads of the
            program), or raises `ThreadBusyError` ("raise"). Turns that this client cannot see do not count.
        subagents: Whether the sub-agents that a turn started, at any depth, are stopped with it when it is
            interrupted, cancelled or late. True by default.
        terminals: Whether the background terminals of its thread are ended then too. False by default. Processes that
            left their terminal (`setsid`), and those of MCP servers, live on either way.

    Raises:
        InvalidInputError, InvalidOptionError: A field has a type or a value that means nothing.
    """

    __module__ = "openai_codex"

    timeout: float | None = attrs.field(default=None, validator=_seconds)
    when_busy: WhenBusy | None = attrs.field(default=None, validator=_choice)
    subagents: bool | None = attrs.field(default=None, validator=_flag)
    terminals: bool | None = attrs.field(default=None, validator=_flag)


DEFAULT_POLICY = TurnPolicy(timeout=math.inf, when_busy="join", subagents=True, terminals=False)


def check_policy(name: str, value: Any) -> None:
    """Raise for what is neither a policy nor None."""
    if value is not None and not isinstance(value, TurnPolicy):
        raise InvalidInputError(f"{name} is a TurnPolicy, not {type(value).__name__}")


def settled(*policies: TurnPolicy | None) -> TurnPolicy:
    """One policy that says everything: of each field the first of these that says something counts."""
    said = [policy for policy in policies if policy is not None]
    if not said:
        return DEFAULT_POLICY
    said.append(DEFAULT_POLICY)
    return TurnPolicy(**{name: _first(name, said) for name in _FIELDS})


def _first(name: str, policies: list[TurnPolicy]) -> Any:
    return next(value for policy in policies if (value := getattr(policy, name)) is not None)


_FIELDS = tuple(field.name for field in attrs.fields(TurnPolicy))
