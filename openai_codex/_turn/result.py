"""`TurnResult`, and how the events of a turn become one. No await: both colours use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

import attrs

from .._lazy_models import wire
from .._protocol.meters import Meters
from .._protocol.methods import ITEM_COMPLETED, THREAD_TOKEN_USAGE_UPDATED, TURN_COMPLETED
from .._protocol.records import TurnRecords
from ..errors import BudgetExceededError, TurnIncompleteError
from ..models import Notification
from .failure import failed_turn

if TYPE_CHECKING:
    from ..generated.v2_all import ThreadItem, ThreadTokenUsage, TokenUsageBreakdown, Turn, TurnError, TurnStatus
    from .subagents import SubAgentResult

# A turn's result needs no other events; whoever only wants the result pays for no others.
RESULT_METHODS = frozenset({ITEM_COMPLETED, THREAD_TOKEN_USAGE_UPDATED, TURN_COMPLETED})


@attrs.define
class TurnResult:
    """A finished turn.

    `final_response` is the agent's last final answer, else its last message that has no phase, else None.
    `items` are the completed items in order. Times are Unix seconds, `duration_ms` is milliseconds. `subagents` are the
    agents that the turn started, as a tree, as they stood when the turn ended. `model` is the model that answered,
    `warnings` are what the server warned of meanwhile, such as that it took another model or had to try again.

    `usage` is what the server counts: the tokens of the thread in all (`total`) and of the last request to the model
    (`last`). `turn_usage` are the tokens of this turn alone, without those of its sub-agents.
    """

    __module__ = "openai_codex"

    id: str
    status: TurnStatus
    error: TurnError | None
    started_at: int | None
    completed_at: int | None
    duration_ms: int | None
    final_response: str | None
    items: list[ThreadItem]
    usage: ThreadTokenUsage | None
    subagents: tuple[SubAgentResult, ...] = attrs.field(default=(), kw_only=True)
    turn_usage: TokenUsageBreakdown | None = attrs.field(default=None, kw_only=True)
    model: str | None = attrs.field(default=None, kw_only=True)
    warnings: tuple[str, ...] = attrs.field(default=(), kw_only=True)


class TurnCollector:
    """Takes the events of one turn and holds what its result is made of.

    `records` have what is said of the turn beside its items.
    """

    def __init__(self, turn_id: str, records: TurnRecords | None = None, meters: Meters | None = None) -> None:
        self._turn_id = turn_id
        self._meters = meters or Meters()
        self._records = records or TurnRecords()
        self._usage: ThreadTokenUsage | None = None
        self.items: list[ThreadItem] = []
        self.turn: Turn | None = None
        self.subagents: tuple[SubAgentResult, ...] = ()

    def feed(self, event: Notification) -> list[ThreadItem]:
        """Take one event, and return the items that it completes. What says nothing about the result is ignored."""
        payload = event.payload
        items: list[ThreadItem] = []
        if event.method == ITEM_COMPLETED:
            # A payload that does not fit its class is kept raw and has no item to read.
            if (item := getattr(payload, "item", None)) is not None:
                items.append(item)
        elif event.method == THREAD_TOKEN_USAGE_UPDATED:
            self._usage = getattr(payload, "token_usage", self._usage)
        elif event.method == TURN_COMPLETED:
            self.turn = getattr(payload, "turn", None)
            # What was told before is here already; an end that was read from the stored thread brings
            # along what was not. A newer server may leave it out.
            rest: object = getattr(self.turn, "items", None)
            if isinstance(rest, list):
                known = set(map(_id_of, self.items))
                items += (item for item in cast("list[ThreadItem]", rest) if _id_of(item) not in known)
        self.items += items
        return items

    def result(self) -> TurnResult:
        """The result.

        Raises TurnFailedError for a failed turn, BudgetExceededError for one that was stopped for its cost,
        TurnIncompleteError without its end.
        """
        turn = self.turn
        if turn is None:
            raise TurnIncompleteError(f"the events of turn {self._turn_id} ended before turn/completed")
        # A turn that lacks what its class needs is raw, and has the rest as far as it came.
        said: object = getattr(turn, "status", None)
        if not isinstance(said, str):
            raise TurnIncompleteError(f"the end of turn {self._turn_id} has no status that this SDK can read")
        status = wire.TurnStatus(said)
        error: TurnError | None = getattr(turn, "error", None)
        record = self._records.of(self._turn_id)
        if status == "failed":
            raise failed_turn(turn, self.items, record, self._records.resets_at())
        result = TurnResult(
            id=self._turn_id,
            status=status,
            error=error,
            started_at=getattr(turn, "started_at", None),
            completed_at=getattr(turn, "completed_at", None),
            duration_ms=getattr(turn, "duration_ms", None),
            final_response=final_response(self.items),
            items=self.items,
            usage=self._usage,
            subagents=self.subagents,
            turn_usage=None if record.tokens is None else wire.TokenUsageBreakdown.model_validate(record.tokens),
            model=record.model,
            warnings=tuple(record.warnings),
        )
        tokens = self._meters.spent(self._turn_id)
        if tokens is not None and status == "interrupted":
            raise BudgetExceededError(
                f"turn {self._turn_id} was interrupted: its tokens are spent, it has used {tokens}",
                turn_id=self._turn_id,
                tokens=tokens,
                result=result,
            )
        return result


def final_response(items: list[ThreadItem]) -> str | None:
    """The text of the last final answer, else of the last agent message without a phase, else None."""
    message = final_message(items)
    return None if message is None else message.text


class AgentMessage(NamedTuple):
    """What the agent said in one item."""

    id: str
    text: str
    phase: str | None


def agent_message(item: ThreadItem | None) -> AgentMessage | None:
    """The item as a message of the agent; None if it is something else, or has no text."""
    if getattr(item, "type", None) != "agentMessage":
        return None
    # An item that does not fit its class is kept raw, and has what the server said.
    text = getattr(item, "text", None)
    return AgentMessage(getattr(item, "id", ""), text, getattr(item, "phase", None)) if isinstance(text, str) else None


def final_message(items: list[ThreadItem]) -> AgentMessage | None:
    """The message whose text is the final response."""
    without_phase: AgentMessage | None = None
    for message in map(agent_message, reversed(items)):
        if message is None:
            continue
        if message.phase == FINAL_ANSWER:
            return message
        if without_phase is None and message.phase not in OTHER_PHASES:
            without_phase = message
    return without_phase


FINAL_ANSWER = "final_answer"

# A phase that is newer than this SDK must not cost the answer: only what is known to be something else is.
# A tuple, because a phase that is no string may have no hash.
OTHER_PHASES = ("commentary", "partial_answer")


def _id_of(item: ThreadItem) -> str | None:
    """The id of an item, which may be one that is newer than this SDK."""
    id: object = getattr(item, "id", None)
    return id if isinstance(id, str) else None
