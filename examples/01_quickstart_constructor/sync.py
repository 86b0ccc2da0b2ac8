"""The shortest way to an answer: start a Codex server, open a thread, run one turn."""

from openai_codex import Codex
from openai_codex.testing import example_config

with example_config() as setup, Codex(setup.config) as codex:
    print("Server:", codex.metadata.server_info.name, codex.metadata.server_info.version)

    thread = codex.thread_start()
    result = thread.run("Say hello in one sentence.")

    print("Turn:", result.id, result.status.value)
    print("Answer:", result.final_response)
