"""What goes wrong on the server's side, and how the client is still told: lost ends, crashes, overload, deadlines."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any

import attrs
import pytest

from openai_codex import (
    AsyncCodex,
    AsyncThread,
    CodexConfig,
    InvalidInputError,
    RequestTimeoutError,
    Restart,
    RestartPolicy,
    ServerBusyError,
    TransportClosedError,
    TurnLostError,
    TurnOutcomeUnknownError,
    TurnResult,
    TurnTimeoutError,
)
from openai_codex.generated.v2_all import ThreadUnsubscribeResponse
from openai_codex.testing import Gate, ModelProvider, deltas, gate, text
from openai_codex.types import TurnStatus

from ..conftest import ANSWER

pytestmark = pytest.mark.anyio

HANDSHAKE = """
import json, os, sys
def answer(id, **body): print(json.dumps({"id": id, **body}), flush=True)
answer(json.loads(sys.stdin.readline())["id"], result={"userAgent": "fake/0.163.0 (x)"})
sys.stdin.readline()
"""


def fake(source: str) -> CodexConfig:
    """A configuration that starts a Python program which has shaken hands and then runs `source`."""
    return CodexConfig(launch_args_override=(sys.executable, "-c", HANDSHAKE + source))


async def kill(codex: AsyncCodex) -> None:
    pid = (await codex._session.open()).child_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


async def test_a_lost_end_of_a_turn_is_read_from_the_stored_thread(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies(deltas(["part ", gate(hold), "rest"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Say something.")
        hold.wait_until_reached()
        # From here on the server tells nothing of the turn, not even its end.
        await codex._session.request("thread/unsubscribe", {"threadId": thread.id}, ThreadUnsubscribeResponse)
        hold.open()
        result = await turn.run()
    assert result.status is TurnStatus.completed
    assert result.final_response == "part rest"


async def test_the_lost_end_of_a_turn_that_is_stored_nowhere_is_said_to_be_unknown(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies(deltas(["part ", gate(hold), "rest"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start(ephemeral=True)
        turn = await thread.turn("Say something.")
        hold.wait_until_reached()
        await codex._session.request("thread/unsubscribe", {"threadId": thread.id}, ThreadUnsubscribeResponse)
        hold.open()
        with pytest.raises(TurnOutcomeUnknownError, match=turn.id):
            await turn.run()


async def test_a_turn_that_passes_its_deadline_is_interrupted(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("after")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        with pytest.raises(TurnTimeoutError) as caught:
            await thread.run("Take long.", timeout=0.5)
        assert (await thread.run("And now?", timeout=60)).final_response == "after"
        stored = (await thread.read(include_turns=True)).thread.turns
    assert isinstance(caught.value, TimeoutError)
    assert [turn.status for turn in stored] == [TurnStatus.interrupted, TurnStatus.completed]
    assert stored[0].id == caught.value.turn_id


async def test_a_crashed_server_stays_gone_by_default(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        await kill(codex)
        for _ in range(2):
            with pytest.raises(TransportClosedError):
                await thread.run("Hello?")


async def test_with_a_policy_a_crashed_server_is_started_again_and_threads_go_on(
    config: CodexConfig, provider: ModelProvider
) -> None:
    restarts: list[Restart] = []
    policy = RestartPolicy(initial_delay=0, on_restart=restarts.append)
    async with AsyncCodex(attrs.evolve(config, restart=policy)) as codex:
        thread = await codex.thread_start()
        await thread.run("Remember this.")
        await kill(codex)
        result = await _run_until_noticed(thread, "What did I say?")
        assert result.final_response == ANSWER
        other = await codex.thread_start()
        assert (await other.run("Hello.")).final_response == ANSWER
    assert [restart.attempt for restart in restarts] == [1]
    # The thread was resumed: the model was shown what was said before the crash.
    assert any("Remember this." in str(item) for item in provider.requests[1].body["input"])


async def _run_until_noticed(thread: AsyncThread, prompt: str) -> TurnResult:
    """Run a turn; the one call that meets the crash itself may still be told of it."""
    try:
        return await thread.run(prompt)
    except TransportClosedError:
        return await thread.run(prompt)


async def test_a_turn_that_was_lost_with_its_server_is_told_as_interrupted(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("after")])
    async with AsyncCodex(attrs.evolve(config, restart=RestartPolicy(initial_delay=0))) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Take long.")
        hold.wait_until_reached()
        await kill(codex)
        with pytest.raises(TurnLostError, match="interrupted") as caught:
            await turn.run()
        assert (await thread.run("And now?")).final_response == "after"
    assert caught.value.outcome == "interrupted"
    assert caught.value.exit_code == -9


async def test_a_server_that_keeps_crashing_is_given_up() -> None:
    config = attrs.evolve(fake("sys.exit('no more')"), restart=RestartPolicy(max_restarts=2, initial_delay=0))
    async with AsyncCodex(config) as codex:
        causes: list[str] = []
        for _ in range(8):
            with pytest.raises(TransportClosedError) as caught:
                await codex.thread_start()
            causes.append(str(caught.value))
        assert codex._session.generation == 3
    assert all("no more" in cause for cause in causes)


async def test_an_overloaded_server_is_asked_again() -> None:
    busy = """
