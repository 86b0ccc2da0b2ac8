"""The sub-agents that turns start, at any depth: whose each is, whether it works, how it ended, what it used.

It is told every notification in the order of the wire, whoever reads. A sub-agent is a thread of its own that this
client never made. It is known by the items that name it, and by its turns, which work for another one. It must not know
who asks, and asks nobody. Only the loop's thread writes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

import attrs

from actors import Message, Reply

from . import methods
from .subjects import (
    agent_name_of,
    agents_of,
    is_about_agents,
    parent_of,
    root_turn_of,
    talks_to_agents,
    thread_of,
    thread_status_of,
    turn_of,
    turn_status_of,
    usage_of,
)

# Turns whose threads are remembered: a sub-agent's begins soon after an event of the turn that it works for.
REMEMBERED_TURNS = 1024
# Sub-agents that are remembered; beyond that the oldest one that does not work is forgotten.
REMEMBERED_AGENTS = 1024

_ITEMS = frozenset({methods.ITEM_STARTED, methods.ITEM_COMPLETED})
_GONE = methods.THREAD_PUT_AWAY | {methods.THREAD_CLOSED}
# What it takes note of.
AGENT_METHODS: frozenset[str] = (
    _ITEMS
    | _GONE
    | {
        methods.THREAD_STARTED,
        methods.THREAD_STATUS_CHANGED,
        methods.THREAD_TOKEN_USAGE_UPDATED,
        methods.TURN_STARTED,
        methods.TURN_COMPLETED,
    }
)


@attrs.define(eq=False)
class SubAgent:
    """A thread that a turn started to have something done. What has not been told yet is None."""

    thread_id: str
    parent_id: str | None = None
    """The thread that started it."""
    parent_turn_id: str | None = None
    """The turn of that thread in which it was last given something to do."""
    root_turn_id: str | None = None
    """The turn at the top that it last worked for, as the server says."""
    name: str | None = None
    turn_id: str | None = None
    """Its own turn, the last one that began."""
    running: bool = True
    """Whether it works, or is about to: one that was started and has taken no turn yet counts as working."""
    outcome: str | None = None
    """How its last turn ended, in the server's word."""
    usage: dict[str, Any] | None = None
    """The tokens that it has used in all, by kind."""


