"""Approvals as data: a `Policy` of small rules, the record of what it decided, approvals that a person answers.

    from openai_codex import Codex, CodexConfig
    from openai_codex.approvals import Policy, allow_command
    from openai_codex.requests import Handlers

    policy = Policy(allow_command("ls", under="."))
    codex = Codex(CodexConfig(handlers=Handlers(approvals=policy)))

Whatever no rule allows is declined. Not imported with `openai_codex`.
"""

from ._approvals.audit import Decision
from ._approvals.pending import PendingApproval, PendingApprovals
from ._approvals.policy import Policy
from ._approvals.rules import Rule, allow_changes, allow_command, ask, deny
from ._approvals.terminal import TerminalApprovals
from .errors import ApprovalAnsweredError, ApprovalWithdrawnError

__all__ = [
    "Policy",
    "Rule",
    "Decision",
    "allow_command",
    "allow_changes",
    "ask",
    "deny",
    "PendingApprovals",
    "PendingApproval",
    "TerminalApprovals",
    "ApprovalAnsweredError",
    "ApprovalWithdrawnError",
]
