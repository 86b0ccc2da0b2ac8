"""Run Codex agents from Python: asyncio, trio and sync.

    from openai_codex import Codex

    with Codex() as codex:
        thread = codex.thread_start()
        print(thread.run("Say hello.").final_response)

`AsyncCodex` is the same for tasks. Both start the Codex runtime that is installed with this package.
"""

import typing

from ._async.client import AsyncCodex
from ._async.login import AsyncChatgptLoginHandle, AsyncDeviceCodeLoginHandle
from ._async.thread import AsyncThread
from ._async.turn import AsyncTurnHandle, AsyncTypedTurnHandle
from ._config import AppServerConfig, CodexConfig, Restart, RestartPolicy
from ._inputs import (
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
from ._options import ApprovalMode, Sandbox
from ._outputs import TypedTurnResult
from ._requests import ServerRequest
from ._result import TurnResult
from ._retry import async_retry_on_overload, retry_on_overload
from ._sync.client import Codex
from ._sync.login import ChatgptLoginHandle, DeviceCodeLoginHandle
from ._sync.thread import Thread
from ._sync.turn import TurnHandle, TypedTurnHandle
from ._version import __version__
from .errors import (
    CodexError,
    CodexNotFoundError,
    CodexRpcError,
    InternalRpcError,
    InvalidInputError,
    InvalidOptionError,
    InvalidParamsError,
    InvalidRequestError,
    JsonRpcError,
    MethodNotFoundError,
    OutputTypeError,
    ParseError,
    PoolFullError,
    RequestTimeoutError,
    RetryLimitExceededError,
    ServerBusyError,
    StartError,
    StreamOverflowError,
    TransportClosedError,
    TurnFailedError,
    TurnIncompleteError,
    TurnLostError,
    TurnOutcomeUnknownError,
    TurnStreamConsumedError,
    TurnTimeoutError,
    is_retryable_error,
)
from .models import Notification, UnknownNotification

if typing.TYPE_CHECKING:
    from ._async.pool import AsyncCodexPool, AsyncCodexTenant
    from ._placing import MemberStatistics
    from ._sync.pool import CodexPool, CodexTenant

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
    "Notification",
    "UnknownNotification",
    # errors
    "CodexError",
    "InvalidInputError",
    "InvalidOptionError",
    "RequestTimeoutError",
    "StreamOverflowError",
    "TransportClosedError",
    "StartError",
    "CodexNotFoundError",
    "PoolFullError",
    "TurnFailedError",
    "TurnIncompleteError",
    "TurnTimeoutError",
    "TurnLostError",
    "TurnStreamConsumedError",
    "TurnOutcomeUnknownError",
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

# Pools are imported when they are first used: most programs have none.
_LAZY = {
    "CodexPool": "_sync.pool",
    "CodexTenant": "_sync.pool",
    "AsyncCodexPool": "_async.pool",
    "AsyncCodexTenant": "_async.pool",
    "MemberStatistics": "_placing",
}


def __getattr__(name: str) -> typing.Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
    return value
