"""Ask the server who it is and which models it offers."""

import asyncio

from openai_codex import AsyncCodex
from openai_codex.testing import example_config


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            metadata = codex.metadata
            print("Server:", metadata.server_info.name, metadata.server_info.version)
            print("System:", metadata.platform_family, metadata.platform_os)

            shown = await codex.models()
            every = await codex.models(include_hidden=True)
            print(f"Models: {len(shown.data)} shown, {len(every.data)} with the hidden ones")
            for model in shown.data:
                efforts = ", ".join(option.reasoning_effort.value for option in model.supported_reasoning_efforts)
                print(f"{'*' if model.is_default else ' '} {model.id:16} reasoning effort: {efforts}")


if __name__ == "__main__":
    asyncio.run(main())
