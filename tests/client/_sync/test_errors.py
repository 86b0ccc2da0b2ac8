# Generated from tests/client/_async/test_errors.py by scripts/unasync.py. Edit that file instead.
"""Errors: which class says what, what the real server sends, and that they survive being pickled and copied."""

from __future__ import annotations

import copy
import os
import pickle
import signal
from collections.abc import Callable
from typing import Any

import pytest

from actors import PeerFault
from openai_codex import (
    Codex,
    CodexConfig,
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
    ParseError,
    RequestTimeoutError,
    RetryLimitExceededError,
    ServerBusyError,
    StartError,
    TransportClosedError,
    TurnFailedError,
    TurnIncompleteError,
    TurnTimeoutError,
    is_retryable_error,
)
from openai_codex.errors import error_from_fault
from openai_codex.testing import Gate, ModelProvider, failure, gate, text

pytestmark = pytest.mark.anyio

OVERLOADED = {"codexErrorInfo": {"deep": ["server_overloaded"]}}


def pickled(error: Any) -> Any:
    return pickle.loads(pickle.dumps(error))


COPIES: list[Callable[[Any], Any]] = [pickled, copy.copy, copy.deepcopy]


@pytest.mark.parametrize(
    ("code", "message", "data", "kind"),
    [
        (-32700, "not JSON", None, ParseError),
        (-32600, "bad", None, InvalidRequestError),
        (-32600, "Invalid request: unknown variant `x`, expected one of `initialize`, `y`", None, MethodNotFoundError),
        (-32600, "Invalid request: unknown variant `x`, expected one of `asc`, `desc`", None, InvalidRequestError),
        (-32601, "not there", None, MethodNotFoundError),
        (-32602, "too large", {"max_chars": 1}, InvalidParamsError),
        (-32603, "broken", None, InternalRpcError),
        (-32001, "Server overloaded; retry later.", None, ServerBusyError),
        (-32000, "busy", OVERLOADED, ServerBusyError),
        (-32099, "busy", "SERVER_OVERLOADED", ServerBusyError),
        (-32050, "Retry limit exceeded", None, RetryLimitExceededError),
        (-32050, "too many failed attempts", OVERLOADED, RetryLimitExceededError),
        (-32050, "something else", {"why": "because"}, CodexRpcError),
        (-32100, "out of range", OVERLOADED, JsonRpcError),
        (-31999, "out of range", None, JsonRpcError),
        (1, "of the application", None, JsonRpcError),
    ],
)
def test_an_error_object_becomes_the_class_of_its_code(
    code: int, message: str, data: Any, kind: type[JsonRpcError]
) -> None:
    error = error_from_fault(PeerFault(code, message, data))
    assert type(error) is kind
    assert (error.code, error.message, error.data) == (code, message, data)
    assert str(error) == f"JSON-RPC error {code}: {message}"


@pytest.mark.parametrize(
    ("error", "retryable"),
    [
        (ServerBusyError(-32001, "busy"), True),
        (RetryLimitExceededError(-32001, "retry limit"), True),
        (JsonRpcError(7, "busy", OVERLOADED), True),
        (InternalRpcError(-32603, "busy", ["server_overloaded"]), True),
        (InternalRpcError(-32603, "server_overloaded"), False),
        (InvalidRequestError(-32600, "bad", {"server_overloaded": 1}), False),
        (TransportClosedError("gone"), False),
        (ValueError("server_overloaded"), False),
        (KeyboardInterrupt(), False),
    ],
    ids=repr,
)
def test_only_overload_is_worth_another_try(error: BaseException, retryable: bool) -> None:
    assert is_retryable_error(error) is retryable


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (InvalidInputError, TypeError),
        (InvalidOptionError, ValueError),
        (RequestTimeoutError, TimeoutError),
        (TurnTimeoutError, TimeoutError),
        (TurnFailedError, RuntimeError),
        (TurnIncompleteError, RuntimeError),
        (CodexNotFoundError, FileNotFoundError),
        (MethodNotFoundError, InvalidRequestError),
        (CodexNotFoundError, StartError),
        (StartError, TransportClosedError),
        (RetryLimitExceededError, ServerBusyError),
    ],
)
def test_an_error_is_caught_as_what_it_is_like(error: type[Exception], builtin: type[Exception]) -> None:
    assert issubclass(error, builtin)
    assert issubclass(error, CodexError)


