"""What a person sees of an object: one line, what matters first, no secret."""

from __future__ import annotations

from typing import TypedDict

import pytest

from openai_codex import AsyncCodex, AsyncCodexPool, CodexConfig
from openai_codex.testing import ScriptedServer
from openai_codex.types import AgentMessageThreadItem, ThreadItem

pytestmark = pytest.mark.anyio


class Answer(TypedDict):
    """What comes back."""

    colour: str


async def test_a_client_says_what_state_it_is_in() -> None:
    async with AsyncCodex(CodexConfig(server=ScriptedServer())) as codex:
        assert repr(codex).startswith("<AsyncCodex open, app-server ")
    assert repr(codex) == "<AsyncCodex closed>"


async def test_a_pool_says_how_many_servers_run() -> None:
    async with AsyncCodexPool(CodexConfig(server=ScriptedServer())) as pool:
        assert repr(pool) == "<AsyncCodexPool 0 running servers>"
        await pool.models()
        assert repr(pool) == "<AsyncCodexPool 1 running server>"


async def test_a_result_begins_with_its_answer() -> None:
    async with AsyncCodex(CodexConfig(server=ScriptedServer("A fine answer."))) as codex:
        thread = await codex.thread_start()
        result = await thread.run("Hi")
        assert repr(result).startswith("<TurnResult 'A fine answer.' completed ")
        assert "\n" not in repr(result)
        assert len(repr(result)) < 200


async def test_a_typed_result_begins_with_its_value() -> None:
    async with AsyncCodex(CodexConfig(server=ScriptedServer('{"colour": "red"}'))) as codex:
        thread = await codex.thread_start()
        result = await thread.run("Which?", output_type=Answer)
        assert repr(result).startswith("<TypedTurnResult output={'colour': 'red'} completed ")


async def test_a_notebook_shows_text_of_the_model_as_text() -> None:
    async with AsyncCodex(CodexConfig(server=ScriptedServer("<script>alert(1)</script>"))) as codex:
        thread = await codex.thread_start()
        shown = (await thread.run("Hi"))._repr_html_()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
        assert "<script>" not in shown


async def test_a_handle_says_how_its_turn_stands() -> None:
    async with AsyncCodex(CodexConfig(server=ScriptedServer())) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Hi")
        await turn.run()
        assert repr(turn) == f"<AsyncTurnHandle completed, id={turn.id!r}, thread_id={thread.id!r}>"
        typed = await thread.turn("Hi", output_type=Answer)
        assert repr(typed).startswith("<AsyncTypedTurnHandle ")


async def test_streams_and_listings_are_one_word() -> None:
    async with AsyncCodex(CodexConfig(server=ScriptedServer())) as codex:
        assert repr(codex.threads()) == "<AsyncPages>"
        async with codex.notifications() as told:
            assert repr(told) == "<AsyncNotifications>"


async def test_the_items_of_a_kind_are_taken_out_of_a_result() -> None:
    async with AsyncCodex(CodexConfig(server=ScriptedServer("A fine answer."))) as codex:
        thread = await codex.thread_start()
        result = await thread.run("Hi")
        assert [item.text for item in result.items_of(AgentMessageThreadItem)] == ["A fine answer."]
        assert result.items_of(ThreadItem) == result.items
        assert result.items_of() == []
