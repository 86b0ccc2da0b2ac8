"""Choose a model and its reasoning effort from what the server offers, for one turn and for those after it."""

import asyncio

from openai_codex import AsyncCodex
from openai_codex.testing import example_config


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            models = (await codex.models()).data
            default = next(model for model in models if model.is_default)
            # The server lists models and efforts in an order that means something: keep it.
            other = next((model for model in models if not model.is_default), default)
            least, most = (other.supported_reasoning_efforts[at].reasoning_effort for at in (0, -1))
            print("Default:", default.id, "with", default.default_reasoning_effort.value)
            print("Chosen:", other.id, "from", least.value, "to", most.value)

            thread = await codex.thread_start(model=default.id)
            first = await thread.run("Name a prime number.")
            second = await thread.run("Name a larger one.", model=other.id, effort=least)
            third = await thread.run("And the next.")  # still the chosen model and effort
            for number, result in enumerate((first, second, third), start=1):
                print(f"Turn {number}:", result.status.value, "-", result.final_response)


if __name__ == "__main__":
    asyncio.run(main())
