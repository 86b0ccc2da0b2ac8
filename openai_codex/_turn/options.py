"""The presets `ApprovalMode` and `Sandbox`, and what they stand for on the wire. Pure."""

from __future__ import annotations

import os
from enum import Enum
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from ..errors import InvalidOptionError

if TYPE_CHECKING:
    from .._wire import JsonObject
    from ..generated.v2_all import Personality, ReasoningEffort, ReasoningSummary
    from .policy import TurnPolicy

E = TypeVar("E", bound=Enum)


class ApprovalMode(str, Enum):
    """Who decides when the agent asks for more than its sandbox allows.

    `auto_review`: the server's own reviewer decides. `deny_all`: the agent is never allowed more. `ask`: this client's
    handlers decide; what has no handler is declined.

    A mode that is said always holds. Where none is said, the handlers of approvals (`Handlers.approvals`,
    `command_approval`, `file_change_approval`, `permissions_approval`, or their methods in a mapping) count:

    | mode not said, and handlers of approvals are | `thread_start` | `thread_resume`, `thread_fork` |
    | --- | --- | --- |
    | nowhere | `auto_review` | what the thread has |
    | in the `CodexConfig` only | `ask` | what the thread has |
    | given in this call | `ask` | `ask` if it has `auto_review`, from the next turn on; else what it has |

    So nobody who was to be refused is asked instead: a thread that has `deny_all` keeps it until another mode is said.
    In `thread_start` the default counts as not said, `ApprovalMode.auto_review` written out as said, and None leaves
    the choice to the server's configuration.
    """

    __module__ = "openai_codex"

    deny_all = "deny_all"
    auto_review = "auto_review"
    ask = "ask"


def _not_said() -> ApprovalMode:
    mode = str.__new__(ApprovalMode, ApprovalMode.auto_review.value)
    mode._name_ = ApprovalMode.auto_review.name
    mode._value_ = ApprovalMode.auto_review.value
    return mode


# Equal to ApprovalMode.auto_review, and shown as it, but another object: the default of `thread_start`, which is to
# be told from the same mode written out.
MODE_NOT_SAID: ApprovalMode = _not_said()


class Sandbox(str, Enum):
    """What the agent's commands may touch.

    `read_only` reads files. `workspace_write` also writes in the working directory, in `/tmp`, in `$TMPDIR` and in
    configured roots; the server then records the working directory as trusted in its config. A thread's
    `config={"sandbox_workspace_write": {"exclude_slash_tmp": True, "exclude_tmpdir_env_var": True}}` leaves the
    temporary directories out, until a turn says `sandbox=` again. `full_access` is not restricted.
    """

    __module__ = "openai_codex"

    read_only = "read-only"
    workspace_write = "workspace-write"
    full_access = "full-access"


class TurnOptions(TypedDict, total=False):
    """What a turn can be told beside its input; `Thread.turn` says what each of them means."""

    approval_mode: ApprovalMode | None
    cwd: str | os.PathLike[str] | None
    effort: ReasoningEffort | None
    model: str | None
    personality: Personality | None
    sandbox: Sandbox | None
    service_tier: str | None
    source: str | None
    summary: ReasoningSummary | None
    turn_service_tier: str | None
    timeout: float | None
    policy: TurnPolicy | None


def approval_fields(mode: ApprovalMode | None) -> dict[str, Any]:
    """The wire fields of an approval mode, for threads and turns; none for None, which changes nothing."""
    if mode is None:
        return {}
    return dict(_APPROVAL_FIELDS[_checked(ApprovalMode, "approval_mode", mode)])


def mode_to_start(said: ApprovalMode | None, *, handled: bool) -> ApprovalMode | None:
    """The mode that a new thread starts with, if approvals are `handled` here or not."""
    return ApprovalMode.ask if said is MODE_NOT_SAID and handled else said


def mode_to_follow(said: ApprovalMode | None, *, handled: bool, policy: Any, reviewer: Any) -> ApprovalMode | None:
    """The mode that a thread gets with its next turn because it does not have it; None if it has the right one.

    `policy` and `reviewer` are what the server says that the thread has, `handled` whether approvals of just this
    thread are handled here. A thread that was loaded already keeps what it has, whatever it is resumed with.
    """
    has = {"approvalPolicy": policy, "approvalsReviewer": reviewer}
    if said is not None:
        return None if approval_fields(said).items() <= has.items() else said
    return ApprovalMode.ask if handled and has == _APPROVAL_FIELDS[ApprovalMode.auto_review] else None


def sandbox_mode(sandbox: Sandbox | None) -> str | None:
    """What a thread's `sandbox` field says."""
    if sandbox is None:
        return None
    return _SANDBOX_MODES[_checked(Sandbox, "sandbox", sandbox)]


def sandbox_policy(sandbox: Sandbox | None) -> JsonObject | None:
    """What a turn's `sandboxPolicy` field says: the same choice, spelled differently."""
    if sandbox is None:
        return None
    return {"type": _SANDBOX_POLICIES[_checked(Sandbox, "sandbox", sandbox)]}


_APPROVAL_FIELDS: dict[ApprovalMode, dict[str, Any]] = {
    ApprovalMode.deny_all: {"approvalPolicy": "never"},
    ApprovalMode.auto_review: {"approvalPolicy": "on-request", "approvalsReviewer": "auto_review"},
    ApprovalMode.ask: {"approvalPolicy": "on-request", "approvalsReviewer": "user"},
}
_SANDBOX_MODES = {
    Sandbox.read_only: "read-only",
    Sandbox.workspace_write: "workspace-write",
    Sandbox.full_access: "danger-full-access",
}
_SANDBOX_POLICIES = {
    Sandbox.read_only: "readOnly",
    Sandbox.workspace_write: "workspaceWrite",
    Sandbox.full_access: "dangerFullAccess",
}


def _checked(kind: type[E], name: str, value: E) -> E:
    if isinstance(value, kind):
        return value
    choices = ", ".join(f"{kind.__name__}.{member.name}" for member in kind)
    raise InvalidOptionError(f"{name} must be one of {choices}, not {value!r}")
