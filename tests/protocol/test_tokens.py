"""What one message about tokens adds to what was told before."""

from __future__ import annotations

from typing import Any

import pytest

from openai_codex._protocol.tokens import Tokens, added, joined


def usage(total: int, last: int) -> dict[str, Any]:
    return {"total": {"inputTokens": total}, "last": {"inputTokens": last}}


@pytest.mark.parametrize(
    ("before", "told", "tokens"),
    [
        (None, usage(700, 200), {"inputTokens": 200}),
        ({"inputTokens": 500}, usage(700, 200), {"inputTokens": 200}),
        ({"inputTokens": 700}, usage(700, 200), {"inputTokens": 0}),
        ({"inputTokens": 400}, usage(700, 200), {"inputTokens": 300}),
        ({"inputTokens": 700}, usage(0, 272), {}),
        ({}, usage(100, 100), {"inputTokens": 100}),
        (None, None, {}),
        (None, {"last": {"inputTokens": "many"}}, {}),
        ({"inputTokens": 5}, {"total": []}, {}),
    ],
    ids=["unknown past", "one request", "told again", "a message missed", "set", "first", "nothing", "text", "a list"],
)
def test_a_message_adds_what_the_total_grew_by(before: Tokens | None, told: Any, tokens: Tokens) -> None:
    assert added(before, told) == tokens


def test_tokens_are_joined_by_kind() -> None:
    assert joined({"a": 1, "b": 2}, {"b": 3, "c": 4}) == {"a": 1, "b": 5, "c": 4}