class SubAgents:
    """What is known of the sub-agents of one server."""

    def __init__(self) -> None:
        self._agents: OrderedDict[str, SubAgent] = OrderedDict()
        self._threads: OrderedDict[str, str] = OrderedDict()  # by the turns that were seen on them
        self._waiting: list[Reply] = []
        # Turns that began to start an agent, or to talk to one: it may become known after their end.
        self._employers: OrderedDict[str, None] = OrderedDict()

    def find(self, thread_id: str) -> SubAgent | None:
        """A sub-agent by its thread; None for the thread of somebody else."""
        return self._agents.get(thread_id)

    def of_turn(self, turn_id: str) -> list[SubAgent]:
        """Those that work or worked for a turn, and for them, in the order in which they became known."""
        turns, found = {turn_id}, dict[str, SubAgent]()
        # A parent may be known after its child, by the item that names it: look again until nobody is added.
        while more := [each for each in self._agents.values() if each.thread_id not in found and _is_for(each, turns)]:
            found.update((each.thread_id, each) for each in more)
            turns.update(each.turn_id for each in more if each.turn_id is not None)
        return [each for each in self._agents.values() if each.thread_id in found]

    @property
    def count(self) -> int:
        """How many are known. Any thread may ask."""
        return len(self._agents)

    def see(self, message: Message) -> None:
        """Note what one notification says."""
        if message["method"] in AGENT_METHODS:
            self._note(message["method"], message.get("params"))
            waiting, self._waiting = self._waiting, []
            for reply in waiting:
                reply.set(None)

    def employs(self, turn_id: str) -> bool:
        """Whether a turn has, or may still turn out to have, sub-agents."""
        return turn_id in self._employers or bool(self.of_turn(turn_id))

    def next_change(self, reply: Reply) -> None:
        """Set `reply` when more has become known."""
        self._waiting.append(reply)

    def look(self, turn_id: str) -> list[SubAgent]:
        """Copies of those of a turn, which another thread may keep."""
        return [attrs.evolve(agent) for agent in self.of_turn(turn_id)]

    def forget_running(self) -> None:
        """The server is gone, and with it all that they did."""
        self._agents.clear()
        self._threads.clear()

    def _note(self, method: str, params: Any) -> None:
        thread_id = thread_of(params)
        if thread_id is None:
            return
        if method in _ITEMS:
            turn_id = turn_of(params)
            self._seen(thread_id, turn_id)
            if turn_id is not None and is_about_agents(params):
                self._employers[turn_id] = None
                if len(self._employers) > REMEMBERED_TURNS:
                    self._employers.popitem(last=False)
            self._named(thread_id, params)
        elif method == methods.THREAD_STARTED:
            if (parent_id := parent_of(params)) is not None:
                announced = self._known(thread_id)
                announced.parent_id, announced.name = parent_id, agent_name_of(params)
        elif method == methods.TURN_STARTED:
            self._turn_started(thread_id, params)
        elif (agent := self._agents.get(thread_id)) is None:
            return
        elif method == methods.TURN_COMPLETED:
            if turn_of(params) == agent.turn_id:
                agent.running, agent.outcome = False, turn_status_of(params)
        elif method == methods.THREAD_TOKEN_USAGE_UPDATED:
            agent.usage = usage_of(params)
        elif method in _GONE:
            agent.running = False
        elif agent.turn_id is not None:  # it is idle before its first turn too
            agent.running = thread_status_of(params) == "active"

    def _named(self, thread_id: str, params: Any) -> None:
        """An item of a thread names agents. Only their parent starts them, gives them work and waits for them."""
        if talks_to_agents(params):
            return
        for agent_id in agents_of(params):
            if agent_id in self._line_of(thread_id):
                continue  # nobody is above himself, whatever the server says
            agent = self._known(agent_id)
            if agent.parent_id in (None, thread_id):
                agent.parent_id, agent.parent_turn_id = thread_id, turn_of(params)
                agent.name = agent_name_of(params) or agent.name

    def _turn_started(self, thread_id: str, params: Any) -> None:
        turn_id, root_id = turn_of(params), root_turn_of(params)
        self._seen(thread_id, turn_id)
        # The second turn of a review works for the first, on the same thread.
        if thread_id not in self._agents and self._threads.get(root_id or "", thread_id) == thread_id:
            return
        agent = self._known(thread_id)
        agent.turn_id, agent.root_turn_id, agent.running, agent.outcome = turn_id, root_id, True, None

    def _seen(self, thread_id: str, turn_id: str | None) -> None:
        if turn_id is not None and turn_id not in self._threads:
            self._threads[turn_id] = thread_id
            if len(self._threads) > REMEMBERED_TURNS:
                self._threads.popitem(last=False)

    def _line_of(self, thread_id: str) -> Iterator[str]:
        """A thread and those above it."""
        seen = set[str]()
        above: str | None = thread_id
        while above is not None and above not in seen:
            yield above
            seen.add(above)
            agent = self._agents.get(above)
            above = None if agent is None else agent.parent_id

    def _known(self, thread_id: str) -> SubAgent:
        agent = self._agents.get(thread_id)
        if agent is None:
            agent = self._agents[thread_id] = SubAgent(thread_id)
            if len(self._agents) > REMEMBERED_AGENTS:
                oldest = next((each for each in self._agents.values() if not each.running), None)
                self._agents.pop(oldest.thread_id if oldest else next(iter(self._agents)))
        return agent


def _is_for(agent: SubAgent, turns: set[str]) -> bool:
    return agent.root_turn_id in turns or agent.parent_turn_id in turns
