"""Hooks: functions of the program that the runtime calls on its events, before every tool call for one.

    from openai_codex import Codex, CodexConfig
    from openai_codex.hooks import HookAnswer, Hooks, PreToolUse

    def guard(call: PreToolUse) -> HookAnswer | None:
        if call.command is not None and "rm -rf" in call.command:
            return call.deny("Delete files one by one.")
        return None

    codex = Codex(CodexConfig(hooks=Hooks(pre_tool_use=guard)))

Not imported with `openai_codex`.
"""

from ._hooks.events import (
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
from ._hooks.hooks import Hook, HookFunction, Hooks
from ._hooks.policies import by_policy

__all__ = [
    "Hooks",
    "Hook",
    "HookFunction",
    "by_policy",
    "HookAnswer",
    "HookEvent",
    "PreToolUse",
    "PermissionRequest",
    "PostToolUse",
    "UserPromptSubmit",
    "SessionStart",
    "SessionEnd",
    "SubagentStart",
    "SubagentStop",
    "Stop",
    "PreCompact",
    "PostCompact",
    "Interrupt",
]
