"""`run`: one turn, its answer streamed to stdout, what it does told on stderr."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs

from .. import ApprovalMode, Codex, CodexConfig, CodexError, Sandbox, Thread, TurnHandle, TurnTimeoutError
from .._approvals.terminal import Terminal, TerminalApprovals
from .._wire import to_wire
from ..models import Notification, UnknownNotification
from ..requests import Handlers
from . import COMPLETED, FAILED, INTERRUPTED, TIMED_OUT
from .output import Misuse, ServerWarnings, one_line, say, show, show_json
from .settings import config_of, prompt_of

_LINE = 100


def main(options: argparse.Namespace) -> int:
    """Run the turn; returns the exit code."""
    return run(options, config_of(options), prompt_of([options.prompt]))


def run(options: argparse.Namespace, config: CodexConfig, prompt: str) -> int:
    """Run one turn on a server of that configuration; returns the exit code."""
    cwd = None if options.cwd is None else Path(options.cwd).resolve()
    if cwd is not None and not cwd.is_dir():
        raise Misuse(f"--cwd is no directory: {options.cwd}")
    mode = ApprovalMode[options.approval.replace("-", "_")]
    if mode is ApprovalMode.ask:
        config = attrs.evolve(config, handlers=Handlers(approvals=_person()))
    watched = not options.json and (options.progress or sys.stderr.isatty())
    with ServerWarnings(shown=watched), Codex(config) as codex:
        thread = codex.thread_start(
            approval_mode=mode,
            cwd=str(cwd or Path.cwd()),
            model=options.model,
            sandbox=None if options.sandbox is None else Sandbox(options.sandbox),
        )
        return _follow(thread, prompt, options)


def _person() -> TerminalApprovals:
    """Who is asked. Raises Misuse if there is no terminal to ask at: everything would be declined, unasked."""
    try:
        Terminal.open().close()
    except OSError as error:
        raise Misuse(f"--approval ask needs a terminal to ask at: {error.strerror or error}") from error
    return TerminalApprovals()


def _follow(thread: Thread, prompt: str, options: argparse.Namespace) -> int:
    # Ctrl-C while the turn is being started is undone by the client itself.
    turn = thread.turn(prompt, timeout=options.timeout)
    teller: Teller | None = None if options.json else Teller(options.progress or sys.stderr.isatty())
    try:
        status = _read(turn, teller)
    except TurnTimeoutError:
        _end_line(teller)
        say(f"the turn took longer than {options.timeout:g} s and was interrupted")
        return TIMED_OUT
    except KeyboardInterrupt:
        with suppress(CodexError):  # it may have ended by itself
            turn.interrupt()
        _end_line(teller)
        say("the turn was interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        with suppress(CodexError):
            turn.interrupt()
        raise
    _end_line(teller)
    return {"completed": COMPLETED, "interrupted": INTERRUPTED}.get(status, FAILED)


def _read(turn: TurnHandle, teller: Teller | None) -> str:
    """Tell of all events; returns the status of the turn."""
    status = "unknown"
    for event in turn.stream():
        if teller is None:
            show_json({"method": event.method, "params": _params(event)})
        else:
            teller.tell(event)
        if event.method == "turn/completed":
            ended = getattr(event.payload, "turn", None)
            status = str(getattr(getattr(ended, "status", None), "value", status))
            error = getattr(ended, "error", None)
            if error is not None:
                _end_line(teller)
                say(f"the turn {status}: {error.message}")
    return status


def _params(event: Notification) -> Any:
    return event.payload.params if isinstance(event.payload, UnknownNotification) else to_wire(event.payload)


def _end_line(teller: Teller | None) -> None:
    if teller is not None:
        teller.end_line()


class Teller:
    """Tells people what happens: the agent's words on stdout, the rest on stderr."""

    def __init__(self, progress: bool) -> None:
        self._progress = progress
        # The message whose words are being printed, and whether the line it stands in has ended.
        self._message: str | None = None
        self._ended = True

    def tell(self, event: Notification) -> None:
        """Tell one event. A payload that does not fit its class says nothing."""
        payload: Any = event.payload
        if isinstance(payload, UnknownNotification):
            return
        if event.method == "item/agentMessage/delta":
            self._words(payload.item_id, payload.delta)
        elif event.method == "item/completed":
            self._completed(payload.item)
        elif event.method == "error" and payload.will_retry:
            self._note(f"! {payload.error.message} (trying again)")

    def end_line(self) -> None:
        """End the line that the agent's words stand in."""
        if not self._ended:
            show("")
            self._ended = True

    def _words(self, item_id: str, words: str) -> None:
        if item_id != self._message:
            self.end_line()
            self._message = item_id
        if words:
            self._ended = False  # first: Ctrl-C may come between any two steps
            show(words, end="")
            self._ended = words.endswith("\n")

    def _completed(self, item: Any) -> None:
        kind = str(getattr(item, "type", "item"))
        if kind == "agentMessage":
            if item.id != self._message:  # it was not streamed
                self._words(item.id, item.text)
            return
        if kind != "userMessage":
            self._note(f"• {described(to_wire(item))}")

    def _note(self, text: str) -> None:
        if self._progress:
            self.end_line()
            say(text)


def described(item: Any) -> str:
    """An item in one line, from its wire form."""
    if not isinstance(item, dict):
        return "something"
    wire: dict[str, Any] = item  # pyright: ignore[reportUnknownVariableType]
    kind = str(wire.get("type", "item"))
    changes: list[dict[str, Any]] = wire.get("changes") or []
    parts: list[dict[str, Any]] = wire.get("content") or [] if kind == "userMessage" else []
    said = {
        "commandExecution": wire.get("command"),
        "mcpToolCall": f"{wire.get('server')}.{wire.get('tool')}",
        "dynamicToolCall": wire.get("tool"),
        "webSearch": wire.get("query"),
        "fileChange": ", ".join(str(change.get("path")) for change in changes),
        "agentMessage": wire.get("text"),
        "plan": wire.get("text"),
        "reasoning": " ".join(map(str, wire.get("summary") or [])),
        "userMessage": " ".join(str(part.get("text") or part.get("type")) for part in parts),
    }.get(kind)
    words = one_line(str(said), _LINE) if said else ""
    ends = [str(wire["status"])] if wire.get("status") not in (None, "completed", "inProgress") else []
    ends += [f"exit {wire['exitCode']}"] if wire.get("exitCode") else []
    ends += [f"{wire['durationMs']} ms"] if wire.get("durationMs") else []
    return f"{kind}{': ' if words else ''}{words}" + (f" ({', '.join(ends)})" if ends else "")
