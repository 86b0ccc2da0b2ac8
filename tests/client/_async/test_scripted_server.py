"""The server that stands in for the runtime: turns without a process, and each fault as a client sees it."""

from __future__ import annotations

from typing import Any

import pytest

from openai_codex import (
    AsyncCodex,
    CodexConfig,
    InvalidParamsError,
    MethodNotFoundError,
    RequestTimeoutError,
    RestartPolicy,
    ServerBusyError,
    ServerRequest,
    StartError,
    TransportClosedError,
    TurnFailedError,
    TurnLostError,
)
from openai_codex.testing import ScriptedServer, ServerRequestAnswer
from openai_codex.types import TurnStatus

from ..support import OBJECT, AsyncTogether

pytestmark = pytest.mark.anyio


@pytest.fixture
def server() -> ScriptedServer:
    return ScriptedServer()


async def test_a_turn_works_without_a_script() -> None:
    server = ScriptedServer("A fine answer.")
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start(model="some-model")
        result = await thread.run("Hi")
        assert result.final_response == "A fine answer."
        assert (await thread.run("Again")).final_response == "A fine answer."
    assert [message.method for message in server.received[:3]] == ["initialize", "initialized", "thread/start"]
    assert server.params_of("thread/start")[0]["model"] == "some-model"
    assert [turn["input"][0]["text"] for turn in server.params_of("turn/start")] == ["Hi", "Again"]


async def test_events_come_in_the_order_of_the_script(server: ScriptedServer) -> None:
    server.on("turn/start").answer().say("one ", "two").notify("item/plan/delta", itemId="p", delta="x").complete()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        turn = await (await codex.thread_start()).turn("Hi")
        methods = [event.method async for event in turn.stream()]
    delta = "item/agentMessage/delta"
    said = ["turn/started", "item/started", delta, delta, "item/completed"]
    assert methods == [*said, "item/plan/delta", "turn/completed"]


async def test_a_script_for_one_request_is_used_once_and_before_the_others(server: ScriptedServer) -> None:
    server.on("test/name").answer({"name": "always"})
    server.once("test/name").answer({"name": "first"})
    server.once("test/name").answer(lambda params: {"name": params["wanted"]})
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        answers = [await codex.request("test/name", {"wanted": "second"}) for _ in range(3)]
    assert [answer["name"] for answer in answers] == ["first", "second", "always"]


async def test_events_before_the_answer_are_not_lost(server: ScriptedServer) -> None:
    server.on("turn/start").say("early").answer().complete()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        assert (await (await codex.thread_start()).run("Hi")).final_response == "early"


async def test_a_crash_tells_its_exit_code_and_last_words(server: ScriptedServer) -> None:
    server.on("turn/start").answer().say("half").crash(3, stderr="out of memory")
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        with pytest.raises(TransportClosedError, match="out of memory") as caught:
            await thread.run("Hi")
    assert caught.value.exit_code == 3


async def test_a_crash_in_the_handshake_is_a_failed_start(server: ScriptedServer) -> None:
    server.on("initialize").crash(1, stderr="no home")
    codex_config = CodexConfig(server=server)
    with pytest.raises(StartError, match="no home"):
        async with AsyncCodex(codex_config):
            raise AssertionError("it started")


async def test_half_a_line_and_the_end_fail_the_request_that_waits(server: ScriptedServer) -> None:
    server.on("model/list").write('{"id":1,"result":{"da').crash(0)
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        with pytest.raises(TransportClosedError):
            await codex.models()


async def test_lines_that_are_no_answer_hurt_nobody(server: ScriptedServer) -> None:
    garbage = 'not JSON\n[1, 2]\n\n{"id": 4711, "result": {}}\n'
    server.on("model/list").write(garbage).answer()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        assert (await codex.models()).data == []


async def test_of_two_answers_the_first_counts(server: ScriptedServer) -> None:
    server.on("test/name").answer({"name": "first"}).answer({"name": "second"})
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        assert await codex.request("test/name") == {"name": "first"}
        assert (await codex.models()).data == []


