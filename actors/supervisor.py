"""Who starts a set of actors, stops them, and keeps the first failure as the cause of the end."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import Any

import anyio
import anyio.abc

from .actor import Actor
from .errors import ActorError, ActorStopped

_logger = logging.getLogger(__name__)


class Supervisor:
    """Runs actors in one task group, given in the order in which they depend on each other."""

    def __init__(self, *actors: Actor[Any]) -> None:
        self._actors = actors
        self._stopping = anyio.Event()
        self._tasks: anyio.abc.TaskGroup | None = None
        self.cause: BaseException | None = None

    async def run(self) -> None:
        """Run until `stop`, or until an actor ends. Never raises what an actor raised: see `cause`."""
        try:
            async with anyio.create_task_group() as self._tasks:
                for actor in self._actors:
                    self._tasks.start_soon(self._run, actor)
                await self._stopping.wait()
                self._tasks.cancel_scope.cancel()
        finally:
            self._tasks = None
            self.stop(ActorStopped("the event loop ended"))

    def start(self, run: Callable[..., Coroutine[Any, Any, None]], *args: Any) -> None:
        """Run something else beside the actors, cancelled with them. It must not raise."""
        if self._tasks is not None:
            self._tasks.start_soon(run, *args)

    def stop(self, cause: BaseException) -> None:
        """Stop every actor, the last one first, and wake whoever waits for one with `cause`. Never waits."""
        if self.cause is not None:
            return
        self.cause = cause
        for actor in reversed(self._actors):
            try:
                actor.stop(cause)
            except Exception:  # noqa: PERF203 - a bug in one must not keep the others from waking who waits for them
                _logger.exception("an actor failed as it was stopped")
        self._stopping.set()

    async def _run(self, actor: Actor[Any]) -> None:
        try:
            await actor.run()
        except ActorError as error:
            self.stop(error)
        except Exception as error:
            # Whoever waits is told by a type they know; the bug itself is its cause, and in the log.
            _logger.exception("%s failed", type(actor).__name__)
            failed = ActorStopped(f"{type(actor).__name__} failed: {error!r}")
            failed.__cause__ = error
            self.stop(failed)
