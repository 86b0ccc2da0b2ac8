"""`Hooks` and `Hook`: which function is called for which event. Checked where they are given; they run nothing."""

from __future__ import annotations

import inspect
import math
import os
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

from .._requests.command_line import simple_words
from ..errors import InvalidInputError, InvalidOptionError
from .events import (
    EVENTS,
    HookAnswer,
    HookEvent,
    Interrupt,
    PermissionRequest,
    PostCompact,
    PostToolUse,
    PreCompact,
    PreToolUse,
    SessionEnd,
    SessionStart,
    Stop,
    SubagentStart,
    SubagentStop,
    UserPromptSubmit,
)

E = TypeVar("E", bound=HookEvent)
HookFunction: TypeAlias = Callable[[E], "HookAnswer | Awaitable[HookAnswer | None] | None"]

# Seconds.
TIMEOUT = 60.0
_TOOL_EVENTS = (PreToolUse, PermissionRequest, PostToolUse)


def _names(value: str | Sequence[str] | None) -> tuple[str, ...] | None:
    return None if value is None else (value,) if isinstance(value, str) else tuple(value)


class Hook(Generic[E]):
    """A function with the events that it is called for, and what becomes of an event that it fails on.

    A condition leaves out only what surely does not fit it. So `commands="rm"` calls for `rm -r build` and
    `/bin/rm -r build`, and for `cd x && rm -r build` too, of which nobody can say what it begins with; not for `ls`. It
    does not call for `make` or `env rm`, which begin with another word: a guard that is to see all has no condition.

    Args:
        function: Takes the event; returns an answer that one of the event's methods made, or None to say nothing. It
            is async, or sync and then runs in a worker thread.
        tools: Names of tools: `Bash`, `apply_patch`, `mcp__SERVER__TOOL`.
        commands: First words of commands. No other tool is meant then.
        under: A directory. What surely changes only files elsewhere is left out: a patch whose paths all lie outside.
        guards: Whether what the event is about is prevented when the function raises, answers nonsense or is late.
            By default it is for tools that will run, requests for permission and prompts; the other events only tell.

    Raises:
        InvalidInputError: The function cannot be called with one argument; a condition of the wrong type.
    """

    __module__ = "openai_codex.hooks"

    def __init__(
        self,
        function: HookFunction[E],
        *,
        tools: str | Sequence[str] | None = None,
        commands: str | Sequence[str] | None = None,
        under: str | os.PathLike[str] | None = None,
        guards: bool | None = None,
    ) -> None:
        _check_function(function)
        words: list[tuple[str, ...]] = []
        for name, given in (("tools", tools), ("commands", commands)):
            each = _names(given)
            if each is not None and (not each or not all(isinstance(one, str) and one for one in each)):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise InvalidInputError(f"Hook: {name} must be one or more strings, not {given!r}")
        for command in _names(commands) or ():
            simple = simple_words(command)
            if not simple:
                raise InvalidInputError(f"Hook: commands must be the first words of a simple command, not {command!r}")
            words.append(tuple(simple))
        if guards not in (None, True, False):
            raise InvalidInputError(f"Hook: guards must be True, False or None, not {guards!r}")
        self.function: HookFunction[E] = function
        self.tools: tuple[str, ...] | None = _names(tools)
        self.commands: tuple[tuple[str, ...], ...] | None = None if commands is None else tuple(words)
        self.under: str | None = None if under is None else os.path.realpath(under)
        self.guards: bool | None = guards

    def __repr__(self) -> str:
        return f"Hook({getattr(self.function, '__qualname__', None) or repr(self.function)})"

    @property
    def is_conditional(self) -> bool:
        """Whether it is not called for every event."""
        return not (self.tools is None and self.commands is None and self.under is None)

    def wants(self, event: HookEvent) -> bool:
        """Whether it is called for an event."""
        if not isinstance(event, _TOOL_EVENTS):
            return True
        if self.tools is not None and event.tool_name not in self.tools:
            return False
        if self.commands is not None and not self._begins(event.command, event.words):
            return False
        return self.under is None or event.paths is None or any(map(self._is_under, event.paths))

    def _begins(self, command: str | None, words: tuple[str, ...] | None) -> bool:
        if command is None:
            return False
        if not words:
            return True
        # The program may be named by its directory as well.
        named = os.path.basename(words[0]), *words[1:]
        return any(first in (words[: len(first)], named[: len(first)]) for first in self.commands or ())

    def _is_under(self, path: str) -> bool:
        real = os.path.realpath(path)
        return real == self.under or real.startswith(os.path.join(self.under or "", ""))


