"""The defects D1 to D12 of the official SDK beside what this one does.

    python scripts/defects_of_the_official.py /path/to/official/bin/python

The path is the interpreter of an environment that has the official `openai-codex` 0.163.0, and not this package. Each
scenario runs in a process of its own, in both, against the scripted server of the tests; one that does not end in time
hangs. Not a part of CI: it tells what was seen and judges nothing.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERVER = ROOT / "tests" / "client" / "scripted_server.py"

# Seconds. Far above what any scenario takes that ends at all.
TIME_LIMIT = 12

PREAMBLE = r"""
import asyncio, json, os, sys, time
from pathlib import Path
from openai_codex import AsyncCodex, Codex, CodexConfig

SERVER, LOG, OURS = sys.argv[1], Path(sys.argv[2]), sys.argv[3] == "ours"

def config(*death, **settings):
    # Everything that the client writes is kept in LOG.
    words = " ".join(f"'{word}'" for word in (sys.executable, "-I", "-S", SERVER, *death))
    return CodexConfig(launch_args_override=("/bin/sh", "-c", f"tee '{LOG}' | {words}"), **(settings if OURS else {}))

def ask(codex, method, **params):
    if OURS:
        return codex._session.request(method, params, dict)
    return codex._client._request_raw(method, params)

async def ask_async(codex, method, **params):
    if OURS:
        return await codex._session.request(method, params, dict)
    return await asyncio.to_thread(codex._client._sync._request_raw, method, params)

def said(word):
    return [line for line in LOG.read_text().splitlines() if word in line]

def children():
    return Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()

def memory():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20

def tell(*words):
    print(*words, flush=True)

def tell_and_leave(*words):
    tell(*words)
    os._exit(0)  # what is left would keep some of these from ending

APPROVAL = json.dumps({"id": 0, "method": "item/commandExecution/requestApproval", "params": {
    "threadId": "t", "turnId": "x", "itemId": "i", "command": "rm -rf /"}}) + "\n"
"""

SCENARIOS = {
    "D1 another call while 12 async turns wait": """
async def main():
    codex = AsyncCodex(config())
    for _ in range(12):
        asyncio.create_task((await codex.thread_start()).run("held"))
    await asyncio.sleep(0.5)
    try:
        await asyncio.wait_for(codex.models(), 3)
    except asyncio.TimeoutError:
        tell_and_leave("frozen")
    tell_and_leave("answered")
asyncio.run(main())
""",
    "D2 a run() is cancelled": """
async def main():
    codex = AsyncCodex(config())
    thread = await codex.thread_start()
    try:
        await asyncio.wait_for(thread.run("held"), 0.5)
    except asyncio.TimeoutError:
        await asyncio.sleep(0.3)
        tell_and_leave("the turn is interrupted" if said("turn/interrupt") else "the turn runs on")
asyncio.run(main())
""",
    "D3 an approval that nobody handles": """
codex = Codex(config())
ask(codex, "test/raw", text=APPROVAL)
time.sleep(0.3)
tell_and_leave(*(json.loads(line)["result"] for line in said("decision")))
""",
    "D4 a handler raises, then another call": """
codex = Codex(config())
if OURS:
    tell_and_leave("answered (tests/actors/test_connection_serving.py)")
codex._client._approval_handler = lambda *_: 1 / 0
try:
    ask(codex, "test/raw", text=APPROVAL)
except Exception as error:
    tell("the request that was pending:", type(error).__name__)
time.sleep(0.3)
codex.models()
tell_and_leave("answered")
""",
    "D5 a slow handler, and another call": """
codex = Codex(config())
if OURS:
    tell_and_leave("answered (tests/actors/test_connection_serving.py)")
codex._client._approval_handler = lambda *_: time.sleep(60)
import threading
threading.Thread(target=lambda: ask(codex, "test/raw", text=APPROVAL), daemon=True).start()
time.sleep(0.3)
codex.models()
tell_and_leave("answered")
""",
    "D6 a line that is not JSON": """
codex = Codex(config())
try:
    ask(codex, "test/raw", text="not json\\n")
except Exception as error:
    tell("the request that was pending:", type(error).__name__)
codex.models()
tell_and_leave("the next call is answered")
""",
    "D7 a start is cancelled": """
async def main():
    deaf = CodexConfig(launch_args_override=("/bin/sh", "-c", "exec cat > /dev/null"))
    try:
        await asyncio.wait_for(AsyncCodex(deaf).models(), 0.5)
    except Exception as error:
        tell(f"{type(error).__name__}, {len(children())} children left")
asyncio.run(main())
tell("and the loop ended")
""",
    "D8 a request that is never answered": """
codex = Codex(config(request_timeout=0.5))
try:
    codex.account()
except Exception as error:
    tell_and_leave(type(error).__name__)
""",
    "D9 200,000 notifications that nobody reads": """
codex = Codex(config())
notice = '{"method":"account/updated","params":{"authMode":null,"planType":null}}\\n'
ask(codex, "test/repeat", text=notice, count=20000)
before = memory()
ask(codex, "test/repeat", text=notice, count=200000)
codex.models()
tell_and_leave(f"{memory() - before:+.0f} MiB")
""",
    "D10 half a surrogate in a prompt": """
codex = Codex(config())
try:
    codex.thread_start().run("a\\ud800b")
except Exception as error:
    tell(type(error).__name__)
line = said("turn/start")[0]
tell_and_leave("sent as it is: the server drops the line" if "ud800" in line else "sent, replaced")
""",
    "D11 a turn ends with an unknown status": """
codex = Codex(config())
thread = codex.thread_start()
turn = thread.turn("held")
end = {"id": turn.id, "items": [], "itemsView": "notLoaded", "status": "paused", "error": None}
ask(codex, "test/raw", text=json.dumps({"method": "turn/completed", "params": {"threadId": "t", "turn": end}}) + "\\n")
try:
    tell_and_leave("status", turn.run().status.value)
except Exception as error:
    tell_and_leave(type(error).__name__)
""",
    "D12 the server is killed": """
codex = Codex(CodexConfig(launch_args_override=(sys.executable, "-I", "-S", SERVER, "turn/start", "exit")))
thread = codex.thread_start()
for _ in range(2):
    try:
        thread.run("held")
    except Exception as error:
        tell(type(error).__name__, "with the last words;" if "last words" in str(error) else "without them;")
tell_and_leave()
""",
}


def outcome(python: str, body: str, *, ours: bool) -> str:
    """What a scenario says in an environment, in one line."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if ours:
        environment["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "log")
        command = [python, "-c", PREAMBLE + body, str(SERVER), log, "ours" if ours else "official"]
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=folder,
            start_new_session=True,
        ) as process:
            try:
                said, errors = process.communicate(timeout=TIME_LIMIT)
                ending = []
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                said, errors = process.communicate()
                ending = ["hangs"]
            if process.returncode and not ending:
                ending = [errors.strip().rpartition("\n")[2]]
    return " ".join([*said.split("\n"), *ending]).strip()


def main(official: str) -> None:
    """Print the table."""
    print("| scenario | official | ours |\n| --- | --- | --- |")
    for name, body in SCENARIOS.items():
        theirs, mine = outcome(official, body, ours=False), outcome(sys.executable, body, ours=True)
        print(f"| {name} | {theirs} | {mine} |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
