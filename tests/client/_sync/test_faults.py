# Generated from tests/client/_async/test_faults.py by scripts/unasync.py. Edit that file instead.
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
    Codex,
    CodexConfig,
    InvalidInputError,
    RequestTimeoutError,
    Restart,
    RestartPolicy,
    ServerBusyError,
    Thread,
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


def kill(codex: Codex) -> None:
    pid = (codex._session.open()).child_pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def test_a_lost_end_of_a_turn_is_read_from_the_stored_thread(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["part ", gate(hold), "rest"]))
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Say something.")
        hold.wait_until_reached()
        # From here on the server tells nothing of the turn, not even its end.
        codex._session.request("thread/unsubscribe", {"threadId": thread.id}, ThreadUnsubscribeResponse)
        hold.open()
        result = turn.run()
    assert result.status is TurnStatus.completed
    assert result.final_response == "part rest"


def test_the_lost_end_of_a_turn_that_is_stored_nowhere_is_said_to_be_unknown(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies(deltas(["part ", gate(hold), "rest"]))
    with Codex(config) as codex:
        thread = codex.thread_start(ephemeral=True)
        turn = thread.turn("Say something.")
        hold.wait_until_reached()
        codex._session.request("thread/unsubscribe", {"threadId": thread.id}, ThreadUnsubscribeResponse)
        hold.open()
        with pytest.raises(TurnOutcomeUnknownError, match=turn.id):
            turn.run()


def test_a_turn_that_passes_its_deadline_is_interrupted(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("after")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        with pytest.raises(TurnTimeoutError) as caught:
            thread.run("Take long.", timeout=0.5)
        assert (thread.run("And now?", timeout=60)).final_response == "after"
        stored = (thread.read(include_turns=True)).thread.turns
    assert isinstance(caught.value, TimeoutError)
    assert [turn.status for turn in stored] == [TurnStatus.interrupted, TurnStatus.completed]
    assert stored[0].id == caught.value.turn_id


def test_a_crashed_server_stays_gone_by_default(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        kill(codex)
        for _ in range(2):
            with pytest.raises(TransportClosedError):
                thread.run("Hello?")


def test_with_a_policy_a_crashed_server_is_started_again_and_threads_go_on(
    config: CodexConfig, provider: ModelProvider
) -> None:
    restarts: list[Restart] = []
    policy = RestartPolicy(initial_delay=0, on_restart=restarts.append)
    with Codex(attrs.evolve(config, restart=policy)) as codex:
        thread = codex.thread_start()
        thread.run("Remember this.")
        kill(codex)
        result = _run_until_noticed(thread, "What did I say?")
        assert result.final_response == ANSWER
        other = codex.thread_start()
        assert (other.run("Hello.")).final_response == ANSWER
    assert [restart.attempt for restart in restarts] == [1]
    # The thread was resumed: the model was shown what was said before the crash.
    assert any("Remember this." in str(item) for item in provider.requests[1].body["input"])


def _run_until_noticed(thread: Thread, prompt: str) -> TurnResult:
    """Run a turn; the one call that meets the crash itself may still be told of it."""
    try:
        return thread.run(prompt)
    except TransportClosedError:
        return thread.run(prompt)


def test_a_turn_that_was_lost_with_its_server_is_told_as_interrupted(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("after")])
    with Codex(attrs.evolve(config, restart=RestartPolicy(initial_delay=0))) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Take long.")
        hold.wait_until_reached()
        kill(codex)
        with pytest.raises(TurnLostError, match="interrupted") as caught:
            turn.run()
        assert (thread.run("And now?")).final_response == "after"
    assert caught.value.outcome == "interrupted"
    assert caught.value.exit_code == -9


def test_a_server_that_keeps_crashing_is_given_up() -> None:
    config = attrs.evolve(fake("sys.exit('no more')"), restart=RestartPolicy(max_restarts=2, initial_delay=0))
    with Codex(config) as codex:
        causes: list[str] = []
        for _ in range(8):
            with pytest.raises(TransportClosedError) as caught:
                codex.thread_start()
            causes.append(str(caught.value))
        assert codex._session.generation == 3
    assert all("no more" in cause for cause in causes)


def test_an_overloaded_server_is_asked_again() -> None:
    busy = """
for line in sys.stdin:
    request = json.loads(line)
    count = globals().get("count", 0) + 1
    if count < 3:
        answer(request["id"], error={"code": -32001, "message": "Server overloaded; retry later."})
    else:
        answer(request["id"], result={"data": [], "nextCursor": None})
"""
    with Codex(fake(busy)) as codex:
        assert (codex.models()).data == []


def test_a_server_that_stays_overloaded_is_told_as_busy() -> None:
    busy = """
for line in sys.stdin:
    answer(json.loads(line)["id"], error={"code": -32001, "message": "Server overloaded; retry later."})
"""
    with Codex(fake(busy)) as codex:
        with pytest.raises(ServerBusyError):
            codex.models()


def test_a_request_that_is_never_answered_ends_at_its_deadline_and_others_go_on() -> None:
    deaf = """
for line in sys.stdin:
    request = json.loads(line)
    if request["method"] == "model/list":
        answer(request["id"], result={"data": [], "nextCursor": None})
"""
    with Codex(attrs.evolve(fake(deaf), request_timeout=0.3)) as codex:
        with pytest.raises(RequestTimeoutError, match=r"account/read within 0\.3 s"):
            codex.account()
        assert (codex.models()).data == []
        assert codex.statistics().correlator.in_flight == 0


def test_a_line_that_is_garbage_costs_itself_only() -> None:
    noisy = r"""
print("not json"); print("[]"); print(""); sys.stdout.buffer.write(b"\xff\xfe\n")
print('{"id": 99, "result": {}}'); print('{"method": "nobody/knows", "params": {"a": 1}}')
print('{"method": "turn/started", "params": 5}'); print('{"method": 5}')
for line in sys.stdin:
    answer(json.loads(line)["id"], result={"data": [], "nextCursor": None})
"""
    with Codex(fake(noisy)) as codex:
        for _ in range(2):  # when the second is answered, what came before the first has been sorted
            assert (codex.models()).data == []
        statistics = codex.statistics()
    assert statistics.correlator.dropped_lines == 6
    assert statistics.mailroom.global_messages == 2


def test_the_server_gets_only_the_environment_that_the_policy_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "1")
    monkeypatch.setenv("A_NAME", "2")
    environment = """
for line in sys.stdin:
    names = sorted(name for name in ("A_SECRET", "A_NAME", "GIVEN") if name in os.environ)
    answer(json.loads(line)["id"], result={"data": [], "nextCursor": ",".join(names)})
"""

    def seen(**settings: Any) -> str | None:
        with Codex(attrs.evolve(fake(environment), env={"GIVEN": "3"}, **settings)) as codex:
            return (codex.models()).next_cursor

    assert seen() == "A_NAME,A_SECRET,GIVEN"
    assert seen(inherit_env=["A_NAME"]) == "A_NAME,GIVEN"
    assert seen(inherit_env=False) == "GIVEN"
    with pytest.raises(InvalidInputError, match="inherit_env"):
        seen(inherit_env="A_NAME")


def test_nothing_is_approved_that_nobody_approved() -> None:
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
    with Codex(fake(asking)) as codex:
        said = (codex.models()).next_cursor
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
