"""`doctor` tells what is missing and what to do about it; `threads` lists what is stored."""

from __future__ import annotations

import json
from typing import Any

import pytest

from openai_codex import Codex, CodexConfig, __version__
from openai_codex.testing import IsolatedHome

from .support import Cli


def examined(cli: Cli, *words: str) -> tuple[int, dict[str, dict[str, Any]]]:
    """The exit code, and the worst finding of each name."""
    done = cli("doctor", "--json", *words)
    report = json.loads(done.stdout)
    assert report["ok"] == (done.returncode == 0)
    checks = sorted(report["checks"], key=lambda finding: ["ok", "note", "problem"].index(finding["status"]))
    return done.returncode, {finding["name"]: finding for finding in checks}


def test_a_healthy_home_has_no_problem(cli: Cli) -> None:
    done = cli("doctor")
    assert done.returncode == 0, done.stdout
    assert f"SDK and runtime are both {__version__}" in done.stdout
    assert "ran in a read-only sandbox" in done.stdout
    assert done.stdout.endswith("Everything that a turn needs is there.\n")
    assert {line.split()[0] for line in done.stdout.splitlines()[:7]} <= {"ok", "note"}


def test_a_config_that_does_not_parse_is_a_problem_with_its_line(cli: Cli, home: IsolatedHome) -> None:
    (home.home / "config.toml").write_text("model = [\n", "utf-8")
    code, findings = examined(cli)
    assert code == 1
    assert findings["config"]["status"] == "problem"
    assert "config.toml:1" in findings["config"]["detail"]
    assert findings["config"]["advice"]


@pytest.mark.codex_real_model  # it only logs in; no turn is started
def test_a_missing_login_is_a_problem_where_one_is_wanted(cli: Cli, home: IsolatedHome) -> None:
    (home.home / "config.toml").write_text("", "utf-8")
    code, findings = examined(cli)
    assert code == 1
    assert findings["login"]["status"] == "problem"
    assert "login_api_key" in findings["login"]["advice"]
    with Codex(CodexConfig(env=home.env)) as codex:
        codex.login_api_key("sk-not-a-real-key")
    code, findings = examined(cli)
    assert (code, findings["login"]["status"]) == (0, "ok")
    assert "sk-not" not in str(findings)


def test_a_runtime_that_is_not_there_is_a_problem_and_no_traceback(cli: Cli) -> None:
    code, findings = examined(cli, "--codex-bin", "/no/such/codex")
    assert code == 1
    assert findings["runtime"]["status"] == "problem"
    assert findings["runtime"]["advice"] == "Check --codex-bin."


def test_a_home_that_is_not_there_is_a_problem_with_the_servers_words(cli: Cli, home: IsolatedHome) -> None:
    cli.home = IsolatedHome(home.home, home.workspace, {**home.env, "CODEX_HOME": str(home.home / "gone")})
    code, findings = examined(cli)
    assert code == 1
    assert findings["runtime"]["status"] == "problem"
    assert "CODEX_HOME" in findings["runtime"]["advice"]


def test_threads_are_listed_and_can_be_searched_limited_and_archived(cli: Cli, home: IsolatedHome) -> None:
    assert cli("threads").stdout == ""
    with Codex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
        ids: list[str] = []
        for name in ("first", "sec\x1b[31mond", "third"):
            thread = codex.thread_start()
            thread.run(f"Hi, {name}")
            thread.set_name(name)
            ids.append(thread.id)
        codex.thread_archive(ids[0])
    table = cli("threads").stdout
    assert table.splitlines()[0].split() == ["ID", "WHEN", "MODEL", "TITLE"]
    assert {line.split()[0] for line in table.splitlines()[1:]} == set(ids[1:])
    assert "mock-model" in table
    assert "\x1b" not in table
    archived = [json.loads(line) for line in cli("threads", "--archived", "--json").stdout.splitlines()]
    assert [thread["id"] for thread in archived] == [ids[0]]
    assert len(cli("threads", "--limit", "1", "--json").stdout.splitlines()) == 1
    found = [json.loads(line) for line in cli("threads", "--search", "third", "--json").stdout.splitlines()]
    assert [thread["name"] for thread in found] == ["third"]


def test_the_module_says_its_version_and_wants_a_command(cli: Cli) -> None:
    assert cli("--version").stdout == f"{__version__}\n"
    assert cli().returncode == 2
