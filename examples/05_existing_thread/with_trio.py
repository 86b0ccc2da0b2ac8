"""Go on with a thread that another process, or another run of this one, has started."""

import trio

from openai_codex import AsyncCodex
from openai_codex.testing import example_config


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            thread = await codex.thread_start()
            first = await thread.run("Remember the number 42.")
            print("First client:", first.final_response)
        thread_id = thread.id  # this string is all that has to be kept

        async with AsyncCodex(setup.config) as codex:
            thread = await codex.thread_resume(thread_id)
            second = await thread.run("Which number was it?")
            print("Second client:", second.final_response)

            stored = (await thread.read(include_turns=True)).thread
            print("The same thread:", thread.id == thread_id)
            print("Turns:", [turn.status.value for turn in stored.turns])


if __name__ == "__main__":
    trio.run(main)
