"""Every recorded session of the real runtime is served again in full to a client that asks what was asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from openai_codex import CodexConfig
from openai_codex._recording import Redaction, cleaned_lines
from openai_codex.testing.replaying import Playback, RecordedServer

FOLDER = Path(__file__).resolve().parents[1] / "data" / "traces"
# In this one answers are to lines that no client writes and no recording holds.
TRACES = sorted(set(FOLDER.glob("*.jsonl")) - {FOLDER / "malformed_lines.jsonl"})
SENDERS = {"c2s": "client", "s2c": "server"}

Json = dict[str, Any]


def messages_of(trace: Path) -> list[Json]:
    """The messages of a trace, as lines of a recording before anything is taken out of them."""
    entries = [json.loads(line) for line in trace.read_text("utf-8").splitlines()]
    # Beside messages there are raw lines, and notes of what was seen.
    found = [entry for entry in entries if isinstance(entry.get("msg"), dict) and "NOTE" not in entry["msg"]]
    return [{"t": entry["t"], "from": SENDERS[entry["dir"]], "message": entry["msg"]} for entry in found]


def playback(lines: list[Json], folder: Path) -> tuple[RecordedServer, Playback]:
    path = folder / "session.jsonl"
    whole = [{"openai_codex_recording": 1}, {"t": 0.0, "event": "start"}, *lines]
    path.write_text("".join(json.dumps(line) + "\n" for line in whole), "utf-8")
    server = RecordedServer(path, CodexConfig())
    return server, server.next_session()


@pytest.mark.parametrize("trace", TRACES, ids=lambda trace: trace.stem)
def test_all_that_the_server_said_is_said_again(trace: Path, tmp_path: Path) -> None:
    messages = messages_of(trace)
    recorded = cleaned_lines(messages, Redaction({}, {}))
    server, session = playback(recorded, tmp_path)
    for line in messages:
        if line["from"] == "client":
            session.receive(json.dumps(line["message"]).encode())
            session.run(0.0)
    assert server.mismatch is None
    heard = [json.loads(line) for line in session.output.splitlines()]
    expected = [line["message"] for line in recorded if line["from"] == "server"]
    assert sorted(map(json.dumps, heard)) == sorted(map(json.dumps, expected))


def test_there_are_traces() -> None:
    assert len(TRACES) > 10
