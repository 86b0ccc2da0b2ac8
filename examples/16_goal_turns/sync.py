"""Give a thread a goal: it takes turn after turn by itself, and we watch until we have seen enough."""

from openai_codex import Codex
from openai_codex.testing import example_config

ENOUGH = 3

with example_config() as setup, Codex(setup.config) as codex:
    thread = codex.thread_start()
    goal = thread.goal.set("Name three rivers, one in each turn.", token_budget=100_000)
    print("The goal:", goal.objective)

    number = 0
    with thread.goal.turns() as turns:
        for turn in turns:
            number += 1
            if number == ENOUGH:
                thread.goal.clear()  # no turn follows this one
            result = turn.run()
            print(f"Turn {number} {result.status.value}: {result.final_response}")

    print("The goal now:", thread.goal.get())
