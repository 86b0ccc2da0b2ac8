"""`Hooks` and `Hook`: what is refused where it is given, and which events a hook is called for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from openai_codex import CodexConfig, InvalidInputError, InvalidOptionError, StartError
from openai_codex._hooks.settings import Installed, check_listed, overrides
from openai_codex.hooks import Hook, HookAnswer, Hooks, PermissionRequest, PreToolUse, Stop, UserPromptSubmit, by_policy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")


def look(event: Any) -> None:
    """Say nothing."""


def two(event: Any, other: Any) -> None:
    """Not the function of a hook."""


class Guard:
    """A class is made of what it is called with, and answers nothing."""

    def __init__(self, event: Any) -> None:
        pass


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Hooks(pre_tool_use="look"), id="a string"),  # type: ignore[arg-type]
        pytest.param(lambda: Hooks(stop=two), id="two parameters"),  # type: ignore[arg-type]
        pytest.param(lambda: Hooks(stop=lambda: None), id="no parameter"),  # type: ignore[arg-type, misc]
        pytest.param(lambda: Hooks(stop=Guard), id="a class"),  # type: ignore[arg-type]
        pytest.param(lambda: Hook(look, tools=""), id="a tool without a name"),
        pytest.param(lambda: Hook(look, tools=[]), id="no tools"),
        pytest.param(lambda: Hook(look, tools=[3]), id="a tool that is a number"),  # type: ignore[list-item]
        pytest.param(lambda: Hook(look, commands="rm; ls"), id="two commands"),
        pytest.param(lambda: Hook(look, guards="yes"), id="guards is a string"),  # type: ignore[arg-type]
        pytest.param(lambda: by_policy(3), id="a policy that is a number"),  # type: ignore[arg-type]
        pytest.param(lambda: CodexConfig(hooks=look), id="a function for hooks"),  # type: ignore[arg-type]
        pytest.param(lambda: call().deny(" "), id="a reason without words"),
        pytest.param(lambda: call().rewrite(3), id="an input that is a number"),  # type: ignore[arg-type]
    ],
)
def test_nonsense_is_refused_where_it_is_given(make: Any) -> None:
    with pytest.raises(InvalidInputError):
        make()


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Hooks(stop=Hook(look, guards=True)), id="a guard of what cannot be prevented"),
        pytest.param(lambda: Hooks(user_prompt_submit=Hook(look, tools="Bash")), id="tools of a prompt"),
        pytest.param(lambda: Hooks(timeout=0), id="no time"),
        pytest.param(lambda: Hooks(timeout=float("inf")), id="time without end"),
        pytest.param(lambda: Hooks(timeout=float("nan")), id="not a number"),
        pytest.param(lambda: config(launch_args_override=("codex",)), id="the whole command line"),
        pytest.param(lambda: config(config_overrides=("hooks.Stop=[]",)), id="a setting of hooks"),
        pytest.param(lambda: config(config_overrides=('"hooks" = {}',)), id="all settings of hooks"),
    ],
)
def test_what_does_not_go_together_is_refused_where_it_is_given(make: Any) -> None:
    with pytest.raises(InvalidOptionError):
        make()


def test_an_unknown_event_is_refused() -> None:
    with pytest.raises(TypeError, match="before_tool"):
        Hooks(before_tool=look)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def config(**more: Any) -> CodexConfig:
    return CodexConfig(hooks=Hooks(stop=look), **more)


def test_other_settings_go_with_hooks() -> None:
    assert config(config_overrides=("hooks_are_mine=1", "features.hooks=true")).hooks is not None


def call(tool: str = "Bash", **given: Any) -> PreToolUse:
    return PreToolUse({"cwd": "/repo", "tool_name": tool, "tool_input": given})


def patch(*lines: str) -> PreToolUse:
    return call("apply_patch", command="\n".join(["*** Begin Patch", *lines, "*** End Patch"]))


@pytest.mark.parametrize(
    ("event", "wanted"),
    [
        (call(command="rm -r build"), True),
        (call(command="bash -lc 'rm -r build'"), True),
        (call(command="cd x && rm -r build"), True),
        (call(command="ls $(rm -r build)"), True),
        (call(command="/bin/rm -r build"), True),
        (call(command="git push origin"), True),
        (call(command=""), True),
        (call(command="git pull"), False),
        (call(command="ls"), False),
        (call(command="rmdir build"), False),
        (patch("*** Delete File: build"), False),
        (call("look_up", id="A"), False),
    ],
)
def test_a_condition_on_commands_leaves_out_what_surely_is_none_of_them(event: PreToolUse, wanted: bool) -> None:
    assert Hook(look, commands=["rm", "git push"]).wants(event) is wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["*** Add File: in/a"], True),
        (["*** Add File: other/a"], False),
        (["*** Update File: other/a", "*** Move to: in/a"], True),
        (["*** Update File: other/../in/a"], True),
        (["*** Copy File: in/a"], True),  # of a grammar that is not known
        (["*** Add File: inside/a"], False),
        (["*** Add File: in"], True),
    ],
)
def test_a_condition_on_paths_leaves_out_what_surely_lies_elsewhere(
    lines: list[str], wanted: bool, tmp_path: Path
) -> None:
    event = PreToolUse({**patch(*lines).raw, "cwd": str(tmp_path)})
    assert Hook(look, under=tmp_path / "in").wants(event) is wanted


def test_a_path_is_followed_to_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    os.symlink(tmp_path / "in", tmp_path / "link")
    event = PreToolUse({**patch("*** Add File: link/a").raw, "cwd": str(tmp_path)})
    assert Hook(look, under=tmp_path / "in").wants(event)


def test_a_condition_on_tools_names_them() -> None:
    hook = Hook(look, tools=["look_up", "Bash"])
    assert [hook.wants(call(tool)) for tool in ("look_up", "Bash", "apply_patch")] == [True, True, False]


def test_the_answers_of_an_event_are_its_own() -> None:
    assert call().deny("No.") == HookAnswer("PreToolUse", "deny", "No.")
    assert call(command="ls", more=1).rewrite("pwd").input == {"command": "pwd", "more": 1}
    assert PermissionRequest({}).allow() == HookAnswer("PermissionRequest", "allow")
    assert Stop({"stop_hook_active": True}).is_continued
    assert not hasattr(Stop({}), "deny")
    assert not hasattr(UserPromptSubmit({}), "rewrite")


HOOK = Installed("PreToolUse", "pre_tool_use", "run 'this' \"now\" \x7f", 30)


def listed(**more: Any) -> dict[str, Any]:
    return {"data": [{"hooks": [{"key": HOOK.key, "trustStatus": "trusted", "enabled": True, **more}]}]}


def test_the_settings_trust_this_hook_by_its_hash_and_no_other() -> None:
    install, trust = overrides([HOOK])
    assert install == (
        "hooks.PreToolUse=[{hooks=[{type='command',command=\"run 'this' \\\"now\\\" \\u007f\",timeout=30}]}]"
    )
    assert trust == f'hooks.state={{"{HOOK.key}"={{trusted_hash="{HOOK.hash}",enabled=true}}}}'
    assert HOOK._replace(timeout=31).hash != HOOK.hash
    assert HOOK._replace(command="run").hash != HOOK.hash
    assert overrides([]) == ()


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param({"data": []}, id="not told"),
        pytest.param(listed(trustStatus="untrusted"), id="not trusted"),
        pytest.param(listed(trustStatus="modified"), id="another hash"),
        pytest.param(listed(enabled=False), id="switched off"),
        pytest.param("nonsense", id="nonsense"),
    ],
)
def test_a_hook_that_would_not_run_is_an_error_of_the_start(answer: Any) -> None:
    check_listed([HOOK], listed())
    with pytest.raises(StartError, match="PreToolUse"):
        check_listed([HOOK], answer)


def test_hooks_that_are_given_later_are_checked_too() -> None:
    changed = CodexConfig()
    with pytest.raises(InvalidInputError):
        changed.hooks = look  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(InvalidOptionError):
        attrs.evolve(config(), launch_args_override=("codex",))
