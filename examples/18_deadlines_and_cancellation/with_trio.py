"""Three ways to stop waiting for a turn. Each really stops the agent, and the thread takes the next turn."""

import trio

from openai_codex import AsyncCodex, TurnTimeoutError
from openai_codex.testing import example_config

LONG = "Count from 1 to 1000, one number a line."


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            thread = await codex.thread_start()

            try:
                await thread.run(LONG, timeout=1)
            except TurnTimeoutError as error:
                print("A deadline of the turn:", type(error).__name__)

            with trio.move_on_after(1):
                await thread.run(LONG)
            print("A timeout of the caller: on we go")

            async with trio.open_nursery() as nursery:
                nursery.start_soon(thread.run, LONG)
                await trio.sleep(1)
                nursery.cancel_scope.cancel()
            print("A cancelled task: gone with its nursery")

            stored = (await thread.read(include_turns=True)).thread
            print("What became of the turns:", [turn.status.value for turn in stored.turns])
            result = await thread.run("Ready for more?", timeout=60)
            print("The next turn:", result.status.value)


if __name__ == "__main__":
    trio.run(main)
