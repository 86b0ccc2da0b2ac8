"""Give a thread a goal: it takes turn after turn by itself, and we watch until we have seen enough."""

import asyncio

from openai_codex import AsyncCodex
from openai_codex.testing import example_config

ENOUGH = 3


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            thread = await codex.thread_start()
            goal = await thread.goal.set("Name three rivers, one in each turn.", token_budget=100_000)
            print("The goal:", goal.objective)

            number = 0
            async with thread.goal.turns() as turns:
                async for turn in turns:
                    number += 1
                    if number == ENOUGH:
                        await thread.goal.clear()  # no turn follows this one
                    result = await turn.run()
                    print(f"Turn {number} {result.status.value}: {result.final_response}")

            print("The goal now:", await thread.goal.get())


if __name__ == "__main__":
    asyncio.run(main())
