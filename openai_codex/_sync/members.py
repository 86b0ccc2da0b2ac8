# Generated from openai_codex/_async/members.py by scripts/unasync.py. Edit that file instead.
"""The servers of a pool: started when they are needed, one of a home at a time, and closed when they are idle.

Which of them a call goes to is decided in `_placing`. It knows nothing of tenants but their names and configurations.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from .._config import CodexConfig
from .._placing import MemberStatistics, Placement, Seat
from .._session import Lock, Periodic
from ..errors import TransportClosedError
from .client import Codex
from .thread import Thread

# How often within its idle timeout a member is looked at: it is closed so much of it late, at most.
LOOKS = 4


class Members:
    """The clients of a pool and their starts and ends."""

    def __init__(self, size: int, most: int | None, idle_timeout: float | None) -> None:
        self._placement: Placement[Codex] = Placement(size, most)
        self._configs: dict[str, CodexConfig] = {}
        # Two servers that start at once in a new home can both fail, so each home has a lock.
        self._changes: dict[str, Lock] = {}
        self._idle_timeout = idle_timeout or 0.0
        self._looking = Periodic(self._close_idle, idle_timeout / LOOKS) if idle_timeout else None

    def admit(self, tenant: str, config: CodexConfig) -> None:
        """Make room for a tenant whose servers are started with this configuration."""
        self._configs[tenant] = config
        self._changes[tenant] = Lock()
        self._placement.add(tenant)

    @contextmanager
    def visit(self, tenant: str, thread_id: str | None = None) -> Generator[Codex]:
        """The member that has a thread, else the one with the least to do, started if none runs."""
        with self._placement.visit(tenant, thread_id) as seat:
            yield self._client(seat)

    def place(self, tenant: str, call: Callable[[Codex], Any], thread_id: str | None = None) -> Thread:
        """Load a thread, by `call`, where `thread_id` is or else where there is the least to do.

        A member that is lost meanwhile did nothing, or nothing that lasts: then another one that runs is asked.
        """
        gone: dict[Seat[Codex], TransportClosedError] = {}
        while True:
            with self._placement.visit(tenant, thread_id, places=True, gone=gone) as seat:
                try:
                    thread: Thread = call(self._client(seat))
                except TransportClosedError as error:
                    gone[seat] = error
                else:
                    self._placement.hold(seat, thread.id)
                    return thread

    def each(self, tenant: str, call: Callable[[Codex], Any]) -> None:
        """Call `call` with every member that a tenant has, one at least. None is started meanwhile."""
        with self.visit(tenant), self._changes[tenant]:
            for seat in self._placement.seats(tenant):
                if seat.ready is not None:
                    call(seat.ready)

    def forget(self, tenant: str, thread_id: str) -> None:
        """A thread is loaded nowhere any more."""
        self._placement.forget(tenant, thread_id)

    def statistics(self) -> list[MemberStatistics]:
        """The members that run."""
        return self._placement.statistics()

    def close(self) -> None:
        """End all of them."""
        try:
            self._close(self._placement.close())
            for change in list(self._changes.values()):
                with change:
                    pass  # one that could not be told while it started has found out by now, and closed itself
        finally:
            if self._looking is not None:
                self._looking.close()

    def _close(self, clients: list[Codex]) -> None:
        if clients:
            try:
                clients.pop().close()
            finally:
                self._close(clients)  # also when this is broken off in between

    def _client(self, seat: Seat[Codex]) -> Codex:
        if (client := seat.ready) is not None:
            return client
        with self._changes[seat.tenant]:
            return seat.ready or self._start(seat)

    def _start(self, seat: Seat[Codex]) -> Codex:
        self._placement.check()
        if self._looking is not None:
            self._looking.start()
        client = Codex(self._configs[seat.tenant])
        try:
            self._placement.begin(seat, client)
            client.__enter__()
            self._placement.settle(seat, client)
        except BaseException:
            self._end(seat, client)
            raise
        return client

    def _end(self, seat: Seat[Codex], client: Codex) -> None:
        try:
            client.close()
        finally:
            self._placement.settle(seat, None)

    def _close_idle(self) -> None:
        for seat in self._placement.seats():
            # With the lock, so that nobody starts a server there, whose threads had two writers, before this one ended.
            with self._changes[seat.tenant]:
                now = monotonic()
                client = self._placement.vacate(seat, now - self._idle_timeout, now)
                if client is not None:
                    self._end(seat, client)
