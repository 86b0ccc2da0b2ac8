"""What the version of the running server means for this program: for `doctor`.

Must not know how a server is started, nor how a finding is shown.
"""

from __future__ import annotations

from .._protocol import support
from .._version import __version__

# What people use by a name of its own, with the method and the path that it needs on the server.
NOTABLE: dict[str, tuple[str, str]] = {
    "thread.queue": ("thread/queue/add", ""),
    "thread.terminals": ("thread/backgroundTerminals/list", ""),
    "ExternalMessage": ("turn/start", ".toolOutput"),
    "source=": ("turn/start", ".turnTrigger"),
    "turn_service_tier=": ("turn/start", ".serviceTierForTurn"),
    "thread_list(section_id=...)": ("thread/list", ".sectionId"),
    "thread_list(parent_thread_id=...)": ("thread/list", ".parentThreadId"),
    "tools in a namespace": ("thread/start", ".dynamicTools[]<type=namespace>.tools"),
    "codex.usage(thread_id=...)": ("account/usage/read", ".threadId"),
}


def describe(running: str) -> tuple[str, str, str]:
    """The status of the running version, what to say about it, and what can be done; the last may be empty."""
    lowest, newest = support.supported_range()
    if running == __version__:
        return "ok", f"SDK and runtime are both {running}; runtimes from {lowest} to {newest} are known", ""
    said = f"the runtime is {running}, the SDK is made for {__version__} and knows runtimes from {lowest} to {newest}"
    install = f"pip install openai-codex-cli-bin=={__version__}, and leave --codex-bin out."
    if support.is_older(running, lowest):
        return "problem", said, f"It is too old: {install}"
    if support.is_older(running, __version__):
        return "note", said, f"For all that this SDK can do: {install}"
    if not support.is_told_of(running):
        return "note", f"{said}; nothing is refused that this runtime might not know", ""
    return "ok", said, ""


def describe_missing(running: str) -> tuple[str, str] | None:
    """The status and the words about what the running server does not know yet; None if that is nothing."""
    missing = support.missing(running)
    if not any(missing):
        return None
    told = ", ".join(
        f"{len(names)} {word if len(names) == 1 else words}"
        for names, word, words in (
            (missing.methods, "method", "methods"),
            (missing.paths, "field or value", "fields and values"),
            (missing.notifications, "notification", "notifications"),
            (missing.server_requests, "request of the server", "requests of the server"),
        )
        if names
    )
    lacking = [name for name, (method, path) in NOTABLE.items() if not support.is_known(running, method, path)]
    if lacking:
        return (
            "note",
            f"newer runtimes know {told} more; here these raise UnsupportedByRuntimeError: {', '.join(lacking)}",
        )
    return "ok", f"newer runtimes know {told} more; to use one of these raises UnsupportedByRuntimeError"
