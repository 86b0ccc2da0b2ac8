"""Watch a turn as it happens: print the answer piece by piece, and count every event."""

from collections import Counter

import trio

from openai_codex import AsyncCodex
from openai_codex.testing import example_config
from openai_codex.types import AgentMessageDeltaNotification, TurnCompletedNotification


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            thread = await codex.thread_start()
            turn = await thread.turn("Tell me a very short story.")

            seen: Counter[str] = Counter()
            async for event in turn.stream():
                seen[event.method] += 1
                if isinstance(event.payload, AgentMessageDeltaNotification):
                    print(event.payload.delta, end="", flush=True)
                elif isinstance(event.payload, TurnCompletedNotification):
                    print("\nThe turn", event.payload.turn.status.value)

            for method, count in seen.most_common():
                print(f"{count:4} {method}")


if __name__ == "__main__":
    trio.run(main)
