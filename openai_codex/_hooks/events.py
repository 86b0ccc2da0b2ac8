"""The events of the runtime's hooks, typed, each with the methods that make its answers.

They hold what the runtime sent and decide nothing. They must not know who is called, nor how an answer travels.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from .._requests.command_line import command_words
from ..errors import InvalidInputError

SHELL = "Bash"
PATCH = "apply_patch"
_PATCH_HEADS = ("*** Add File:", "*** Update File:", "*** Delete File:", "*** Move to:")
_PATCH_MARKS = frozenset({"*** Begin Patch", "*** End Patch", "*** End of File"})


@attrs.frozen
class HookAnswer:
    """What a hook wants, made by a method of the event that it is the answer to."""

    __module__ = "openai_codex.hooks"

    event: str
    """The name of the event that it answers."""
    decision: str
    """`deny`, `allow`, `rewrite`, `add_context` or `continue_with`."""
    text: str = attrs.field(default="", repr=False)
    """The reason, the context or the prompt."""
    input: Mapping[str, Any] | None = attrs.field(default=None, repr=False)
    """The input of the tool instead."""


@attrs.frozen(eq=False)
class HookEvent:
    """Something that the runtime tells its hooks."""

    __module__ = "openai_codex.hooks"

    name: ClassVar[str] = ""
    """The name of the event in the runtime's configuration."""
    label: ClassVar[str] = ""
    """The argument of `Hooks` for it."""
    guarded: ClassVar[bool] = False
    """Whether a hook that fails prevents what the event is about, unless it says otherwise."""
    since: ClassVar[str | None] = None
    """The first runtime that has the event; None if every runtime that this package works with has it."""

    raw: Mapping[str, Any] = attrs.field(repr=False)
    """All that the runtime sent."""

    @property
    def thread_id(self) -> str:
        """The thread that it happens on; for a sub-agent, that of the turn at the top."""
        return str(self.raw.get("session_id", ""))

    @property
    def turn_id(self) -> str | None:
        """The turn that it is part of, a sub-agent's own one; None for what belongs to none."""
        return self.text("turn_id")

    @property
    def agent_id(self) -> str | None:
        """The thread of the sub-agent that it comes from; None if it does not come from one."""
        return self.text("agent_id")

    @property
    def cwd(self) -> str:
        """The working directory of the thread. A command may run in another, which the runtime does not tell."""
        return str(self.raw.get("cwd", ""))

    @property
    def model(self) -> str | None:
        """The model that the thread uses, where it is told."""
        return self.text("model")

    def text(self, key: str) -> str | None:
        """A field of `raw` that is a string; None if it is not there, or something else."""
        value = self.raw.get(key)
        return value if isinstance(value, str) else None

    def _answer(self, decision: str, text: str = "", input: Mapping[str, Any] | None = None) -> HookAnswer:
        if input is None and decision != "allow" and (not isinstance(text, str) or not text.strip()):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidInputError(f"{type(self).__name__}.{decision}: say something, not {text!r}")
        return HookAnswer(self.name, decision, text, input)


class _Refusable(HookEvent):
    __slots__ = ()

    guarded: ClassVar[bool] = True

    def deny(self, reason: str) -> HookAnswer:
        """Do not let it happen. The model, or for a prompt the person, is told the reason."""
        return self._answer("deny", reason)


class _Explainable(HookEvent):
    __slots__ = ()

    def add_context(self, text: str) -> HookAnswer:
        """Let it happen, and tell the model something beside it."""
        return self._answer("add_context", text)


class _ToolEvent(HookEvent):
    __slots__ = ()

    @property
    def tool_name(self) -> str:
        """The tool: `Bash` for commands, `apply_patch` for changes of files, `mcp__SERVER__TOOL` for an MCP tool."""
        return str(self.raw.get("tool_name", ""))

    @property
    def tool_input(self) -> Mapping[str, Any]:
        """What the tool is called with."""
        value = self.raw.get("tool_input")
        return value if isinstance(value, Mapping) else {}  # pyright: ignore[reportUnknownVariableType]

    @property
    def command(self) -> str | None:
        """The command line, if the tool runs one."""
        command = self.tool_input.get("command")
        return command if self.tool_name == SHELL and isinstance(command, str) else None

    @property
    def words(self) -> tuple[str, ...] | None:
        """The words of the command; None unless every shell surely reads it as one simple command."""
        words = None if self.command is None else command_words(self.command)
        return None if words is None else tuple(words)

    @property
    def paths(self) -> tuple[str, ...] | None:
        """The files that a patch names, made absolute; None for any other tool, and if they are not surely known."""
        patch = self.tool_input.get("command")
        if self.tool_name != PATCH or not isinstance(patch, str):
            return None
        named: list[str] = []
        for line in map(str.strip, patch.splitlines()):
            head = next((head for head in _PATCH_HEADS if line.startswith(head)), None)
            if head is not None:
                named.append(line[len(head) :].strip())
            elif line.startswith("***") and line not in _PATCH_MARKS:
                return None  # newer than this version, and may name a file too
        return tuple(os.path.normpath(os.path.join(self.cwd, path)) for path in named) or None


