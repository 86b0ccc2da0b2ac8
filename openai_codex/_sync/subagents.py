# Generated from openai_codex/_async/subagents.py by scripts/unasync.py. Edit that file instead.
"""What came of the sub-agents of a turn, as it is told here and as the server knows it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from .._lazy_models import wire
from .._protocol import methods
from .._session import Session
from .._turn.subagents import SubAgentResult, subagent_tree
from ..errors import CodexError

# Seconds that the server may take to say how an agent is called.
NAME_TIMEOUT = 5.0


def read_subagents(session: Session, turn_id: str) -> tuple[SubAgentResult, ...]:
    """The agents that a turn started, as a tree. The names are asked for: no message has them."""
    agents = session.look(partial(session.ledger.agents.look, turn_id))
    names = {agent.thread_id: _name_of(session, agent.thread_id) for agent in agents}
    return subagent_tree(agents, names)


def _name_of(session: Session, thread_id: str) -> str | None:
    params = {"threadId": thread_id, "includeTurns": False}
    with suppress(CodexError):
        read = session.request(methods.THREAD_READ, params, wire.ThreadReadResponse, timeout=NAME_TIMEOUT)
        name: str | None = getattr(read.thread, "agent_nickname", None)
        return name
    return None
