"""The answers to what nobody decides: refusals that the server understands.

Fail closed: nothing is approved here. Each answer is one that the server takes as a refusal without failing the turn
where there is one (tried against the runtime), else an error. It must not know handlers.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

import orjson

from actors import PeerRequest, Refusal, printable

from .._protocol import methods
from .._wire import JsonObject

logger = logging.getLogger("openai_codex.requests")

_METHOD_NOT_FOUND = -32601
_NOT_AVAILABLE = -32000


def failed_call(text: str) -> JsonObject:
    """The result of a call of a tool that went wrong, as the model is shown it."""
    return {"contentItems": [{"type": "inputText", "text": text}], "success": False}


def _not_offered(params: Any) -> JsonObject:
    name = params.get("tool") if isinstance(params, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    return failed_call(f"this client does not offer {name}")


_ANSWERS: dict[str, Callable[[Any], Any]] = {
    methods.ITEM_COMMAND_EXECUTION_REQUEST_APPROVAL: lambda _: {"decision": "decline"},
    methods.ITEM_FILE_CHANGE_REQUEST_APPROVAL: lambda _: {"decision": "decline"},
    methods.ITEM_PERMISSIONS_REQUEST_APPROVAL: lambda _: {"permissions": {}, "scope": "turn"},
    methods.ITEM_TOOL_REQUEST_USER_INPUT: lambda _: {"answers": {}},
    # Approvals of destructive MCP tools come as elicitations too: accepting one blindly would run the tool.
    methods.MCP_SERVER_ELICITATION_REQUEST: lambda _: {"action": "decline", "content": None, "_meta": None},
    methods.ITEM_TOOL_CALL: _not_offered,
    # The server gives up on the turn if it is refused the time, and there is nothing to protect.
    methods.CURRENT_TIME_READ: lambda _: {"currentTimeAt": int(time.time())},
    methods.APPLY_PATCH_APPROVAL: lambda _: {"decision": "abort"},
    methods.EXEC_COMMAND_APPROVAL: lambda _: {"decision": "abort"},
}
_REFUSED = frozenset({methods.ACCOUNT_CHATGPT_AUTH_TOKENS_REFRESH, methods.ATTESTATION_GENERATE})
_NO_DECISION = frozenset({methods.CURRENT_TIME_READ})


def answer_safely(request: PeerRequest) -> bytes:
    """The refusal of a request, as JSON. Raises Refusal where the protocol has no answer that refuses."""
    answer = _ANSWERS.get(request.method)
    if answer is None:
        logger.warning("refused the server's request %s: nothing here handles it", printable(request.method))
        code = _NOT_AVAILABLE if request.method in _REFUSED else _METHOD_NOT_FOUND
        raise Refusal(code, f"this client does not handle {request.method}")
    if request.method not in _NO_DECISION:
        logger.warning("declined the server's request %s: nothing here decides it", printable(request.method))
    return orjson.dumps(answer(request.params))
