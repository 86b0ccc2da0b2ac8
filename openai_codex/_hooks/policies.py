"""`by_policy`: whoever decides about approvals decides about tool calls, which ask for none inside the sandbox."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, cast

from .._lazy_models import wire
from .._requests.approvals import CommandApproval, FileChangeApproval
from .._requests.kinds import checked_answer
from .._requests.serve import called
from .._wire import to_wire
from ..errors import InvalidInputError
from .events import HookAnswer, PreToolUse

if TYPE_CHECKING:
    from .._requests.handlers import ApprovalHandler

ACCEPTING = frozenset({"accept", "acceptForSession"})


def by_policy(policy: ApprovalHandler) -> Callable[[PreToolUse], Awaitable[HookAnswer | None]]:
    """A hook that lets a `Policy` decide about every command and every patch, inside the sandbox too.

    It is asked as it would be for an approval, and its record of decisions has these too. A call that it does not
    accept is denied, and so is every other tool, of which a policy knows nothing: give `Hook(..., tools=["Bash",
    "apply_patch"])` to leave those out.

    The runtime does not tell which directory a command runs in. So `request.cwd` is None, and a rule for commands with
    `under` matches nothing here.

    Args:
        policy: A `Policy`, a `PendingApprovals`, or a function that can be `Handlers.approvals`.

    Raises:
        InvalidInputError: It cannot be called.
    """
    if not callable(policy) or isinstance(policy, type):
        raise InvalidInputError(f"by_policy takes a Policy or a function, not {policy!r}")
    decide = cast("Callable[[Any], Any]", policy)

    async def policy_decides(call: PreToolUse) -> HookAnswer | None:
        request = _request_of(call)
        if request is None:
            return call.deny(f"The policy of the program does not allow the tool {call.tool_name}.")
        answer = await called(decide, request)
        checked_answer(request.method, answer)
        said = cast("dict[str, Any]", to_wire(answer))
        return None if said.get("decision") in ACCEPTING else call.deny("The policy of the program declined it.")

    return policy_decides


def _request_of(call: PreToolUse) -> CommandApproval | FileChangeApproval | None:
    """The approval that the runtime would ask for outside of the sandbox; None if no policy knows the tool."""
    item: dict[str, Any] = {
        "item_id": call.call_id or "",
        "started_at_ms": int(time.time() * 1000),
        "thread_id": call.agent_id or call.thread_id,
        "turn_id": call.turn_id or "",
    }
    if call.command is not None:
        return CommandApproval(wire.CommandExecutionRequestApprovalParams(**item, command=call.command))
    if call.paths is not None:
        kind = wire.PatchChangeKind.model_validate({"type": "update"})
        patch = str(call.tool_input.get("command"))
        changes = tuple(wire.FileUpdateChange(diff=patch, kind=kind, path=path) for path in call.paths)
        return FileChangeApproval(wire.FileChangeRequestApprovalParams(**item), changes)
    return None
