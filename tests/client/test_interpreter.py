"""The client and the interpreter around it: its exit, a fork, its `help`."""

from __future__ import annotations

import inspect
import json
import os
import pydoc
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import openai_codex
from openai_codex import CodexConfig
from openai_codex.testing import Gate, ModelProvider, deltas, gate

from ..server_warnings import own_words

ROOT = Path(__file__).parents[2]

# Seconds. Bounds of waits, far above what they take.
EXIT_LIMIT = 30
GONE_LIMIT = 10

PREAMBLE = """
import json, os, sys, threading, warnings
import anyio
from openai_codex import AsyncCodex, Codex, CodexConfig, TransportClosedError
from openai_codex.testing import Gate

config = CodexConfig(**json.loads(sys.argv[1]))

def say(*words):
    print(*words, flush=True)

def pid_of(codex):
    return codex._session.open().child_pid
"""

NOBODY_CLOSED = """
codex = Codex(config)
say(pid_of(codex))
say(codex.thread_start().run("Hello.").final_response)
"""

WITH_A_TURN_RUNNING = """
codex = Codex(config)
say(pid_of(codex))
turn = codex.thread_start().turn("Take long.")
for event in turn.stream():
    if event.method == "item/agentMessage/delta":
        break
say("running")
"""

WITH_A_THREAD_WAITING = """
codex = Codex(config)
say(pid_of(codex))
turn = codex.thread_start().turn("Take long.")
waiting = threading.Event()
def wait():
    for event in turn.stream():
        waiting.set()
threading.Thread(target=wait, daemon=True).start()
waiting.wait()
say("running")
"""

FAILED = """
codex = Codex(config)
say(pid_of(codex))
say("failing")
raise SystemExit(7)
"""

ON_UVLOOP = """
import asyncio, attrs

with Codex(attrs.evolve(config, uvloop=True)) as codex:
    say(type(codex._session._portal.call(asyncio.get_running_loop)).__module__.partition(".")[0])
    say(codex.thread_start().run("Hello.").final_response)
"""

WITHOUT_UVLOOP = """
import attrs

sys.modules["uvloop"] = None
try:
    Codex(attrs.evolve(config, uvloop=True))
except ValueError as error:
    say(error)
"""

ASYNC_NOBODY_CLOSED = """
async def main():
    codex = AsyncCodex(config)
    thread = await codex.thread_start()
    say((await codex._session.open()).child_pid)
    say((await thread.run("Hello.")).final_response)

anyio.run(main, backend=BACKEND)
"""

ASYNC_WITH_A_TURN_RUNNING = """
async def main():
    codex = AsyncCodex(config)
    thread = await codex.thread_start()
    say((await codex._session.open()).child_pid)
    turn = await thread.turn("Take long.")
    async for event in turn.stream():
        if event.method == "item/agentMessage/delta":
            break
    say("running")

anyio.run(main, backend=BACKEND)
"""

FORKED = """
from actors import ForkedConnection

warnings.simplefilter("ignore", DeprecationWarning)  # "fork in a process with threads"

codex = Codex(config)
thread = codex.thread_start()
turn = thread.turn("Hello.")
turn.run()
say("parent", pid_of(codex))
child = os.fork()
if child == 0:
    refused = 0
    for use in (
        codex.models,
        codex.thread_start,
        lambda: thread.run("Hello?"),
        turn.interrupt,
        thread.read,
    ):
        try:
            use()
        except TransportClosedError as error:
            assert isinstance(error.__cause__, ForkedConnection), repr(error.__cause__)
            refused += 1
    say("refused", refused)
    codex.close()
    with Codex(config) as own:
        say("own", own.thread_start().run("From the fork.").final_response)
else:
    _, status = os.waitpid(child, 0)
    say("forked", os.waitstatus_to_exitcode(status))
    say("still", thread.run("Still there?").final_response)
"""


