"""Params, inputs and answers as programs for the official client write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeAlias, TypeVar, cast

from .._protocol.methods import APPLY_PATCH_APPROVAL, ATTESTATION_GENERATE, EXEC_COMMAND_APPROVAL
from .._requests.base import Handler, ServerRequest
from .._requests.handlers import METHODS
from .._wire import JsonObject, to_wire
from ..errors import CodexError, InvalidInputError

# Takes the method and the params of a question of the server, and gives the answer.
ApprovalHandler: TypeAlias = Callable[[str, "JsonObject | None"], JsonObject]

T = TypeVar("T")


class Validates(Protocol):
    """A class that makes an instance of plain JSON, such as a pydantic model or one of this SDK."""

    @classmethod
    def model_validate(cls, obj: Any) -> Any:
        """The instance that `obj` describes."""


# Names of the official client that have no twin here, and the way to the same thing.
ABSENT = {
    "register_goal_operation": "`thread.goal.turns()` follows the turns of a goal",
    "reserve_goal_operation": "`thread.goal.turns()` follows the turns of a goal",
    "unregister_goal_operation": "leave the `with` of `thread.goal.turns()`",
    "next_goal_notification": "`thread.goal.turns()` gives the turns of a goal, with their events",
    "start_goal_operation": "`thread.goal.set(objective)` starts a goal",
    "cancel_goal_operation": "`thread.goal.set(status='paused')` stops a goal",
}


def absent(owner: str, name: str) -> AttributeError:
    """The error for a name that is not there; it says what is, if something is."""
    hint = f": {ABSENT[name]}" if name in ABSENT else ""
    return AttributeError(f"{owner!r} object has no attribute {name!r}{hint}", name=name)


def params_dict(params: Any) -> dict[str, Any]:
    """Params as plain JSON. What is None in a model is left out. Raises InvalidInputError for anything else."""
    if params is None:
        return {}
    if isinstance(params, Mapping):
        return dict(cast("Mapping[str, Any]", params))
    if not hasattr(params, "model_dump"):
        raise InvalidInputError(f"params must be a dict or an object of the protocol, not {type(params).__name__}")
    dumped: dict[str, Any] = params.model_dump(by_alias=True, exclude_none=True, mode="json")
    return dumped


def input_items(items: Any) -> list[Any]:
    """The input of a turn: a text, an item in wire names, or a list of these."""
    if isinstance(items, str):
        return [{"type": "text", "text": items}]
    return [items] if isinstance(items, Mapping) else items


def validated(kind: type[T], answer: object, method: str) -> T:
    """The answer as an instance of the class that the caller named. Raises CodexError if it is no object."""
    if not isinstance(answer, dict):
        raise CodexError(f"the answer to {method} is no JSON object")
    made: T = cast("Any", kind).model_validate(answer)
    return made


def handlers_of(answer: ApprovalHandler) -> dict[str, Handler]:
    """Handlers for a configuration that let one function answer every question of the server.

    Not the one for an attestation: a client with a handler for it promises the server that it can attest.
    """

    def asked(request: ServerRequest) -> Any:
        params: Any = to_wire(request.params)
        return answer(request.method, cast("JsonObject", params) if isinstance(params, dict) else None)

    methods = {*METHODS, EXEC_COMMAND_APPROVAL, APPLY_PATCH_APPROVAL} - {ATTESTATION_GENERATE}
    return dict.fromkeys(sorted(methods), asked)
