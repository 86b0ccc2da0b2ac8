# Generated from tests/client/_async/test_subagents.py by scripts/unasync.py. Edit that file instead.
"""The sub-agents of a turn, at every depth, as the real runtime tells of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest

from openai_codex import Codex, CodexConfig, TurnHandle, TurnPolicy, TurnTimeoutError
from openai_codex._protocol.agents import SubAgents
from openai_codex._wire import to_wire
from openai_codex.testing import ModelProvider, isolated_home, text, tool_call

from ..support import PATIENCE

pytestmark = pytest.mark.anyio

# Agents may start agents, which may start one more.
SETTINGS = ("agents.max_depth=3",)

# Who has it done by whom.
WORK = {"Delegate.": "child work", "child work": "grandchild work"}


def model(request: Any) -> Any:
    """An agent that has its work done by another one, down to the last, who answers."""
    said = request.body["input"]
    texts = [part.get("text") for item in said if item.get("role") == "user" for part in item["content"]]
    # What agents say of themselves comes as the user's word too.
    work = next(each for each in reversed(texts) if each in {*WORK, *WORK.values()})
    outputs = [item["output"] for item in said if item.get("type") == "function_call_output"]
    if work not in WORK or len(outputs) == 2:
        return text(f"{work} is done")
    if not outputs:
        return tool_call("spawn_agent", {"message": WORK[work]}, namespace="multi_agent_v1")
    (output,) = outputs
    agent = json.loads(output if isinstance(output, str) else output[0]["text"])["agent_id"]
    return tool_call("wait_agent", {"targets": [agent]}, namespace="multi_agent_v1")


def test_agents_of_agents_work_for_the_turn_at_the_top() -> None:
    agents = SubAgents()
    with ModelProvider(model) as provider, isolated_home(provider) as home:
        with Codex(CodexConfig(env=home.env, cwd=str(home.workspace), config_overrides=SETTINGS)) as codex:
            thread = codex.thread_start()
            with codex.notifications() as events:
                result = thread.run("Delegate.")
                for event in events:
                    agents.see({"method": event.method, "params": to_wire(event.payload)})
                    if event.method == "turn/completed" and event.payload.thread_id == thread.id:
                        break
    assert result.final_response == "Delegate. is done"
    child, grandchild = agents.of_turn(result.id)
    assert (child.parent_id, child.parent_turn_id, child.root_turn_id) == (thread.id, result.id, result.id)
    assert (grandchild.parent_id, grandchild.parent_turn_id) == (child.thread_id, child.turn_id)
    assert grandchild.root_turn_id == result.id
    for agent in (child, grandchild):
        assert (agent.running, agent.outcome) == (False, "completed")
        assert agent.usage is not None
        assert agent.usage["totalTokens"] > 0
    assert agents.find(thread.id) is None

    (top,) = result.subagents
    (below,) = top.children
    assert (top.thread_id, below.thread_id, below.children) == (child.thread_id, grandchild.thread_id, ())
    for told, agent in ((top, child), (below, grandchild)):
        assert told.outcome == "completed"
        assert told.name
        assert told.usage is not None
        assert to_wire(told.usage) == agent.usage


class Busy:
    """A model whose agents never come to an end: at each depth they work, and the deepest runs commands."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.working = Event()
        self.stopped = False
        self.went_on = Event()
        self.asked_after_the_stop = 0

    def __call__(self, request: Any) -> Any:
        said = request.body["input"]
        texts = [part.get("text") for item in said if item.get("role") == "user" for part in item["content"]]
        levels = [each for each in texts if isinstance(each, str) and each.startswith("level ")]
        if not levels:
            return text("fine")
        level = int(levels[-1].split()[1])
        outputs = [item["output"] for item in said if item.get("type") == "function_call_output"]
        if level < self.depth and not outputs:
            return tool_call("spawn_agent", {"message": f"level {level + 1}"}, namespace="multi_agent_v1")
        if level < self.depth:
            output = outputs[0]
            agent = json.loads(output if isinstance(output, str) else output[0]["text"])["agent_id"]
            return tool_call("wait_agent", {"targets": [agent]}, namespace="multi_agent_v1")
        if len(outputs) > 1:
            self.working.set()
        if self.stopped:
            self.asked_after_the_stop += 1
            self.went_on.set()
        return tool_call("exec_command", {"cmd": "true"})

    def wait(self) -> None:
        assert self.working.wait(PATIENCE), "no agent came to work"


@pytest.fixture(params=[1, 2])
def busy(request: pytest.FixtureRequest) -> Busy:
    return Busy(request.param)


@pytest.fixture
def config(busy: Busy) -> Iterator[CodexConfig]:
    with ModelProvider(busy) as provider, isolated_home(provider) as home:
        yield CodexConfig(env=home.env, cwd=str(home.workspace), config_overrides=SETTINGS)


def interrupted(turn: TurnHandle, busy: Busy) -> None:
    busy.wait()
    turn.interrupt()
    busy.stopped = True
    turn.run()


def late(turn: TurnHandle, busy: Busy) -> None:
    busy.wait()
    turn._deadline = turn._session.time()
    with pytest.raises(TurnTimeoutError):
        turn.run()
    busy.stopped = True


def left(turn: TurnHandle, busy: Busy) -> None:
    with pytest.raises(KeyError):  # noqa: PT012 - it is raised within
        with turn:
            busy.wait()
            raise KeyError
    busy.stopped = True


def left_in_its_text(turn: TurnHandle, busy: Busy) -> None:
    with pytest.raises(KeyError):  # noqa: PT012 - it is raised within
        with turn.text():
            busy.wait()
            raise KeyError
    busy.stopped = True


@pytest.mark.parametrize("stop", [interrupted, late, left, left_in_its_text])
def test_the_agents_of_a_turn_stop_with_it(busy: Busy, config: CodexConfig, stop: Any) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("level 0")
        stop(turn, busy)
        agents = codex._session.ledger.agents.of_turn(turn.id)
        assert len(agents) == busy.depth
        assert [agent.running for agent in agents] == [False] * busy.depth
        for _ in range(5):
            assert ((codex.thread_start()).run("And now?")).final_response == "fine"
    assert busy.asked_after_the_stop == 0


@pytest.mark.parametrize("by_policy", [False, True])
def test_agents_go_on_if_one_turn_is_meant(busy: Busy, config: CodexConfig, by_policy: bool) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("level 0", policy=TurnPolicy(subagents=False) if by_policy else None)
        busy.wait()
        (turn.interrupt() if by_policy else turn.interrupt(subagents=False))
        result = turn.run()
        busy.stopped = True
        assert busy.went_on.wait(PATIENCE)
        assert result.subagents[0].outcome is None
        # The turn has ended, and its agents can be stopped still.
        turn.interrupt(subagents=True)
        assert not any(agent.running for agent in codex._session.ledger.agents.of_turn(turn.id))


def test_a_turn_that_somebody_else_follows_keeps_its_agents(config: CodexConfig, busy: Busy) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("level 0")
        busy.wait()
        with thread.turn("level 0") as joined:
            assert joined.id == turn.id
        busy.stopped = True
        assert busy.went_on.wait(PATIENCE)
        turn.interrupt()
