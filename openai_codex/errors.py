"""Every error of the SDK, and the one place where what the server or the runtime said becomes one of them.

`CodexError` is the base. What the server answered is a `JsonRpcError`; what became of its process is a
`TransportClosedError`; what became of a turn has `turn` in its name; the rest is about what was passed in.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from actors import ActorError, KeyNotFound, MailboxOverflow, PeerFault, PipeClosed, is_running, printable, running_loop

if TYPE_CHECKING:
    from .generated.v2_all import Turn, TurnError

# The server reports an unknown method as an invalid request that lists all methods, four kilobytes of
# them, in an order that begins like this.
_UNKNOWN_METHOD = "expected one of `initialize`,"

# Its spelling in an error's data, and in a failed turn's.
_OVERLOADED = frozenset({"server_overloaded", "serveroverloaded"})
_OVERLOADED_CODE = -32001


class CodexError(Exception):
    """Base of everything the SDK raises on purpose.

    As text it holds no control characters of terminals, whatever the server, a model or a tool put into its message: a
    traceback is shown on one. `args` and the attributes hold what was said.
    """

    def __str__(self) -> str:
        return printable(super().__str__())


class InvalidInputError(CodexError, TypeError):
    """An argument has a type that cannot be sent. Nothing was written to the server."""


class InvalidOptionError(CodexError, ValueError):
    """An argument has a value that no server accepts. Nothing was written to the server."""


class UnsupportedByRuntimeError(CodexError, RuntimeError):
    """The running server does not know a method, a field or a value. Nothing was written to it.

    An app-server overlooks what it does not know, so the SDK refuses to send it. `what` names it by the method and the
    wire, `since` is the runtime that brought it, `running` the version of the server.
    """

    def __init__(self, message: str, *, what: str, since: str, running: str) -> None:
        super().__init__(message)
        self.what = what
        self.since = since
        self.running = running

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), what=self.what, since=self.since, running=self.running), self.args


class RequestTimeoutError(CodexError, TimeoutError):
    """The server did not answer a request in time. It may still have done what was asked."""


class StreamOverflowError(CodexError):
    """A stream was read so slowly that its bounded memory was full. Other streams are not touched."""


class TransportClosedError(CodexError):
    """The connection to the app-server is gone, or was never there.

    `exit_code` is the server's, negative for a signal, None if it is not known; `stderr_tail` is the
    last of what it wrote to its standard error.
    """

    def __init__(self, message: str, *, exit_code: int | None = None, stderr_tail: str = "") -> None:
        super().__init__(message)
        self.exit_code = exit_code
        self.stderr_tail = stderr_tail


class TurnLostError(TransportClosedError):
    """The server was lost in the middle of a turn, and what became of the turn was looked up.

    `outcome` is what the restarted server has stored: "completed", "interrupted", "failed", or "unknown" if it
    could not tell; `turn` is the stored turn, if there is one. A turn that completed has its items there.
    """

    def __init__(self, message: str, *, outcome: str, turn: Turn | None, lost: TransportClosedError) -> None:
        super().__init__(message, exit_code=lost.exit_code, stderr_tail=lost.stderr_tail)
        self.outcome = outcome
        self.turn = turn


class EventLoopError(TransportClosedError, RuntimeError):
    """Something of an async client belongs to another event loop than the one that runs here."""


def elsewhere(loop: object) -> EventLoopError:
    """The error of what belongs to a loop and is read in the one that runs here."""
    here, state = running_loop(), "runs in another thread" if is_running(loop) else "runs no more"
    return EventLoopError(
        f"this was begun in {_name_of(loop)}, which {state}, and is read in {_name_of(here)}: read it where it was "
        "begun, or begin it here. Clients and threads can be used in any loop."
    )


def _name_of(loop: object) -> str:
    kind = "trio" if hasattr(loop, "run_sync_soon") else "asyncio"
    return f"an event loop of {kind} ({id(loop):#x})"


class StartError(TransportClosedError):
    """The app-server could not be started, or what was started is no app-server that this SDK can talk to."""


class CodexNotFoundError(StartError, FileNotFoundError):
    """There is no runtime where it was looked for."""


class PoolFullError(CodexError, RuntimeError):
    """A pool runs as many servers as it may, and none of them is this tenant's. The same call may succeed later."""


class TurnFailedError(CodexError, RuntimeError):
    """A turn ended as failed. `error` is what the server said about it, `turn` the turn itself."""

    def __init__(self, message: str, *, turn: Turn) -> None:
        super().__init__(message)
        self.turn = turn

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), turn=self.turn), self.args

    @property
    def error(self) -> TurnError | None:
        """Why the turn failed, as the server says it."""
        return getattr(self.turn, "error", None)  # a newer server may send a turn that stays raw


class OutputTypeError(CodexError, ValueError):
    """The final answer of a turn is no value of the type that was asked for. `text` is the answer, if there is one."""

    def __init__(self, message: str, *, text: str | None) -> None:
        super().__init__(message)
        self.text = text

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), text=self.text), self.args


class TurnOutcomeUnknownError(CodexError, RuntimeError):
    """A turn is over, and neither its events nor its stored form tell how it ended."""


