"""JSON that is still being written: what is read of it only grows, and nothing makes it raise."""

from __future__ import annotations

import json
from typing import Any, cast

import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from openai_codex._turn.partial_json import NOTHING, PartialJson

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=8,
)
# With and without escapes, with and without blanks.
TEXTS: st.SearchStrategy[str] = st.builds(
    json.dumps,
    st.dictionaries(WORDS, VALUES, max_size=4) | st.lists(VALUES, max_size=4),
    ensure_ascii=st.booleans(),
    indent=st.sampled_from([None, 1]),
)


def meaning(text: str) -> Any:
    return PartialJson().feed(text)


def grows_to(part: Any, whole: Any) -> bool:
    """Whether `whole` is `part`, further written."""
    if type(part) is not type(whole):
        return False
    if isinstance(part, str):
        return bool(whole.startswith(part))
    if isinstance(part, list):
        return _items_grow_to(cast("list[Any]", part), whole)
    if isinstance(part, dict):
        fields, keys = cast("dict[str, Any]", part), list(whole)[: len(cast("dict[str, Any]", part))]
        return list(fields) == keys and _items_grow_to(list(fields.values()), [whole[key] for key in keys])
    return bool(part == whole)


def _items_grow_to(part: list[Any], whole: list[Any]) -> bool:
    """All but the last are final."""
    return part[:-1] == whole[: len(part)][:-1] and (
        not part or (len(part) <= len(whole) and grows_to(part[-1], whole[len(part) - 1]))
    )


@settings(deadline=None, max_examples=50)
@given(TEXTS)
@example(json.dumps({"a": "\U0001f600\\", "b": ["\\\\", '"', {"c": -1.5e-7, "": []}], "d": {"e": {}}}))
def test_every_beginning_of_a_json_text_grows_to_its_value(text: str) -> None:
    whole = orjson.loads(text)
    before: Any = NOTHING
    for end in range(len(text) + 1):
        value = meaning(text[:end])
        if value is NOTHING:
            assert before is NOTHING
            continue
        assert grows_to(value, whole)
        assert before is NOTHING or grows_to(before, value)
        before = value
    assert before == whole


@settings(deadline=None, max_examples=50)
@given(TEXTS, st.data())
def test_it_does_not_matter_in_which_pieces_a_text_comes(text: str, data: st.DataObject) -> None:
    reader, start = PartialJson(), 0
    while start < len(text):
        end = data.draw(st.integers(start + 1, len(text)))
        assert reader.feed(text[start:end]) == meaning(text[:end])
        start = end


@settings(deadline=None, max_examples=50)
@given(st.text() | st.text('{}[]":,\\u0dDe1 -.tfn') | st.tuples(TEXTS, st.text()).map("".join))
def test_no_text_raises(text: str) -> None:
    reader = PartialJson()
    for character in text:
        value = reader.feed(character)
        assert value is NOTHING or orjson.dumps(value)


def test_what_was_read_stays_when_the_text_turns_out_to_be_no_json() -> None:
    reader = PartialJson()
    assert reader.feed('{"a": 1,') == {"a": 1}
    assert reader.feed("]} no") == {"a": 1}
    assert reader.feed(', "b": 2}') == {"a": 1}


BEGINNINGS: list[tuple[str, Any]] = [
    ("", NOTHING),
    ("  ", NOTHING),
    ("12", NOTHING),
    ("{", {}),
    ('{"na', {}),
    ('{"name"', {}),
    ('{"name": ', {}),
    ('{"name": "Ro', {"name": "Ro"}),
    ('{"name": "Rome", "peo', {"name": "Rome"}),
    ('{"people": 12', {}),
    ('{"people": 12,', {"people": 12}),
    ('{"people": 12 ', {"people": 12}),
    ('{"known": tru', {}),
    ('{"known": true}', {"known": True}),
    ('["a\\', ["a"]),
    ('["a\\u00', ["a"]),
    ('["a\\u00e4', ["aä"]),
    ('["a\\ud83d', ["a"]),
    ('["a\\ud83d\\ude0', ["a"]),
    ('["a\\ud83d\\ude00', ["a\U0001f600"]),
    ('["a\\\\', ["a\\"]),
    ('[[{"a": [', [[{"a": []}]]),
    ("no JSON", NOTHING),
    ('```json\n{"a": 1}', NOTHING),
    ('{"a": 1}} "b', NOTHING),
    ("[" * 100_000, NOTHING),
]


@pytest.mark.parametrize(("text", "value"), BEGINNINGS)
def test_what_a_beginning_means(text: str, value: object) -> None:
    assert meaning(text) == value
