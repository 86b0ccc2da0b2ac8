"""The changes to files that the server announced and that are still open: requests name them by their item only.

It must not know handlers. Only the loop's thread uses it.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, TypeAlias

from actors import Message

# More than any turn has open at once. What was announced before that is not known any more, so not approved by a rule.
MAX_OPEN = 64

_ItemKey: TypeAlias = tuple[str, str, str]

_METHODS = frozenset({"item/started", "item/fileChange/patchUpdated", "item/completed", "turn/completed"})


class OpenChanges:
    """What the open fileChange items of all turns would change."""

    def __init__(self) -> None:
        self._open: OrderedDict[_ItemKey, list[Any] | None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._open)

    def find(self, params: Any) -> list[Any] | None:
        """The changes that a request is about, in their wire form; None if they are not known for sure."""
        match params:
            case {"threadId": str(thread_id), "turnId": str(turn_id), "itemId": str(item_id)}:
                return self._open.get((thread_id, turn_id, item_id))
            case _:
                return None

    def see(self, messages: list[Message]) -> None:
        """Note what a batch of notifications says."""
        for message in messages:
            if message["method"] in _METHODS:
                self._note(message["method"], message.get("params"))

    def _note(self, method: str, params: Any) -> None:
        match method, params:
            case "item/started", {
                "threadId": str(thread_id),
                "turnId": str(turn_id),
                "item": {"type": "fileChange", "id": str(item_id), "changes": list(changes)},  # pyright: ignore[reportUnknownVariableType]
            }:
                key = thread_id, turn_id, item_id
                # Ids come from the model. If two open items share one, nobody can tell which one is asked about.
                self._put(key, None if key in self._open else changes)  # pyright: ignore[reportUnknownArgumentType]
            case "item/fileChange/patchUpdated", {
                "threadId": str(thread_id),
                "turnId": str(turn_id),
                "itemId": str(item_id),
                "changes": list(changes),  # pyright: ignore[reportUnknownVariableType]
            }:
                key = thread_id, turn_id, item_id
                if self._open.get(key) is not None:
                    self._put(key, changes)  # pyright: ignore[reportUnknownArgumentType]
            case "item/completed", {"threadId": str(thread_id), "turnId": str(turn_id), "item": {"id": str(item_id)}}:
                self._open.pop((thread_id, turn_id, item_id), None)
            case "turn/completed", {"threadId": str(thread_id), "turn": {"id": str(turn_id)}}:
                for key in [key for key in self._open if key[:2] == (thread_id, turn_id)]:
                    del self._open[key]
            case _:
                pass

    def _put(self, key: _ItemKey, changes: list[Any] | None) -> None:
        self._open[key] = changes
        if len(self._open) > MAX_OPEN:
            self._open.popitem(last=False)
