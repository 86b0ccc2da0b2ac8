"""Which changes to files are known when the server asks about them."""

from __future__ import annotations

from typing import Any

from openai_codex._protocol.changes import MAX_OPEN, OpenChanges


def started(item: str, path: str = "/x", turn: str = "turn", kind: str = "fileChange") -> dict[str, Any]:
    changes = [{"path": path, "kind": {"type": "add"}, "diff": "+"}]
    body = {"type": kind, "id": item, "changes": changes, "status": "inProgress"}
    return {"method": "item/started", "params": {"threadId": "thread", "turnId": turn, "item": body}}


def updated(item: str, path: str) -> dict[str, Any]:
    changes = [{"path": path, "kind": {"type": "add"}, "diff": "+"}]
    params = {"threadId": "thread", "turnId": "turn", "itemId": item, "changes": changes}
    return {"method": "item/fileChange/patchUpdated", "params": params}


def completed(item: str) -> dict[str, Any]:
    return {"method": "item/completed", "params": {"threadId": "thread", "turnId": "turn", "item": {"id": item}}}


def paths(changes: OpenChanges, item: str, turn: str = "turn") -> list[str] | None:
    found = changes.find({"threadId": "thread", "turnId": turn, "itemId": item})
    return None if found is None else [change["path"] for change in found]


def test_the_changes_of_an_open_item_are_known() -> None:
    changes = OpenChanges()
    changes.see([started("a", "/a"), started("b", "/b")])
    assert (paths(changes, "a"), paths(changes, "b"), paths(changes, "c")) == (["/a"], ["/b"], None)
    assert paths(changes, "a", turn="other") is None
    changes.see([completed("a")])
    assert (paths(changes, "a"), paths(changes, "b")) == (None, ["/b"])


def test_the_last_word_on_an_item_counts() -> None:
    changes = OpenChanges()
    changes.see([updated("a", "/early"), started("a", "/a"), updated("a", "/b")])
    assert paths(changes, "a") == ["/b"]


def test_of_two_open_items_with_one_id_nothing_is_known() -> None:
    changes = OpenChanges()
    changes.see([started("a", "/bad"), started("a", "/good")])
    assert paths(changes, "a") is None
    changes.see([updated("a", "/good")])
    assert paths(changes, "a") is None
    changes.see([completed("a")])
    assert paths(changes, "a") is None


def test_the_end_of_a_turn_forgets_its_items() -> None:
    changes = OpenChanges()
    changes.see([started("a"), started("a", turn="other")])
    changes.see([{"method": "turn/completed", "params": {"threadId": "thread", "turn": {"id": "turn"}}}])
    assert (paths(changes, "a"), paths(changes, "a", turn="other")) == (None, ["/x"])


def test_no_more_than_so_many_are_kept() -> None:
    changes = OpenChanges()
    changes.see([started(f"item {number}") for number in range(MAX_OPEN + 1)])
    assert len(changes) == MAX_OPEN
    assert paths(changes, "item 0") is None
    assert paths(changes, f"item {MAX_OPEN}") == ["/x"]


def test_what_is_no_change_is_passed_over() -> None:
    changes = OpenChanges()
    changes.see(
        [
            started("a", kind="commandExecution"),
            {"method": "item/started"},
            {"method": "item/started", "params": None},
            {"method": "item/started", "params": {"threadId": "thread", "turnId": "turn", "item": {"type": "x"}}},
            {"method": "turn/completed", "params": {}},
            {"method": "item/agentMessage/delta", "params": {"itemId": "a"}},
        ]
    )
    assert len(changes) == 0
    assert changes.find(None) is None
    assert changes.find({"itemId": "a"}) is None
