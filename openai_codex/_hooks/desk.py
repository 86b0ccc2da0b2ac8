"""`HookDesk`: the hooks of one server. It installs the relay for each event, and calls the functions.

Whatever goes wrong has the outcome that the hook states: one that guards denies, any other is passed over. The log says
so without a word of the event.
"""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import Context
from typing import Any, TypeAlias

import anyio
import orjson

from actors import pass_on

from .._requests.serve import called, where
from ..errors import InvalidInputError, InvalidOptionError
from .endpoint import Endpoint, Start
from .events import BRIEF, EVENTS, HookAnswer, HookEvent, PreToolUse
from .hooks import Hook, Hooks, guards
from .outputs import output_of
from .settings import Installed, check_listed, check_overrides, overrides

logger = logging.getLogger("openai_codex.hooks")

# Seconds that the functions of the events have that the runtime waits 3 seconds for.
BRIEF_SECONDS = 2.0
BRIEF_TIMEOUT = 3
# Seconds above the functions' own: first the relay gives up, which denies, and long after it the runtime, which may
# not. On a busy machine the relay may take seconds to start.
RELAY_MARGIN = 10.0
RUNTIME_MARGIN = 40

# What ends the talk about an event.
_FINAL = frozenset({"deny", "allow", "continue_with"})

Traced: TypeAlias = Callable[[str, str], AbstractContextManager[Callable[[str], None]]]


@contextmanager
def _untraced(event: str, thread_id: str) -> Generator[Callable[[str], None]]:
    yield lambda _: None


class HookDesk:
    """Answers the hooks of one server. `close` it if it never ran.

    Args:
        hooks: The functions.
        context_of: The context of the call that started a turn, by the ids of the turn and the thread.
        traced: Makes a span for an event, by its name and thread, and takes what was decided.
    """

    def __init__(
        self,
        hooks: Hooks,
        context_of: Callable[[str | None, str], Context | None],
        traced: Traced | None = None,
    ) -> None:
        self._hooks = hooks
        self._turn_context = context_of
        self._traced = traced or _untraced
        # Of its own: however many functions block, nobody else's worker thread waits for them.
        self._threads: anyio.CapacityLimiter | None = None
        self._endpoint = Endpoint(self._answer, self._context_of)
        self._installed = [self._install(label) for label in hooks.by_event]

    def _seconds(self, label: str) -> float:
        return min(self._hooks.timeout, BRIEF_SECONDS) if label in BRIEF else self._hooks.timeout

    def _install(self, label: str) -> Installed:
        seconds = self._seconds(label)
        brief = label in BRIEF
        timeout = BRIEF_TIMEOUT if brief else math.ceil(seconds) + RUNTIME_MARGIN
        guarding = any(guards(label, hook) for hook in self._hooks.by_event[label])
        command = self._endpoint.command(seconds if brief else seconds + RELAY_MARGIN, guards=guarding)
        return Installed(EVENTS[label].name, label, command, timeout)

    @property
    def overrides(self) -> tuple[str, ...]:
        """The settings that install the hooks."""
        return overrides(self._installed)

    @property
    def needed(self) -> dict[str, str]:
        """The events that not every runtime has, with the first one that does."""
        events = [EVENTS[label] for label in self._hooks.by_event]
        return {event.name: event.since for event in events if event.since is not None}

    def check(self, listed: Any) -> None:
        """Raise StartError unless the runtime will run all of them, by its answer to `hooks/list`."""
        check_listed(self._installed, listed)

    async def run(self, start: Start) -> None:
        """Answer until it is cancelled."""
        self._threads = anyio.CapacityLimiter(math.inf)
        await self._endpoint.run(start)

    def close(self) -> None:
        """Leave nothing behind. Twice is fine."""
        self._endpoint.close()

    def _context_of(self, event: bytes) -> Context | None:
        raw = orjson.loads(event)
        return self._turn_context(raw.get("turn_id"), raw.get("session_id"))

    async def _answer(self, data: bytes) -> bytes:
        """The answer as JSON. What it raises leaves the relay without one, which does as it was told."""
        raw = orjson.loads(data)
        label = next(label for label, kind in EVENTS.items() if kind.name == raw["hook_event_name"])
        event = EVENTS[label](raw)
        with self._traced(event.name, event.agent_id or event.thread_id) as decided:
            answers = await self._decided(label, event)
            decided(answers[-1].decision if answers else "continue")
        said = output_of(event.name, answers)
        return orjson.dumps(said) if said else b""

    async def _decided(self, label: str, event: HookEvent) -> Sequence[HookAnswer]:
        deadline = anyio.current_time() + self._seconds(label)
        answers: list[HookAnswer] = []
        for hook in self._hooks.by_event[label]:
            if not _is_wanted(hook, event):
                continue
            answer, failure = await self._called(hook, event, deadline)
            if failure is not None and guards(label, hook):
                answer = HookAnswer(event.name, "deny", f"Not allowed: a hook of the program failed ({failure}).")
            if answer is None:
                continue
            answers.append(answer)
            if answer.decision in _FINAL:
                break
            if answer.decision == "rewrite":
                event = PreToolUse({**event.raw, "tool_input": answer.input})
        return answers

    async def _called(self, hook: Hook[Any], event: HookEvent, deadline: float) -> tuple[HookAnswer | None, str | None]:
        """What a function answers, and how it failed if it did."""
        answer: Any = None
        failure: str | None = None
        with anyio.CancelScope(deadline=deadline) as scope:
            try:
                answer = await called(hook.function, event, limiter=self._threads)
                if answer is not None and not (isinstance(answer, HookAnswer) and answer.event == event.name):
                    raise TypeError(f"a hook answers with what a method of its {type(event).__name__} made, or None")
                if answer is not None:
                    orjson.dumps((answer.text, answer.input))  # what cannot be sent is a failure too
            except BaseException as error:  # noqa: BLE001 - a hook is foreign code
                await pass_on(error)
                answer, failure = None, type(error).__name__
                logger.error("the hook %s of %s failed with %s\n%s", hook, event.name, failure, where(error))
        if scope.cancelled_caught:
            answer, failure = None, "TimeoutError"
            logger.error("the hook %s of %s took longer than it may", hook, event.name)
        return answer, failure


def check_hooks(value: object, config_overrides: Sequence[object], argv: object) -> None:
    """Raise for hooks that cannot be installed with the rest of a configuration."""
    if not isinstance(value, Hooks):
        raise InvalidInputError(f"CodexConfig.hooks must be Hooks, not {type(value).__name__}")
    if os.name == "nt":
        raise InvalidOptionError("CodexConfig.hooks needs Unix sockets, which this system does not have")
    if argv is not None:
        raise InvalidOptionError("CodexConfig.hooks and launch_args_override exclude each other")
    check_overrides(config_overrides)


def _is_wanted(hook: Hook[Any], event: HookEvent) -> bool:
    try:
        return hook.wants(event)
    except (OSError, ValueError):  # a path that no file can have
        return True
