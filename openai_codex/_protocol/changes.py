"""The changes to files that the server announced and that are still open: requests name them by their item only.

It must not know handlers. Only the loop's thread uses it.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from actors import Message

from .methods import ITEM_COMPLETED, ITEM_FILE_CHANGE_PATCH_UPDATED, ITEM_STARTED, TURN_COMPLETED
from .subjects import ItemKey, item_key_of, thread_of, turn_of

# More than any turn has open at once. What was announced before that is not known any more, so not approved by a rule.
MAX_OPEN = 64

_METHODS = frozenset({ITEM_STARTED, ITEM_FILE_CHANGE_PATCH_UPDATED, ITEM_COMPLETED, TURN_COMPLETED})


class OpenChanges:
    """What the open fileChange items of all turns would change."""

    def __init__(self) -> None:
        self._open: OrderedDict[ItemKey, list[Any] | None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._open)

    def find(self, params: Any) -> list[Any] | None:
        """The changes that a request is about, in their wire form; None if they are not known for sure."""
        key = item_key_of(params)
        return None if key is None else self._open.get(key)

    def see(self, messages: list[Message]) -> None:
        """Note what a batch of notifications says."""
        for message in messages:
            if message["method"] in _METHODS:
                self._note(message["method"], message.get("params"))

    def _note(self, method: str, params: Any) -> None:
        if method == TURN_COMPLETED:
            about = thread_of(params), turn_of(params)
            for open_key in [open_key for open_key in self._open if open_key[:2] == about]:
                del self._open[open_key]
            return
        key, changes = item_key_of(params), _changes_in(method, params)
        if key is None:
            return
        if method == ITEM_COMPLETED:
            self._open.pop(key, None)
        elif changes is None:
            return
        elif method == ITEM_STARTED:
            # Ids come from the model. If two open items share one, nobody can tell which one is asked about.
            self._put(key, None if key in self._open else changes)
        elif self._open.get(key) is not None:
            self._put(key, changes)

    def _put(self, key: ItemKey, changes: list[Any] | None) -> None:
        self._open[key] = changes
        if len(self._open) > MAX_OPEN:
            self._open.popitem(last=False)


def _changes_in(method: str, params: Any) -> list[Any] | None:
    match params:
        case {"item": {"type": "fileChange", "changes": list(changes)}} if method == ITEM_STARTED:  # pyright: ignore[reportUnknownVariableType]
            return changes  # pyright: ignore[reportUnknownVariableType]
        case {"changes": list(changes)} if method == ITEM_FILE_CHANGE_PATCH_UPDATED:  # pyright: ignore[reportUnknownVariableType]
            return changes  # pyright: ignore[reportUnknownVariableType]
        case _:
            return None
