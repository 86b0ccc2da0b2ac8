"""Go on with a thread that another process, or another run of this one, has started."""

from openai_codex import Codex
from openai_codex.testing import example_config

with example_config() as setup:
    with Codex(setup.config) as codex:
        thread = codex.thread_start()
        first = thread.run("Remember the number 42.")
        print("First client:", first.final_response)
    thread_id = thread.id  # this string is all that has to be kept

    with Codex(setup.config) as codex:
        thread = codex.thread_resume(thread_id)
        second = thread.run("Which number was it?")
        print("Second client:", second.final_response)

        stored = thread.read(include_turns=True).thread
        print("The same thread:", thread.id == thread_id)
        print("Turns:", [turn.status.value for turn in stored.turns])
