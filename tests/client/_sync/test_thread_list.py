# Generated from tests/client/_async/test_thread_list.py by scripts/unasync.py. Edit that file instead.
"""Listing threads: pages, order, filters."""

from __future__ import annotations

from typing import Any

import pytest

from openai_codex import Codex, CodexConfig, InvalidOptionError, InvalidRequestError
from openai_codex.testing import IsolatedHome
from openai_codex.types import SortDirection, ThreadListCwdFilter, ThreadSortKey, ThreadSourceKind

pytestmark = pytest.mark.anyio


def listed(codex: Codex, **options: Any) -> list[str]:
    """The first prompts of the threads on one page."""
    return [thread.preview for thread in (codex.thread_list(**options)).data]


def test_threads_are_listed_newest_first_with_their_names(config: CodexConfig) -> None:
    with Codex(config) as codex:
        assert listed(codex) == []
        first = codex.thread_start()
        first.run("first")
        second = codex.thread_start()
        second.run("second")
        first.set_name("The first one")
        page = codex.thread_list()
        read = (first.read()).thread
    assert [thread.id for thread in page.data] == [second.id, first.id]
    assert [thread.name for thread in page.data] == [None, "The first one"]
    assert read.name == "The first one"
    assert page.next_cursor is None


def test_a_thread_that_was_named_before_its_first_turn_keeps_the_name(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.set_name("Early")
        thread.run("Hello.")
        thread.set_name("Early bird")
        assert [found.name for found in (codex.thread_list()).data] == ["Early bird"]


def test_cursors_lead_through_every_page_once(config: CodexConfig) -> None:
    prompts = [f"thread {number}" for number in range(5)]
    with Codex(config) as codex:
        for prompt in prompts:
            (codex.thread_start()).run(prompt)
        pages: list[list[str]] = []
        cursor: str | None = None
        # Sorted by the time of creation, the server's cursors count whole seconds and skip threads.
        while not pages or cursor is not None:
            page = codex.thread_list(limit=2, cursor=cursor, sort_key=ThreadSortKey.updated_at)
            pages.append([thread.preview for thread in page.data])
            cursor = page.next_cursor
        with pytest.raises(InvalidRequestError, match="invalid cursor"):
            codex.thread_list(cursor="nonsense")
    assert [len(page) for page in pages] == [2, 2, 1]
    assert [prompt for page in pages for prompt in page] == prompts[::-1]


def test_threads_are_sorted_as_asked(config: CodexConfig) -> None:
    with Codex(config) as codex:
        first = codex.thread_start()
        first.run("first")
        (codex.thread_start()).run("second")
        first.run("again")
        created, updated = ThreadSortKey.created_at, ThreadSortKey.updated_at
        orders = [
            listed(codex, sort_key=key, sort_direction=direction)
            for key in (created, updated)
            for direction in (SortDirection.asc, SortDirection.desc)
        ]
        assert listed(codex, sort_direction=SortDirection.asc) == ["first", "second"]
    assert orders == [["first", "second"], ["second", "first"], ["second", "first"], ["first", "second"]]


def test_threads_are_filtered_by_their_working_directory(config: CodexConfig, home: IsolatedHome) -> None:
    with Codex(config) as codex:
        for name in ("a", "b", "c"):
            (home.workspace / name).mkdir()
            (codex.thread_start(cwd=str(home.workspace / name))).run(name)
        a, b, nowhere = (str(home.workspace / name) for name in ("a", "b", "nowhere"))
        assert listed(codex, cwd=a) == ["a"]
        assert listed(codex, cwd=[a, b]) == ["b", "a"]
        assert listed(codex, cwd=ThreadListCwdFilter(root=b)) == ["b"]
        assert listed(codex, cwd=ThreadListCwdFilter(root=[b, a])) == ["b", "a"]
        assert listed(codex, cwd=nowhere) == []
        assert listed(codex) == ["c", "b", "a"]


def test_threads_are_filtered_by_everything_else(config: CodexConfig) -> None:
    with Codex(config) as codex:
        plain = codex.thread_start()
        plain.run("plain")
        named = codex.thread_start()
        named.run("named")
        named.set_name("Zebra crossing")
        both = ["named", "plain"]
        assert listed(codex, search_term="Zebra") == ["named"]
        assert listed(codex, search_term="okapi") == []
        # What a client of the app-server starts counts as started in an editor.
        assert listed(codex, source_kinds=[ThreadSourceKind.vscode]) == both
        assert listed(codex, source_kinds=[ThreadSourceKind.exec, ThreadSourceKind.sub_agent]) == []
        assert listed(codex, source_kinds=[]) == both
        assert listed(codex, model_providers=["mock"]) == both
        assert listed(codex, model_providers=["another"]) == []
        assert listed(codex, model_providers=[]) == both
        assert listed(codex, section_id="no-section") == []
        assert listed(codex, use_state_db_only=True) == both
        assert listed(codex, archived=True) == []
        assert listed(codex, limit=1) == ["named"]


def test_all_threads_come_page_by_page_without_cursors(config: CodexConfig) -> None:
    with Codex(config) as codex:
        made: list[str] = []
        for number in range(5):
            thread = codex.thread_start()
            thread.run(f"Number {number}.")
            made.append(thread.id)
        found = [thread.id for thread in codex.threads(page_size=2)]
        first: list[str] = []
        for thread in codex.threads(page_size=1, sort_direction=SortDirection.asc):
            first.append(thread.id)
            break  # a listing may be left at any time
    assert sorted(found) == sorted(made)
    assert len(first) == 1
    assert first[0] in made


@pytest.mark.parametrize(
    "options",
    [{"sort_direction": "nonsense"}, {"sort_key": "nonsense"}, {"source_kinds": ["nonsense"]}, {"limit": "many"}],
)
def test_a_filter_that_is_none_is_refused_before_it_is_sent(config: CodexConfig, options: dict[str, Any]) -> None:
    with Codex(config) as codex:
        with pytest.raises(InvalidOptionError, match=next(iter(options))):
            codex.thread_list(**options)
        with pytest.raises(InvalidOptionError, match="personality"):
            codex.thread_start(personality="nonsense")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
