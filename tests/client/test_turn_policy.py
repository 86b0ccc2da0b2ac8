"""A policy says how turns are run, and is checked where it is given."""

from __future__ import annotations

import copy
import math
import pickle
from datetime import timedelta
from typing import Any

import pytest

from openai_codex import Codex, CodexConfig, InvalidInputError, InvalidOptionError, TurnPolicy
from openai_codex._turn.policy import DEFAULT_POLICY, settled
from openai_codex.testing import ScriptedServer


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("timeout", "5", InvalidInputError),
        ("timeout", True, InvalidInputError),
        ("timeout", timedelta(seconds=5), InvalidInputError),
        ("timeout", -1, InvalidOptionError),
        ("timeout", math.nan, InvalidOptionError),
        ("when_busy", "queue", InvalidOptionError),
        ("when_busy", True, InvalidOptionError),
        ("subagents", 1, InvalidInputError),
        ("terminals", "yes", InvalidInputError),
    ],
)
def test_what_means_nothing_is_refused_by_its_name(field: str, value: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match=field):
        TurnPolicy(**{field: value})


def test_of_each_field_the_first_that_is_said_counts() -> None:
    assert settled() == settled(None, None) == DEFAULT_POLICY
    assert settled(TurnPolicy(timeout=5), None, TurnPolicy(timeout=7, terminals=True)) == TurnPolicy(
        timeout=5, when_busy="join", subagents=True, terminals=True, on_limit="raise"
    )
    # What is said as no limit, or as False, is said.
    assert settled(TurnPolicy(timeout=math.inf, subagents=False), TurnPolicy(timeout=5, subagents=True)) == TurnPolicy(
        timeout=math.inf, when_busy="join", subagents=False, terminals=False, on_limit="raise"
    )


def test_a_policy_is_a_value() -> None:
    policy = TurnPolicy(timeout=5, when_busy="wait")
    assert hash(policy) == hash(TurnPolicy(timeout=5, when_busy="wait"))
    assert pickle.loads(pickle.dumps(policy)) == copy.deepcopy(policy) == policy
    with pytest.raises(AttributeError):
        policy.timeout = 6  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize("policy", [5, "wait", {"timeout": 5}, TurnPolicy])
def test_what_is_no_policy_is_refused_before_anything_is_sent(policy: Any) -> None:
    with pytest.raises(InvalidInputError, match=r"CodexConfig\.policy"):
        CodexConfig(policy=policy)
    server = ScriptedServer()
    with Codex(CodexConfig(server=server)) as codex:
        thread = codex.thread_start()
        for call in (
            lambda: thread.run("x", policy=policy),
            lambda: thread.turn("x", policy=policy),
            lambda: codex.thread_start(policy=policy),
            lambda: codex.thread_resume(thread.id, policy=policy),
            lambda: codex.thread_fork(thread.id, policy=policy),
        ):
            with pytest.raises(InvalidInputError, match="is a TurnPolicy"):
                call()
        for wrong, error in (("5", InvalidInputError), (-1, InvalidOptionError)):
            with pytest.raises(error, match=r"timeout is a number of seconds"):
                thread.run("x", timeout=wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert server.params_of("turn/start") == []
    assert len(server.params_of("thread/start")) == 1
