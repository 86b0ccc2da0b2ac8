"""Which notifications a tap lets through, held against the recorded sessions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from actors import Mail, Pieces
from openai_codex._protocol import subjects
from openai_codex._protocol.routes import route
from openai_codex._protocol.taps import STRANGER_MAIL, STRANGERS, select

TRACES = sorted((Path(__file__).parents[1] / "data" / "traces").glob("*.jsonl"))


def notifications(name: str) -> list[Mail]:
    path = next(path for path in TRACES if path.stem == name)
    records = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    messages = [record.get("msg") for record in records if record.get("dir") == "s2c"]
    return [message for message in messages if isinstance(message, dict) and "id" not in message]


def thread_of(message: dict[str, Any]) -> str | None:
    return subjects.thread_of(message.get("params"))


def note(thread: str, method: str = "warning", **params: Any) -> Mail:
    return {"method": method, "params": {"threadId": thread, **params}}


def names(agent: str, by: str = "parent") -> Mail:
    item = {"type": "collabAgentToolCall", "receiverThreadIds": [agent]}
    return note(by, "item/completed", item=item)


def test_threads_that_interleave_are_told_apart() -> None:
    mail = notifications("eight_threads_interleaved")
    threads = {thread_of(message) for message in mail if isinstance(message, dict)} - {None}
    assert len(threads) == 8
    chosen = [select(None, thread)(mail) for thread in threads]
    of_none = [message for message in mail if isinstance(message, dict) and thread_of(message) is None]
    assert sum(map(len, chosen)) + len(of_none) == len(mail)
    for thread, messages in zip(threads, chosen, strict=True):
        assert {thread_of(message) for message in messages if isinstance(message, dict)} == {thread}


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_a_family_is_a_thread_and_what_its_agents_did_even_before_they_were_named(size: int) -> None:
    mail = notifications("subagent_threads")
    parent = next(thread_of(message) for message in mail if isinstance(message, dict) and thread_of(message))
    choose = select(None, parent, subagents=True)
    chosen = [each for start in range(0, len(mail), size) for each in choose(mail[start : start + size])]
    about_threads = [message for message in mail if isinstance(message, dict) and thread_of(message) is not None]
    assert sorted(map(orjson.dumps, chosen)) == sorted(map(orjson.dumps, about_threads))
    for thread in {thread_of(message) for message in about_threads}:
        ours = [message for message in chosen if isinstance(message, dict) and thread_of(message) == thread]
        assert ours == [message for message in about_threads if thread_of(message) == thread]


def test_a_family_holds_agents_of_agents_and_no_thread_of_somebody_else() -> None:
    choose = select(None, "parent", subagents=True)
    started = {"method": "turn/started", "params": {"threadId": "other", "turn": {"id": "t", "rootTurnId": "t"}}}
    early = [note("grandchild", text="early"), note("child"), note("other"), started, note("other")]
    assert choose([*early]) == []
    assert choose([names("child")]) == [names("child"), note("child")]
    assert choose([names("grandchild", by="child")]) == [
        names("grandchild", by="child"),
        note("grandchild", text="early"),
    ]
    assert choose([note("other"), note("grandchild")]) == [note("grandchild")]


def test_what_is_kept_of_strangers_is_bounded() -> None:
    choose = select(None, "parent", subagents=True)
    choose([note("child", number=number) for number in range(2 * STRANGER_MAIL)])
    assert len(choose([names("child")])) == 1 + STRANGER_MAIL
    choose([note(f"stranger {number}") for number in range(STRANGERS + 1)])
    assert choose([names("stranger 0")]) == [names("stranger 0")]
    assert len(choose([names("stranger 1")])) == 2


def test_methods_and_threads_are_both_asked_of_and_pieces_stay_undecoded() -> None:
    first: Any = note("one", "item/agentMessage/delta", delta="a")
    pieces = Pieces(first, [b"no JSON"], lambda: pytest.fail("it was decoded"))
    mail: list[Mail] = [pieces, note("one"), note("two")]
    assert select(None, None)(mail) == mail
    assert select(frozenset({"warning"}), None)(mail) == [note("one"), note("two")]
    assert select(frozenset({"item/agentMessage/delta"}), "one")(mail) == [pieces]
    assert select(None, "two")(mail) == [note("two")]
    assert select(None, "one", subagents=True)(mail) == [pieces, note("one")]


@pytest.mark.parametrize(
    ("method", "params", "key"),
    [
        ("command/exec/outputDelta", {"processId": "p"}, ("exec", "p")),
        ("process/outputDelta", {"processHandle": "p"}, ("process", "p")),
        ("process/exited", {"processHandle": "p"}, ("process", "p")),
        ("fs/changed", {"watchId": "w"}, ("watch", "w")),
        ("fs/changed", {"watchId": 5}, None),
        ("fs/changed", {}, None),
    ],
)
def test_what_has_an_id_that_was_chosen_here_is_routed_by_it(method: str, params: Any, key: Any) -> None:
    assert route({"method": method, "params": params}) == key
