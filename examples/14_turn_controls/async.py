"""Change a turn while it runs: steer one, interrupt another, and go on in the same thread."""

import asyncio

from openai_codex import AsyncCodex
from openai_codex.testing import example_config
from openai_codex.types import AgentMessageDeltaNotification, AgentMessageThreadItem, TurnCompletedNotification


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            thread = await codex.thread_start()

            turn = await thread.turn("Count from 1 to 500.")
            steered = False
            async for event in turn.stream():
                if isinstance(event.payload, AgentMessageDeltaNotification) and not steered:
                    print("It has begun to answer; steering.")
                    await turn.steer("Stop counting and say goodbye.")
                    steered = True
                elif isinstance(event.payload, TurnCompletedNotification):
                    print("Steered:", event.payload.turn.status.value)
            stored = (await thread.read(include_turns=True)).thread
            said = [item.text for item in stored.turns[-1].items if isinstance(item, AgentMessageThreadItem)]
            print("It said at last:", said[-1])

            turn = await thread.turn("Count from 1 to 500 again.")
            async for event in turn.stream():
                if isinstance(event.payload, AgentMessageDeltaNotification):
                    await turn.interrupt()
                elif isinstance(event.payload, TurnCompletedNotification):
                    print("Interrupted:", event.payload.turn.status.value)

            result = await thread.run("Are you still there?")
            print("Next turn:", result.status.value, "-", result.final_response)


if __name__ == "__main__":
    asyncio.run(main())
