"""`Decision`: the record of one decision, and how it is told. No prompt, no reason and no message is in it."""

from __future__ import annotations

import logging
import time as clock
from collections.abc import Callable
from typing import Any, cast

import attrs

from actors import printable

from .._redaction import Redaction
from .._requests.approvals import Approval, ApprovalAnswer, CommandApproval, FileChangeApproval, PermissionsApproval
from .._requests.handlers import METHODS
from .._requests.serve import called
from .._wire import to_wire
from .rules import paths_of

logger = logging.getLogger("openai_codex.approvals")

# By their shapes only: it is not known here what else would be one.
_redaction = Redaction({}, {})

DEFAULT = "default"


@attrs.frozen
class Decision:
    """One decision of a policy."""

    __module__ = "openai_codex.approvals"

    time: float
    """When it was made, in seconds since 1970 (UTC)."""
    thread_id: str
    turn_id: str | None
    """None where the server does not say which turn asks."""
    item_id: str | None
    """None where the request is about no item."""
    kind: str
    """What was asked for: `command_approval`, `file_change_approval`, `permissions_approval` or `elicitation`."""
    subject: str
    """The command line, the host, the paths, the permissions, or the name of the MCP server."""
    decision: str
    """The answer in the protocol's word: `accept`, `decline` and so on; for permissions `grant` or `decline`."""
    rule: str
    """The rule that decided, `default` if none did; with the reason behind it if a rule failed."""


def decision_of(request: Approval, answer: ApprovalAnswer, rule: str) -> Decision:
    """The record of an answer."""
    return Decision(
        time=clock.time(),
        thread_id=request.thread_id,
        turn_id=request.turn_id,
        item_id=getattr(request, "item_id", None),
        kind=METHODS[request.method],
        subject=_subject(request),
        decision=_word(answer),
        rule=rule,
    )


async def tell(decision: Decision, on_decision: Callable[[Decision], object] | None) -> None:
    """Log a decision, and hand it to the program's own function. Raises what that raises."""
    if on_decision is not None:
        await called(on_decision, decision)
    # As data: a subject comes from the model, and may hold what looks like another line of the log. Others read a log
    # than those who may see what was decided about, so a secret that can be told as one is left out of it.
    decision = attrs.evolve(decision, subject=_redaction.text(decision.subject))
    logger.info(
        "%s by %s: %s %r in thread %s, turn %s, item %s",
        decision.decision,
        decision.rule,
        decision.kind,
        decision.subject,
        printable(decision.thread_id),
        printable(str(decision.turn_id)),
        printable(str(decision.item_id)),
        extra={"decision": decision},
    )


def _subject(request: Approval) -> str:
    match request:
        case CommandApproval(network=network) if network is not None:
            return f"{network.protocol.value} {network.host}"
        case CommandApproval():
            return request.command or ""
        case FileChangeApproval(changes=None):
            return "changes that are not known"
        case FileChangeApproval(changes=changes):
            return ", ".join(path for change in changes or () for path in paths_of(change) or [change.path])
        case PermissionsApproval():
            return str(to_wire(request.permissions))
        case _:
            return request.server_name


def _word(answer: ApprovalAnswer) -> str:
    body = cast("dict[str, Any]", to_wire(answer))
    if "permissions" in body:
        return "grant" if any(body["permissions"].values()) else "decline"
    word: str | dict[str, Any] = body["decision"] if "decision" in body else body["action"]
    return word if isinstance(word, str) else next(iter(word))
