"""Calls that meet: inside a stream, while another closes, while a block is left, while Ctrl-C comes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import pytest

from openai_codex import AsyncCodex, AsyncThread, Codex, CodexConfig, TransportClosedError
from openai_codex._session import pace
from openai_codex.testing import Gate, ModelProvider, deltas, gate, text
from openai_codex.types import TurnStatus

from ..server_warnings import own_words
from .support import OBJECT, PATIENCE, SERVER, Together, scripted
from .test_interpreter import assert_gone

pytestmark = pytest.mark.anyio

INTERRUPTED = TurnStatus.interrupted


async def outcome(call: Callable[[], Awaitable[Any]], outcomes: list[Any]) -> None:
    try:
        outcomes.append(await call())
    except Exception as error:  # noqa: BLE001 - which one is what is asked
        outcomes.append(error)


async def statuses(thread: AsyncThread) -> list[TurnStatus]:
    """How the thread's turns ended, as the server stored them."""
    return [turn.status for turn in (await thread.read(include_turns=True)).thread.turns]


# Inside a stream


async def test_interrupting_at_every_event_of_a_stream_ends_it(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        with anyio.fail_after(PATIENCE):
            turn = await thread.turn("Take long.")
            async for _ in turn.stream():
                await turn.interrupt()
        assert await statuses(thread) == [INTERRUPTED]


async def test_a_turn_can_be_interrupted_as_soon_as_it_was_started(
    config: CodexConfig, provider: ModelProvider
) -> None:
    """The server answers turn/start before the turn begins, and refuses to interrupt it by its id until then."""
    hold = Gate()
    provider.replies(lambda request: deltas(["part", gate(hold), "rest"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        for _ in range(5):
            turn = await thread.turn("Take long.")
            await turn.interrupt()
            with anyio.fail_after(PATIENCE):
                assert (await turn.run()).status is INTERRUPTED


async def test_steering_inside_a_stream_is_seen_by_the_model(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("steered")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        with anyio.fail_after(PATIENCE):
            turn = await thread.turn("Take long.")
            said: list[str] = []
            async for event in turn.stream():
                if event.method == "item/agentMessage/delta" and not said:
                    said.append("More.")
                    await turn.steer("More.")
        assert "More." in str(provider.requests[-1].body["input"])
        assert (await thread.read(include_turns=True)).thread.turns[-1].status is TurnStatus.completed


async def test_calls_of_the_client_inside_a_stream_are_answered(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(deltas(["a ", "b ", "c"]))
    async with AsyncCodex(config) as codex:
        with anyio.fail_after(PATIENCE):
            turn = await (await codex.thread_start()).turn("Hello.")
            async for _ in turn.stream():
                assert (await codex.account()).account is None


async def test_a_reader_cancelled_between_events_that_are_there_interrupts_its_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pace, "BUSY_SECONDS", 0)
    monkeypatch.setattr(pace, "BUSY_EVENTS", 1)
    events = '{"method":"item/agentMessage/delta","params":{"turnId":"turn 0","delta":"x"}}\n' * 100
    async with AsyncCodex(scripted()) as codex:
        turn = await (await codex.thread_start()).turn("held")
        await codex._session.request("test/step", {}, OBJECT)
        await codex._session.request("test/raw", {"text": events}, OBJECT)
        seen = 0
        with anyio.CancelScope() as scope:
            async for _ in turn.stream():
                seen += 1
                if seen == 10:
                    scope.cancel()
        assert scope.cancelled_caught
        assert seen == 10
        state = await codex._session.request("test/state", {}, OBJECT)
        assert list(state["turns"].values()) == ["interrupted"]


# Clients and threads beside each other


async def test_one_of_two_clients_crashes_and_the_other_goes_on() -> None:
    async with AsyncCodex(scripted("test/die", "KILL")) as first, AsyncCodex(scripted()) as second:
        held = await (await second.thread_start()).turn("held")
        outcomes: list[Any] = []
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(outcome, (await (await first.thread_start()).turn("held")).run, outcomes)
            tasks.start_soon(outcome, lambda: first._session.request("test/die", {}, OBJECT), outcomes)
        assert [type(error) for error in outcomes] == [TransportClosedError] * 2
        for _ in range(5):
            await second._session.request("test/step", {}, OBJECT)
        assert (await held.run()).final_response == "said"


async def test_closing_wakes_50_requests_that_wait() -> None:
    outcomes: list[Any] = []
    codex = AsyncCodex(scripted())
    async with anyio.create_task_group() as tasks:
        for _ in range(50):
            tasks.start_soon(outcome, codex.account, outcomes)
        await codex.models()
        with anyio.fail_after(PATIENCE):
            await codex.close()
    assert [type(error) for error in outcomes] == [TransportClosedError] * 50


def test_closing_wakes_50_threads_that_wait() -> None:
    codex = Codex(scripted())
    with Together() as together:
        for _ in range(50):
            together.start(codex.account)
        while codex.statistics().correlator.in_flight < 50:
            codex.models()
        codex.close()
    assert [type(error) for error in together.outcomes] == [TransportClosedError] * 50


def test_a_thread_inside_a_run_is_told_that_another_closed_the_client(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    codex = Codex(config)
    thread = codex.thread_start()
    with Together() as together:
        together.start(lambda: thread.run("Take long."))
        hold.wait_until_reached()
        codex.close()
    assert [type(error) for error in together.outcomes] == [TransportClosedError]


def test_two_threads_close_at_once_and_both_return() -> None:
    for _ in range(5):
        codex = Codex(scripted())
        together = threading.Barrier(2)

        def close(codex: Codex = codex, together: threading.Barrier = together) -> None:
            together.wait(PATIENCE)
            codex.close()

        with Together() as calls:
            calls.start(close)
            calls.start(close)
        assert calls.outcomes == [None, None]


# Blocks that are left


async def test_an_error_that_leaves_the_block_in_the_middle_of_a_turn_ends_it_and_is_raised(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    ids: list[str] = []

    async def fail() -> None:
        async with AsyncCodex(config) as codex:
            thread = await codex.thread_start()
            ids.append(thread.id)
            async for event in (await thread.turn("Take long.")).stream():
                if event.method == "item/agentMessage/delta":
                    raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with AsyncCodex(config) as codex:
        assert await statuses(await codex.thread_resume(ids[0])) == [INTERRUPTED]


async def test_a_cancelled_task_group_interrupts_its_20_turns(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(lambda request: deltas(["part", gate(hold), "rest"]))
    async with AsyncCodex(config) as codex:
        threads = [await codex.thread_start() for _ in range(20)]
        with anyio.fail_after(2 * PATIENCE):
            async with anyio.create_task_group() as tasks:
                for thread in threads:
                    tasks.start_soon(thread.run, "Take long.")
                await anyio.to_thread.run_sync(lambda: hold.wait_until_reached(arrivals=20))
                tasks.cancel_scope.cancel()
            assert [await statuses(thread) for thread in threads] == [[INTERRUPTED]] * 20
            assert codex.statistics().mailroom.open_keys == 1


# Ctrl-C

PREAMBLE = '''
import os, signal, sys, threading
from openai_codex import Codex, CodexConfig
from openai_codex.testing import Gate, ModelProvider, deltas, gate, isolated_home, text

hold = Gate()

def interrupts(wait):
    """Press Ctrl-C once `wait` returns."""
    helper = threading.Thread(target=lambda: (wait(), os.kill(os.getpid(), signal.SIGINT)))
    helper.start()
    return helper

def children():
    with open(f"/proc/{os.getpid()}/task/{os.getpid()}/children") as file:
        return file.read().split()

with ModelProvider([deltas(["part", gate(hold), "rest"]), text("after")]) as model, isolated_home(model) as home:
    config = CodexConfig(env=home.env, cwd=str(home.workspace))
'''

IN_A_START = """
    # It says that it is up and never answers.
    fifo = home.workspace / "fifo"
    os.mkfifo(fifo)
    deaf = CodexConfig(launch_args_override=("/bin/sh", "-c", f"echo up > {fifo}; exec cat > /dev/null"))
    helper = interrupts(fifo.read_text)
    try:
        Codex(deaf)
    except KeyboardInterrupt:
        print("interrupted")
    helper.join()
    print(children(), [thread.name for thread in threading.enumerate() if "openai-codex loop" in thread.name])
    with Codex(config) as codex:
        hold.open()
        print(codex.thread_start().run("And now?").final_response)
"""

IN_A_REQUEST = """
    with Codex(config) as codex:
        # Never answered: what it waits for does not end.
        def wait():
            while codex.statistics().correlator.in_flight == 0:
                pass
        helper = interrupts(wait)
        params = {"command": ["sleep", "60"], "sandboxPolicy": {"type": "dangerFullAccess"}}
        try:
            codex._session.request("command/exec", params, dict)
        except KeyboardInterrupt:
            print("interrupted")
        helper.join()
        codex.models()
        print(codex.statistics().correlator.in_flight)
        hold.open()
        print(codex.thread_start().run("And now?").final_response)
"""

IN_A_STREAM = """
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Take long.")
        helper = interrupts(hold.wait_until_reached)
        try:
            for event in turn.stream():
                pass
        except KeyboardInterrupt:
            print("interrupted")
        helper.join()
        print([turn.status.value for turn in thread.read(include_turns=True).thread.turns])
        print(thread.run("And now?").final_response)
"""

IN_ASYNC_CODE = """
    import anyio
    from openai_codex import AsyncCodex

    async def main():
        async with AsyncCodex(config) as codex:
            thread = await codex.thread_start()
            ids.append(thread.id)
            await thread.run("Take long.")

    ids = []
    helper = interrupts(hold.wait_until_reached)
    try:
        anyio.run(main, backend=BACKEND)
    except KeyboardInterrupt:
        print("interrupted")
    helper.join()
    with Codex(config) as codex:
        thread = codex.thread_resume(ids[0])
        print([turn.status.value for turn in thread.read(include_turns=True).thread.turns])
        print(thread.run("And now?").final_response)
"""


IN_A_HANDLER = """
    import anyio
    from openai_codex import ApprovalMode, AsyncCodex, Sandbox
    from openai_codex.requests import CommandApproval, Handlers
    from openai_codex.testing import tool_call

    async def decides(request: CommandApproval):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(100):
            await anyio.lowlevel.checkpoint()
        return request.accept()

    escalated = {"cmd": "true", "sandbox_permissions": "require_escalated", "justification": "to try"}
    model.replies([tool_call("exec_command", escalated), deltas(["part", gate(hold), "rest"])])

    async def main():
        async with AsyncCodex(config) as codex:
            options = {"approval_mode": ApprovalMode.ask, "sandbox": Sandbox.read_only}
            thread = await codex.thread_start(handlers=Handlers(command_approval=decides), **options)
            await thread.run("Take long.")

    try:
        anyio.run(main, backend=BACKEND)
    except KeyboardInterrupt:
        print("interrupted")
    print(children())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for children in /proc")
@pytest.mark.parametrize(
    ("body", "said"),
    [
        (IN_A_START, ["interrupted", "[] []", "partrest"]),
        (IN_A_REQUEST, ["interrupted", "0", "partrest"]),
        (IN_A_STREAM, ["interrupted", "['interrupted']", "after"]),
        ("    BACKEND = 'asyncio'\n" + IN_ASYNC_CODE, ["interrupted", "['interrupted']", "after"]),
        ("    BACKEND = 'trio'\n" + IN_ASYNC_CODE, ["interrupted", "['interrupted']", "after"]),
        ("    BACKEND = 'asyncio'\n" + IN_A_HANDLER, ["interrupted", "[]"]),
        ("    BACKEND = 'trio'\n" + IN_A_HANDLER, ["interrupted", "[]"]),
    ],
    ids=["start", "request", "stream", "asyncio", "trio", "handler on asyncio", "handler on trio"],
)
def test_ctrl_c_leaves_nothing_and_the_program_goes_on(body: str, said: list[str]) -> None:
    command = [sys.executable, "-W", "error", "-c", PREAMBLE + body]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            output, errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    assert output.splitlines() == said, errors
    assert own_words(errors) == ""


DROPPED = """
import sys
from openai_codex import Codex, CodexConfig

codex = Codex(CodexConfig(launch_args_override=(sys.executable, "-I", "-S", *sys.argv[1:])))
print(codex._session._connection.child_pid, flush=True)
codex._session.request("test/deaf", {}, dict)  # the end of its stdin does not end it
del codex
"""


@pytest.mark.skipif(os.name != "posix", reason="asks the system for a process by its id")
def test_a_server_whose_client_was_dropped_is_ended_at_exit() -> None:
    command = [sys.executable, "-W", "error", "-c", DROPPED, SERVER]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    assert_gone(int(done.stdout))
