"""The logger `openai_codex.server`: what the server warns of, for people who read no events.

Each thing is told once. A provider's own words may repeat a prompt, so of an error only its kind and the words that
are the runtime's are told; all of them are in the exception. Where a program has set up no logging, these lines go to
standard error all the same: whoever does not listen needs them most.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from functools import cache
from typing import TYPE_CHECKING, Any

from actors import Mail, Message, Pieces, printable

from . import methods
from .records import rerouted
from .subjects import Params, thread_of, turn_of
from .trouble import http_status_of, public_words_of, reason_of

if TYPE_CHECKING:
    from .._redaction import Redaction

logger = logging.getLogger("openai_codex.server")

# What was told; what was told longer ago may be told again.
REMEMBERED_LINES = 1024
# Characters of one line.
LONGEST = 400

# A server of the runtime's own that most accounts do not have.
_OPTIONAL_SERVERS = frozenset({"codex_apps"})


@cache
def _redaction() -> Redaction:
    """What is taken out of lines, by its shape. Made when there is a first line to be told."""
    from .._redaction import Redaction

    return Redaction({}, {})


class _Unheard(logging.Handler):
    """Hands a record to Python's handler of last resort if no handler of the program gets it."""

    def emit(self, record: logging.LogRecord) -> None:
        level: logging.Logger | None = logger
        while level is not None:
            if any(not isinstance(handler, (logging.NullHandler, _Unheard)) for handler in level.handlers):
                return
            level = level.parent if level.propagate else None
        if logging.lastResort is not None and record.levelno >= logging.lastResort.level:
            logging.lastResort.handle(record)


logger.addHandler(_Unheard())


class ServerLog:
    """Tells what one server warns of. Belongs to the loop's thread."""

    def __init__(self) -> None:
        self._told: OrderedDict[object, None] = OrderedDict()

    def see(self, mail: list[Mail]) -> None:
        """Tell what there is to tell in a run of notifications."""
        for message in mail:
            if not isinstance(message, Pieces) and message["method"] in TOLD_METHODS:
                self._tell(message)

    def _tell(self, message: Message) -> None:
        method = message["method"]
        params: Params = message.get("params")
        if not isinstance(params, dict):
            return
        if method == methods.ERROR:
            self._error(params)
        elif method == methods.WARNING:
            self._warn(_text(params, "message"))
        elif method == methods.CONFIG_WARNING:
            path = _text(params, "path")
            self._warn(f"configuration: {_text(params, 'summary')}" + (f" ({path})" if path else ""))
        elif method == methods.MODEL_REROUTED:
            self._warn(f"turn {turn_of(params)}: {rerouted(params)}")
        elif params.get("status") == "failed" and _text(params, "name") not in _OPTIONAL_SERVERS:
            why = _text(params, "error") or _text(params, "failureReason") or "it gave no reason"
            self._warn(f"the MCP server {_text(params, 'name')} did not start: {why}")

    def _error(self, params: dict[str, Any]) -> None:
        error, retries = params.get("error"), params.get("willRetry") is True
        turn_id = turn_of(params)
        if not self._is_new((turn_id, retries)):
            return
        status, words = http_status_of(error), public_words_of(error)
        kind = reason_of(error) + (f", HTTP {status}" if status is not None else "")
        does = "is tried again" if retries else "failed"
        self._write(f"turn {turn_id} of thread {thread_of(params)} {does} ({kind})" + (f": {words}" if words else ""))

    def _warn(self, line: str) -> None:
        if line and self._is_new(line):
            self._write(line)

    def _write(self, line: str) -> None:
        line = printable(" ".join(_redaction().text(line).split()))
        logger.warning("%s", line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…")

    def _is_new(self, thing: object) -> bool:
        if thing in self._told:
            return False
        self._told[thing] = None
        if len(self._told) > REMEMBERED_LINES:
            self._told.popitem(last=False)
        return True


def _text(params: dict[str, Any], name: str) -> str:
    text = params.get(name)
    return text if isinstance(text, str) else ""


# What it tells of.
TOLD_METHODS: frozenset[str] = frozenset(
    {
        methods.CONFIG_WARNING,
        methods.ERROR,
        methods.MCP_SERVER_STARTUP_STATUS_UPDATED,
        methods.MODEL_REROUTED,
        methods.WARNING,
    }
)
