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

from actors import PeerRequest, Refusal

logger = logging.getLogger("openai_codex.requests")

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


def answer_safely(request: PeerRequest) -> bytes:
    """The refusal of a request, as JSON. Raises Refusal where the protocol has no answer that refuses."""
    answer = _ANSWERS.get(request.method)
    if answer is None:
        logger.warning("refused the server's request %s: nothing here handles it", request.method)
        code = _NOT_AVAILABLE if request.method in _REFUSED else _METHOD_NOT_FOUND
        raise Refusal(code, f"this client does not handle {request.method}")
    if request.method not in _NO_DECISION:
        logger.warning("declined the server's request %s: nothing here decides it", request.method)
    return orjson.dumps(answer(request.params))
