"""The life of a thread: name it, find it, fork it, put it into the archive and take it out, make it shorter."""

import trio

from openai_codex import AsyncCodex
from openai_codex.testing import example_config


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            thread = await codex.thread_start()
            await thread.run("Say hello in one sentence.")
            await thread.set_name("Greetings")

            page = await codex.thread_list(search_term="Greetings", limit=10)
            print("Found by its name:", [found.name for found in page.data if found.id == thread.id])

            fork = await codex.thread_fork(thread.id)
            answer = await fork.run("Say it again, in the fork.")
            print("The fork says:", answer.final_response)
            print("Turns of the fork:", len((await fork.read(include_turns=True)).thread.turns))
            print("Turns of the original:", len((await thread.read(include_turns=True)).thread.turns))

            await codex.thread_archive(fork.id)
            print("Archived:", fork.id in [found.id async for found in codex.threads(archived=True)])
            restored = await codex.thread_unarchive(fork.id)
            print("Taken out again:", restored.id in [found.id async for found in codex.threads()])

            resumed = await codex.thread_resume(restored.id)
            await resumed.compact()  # starts to replace the history by a summary, and does not wait for it
            print("Compaction of the fork has begun.")


if __name__ == "__main__":
    trio.run(main)
