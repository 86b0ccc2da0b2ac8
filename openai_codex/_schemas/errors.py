"""The two ways in which types and JSON do not go together. It knows nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import InvalidInputError

# How many problems are told: a model that got everything wrong is not helped by a thousand lines.
MOST_PROBLEMS = 10


class NoSchema(InvalidInputError):
    """A type has no JSON schema. `place` is where it stands, such as `Order.items[]`; empty for the type itself."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(f"{place}: {reason}" if place else reason)
        self.reason = reason
        self.place = place


class DoesNotFit(ValueError):
    """A JSON value is not of a type. `problems` are pairs of a path, such as `.items[2].price`, and what is wrong."""

    def __init__(self, problems: Iterable[tuple[str, str]]) -> None:
        self.problems = list(problems)
        lines = [f"{path.lstrip('.')}: {what}" if path else what for path, what in self.problems[:MOST_PROBLEMS]]
        if (more := len(self.problems) - MOST_PROBLEMS) > 0:
            lines.append(f"and {more} more")
        super().__init__("; ".join(lines))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.problems,)
