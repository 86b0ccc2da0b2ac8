"""Every error of the SDK, and the one place where what the server or the runtime said becomes one of them.

`CodexError` is the base. What the server answered is a `JsonRpcError`; what became of its process is a
`TransportClosedError`; what became of a turn has `turn` in its name; the rest is about what was passed in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from actors import ActorError, KeyNotFound, MailboxOverflow, PeerFault, PipeClosed, is_running, printable, running_loop

from ._protocol.trouble import LOGIN_ADVICE, FailureReason, acts, http_status_of, passes, reason_of, seconds_until_retry
from ._wire import to_wire

if TYPE_CHECKING:
    from ._turn.result import TurnResult
    from .generated.v2_all import Turn, TurnError

# The server reports an unknown method as an invalid request that lists all methods, four kilobytes of
# them, in an order that begins like this.
_UNKNOWN_METHOD = "expected one of `initialize`,"

# How it says that there is no such thread: to turns, to readers, and to whoever resumes it.
_UNKNOWN_THREAD = re.compile(r"thread not found: |thread not loaded: |no (archived )?rollout found for thread id ")

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

    # What an error is made of may be given by name, and an exception is copied and pickled by its positions only.
    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (type(self), self.args), self.__dict__


def _rebuilt(kind: type[CodexError], args: tuple[Any, ...]) -> CodexError:
    error = kind.__new__(kind, *args)
    error.args = args
    return error


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


class RequestTimeoutError(CodexError, TimeoutError):
    """The server did not answer a request in time. It may still have done what was asked."""


class StreamOverflowError(CodexError):
    """A stream was read so slowly that its bounded memory was full. Other streams are not touched."""


class TransportClosedError(CodexError):
    """The connection to the app-server is gone, or was never there.

    `exit_code` is the server's, negative for a signal, None if it is not known; `stderr_tail` is the
    last of what it wrote to its standard error. `last_error` is the last error that the server told of the turn
    whose events were waited for.
    """

    def __init__(
        self,
        message: str,
        *,
        exit_code: int | None = None,
        stderr_tail: str = "",
        last_error: TurnError | None = None,
    ) -> None:
        super().__init__(message)
        self.exit_code = exit_code
        self.stderr_tail = stderr_tail
        self.last_error = last_error


class TurnLostError(TransportClosedError):
    """The server was lost in the middle of a turn, and what became of the turn was looked up.

    `outcome` is what the restarted server has stored: "completed", "interrupted", "failed", or "unknown" if it
    could not tell; `turn` is the stored turn, if there is one. A turn that completed has its items there.
    """

    def __init__(
        self,
        message: str,
        *,
        outcome: str,
        turn: Turn | None,
        lost: TransportClosedError,
        last_error: TurnError | None = None,
    ) -> None:
        super().__init__(message, exit_code=lost.exit_code, stderr_tail=lost.stderr_tail, last_error=last_error)
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


def stands_still(loop: object) -> EventLoopError:
    """The error of a client whose loop waits for the one that runs here."""
    here = _name_of(running_loop())
    return EventLoopError(
        f"this client's server was started in {_name_of(loop)}, which stands still while {here} runs in "
        "its thread: await it in the outer loop, run the inner one in another thread, or give it its own client"
    )


def _name_of(loop: object) -> str:
    kind = "trio" if hasattr(loop, "run_sync_soon") else "asyncio"
    return f"an event loop of {kind} ({id(loop):#x})"


class ThreadLostError(CodexError, RuntimeError):
    """A thread is gone with the server that had it, because it was not stored. `thread_id` names it.

    That befalls an ephemeral thread, and one whose server died before its first turn was written.
    """

    def __init__(self, message: str, *, thread_id: str) -> None:
        super().__init__(message)
        self.thread_id = thread_id


class StartError(TransportClosedError):
    """The app-server could not be started, or what was started is no app-server that this SDK can talk to."""


class CodexNotFoundError(StartError, FileNotFoundError):
    """There is no runtime where it was looked for."""


class PoolFullError(CodexError, RuntimeError):
    """A pool runs as many servers as it may, and none of them is this tenant's. The same call may succeed later."""


class NotLoggedInError(CodexError, RuntimeError):
    """The model's provider wants an account of OpenAI, and nobody is logged in. No turn was started."""

    def __init__(self, message: str = f"nobody is logged in. {LOGIN_ADVICE}.") -> None:
        super().__init__(message)


