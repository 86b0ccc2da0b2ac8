"""What a caller left is undone whenever it is answered, and nobody waits for what comes too late."""

from __future__ import annotations

from typing import Any

import pytest

from actors.protocol.jsonrpc import MAX_IN_FLIGHT
from openai_codex import (
    AsyncCodex,
    AsyncThread,
    CodexConfig,
    CodexError,
    RequestTimeoutError,
    RestartPolicy,
    TransportClosedError,
)
from openai_codex.testing import ScriptedServer
from openai_codex.types import TurnStatus

from ..support import OBJECT

pytestmark = pytest.mark.anyio


class Broken(BaseException):
    """What somebody else's code raises in the middle of a call."""


@pytest.fixture
def server() -> ScriptedServer:
    return ScriptedServer()


async def test_a_turn_whose_start_is_answered_after_the_deadline_of_the_request_is_interrupted(
    server: ScriptedServer,
) -> None:
    server.once("turn/start").wait_for("test/go").answer()
    server.on("turn/interrupt").answer().complete("interrupted").notify("test/interrupted")
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        codex._session.config = CodexConfig(server=server, request_timeout=0.01)
        with pytest.raises(RequestTimeoutError):
            await thread.turn("late")
        codex._session.config = CodexConfig(server=server)
        async with codex.notifications("test/interrupted") as notes:
            server.on("test/go").answer({})
            await codex._session.request("test/go", {}, OBJECT)
            async for _ in notes:
                break
        (started,) = [params["input"][0]["text"] for params in server.params_of("turn/start")]
        assert started == "late"
        assert len(server.params_of("turn/interrupt")) == 1
        assert codex._session.ledger.running_count == 0
        assert (await thread.run("next")).status is TurnStatus.completed


async def test_starts_that_are_never_answered_keep_nobody_else_from_asking(server: ScriptedServer) -> None:
    server.on("turn/start").ignore()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        session = codex._session
        thread = await codex.thread_start()
        session.config = CodexConfig(server=server, request_timeout=0.001)
        for _ in range(MAX_IN_FLIGHT):
            with pytest.raises(RequestTimeoutError):
                await thread.turn("lost")
        session.config = CodexConfig(server=server)
        await codex.account()
        assert codex.statistics().correlator[:2] == (0, 0)


async def test_an_answer_that_names_no_turn_costs_its_caller_an_error_at_once(server: ScriptedServer) -> None:
    server.once("turn/start").answer({})
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        with pytest.raises(CodexError, match="does not name what it is about"):
            await thread.turn("odd")
        assert (await thread.run("next")).status is TurnStatus.completed
    assert server.params_of("turn/interrupt") == []


