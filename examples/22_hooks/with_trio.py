"""Guard what the agent runs, also inside its sandbox, and keep a log of everything it did."""

import shlex

import attrs
import trio

from openai_codex import AsyncCodex
from openai_codex.hooks import Hook, HookAnswer, Hooks, PostToolUse, PreToolUse
from openai_codex.testing import ModelRequest, Reply, example_config, text, tool_call


def careful(call: PreToolUse) -> HookAnswer | None:
    """Move away what the agent would delete, and refuse what cannot be read as one simple command."""
    if call.words is None:
        return call.deny("Run one simple command at a time.")
    names = [word for word in call.words[1:] if not word.startswith("-")]
    return call.rewrite(f"echo kept: {shlex.join(names)}")


async def note(call: PostToolUse) -> None:
    """Write down what was done."""
    print(f"(log: {call.tool_name} {call.tool_input['command']!r})")


def scripted(request: ModelRequest) -> Reply:
    """What the model says when there is no login: it deletes, once in an obscure way, and looks."""
    outputs = [item for item in request.body["input"] if item["type"] == "function_call_output"]
    steps = [
        tool_call("exec_command", {"cmd": "rm -rf build"}),
        tool_call("exec_command", {"cmd": "cd . && rm -rf build"}),
        tool_call("exec_command", {"cmd": "echo done"}),
        text("The build is gone."),
    ]
    return steps[len(outputs)]


async def main() -> None:
    hooks = Hooks(pre_tool_use=Hook(careful, commands=["rm", "rmdir"]), post_tool_use=Hook(note, tools="Bash"))
    with example_config(scripted) as setup:
        async with AsyncCodex(attrs.evolve(setup.config, hooks=hooks)) as codex:
            thread = await codex.thread_start()
            result = await thread.run("Delete the build.")
            print("Answer:", result.final_response)


if __name__ == "__main__":
    trio.run(main)
