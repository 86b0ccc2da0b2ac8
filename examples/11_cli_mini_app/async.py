"""A chat on the command line. /new starts over, /quit or the end of the input leaves."""

import asyncio

from anyio import to_thread

from openai_codex import AsyncCodex, AsyncTurnHandle
from openai_codex.testing import example_config
from openai_codex.types import AgentMessageDeltaNotification, TurnCompletedNotification


async def show(turn: AsyncTurnHandle) -> None:
    """Print the answer as it comes, and how the turn ended unless it completed."""
    async for event in turn.stream():
        if isinstance(event.payload, AgentMessageDeltaNotification):
            print(event.payload.delta, end="", flush=True)
        elif isinstance(event.payload, TurnCompletedNotification) and event.payload.turn.error is not None:
            print("failed:", event.payload.turn.error.message, end="")
    print()


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            thread = await codex.thread_start()
            while True:
                try:
                    line = await to_thread.run_sync(input, "you> ", abandon_on_cancel=True)
                except EOFError:
                    break
                if line == "/quit":
                    break
                if line == "/new":
                    thread = await codex.thread_start()
                    print("A new thread.")
                elif line.strip():
                    await show(await thread.turn(line))
            print("Goodbye.")


if __name__ == "__main__":
    asyncio.run(main())
