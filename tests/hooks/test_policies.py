"""`by_policy`: a policy lets through as a hook what it would approve, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from openai_codex import InvalidInputError
from openai_codex.approvals import Decision, Policy, allow_changes, allow_command
from openai_codex.hooks import HookAnswer, PreToolUse, by_policy
from openai_codex.requests import CommandApproval

from ..approvals.attacking import PATH, Arena, cases, prepared

pytestmark = pytest.mark.anyio


@pytest.fixture
def arena(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Arena:
    monkeypatch.setenv("PATH", PATH)
    return prepared(tmp_path / "attacked")


def call(tool: str, cwd: Path, command: Any) -> PreToolUse:
    return PreToolUse({"session_id": "thread", "cwd": str(cwd), "tool_name": tool, "tool_input": {"command": command}})


async def test_no_line_of_the_attack_table_is_let_through_that_would_not_be_approved(arena: Arena) -> None:
    through: list[str] = []
    for case in cases():
        try:
            rule = arena.rule(case)
        except InvalidInputError:
            continue  # no policy can hold it
        answer = await by_policy(Policy(rule))(call("Bash", arena.workspace, arena.line(case)))
        if answer is None:
            through.append(case.decision)
        else:
            assert answer.decision == "deny"
    assert set(through) == {"granted"}
    # The directory of a command is not told, so the rules that need to know it grant nothing.
    assert len(through) < sum(case.decision == "granted" for case in cases())


async def test_a_policy_is_asked_as_for_an_approval_and_its_record_has_the_call(tmp_path: Path) -> None:
    decisions: list[Decision] = []
    event = {"session_id": "thread", "turn_id": "turn", "agent_id": "agent", "tool_use_id": "call", "cwd": "/"}
    event |= {"tool_name": "Bash", "tool_input": {"command": "ls"}}
    policy = by_policy(Policy(allow_command("ls"), on_decision=decisions.append))
    assert await policy(PreToolUse(event)) is None
    (decision,) = decisions
    assert (decision.thread_id, decision.turn_id, decision.item_id) == ("agent", "turn", "call")
    assert (decision.kind, decision.subject, decision.decision) == ("command_approval", "ls", "accept")


@pytest.mark.parametrize(
    ("lines", "allowed"),
    [
        (["*** Add File: a", "+text"], True),
        (["*** Update File: a", "*** Move to: b"], True),
        (["*** Update File: a", "*** Move to: ../b"], False),
        (["*** Add File: a", "*** Delete File: /etc/passwd"], False),
        (["*** Add File: .git/hooks/post-commit"], False),
        (["*** Environment ID: other", "*** Add File: a"], False),
        (["  *** Add File: ../a"], False),
        (["no patch"], False),
    ],
)
async def test_a_patch_is_allowed_if_every_file_it_names_is(lines: list[str], allowed: bool, tmp_path: Path) -> None:
    patch = "\n".join(["*** Begin Patch", *lines, "*** End Patch"])
    answer = await by_policy(Policy(allow_changes(under=tmp_path)))(call("apply_patch", tmp_path, patch))
    assert (answer is None) is allowed


@pytest.mark.parametrize("decision", ["acceptForSession", "accept", "cancel", "decline"])
async def test_only_what_accepts_lets_a_call_through(decision: str, tmp_path: Path) -> None:
    def decide(request: CommandApproval) -> Any:
        made = {"accept": request.accept, "acceptForSession": request.accept_for_session}
        return made.get(decision, request.decline)() if decision != "cancel" else request.cancel()

    answer = await by_policy(decide)(call("Bash", tmp_path, "ls"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert (answer is None) is decision.startswith("accept")


@pytest.mark.parametrize(("tool", "command"), [("look_up", "ls"), ("Bash", 3), ("Bash", None), ("apply_patch", 3)])
async def test_a_tool_that_no_policy_knows_is_denied(tool: str, command: Any, tmp_path: Path) -> None:
    answer = await by_policy(Policy(allow_command("ls")))(call(tool, tmp_path, command))
    assert isinstance(answer, HookAnswer)
    assert answer.decision == "deny"
