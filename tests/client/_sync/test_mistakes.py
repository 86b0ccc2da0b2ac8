# Generated from tests/client/_async/test_mistakes.py by scripts/unasync.py. Edit that file instead.
"""An option that means nothing is refused before anything is sent, by a word that names it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import typing_extensions

from openai_codex import Codex, CodexConfig, InvalidInputError, InvalidOptionError, TextInput
from openai_codex.testing import ScriptedServer

pytestmark = pytest.mark.anyio

TEXTS = ["base_instructions", "developer_instructions", "model", "model_provider", "service_tier"]
RESUMED = [*TEXTS, "config", "cwd", "include_turns"]
STARTED = [*TEXTS, "config", "cwd", "ephemeral", "service_name"]
LISTED = ["archived", "cursor", "cwd", "model_providers", "search_term", "section_id", "use_state_db_only"]
TURNED = ["cwd", "model", "output_schema", "service_tier", "source", "timeout", "turn_service_tier"]


class Answer(typing_extensions.TypedDict):
    """What comes back."""

    colour: str


@pytest.mark.parametrize("name", STARTED)
def test_an_option_of_a_new_thread_names_itself(name: str) -> None:
    options: Any = {name: 3.5}
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        with pytest.raises(InvalidInputError, match=f"^{name} "):
            codex.thread_start(**options)


@pytest.mark.parametrize("name", RESUMED)
def test_an_option_of_a_thread_that_is_gone_on_with_names_itself(name: str) -> None:
    options: Any = {name: 3.5}
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        with pytest.raises(InvalidInputError, match=f"^{name} "):
            codex.thread_resume("some-id", **options)
        with pytest.raises(InvalidInputError, match=f"^{name} "):
            codex.thread_fork("some-id", **options)


@pytest.mark.parametrize("name", LISTED)
def test_a_filter_of_a_listing_names_itself(name: str) -> None:
    options: Any = {name: 3.5}
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        with pytest.raises(InvalidInputError, match=f"^{name} "):
            codex.thread_list(**options)


@pytest.mark.parametrize("name", TURNED)
def test_an_option_of_a_turn_names_itself(name: str) -> None:
    options: Any = {name: 3.5j}
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        thread = codex.thread_start()
        with pytest.raises(InvalidInputError, match=f"^{name} "):
            thread.run("Hi", **options)
        with pytest.raises(InvalidInputError, match=f"^{name} "):
            thread.turn("Hi", **options)


@pytest.mark.parametrize("value", ["5", True, timedelta(seconds=5)], ids=repr)
def test_a_timeout_is_a_number_of_seconds_everywhere(value: Any) -> None:
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        thread = codex.thread_start()
        for call in (
            lambda: thread.run("Hi", timeout=value),
            lambda: thread.turn("Hi", timeout=value),
            lambda: thread.shell_command("ls", timeout=value),
            lambda: codex.processes.run(["ls"], timeout=value),
            lambda: codex.processes.spawn(["ls"], timeout=value),
            lambda: codex.request("model/list", timeout=value),
        ):
            with pytest.raises(InvalidInputError, match=r"^timeout is a number of seconds, not "):
                call()


def test_a_thread_in_place_of_its_id_is_told_so() -> None:
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        thread: Any = codex.thread_start()
        for call in (codex.thread_resume, codex.thread_fork, codex.thread_archive, codex.thread_unarchive):
            with pytest.raises(InvalidInputError, match=r"^thread_id .* \(give its \.id\)"):
                call(thread)


@pytest.mark.parametrize("id", [None, "", "  "])
def test_no_id_is_no_thread(id: Any) -> None:
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        for call in (codex.thread_resume, codex.thread_fork, codex.thread_archive, codex.thread_unarchive):
            with pytest.raises((InvalidInputError, InvalidOptionError), match=r"^thread_id must be an id"):
                call(id)


@pytest.mark.parametrize("prompt", ["", " \n", [""], TextInput(""), [TextInput("")]], ids=repr)
def test_a_prompt_says_something(prompt: Any) -> None:
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        thread = codex.thread_start()
        with pytest.raises(InvalidOptionError, match=r"^input is empty"):
            thread.run(prompt)


def test_a_schema_in_place_of_a_type_is_told_where_it_belongs() -> None:
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        thread = codex.thread_start()
        with pytest.raises(InvalidInputError, match="output_schema"):
            thread.run("Hi", output_type={"type": "object"})


def test_a_typed_dict_of_typing_extensions_is_a_type_of_answers() -> None:
    server = ScriptedServer('{"colour": "red"}')
    with Codex(CodexConfig(server=server)) as codex:
        thread = codex.thread_start()
        assert (thread.run("Which?", output_type=Answer)).output == {"colour": "red"}


def test_a_directory_of_an_agent_is_there(config: CodexConfig, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with Codex(config) as codex:
        thread = codex.thread_start(cwd=tmp_path)
        assert (thread.read()).thread.cwd.root == str(tmp_path)
        for cwd, said in ((tmp_path / "nowhere", "is not there"), (str(file), "is no directory"), ("\udcff", "UTF-8")):
            with pytest.raises(InvalidOptionError, match=f"^cwd .*{said}"):
                codex.thread_start(cwd=cwd)
            with pytest.raises(InvalidOptionError, match=f"^cwd .*{said}"):
                thread.turn("Hi", cwd=cwd)


def test_a_directory_of_a_server_that_is_elsewhere_is_its_own_business(tmp_path: Path) -> None:
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        assert codex.thread_start(cwd=tmp_path / "nowhere")
