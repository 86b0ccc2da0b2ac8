"""Every error and every value can be pickled and copied: they go through process pools, queues and caches."""

from __future__ import annotations

import copy
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import attrs
import pytest

import openai_codex
from openai_codex import CodexError, TransportClosedError
from openai_codex.generated import v2_all
from openai_codex.testing import ScriptedServer

ROOT = Path(__file__).resolve().parent.parent

COPIES: list[Callable[[Any], Any]] = [
    copy.copy,
    copy.deepcopy,
    *(lambda value, protocol=protocol: pickle.loads(pickle.dumps(value, protocol)) for protocol in range(2, 6)),
]

TURN = v2_all.Turn(id="t1", status=v2_all.TurnStatus("failed"), items=[], error=None)

# What the errors are made of, by the names of their parameters.
PARTS: dict[str, Any] = {
    "message": "what happened",
    "code": -32600,
    "data": {"codexErrorInfo": "other"},
    "turn": TURN,
    "outcome": "completed",
    "lost": TransportClosedError("gone", exit_code=-9, stderr_tail="last words"),
    "exit_code": 3,
    "stderr_tail": "tail",
    "turn_id": "t1",
    "turn_ids": ("t1",),
    "thread_id": "th1",
    "text": "the answer",
    "what": "thread/start.x",
    "since": "0.171.0",
    "running": "0.163.0",
    "last_error": v2_all.TurnError(message="before"),
    "reason": "other",
    "acted": True,
    "resets_at": 5,
    "tokens": 7,
    "result": None,
}


def errors_below(kind: type[CodexError]) -> Iterator[type[CodexError]]:
    yield kind
    for below in kind.__subclasses__():
        if below.__module__.startswith("openai_codex"):
            yield from errors_below(below)


ERRORS = sorted(set(errors_below(CodexError)), key=lambda kind: kind.__name__)


def made(kind: type[CodexError]) -> CodexError:
    """An error with everything that it can have."""
    parameters = inspect.signature(kind.__init__).parameters
    if not parameters.keys() - {"self", "args", "kwargs"}:
        return kind("what happened")
    given = [parameter for parameter in parameters.values() if parameter.name != "self"]
    positional = [PARTS[each.name] for each in given if each.kind is each.POSITIONAL_OR_KEYWORD]
    return kind(*positional, **{each.name: PARTS[each.name] for each in given if each.kind is each.KEYWORD_ONLY})


def same(one: Any, other: Any) -> bool:
    if isinstance(one, BaseException):
        return type(one) is type(other) and str(one) == str(other) and same(vars(one), vars(other))
    if isinstance(one, dict):
        names: list[Any] = [*one]
        return names == [*other] and all(same(one[name], other[name]) for name in names)
    return type(one) is type(other) and bool(one == other)


@pytest.mark.parametrize("copied", COPIES)
@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_is_the_same_after_it_was_copied(kind: type[CodexError], copied: Callable[[Any], Any]) -> None:
    error = made(kind)
    other = copied(error)
    assert other is not error
    assert same(error, other)
    assert other.args == error.args


def raising(kind: type[CodexError]) -> None:
    raise made(kind)


def out_of_a_pool() -> None:
    """Have every error raised in another process, and look at what comes out."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        for kind in ERRORS:
            error = pool.submit(raising, kind).exception()
            assert same(made(kind), error), kind


def test_every_error_comes_out_of_a_process_pool_as_it_is() -> None:
    # In a process of its own, because what multiprocessing starts for a pool stays.
    program = "from tests.test_copies import out_of_a_pool; out_of_a_pool(); print('done')"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert (done.stdout, done.returncode) == ("done\n", 0), done.stderr


VALUES: list[Any] = [
    openai_codex.TurnResult(
        id="t1",
        status=v2_all.TurnStatus("completed"),
        error=None,
        started_at=1,
        completed_at=2,
        duration_ms=3,
        final_response="fine",
        items=[],
        usage=None,
        subagents=(openai_codex.SubAgentResult("th2", "Ada", "completed", None),),
    ),
    openai_codex.TurnPolicy(timeout=5, when_busy="wait"),
    openai_codex.SubAgentResult(
        "th2", "Ada", "completed", None, (openai_codex.SubAgentResult("th3", None, None, None),)
    ),
    openai_codex.CodexConfig(env={"A": "b"}, policy=openai_codex.TurnPolicy(terminals=True)),
    openai_codex.RestartPolicy(max_restarts=2),
    openai_codex.RetryPolicy(max_attempts=2),
    openai_codex.Telemetry(),
    openai_codex.TextInput("x"),
    openai_codex.ImageInput("https://example.com/x.png"),
    openai_codex.LocalImageInput("x.png"),
    openai_codex.SkillInput("name", "path"),
    openai_codex.MentionInput("name", "path"),
    openai_codex.ExternalMessage("tool", "content"),
    openai_codex.TextPiece("x", item_id="i1", phase=None),
    openai_codex.ApprovalMode.ask,
    openai_codex.Sandbox.read_only,
    openai_codex.UnknownNotification({"a": 1}),
    v2_all.TurnStatus("newer than this SDK"),
    TURN,
]


@pytest.mark.parametrize("copied", COPIES)
@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_is_the_same_after_it_was_copied(value: Any, copied: Callable[[Any], Any]) -> None:
    other = copied(value)
    assert type(other) is type(value)
    assert other == value
    assert repr(other) == repr(value)


def test_every_value_that_is_exported_is_among_them() -> None:
    values = {
        kind
        for name in openai_codex.__all__
        if isinstance(kind := getattr(openai_codex, name), type)
        and attrs.has(kind)
        and getattr(kind, "__eq__", None) is not object.__eq__
    }
    derived = {openai_codex.TypedTurnResult, openai_codex.MemberStatistics, openai_codex.Notification}
    derived |= {openai_codex.Restart, openai_codex.ServerRequest}
    assert values - derived <= {type(value) for value in VALUES}


def test_whatever_the_server_sends_is_the_same_after_it_was_copied() -> None:
    server = ScriptedServer()
    with openai_codex.Codex(openai_codex.CodexConfig(server=server)) as codex:
        turn = codex.thread_start().turn("one")
        events = list(turn.stream())
        account = codex.account()
    for value in (*events, account):
        for copied in COPIES:
            other = copied(value)
            assert type(other) is type(value)
            assert other == value
