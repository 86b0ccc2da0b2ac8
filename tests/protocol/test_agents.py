"""Whose a sub-agent is and what it does, told from the notifications alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from openai_codex._protocol.agents import REMEMBERED_AGENTS, SubAgent, SubAgents

TRACES = Path(__file__).parents[1] / "data" / "traces"


def recorded(name: str) -> list[dict[str, Any]]:
    records = map(orjson.loads, (TRACES / f"{name}.jsonl").read_bytes().splitlines())
    messages = [record.get("msg") for record in records if record.get("dir") == "s2c"]
    return [message for message in messages if isinstance(message, dict) and "id" not in message]


def told(messages: list[dict[str, Any]], agents: SubAgents | None = None) -> SubAgents:
    agents = agents or SubAgents()
    for message in messages:
        agents.see(message)
    return agents


def note(method: str, thread: str, **params: Any) -> dict[str, Any]:
    return {"method": method, "params": {"threadId": thread, **params}}


def started(thread: str, turn: str, root: str | None) -> dict[str, Any]:
    return note("turn/started", thread, turn={"id": turn, "rootTurnId": root, "status": "inProgress"})


def ended(thread: str, turn: str, status: str = "completed") -> dict[str, Any]:
    return note("turn/completed", thread, turn={"id": turn, "status": status})


def names(thread: str, turn: str, *agents: str, tool: str = "spawnAgent") -> dict[str, Any]:
    item = {"type": "collabAgentToolCall", "id": "call", "tool": tool, "receiverThreadIds": [*agents]}
    return note("item/completed", thread, turnId=turn, item=item)


def status(thread: str, word: str) -> dict[str, Any]:
    return note("thread/status/changed", thread, status={"type": word})


def ids(agents: list[SubAgent]) -> list[str]:
    return [agent.thread_id for agent in agents]


def test_a_recorded_session_tells_whose_its_sub_agent_is_how_it_ended_and_what_it_used() -> None:
    messages = recorded("subagent_threads")
    own = next(message["params"]["thread"]["id"] for message in messages if message["method"] == "thread/started")
    turns = [message["params"] for message in messages if message["method"] == "turn/started"]
    turn, of_child = (next(each for each in turns if (each["threadId"] == own) is mine) for mine in (True, False))
    (agent,) = told(messages).of_turn(turn["turn"]["id"])
    assert agent.thread_id == of_child["threadId"] != own
    assert (agent.parent_id, agent.parent_turn_id) == (own, turn["turn"]["id"])
    assert (agent.turn_id, agent.root_turn_id) == (of_child["turn"]["id"], turn["turn"]["id"])
    assert (agent.running, agent.outcome) == (False, "completed")
    assert agent.usage is not None
    assert agent.usage["totalTokens"] == 110


def test_a_recorded_sub_agent_works_from_when_it_is_named_to_the_end_of_its_turn() -> None:
    agents, running = SubAgents(), list[bool]()
    for message in recorded("subagent_threads"):
        agents.see(message)
        running += [agent.running for agent in agents.of_turn(message["params"].get("turnId", ""))]
    assert running == sorted(running, reverse=True)
    assert {*running} == {True, False}


@pytest.mark.parametrize("trace", sorted(path.stem for path in TRACES.glob("*.jsonl")))
def test_no_other_recorded_session_has_sub_agents(trace: str) -> None:
    agents = told(recorded(trace))
    threads = {message["params"].get("threadId") for message in recorded(trace) if "params" in message}
    found = {thread for thread in threads if thread is not None and agents.find(thread) is not None}
    assert bool(found) is (trace == "subagent_threads")


def test_agents_of_agents_belong_to_the_turn_at_the_top_and_to_those_between() -> None:
    agents = told(
        [
            started("top", "1", "1"),
            started("child", "2", "1"),  # a turn may begin before an item names its thread
            names("top", "1", "child"),
            names("child", "2", "grandchild"),
            started("grandchild", "3", "1"),
        ]
    )
    assert ids(agents.of_turn("1")) == ["child", "grandchild"]
    assert ids(agents.of_turn("2")) == ["grandchild"]
    assert ids(agents.of_turn("3")) == []
    grandchild = agents.find("grandchild")
    assert grandchild is not None
    assert (grandchild.parent_id, grandchild.parent_turn_id, grandchild.running) == ("child", "2", True)


def test_agents_are_found_through_their_parents_where_the_server_does_not_say_the_turn_at_the_top() -> None:
    agents = told([names("top", "1", "child"), started("child", "2", None), names("child", "2", "grandchild")])
    assert ids(agents.of_turn("1")) == ["child", "grandchild"]


def test_a_turn_of_somebody_else_and_the_second_turn_of_a_review_are_no_agents() -> None:
    review = note("item/started", "reviewed", turnId="2", item={"type": "enteredReviewMode", "id": "i"})
    agents = told([started("other", "1", "1"), status("other", "active"), review, started("reviewed", "3", "2")])
    assert agents.find("other") is None
    assert agents.find("reviewed") is None


def test_a_turn_that_works_for_one_that_was_never_seen_is_nobodys_until_an_item_names_its_thread() -> None:
    agents = told([started("child", "2", "1")])
    assert agents.of_turn("1") == []
    told([names("top", "1", "child")], agents)
    assert ids(agents.of_turn("1")) == ["child"]


def test_an_agent_that_was_started_and_has_taken_no_turn_yet_counts_as_working() -> None:
    agents = told([names("top", "1", "child"), status("child", "idle")])
    (agent,) = agents.of_turn("1")
    assert agent.running
    told([started("child", "2", "1"), status("child", "idle")], agents)
    assert not agent.running
    assert agent.outcome is None
    told([ended("child", "2", "interrupted")], agents)
    assert agent.outcome == "interrupted"


def test_an_agent_that_is_given_more_to_do_works_for_the_turn_that_gave_it() -> None:
    agents = told([names("top", "1", "child"), started("child", "2", "1"), ended("child", "2"), ended("top", "1")])
    told([started("top", "3", "3"), names("top", "3", "child", tool="sendInput"), started("child", "4", "3")], agents)
    assert ids(agents.of_turn("3")) == ["child"]
    assert ids(agents.of_turn("1")) == []
    (agent,) = agents.of_turn("3")
    assert (agent.turn_id, agent.running, agent.outcome) == ("4", True, None)
    told([ended("child", "2", "failed")], agents)  # late news of the turn before
    assert agent.running


def test_who_is_written_to_is_not_therefore_an_agent_of_the_writer() -> None:
    agents = told([names("top", "1", "child"), names("child", "2", "top", "friend", tool="sendMessage")])
    assert ids(agents.of_turn("1")) == ["child"]
    assert agents.find("top") is None
    assert agents.find("friend") is None


def test_nobody_is_above_himself_whatever_the_server_says() -> None:
    agents = told([names("top", "1", "child"), names("child", "2", "child", "top"), names("top", "1", "child")])
    assert ids(agents.of_turn("1")) == ["child"]
    assert agents.find("top") is None


def test_the_other_ways_in_which_an_agent_is_named_tell_its_name() -> None:
    activity = {
        "type": "subAgentActivity",
        "id": "i",
        "agentThreadId": "child",
        "agentPath": "/root/b",
        "kind": "started",
    }
    thread = {"id": "announced", "parentThreadId": "child", "agentNickname": "Euler"}
    agents = told(
        [
            note("item/started", "top", turnId="1", item=activity),
            {"method": "thread/started", "params": {"thread": thread}},
            {"method": "thread/started", "params": {"thread": {"id": "own", "parentThreadId": None}}},
        ]
    )
    assert [(agent.thread_id, agent.name) for agent in agents.of_turn("1")] == [("child", "/root/b")]
    announced = agents.find("announced")
    assert announced is not None
    assert (announced.parent_id, announced.name) == ("child", "Euler")
    assert agents.find("own") is None


@pytest.mark.parametrize("method", ["thread/closed", "thread/archived", "thread/deleted"])
def test_an_agent_whose_thread_is_gone_does_not_work(method: str) -> None:
    agents = told([names("top", "1", "child"), note(method, "child")])
    assert [agent.running for agent in agents.of_turn("1")] == [False]


def test_the_end_of_the_server_is_the_end_of_its_agents() -> None:
    agents = told([names("top", "1", "child")])
    agents.forget_running()
    assert agents.of_turn("1") == []


def test_what_is_remembered_is_bounded_and_those_that_work_are_forgotten_last() -> None:
    agents = told(
        [names("top", "1", "works"), names("top", "1", "rests"), started("rests", "2", "1"), ended("rests", "2")]
    )
    told([names("top", "1", f"agent {number}") for number in range(REMEMBERED_AGENTS - 1)], agents)
    assert agents.find("rests") is None
    assert agents.find("works") is not None
    told([names("top", "1", "one more")], agents)
    assert agents.find("works") is None
    assert len(agents.of_turn("1")) == REMEMBERED_AGENTS


@pytest.mark.parametrize("odd", [None, [], {}, {"threadId": "t"}, {"threadId": "t", "item": 1, "turn": 2, "status": 3}])
def test_what_is_of_another_shape_says_nothing(odd: Any) -> None:
    agents = told([names("top", "1", "t"), started("t", "2", "1")])
    methods = ["thread/status/changed", "thread/tokenUsage/updated", "turn/completed", "turn/started", "item/started"]
    told([{"method": method, "params": odd} for method in ["thread/started", *methods]], agents)
    assert agents.find("t") is not None
