"""What came of the sub-agents of a turn, as it is told here and as the server knows it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from .._lazy_models import wire
from .._protocol import methods
from .._session import AsyncSession
from .._turn.subagents import SubAgentResult, subagent_tree
from ..errors import CodexError

# Seconds that the server may take to say how an agent is called.
NAME_TIMEOUT = 5.0


async def read_subagents(session: AsyncSession, turn_id: str) -> tuple[SubAgentResult, ...]:
    """The agents that a turn started, as a tree. The names are asked for: no message has them."""
    agents = await session.look(partial(session.ledger.agents.look, turn_id))
    names = {agent.thread_id: await _name_of(session, agent.thread_id) for agent in agents}
    return subagent_tree(agents, names)


async def _name_of(session: AsyncSession, thread_id: str) -> str | None:
    params = {"threadId": thread_id, "includeTurns": False}
    with suppress(CodexError):
        read = await session.request(methods.THREAD_READ, params, wire.ThreadReadResponse, timeout=NAME_TIMEOUT)
        name: str | None = getattr(read.thread, "agent_nickname", None)
        return name
    return None
