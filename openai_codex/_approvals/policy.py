"""`Policy`: rules in order, of which the first that says something decides.

It must not know where requests come from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, overload

from actors import pass_on

from .._requests.approvals import (
    Approval,
    ApprovalAnswer,
    CommandApproval,
    Elicitation,
    FileChangeApproval,
    PermissionsApproval,
)
from .._requests.kinds import checked_answer
from .._requests.serve import called, where
from ..errors import InvalidInputError
from .audit import DEFAULT, Decision, decision_of, logger, tell
from .rules import Rule, rule_name

if TYPE_CHECKING:
    from .._requests.approvals import CommandAnswer, ElicitationAnswer, FileChangeAnswer, PermissionsAnswer


class Policy:
    """Decides about approvals by rules: the first one that matches wins, and what none matches is declined.

        policy = Policy(
            allow_command("ls", under="/repo"),
            allow_command("grep -n", under="/repo"),
            allow_changes(under="/repo"),
            ask(person),
        )
        handlers = Handlers(approvals=policy)

    It can stand wherever a handler of approvals can. A rule is a function of an `Approval` that returns one of the
    request's own answers, or None if it has nothing to say; async, or sync and run in a worker thread. A rule that
    raises, or returns something else, declines the request: the rules behind it were not written for what it failed on.

    Args:
        rules: In order.
        on_decision: Called with the `Decision` before each answer is given, async or sync. If it raises, the request
            is declined: nothing is approved that is not on record. The logger `openai_codex.approvals` has every
            decision too. A request that is withdrawn while a rule thinks about it has no decision.

    Raises:
        InvalidInputError: A rule, or `on_decision`, cannot be called.
    """

    __module__ = "openai_codex.approvals"

    def __init__(self, *rules: Rule, on_decision: Callable[[Decision], object] | None = None) -> None:
        for number, rule in enumerate(rules, 1):
            if not callable(rule) or isinstance(rule, type):
                raise InvalidInputError(f"Policy: rule {number} must be a function, not {rule!r}")
        if on_decision is not None and not callable(on_decision):
            raise InvalidInputError(f"Policy: on_decision must be a function, not {type(on_decision).__name__}")
        self._rules = rules
        self._on_decision = on_decision

    def __repr__(self) -> str:
        return f"Policy({', '.join(map(rule_name, self._rules))})"

    @overload
    async def __call__(self, request: CommandApproval) -> CommandAnswer: ...
    @overload
    async def __call__(self, request: FileChangeApproval) -> FileChangeAnswer: ...
    @overload
    async def __call__(self, request: PermissionsApproval) -> PermissionsAnswer: ...
    @overload
    async def __call__(self, request: Elicitation) -> ElicitationAnswer: ...
    @overload
    async def __call__(self, request: Approval) -> ApprovalAnswer: ...
    async def __call__(self, request: Approval) -> ApprovalAnswer:
        """The answer to a request. Raises only if it is cancelled."""
        answer, rule = await self._decide(request)
        try:
            await tell(decision_of(request, answer, rule), self._on_decision)
        except BaseException as error:  # noqa: BLE001 - the program's own function
            await pass_on(error)
            kind = type(error).__name__
            logger.error("declined: the decision could not be recorded, %s\n%s", kind, where(error))
            return request.decline()
        return answer

    async def _decide(self, request: Approval) -> tuple[ApprovalAnswer, str]:
        for rule in self._rules:
            try:
                answer: ApprovalAnswer | None = await called(rule, request)
                if answer is not None:
                    checked_answer(request.method, answer)
                    return answer, rule_name(rule)
            except BaseException as error:  # noqa: BLE001, PERF203 - a rule is foreign code
                await pass_on(error)
                name, kind = rule_name(rule), type(error).__name__
                logger.error("declined: the rule %s failed with %s\n%s", name, kind, where(error))
                return request.decline(), f"{name} failed with {kind}"
        return request.decline(), DEFAULT
