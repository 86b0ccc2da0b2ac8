"""Where a notification of the Codex protocol belongs, and which of them are pieces of one text.

Pure functions over decoded messages; they structure nothing. A turn's key is its id, because turn ids
are unique and the lookup is on the path of every event; all other keys are tuples that begin with a word.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import orjson

from actors import Key, Message

from .methods import (
    ACCOUNT_LOGIN_COMPLETED,
    COMMAND_EXEC_OUTPUT_DELTA,
    FS_CHANGED,
    ITEM_AGENT_MESSAGE_DELTA,
    ITEM_COMMAND_EXECUTION_OUTPUT_DELTA,
    ITEM_FILE_CHANGE_OUTPUT_DELTA,
    ITEM_PLAN_DELTA,
    ITEM_REASONING_SUMMARY_TEXT_DELTA,
    ITEM_REASONING_TEXT_DELTA,
    PROCESS_EXITED,
    PROCESS_OUTPUT_DELTA,
)
from .subjects import Params, turn_of

# Methods whose key is an id that the client chose: the field that holds it, and the word that the key begins with.
_CHOSEN_IDS = {
    COMMAND_EXEC_OUTPUT_DELTA: ("processId", "exec"),
    PROCESS_OUTPUT_DELTA: ("processHandle", "process"),
    PROCESS_EXITED: ("processHandle", "process"),
    FS_CHANGED: ("watchId", "watch"),
}


def exec_key(process_id: str) -> Key:
    """The key of a command that was given to `command/exec` under this id."""
    return "exec", process_id


def process_key(handle: str) -> Key:
    """The key of a process that was spawned under this handle."""
    return "process", handle


def watch_key(watch_id: str) -> Key:
    """The key of a watch on the file system."""
    return "watch", watch_id


def login_key(login_id: str | None) -> Key:
    """The key of a login attempt; API keys and tokens have no id, and there is only one attempt at a time."""
    return "login", login_id


def turn_key_of_result(result: Any) -> Key:
    """The key that an answer to turn/start opens. Raises TypeError or LookupError if it names none."""
    turn = result["turn"]["id"]
    if type(turn) is not str:
        raise TypeError(f"the id of a turn is a string, not {type(turn).__name__}")
    return turn


def login_key_of_result(result: Any) -> Key:
    """The key that an answer to account/login/start opens. Raises AttributeError or TypeError if it can name none."""
    login_id = result.get("loginId")
    if login_id is not None and type(login_id) is not str:
        raise TypeError(f"the id of a login is a string, not {type(login_id).__name__}")
    return login_key(login_id)


def route(message: Message) -> Key:
    """The key of a notification: its turn, its login, its process or watch, or None for what belongs to none."""
    params: Params = message.get("params")
    turn_id = turn_of(params)
    if turn_id is not None:
        return turn_id
    if type(params) is not dict:
        return None
    if message["method"] == ACCOUNT_LOGIN_COMPLETED:
        login_id: str | None = params.get("loginId")
        return login_key(login_id if type(login_id) is str else None)
    chosen = _CHOSEN_IDS.get(message["method"])
    if chosen is not None:
        field, word = chosen
        id: str | None = params.get(field)
        if type(id) is str:
            return word, id
    return None


# Deltas of one text, and the index that tells two texts of one item apart.
_DELTAS: dict[str, str | None] = {
    ITEM_AGENT_MESSAGE_DELTA: None,
    ITEM_PLAN_DELTA: None,
    ITEM_COMMAND_EXECUTION_OUTPUT_DELTA: None,
    ITEM_FILE_CHANGE_OUTPUT_DELTA: None,
    ITEM_REASONING_TEXT_DELTA: "contentIndex",
    ITEM_REASONING_SUMMARY_TEXT_DELTA: "summaryIndex",
}


class DeltaCoalescing:
    """Joins adjacent deltas of the same text of the same item."""

    def key(self, message: Message, /) -> Hashable | None:
        """What identifies the text that a delta continues; None if it is no delta."""
        method = message["method"]
        if method not in _DELTAS:
            return None
        params: dict[str, Any] | None = message.get("params")
        if type(params) is not dict or type(params.get("delta")) is not str:
            return None
        index = _DELTAS[method]
        return method, params.get("turnId"), params.get("itemId"), None if index is None else params.get(index)

    def text(self, message: Message, /) -> str:
        """The piece of text."""
        piece: str = message["params"]["delta"]
        return piece

    def joined(self, message: Message, text: str, /) -> Message:
        """The first delta, with the text of all of them."""
        return {**message, "params": {**message["params"], "delta": text}}

    def beginning(self, line: bytes, message: Message, /) -> bytes | None:
        """What the lines of one item's deltas begin with: all of the line before the delta itself."""
        if self.key(message) is None:
            return None
        # In a JSON string a quote is escaped, so this is the key and nothing that looks like it.
        before, found, _ = line.partition(b'"delta":"')
        # Where a message belongs must stand before its delta, or its line's beginning does not say it.
        try:
            known: Message = orjson.loads(before + b'"delta":""}}')
        except orjson.JSONDecodeError:
            return None
        where = ("threadId", "turnId", "itemId")
        params: dict[str, Any] = message["params"]
        known_params: dict[str, Any] = known.get("params") or {}
        if known.get("method") != message["method"] or any(known_params.get(id) != params.get(id) for id in where):
            return None
        return before + found


# It has no state, so one serves everybody.
DELTAS = DeltaCoalescing()