async def test_a_start_that_was_never_asked_for_has_nothing_to_be_waited_for(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        session = codex._session
        answered, came = session.answered, list[bool]()

        async def broken(*args: Any, **kwargs: Any) -> None:
            raise Broken

        async def noted(*args: Any) -> bool:
            came.append(await answered(*args))
            return came[-1]

        monkeypatch.setattr(session, "ask", broken)
        monkeypatch.setattr(session, "answered", noted)
        with pytest.raises(Broken):
            await thread.turn("never asked")
        assert came == [True]
    assert server.params_of("turn/start") == []


async def test_a_start_that_is_refused_has_nothing_to_be_undone(server: ScriptedServer) -> None:
    server.once("turn/start").refuse(-32600, "no")
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        with pytest.raises(CodexError, match="no"):
            await thread.turn("refused")
        assert (await thread.run("next")).status is TurnStatus.completed
    assert server.params_of("turn/interrupt") == []


async def test_what_stands_for_a_turn_is_forgotten_with_it(server: ScriptedServer) -> None:
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        server.once("turn/start").answer()
        thread = await codex.thread_start()
        turn = await thread.turn("held")
        ledger = codex._session.ledger
        assert (ledger.running_count, ledger.watchers(turn.id)) == (1, 1)
        await turn._stop()
        await turn._stop()
        assert (ledger.running_count, ledger.watchers(turn.id)) == (0, 0)
        assert len(server.params_of("turn/interrupt")) == 1


async def test_leaving_a_turn_whose_server_is_gone_interrupts_nothing_on_the_next_one(server: ScriptedServer) -> None:
    server.on("test/die").crash()
    async with AsyncCodex(CodexConfig(server=server, restart=RestartPolicy(initial_delay=0))) as codex:
        server.on("turn/start").answer()
        turn = await (await codex.thread_start()).turn("lost")
        with pytest.raises(TransportClosedError):
            await codex.request("test/die")
        other = await (await codex.thread_start()).turn("another")
        await turn._stop()
        assert server.params_of("turn/interrupt") == []
        await other._stop()
        assert len(server.params_of("turn/interrupt")) == 1


GOAL: dict[str, Any] = {
    "threadId": "t",
    "objective": "o",
    "status": "active",
    "tokensUsed": 0,
    "timeUsedSeconds": 0,
    "createdAt": 0,
    "updatedAt": 0,
}
LOGIN: dict[str, Any] = {"type": "chatgpt", "loginId": "l1", "authUrl": "https://example.com"}
QUEUED: dict[str, Any] = {"queuedSubmission": {"id": "q1", "input": [], "clientUserMessageId": "u1"}}


def starts(codex: AsyncCodex, thread: AsyncThread) -> dict[str, Any]:
    """What begins something on the server, by its method."""
    return {
        "account/login/start": codex.login_chatgpt,
        "thread/goal/set": lambda: thread.goal.set("reach it"),
        "thread/queue/add": lambda: thread.queue.add("later"),
        "thread/shellCommand": lambda: thread.shell_command("true"),
        "thread/compact/start": thread.compact,
    }


STOPPED: dict[str, Any] = {"turn/interrupt": {"turnId": ""}}
TAKEN_BACK: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("account/login/start", LOGIN, {"account/login/cancel": {"loginId": "l1"}}),
    ("thread/goal/set", {"goal": GOAL}, {"thread/goal/clear": {}, **STOPPED}),
    ("thread/queue/add", QUEUED, {"thread/queue/delete": {"queuedSubmissionId": "q1"}, **STOPPED}),
    ("thread/shellCommand", {}, STOPPED),
    ("thread/compact/start", {}, STOPPED),
]


@pytest.mark.parametrize(("method", "answer", "undone"), TAKEN_BACK)
async def test_whatever_is_begun_for_a_caller_that_has_left_is_taken_back(
    server: ScriptedServer, method: str, answer: Any, undone: dict[str, Any]
) -> None:
    server.once(method).wait_for("test/go").answer(answer)
    *first, last = undone
    for each in first:
        server.on(each).answer({})
    server.on(last).answer({}).notify("test/undone")
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        codex._session.config = CodexConfig(server=server, request_timeout=0.01)
        with pytest.raises(RequestTimeoutError):
            await starts(codex, thread)[method]()
        codex._session.config = CodexConfig(server=server)
        async with codex.notifications("test/undone") as notes:
            server.on("test/go").answer({})
            await codex._session.request("test/go", {}, OBJECT)
            async for _ in notes:
                break
        for each, params in undone.items():
            (asked,) = server.params_of(each)
            assert asked.items() >= params.items()
        assert (await thread.run("next")).status is TurnStatus.completed


async def test_a_shell_command_within_a_turn_that_is_followed_is_left_to_it(server: ScriptedServer) -> None:
    server.once("turn/start").answer()
    server.once("thread/shellCommand").wait_for("test/go").answer({})
    server.on("test/go").answer({})
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("held")
        codex._session.config = CodexConfig(server=server, request_timeout=0.01)
        with pytest.raises(RequestTimeoutError):
            await thread.shell_command("true")
        codex._session.config = CodexConfig(server=server)
        await codex._session.request("test/go", {}, OBJECT)
        await codex.account()
        assert server.params_of("turn/interrupt") == []
        await turn._stop()
