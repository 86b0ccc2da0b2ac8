# Generated from tests/client/_async/test_shown.py by scripts/unasync.py. Edit that file instead.
"""What a person sees of an object: one line, what matters first, no secret."""

from __future__ import annotations

from typing import TypedDict

import pytest

from openai_codex import Codex, CodexConfig, CodexPool
from openai_codex.testing import ScriptedServer
from openai_codex.types import AgentMessageThreadItem, ThreadItem

pytestmark = pytest.mark.anyio


class Answer(TypedDict):
    """What comes back."""

    colour: str


def test_a_client_says_what_state_it_is_in() -> None:
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        assert repr(codex).startswith("<Codex open, app-server ")
    assert repr(codex) == "<Codex closed>"


def test_a_pool_says_how_many_servers_run() -> None:
    with CodexPool(CodexConfig(server=ScriptedServer())) as pool:
        assert repr(pool) == "<CodexPool 0 running servers>"
        pool.models()
        assert repr(pool) == "<CodexPool 1 running server>"


def test_a_result_begins_with_its_answer() -> None:
    with Codex(CodexConfig(server=ScriptedServer("A fine answer."))) as codex:
        thread = codex.thread_start()
        result = thread.run("Hi")
        assert repr(result).startswith("<TurnResult 'A fine answer.' completed ")
        assert "\n" not in repr(result)
        assert len(repr(result)) < 200


def test_a_typed_result_begins_with_its_value() -> None:
    with Codex(CodexConfig(server=ScriptedServer('{"colour": "red"}'))) as codex:
        thread = codex.thread_start()
        result = thread.run("Which?", output_type=Answer)
        assert repr(result).startswith("<TypedTurnResult output={'colour': 'red'} completed ")


def test_a_notebook_shows_text_of_the_model_as_text() -> None:
    with Codex(CodexConfig(server=ScriptedServer("<script>alert(1)</script>"))) as codex:
        thread = codex.thread_start()
        shown = (thread.run("Hi"))._repr_html_()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
        assert "<script>" not in shown


def test_a_handle_says_how_its_turn_stands() -> None:
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Hi")
        turn.run()
        assert repr(turn) == f"<TurnHandle completed, id={turn.id!r}, thread_id={thread.id!r}>"
        typed = thread.turn("Hi", output_type=Answer)
        assert repr(typed).startswith("<TypedTurnHandle ")


def test_streams_and_listings_are_one_word() -> None:
    with Codex(CodexConfig(server=ScriptedServer())) as codex:
        assert repr(codex.threads()) == "<Pages>"
        with codex.notifications() as told:
            assert repr(told) == "<Notifications>"


def test_the_items_of_a_kind_are_taken_out_of_a_result() -> None:
    with Codex(CodexConfig(server=ScriptedServer("A fine answer."))) as codex:
        thread = codex.thread_start()
        result = thread.run("Hi")
        assert [item.text for item in result.items_of(AgentMessageThreadItem)] == ["A fine answer."]
        assert result.items_of(ThreadItem) == result.items
        assert result.items_of() == []
