"""The life of a thread: name it, find it, fork it, put it into the archive and take it out, make it shorter."""

from openai_codex import Codex
from openai_codex.testing import example_config

with example_config() as setup, Codex(setup.config) as codex:
    thread = codex.thread_start()
    thread.run("Say hello in one sentence.")
    thread.set_name("Greetings")

    page = codex.thread_list(search_term="Greetings", limit=10)
    print("Found by its name:", [found.name for found in page.data if found.id == thread.id])

    fork = codex.thread_fork(thread.id)
    answer = fork.run("Say it again, in the fork.")
    print("The fork says:", answer.final_response)
    print("Turns of the fork:", len(fork.read(include_turns=True).thread.turns))
    print("Turns of the original:", len(thread.read(include_turns=True).thread.turns))

    codex.thread_archive(fork.id)
    print("Archived:", fork.id in [found.id for found in codex.threads(archived=True)])
    restored = codex.thread_unarchive(fork.id)
    print("Taken out again:", restored.id in [found.id for found in codex.threads()])

    resumed = codex.thread_resume(restored.id)
    resumed.compact()  # starts to replace the history by a summary, and does not wait for it
    print("Compaction of the fork has begun.")
