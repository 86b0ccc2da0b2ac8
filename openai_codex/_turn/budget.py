"""`Budget`: tokens that several turns may use together. From any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from ..errors import InvalidInputError, InvalidOptionError


def check_tokens(name: str, value: Any) -> None:
    """Raise for what is no number of tokens."""
    if type(value) is not int:
        raise InvalidInputError(f"{name} is a number of tokens, not {type(value).__name__}")
    if value <= 0:
        raise InvalidOptionError(f"{name} is a number of tokens greater than 0, not {value}")


class Budget:
    """Tokens that several turns may use together, those of their sub-agents included.

    Give one object to all of them, as `TurnPolicy(budget=budget)`. When the tokens are spent, every turn that shares it
    is interrupted and raises `BudgetExceededError`, and none is started any more. Tokens are known when the model has
    answered a request, so a turn may use more than was left, by what its last request took.

    Args:
        max_tokens: How many tokens there are.

    Raises:
        InvalidInputError, InvalidOptionError: That is no number of tokens.
    """

    __module__ = "openai_codex"

    def __init__(self, max_tokens: int) -> None:
        check_tokens("max_tokens", max_tokens)
        self.max_tokens: int = max_tokens
        self._spent = 0
        self._guard = threading.Lock()
        self._sharers: dict[object, Callable[[], object]] = {}

    @property
    def spent(self) -> int:
        """The tokens that were used so far."""
        return self._spent

    @property
    def left(self) -> int:
        """The tokens that may still be used; never negative."""
        return max(0, self.max_tokens - self._spent)

    def __repr__(self) -> str:
        return f"Budget({self._spent} of {self.max_tokens} tokens spent)"

    def _share(self, sharer: object, stop: Callable[[], object]) -> None:
        """Call `stop` when the tokens are spent, in whatever thread that happens."""
        with self._guard:
            self._sharers[sharer] = stop

    def _leave(self, sharer: object) -> None:
        with self._guard:
            self._sharers.pop(sharer, None)

    def _spend(self, tokens: int) -> None:
        with self._guard:
            self._spent += tokens
            stops = list(self._sharers.values()) if self._spent >= self.max_tokens else []
        for stop in stops:
            stop()
