"""After `os.fork()` a connection belongs to the parent: the child of the fork is told so at every use.

The forking is done by a script in a process of its own, so that pytest is not forked.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from actors import ForkedConnection
from tests.actors.support import connection

ROOT = Path(__file__).parents[2]

SCRIPT = """
import os, sys, warnings
import anyio
from actors import ForkedConnection, TaskMailbox, TaskReply
from tests.actors.support import call, connected

warnings.simplefilter("ignore", DeprecationWarning)  # "fork in a process with threads"

def in_the_fork(child):
    reply, mailbox, refused = TaskReply(), TaskMailbox(), []
    child.ask("echo", b"{}", reply)
    child.open_mailbox("a", mailbox)
    for use in (
        reply.result,
        lambda: child.notify("n"),
        lambda: child.post(print),
        child.statistics,
        lambda: child.abandon(TaskReply()),
    ):
        try:
            use()
        except ForkedConnection:
            refused.append(use)
    child.close_mailbox("a", mailbox)
    with_no_loop = child.close()
    try:
        with_no_loop.send(None)
    except StopIteration:
        pass  # nothing to wait for: the child belongs to the parent
    else:
        raise AssertionError("close waits for a loop that is not there")
    assert len(refused) == 5, refused
    assert reply.done and mailbox.statistics().ended

async def main():
    async with connected() as child:
        await call(child, "echo")
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            try:
                in_the_fork(child)
            except BaseException as error:
                print("in the fork:", repr(error), flush=True)
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        assert await call(child, "add", a=1, b=2) == {"sum": 3}
    print("fine")

anyio.run(main, backend=sys.argv[1])
"""


def test_every_use_looks_at_the_process_it_is_in() -> None:
    child = connection()
    child._process_id = os.getppid()  # it was made in another process
    for use in (lambda: child.notify("n"), lambda: child.post(print), child.statistics):
        with pytest.raises(ForkedConnection, match="forked"):
            use()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_fork_is_told_that_the_connection_is_not_its_own_and_the_parent_goes_on(backend: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, backend],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("fine\n", "", 0)
