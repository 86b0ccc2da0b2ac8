"""`run`: the answer on stdout, the rest on stderr, and an exit code that says how it ended."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from openai_codex.testing import Gate, ModelProvider, ModelRequest, Reply, deltas, failure, gate, text, tool_call

from .conftest import ANSWER
from .support import PATIENCE, Cli


def runs_a_command(request: ModelRequest) -> Reply:
    return deltas(["All ", "done."]) if request.has_tool_output else tool_call("exec_command", {"cmd": "echo hi"})


def test_the_answer_goes_to_stdout_and_nothing_else_does(cli: Cli) -> None:
    done = cli("run", "Hi")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{ANSWER}\n", "")


def test_progress_goes_to_stderr(cli: Cli, provider: ModelProvider) -> None:
    provider.replies(runs_a_command)
    done = cli("run", "--progress", "Do it")
    assert (done.returncode, done.stdout) == (0, "All done.\n")
    assert "• commandExecution: " in done.stderr
    assert "echo hi" in done.stderr


def test_a_prompt_is_read_from_stdin(cli: Cli, provider: ModelProvider) -> None:
    assert cli("run", "-", stdin="from the pipe").returncode == 0
    assert provider.requests[0].last_user_text == "from the pipe"


def test_options_reach_the_server(cli: Cli, provider: ModelProvider, tmp_path: Path) -> None:
    done = cli("run", "--model", "another-model", "--cwd", str(tmp_path), "--approval", "deny-all", "--json", "Hi")
    assert done.returncode == 0, done.stderr
    assert provider.requests[0].body["model"] == "another-model"
    assert str(tmp_path) in json.dumps(provider.requests[0].body)


def test_events_are_printed_as_lines_of_json(cli: Cli) -> None:
    done = cli("run", "--json", "Hi")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert events[0]["method"] == "turn/started"
    assert events[-1]["method"] == "turn/completed"
    assert events[-1]["params"]["turn"]["status"] == "completed"
    items = [event["params"]["item"] for event in events if event["method"] == "item/completed"]
    assert [item["text"] for item in items if item["type"] == "agentMessage"] == [ANSWER]


def test_a_failed_turn_exits_with_1_and_says_why(cli: Cli, provider: ModelProvider) -> None:
    provider.replies(failure(400, "no such model"))
    done = cli("run", "Hi")
    assert done.returncode == 1
    assert "the turn failed: " in done.stderr
    assert "no such model" in done.stderr


def test_a_server_that_does_not_start_exits_with_1_and_no_traceback(cli: Cli) -> None:
    done = cli("run", "--codex-bin", "/no/such/codex", "Hi")
    assert done.returncode == 1
    assert done.stderr.startswith("error: CodexConfig.codex_bin does not exist")


@pytest.mark.parametrize(
    "words", [[], ["Hi", "--sandbox", "none"], ["Hi", "--timeout", "-1"], ["-"], ["Hi", "--cwd", "/no/such/place"]]
)
def test_misuse_exits_with_2(cli: Cli, words: list[str]) -> None:
    done = cli("run", *words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "error: " in done.stderr


def test_a_turn_that_takes_too_long_is_interrupted_and_exits_with_124(cli: Cli, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["part ", gate(hold), "rest"]))
    try:
        done = cli("run", "--timeout", "1.5", "Hi")
    finally:
        hold.open()
    assert done.returncode == 124
    assert done.stdout == "part \n"
    assert done.stderr == "the turn took longer than 1.5 s and was interrupted\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_ctrl_c_interrupts_the_turn_and_exits_with_130(cli: Cli, provider: ModelProvider, tmp_path: Path) -> None:
    hold = Gate()
    provider.replies(deltas(["part ", gate(hold), "rest"]))
    try:
        with cli.started("trace", str(tmp_path / "record.jsonl"), "--", "Hi") as process:
            assert process.stdout is not None
            assert process.stdout.read(5) == "part "
            process.send_signal(signal.SIGINT)
            rest, said = process.communicate(timeout=PATIENCE)
    finally:
        hold.open()
    assert process.returncode == 130
    assert rest == "\n"
    assert said.startswith("the turn was interrupted\n")
    # Really: it was asked for, and the server said that it was done.
    record = [json.loads(line) for line in (tmp_path / "record.jsonl").read_text("utf-8").splitlines()]
    messages = [entry["message"] for entry in record if "message" in entry]
    assert [each["method"] for each in messages if "id" in each and "method" in each][-1] == "turn/interrupt"
    ends = [each["params"]["turn"]["status"] for each in messages if each.get("method") == "turn/completed"]
    assert ends == ["interrupted"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_ctrl_c_before_the_first_word_exits_with_130_as_well(cli: Cli, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(gate(hold) + text("late"))
    try:
        with cli.started("run", "--json", "Hi") as process:
            assert process.stdout is not None
            assert "turn/started" in process.stdout.readline()
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=PATIENCE)
    finally:
        hold.open()
    assert process.returncode == 130
    assert said == "the turn was interrupted\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise on Windows")
def test_a_reader_that_leaves_ends_the_run_without_a_traceback(cli: Cli, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["part ", gate(hold), *(f"{number} " for number in range(50))]))
    with cli.started("run", "Hi") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(5) == "part "
        process.stdout.close()
        hold.open()
        assert process.stderr.read() == ""
        assert process.wait(PATIENCE) == 1
