"""The same calls in every color: this program prints the same lines with asyncio, with trio and without either."""

import asyncio

from openai_codex import AsyncCodex, Sandbox
from openai_codex.testing import example_config
from openai_codex.types import AgentMessageDeltaNotification


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            print("Server version:", codex.metadata.server_info.version)
            print("Default model:", next(model.id for model in (await codex.models()).data if model.is_default))

            thread = await codex.thread_start(sandbox=Sandbox.read_only)
            result = await thread.run("Name one thing that asyncio and trio have in common.")
            print("Run:", result.status.value, "-", result.final_response)

            turn = await thread.turn("And one in which they differ.")
            pieces = [
                event.payload.delta
                async for event in turn.stream()
                if isinstance(event.payload, AgentMessageDeltaNotification)
            ]
            print("Stream:", "".join(pieces))

            stored = (await thread.read(include_turns=True)).thread
            print("Turns:", [turn.status.value for turn in stored.turns])
            print("Listed:", thread.id in [listed.id async for listed in codex.threads()])


if __name__ == "__main__":
    asyncio.run(main())
