"""The sub-agents of a turn, at every depth, as the real runtime tells of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from openai_codex import AsyncCodex, CodexConfig
from openai_codex._protocol.agents import SubAgents
from openai_codex._wire import to_wire
from openai_codex.testing import ModelProvider, isolated_home, text, tool_call

pytestmark = pytest.mark.anyio

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


async def test_agents_of_agents_work_for_the_turn_at_the_top() -> None:
    agents = SubAgents()
    with ModelProvider(model) as provider, isolated_home(provider) as home:
        settings = ("agents.max_depth=3",)
        async with AsyncCodex(CodexConfig(env=home.env, cwd=str(home.workspace), config_overrides=settings)) as codex:
            thread = await codex.thread_start()
            async with codex.notifications() as events:
                result = await thread.run("Delegate.")
                async for event in events:
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
