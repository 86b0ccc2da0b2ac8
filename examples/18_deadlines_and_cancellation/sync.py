"""Three ways to stop waiting for a turn. Each really stops the agent, and the thread takes the next turn."""

import os
import signal
import threading

from openai_codex import Codex, TurnTimeoutError
from openai_codex.testing import example_config

LONG = "Count from 1 to 1000, one number a line."

with example_config() as setup, Codex(setup.config) as codex:
    thread = codex.thread_start()

    try:
        thread.run(LONG, timeout=1)
    except TurnTimeoutError as error:
        print("A deadline of the turn:", type(error).__name__)

    turn = thread.turn(LONG)
    threading.Timer(1, turn.interrupt).start()
    print("Interrupted by another thread:", turn.run().status.value)

    threading.Timer(1, os.kill, (os.getpid(), signal.SIGINT)).start()  # as Ctrl-C does, on POSIX
    try:
        thread.run(LONG)
    except KeyboardInterrupt as error:
        print("Ctrl-C:", type(error).__name__)

    stored = thread.read(include_turns=True).thread
    print("What became of the turns:", [turn.status.value for turn in stored.turns])
    result = thread.run("Ready for more?", timeout=60)
    print("The next turn:", result.status.value)
