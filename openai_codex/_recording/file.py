"""The file of a recording: JSON lines, for its owner's eyes only, without secrets from the first byte on.

The first line says that the file is a recording. Each other one is one of

    {"t": 0.21, "from": "client", "message": {...}}    a message of one side, in seconds since the start
    {"t": 0.23, "from": "server", "raw": "..."}        a line that is no message
    {"t": 0.35, "event": "start"}                      the server was started (again)
    {"t": 9.87, "event": "exit", "code": -9}           it ended before the client closed it
    {"t": 9.88, "note": "..."}                         a remark of the recorder
"""

from __future__ import annotations

import json
import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

from actors import LineBuffer, Message

from .._protocol.routes import DELTAS
from .._redaction import Redaction

JsonObject: TypeAlias = dict[str, Any]
StrPath: TypeAlias = str | os.PathLike[str]

FORMAT = "openai_codex_recording"
VERSION = 1

_OWNER_ONLY = 0o600
# The parts of a line that hold what somebody said.
_SAID = frozenset({"message", "raw", "note"})


def private_file(path: StrPath) -> IO[str]:
    """Open a text file to write it anew, for its owner alone: it holds prompts, and what the agent saw.

    A file that is there already becomes private before anything is written. A symbolic link is not followed, because
    it may lead anywhere. Raises OSError.
    """
    # Windows has neither; there a file belongs to its owner by the directory it lies in.
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, _OWNER_ONLY)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, _OWNER_ONLY)
        os.ftruncate(descriptor, 0)
        return open(descriptor, "w", encoding="utf-8", newline="\n")
    except BaseException:
        os.close(descriptor)
        raise


class RecordingWriter:
    """Takes the lines of a session, from any thread, and writes its recording.

    A secret may stand in a message before the one that shows it to be secret, and it may be cut into several deltas.
    So the file is written whole, by `save`. A `live` one is written on the way as well, in case its recorder dies: each
    line at once, without the secrets that are known by then, and deltas without their text.
    """

    def __init__(self, path: StrPath, redaction: Redaction, *, live: bool = False, **about: str) -> None:
        """Begin. Raises OSError if a live file cannot be written."""
        self._path = Path(path)
        self._redaction = redaction
        self._header: JsonObject = {FORMAT: VERSION, **about}
        # The whole session as it was. What fitted into this program's memory line by line is kept there once more.
        self._lines: list[JsonObject] = []
        self._halves = {"client": LineBuffer(), "server": LineBuffer()}
        self._lock = threading.Lock()
        self._since: float | None = None
        self._live: IO[str] | None = private_file(self._path) if live else None
        self._write(self._header)

    def hear(self, sender: str, data: bytes) -> None:
        """Take what one side, `client` or `server`, wrote. Raises OSError if the live file cannot be written."""
        for line in self._halves[sender].feed(data):
            message = _message(line)
            said = {"raw": line.decode("utf-8", "replace")} if message is None else {"message": message}
            self.note(**{"from": sender, **said})

    def note(self, **line: Any) -> None:
        """Add a line, with its time. Raises OSError if the live file cannot be written."""
        with self._lock:
            now = time.monotonic()
            self._since = now if self._since is None else self._since
            line = {"t": round(now - self._since, 4), **line}
            if self._live is not None:
                _learn(line, self._redaction)
                cleaned = _cleaned(line, self._redaction)
                if _delta_of(cleaned) is not None:
                    cleaned["message"]["params"]["delta"] = ""
                self._write(cleaned)
            self._lines.append(line)

    def save(self) -> None:
        """Write the recording so far, whole or not at all, and no live file any more. Raises OSError."""
        with self._lock:
            if self._live is not None:
                self._live.close()
                self._live = None
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial = self._path.with_name(f"{self._path.name}.partial")
            with private_file(partial) as whole:
                for line in (self._header, *cleaned_lines(self._lines, self._redaction)):
                    whole.write(json.dumps(line) + "\n")
            os.replace(partial, self._path)

    def _write(self, line: JsonObject) -> None:
        if self._live is not None:
            self._live.write(json.dumps(line) + "\n")
            self._live.flush()


def cleaned_lines(lines: list[JsonObject], redaction: Redaction) -> list[JsonObject]:
    """The lines of a session without secrets."""
    for line in lines:
        _learn(line, redaction)
    whole: dict[Any, list[str]] = {}
    for line in lines:
        if (key := _delta_of(line)) is not None:
            whole.setdefault(key, []).append(line["message"]["params"]["delta"])
    # A secret may be cut into several deltas. Then the first one gets the cleaned text and the others none.
    texts = {key: "".join(pieces) for key, pieces in whole.items()}
    cut = {key: cleaned for key, text in texts.items() if (cleaned := redaction.text(text)) != text}
    result: list[JsonObject] = []
    for line in lines:
        cleaned_line = _cleaned(line, redaction)
        if (key := _delta_of(line)) in cut and "message" in cleaned_line:
            cleaned_line["message"]["params"]["delta"], cut[key] = cut[key], ""
        result.append(cleaned_line)
    return result


def _message(line: bytes) -> JsonObject | None:
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return cast("JsonObject", value) if isinstance(value, dict) else None


def _learn(line: JsonObject, redaction: Redaction) -> None:
    with suppress(RecursionError):  # then it stays no message, see `_cleaned`
        redaction.learn(line.get("message"))


def _cleaned(line: JsonObject, redaction: Redaction) -> JsonObject:
    try:
        return {name: redaction.clean(part) if name in _SAID else part for name, part in line.items()}
    except RecursionError:  # nested deeper than any message of the protocol: cleaned as the text that it is
        raw = redaction.text(json.dumps(line["message"]))
        return {**{name: part for name, part in line.items() if name != "message"}, "raw": raw}


def _delta_of(line: JsonObject) -> Any:
    message: Message | None = line.get("message")
    return None if message is None or "method" not in message else DELTAS.key(message)
