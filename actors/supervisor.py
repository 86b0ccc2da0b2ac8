"""Who starts a set of actors, stops them, and keeps the first failure as the cause of the end."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from contextvars import Context, copy_context
from typing import TYPE_CHECKING, Any

import anyio

from .actor import Actor
from .errors import ActorError, ActorStopped
from .foreign import is_ctrl_c, pass_on
from .host import forget_library, spared_ctrl_c

if TYPE_CHECKING:
    from anyio.abc import TaskGroup

_logger = logging.getLogger(__name__)


class Background:
    """What is to run beside actors. Their supervisor runs it; whoever starts something needs to know nothing of it."""

    def __init__(self) -> None:
        # As long as what is started between two passes of the loop.
        self._starts: list[Callable[[TaskGroup], object]] | None = []
        self._news = anyio.Event()

    def start(self, run: Callable[..., Coroutine[Any, Any, None]], *args: Any, context: Context | None = None) -> None:
        """Run something beside the actors, cancelled with them, in a copy of `context` or of the caller's.

        What it raises is logged, and costs nobody else anything. The call may come from outside of any task, as the
        steps of actors do. Once the actors have ended nothing starts.
        """
        if self._starts is not None:
            context = context or copy_context()
            self._starts.append(lambda tasks: context.run(_start, tasks, run, *args))
            self._news.set()

    def close(self) -> None:
        """Start nothing more, and let `run` return."""
        self._starts = None
        self._news.set()

    async def run(self, tasks: TaskGroup) -> None:
        """Start in `tasks` what is to be started, until `close`."""
        while self._starts is not None:
            await self._news.wait()
            self._news = anyio.Event()
            self._begin(tasks)

    def _begin(self, tasks: TaskGroup) -> None:
        if self._starts is not None:
            starts, self._starts = self._starts, []
            for start in starts:
                start(tasks)


def _start(tasks: TaskGroup, run: Callable[..., Coroutine[Any, Any, None]], *args: Any) -> None:
    forget_library()  # the context may be that of a caller in another loop
    tasks.start_soon(_alone, run, *args)


async def _alone(run: Callable[..., Coroutine[Any, Any, None]], *args: Any) -> None:
    try:
        # It may be a handler, which must not take the Ctrl-C of the program for an error of its own.
        await spared_ctrl_c(run, *args)
    except BaseException as error:
        await pass_on(error)
        _logger.exception("what ran beside the actors failed")


class Supervisor:
    """Runs actors in one task group, given in the order in which they depend on each other."""

    def __init__(self, *actors: Actor[Any], background: Background | None = None) -> None:
        self._actors = actors
        self._background = background or Background()
        self.cause: BaseException | None = None

    async def run(self) -> None:
        """Run until `stop`, or until an actor ends. Never raises what an actor raised: see `cause`."""
        try:
            async with anyio.create_task_group() as tasks:
                for actor in self._actors:
                    tasks.start_soon(self._run, actor)
                await self._background.run(tasks)
                tasks.cancel_scope.cancel()
        except BaseException as error:
            if not self._may_ignore(error):
                raise
        finally:
            self.stop(ActorStopped("the event loop ended"))

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
        self._background.close()

    def _may_ignore(self, error: BaseException) -> bool:
        """Whether it is a Ctrl-C that came while the actors were ending anyway. Any other is the program's."""
        return self.cause is not None and is_ctrl_c(error)

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
        except BaseException as error:
            if not self._may_ignore(error):
                raise