def _check_function(function: object) -> None:
    if not callable(function) or isinstance(function, type):
        raise InvalidInputError(f"a hook must be a function of an event, not {function!r}")
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return  # of a built-in function nothing is known
    try:
        signature.bind(object())
    except TypeError as error:
        raise InvalidInputError(f"a hook is called with the event alone; {function!r} takes {signature}") from error


HookGiven: TypeAlias = "HookFunction[E] | Hook[E] | Sequence[HookFunction[E] | Hook[E]]"


def _hooks(value: Any) -> tuple[Hook[Any], ...]:
    given: list[Any] = [*value] if isinstance(value, (list, tuple)) else [value]
    return tuple(map(_hook, given))


def _hook(value: Any) -> Hook[Any]:
    return value if isinstance(value, Hook) else Hook(value)  # pyright: ignore[reportUnknownVariableType]


class Hooks:
    """Functions that the runtime calls on its events: of every thread, of sub-agents, and inside the sandbox too.

    For each event a function, a `Hook`, or several of them, called in this order. The first that denies ends it; each
    sees the input as those before it rewrote it; contexts add up. A user's own hooks and a project's go on working
    beside these.

    Args:
        timeout: Seconds that all functions of one event have together; at the most 2 for `session_end` and
            `interrupt`, for which the runtime does not wait longer.

    Raises:
        InvalidInputError: One of them cannot be called with an event.
        InvalidOptionError: A hook guards an event that cannot be prevented, or has a condition on tools for an event
            of no tool; `timeout` is no positive number.
    """

    __module__ = "openai_codex.hooks"

    def __init__(
        self,
        *,
        pre_tool_use: HookGiven[PreToolUse] | None = None,
        permission_request: HookGiven[PermissionRequest] | None = None,
        post_tool_use: HookGiven[PostToolUse] | None = None,
        user_prompt_submit: HookGiven[UserPromptSubmit] | None = None,
        session_start: HookGiven[SessionStart] | None = None,
        session_end: HookGiven[SessionEnd] | None = None,
        subagent_start: HookGiven[SubagentStart] | None = None,
        subagent_stop: HookGiven[SubagentStop] | None = None,
        stop: HookGiven[Stop] | None = None,
        pre_compact: HookGiven[PreCompact] | None = None,
        post_compact: HookGiven[PostCompact] | None = None,
        interrupt: HookGiven[Interrupt] | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        given = {
            "pre_tool_use": pre_tool_use,
            "permission_request": permission_request,
            "post_tool_use": post_tool_use,
            "user_prompt_submit": user_prompt_submit,
            "session_start": session_start,
            "session_end": session_end,
            "subagent_start": subagent_start,
            "subagent_stop": subagent_stop,
            "stop": stop,
            "pre_compact": pre_compact,
            "post_compact": post_compact,
            "interrupt": interrupt,
        }
        if type(timeout) not in (int, float) or not 0 < timeout < math.inf:
            raise InvalidOptionError(f"Hooks.timeout is a positive number of seconds, not {timeout!r}")
        by_event = {label: _hooks(value) for label, value in given.items() if value is not None}
        for label, hooks in by_event.items():
            for hook in hooks:
                if hook.guards and not EVENTS[label].guarded:
                    raise InvalidOptionError(f"Hooks.{label} cannot guard: nothing can prevent what it tells")
                if hook.is_conditional and not issubclass(EVENTS[label], _TOOL_EVENTS):
                    raise InvalidOptionError(f"Hooks.{label}: tools, commands and under are for events of tools")
        # Of each event that has any, by the name of the argument.
        self.by_event: dict[str, tuple[Hook[Any], ...]] = {label: hooks for label, hooks in by_event.items() if hooks}
        self.timeout: float = timeout


def guards(label: str, hook: Hook[Any]) -> bool:
    """Whether a hook prevents what it fails on."""
    return EVENTS[label].guarded if hook.guards is None else hook.guards
