"""Pending approvals: answered once, from anywhere; withdrawn, bounded, and declined when they are closed."""

from __future__ import annotations

import threading
from typing import Any

import anyio
import pytest

from openai_codex import InvalidInputError
from openai_codex.approvals import (
    ApprovalAnsweredError,
    ApprovalWithdrawnError,
    PendingApproval,
    PendingApprovals,
)
from openai_codex.requests import UserInputRequest
from openai_codex.types import JsonObject

from .support import IDS, command, file_change, permissions

pytestmark = pytest.mark.anyio


def question() -> UserInputRequest:
    from openai_codex.generated.v2_all import ToolRequestUserInputParams

    asked: JsonObject = {"id": "q", "header": "h", "question": "?"}
    return UserInputRequest(
        ToolRequestUserInputParams.model_validate({**IDS, "isBlocking": True, "questions": [asked]})
    )


class Asking:
    """A server that asks one thing, in a task, and keeps the answer."""

    def __init__(self, approvals: PendingApprovals, request: Any) -> None:
        self.approvals = approvals
        self.request = request
        self.scope = anyio.CancelScope()
        self.answer: Any = None
        self.pending: Any = None
        self.done = anyio.Event()

    async def __call__(self) -> None:
        with self.scope:
            self.answer = await self.approvals(self.request)
        self.done.set()


async def test_a_task_answers() -> None:
    approvals = PendingApprovals()
    asking = Asking(approvals, command("ls"))
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(asking)
            async for pending in approvals:
                assert pending.request is asking.request
                assert not pending.answered
                assert len(approvals) == 1
                pending.accept()
                assert pending.answered
                break
    assert asking.answer == asking.request.accept()
    assert len(approvals) == 0


async def test_a_thread_answers() -> None:
    approvals = PendingApprovals()
    first, second = Asking(approvals, permissions()), Asking(approvals, file_change("/x"))

    def answer() -> None:
        pending = approvals.get(30)
        assert pending is not None
        pending.accept_for_session()
        for pending in approvals:
            pending.decline()
            break

    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(anyio.to_thread.run_sync, answer)
            tasks.start_soon(first)
            await first.done.wait()
            tasks.start_soon(second)
    assert first.answer == first.request.accept_for_session()
    assert second.answer == second.request.decline()


async def test_another_event_loop_answers() -> None:
    approvals = PendingApprovals()
    asking = Asking(approvals, command("ls"))

    async def elsewhere() -> None:
        async for pending in approvals:
            pending.decline()
            return

    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(anyio.to_thread.run_sync, lambda: anyio.run(elsewhere))
            tasks.start_soon(asking)
    assert asking.answer == asking.request.decline()


async def handed_out(approvals: PendingApprovals, asking: Asking) -> PendingApproval:
    """Wait for what is asked, and keep it beyond the block."""
    asking.pending = await approvals.__anext__()
    assert isinstance(asking.pending, PendingApproval)
    return asking.pending


async def test_it_is_answered_once() -> None:
    approvals = PendingApprovals()
    asking = Asking(approvals, command("ls"))
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(asking)
            pending = await handed_out(approvals, asking)
            pending.decline()
            with pytest.raises(ApprovalAnsweredError):
                pending.accept()
    assert asking.answer == asking.request.decline()
    with pytest.raises(ApprovalAnsweredError):
        asking.pending.accept()
    assert not asking.pending.withdrawn


async def test_of_many_threads_one_answers() -> None:
    approvals = PendingApprovals()
    asking = Asking(approvals, command("ls"))
    outcomes: list[str] = []
    ready = threading.Barrier(8)

    def answer(pending: PendingApproval) -> None:
        ready.wait(30)
        try:
            pending.accept()
        except ApprovalAnsweredError:
            outcomes.append("late")
        else:
            outcomes.append("first")

    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(asking)
            pending = await handed_out(approvals, asking)
            for _ in range(8):
                tasks.start_soon(anyio.to_thread.run_sync, answer, pending)
    assert sorted(outcomes) == ["first"] + ["late"] * 7


async def test_a_withdrawn_approval_takes_no_answer() -> None:
    approvals = PendingApprovals()
    asking = Asking(approvals, command("ls"))
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(asking)
            await handed_out(approvals, asking)
            asking.scope.cancel()
            await asking.done.wait()
    assert asking.pending.withdrawn
    assert not asking.pending.answered
    with pytest.raises(ApprovalWithdrawnError):
        asking.pending.accept()
    assert len(approvals) == 0


