"""Decide by rules what the agent may run outside its sandbox, and keep a record of every decision."""

from openai_codex import Codex
from openai_codex.approvals import Decision, Policy, allow_command, ask
from openai_codex.requests import Approval, ApprovalAnswer, CommandApproval, Handlers
from openai_codex.testing import ModelRequest, Reply, example_config, text, tool_call

COMMANDS = ["echo hello", "echo hello && echo more", "mkdir drafts"]


def drafts_only(request: Approval) -> ApprovalAnswer | None:
    """A rule is a function: an answer, or None to leave it to the next rule."""
    if isinstance(request, CommandApproval) and "mkdir drafts" in (request.command or ""):
        print("(may it make the drafts? yes)")
        return request.accept()
    return None


def record(decision: Decision) -> None:
    print(f"{decision.decision} by {decision.rule}: {decision.subject}")


def scripted(request: ModelRequest) -> Reply:
    """What the model says when there is no login: it asks for one command after the other."""
    done = sum(item["type"] == "function_call_output" for item in request.body["input"])
    if done == len(COMMANDS):
        return text("I ran what I may.")
    wanted = {"cmd": COMMANDS[done], "sandbox_permissions": "require_escalated", "justification": "May I?"}
    return tool_call("exec_command", wanted)


# The first rule that says something wins; what none says anything about is declined.
policy = Policy(allow_command("echo"), ask(drafts_only), on_decision=record)

with example_config(scripted) as setup, Codex(setup.config) as codex:
    thread = codex.thread_start(handlers=Handlers(approvals=policy))
    result = thread.run(f"Run these one by one, outside the sandbox: {COMMANDS}")
    for item in result.items:
        if item.root.type == "commandExecution":
            print("Command:", item.root.status.value)
    print("Answer:", result.final_response)
