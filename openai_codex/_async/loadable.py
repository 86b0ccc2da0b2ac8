"""A thread as its turns and its views see it, and how a stored one is loaded."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Protocol

from .._lazy_models import wire
from .._protocol import methods
from .._session import AsyncSession
from .._turn.policy import TurnPolicy
from .._turn.stored import forgets_settings, stored_settings
from ..errors import ThreadNotFoundError


class AsyncLoadable(Protocol):
    """A thread that a server has loaded, or can load."""

    @property
    def id(self) -> str: ...

    @property
    def _session(self) -> AsyncSession: ...

    async def _load(self, seconds: float | None = None) -> None: ...

    def _policy_of(self, policy: TurnPolicy | None = None) -> TurnPolicy: ...


async def load(session: AsyncSession, thread_id: str, seconds: float | None = None) -> None:
    """Have the server load a thread as it was stored. One that was cut off in a turn is settled by that."""
    params: dict[str, Any] = {"threadId": thread_id, "excludeTurns": True}
    await remember(session, thread_id, params)
    resumed = await session.request(methods.THREAD_RESUME, params, wire.ThreadResumeResponse, timeout=seconds)
    learn_model(session, thread_id, resumed)


async def remember(session: AsyncSession, thread_id: str, params: dict[str, Any]) -> None:
    """Say what a thread was stored with, and what `params` does not say, to a server that would forget it."""
    await session.open()
    if not forgets_settings(session.version):
        return
    asked = {"threadId": thread_id, "includeTurns": False}
    with suppress(ThreadNotFoundError):
        found = await session.request(methods.THREAD_READ, asked, wire.ThreadReadResponse)
        stored = stored_settings(found.thread.path)
        if "approvalPolicy" in params:  # who reviews belongs to it
            stored.pop("approvalsReviewer", None)
        params.update({**stored, **params})


def learn_model(session: AsyncSession, thread_id: str, opened: Any) -> None:
    """Keep which model a thread was opened with, for the results of its turns."""
    session.tell_loop(session.ledger.records.learn_model, thread_id, opened.model, opened.model_provider)
