"""A program at a terminal: it runs one turn whose approvals a person answers, then reads a line of its own.

python at_a_terminal.py COLOUR SANDBOX
"""

from __future__ import annotations

import asyncio
import fcntl
import sys
import termios

import trio

from openai_codex import AsyncCodex, Codex, CodexConfig, Sandbox
from openai_codex.approvals import Policy, TerminalApprovals, ask
from openai_codex.requests import Handlers

COLOUR, SANDBOX = sys.argv[1:]
# A policy that asks, too: both ways in.
APPROVALS = Policy(ask(TerminalApprovals())) if COLOUR == "trio" else TerminalApprovals()


async def run() -> None:
    async with AsyncCodex(CodexConfig(handlers=Handlers(approvals=APPROVALS))) as codex:
        thread = await codex.thread_start(sandbox=Sandbox(SANDBOX))
        told(str((await thread.run("Do it.")).final_response))


def run_sync() -> None:
    with Codex(CodexConfig(handlers=Handlers(approvals=APPROVALS))) as codex:
        told(str(codex.thread_start(sandbox=Sandbox(SANDBOX)).run("Do it.").final_response))


def told(answer: str) -> None:
    print("answer", answer)


def main() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # now Ctrl-C is a signal
    mode = termios.tcgetattr(0)
    try:
        if COLOUR == "sync":
            run_sync()
        elif COLOUR == "trio":
            trio.run(run)
        else:
            asyncio.run(run())
    except KeyboardInterrupt:
        print("interrupted")
    print("mode is", "as it was" if termios.tcgetattr(0) == mode else "changed")
    print("got", repr(input("next> ")))


if __name__ == "__main__":
    main()
