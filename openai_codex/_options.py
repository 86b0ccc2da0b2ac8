"""The presets `ApprovalMode` and `Sandbox`, and what they stand for on the wire. Pure."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from ._lazy_models import wire
from .errors import InvalidOptionError

if TYPE_CHECKING:
    from ._wire import JsonObject
    from .generated.v2_all import Personality, ReasoningEffort, ReasoningSummary

E = TypeVar("E", bound=Enum)


class ApprovalMode(str, Enum):
    """Who decides when the agent asks for more than its sandbox allows.

    `auto_review`: the server's own reviewer decides. `deny_all`: the agent is never allowed more.
    """

    deny_all = "deny_all"
    auto_review = "auto_review"


class Sandbox(str, Enum):
    """What the agent's commands may touch.

    `read_only` reads files. `workspace_write` also writes in the working directory and configured roots;
    the server then records that directory as trusted in its config. `full_access` is not restricted.
    """

    read_only = "read-only"
    workspace_write = "workspace-write"
    full_access = "full-access"


class TurnOptions(TypedDict, total=False):
    """What a turn can be told beside its input; `Thread.turn` says what each of them means."""

    approval_mode: ApprovalMode | None
    cwd: str | None
    effort: ReasoningEffort | None
    model: str | None
    personality: Personality | None
    sandbox: Sandbox | None
    service_tier: str | None
    source: str | None
    summary: ReasoningSummary | None
    turn_service_tier: str | None
    timeout: float | None


def approval_fields(mode: ApprovalMode | None) -> dict[str, Any]:
    """The wire fields of an approval mode, for threads and turns; none for None, which changes nothing."""
    if mode is None:
        return {}
    if _checked(ApprovalMode, "approval_mode", mode) is ApprovalMode.deny_all:
        return {"approvalPolicy": "never"}
    return {"approvalPolicy": "on-request", "approvalsReviewer": "auto_review"}


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


def enum_value(enum: str, name: str, value: Any) -> Any:
    """An option of the open enum named `enum`. A string must be a value that is known.

    A value that is newer than the SDK is passed as a member: `ReasoningSummary("newer")`. Raises
    InvalidOptionError for anything else.
    """
    if value is None:
        return None
    kind: Any = getattr(wire, enum)
    if isinstance(value, kind):
        return value
    known = {member.value: member for member in kind}
    if value in known:
        return known[value]
    choices = ", ".join(map(repr, known))
    raise InvalidOptionError(f"{name} must be one of {choices}, not {value!r}")


def count(name: str, value: int | None) -> int | None:
    """An option that is a whole number. Raises InvalidOptionError otherwise."""
    # The annotation stops nobody at run time, and True would be sent as a boolean.
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):  # pyright: ignore[reportUnnecessaryIsInstance]
        return value
    raise InvalidOptionError(f"{name} must be a whole number, not {value!r}")


def given(**fields: Any) -> dict[str, Any]:
    """The fields that were given a value: an unset option is left out, never sent as null."""
    return {name: value for name, value in fields.items() if value is not None}


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
