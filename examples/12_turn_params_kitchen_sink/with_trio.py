"""A turn with every option it takes, and an answer that follows a JSON schema."""

import json

import trio

from openai_codex import ApprovalMode, AsyncCodex, Sandbox
from openai_codex.testing import example_config
from openai_codex.types import JsonObject, ReasoningEffort, ReasoningSummary

SCHEMA: JsonObject = {
    "type": "object",
    "properties": {
        "summary": {"type": "string"},
        "steps": {"type": "array", "items": {"type": "string"}},
        "risk": {"enum": ["low", "medium", "high"]},
    },
    "required": ["summary", "steps", "risk"],
    "additionalProperties": False,
}


async def main() -> None:
    with example_config() as setup:
        async with AsyncCodex(setup.config) as codex:
            models = await codex.models()
            thread = await codex.thread_start()
            result = await thread.run(
                "Plan the rollout of a new config file.",
                # this and later turns of the thread
                model=next(model.id for model in models.data if model.is_default),
                effort=ReasoningEffort.low,
                summary=ReasoningSummary.auto,
                cwd=setup.cwd,
                sandbox=Sandbox.read_only,
                approval_mode=ApprovalMode.deny_all,
                # this turn only
                output_schema=SCHEMA,
                source="user",
                timeout=300,  # seconds; then the turn is interrupted
            )
            plan = json.loads(result.final_response or "{}")
            print("Status:", result.status.value)
            print("Plan:", plan["summary"])
            for number, step in enumerate(plan["steps"], start=1):
                print(f"  {number}. {step}")
            print("Risk:", plan["risk"])


if __name__ == "__main__":
    trio.run(main)
