"""A turn with every option it takes, and an answer that follows a JSON schema."""

import json

from openai_codex import ApprovalMode, Codex, Sandbox
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

with example_config() as setup, Codex(setup.config) as codex:
    models = codex.models()
    thread = codex.thread_start()
    result = thread.run(
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
