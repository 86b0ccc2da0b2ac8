"""The rules in front of the real runtime: what it is told, it does, outside of its sandbox and in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from openai_codex import ApprovalMode, Codex, CodexConfig, Sandbox
from openai_codex.approvals import Decision, Policy, allow_command
from openai_codex.requests import Handlers
from openai_codex.testing import ModelProvider, ModelRequest, Reply, isolated_home, text, tool_call

from .attacking import Arena, prepared

# Lines of the table, one or two of each kind, and whether the rules below grant them.
LINES = {
    "cat src/main.py": True,
    "grep -rn --include='*.py' name .": True,
    "touch src/made": True,
    "cp a src": True,
    "cat {out}/secret": False,
    "cat link": False,
    "cat 'a {out}/secret'": False,
    "cat a; ./x.sh": False,
    "grep -R secret .": False,
    "grep -flist a": False,
    "cp a d": False,
    "cp -tdlink a": False,
    "cp x.sh .git/hooks/pre-commit": False,
    "touch wlink": False,
    "touch hooks/x": False,
    "git status": False,
    "env ./x.sh": False,
    "./x.sh": False,
}


def one_by_one(lines: list[str]) -> Callable[[ModelRequest], Reply]:
    """A model that asks for one command after the other, each outside of the sandbox."""

    def answer(request: ModelRequest) -> Reply:
        done = sum(item["type"] == "function_call_output" for item in request.body["input"])
        if done == len(lines):
            return text("done")
        wanted = {"cmd": lines[done], "sandbox_permissions": "require_escalated", "justification": "May I?"}
        return tool_call("exec_command", wanted)

    return answer


@pytest.fixture
def arena(tmp_path: Path) -> Arena:
    return prepared(tmp_path / "arena")


def test_the_runtime_runs_what_is_granted_and_nothing_else(arena: Arena, tmp_path: Path) -> None:
    decisions: list[Decision] = []
    rules = [allow_command(name, under=arena.workspace) for name in ("cat", "grep", "cp", "touch")]
    policy = Policy(*rules, on_decision=decisions.append)
    lines = [arena.filled(line) for line in LINES]
    before = arena.state()
    with ModelProvider(one_by_one(lines)) as model, isolated_home(model, root=tmp_path) as home:
        config = CodexConfig(env=home.env, cwd=str(arena.workspace), handlers=Handlers(approvals=policy))
        with Codex(config) as codex:
            assert codex.thread_start(sandbox=Sandbox.read_only).run("Go on.").final_response == "done"
    assert [decision.decision == "accept" for decision in decisions] == list(LINES.values())
    assert arena.state() == before
    assert (arena.workspace / "src" / "made").exists()
    assert (arena.workspace / "src" / "a").exists()


@pytest.mark.parametrize("left_out", [False, True])
def test_the_temporary_directories_can_be_left_out_of_the_sandbox(left_out: bool, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    settings: Any = {"sandbox_workspace_write": {"exclude_slash_tmp": True, "exclude_tmpdir_env_var": True}}
    options: dict[str, Any] = {"sandbox": Sandbox.workspace_write, "approval_mode": ApprovalMode.deny_all}
    wanted = tool_call("exec_command", {"cmd": f"touch here; touch {temporary}/there"})
    with (
        ModelProvider(lambda request: text("done") if request.has_tool_output else wanted) as model,
        isolated_home(model, root=tmp_path) as home,
        Codex(CodexConfig(env=home.env | {"TMPDIR": str(temporary)}, cwd=str(home.workspace))) as codex,
    ):
        thread = codex.thread_start(config=settings if left_out else None, **options)
        assert thread.run("Go on.").final_response == "done"
        assert (home.workspace / "here").exists()
        assert (temporary / "there").exists() is not left_out
