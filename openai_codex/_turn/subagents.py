"""`SubAgentResult`: what came of the agents that a turn started. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from .._lazy_models import wire

if TYPE_CHECKING:
    from .._protocol.agents import SubAgent
    from ..generated.v2_all import TokenUsageBreakdown


@attrs.frozen
class SubAgentResult:
    """An agent that a turn started, on a thread of its own.

    `outcome` is how its last turn ended, in the server's word; None while it works, which it may do longer than the
    turn that started it. `usage` are the tokens of its thread in all, `children` the agents that it started itself.
    """

    __module__ = "openai_codex"

    thread_id: str
    name: str | None
    outcome: str | None
    usage: TokenUsageBreakdown | None
    children: tuple[SubAgentResult, ...] = ()


def subagent_tree(agents: list[SubAgent], names: Mapping[str, str | None]) -> tuple[SubAgentResult, ...]:
    """The agents of a turn by their parents. Those whose parent is not among them are at the top."""
    known = {agent.thread_id for agent in agents}
    below: dict[str | None, list[SubAgent]] = {}
    for agent in agents:
        below.setdefault(agent.parent_id if agent.parent_id in known else None, []).append(agent)

    def branch(parent: str | None) -> tuple[SubAgentResult, ...]:
        return tuple(
            SubAgentResult(
                agent.thread_id,
                names.get(agent.thread_id) or agent.name,
                agent.outcome,
                None if agent.usage is None else wire.TokenUsageBreakdown.model_validate(agent.usage),
                branch(agent.thread_id),
            )
            for agent in below.pop(parent, ())
        )

    return branch(None)