async def test_a_request_that_is_never_answered_times_out(server: ScriptedServer) -> None:
    server.on("model/list").ignore()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        with pytest.raises(RequestTimeoutError):
            await codex.request("model/list", timeout=0.01)


async def test_an_overload_is_tried_again_and_told_when_it_does_not_end(server: ScriptedServer) -> None:
    server.once("model/list").overload()
    server.on("account/read").overload()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        assert (await codex.models()).data == []
        with pytest.raises(ServerBusyError):
            await codex.account()
    assert len(server.params_of("model/list")) == 2
    assert len(server.params_of("account/read")) == 4


async def test_a_refusal_has_its_code_and_data(server: ScriptedServer) -> None:
    server.on("model/list").refuse(-32602, "too many", {"most": 1})
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        with pytest.raises(InvalidParamsError, match="too many") as caught:
            await codex.models()
    assert caught.value.data == {"most": 1}


async def test_what_has_no_script_and_no_default_is_an_unknown_method(server: ScriptedServer) -> None:
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        with pytest.raises(MethodNotFoundError, match="'test/unknown'"):
            await codex.request("test/unknown")


async def test_a_turn_can_fail(server: ScriptedServer) -> None:
    server.on("turn/start").answer().complete("failed", error="no model")
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        thread = await codex.thread_start()
        with pytest.raises(TurnFailedError, match="no model"):
            await thread.run("Hi")


async def test_a_turn_without_an_end_is_interrupted(server: ScriptedServer) -> None:
    server.on("turn/start").answer().say("half")
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        turn = await (await codex.thread_start()).turn("Hi")
        await turn.interrupt()
        assert (await turn.run()).status is TurnStatus.interrupted


async def test_the_server_asks_and_goes_on_when_it_is_answered(server: ScriptedServer) -> None:
    method = "item/commandExecution/requestApproval"
    server.on("turn/start").answer().ask(method, itemId="i", startedAtMs=1, command="ls").say("done").complete()
    asked: list[Any] = []

    def approve(request: ServerRequest) -> dict[str, str]:
        asked.append(request.params.command)
        return {"decision": "accept"}

    async with AsyncCodex(CodexConfig(server=server, handlers={method: approve})) as codex:
        assert (await (await codex.thread_start()).run("Hi")).final_response == "done"
    assert asked == ["ls"]
    assert server.answers == [ServerRequestAnswer(method, {"decision": "accept"})]


async def test_a_late_answer_waits_for_another_request(server: ScriptedServer) -> None:
    server.on("test/late").wait_for("test/go").answer({"late": True})
    server.on("test/go").answer()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        async with AsyncTogether() as together:
            together.start(lambda: codex._session.request("test/late", {}, OBJECT))
            while not server.params_of("test/late"):
                await codex.models()
            assert together.outcomes == []
            await codex.request("test/go")
        assert together.outcomes == [{"late": True}]


async def test_a_crashed_server_is_started_again_with_its_threads(server: ScriptedServer) -> None:
    server.once("turn/start").answer().crash()
    restart = RestartPolicy(initial_delay=0.0)
    async with AsyncCodex(CodexConfig(server=server, restart=restart)) as codex:
        thread = await codex.thread_start()
        with pytest.raises(TurnLostError):
            await thread.run("Hi")
        assert (await thread.run("Again")).final_response == "ok"
    assert server.starts == 2
    assert {params["threadId"] for params in server.params_of("thread/resume")} == {thread.id}


async def test_a_script_that_cannot_be_carried_out_ends_the_server_with_the_reason(server: ScriptedServer) -> None:
    server.on("model/list").complete()
    async with AsyncCodex(CodexConfig(server=server)) as codex:
        with pytest.raises(TransportClosedError, match="model/list is about no turn that was started"):
            await codex.models()
