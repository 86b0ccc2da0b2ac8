"""What a message is about: its thread, its turn, its item, and what it says of them.

Whoever asks that of a message asks here, so all agree. The functions take what came from the wire, the params of a
notification or of a request, or a result, and trust nothing in it: what is missing or of another type is None. Pure.
They must not know who asks.
"""

from __future__ import annotations

from typing import Any, TypeAlias

# The annotation says what the server sends; the tests in the functions are for what it should not send. They compare
# types, because some of this runs for every notification, and patterns cost three times as much.
Params: TypeAlias = "dict[str, Any] | None"

# Ids of items come from the model, and are unique in their turn at best.
ItemKey: TypeAlias = tuple[str, str, str]


def thread_of(params: Params) -> str | None:
    """The thread that a message is about; None if it is about none."""
    if type(params) is not dict:
        return None
    id: str | None = params.get("threadId")
    if type(id) is str:
        return id
    id = _id_of(params, "thread")
    return _text(params, "conversationId") if id is None else id


def turn_of(params: Params) -> str | None:
    """The turn that a message is about; None if it is about none."""
    if type(params) is not dict:
        return None
    id: str | None = params.get("turnId")
    if type(id) is str:
        return id
    # Written out: this is on the way of every message.
    turn: dict[str, Any] | None = params.get("turn")
    if type(turn) is not dict:
        return None
    id = turn.get("id")
    return id if type(id) is str else None


def item_of(params: Params) -> str | None:
    """The item that a message is about; None if it is about none."""
    if type(params) is not dict:
        return None
    named = _text(params, "itemId"), _id_of(params, "item"), _text(params, "callId")
    return next((id for id in named if id is not None), None)


def item_key_of(params: Params) -> ItemKey | None:
    """The item that a message is about, with its thread and turn; None if it does not name all three."""
    thread_id, turn_id, item_id = thread_of(params), turn_of(params), item_of(params)
    return None if thread_id is None or turn_id is None or item_id is None else (thread_id, turn_id, item_id)


def item_type_of(params: Params) -> str | None:
    """The type of the item that a message is about, in the server's word; None if it carries none."""
    item = _inner(params, "item")
    return None if item is None else _text(item, "type")


def request_of(params: Params) -> int | str | None:
    """The server's own request that a notification is about; None if it is about none."""
    id: Any = None if type(params) is not dict else params.get("requestId")
    return id if isinstance(id, (int, str)) else None


def turn_status_of(params: Params) -> str | None:
    """How a turn ended, in the server's word, or that it is `inProgress`."""
    turn = _inner(params, "turn")
    return None if turn is None else _text(turn, "status")


def root_turn_of(params: Params, unsaid: str | None = None) -> str | None:
    """The turn that a turn works for: itself, the turn at the top of the one whose agent it is, or its review.

    A review is announced by a second turn that works for it, and has none itself. `unsaid` if the server does not say.
    """
    turn = _inner(params, "turn")
    return unsaid if turn is None or "rootTurnId" not in turn else _text(turn, "rootTurnId")


def thread_status_of(params: Params) -> str | None:
    """Whether a thread is `idle`, `active`, or what else the server calls it."""
    status = _inner(params, "status")
    return None if status is None else _text(status, "type")


def is_about_agents(params: Params) -> bool:
    """Whether an item starts agents, waits for them or talks to them."""
    item = _inner(params, "item")
    return item is not None and item.get("type") in ("collabAgentToolCall", "subAgentActivity")


def agents_of(params: Params) -> list[str]:
    """The threads of the agents that an item starts, waits for or talks to."""
    item = _inner(params, "item")
    if item is None or not is_about_agents(params):
        return []
    kind = item.get("type")
    ids: list[Any] | None = [item.get("agentThreadId")] if kind == "subAgentActivity" else item.get("receiverThreadIds")
    return [id for id in ids if type(id) is str] if type(ids) is list else []


def talks_to_agents(params: Params) -> bool:
    """Whether an item only talks to the agents that it names, or lists them: then they may be anybody's."""
    item = _inner(params, "item")
    return item is not None and item.get("tool") in ("sendMessage", "listAgents")


def parent_of(params: Params) -> str | None:
    """The thread whose sub-agent a thread is; None for others."""
    thread = _inner(params, "thread")
    return None if thread is None else _text(thread, "parentThreadId")


def agent_name_of(params: Params) -> str | None:
    """What the agent of a thread is called."""
    thread, item = _inner(params, "thread"), _inner(params, "item")
    return _text(thread or {}, "agentNickname") or _text(item or {}, "agentPath")


def usage_of(params: Params) -> dict[str, Any] | None:
    """The tokens that a thread has used in all its turns, by kind."""
    usage = _inner(params, "tokenUsage")
    return None if usage is None else _inner(usage, "total")


def _text(params: dict[str, Any], field: str) -> str | None:
    value: str | None = params.get(field)
    return value if type(value) is str else None


def _inner(params: Params, field: str) -> dict[str, Any] | None:
    if type(params) is not dict:
        return None
    value: dict[str, Any] | None = params.get(field)
    return value if type(value) is dict else None


def _id_of(params: dict[str, Any], field: str) -> str | None:
    inner = _inner(params, field)
    return None if inner is None else _text(inner, "id")