@pytest.mark.parametrize(
    ("method", "params", "kind", "message"),
    [
        ("no/such/method", {}, MethodNotFoundError, "unknown variant"),
        ("thread/prediction/request", {"threadId": "x", "sourceTurnId": "y"}, MethodNotFoundError, "not implemented"),
        ("turn/start", {}, InvalidRequestError, "missing field"),
        ("thread/list", {"sortDirection": "sideways"}, InvalidRequestError, "unknown variant `sideways`"),
        ("thread/list", {"limit": "many"}, InvalidRequestError, "invalid type"),
        ("fs/readFile", {"path": "/no/such/file"}, InternalRpcError, "No such file"),
        ("initialize", {"clientInfo": {"name": "again", "version": "1"}}, InvalidRequestError, "Already initialized"),
    ],
)
def test_what_the_server_refuses_has_its_code_and_words(
    config: CodexConfig, method: str, params: Any, kind: type[JsonRpcError], message: str
) -> None:
    with Codex(config) as codex:
        with pytest.raises(kind, match=message) as caught:
            codex._session.request(method, params, dict)
    assert type(caught.value) is kind
    assert isinstance(caught.value.__cause__, PeerFault)
    assert caught.value.code == caught.value.__cause__.code


def test_a_turn_that_takes_no_input_is_told_with_its_kind(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Hello.")
        turn.run()
        provider.replies([gate(hold) + text("In short.")])
        thread.compact()
        hold.wait_until_reached()
        running = (thread.read(include_turns=True)).thread.turns[-1].id
        params = {"threadId": thread.id, "expectedTurnId": running, "input": [{"type": "text", "text": "More."}]}
        with pytest.raises(InvalidRequestError, match="cannot steer a compact turn") as caught:
            codex._session.request("turn/steer", params, dict)
    assert caught.value.data["codexErrorInfo"] == {"activeTurnNotSteerable": {"turnKind": "compact"}}


@pytest.mark.parametrize("copied", COPIES)
@pytest.mark.parametrize(
    "error",
    [
        TransportClosedError("gone", exit_code=-9, stderr_tail="last words"),
        StartError("never there", exit_code=1, stderr_tail="a reason"),
        CodexNotFoundError("nowhere"),
        JsonRpcError(7, "of the application", {"why": ["because"]}),
        InvalidParamsError(-32602, "too large", {"max_chars": 1}),
        RetryLimitExceededError(-32001, "retry limit"),
        TurnTimeoutError("too late", turn_id="a-turn"),
        RequestTimeoutError("no answer"),
        InvalidOptionError("no such option"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_survives_being_pickled_and_copied(error: CodexError, copied: Callable[[Any], Any]) -> None:
    other = copied(error)
    assert type(other) is type(error)
    assert str(other) == str(error)
    assert other.args == error.args
    assert vars(other) == vars(error)


@pytest.mark.parametrize("copied", COPIES)
def test_the_error_of_a_failed_turn_survives_with_its_turn(
    config: CodexConfig, provider: ModelProvider, copied: Callable[[Any], Any]
) -> None:
    provider.replies(failure(500))
    with Codex(config) as codex:
        thread = codex.thread_start()
        with pytest.raises(TurnFailedError) as caught:
            thread.run("Fail.")
    other = copied(caught.value)
    assert type(other) is TurnFailedError
    assert str(other) == str(caught.value)
    assert other.turn == caught.value.turn
    assert other.error is not None
    assert other.error.codex_error_info == "internalServerError"


def test_the_error_of_a_dead_server_survives_with_its_exit_code(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        pid = (codex._session.open()).child_pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(TransportClosedError) as caught:
            thread.run("Hello?")
    other = pickled(caught.value)
    assert (other.exit_code, other.stderr_tail) == (-9, caught.value.stderr_tail)
    assert str(other) == str(caught.value)
