"""What a type checker says of handlers: pyright reads this, and refuses an ignore that is not needed."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from openai_codex.approvals import PendingApprovals, Policy
from openai_codex.requests import (
    Approval,
    ApprovalAnswer,
    CommandAnswer,
    CommandApproval,
    FileChangeAnswer,
    FileChangeApproval,
    Handlers,
    UserInputAnswer,
    UserInputRequest,
)


def command(request: CommandApproval) -> CommandAnswer:
    return request.accept()


async def command_later(request: CommandApproval) -> CommandAnswer:
    return request.decline()


def file_change(request: FileChangeApproval) -> FileChangeAnswer:
    return request.accept()


def answers_another_kind(request: CommandApproval) -> FileChangeAnswer:
    raise NotImplementedError


def answers_nothing(request: CommandApproval) -> None:
    """Forgets to answer."""


def any_approval(request: Approval) -> ApprovalAnswer:
    return request.decline()


def question(request: UserInputRequest) -> UserInputAnswer:
    return request.answer({})


RIGHT = [
    Handlers(command_approval=command),
    Handlers(command_approval=command_later),
    Handlers(file_change_approval=file_change, user_input=question),
    Handlers(approvals=any_approval),
    Handlers(approvals=Policy(any_approval), command_approval=Policy(), elicitation=Policy()),
    Handlers(approvals=PendingApprovals(), user_input=PendingApprovals(), file_change_approval=PendingApprovals()),
]
WRONG = [
    Handlers(command_approval=file_change),  # pyright: ignore[reportArgumentType]
    Handlers(command_approval=answers_another_kind),  # pyright: ignore[reportArgumentType]
    Handlers(command_approval=answers_nothing),  # pyright: ignore[reportArgumentType]
    Handlers(approvals=command),  # pyright: ignore[reportArgumentType]
    Handlers(user_input=Policy()),  # pyright: ignore[reportArgumentType]
    Handlers(user_input=command),  # pyright: ignore[reportArgumentType]
]


def test_all_of_them_can_be_made_at_run_time() -> None:
    assert all(isinstance(handlers, Handlers) for handlers in RIGHT + WRONG)