class ThreadBusyError(CodexError, RuntimeError):
    """A thread has a turn that has not ended, and the `TurnPolicy` is not to join it or to wait for it.

    `thread_id` names the thread, `turn_ids` the turns that run on it as far as they are known. Nothing was started.
    """

    def __init__(self, message: str, *, thread_id: str, turn_ids: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.thread_id = thread_id
        self.turn_ids = turn_ids

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), thread_id=self.thread_id, turn_ids=self.turn_ids), self.args


class TurnTimeoutError(CodexError, TimeoutError):
    """A turn passed the deadline it was given, and was interrupted.

    `turn_id` names it; it is None if the turn had not started by then.
    """

    def __init__(self, message: str, *, turn_id: str | None) -> None:
        super().__init__(message)
        self.turn_id = turn_id

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), turn_id=self.turn_id), self.args


class TurnIncompleteError(CodexError, RuntimeError):
    """The events of a turn ended, or had been read already, before its `turn/completed`; or that has no status."""


class TurnStreamConsumedError(TurnIncompleteError, TransportClosedError):
    """All events of a turn have been read already; they are told once."""


class ApprovalAnsweredError(CodexError, RuntimeError):
    """A pending approval was answered before. The first answer stands."""


class ApprovalWithdrawnError(CodexError, RuntimeError):
    """Nobody wants the answer to a pending approval any more: its turn ended, or the server is gone."""


class JsonRpcError(CodexError):
    """The server answered a request with an error."""

    def __init__(self, code: int, message: str, data: Any = None) -> None:
        super().__init__(f"JSON-RPC error {code}: {message}")
        self.code = code
        self.message = message
        self.data = data

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.code, self.message, self.data)


class CodexRpcError(JsonRpcError):
    """Base of the errors that have a class of their own."""


class ParseError(CodexRpcError):
    """The server could not parse a request (-32700)."""


class InvalidRequestError(CodexRpcError):
    """The server refuses the request (-32600): it is ill-formed, or names a thread or turn that is not there."""


class MethodNotFoundError(InvalidRequestError):
    """The server does not know the method, or does not implement it."""


class InvalidParamsError(CodexRpcError):
    """The server refuses the parameters (-32602)."""


class InternalRpcError(CodexRpcError):
    """The server failed (-32603)."""


class ServerBusyError(CodexRpcError):
    """The server is overloaded; the same request may succeed later."""


class RecordingMismatchError(CodexRpcError):
    """A recorded session was asked for what is not in it; the message says what it expected.

    Only what `openai_codex.testing.replay` serves raises it.
    """

    CODE = -32090


class RetryLimitExceededError(ServerBusyError):
    """The server gave up retrying."""


def is_retryable_error(exc: BaseException) -> bool:
    """Whether an error says that the same call may succeed later."""
    if isinstance(exc, ServerBusyError):
        return True
    return isinstance(exc, JsonRpcError) and _says_overloaded(exc.data)


def error_from_fault(fault: PeerFault) -> JsonRpcError:
    """The SDK's error for a JSON-RPC error object."""
    return _class_of(fault)(fault.code, fault.message, fault.data)


def error_from_actors(error: ActorError) -> CodexError:
    """The SDK's error for one of the runtime's; raise it `from` its argument."""
    match error:
        case PeerFault():
            return error_from_fault(error)
        case PipeClosed():
            tail = error.stderr_tail.strip()
            message = f"the app-server is gone: {error.reason}" + (f"; its last words:\n{tail}" if tail else "")
            return TransportClosedError(message, exit_code=error.exit_code, stderr_tail=error.stderr_tail)
        case MailboxOverflow():
            return StreamOverflowError(str(error))
        case KeyNotFound():
            return CodexError(str(error))
        case _:
            return TransportClosedError(str(error))


class translated:
    """A scope out of which the runtime's errors come as the SDK's."""

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, ActorError):
            raise error_from_actors(error) from error


_CLASSES = {
    -32700: ParseError,
    -32600: InvalidRequestError,
    -32601: MethodNotFoundError,
    -32602: InvalidParamsError,
    -32603: InternalRpcError,
    RecordingMismatchError.CODE: RecordingMismatchError,
}


def _class_of(fault: PeerFault) -> type[JsonRpcError]:
    if fault.code == -32600 and _UNKNOWN_METHOD in fault.message:
        return MethodNotFoundError
    if known := _CLASSES.get(fault.code):
        return known
    if not -32099 <= fault.code <= -32000:
        return JsonRpcError
    text = fault.message.lower()
    if "retry limit" in text or "too many failed attempts" in text:
        return RetryLimitExceededError
    if fault.code == _OVERLOADED_CODE or _says_overloaded(fault.data):
        return ServerBusyError
    return CodexRpcError


def _says_overloaded(data: Any) -> bool:
    """Whether error data holds the server's word for overload, at any depth."""
    match data:
        case str():
            return data.lower() in _OVERLOADED
        case dict():
            return any(_says_overloaded(value) for value in data.values())  # pyright: ignore[reportUnknownVariableType]
        case list():
            return any(_says_overloaded(value) for value in data)  # pyright: ignore[reportUnknownVariableType]
        case _:
            return False
