"""`TurnPolicy`: how turns are run, as one value that is given to a call, to a thread or to a client. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Literal, get_args

import attrs

from ..errors import InvalidInputError, InvalidOptionError
from .budget import Budget, check_tokens

WhenBusy = Literal["join", "wait", "raise"]
OnLimit = Literal["raise", "wait"]


def check_seconds(name: str, value: Any) -> None:
    """Raise for what is no number of seconds."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InvalidInputError(f"{name} is a number of seconds, not {type(value).__name__}")
    if math.isnan(value) or value < 0:
        raise InvalidOptionError(f"{name} is a number of seconds that is not negative, not {value!r}")


def _seconds(policy: TurnPolicy, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None:
        check_seconds(f"TurnPolicy.{field.name}", value)


def _choice(policy: TurnPolicy, field: attrs.Attribute[Any], value: Any) -> None:
    allowed = get_args(WhenBusy if field.name == "when_busy" else OnLimit)
    if value is not None and value not in allowed:
        choices = ", ".join(map(repr, allowed))
        raise InvalidOptionError(f"TurnPolicy.{field.name} is one of {choices}, not {value!r}")


def _flag(policy: TurnPolicy, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None and not isinstance(value, bool):
        raise InvalidInputError(f"TurnPolicy.{field.name} is True or False, not {type(value).__name__}")


def _tokens(policy: TurnPolicy, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None:
        check_tokens(f"TurnPolicy.{field.name}", value)


def _instance(kind: type[Any]) -> Callable[[Any, attrs.Attribute[Any], Any], None]:
    def check(policy: Any, field: attrs.Attribute[Any], value: Any) -> None:
        if value is not None and not isinstance(value, kind):
            raise InvalidInputError(f"TurnPolicy.{field.name} is a {kind.__name__}, not {type(value).__name__}")

    return check


def _limit(policy: RetryPolicy, field: attrs.Attribute[Any], value: Any) -> None:
    check_seconds(f"RetryPolicy.{field.name}", value)


def _attempts(policy: RetryPolicy, field: attrs.Attribute[Any], value: Any) -> None:
    if type(value) is not int:
        raise InvalidInputError(f"RetryPolicy.{field.name} is a number, not {type(value).__name__}")
    if value < 1:
        raise InvalidOptionError(f"RetryPolicy.{field.name} is at least 1, not {value}")


@attrs.frozen(kw_only=True)
class RetryPolicy:
    """How often a turn that failed is tried again, and when.

    Only failures that may pass by themselves are tried again: an overloaded model, too many requests, an error of the
    provider, a stream that was cut. A turn that may have run a command, changed a file or called a tool never is.

    Args:
        max_attempts: Turns in all, the first one included.
        initial_delay: Seconds before the second; each further pause is twice as long. What the provider asks for counts
            if it is longer.
        max_delay: Longest pause in seconds.
        jitter: By which part of itself a pause is varied at random.
        max_limit_wait: Seconds that a usage limit may take to be reset, where `TurnPolicy.on_limit` is "wait".

    Raises:
        InvalidInputError, InvalidOptionError: A field has a type or a value that means nothing.
    """

    __module__ = "openai_codex"

    max_attempts: int = attrs.field(default=3, validator=_attempts)
    initial_delay: float = attrs.field(default=0.5, validator=_limit)
    max_delay: float = attrs.field(default=30.0, validator=_limit)
    jitter: float = attrs.field(default=0.2, validator=_limit)
    max_limit_wait: float = attrs.field(default=6 * 3600.0, validator=_limit)


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

        retry: How a turn that failed is tried again by `run`; by default it is not. A handle of `turn` is one turn.
        on_limit: Whether `run` waits until a usage limit is reset ("wait", as long as `retry` or its defaults allow) or
            raises `UsageLimitError` ("raise", the default).
        max_tokens: Tokens that the turn may use, its sub-agents included. When they are spent it is interrupted and
            raises `BudgetExceededError`.
        budget: Tokens that several turns may use together.

    Raises:
        InvalidInputError, InvalidOptionError: A field has a type or a value that means nothing.
    """

    __module__ = "openai_codex"

    timeout: float | None = attrs.field(default=None, validator=_seconds)
    when_busy: WhenBusy | None = attrs.field(default=None, validator=_choice)
    subagents: bool | None = attrs.field(default=None, validator=_flag)
    terminals: bool | None = attrs.field(default=None, validator=_flag)
    retry: RetryPolicy | None = attrs.field(default=None, validator=_instance(RetryPolicy))
    on_limit: OnLimit | None = attrs.field(default=None, validator=_choice)
    max_tokens: int | None = attrs.field(default=None, validator=_tokens)
    budget: Budget | None = attrs.field(default=None, validator=_instance(Budget))


DEFAULT_POLICY = TurnPolicy(timeout=math.inf, when_busy="join", subagents=True, terminals=False, on_limit="raise")


def check_policy(name: str, value: Any) -> None:
    """Raise for what is neither a policy nor None."""
    if value is not None and not isinstance(value, TurnPolicy):
        raise InvalidInputError(f"{name} is a TurnPolicy, not {type(value).__name__}")


def settled(*policies: TurnPolicy | None) -> TurnPolicy:
    """One policy for all of these: of each field the first that says something counts."""
    said = [policy for policy in policies if policy is not None]
    if not said:
        return DEFAULT_POLICY
    said.append(DEFAULT_POLICY)
    return TurnPolicy(**{name: _first(name, said) for name in _FIELDS})


def _first(name: str, policies: list[TurnPolicy]) -> Any:
    return next((value for policy in policies if (value := getattr(policy, name)) is not None), None)


_FIELDS = tuple(field.name for field in attrs.fields(TurnPolicy))
