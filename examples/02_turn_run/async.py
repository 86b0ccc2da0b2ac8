"""Run a turn and look at everything its result holds; then go on in the same thread."""

import asyncio

from openai_codex import AsyncCodex, TextInput
from openai_codex.testing import example_config


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            thread = await codex.thread_start(developer_instructions="Answer in one sentence.")

            result = await thread.run([TextInput("What is a JSON-RPC notification?")])
            print("Answer:", result.final_response)
            print("Status:", result.status.value, "after", result.duration_ms, "ms")
            print("Items:", [item.root.type for item in result.items])
            if result.usage is not None:
                print("Tokens:", result.usage.last.total_tokens)

            again = await thread.run("And what is a request?")
            print("Answer:", again.final_response)


if __name__ == "__main__":
    asyncio.run(main())
