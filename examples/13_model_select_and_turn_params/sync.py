"""Choose a model and its reasoning effort from what the server offers, for one turn and for those after it."""

from openai_codex import Codex
from openai_codex.testing import example_config

with example_config() as setup, Codex(setup.config) as codex:
    models = (codex.models()).data
    default = next(model for model in models if model.is_default)
    # The server lists models and efforts in an order that means something: keep it.
    other = next((model for model in models if not model.is_default), default)
    least, most = (other.supported_reasoning_efforts[at].reasoning_effort for at in (0, -1))
    print("Default:", default.id, "with", default.default_reasoning_effort.value)
    print("Chosen:", other.id, "from", least.value, "to", most.value)

    thread = codex.thread_start(model=default.id)
    first = thread.run("Name a prime number.")
    second = thread.run("Name a larger one.", model=other.id, effort=least)
    third = thread.run("And the next.")  # still the chosen model and effort
    for number, result in enumerate((first, second, third), start=1):
        print(f"Turn {number}:", result.status.value, "-", result.final_response)