class TurnFailedError(CodexError, RuntimeError):
    """A turn ended as failed. `error` is what the server said about it, `turn` the turn itself.

    `acted` says whether the turn may have run commands, changed files or called tools before it failed.
    """

    def __init__(self, message: str, *, turn: Turn, acted: bool = False) -> None:
        super().__init__(message)
        self.turn = turn
        self.acted: bool = acted or any(
            acts(getattr(item, "type", None)) for item in getattr(turn, "items", None) or ()
        )

    @property
    def error(self) -> TurnError | None:
        """Why the turn failed, as the server says it."""
        return getattr(self.turn, "error", None)  # a newer server may send a turn that stays raw

    @property
    def last_error(self) -> TurnError | None:
        """The same: the last error of a failed turn is the one that ended it."""
        return self.error

    @property
    def reason(self) -> FailureReason:
        """Why the turn failed, in the protocol's word for its kind."""
        return FailureReason(reason_of(to_wire(self.error)))

    @property
    def http_status(self) -> int | None:
        """The HTTP status that the model's provider answered with, if the server says."""
        return http_status_of(to_wire(self.error))

    @property
    def retryable(self) -> bool:
        """Whether the same turn may succeed a little later, and did nothing yet that it would do again."""
        return not self.acted and passes(to_wire(self.error))

    @property
    def retry_after(self) -> float | None:
        """Seconds after which the provider wants to be asked again; None if it does not say."""
        return seconds_until_retry(to_wire(self.error))

    @property
    def resets_at(self) -> int | None:
        """When a limit of use is reset, in Unix seconds; None if there is no limit, or nobody knows."""
        return None


class UsageLimitError(TurnFailedError):
    """A turn failed because the account has used what it may. `resets_at` is when it may again, in Unix seconds."""

    def __init__(self, message: str, *, turn: Turn, acted: bool = False, resets_at: int | None = None) -> None:
        super().__init__(message, turn=turn, acted=acted)
        self._resets_at = resets_at

    @property
    def resets_at(self) -> int | None:
        """When the limit is reset, in Unix seconds; None if the server does not know."""
        return self._resets_at


class OutputTypeError(CodexError, ValueError):
    """The final answer of a turn is no value of the type that was asked for. `text` is the answer, if there is one."""

    def __init__(self, message: str, *, text: str | None) -> None:
        super().__init__(message)
        self.text = text


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


class BudgetExceededError(CodexError, RuntimeError):
    """A turn was interrupted because its tokens are spent, or was not started because nothing is left.

    `turn_id` names it, `tokens` is what it has used with its sub-agents, `result` what it has come to, a `TurnResult`.
    If it was not started, `turn_id` and `result` are None.
    """

    def __init__(
        self, message: str, *, turn_id: str | None = None, tokens: int = 0, result: TurnResult | None = None
    ) -> None:
        super().__init__(message)
        self.turn_id = turn_id
        self.tokens = tokens
        self.result = result


class TurnTimeoutError(CodexError, TimeoutError):
    """A turn passed the deadline it was given, and was interrupted.

    `turn_id` names it; it is None if the turn had not started by then. `last_error` is the last error that the server
    told of the turn, such as why it tried again; None if it said nothing.
    """

    def __init__(self, message: str, *, turn_id: str | None, last_error: TurnError | None = None) -> None:
        super().__init__(message)
        self.turn_id = turn_id
        self.last_error = last_error


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


class CodexRpcError(JsonRpcError):
    """Base of the errors that have a class of their own."""


class ParseError(CodexRpcError):
    """The server could not parse a request (-32700)."""


class InvalidRequestError(CodexRpcError):
    """The server refuses the request (-32600): it is ill-formed, or names a thread or turn that is not there."""


class ThreadNotFoundError(InvalidRequestError):
    """The server has no such thread, or none that is stored."""

    def __str__(self) -> str:
        return (
            f"{super().__str__()}; it has taken no turn yet, was deleted, or is stored in another CODEX_HOME, "
            "if there is one of that id"
        )


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
    """Whether an error says that the same call may succeed later, and nothing was done that it would do again.

    True for an overloaded server, a pool without a free server, and a turn that failed because its model was
    overloaded, asked too often, broken (HTTP 500 and above) or cut off, if it ran no command, changed no file and
    called no tool before. A limit of use is not one of these: `UsageLimitError.resets_at` says how long that takes.
    """
    if isinstance(exc, (ServerBusyError, PoolFullError)):
        return True
    if isinstance(exc, TurnFailedError):
        return exc.retryable
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
    if fault.code == -32600 and _UNKNOWN_THREAD.match(fault.message):
        return ThreadNotFoundError
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
