"""`RequestHandlers`: finds who answers a request of the server, asks, and sees that what comes back is an answer.

Fail closed: whatever goes wrong leaves the safe answer, and the log says so without a word of what was asked.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Awaitable, Callable
from inspect import isawaitable, iscoroutinefunction
from typing import TYPE_CHECKING, Any

import anyio

from actors import PeerRequest, pass_on, printable

from .book import RequestBook
from .safe import answer_safely

if TYPE_CHECKING:
    from .handlers import HandlerTable

logger = logging.getLogger("openai_codex.requests")


class RequestHandlers:
    """Answers each request by the handler that the book names, or safely.

    `parent_of` finds the thread that a sub-agent's thread was spawned by.
    """

    def __init__(self, book: RequestBook, parent_of: Callable[[str], Awaitable[str | None]]) -> None:
        self._book = book
        self._parent_of = parent_of

    async def __call__(self, request: PeerRequest) -> bytes:
        """The answer as JSON. Raises Refusal where only an error refuses."""
        answer = None
        try:
            answer = await self._answer(request)
        except BaseException as error:  # noqa: BLE001 - a handler is foreign code
            await pass_on(error)
            _log_failure(request.method, error)
        return answer_safely(request) if answer is None else answer

    async def _answer(self, request: PeerRequest) -> bytes | None:
        # Before anything is waited for: while the item is open, nothing that comes later makes this less true.
        changes = self._book.changes_of(request)
        tables = await self._book.tables_for(request, self._parent_of)
        return await self._answer_by(tables, request, changes) if tables else None

    async def _answer_by(
        self, tables: list[HandlerTable], request: PeerRequest, changes: list[Any] | None
    ) -> bytes | None:
        from .kinds import answer_bytes, typed

        asked = typed(request, changes)
        handler = next((found for table in tables if (found := table.find(asked)) is not None), None)
        if handler is None:
            return None
        return answer_bytes(request.method, await called(handler, asked))


async def called(function: Callable[..., Any], *args: Any, limiter: anyio.CapacityLimiter | None = None) -> Any:
    """Await an async function; run a sync one in a worker thread, where it may block and use a sync client.

    The thread is one of the loop's pool, or of `limiter`.
    """
    if is_async(function):
        return await function(*args)
    # Abandoned when the request is withdrawn: nobody waits for a thread that nobody can stop.
    answer, error = await anyio.to_thread.run_sync(_outcome, function, *args, abandon_on_cancel=True, limiter=limiter)
    if error is not None:
        raise error
    return await answer if isawaitable(answer) else answer


def _outcome(function: Callable[..., Any], *args: Any) -> tuple[Any, BaseException | None]:
    """What a function returns, or raises. A GeneratorExit that a future carried would close the task that awaits it."""
    try:
        return function(*args), None
    except BaseException as error:  # noqa: BLE001 - foreign code may raise anything
        return None, error


def is_async(function: Callable[..., Any]) -> bool:
    """Whether a function, or an object that can be called like one, is async."""
    return iscoroutinefunction(function) or iscoroutinefunction(type(function).__call__)


def where(error: BaseException) -> str:
    """The places that an error came through. Not its text, which may quote what was asked."""
    return "".join(traceback.format_tb(error.__traceback__))


def _log_failure(method: str, error: BaseException) -> None:
    method, kind = printable(method), type(error).__name__
    logger.error("the handler of %s failed with %s; the safe answer is given\n%s", method, kind, where(error))
