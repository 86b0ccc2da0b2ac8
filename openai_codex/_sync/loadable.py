# Generated from openai_codex/_async/loadable.py by scripts/unasync.py. Edit that file instead.
"""A thread as its turns and its views see it, and how a stored one is loaded."""

from __future__ import annotations

from typing import Any, Protocol

from .._lazy_models import wire
from .._protocol import methods
from .._session import Session
from .._turn.policy import TurnPolicy


class Loadable(Protocol):
    """A thread that a server has loaded, or can load."""

    @property
    def id(self) -> str: ...

    @property
    def _session(self) -> Session: ...

    def _load(self, seconds: float | None = None) -> None: ...

    def _policy_of(self, policy: TurnPolicy | None = None) -> TurnPolicy: ...


def load(session: Session, thread_id: str, seconds: float | None = None) -> None:
    """Have the server load a thread as it was stored. One that was cut off in a turn is settled by that."""
    params = {"threadId": thread_id, "excludeTurns": True}
    resumed = session.request(methods.THREAD_RESUME, params, wire.ThreadResumeResponse, timeout=seconds)
    learn_model(session, thread_id, resumed)


def learn_model(session: Session, thread_id: str, opened: Any) -> None:
    """Keep which model a thread was opened with, for the results of its turns."""
    session.tell_loop(session.ledger.records.learn_model, thread_id, opened.model, opened.model_provider)
