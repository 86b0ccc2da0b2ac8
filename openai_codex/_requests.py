"""What the client answers when the server asks: what a handler of the program says, else the safe answer.

Fail closed: nothing is approved that no handler approved, and a handler that fails approves nothing. The
safe answers are those that the server takes as a refusal without failing the turn where there is one (tried
against the runtime), else an error.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from inspect import isawaitable, iscoroutinefunction
from typing import Any, TypeAlias

import anyio
import attrs
import orjson

from actors import PeerRequest, Refusal

from ._wire import WireError, params_class, structure, to_wire

logger = logging.getLogger("openai_codex.requests")


@attrs.frozen
class ServerRequest:
    """A question of the server, as its handler sees it.

    `params` is an object of the class that the protocol has for the method, or the raw dict where there is
    none or it does not fit.
    """

    method: str
    params: Any


Handler: TypeAlias = Callable[[ServerRequest], Any]

_METHOD_NOT_FOUND = -32601
_NOT_AVAILABLE = -32000


def _tool_failed(params: Any) -> Any:
    name = params.get("tool") if isinstance(params, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    return {"contentItems": [{"type": "inputText", "text": f"this client does not offer {name}"}], "success": False}


_ANSWERS: dict[str, Callable[[Any], Any]] = {
    "item/commandExecution/requestApproval": lambda _: {"decision": "decline"},
    "item/fileChange/requestApproval": lambda _: {"decision": "decline"},
    "item/permissions/requestApproval": lambda _: {"permissions": {}, "scope": "turn"},
    "item/tool/requestUserInput": lambda _: {"answers": {}},
    # Approvals of destructive MCP tools come as elicitations too: accepting one blindly would run the tool.
    "mcpServer/elicitation/request": lambda _: {"action": "decline", "content": None, "_meta": None},
    "item/tool/call": _tool_failed,
    # The server gives up on the turn if it is refused the time, and there is nothing to protect.
    "currentTime/read": lambda _: {"currentTimeAt": int(time.time())},
    "applyPatchApproval": lambda _: {"decision": "abort"},
    "execCommandApproval": lambda _: {"decision": "abort"},
}
_REFUSED = frozenset({"account/chatgptAuthTokens/refresh", "attestation/generate"})
_NO_DECISION = frozenset({"currentTime/read"})


async def answer_safely(request: PeerRequest) -> bytes:
    """Answer a request of the server with a refusal that it understands. Raises Refusal where there is none."""
    answer = _ANSWERS.get(request.method)
    if answer is None:
        logger.warning("refused the server's request %s: nothing here handles it", request.method)
        code = _NOT_AVAILABLE if request.method in _REFUSED else _METHOD_NOT_FOUND
        raise Refusal(code, f"this client does not handle {request.method}")
    if request.method not in _NO_DECISION:
        logger.warning("declined the server's request %s: nothing here decides it", request.method)
    return orjson.dumps(answer(request.params))


class RequestHandlers:
    """Answers each request by the handler of its method, or safely."""

    def __init__(self, handlers: Mapping[str, Handler]) -> None:
        self._handlers = dict(handlers)

    async def __call__(self, request: PeerRequest) -> bytes:
        """The answer as JSON. A handler that raises, or whose answer is no JSON, leaves the safe answer."""
        handler = self._handlers.get(request.method)
        if handler is None:
            return await answer_safely(request)
        try:
            return orjson.dumps(to_wire(await _called(handler, _typed(request))))
        except Exception:
            logger.exception("the handler of %s failed; the safe answer is given", request.method)
            return await answer_safely(request)


async def _called(handler: Handler, request: ServerRequest) -> Any:
    """Await an async handler; run a sync one in a worker thread, where it may block and use a sync client."""
    if iscoroutinefunction(handler):
        return await handler(request)
    # Abandoned when the request is withdrawn: nobody waits for a thread that nobody can stop.
    answer = await anyio.to_thread.run_sync(handler, request, abandon_on_cancel=True)
    return await answer if isawaitable(answer) else answer


def _typed(request: PeerRequest) -> ServerRequest:
    try:
        kind = params_class(request.method)
        return ServerRequest(request.method, request.params if kind is None else structure(kind, request.params))
    except (KeyError, WireError):
        return ServerRequest(request.method, request.params)
