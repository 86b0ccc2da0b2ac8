"""Which member of a pool a call goes to: by the thread it is about, else by load.

Bookkeeping only, the same for both colours: it starts, asks and closes nothing, and never waits. Any thread may use it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock
from typing import Generic, NamedTuple, Protocol, TypeVar

from ._session import ConnectionStatistics, Load
from .errors import PoolFullError, TransportClosedError


class MemberStatistics(NamedTuple):
    """A member of a pool, at this moment."""

    tenant: str
    """Whose it is; empty for the pool's own."""
    turns: int
    """How many turns this program follows there."""
    threads: int
    """How many threads the pool found or placed there."""
    connection: ConnectionStatistics
    """Its queues, as `AsyncCodex.statistics` tells them."""


class Client(Protocol):
    """A client, as far as placing needs it."""

    def statistics(self) -> ConnectionStatistics: ...

    def _load(self) -> Load: ...


C = TypeVar("C", bound=Client)

# A client that is open was asked at least once.
NEVER = (0, 0.0)


class Seat(Generic[C]):
    """A place for one member: empty, being filled or emptied, or with a client that is ready."""

    def __init__(self, tenant: str) -> None:
        self.tenant = tenant
        self.ready: C | None = None
        # The client that is being opened or closed: a pool that is closed in the middle of it closes this one too.
        self.changing: C | None = None
        self.calls = 0
        self.placings = 0
        self.threads: set[str] = set()
        self.claims: Counter[str] = Counter()
        # How often its client had been asked, and when that was seen first.
        self.last_seen = NEVER

    @property
    def taken(self) -> bool:
        """Whether there is a server here, or will be soon."""
        return self.ready is not None or self.changing is not None or self.calls > 0

    def turns(self) -> int:
        """Turns that are followed here."""
        return 0 if self.ready is None else self.ready._load().turns

    def rank(self, places: bool) -> tuple[int, int, int]:
        """What is least for the seat to choose. Threads are spread over servers yet to start, other calls are not."""
        load = self.turns(), len(self.threads) + self.placings
        return (*load, not self.taken) if places else (not self.taken, *load)

    def idle_since(self, now: float) -> float | None:
        """Since when nothing was asked here and nothing ran, as far as was looked; None if it is in use."""
        if self.ready is None or self.calls:
            return None
        load = self.ready._load()
        if load.busy or load.asked != self.last_seen[0]:
            self.last_seen = load.asked, now
        return self.last_seen[1]


class Placement(Generic[C]):
    """All seats of a pool: `size` for each tenant, of which at most `most` are taken."""

    def __init__(self, size: int, most: int | None) -> None:
        self._size = size
        self._most = most
        self._seats: dict[str, list[Seat[C]]] = {}
        self._closed = False
        self._lock = Lock()

    def add(self, tenant: str) -> None:
        """Make room for a tenant."""
        with self._lock:
            self._seats[tenant] = [Seat(tenant) for _ in range(self._size)]

    @contextmanager
    def visit(
        self,
        tenant: str,
        thread_id: str | None = None,
        *,
        places: bool = False,
        gone: dict[Seat[C], TransportClosedError] | None = None,
    ) -> Generator[Seat[C]]:
        """The seat for a call, which counts as a call there until it ends.

        Calls about one thread that are under way at once go to one seat, for only one server can load it.

        Args:
            tenant: Whose call it is.
            thread_id: The thread it is about, if it is about one that exists.
            places: Whether a thread will be loaded there.
            gone: Where it was tried before. Then only servers that run are chosen, or the last error is raised.
        """
        with self._lock:
            seat = self._choose(tenant, thread_id, places, gone or {})
            seat.calls += 1
            seat.placings += places
            if thread_id is not None:
                seat.claims[thread_id] += 1
        try:
            yield seat
        finally:
            with self._lock:
                seat.calls -= 1
                seat.placings -= places
                if thread_id is not None:
                    seat.claims -= Counter([thread_id])

    def hold(self, seat: Seat[C], thread_id: str) -> None:
        """A thread is loaded there now, and nowhere else."""
        with self._lock:
            for other in self._seats[seat.tenant]:
                other.threads.discard(thread_id)
            seat.threads.add(thread_id)

    def forget(self, tenant: str, thread_id: str) -> None:
        """A thread is loaded nowhere any more."""
        with self._lock:
            for seat in self._seats[tenant]:
                seat.threads.discard(thread_id)

    def check(self) -> None:
        """Raises TransportClosedError if the pool was closed."""
        if self._closed:
            raise TransportClosedError("this pool was closed")

    def begin(self, seat: Seat[C], client: C) -> None:
        """A client is opened there from now on. Raises as `check` does."""
        with self._lock:
            self.check()
            seat.changing = client

    def settle(self, seat: Seat[C], client: C | None) -> None:
        """The client there is open, or gone for good. The former raises as `check` does."""
        with self._lock:
            if client is not None:
                self.check()
                seat.last_seen = NEVER  # an earlier client may have been asked as often
            else:
                seat.threads.clear()
            seat.ready, seat.changing = client, None

    def vacate(self, seat: Seat[C], before: float, now: float) -> C | None:
        """The client to close there, because it has been idle since `before`; None if it was not."""
        with self._lock:
            since = seat.idle_since(now)
            if since is None or since > before:
                return None
            seat.ready, seat.changing = None, seat.ready
            return seat.changing

    def seats(self, tenant: str | None = None) -> list[Seat[C]]:
        """The seats of a tenant, or of all."""
        with self._lock:
            return [seat for name, seats in self._seats.items() if tenant in (None, name) for seat in seats]

    def close(self) -> list[C]:
        """Choose no seat any more; returns every client there is, those that are being opened or closed too."""
        with self._lock:
            self._closed = True
            seats = [seat for seats in self._seats.values() for seat in seats]
            return [client for seat in seats for client in (seat.ready, seat.changing) if client is not None]

    def statistics(self) -> list[MemberStatistics]:
        """The members that run."""
        members: list[MemberStatistics] = []
        for seat in self.seats():
            if (client := seat.ready) is not None:
                turns, told = client._load().turns, client.statistics()
                members.append(MemberStatistics(seat.tenant, turns, len(seat.threads), told))
        return members

    def _choose(
        self, tenant: str, thread_id: str | None, places: bool, gone: dict[Seat[C], TransportClosedError]
    ) -> Seat[C]:
        self.check()
        seats = [seat for seat in self._seats[tenant] if seat not in gone]
        for seat in seats:
            if thread_id is not None and (thread_id in seat.threads or thread_id in seat.claims):
                return seat
        if gone:
            seats = [seat for seat in seats if seat.ready is not None]
        elif (
            self._most is not None and sum(seat.taken for seats in self._seats.values() for seat in seats) >= self._most
        ):
            seats = [seat for seat in seats if seat.taken]
        if seats:
            return min(seats, key=lambda seat: seat.rank(places))
        if gone:
            raise list(gone.values())[-1]
        raise PoolFullError(f"the pool runs {self._most} servers, as many as it may, and none for this tenant")
