"""Who starts a set of actors, stops them, and keeps the first failure as the cause of the end."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from contextvars import Context, copy_context
from typing import TYPE_CHECKING, Any

import anyio

from .actor import Actor
from .errors import ActorError, ActorStopped

if TYPE_CHECKING:
    from anyio.abc import TaskGroup

_logger = logging.getLogger(__name__)


class Supervisor:
    """Runs actors in one task group, given in the order in which they depend on each other."""

    def __init__(self, *actors: Actor[Any]) -> None:
        self._actors = actors
        # What is to be started next; as long as what the peer asks between two passes of the loop.
        self._starts: list[Callable[[TaskGroup], object]] = []
        self._news = anyio.Event()
        self.cause: BaseException | None = None

    async def run(self) -> None:
        """Run until `stop`, or until an actor ends. Never raises what an actor raised: see `cause`."""
        try:
            async with anyio.create_task_group() as tasks:
                for actor in self._actors:
                    tasks.start_soon(self._run, actor)
                while self.cause is None:
                    await self._news.wait()
                    self._news = anyio.Event()
                    starts, self._starts = self._starts, []
                    for start in starts:
                        start(tasks)
                tasks.cancel_scope.cancel()
        finally:
            self.stop(ActorStopped("the event loop ended"))

    def start(self, run: Callable[..., Coroutine[Any, Any, None]], *args: Any, context: Context | None = None) -> None:
        """Run something else beside the actors, cancelled with them, in a copy of `context` or of the caller's.

        It must not raise. The call may come from outside of any task, as the steps of actors do.
        """
        if self.cause is None:
            context = context or copy_context()
            self._starts.append(lambda tasks: context.run(tasks.start_soon, run, *args))
            self._news.set()

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
        self._news.set()

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
