"""Every message of the recorded traces, with the type that belongs to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from openai_codex._wire import params_class, response_class

DATA = Path(__file__).resolve().parents[1] / "data"


class Recorded(NamedTuple):
    """One payload that went over a real wire."""

    where: str
    kind: str
    method: str
    cls: type[Any]
    raw: Any


def _payloads(path: Path) -> Iterator[Recorded]:
    asked: dict[tuple[str, Any], str] = {}
    for number, line in enumerate(path.read_text().splitlines(), 1):
        entry = json.loads(line)
        if "msg" not in entry:
            continue
        message: dict[str, Any] = entry["msg"]
        sender, where = entry["dir"], f"{path.stem}:{number}"
        receiver = "s2c" if sender == "c2s" else "c2s"
        if "method" in message:
            method: str = message["method"]
            try:
                cls = params_class(method)
            except KeyError:
                continue
            kind = f"{sender} {'request' if 'id' in message else 'notification'}"
            if "id" in message:
                asked[sender, message["id"]] = method
            if cls is not None and "params" in message:
                yield Recorded(where, kind, method, cls, message["params"])
        elif "result" in message and (receiver, message["id"]) in asked:
            method = asked[receiver, message["id"]]
            yield Recorded(where, f"{sender} result", method, response_class(method), message["result"])


@pytest.fixture(scope="session")
def recorded() -> list[Recorded]:
    """Every payload of every trace whose method the protocol knows."""
    return [payload for path in sorted((DATA / "traces").glob("*.jsonl")) for payload in _payloads(path)]
