# Generated from tests/client/_async/test_client.py by scripts/unasync.py. Edit that file instead.
"""The client: started, closed, gone; and every way in which a start goes wrong."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import attrs
import pytest

from openai_codex import (
    AppServerConfig,
    Codex,
    CodexConfig,
    CodexError,
    CodexNotFoundError,
    InvalidInputError,
    MethodNotFoundError,
    StartError,
    TransportClosedError,
)
from openai_codex.testing import Gate, ModelProvider, deltas, gate
from openai_codex.types import TurnStatus

pytestmark = pytest.mark.anyio


def program(source: str) -> CodexConfig:
    """A configuration that starts a Python program in place of the server."""
    return CodexConfig(launch_args_override=(sys.executable, "-c", source), start_timeout=20)


def test_metadata_names_the_server(config: CodexConfig) -> None:
    with Codex(config) as codex:
        metadata = codex.metadata
    assert metadata.server_info.version == "0.163.0"
    assert metadata.serverInfo.name == metadata.server_info.name == config.client_name
    assert metadata.userAgent == metadata.user_agent
    assert metadata.platformFamily == metadata.platform_family
    assert metadata.platformOs == metadata.platform_os


def test_a_client_that_was_not_entered_works_and_is_closed_by_hand(config: CodexConfig) -> None:
    codex = Codex(config)
    try:
        thread = codex.thread_start()
        assert (thread.run("Hello.")).status is TurnStatus.completed
    finally:
        codex.close()


def test_closing_twice_is_fine_and_a_closed_client_says_so(config: CodexConfig) -> None:
    codex = Codex(config)
    codex.thread_start()
    codex.close()
    codex.close()
    with pytest.raises(TransportClosedError, match="closed"):
        codex.thread_start()


def test_closing_in_the_middle_of_a_turn_ends_the_server(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Say something.")
        hold.wait_until_reached()
    with pytest.raises(TransportClosedError):
        turn.run()


def test_several_clients_close_in_any_order(config: CodexConfig) -> None:
    first, second = Codex(config), Codex(config)
    first.thread_start()
    thread = second.thread_start()
    first.close()
    assert (thread.run("Hello.")).status is TurnStatus.completed
    second.close()


def test_a_server_that_dies_is_told_with_its_exit_code(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Say something.")
        hold.wait_until_reached()
        pid = (codex._session.open()).child_pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(TransportClosedError, match="signal 9") as caught:
            turn.run()
        assert caught.value.exit_code == -9
        with pytest.raises(TransportClosedError, match="signal 9"):
            codex.thread_start()


def test_a_method_the_server_does_not_know_is_named_as_such(config: CodexConfig) -> None:
    with Codex(config) as codex:
        with pytest.raises(MethodNotFoundError):
            codex._session.request("nope/nope", {}, dict)


def test_a_runtime_that_does_not_exist_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "codex"
    with pytest.raises(CodexNotFoundError, match="codex_bin does not exist") as caught:
        with Codex(CodexConfig(codex_bin=str(missing))):
            pass
    assert str(missing) in str(caught.value)
    assert isinstance(caught.value, FileNotFoundError)


def test_a_runtime_that_cannot_be_executed_is_named(tmp_path: Path) -> None:
    plain = tmp_path / "codex"
    plain.write_text("no program")
    with pytest.raises(StartError, match=r"codex.*could not be started.*codex_bin"):
        with Codex(CodexConfig(codex_bin=str(plain))):
            pass


def test_a_working_directory_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="cwd is not a directory"):
        with Codex(CodexConfig(cwd=str(tmp_path / "nowhere"))):
            pass


def test_a_home_that_does_not_exist_is_named_by_the_server(config: CodexConfig, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    broken = attrs.evolve(config, env={**(config.env or {}), "CODEX_HOME": nowhere})
    with pytest.raises(StartError, match="exited with code 1") as caught:
        with Codex(broken):
            pass
    assert nowhere in str(caught.value)
    assert "CODEX_HOME" in str(caught.value)
    assert caught.value.exit_code == 1


def test_a_setting_the_server_refuses_is_told_in_its_words(config: CodexConfig) -> None:
    with pytest.raises(CodexError, match="no_such_policy"):
        with Codex(attrs.evolve(config, config_overrides=('approval_policy="no_such_policy"',))) as codex:
            codex.thread_start()


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "ended before it was ready: the child exited with code 0"),
        ("import sys; sys.exit('of another protocol')", "exited with code 1.*of another protocol"),
        ("import sys\nfor line in sys.stdin: print(line, end='', flush=True)", "refused the handshake"),
        ('input(); print(\'{"id": 1, "result": {}}\', flush=True); input(); input()', "no Codex app-server"),
        ('input(); print(\'{"id": 1, "result": {"userAgent": "nameless"}}\'); input()', "no Codex app-server"),
    ],
)
def test_a_program_of_another_protocol_is_no_app_server(source: str, message: str) -> None:
    with pytest.raises(StartError, match=rf"(?s){message}"):
        with Codex(program(source)):
            pass


def test_a_program_that_never_answers_is_given_up() -> None:
    config = attrs.evolve(program("import time; print('hello', flush=True); time.sleep(600)"), start_timeout=0.5)
    with pytest.raises(StartError, match=r"no answer to the handshake within 0\.5 s"):
        with Codex(config):
            pass


@pytest.mark.parametrize(
    "config",
    [CodexConfig(launch_args_override=())],
)
def test_a_configuration_of_a_wrong_type_is_refused(config: CodexConfig) -> None:
    with pytest.raises(InvalidInputError, match=r"CodexConfig\."):
        with Codex(config):
            pass


def test_the_configuration_has_its_other_name() -> None:
    assert AppServerConfig is CodexConfig
