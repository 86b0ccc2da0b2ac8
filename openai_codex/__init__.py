"""Run Codex agents from Python: asyncio, trio and sync.

    from openai_codex import Codex

    with Codex() as codex:
        thread = codex.thread_start()
        print(thread.run("Say hello.").final_response)

`AsyncCodex` is the same for tasks. Both start the Codex runtime that is installed with this package.

    openai_codex            clients, threads, turns, what goes in and what comes out, errors
    openai_codex.requests   what the server asks, typed, and `Handlers`, who answer
    openai_codex.approvals  policies of small rules, and approvals that a person answers
    openai_codex.hooks      functions of the program that see and stop what the agent does
    openai_codex.tools      functions of the program that the model may call
    openai_codex.views      the classes behind `codex.fs`, `codex.processes`, `thread.goal` and their like
    openai_codex.types      the protocol's enums and values that arguments take
    openai_codex.models     notifications and their payloads
    openai_codex.errors     every error
    openai_codex.testing    a scripted model, a scripted server, recordings

For programs that were written for the official SDK's lower layer:

    openai_codex.client        CodexClient, one request at a time
    openai_codex.async_client  the same for tasks
    openai_codex.api           clients, threads and turns again
    openai_codex.retry         retry_on_overload again

`help(openai_codex.Codex)` and its like tell more. A module or a name that begins with an underscore is private.
"""

import logging as _logging
import typing as _typing

from ._async.client import AsyncCodex
from ._async.thread import AsyncThread
from ._async.turn import AsyncTurnHandle, AsyncTypedTurnHandle
from ._config import AppServerConfig, CodexConfig, Restart, RestartPolicy, Telemetry
from ._requests import ServerRequest
from ._retry import async_retry_on_overload, retry_on_overload
from ._sync.client import Codex
from ._sync.thread import Thread
from ._sync.turn import TurnHandle, TypedTurnHandle
from ._turn.budget import Budget
from ._turn.inputs import (
    ExternalMessage,
    ImageInput,
    Input,
    InputItem,
    LocalImageInput,
    MentionInput,
    RunInput,
    SkillInput,
    TextInput,
)
from ._turn.options import ApprovalMode, Sandbox
from ._turn.outputs import TypedTurnResult
from ._turn.policy import RetryPolicy, TurnPolicy
from ._turn.result import TurnResult
from ._turn.text import TextPiece
from ._version import __version__
from .errors import (
    BudgetExceededError,
    CodexError,
    CodexNotFoundError,
    CodexRpcError,
    EventLoopError,
    InternalRpcError,
    InvalidInputError,
    InvalidOptionError,
    InvalidParamsError,
    InvalidRequestError,
    JsonRpcError,
    MethodNotFoundError,
    NotLoggedInError,
    OutputTypeError,
    ParseError,
    PoolFullError,
    RequestTimeoutError,
    RetryLimitExceededError,
    ServerBusyError,
    StartError,
    StreamOverflowError,
    ThreadBusyError,
    ThreadLostError,
    ThreadNotFoundError,
    TransportClosedError,
    TurnFailedError,
    TurnIncompleteError,
    TurnLostError,
    TurnOutcomeUnknownError,
    TurnStreamConsumedError,
    TurnTimeoutError,
    UnsupportedByRuntimeError,
    UsageLimitError,
    is_retryable_error,
)
from .models import Notification, UnknownNotification

if _typing.TYPE_CHECKING:
    from ._async.login import AsyncChatgptLoginHandle, AsyncDeviceCodeLoginHandle
    from ._async.pool import AsyncCodexPool, AsyncCodexTenant
    from ._async.turnviews import AsyncTurnItems, AsyncTurnPartials, AsyncTurnText
    from ._placing import MemberStatistics
    from ._sync.login import ChatgptLoginHandle, DeviceCodeLoginHandle
    from ._sync.pool import CodexPool, CodexTenant
    from ._sync.turnviews import TurnItems, TurnPartials, TurnText
    from ._turn.subagents import SubAgentResult

