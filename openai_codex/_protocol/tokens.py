"""What turns cost: tokens by kind, from the counts that the server tells of a thread.

The server tells the tokens of a thread's newest request and of the thread in all. It tells both again when nothing was
used, after an interrupt for one, and on a resume under the id of an old turn; and it sets them when a context is full.
So what one message adds is the difference to the one before. Pure.
"""

from __future__ import annotations

from typing import Any, TypeAlias

Tokens: TypeAlias = "dict[str, int]"


def added(before: Tokens | None, usage: Any) -> Tokens:
    """The tokens that a `tokenUsage` adds to the total that was told before; None is a thread of unknown past."""
    total, last = counts(usage, "total"), counts(usage, "last")
    if before is None:
        return last
    grown = {kind: tokens - before.get(kind, 0) for kind, tokens in total.items()}
    # Smaller than before, it was set and not counted: a full context makes the total as large as the context.
    return grown if all(tokens >= 0 for tokens in grown.values()) else {}


def joined(one: Tokens, other: Tokens) -> Tokens:
    """The sum by kind."""
    return {kind: one.get(kind, 0) + other.get(kind, 0) for kind in {**one, **other}}


def counts(usage: Any, name: str) -> Tokens:
    """The `total` or the `last` of a `tokenUsage`."""
    part: Any = usage.get(name) if isinstance(usage, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not isinstance(part, dict):
        return {}
    return {str(kind): tokens for kind, tokens in part.items() if isinstance(tokens, int)}  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
