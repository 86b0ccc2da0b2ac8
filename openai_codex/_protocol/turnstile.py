"""Which turns run on each thread, and the calls that wait until a thread is free, first come first served.

It is told every notification in the order of the wire, so it knows turns that nobody here started too. It must not
know who asks. Only the loop's thread writes; any thread may ask whether a thread is `compacting`.
"""

from __future__ import annotations

from collections import deque
from typing import Any

import attrs

from actors import Message, Reply

from . import methods
from .subjects import thread_of, thread_status_of, turn_of


@attrs.define(eq=False)
class _Lane:
    """One thread."""

    running: set[str] = attrs.field(factory=set[str])
    # Calls that were let in, and whose turns have no id yet.
    places: list[Reply] = attrs.field(factory=list[Reply])
    waiting: deque[Reply] = attrs.field(factory=deque[Reply])
    # Calls that wait until any turn of it has ended.
    ends: list[Reply] = attrs.field(factory=list[Reply])

    @property
    def is_free(self) -> bool:
        return not self.running and not self.places

    @property
    def is_empty(self) -> bool:
        return self.is_free and not self.waiting and not self.ends


class Turnstile:
    """Lets one call at a time start a turn on a thread. A place is the reply that is set when its call is let in."""

    def __init__(self) -> None:
        self._lanes: dict[str, _Lane] = {}
        # The places of compactions, by thread: their answers name no turn.
        self._compactions: dict[str, Reply] = {}

    def running(self, thread_id: str) -> list[str]:
        """The turns that run on a thread, as far as they were told."""
        lane = self._lanes.get(thread_id)
        return [] if lane is None else sorted(lane.running)

    def compacting(self, thread_id: str) -> bool:
        """Whether this client began a compaction of a thread that has not ended."""
        return thread_id in self._compactions

    def enter(self, thread_id: str, place: Reply, *, queue: bool) -> None:
        """Set `place` to True as soon as the thread is free; without `queue` to False at once if it is not."""
        lane = self._lane(thread_id)
        if lane.is_free and not lane.waiting:
            lane.places.append(place)
            place.set(True)
        elif queue:
            lane.waiting.append(place)
        else:
            place.set(False)

    def began(self, thread_id: str, turn_id: str, place: Reply | None) -> None:
        """A call was answered with this turn. If it had a place, the next one is let in when the turn ends."""
        lane = self._lane(thread_id)
        if place in lane.places:
            lane.places.remove(place)
        lane.running.add(turn_id)

    def leave(self, thread_id: str, place: Reply, *, unless_begun: bool = False) -> None:
        """A call gives its place up, or waits no longer. Nothing happens if its turn runs.

        A refused compaction gives its place up; with `unless_begun` one that has begun keeps it.
        """
        lane = self._lanes.get(thread_id)
        if lane is None or (unless_begun and place not in lane.places):
            return
        if place in lane.places:
            lane.places.remove(place)
        elif place in lane.waiting:
            lane.waiting.remove(place)
        if self._compactions.get(thread_id) is place:
            del self._compactions[thread_id]
        self._let_in(thread_id, lane)

    def compact(self, thread_id: str, place: Reply) -> None:
        """The turn of a place will be a compaction, which the server begins on its own."""
        self._compactions[thread_id] = place

    def next_end(self, thread_id: str, reply: Reply) -> None:
        """Set `reply` when a turn of the thread has ended."""
        self._lane(thread_id).ends.append(reply)

    def see(self, message: Message) -> None:
        """Note what one notification says."""
        method, params = message["method"], message.get("params")
        if method == methods.TURN_STARTED:
            self._started(thread_of(params), turn_of(params))
        elif method == methods.TURN_COMPLETED:
            self._ended(thread_of(params), turn_of(params))
        elif method in _GONE:
            self._closed(thread_of(params))
        elif method == methods.THREAD_STATUS_CHANGED and thread_status_of(params) not in (None, "active"):
            self._idle(thread_of(params))

    def lost(self, error: Exception) -> None:
        """The server is gone: nobody is let in any more."""
        lanes, self._lanes = self._lanes, {}
        self._compactions.clear()
        for lane in lanes.values():
            for reply in (*lane.waiting, *lane.ends):
                reply.fail(error)

    def _started(self, thread_id: str | None, turn_id: str | None) -> None:
        if thread_id is None or turn_id is None:
            return
        lane = self._lane(thread_id)
        place = self._compactions.get(thread_id)
        if place is not None and place in lane.places:
            lane.places.remove(place)
        lane.running.add(turn_id)

    def _ended(self, thread_id: str | None, turn_id: str | None) -> None:
        lane = self._lanes.get(thread_id or "")
        if lane is None or thread_id is None:
            return
        lane.running.discard(turn_id or "")
        place = self._compactions.get(thread_id)
        if place is not None and place not in lane.places:
            del self._compactions[thread_id]
        ends, lane.ends = lane.ends, []
        for reply in ends:
            reply.set(None)
        self._let_in(thread_id, lane)

    def _idle(self, thread_id: str | None) -> None:
        """Nothing runs on a thread. The ends of its turns follow, or are lost."""
        lane = self._lanes.get(thread_id or "")
        if lane is not None and thread_id is not None:
            for turn_id in tuple(lane.running):
                self._ended(thread_id, turn_id)

    def _closed(self, thread_id: str | None) -> None:
        """The thread is put away: no turn of it runs, and none will by itself."""
        lane = self._lanes.get(thread_id or "")
        if lane is not None and thread_id is not None:
            lane.places.clear()
            self._compactions.pop(thread_id, None)
            lane.running.clear()
            self._ended(thread_id, None)

    def _let_in(self, thread_id: str, lane: _Lane) -> None:
        while lane.waiting and lane.is_free:
            place = lane.waiting.popleft()
            lane.places.append(place)
            place.set(True)
        if lane.is_empty:
            self._lanes.pop(thread_id, None)

    def _lane(self, thread_id: str) -> _Lane:
        return self._lanes.setdefault(thread_id, _Lane())


_GONE: frozenset[Any] = methods.THREAD_PUT_AWAY | {methods.THREAD_CLOSED}
# What it takes note of.
TURNSTILE_METHODS: frozenset[str] = _GONE | {
    methods.TURN_STARTED,
    methods.TURN_COMPLETED,
    methods.THREAD_STATUS_CHANGED,
}