for line in sys.stdin:
    request = json.loads(line)
    count = globals().get("count", 0) + 1
    if count < 3:
        answer(request["id"], error={"code": -32001, "message": "Server overloaded; retry later."})
    else:
        answer(request["id"], result={"data": [], "nextCursor": None})
"""
    async with AsyncCodex(fake(busy)) as codex:
        assert (await codex.models()).data == []


async def test_a_server_that_stays_overloaded_is_told_as_busy() -> None:
    busy = """
for line in sys.stdin:
    answer(json.loads(line)["id"], error={"code": -32001, "message": "Server overloaded; retry later."})
"""
    async with AsyncCodex(fake(busy)) as codex:
        with pytest.raises(ServerBusyError):
            await codex.models()


async def test_a_request_that_is_never_answered_ends_at_its_deadline_and_others_go_on() -> None:
    deaf = """
for line in sys.stdin:
    request = json.loads(line)
    if request["method"] == "model/list":
        answer(request["id"], result={"data": [], "nextCursor": None})
"""
    async with AsyncCodex(attrs.evolve(fake(deaf), request_timeout=0.3)) as codex:
        with pytest.raises(RequestTimeoutError, match=r"account/read within 0\.3 s"):
            await codex.account()
        assert (await codex.models()).data == []
        assert codex.statistics().correlator.in_flight == 0


async def test_a_line_that_is_garbage_costs_itself_only() -> None:
    noisy = r"""
print("not json"); print("[]"); print(""); sys.stdout.buffer.write(b"\xff\xfe\n")
print('{"id": 99, "result": {}}'); print('{"method": "nobody/knows", "params": {"a": 1}}')
print('{"method": "turn/started", "params": 5}'); print('{"method": 5}')
for line in sys.stdin:
    answer(json.loads(line)["id"], result={"data": [], "nextCursor": None})
"""
    async with AsyncCodex(fake(noisy)) as codex:
        for _ in range(2):  # when the second is answered, what came before the first has been sorted
            assert (await codex.models()).data == []
        statistics = codex.statistics()
    assert statistics.correlator.dropped_lines == 6
    assert statistics.mailroom.global_messages == 2


async def test_the_server_gets_only_the_environment_that_the_policy_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "1")
    monkeypatch.setenv("A_NAME", "2")
    environment = """
for line in sys.stdin:
    names = sorted(name for name in ("A_SECRET", "A_NAME", "GIVEN") if name in os.environ)
    answer(json.loads(line)["id"], result={"data": [], "nextCursor": ",".join(names)})
"""

    async def seen(**settings: Any) -> str | None:
        async with AsyncCodex(attrs.evolve(fake(environment), env={"GIVEN": "3"}, **settings)) as codex:
            return (await codex.models()).next_cursor

    assert await seen() == "A_NAME,A_SECRET,GIVEN"
    assert await seen(inherit_env=["A_NAME"]) == "A_NAME,GIVEN"
    assert await seen(inherit_env=False) == "GIVEN"
    with pytest.raises(InvalidInputError, match="inherit_env"):
        await seen(inherit_env="A_NAME")


async def test_nothing_is_approved_that_nobody_approved() -> None:
    asking = """
requests = [
    "item/commandExecution/requestApproval", "item/fileChange/requestApproval", "item/permissions/requestApproval",
    "item/tool/requestUserInput", "mcpServer/elicitation/request", "item/tool/call", "applyPatchApproval",
    "execCommandApproval", "account/chatgptAuthTokens/refresh", "attestation/generate", "nobody/knows",
]
request = json.loads(sys.stdin.readline())
for id, method in enumerate(requests):
    print(json.dumps({"id": id, "method": method, "params": {"threadId": "t", "tool": "x"}}), flush=True)
answers = {}
while len(answers) < len(requests):
    message = json.loads(sys.stdin.readline())
    answers[message["id"]] = message
said = [answers[id].get("result") or answers[id]["error"]["code"] for id in range(len(requests))]
answer(request["id"], result={"data": [], "nextCursor": json.dumps(said)})
sys.stdin.read()
"""
    async with AsyncCodex(fake(asking)) as codex:
        said = (await codex.models()).next_cursor
    assert said is not None
    assert json.loads(said) == [
        {"decision": "decline"},
        {"decision": "decline"},
        {"permissions": {}, "scope": "turn"},
        {"answers": {}},
        {"action": "decline", "content": None, "_meta": None},
        {"contentItems": [{"type": "inputText", "text": "this client does not offer x"}], "success": False},
        {"decision": "abort"},
        {"decision": "abort"},
        -32000,
        -32000,
        -32601,
    ]
