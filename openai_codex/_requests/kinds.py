"""From what the server sent to an object of its kind, and from an answer to JSON, both checked.

It must not know handlers.
"""

from __future__ import annotations

from typing import Any, cast

import attrs
import orjson

from actors import PeerRequest

from .._wire import UnknownMember, WireError, check, params_class, response_class, structure, to_wire
from .approvals import CommandApproval, Elicitation, FileChangeApproval, PermissionsApproval
from .base import ServerRequest
from .questions import (
    AttestationRequest,
    CurrentTimeRequest,
    LegacyCommandApproval,
    LegacyPatchApproval,
    TokenRefresh,
    ToolCall,
    UserInputRequest,
)

KINDS: dict[str, type[ServerRequest]] = {
    cast("str", attrs.fields_dict(kind)["method"].default): kind
    for kind in (
        CommandApproval,
        FileChangeApproval,
        PermissionsApproval,
        UserInputRequest,
        Elicitation,
        ToolCall,
        TokenRefresh,
        AttestationRequest,
        CurrentTimeRequest,
        LegacyCommandApproval,
        LegacyPatchApproval,
    )
}


def typed(request: PeerRequest, changes: list[Any] | None = None) -> ServerRequest:
    """The request as an object of its kind; a plain ServerRequest if it has none, or does not fit it.

    `changes` are those that a request for file changes is about, as the server announced them.
    """
    kind: Any = KINDS.get(request.method)
    try:
        params_kind = params_class(request.method)
        if kind is None or params_kind is None:
            return ServerRequest(request.method, request.params)
        params = structure(params_kind, request.params)
        if isinstance(params, UnknownMember):
            return ServerRequest(request.method, request.params)
        made: ServerRequest = kind(params)
        if isinstance(made, FileChangeApproval) and changes is not None:
            made = attrs.evolve(made, changes=tuple(structure(wire_change(), change) for change in changes))
    except (KeyError, WireError):
        return ServerRequest(request.method, request.params)
    return made


def wire_change() -> Any:
    """The class of one change to a file."""
    from ..generated.v2_all import FileUpdateChange

    return FileUpdateChange


def checked_answer(method: str, answer: Any) -> Any:
    """The answer as an object of the protocol, if it is one to this method; of an unknown method, as it is.

    Raises TypeError for anything else. The message holds nothing of what was asked or answered.
    """
    try:
        kind = response_class(method)
    except KeyError:
        return answer
    if not isinstance(answer, (kind, dict)):
        raise TypeError(f"the answer to {method} is a {kind.__name__}, not {type(answer).__name__}")
    value = to_wire(answer)
    try:
        structure(kind, value)
    except WireError as error:
        raise TypeError(f"this is no {kind.__name__}: {error.path or 'it cannot be read as one'}") from None
    try:
        check(kind, value, closed=True)
    except WireError:
        # The server takes such an answer as a failure of its own kind; here it is the handler's.
        raise TypeError(f"this {kind.__name__} holds a value that the protocol does not have") from None
    return answer


def answer_bytes(method: str, answer: Any) -> bytes:
    """The answer as JSON. Raises TypeError, or a ValueError, if the method has no such answer."""
    checked = checked_answer(method, answer)
    return orjson.dumps(to_wire(checked))
