"""The tools of each thread, and the answers to the server's calls of them.

A call that goes wrong becomes a failed result with a text, because the model reads texts and not errors. It knows
no more of a tool than how to bind and run it.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import anyio

from actors import PeerRequest, pass_on

from .._protocol.codec import encode
from .._protocol.methods import ITEM_TOOL_CALL
from .._protocol.subjects import item_of, thread_of, turn_of
from .._requests import called
from .._requests.safe import failed_call

if TYPE_CHECKING:
    from .offers import Offer
    from .tool import Tool

# Answers a request of the server, as JSON.
Serve: TypeAlias = Callable[[PeerRequest], Awaitable[bytes]]

logger = logging.getLogger("openai_codex.tools")


class ThreadTools:
    """Which tools each thread has: one entry a thread that was given some, until it is archived.

    The server stores what it was told about the tools with the thread; the functions are only here.
    """

    def __init__(self) -> None:
        self._offers: dict[str, Offer] = {}

    def bind(self, thread_id: str, offer: Offer | None) -> None:
        """From now on these are the thread's tools; None leaves it those that it has."""
        if offer:
            self._offers[thread_id] = offer
        elif offer is not None:
            self.forget(thread_id)

    def inherit(self, thread_id: str, source: str) -> None:
        """A fork has the tools of the thread it was made from."""
        if offer := self._offers.get(source):
            self._offers[thread_id] = offer

    def forget(self, thread_id: str) -> None:
        """The thread is gone."""
        self._offers.pop(thread_id, None)

    def find(self, params: Any) -> Tool[..., Any] | None:
        """The tool that a call means; None if this client does not have it."""
        match params:
            case {"tool": str(name)} if (thread_id := thread_of(params)) is not None:
                return self._offers.get(thread_id, {}).get((params.get("namespace"), name))
            case _:
                return None


class ToolCalls:
    """Answers calls of the threads' tools, and leaves everything else to `others`.

    Any number runs at once, each in the task of its own that the request has. Sync ones get a thread each, not one
    of the loop's limited pool: however many are slow, nobody else's waits. What bounds them is how many turns run,
    because the server makes the calls of a turn one after the other; abandoned sync ones come on top.
    """

    def __init__(self, tools: ThreadTools, others: Serve) -> None:
        self._tools = tools
        self._others = others
        self._threads: anyio.CapacityLimiter | None = None

    async def __call__(self, request: PeerRequest) -> bytes:
        """The answer as JSON."""
        tool = self._tools.find(request.params) if request.method == ITEM_TOOL_CALL else None
        if tool is None:
            return await self._others(request)
        return await self._called(tool, request.params)

    async def _called(self, tool: Tool[..., Any], params: dict[str, Any]) -> bytes:
        from .tool import ToolContext, content_of

        try:
            context = ToolContext(thread_of(params) or "", turn_of(params) or "", item_of(params) or "")
            call = tool.bind(params.get("arguments"), context)
        except ValueError as error:
            logger.warning("the model called %s with wrong arguments", tool.name)  # they may be private
            return encode(failed_call(f"wrong arguments for {tool.name}: {error}"))
        except BaseException as error:  # classes of the program's are foreign code too
            logger.exception("the arguments of the tool %s could not be read", tool.name)
            return encode(failed_call(f"{type(error).__name__}: {error}"))
        if self._threads is None:
            self._threads = anyio.CapacityLimiter(math.inf)
        try:
            result = await called(call, limiter=self._threads)
        except BaseException as error:
            cancelled = isinstance(error, anyio.get_cancelled_exc_class())
            if not cancelled:
                logger.error("the tool %s failed", tool.name, exc_info=error)
            await pass_on(error)  # the turn may be over
            if cancelled:  # by something of its own
                return encode(failed_call(f"{tool.name} was cancelled"))
            return encode(failed_call(f"{type(error).__name__}: {error}"))
        try:
            items, success = content_of(result)
            return encode({"contentItems": items, "success": success})
        except BaseException as error:
            logger.exception("the result of the tool %s cannot be sent", tool.name)
            return encode(
                failed_call(f"{tool.name} ran, but its result cannot be sent: {type(error).__name__}: {error}")
            )
