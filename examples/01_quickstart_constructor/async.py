"""The shortest way to an answer: start a Codex server, open a thread, run one turn."""

import asyncio

from openai_codex import AsyncCodex
from openai_codex.testing import example_config


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            print("Server:", codex.metadata.server_info.name, codex.metadata.server_info.version)

            thread = await codex.thread_start()
            result = await thread.run("Say hello in one sentence.")

            print("Turn:", result.id, result.status.value)
            print("Answer:", result.final_response)


if __name__ == "__main__":
    asyncio.run(main())
