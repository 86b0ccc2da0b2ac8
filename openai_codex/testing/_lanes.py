"""The order of a recorded session: which message of the server may be sent when.

Each thread's messages are a lane of their own, and so is each request that is about no thread: what ran side by side
when it was recorded may come in another order when it is replayed. In a lane, a message of the server is sent once
every message of the client before it has come. Pure: it sends nothing and compares nothing.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, TypeAlias

import attrs

from .._protocol.subjects import thread_of

JsonObject: TypeAlias = dict[str, Any]


@attrs.define(eq=False)
class Entry:
    """One message of a recording."""

    from_client: bool
    message: JsonObject
    lane: Lane
    came: bool = False
    """Whether the client has sent it in the replay."""
    replayed_id: Any = None
    """The id under which it came."""

    @property
    def is_request(self) -> bool:
        """Whether it asks for an answer."""
        return "method" in self.message and "id" in self.message


@attrs.define(eq=False)
class Lane:
    """Messages whose order is fixed."""

    entries: list[Entry] = attrs.field(factory=list[Entry])
    _done: int = 0

    def sendable(self) -> list[Entry]:
        """The server's messages that may be sent now; each is given once."""
        found: list[Entry] = []
        for entry in self.entries[self._done :]:
            if entry.from_client and not entry.came:
                break
            self._done += 1
            if not entry.from_client:
                found.append(entry)
        return found

    def expected(self) -> list[Entry]:
        """What the client may send now: everything up to the server's next message."""
        found: list[Entry] = []
        for entry in self.entries[self._done :]:
            if not entry.from_client:
                break
            if not entry.came:
                found.append(entry)
        return found

    @property
    def finished(self) -> bool:
        """Whether all of it was said."""
        return self._done == len(self.entries)


def lanes_of(lines: list[JsonObject]) -> list[Lane]:
    """The lanes of the messages of one session."""
    threads = _threads_by_request(lines)
    lanes: dict[Hashable, Lane] = {}
    asked: dict[tuple[bool, Any], Entry] = {}
    latest = Lane()
    for line in lines:
        message, from_client = line["message"], line["from"] == "client"
        id = message.get("id")
        if "method" not in message:
            request = asked.get((not from_client, id))
            if request is None:
                continue  # an answer to nothing that was asked
            lane = request.lane
        elif from_client and id is None:
            continue  # a notification of the client makes nothing happen
        else:
            name = threads.get(id) if from_client else None
            key = name or thread_of(message.get("params")) or (("request", id) if from_client else None)
            # What belongs to no thread is told where it was told: after the message before it.
            lane = lanes.setdefault(key, Lane()) if key is not None else latest
        entry = Entry(from_client, message, lane)
        lane.entries.append(entry)
        if entry.is_request:
            asked[from_client, id] = entry
        if not from_client:
            latest = lane
    return list(lanes.values())


def _threads_by_request(lines: list[JsonObject]) -> dict[Any, str]:
    """The threads that answers name, by the ids of their requests."""
    found: dict[Any, str] = {}
    for line in lines:
        message = line["message"]
        if line["from"] == "server" and "method" not in message and (thread := thread_of(message.get("result"))):
            found[message.get("id")] = thread
    return found