CLOSED_BESIDE_A_FORK = """
warnings.simplefilter("ignore", DeprecationWarning)  # "fork in a process with threads"

ends, keeps = os.pipe()
codex = Codex(config)
child = codex._session.open()._crew.pipe.child
say("server", child.pid)
if os.fork() == 0:
    os.close(keeps)
    os.read(ends, 1)  # until the parent is done
    os._exit(0)
codex.close()
say("exit code", child.poll())  # of the end of its stdin; after a signal it is negative
"""

KILLED_BESIDE_A_FORK = """
warnings.simplefilter("ignore", DeprecationWarning)

def main(pid):
    say("server", pid)
    if os.fork() == 0:
        say("forked")
        sys.stdin.read()  # until the test has seen that the server ended
        os._exit(0)
    os.wait()

if BACKEND:
    async def opened():
        main((await AsyncCodex(config)._session.open()).child_pid)
    anyio.run(opened, backend=BACKEND)
else:
    codex = Codex(config)
    main(pid_of(codex))
"""


def run_script(body: str, config: CodexConfig, **names: str) -> subprocess.CompletedProcess[str]:
    """Run a program of its own with this configuration, to its end."""
    settings = json.dumps({"env": config.env, "cwd": config.cwd})
    constants = "".join(f"{name} = {value!r}\n" for name, value in names.items())
    command = [sys.executable, "-c", PREAMBLE + constants + body, settings]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            output, errors = process.communicate(timeout=EXIT_LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # its forks too
            raise
    return subprocess.CompletedProcess(command, process.returncode, output, own_words(errors))


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that ended and is only not yet reaped does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return os.path.isdir("/proc/self") is False  # gone meanwhile; without /proc there is nothing more to ask


def assert_gone(pid: int) -> None:
    """The process ends within bounded time."""
    deadline = time.monotonic() + GONE_LIMIT
    while is_alive(pid):
        assert time.monotonic() < deadline, f"process {pid} is still there"
        time.sleep(0.01)


@pytest.mark.skipif(os.name != "posix", reason="asks the system for a process by its id")
@pytest.mark.parametrize(
    ("body", "code", "last"),
    [
        (NOBODY_CLOSED, 0, "A fine answer."),
        (FAILED, 7, "failing"),
    ],
    ids=["idle", "with an exit code"],
)
def test_a_client_nobody_closed_lets_the_interpreter_exit(config: CodexConfig, body: str, code: int, last: str) -> None:
    done = run_script(body, config)
    assert (done.returncode, done.stderr) == (code, "")
    pid, said = done.stdout.splitlines()
    assert said == last
    assert_gone(int(pid))


@pytest.mark.skipif(os.name != "posix", reason="uvloop is for POSIX")
def test_sync_clients_run_on_uvloop_if_they_are_asked_to(config: CodexConfig) -> None:
    done = run_script(ON_UVLOOP, config)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["uvloop", "A fine answer."]


def test_asking_for_uvloop_where_it_is_not_installed_says_what_to_install(config: CodexConfig) -> None:
    done = run_script(WITHOUT_UVLOOP, config)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "CodexConfig.uvloop needs the package uvloop: install openai-codex[uvloop]"


@pytest.mark.skipif(os.name != "posix", reason="asks the system for a process by its id")
@pytest.mark.parametrize("body", [WITH_A_TURN_RUNNING, WITH_A_THREAD_WAITING], ids=["left", "read by a thread"])
def test_a_running_turn_lets_the_interpreter_exit(config: CodexConfig, provider: ModelProvider, body: str) -> None:
    provider.replies(deltas(["part", gate(Gate()), "rest"]))
    done = run_script(body, config)
    assert done.returncode == 0, done.stderr
    pid, said = done.stdout.splitlines()
    assert said == "running"
    assert_gone(int(pid))


@pytest.mark.skipif(os.name != "posix", reason="asks the system for a process by its id")
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("body", [ASYNC_NOBODY_CLOSED, ASYNC_WITH_A_TURN_RUNNING], ids=["idle", "with a running turn"])
def test_an_async_client_nobody_closed_ends_with_its_loop(
    config: CodexConfig, provider: ModelProvider, body: str, backend: str
) -> None:
    if body is ASYNC_WITH_A_TURN_RUNNING:
        provider.replies(deltas(["part", gate(Gate()), "rest"]))
    done = run_script(body, config, BACKEND=backend)
    assert done.returncode == 0, done.stderr
    pid, said = done.stdout.splitlines()
    assert said in ("running", "A fine answer.")
    assert_gone(int(pid))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_fork_has_no_client_but_can_have_one_of_its_own(config: CodexConfig) -> None:
    done = run_script(FORKED, config)
    assert done.returncode == 0, done.stderr
    parent, *said = done.stdout.splitlines()
    assert said == ["refused 5", "own A fine answer.", "forked 0", "still A fine answer."]
    assert_gone(int(parent.split()[1]))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_fork_does_not_keep_a_server_from_seeing_that_its_client_closes(config: CodexConfig) -> None:
    done = run_script(CLOSED_BESIDE_A_FORK, config)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "exit code 0"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.parametrize("backend", ["asyncio", "trio", ""], ids=["asyncio", "trio", "sync"])
def test_a_fork_does_not_keep_the_server_of_a_killed_parent_alive(config: CodexConfig, backend: str) -> None:
    settings = json.dumps({"env": config.env, "cwd": config.cwd})
    program = f"{PREAMBLE}BACKEND = {backend!r}\n{KILLED_BESIDE_A_FORK}"
    with subprocess.Popen(
        [sys.executable, "-c", program, settings],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            server = int(process.stdout.readline().split()[1])
            assert process.stdout.readline() == "forked\n"
            process.kill()
            assert_gone(server)
        finally:
            process.kill()
            process.stdin.close()  # ends the fork


def test_help_shows_what_the_package_is_for() -> None:
    shown = pydoc.render_doc(openai_codex, renderer=pydoc.plaintext)  # type: ignore[attr-defined]
    assert "with Codex() as codex:" in shown
    for name in ("Codex", "AsyncCodex", "CodexConfig", "TurnResult", "TurnFailedError"):
        assert f"class {name}" in shown
    assert "retry_on_overload(" in shown


@pytest.mark.parametrize("name", ["Codex", "AsyncCodex"])
def test_help_shows_real_signatures_and_what_they_mean(name: str) -> None:
    shown = pydoc.render_doc(getattr(openai_codex, name), renderer=pydoc.plaintext)  # type: ignore[attr-defined]
    # From Python 3.13 on a long signature has a line for each parameter. The bars at the margin are taken out,
    # and with them the one in `ApprovalMode | None`.
    words = "".join(shown.replace("|", " ").split())
    assert "thread_start(self,*,approval_mode:'ApprovalModeNone'=<ApprovalMode.auto_review:'auto_review'>," in words
    assert "Start a new thread." in shown
    assert "developer_instructions: Added to the instructions" in shown
    assert "*args" not in shown


@pytest.mark.parametrize("name", [name for name in openai_codex.__all__ if name != "__version__"])
def test_everything_public_has_a_signature_and_a_docstring(name: str) -> None:
    public = getattr(openai_codex, name)
    if not (inspect.isclass(public) or inspect.isfunction(public)):
        return  # a type alias
    assert inspect.getdoc(public)
    for member, value in inspect.getmembers(public):
        if member.startswith("_") or not (inspect.isfunction(value) or isinstance(value, property)):
            continue
        assert inspect.getdoc(value), f"{name}.{member} has no docstring"
        if inspect.isfunction(value):
            parameters = inspect.signature(value).parameters.values()
            kinds = {parameter.kind.name for parameter in parameters if parameter.name not in ("methods", "kinds")}
            assert not kinds & {"VAR_POSITIONAL", "VAR_KEYWORD"}, f"{name}.{member} hides its parameters"