class PreToolUse(_ToolEvent, _Refusable, _Explainable):
    """A tool is about to run, inside or outside of the sandbox."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "PreToolUse"
    label: ClassVar[str] = "pre_tool_use"

    @property
    def call_id(self) -> str | None:
        """The id of the call."""
        return self.text("tool_use_id")

    def rewrite(self, input: Mapping[str, Any] | str) -> HookAnswer:
        """Run the tool with another input: the whole of it, or the command line in it as a string."""
        if isinstance(input, str):
            input = {**self.tool_input, "command": input}
        if not isinstance(input, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidInputError(f"PreToolUse.rewrite takes a mapping or a command, not {type(input).__name__}")
        return self._answer("rewrite", input=dict(input))


class PermissionRequest(_ToolEvent, _Refusable):
    """The runtime is about to ask for an approval."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "PermissionRequest"
    label: ClassVar[str] = "permission_request"

    def allow(self) -> HookAnswer:
        """Approve it; nobody else is asked."""
        return self._answer("allow")


class PostToolUse(_ToolEvent, _Explainable):
    """A tool has run."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "PostToolUse"
    label: ClassVar[str] = "post_tool_use"

    @property
    def call_id(self) -> str | None:
        """The id of the call."""
        return self.text("tool_use_id")

    @property
    def response(self) -> Any:
        """What the tool answered."""
        return self.raw.get("tool_response")

    def replace(self, text: str) -> HookAnswer:
        """Show the model this text instead of the answer. What the tool did stays done."""
        return self._answer("deny", text)


class UserPromptSubmit(_Refusable, _Explainable):
    """A prompt is about to go to the model."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "UserPromptSubmit"
    label: ClassVar[str] = "user_prompt_submit"

    @property
    def prompt(self) -> str:
        """Its text."""
        return str(self.raw.get("prompt", ""))


class SessionStart(_Explainable):
    """A thread has its first turn since it was started or resumed."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "SessionStart"
    label: ClassVar[str] = "session_start"

    @property
    def source(self) -> str | None:
        """Why: `startup`, `resume` and so on."""
        return self.text("source")


class SessionEnd(HookEvent):
    """A thread is unloaded. The runtime waits 3 seconds at the most; of a closing client it is not told."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "SessionEnd"
    label: ClassVar[str] = "session_end"
    since: ClassVar[str | None] = "0.145.0"


class SubagentStart(_Explainable):
    """A sub-agent begins."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "SubagentStart"
    label: ClassVar[str] = "subagent_start"


class _Ending(HookEvent):
    __slots__ = ()

    @property
    def last_message(self) -> str | None:
        """The last message of the agent."""
        return self.text("last_assistant_message")

    @property
    def is_continued(self) -> bool:
        """Whether a hook has made the agent go on already. Who never looks may keep it going for ever."""
        return self.raw.get("stop_hook_active") is True

    def continue_with(self, prompt: str) -> HookAnswer:
        """Let the agent go on, with this prompt."""
        return self._answer("continue_with", prompt)


class SubagentStop(_Ending):
    """A sub-agent is about to end."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "SubagentStop"
    label: ClassVar[str] = "subagent_stop"


class Stop(_Ending):
    """A turn is about to end."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "Stop"
    label: ClassVar[str] = "stop"


class _Compaction(HookEvent):
    __slots__ = ()

    @property
    def trigger(self) -> str | None:
        """Why: `manual` or `auto`."""
        return self.text("trigger")


class PreCompact(_Compaction):
    """The history of a thread is about to be compacted."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "PreCompact"
    label: ClassVar[str] = "pre_compact"


class PostCompact(_Compaction):
    """The history of a thread was compacted."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "PostCompact"
    label: ClassVar[str] = "post_compact"


class Interrupt(HookEvent):
    """A turn was interrupted. The runtime waits 3 seconds at the most."""

    __slots__ = ()
    __module__ = "openai_codex.hooks"
    name: ClassVar[str] = "Interrupt"
    label: ClassVar[str] = "interrupt"
    since: ClassVar[str | None] = "0.150.0"


EVENTS: dict[str, type[HookEvent]] = {
    event.label: event
    for event in (
        PreToolUse,
        PermissionRequest,
        PostToolUse,
        UserPromptSubmit,
        SessionStart,
        SessionEnd,
        SubagentStart,
        SubagentStop,
        Stop,
        PreCompact,
        PostCompact,
        Interrupt,
    )
}
# The runtime cuts the time of these to 3 seconds.
BRIEF = frozenset({SessionEnd.label, Interrupt.label})