# A library configures nothing: without a handler of the program nothing is written anywhere, but for what the server
# warns of (`openai_codex.server`).
_logging.getLogger(__name__).addHandler(_logging.NullHandler())

__all__ = [
    "__version__",
    # clients
    "Codex",
    "AsyncCodex",
    "CodexPool",
    "AsyncCodexPool",
    "CodexTenant",
    "AsyncCodexTenant",
    "MemberStatistics",
    "CodexConfig",
    "AppServerConfig",
    "RestartPolicy",
    "Restart",
    "Telemetry",
    "ServerRequest",
    "ChatgptLoginHandle",
    "DeviceCodeLoginHandle",
    "AsyncChatgptLoginHandle",
    "AsyncDeviceCodeLoginHandle",
    # threads and turns
    "Thread",
    "AsyncThread",
    "TurnHandle",
    "AsyncTurnHandle",
    "TypedTurnHandle",
    "AsyncTypedTurnHandle",
    "TurnResult",
    "TypedTurnResult",
    "SubAgentResult",
    "TurnPolicy",
    "RetryPolicy",
    "Budget",
    "ApprovalMode",
    "Sandbox",
    # what goes in
    "Input",
    "InputItem",
    "RunInput",
    "TextInput",
    "ImageInput",
    "LocalImageInput",
    "SkillInput",
    "MentionInput",
    "ExternalMessage",
    # what comes out
    "TextPiece",
    "TurnText",
    "AsyncTurnText",
    "TurnItems",
    "AsyncTurnItems",
    "TurnPartials",
    "AsyncTurnPartials",
    "Notification",
    "UnknownNotification",
    # errors
    "CodexError",
    "InvalidInputError",
    "InvalidOptionError",
    "UnsupportedByRuntimeError",
    "RequestTimeoutError",
    "StreamOverflowError",
    "TransportClosedError",
    "StartError",
    "CodexNotFoundError",
    "PoolFullError",
    "TurnFailedError",
    "UsageLimitError",
    "NotLoggedInError",
    "TurnIncompleteError",
    "TurnTimeoutError",
    "TurnLostError",
    "TurnStreamConsumedError",
    "TurnOutcomeUnknownError",
    "BudgetExceededError",
    "ThreadBusyError",
    "ThreadLostError",
    "ThreadNotFoundError",
    "EventLoopError",
    "OutputTypeError",
    "JsonRpcError",
    "CodexRpcError",
    "ParseError",
    "InvalidRequestError",
    "MethodNotFoundError",
    "InvalidParamsError",
    "InternalRpcError",
    "ServerBusyError",
    "RetryLimitExceededError",
    "is_retryable_error",
    "retry_on_overload",
    "async_retry_on_overload",
]

# Few programs name these, so they are imported when they are named.
_ON_DEMAND = {
    "AsyncChatgptLoginHandle": "_async.login",
    "AsyncDeviceCodeLoginHandle": "_async.login",
    "ChatgptLoginHandle": "_sync.login",
    "DeviceCodeLoginHandle": "_sync.login",
    "AsyncCodexPool": "_async.pool",
    "AsyncCodexTenant": "_async.pool",
    "CodexPool": "_sync.pool",
    "CodexTenant": "_sync.pool",
    "MemberStatistics": "_placing",
    "SubAgentResult": "_turn.subagents",
    "AsyncTurnItems": "_async.turnviews",
    "AsyncTurnPartials": "_async.turnviews",
    "AsyncTurnText": "_async.turnviews",
    "TurnItems": "_sync.turnviews",
    "TurnPartials": "_sync.turnviews",
    "TurnText": "_sync.turnviews",
}


def __getattr__(name: str) -> _typing.Any:
    if name not in _ON_DEMAND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"{__name__}.{_ON_DEMAND[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