async def test_what_is_withdrawn_before_it_is_handed_out_is_not_handed_out() -> None:
    approvals = PendingApprovals()
    asking = Asking(approvals, command("ls"))
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(asking)
            while not len(approvals):
                await anyio.lowlevel.checkpoint()
            asking.scope.cancel()
            await asking.done.wait()
    with pytest.raises(TimeoutError):
        approvals.get(0)


async def test_closing_declines_what_is_open_and_what_comes() -> None:
    approvals = PendingApprovals()
    open_one, late = Asking(approvals, command("ls")), Asking(approvals, command("ls"))
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(open_one)
            with approvals:
                pending = await handed_out(approvals, open_one)
            with pytest.raises(ApprovalAnsweredError):
                pending.accept()
            await open_one.done.wait()
            tasks.start_soon(late)
            await late.done.wait()
            approvals.close()
    assert open_one.answer == late.answer == late.request.decline()
    assert approvals.get() is None
    assert list(approvals) == []
    assert [pending async for pending in approvals] == []


async def test_closing_ends_every_iteration_that_waits() -> None:
    approvals = PendingApprovals()
    ended: list[str] = []

    async def iterate() -> None:
        ended.extend([repr(pending) async for pending in approvals])
        ended.append("task")

    def block() -> None:
        ended.extend(map(repr, approvals))
        ended.append("thread")

    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(iterate)
            tasks.start_soon(anyio.to_thread.run_sync, block)
            while not approvals._bells:
                await anyio.lowlevel.checkpoint()
            approvals.close()
    assert sorted(ended) == ["task", "thread"]


async def test_beyond_the_limit_it_declines(caplog: pytest.LogCaptureFixture) -> None:
    approvals = PendingApprovals(limit=1)
    first, second = Asking(approvals, command("ls")), Asking(approvals, command("ls"))
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(first)
            pending = await handed_out(approvals, first)
            tasks.start_soon(second)
            await second.done.wait()
            assert second.answer == second.request.decline()
            pending.accept()
    assert first.answer == first.request.accept()
    assert "1 are open" in caplog.text


async def test_one_who_stops_waiting_takes_none() -> None:
    approvals = PendingApprovals()
    asking = Asking(approvals, command("ls"))
    with anyio.fail_after(30):
        with anyio.move_on_after(0):
            await handed_out(approvals, asking)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(asking)
            (await handed_out(approvals, asking)).accept()
    assert asking.answer == asking.request.accept()
    assert approvals._bells == []


async def test_an_answer_of_another_kind_is_refused_and_it_waits_on() -> None:
    approvals = PendingApprovals()
    asking = Asking(approvals, command("ls"))
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(asking)
            pending = await handed_out(approvals, asking)
            with pytest.raises(InvalidInputError):
                pending.answer(permissions().accept())
            assert not pending.answered
            pending.answer(command("ls").cancel())
    assert asking.answer == asking.request.cancel()


async def test_a_question_is_answered_and_not_accepted() -> None:
    approvals = PendingApprovals()
    asking = Asking(approvals, question())
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(asking)
            pending = await handed_out(approvals, asking)
            with pytest.raises(InvalidInputError):
                pending.accept()
            pending.answer(asking.request.answer({"q": "yes"}))
    assert asking.answer == asking.request.answer({"q": "yes"})


async def test_nobody_in_time_is_a_timeout() -> None:
    with pytest.raises(TimeoutError):
        PendingApprovals().get(0)


@pytest.mark.parametrize("limit", [0, -1, True, 1.5, "1"])
async def test_a_limit_that_is_no_number_is_refused(limit: Any) -> None:
    with pytest.raises(InvalidInputError, match="limit"):
        PendingApprovals(limit)


async def test_nothing_of_what_is_asked_is_shown() -> None:
    approvals = PendingApprovals()
    asking = Asking(approvals, command("ls"))
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(asking)
            pending = await handed_out(approvals, asking)
            assert repr(pending) == "<PendingApproval of item/commandExecution/requestApproval, open>"
            assert repr(approvals) == "<PendingApprovals with 1 open>"
            assert bool(PendingApprovals())
            pending.decline()
    assert repr(asking.pending).endswith("answered>")
