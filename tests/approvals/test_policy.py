"""Policies: the first rule that says something wins, what fails declines, and every decision is on record."""

from __future__ import annotations

import logging
import threading
from typing import Any

import pytest

from openai_codex import InvalidInputError
from openai_codex.approvals import Decision, Policy, allow_command, ask, deny
from openai_codex.requests import Approval, ApprovalAnswer

from .support import command, file_change, permissions, tool_approval

pytestmark = pytest.mark.anyio


def accept(request: Approval) -> ApprovalAnswer:
    return request.accept()


def nothing(request: Approval) -> None:
    return None


async def later(request: Approval) -> ApprovalAnswer:
    return request.accept()


@pytest.mark.parametrize("make", [lambda: command("ls"), lambda: file_change("/x"), permissions, tool_approval])
async def test_what_no_rule_decides_is_declined(make: Any) -> None:
    request = make()
    assert await Policy()(request) == request.decline()
    assert await Policy(nothing)(request) == request.decline()
    assert await Policy(nothing, later)(request) == request.accept()
    assert await Policy(deny(), accept)(request) == request.decline()
    assert await Policy(accept, deny())(request) == request.accept()


def raising(request: Approval) -> ApprovalAnswer:
    raise ValueError(request.params)


def wrong_kind(request: Approval) -> ApprovalAnswer:
    return permissions().accept()


def no_answer(request: Approval) -> Any:
    return True


@pytest.mark.parametrize("rule", [raising, wrong_kind, no_answer, ask(raising), ask(no_answer)])
async def test_a_rule_that_fails_declines_and_hides_the_rules_behind_it(
    rule: Any, caplog: pytest.LogCaptureFixture
) -> None:
    decisions: list[Decision] = []
    request = command("ls")
    assert await Policy(rule, accept, on_decision=decisions.append)(request) == request.decline()
    assert decisions[0].decision == "decline"
    assert "failed with" in decisions[0].rule
    assert "the prompt" not in caplog.text


async def test_sync_rules_run_in_worker_threads() -> None:
    threads: list[threading.Thread] = []

    def note(request: Approval) -> None:
        threads.append(threading.current_thread())

    await Policy(note, ask(note))(command("ls"))
    assert len(threads) == 2
    assert threading.main_thread() not in threads


async def test_every_decision_is_on_record(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "openai_codex.approvals")
    decisions: list[Decision] = []

    async def record(decision: Decision) -> None:
        decisions.append(decision)

    policy = Policy(allow_command("ls -l"), ask(asked), on_decision=record)
    host = {"networkApprovalContext": {"host": "example.invalid", "protocol": "https"}, "command": None}
    requests: list[Any] = [
        command("ls -l"),
        command("ls\nls"),
        command(None, **host),
        file_change("/x", "/y"),
        file_change("/x", known=False),
        permissions(),
        tool_approval(),
    ]
    for request in requests:
        await policy(request)
    found = [(made.kind, made.subject, made.decision, made.rule) for made in decisions]
    assert found == [
        ("command_approval", "ls -l", "accept", "allow_command('ls -l')"),
        ("command_approval", "ls\nls", "cancel", "ask(asked)"),
        ("command_approval", "https example.invalid", "cancel", "ask(asked)"),
        ("file_change_approval", "/x, /y", "decline", "default"),
        ("file_change_approval", "changes that are not known", "decline", "default"),
        ("permissions_approval", "{'network': {'enabled': True}}", "grant", "ask(asked)"),
        ("elicitation", "probe", "accept", "ask(asked)"),
    ]
    assert {(made.thread_id, made.turn_id, made.item_id) for made in decisions[:-1]} == {("thread", "turn", "item")}
    assert (decisions[-1].thread_id, decisions[-1].turn_id, decisions[-1].item_id) == ("thread", None, None)
    assert all(made.time > 1e9 for made in decisions)
    logged = [record for record in caplog.records if record.name == "openai_codex.approvals"]
    assert [getattr(record, "decision", None) for record in logged] == decisions
    assert all("\n" not in record.getMessage() for record in logged)
    assert "the prompt" not in caplog.text
    assert "the prompt" not in str(decisions)


def asked(request: Approval) -> ApprovalAnswer | None:
    if request.method == "item/fileChange/requestApproval":
        return None
    return request.cancel() if hasattr(request, "command") else request.accept()  # type: ignore[union-attr]


async def test_amendments_are_named_in_the_record() -> None:
    decisions: list[Decision] = []

    def amend(request: Approval) -> Any:
        return command("ls").accept_with_execpolicy_amendment(["ls"])

    await Policy(amend, on_decision=decisions.append)(command("ls"))
    assert decisions[0].decision == "acceptWithExecpolicyAmendment"


async def test_what_cannot_be_recorded_is_not_approved(caplog: pytest.LogCaptureFixture) -> None:
    def full(decision: Decision) -> None:
        raise OSError("the disk is full")

    request = command("ls")
    assert await Policy(accept, on_decision=full)(request) == request.decline()
    assert "could not be recorded" in caplog.text


@pytest.mark.parametrize("bad", [7, None, "allow", int])
async def test_what_is_no_rule_is_refused(bad: Any) -> None:
    with pytest.raises(InvalidInputError, match="rule 2"):
        Policy(deny(), bad)
    if bad is not None and not callable(bad):
        with pytest.raises(InvalidInputError, match="on_decision"):
            Policy(on_decision=bad)


async def test_a_policy_shows_its_rules() -> None:
    assert repr(Policy(allow_command("ls"), accept, deny())) == "Policy(allow_command('ls'), accept, deny())"
