# Generated from tests/client/_async/test_requests.py by scripts/unasync.py. Edit that file instead.
"""Every request that the runtime can be made to send: accepted, refused, failed, slow, re-entrant, too late."""

from __future__ import annotations

import threading
from collections.abc import Generator
from pathlib import Path
from typing import Any

import attrs
import pytest

from openai_codex import ApprovalMode, Codex, CodexConfig, Thread, TurnFailedError
from openai_codex.requests import Handlers
from openai_codex.testing import IsolatedHome, ModelProvider, isolated_home, text
from openai_codex.types import TurnStatus

from ..asking import ACCOUNT, KINDS, LOOK_UP, Kind
from ..issuer import Issuer, token
from ..support import OBJECT

pytestmark = pytest.mark.anyio


@pytest.fixture(params=KINDS, ids=lambda kind: kind.id)
def kind(request: pytest.FixtureRequest) -> Kind:
    """One kind after the other."""
    kind: Kind = request.param
    return kind


@pytest.fixture
def home(provider: ModelProvider, kind: Kind) -> Generator[IsolatedHome]:
    """A home whose server asks for this kind."""
    provider.replies(kind.model)
    with isolated_home(provider, **kind.settings) as home:
        yield home


@pytest.fixture
def config(config: CodexConfig, kind: Kind) -> Generator[CodexConfig]:
    """The configuration of a client that is logged in at an issuer on loopback, if it must be."""
    if kind.name != "token_refresh":
        yield config
        return
    with Issuer() as issuer:
        yield attrs.evolve(config, env={**(config.env or {}), **issuer.env}, config_overrides=issuer.overrides)


def begin(codex: Codex, kind: Kind) -> Thread:
    """A thread whose turns ask."""
    if kind.name == "token_refresh":
        tokens = {"accessToken": token(), "chatgptAccountId": ACCOUNT, "chatgptPlanType": "pro"}
        codex._session.request("account/login/start", {"type": "chatgptAuthTokens", **tokens}, OBJECT)
    if kind.name != "tool_call":
        return codex.thread_start(approval_mode=ApprovalMode.ask)
    started = codex._session.request("thread/start", {"dynamicTools": [LOOK_UP]}, OBJECT)
    return Thread(codex._session, started["thread"]["id"])


def with_handler(config: CodexConfig, kind: Kind, handler: Any) -> CodexConfig:
    return attrs.evolve(config, handlers=Handlers(**{kind.name: handler}))


def counted(config: CodexConfig, kind: Kind, provider: ModelProvider) -> bool:
    assert config.cwd is not None
    return kind.counted(provider.requests[-1], Path(config.cwd))


def ends(thread: Thread, *, failed: bool) -> None:
    """Run a turn that ends like this."""
    if failed:
        with pytest.raises(TurnFailedError):
            thread.run("Ask.")
    else:
        assert (thread.run("Ask.")).final_response == "done"


def test_an_accepting_answer_counts(config: CodexConfig, kind: Kind, provider: ModelProvider) -> None:
    def accept(request: Any) -> Any:
        return kind.accept(request)

    with Codex(with_handler(config, kind, accept)) as codex:
        thread = begin(codex, kind)
        ends(thread, failed=False)
        assert codex.statistics().running_handlers == 0
    assert counted(config, kind, provider)


def test_a_refusing_answer_counts(config: CodexConfig, kind: Kind, provider: ModelProvider) -> None:
    def refuse(request: Any) -> Any:
        return kind.refuse(request)

    with Codex(with_handler(config, kind, refuse)) as codex:
        thread = begin(codex, kind)
        ends(thread, failed=kind.fails)
    assert kind.fails or not counted(config, kind, provider)


@pytest.mark.parametrize("answer", [LookupError("the prompt: Ask."), object(), {"decision": "acept"}, None])
def test_a_handler_that_fails_leaves_the_safe_answer(
    config: CodexConfig, kind: Kind, provider: ModelProvider, answer: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(request: Any) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    with Codex(with_handler(config, kind, fail)) as codex:
        thread = begin(codex, kind)
        ends(thread, failed=kind.fails)
    assert kind.fails or not counted(config, kind, provider)
    failures = [record for record in caplog.records if "the safe answer is given" in record.message]
    assert failures
    assert "Ask." not in caplog.text


def test_a_slow_handler_delays_no_other_turn(config: CodexConfig, kind: Kind, provider: ModelProvider) -> None:
    asked, hold = threading.Event(), threading.Event()

    def slow(request: Any) -> Any:
        asked.set()
        assert hold.wait(30)
        return kind.accept(request)

    with Codex(with_handler(config, kind, slow)) as codex:
        thread = begin(codex, kind)
        turn = thread.turn("Ask.")
        while not asked.is_set():
            codex.models()  # lets the client work until the handler has been asked
        if kind.name != "current_time":  # its handler is asked by every turn
            provider.replies(text("meanwhile"))
            other = codex.thread_start()
            assert (other.run("Hello.")).final_response == "meanwhile"
            provider.replies(kind.model)
        hold.set()
        assert (turn.run()).final_response == "done"
    assert counted(config, kind, provider)


def test_a_handler_may_use_the_client_that_asks_it(config: CodexConfig, kind: Kind, provider: ModelProvider) -> None:
    clients: list[Codex] = []

    def look_up(request: Any) -> Any:
        assert (clients[0].models()).data
        return kind.accept(request)

    with Codex(with_handler(config, kind, look_up)) as codex:
        clients.append(codex)
        thread = begin(codex, kind)
        ends(thread, failed=False)
    assert counted(config, kind, provider)


def test_an_answer_after_the_turn_ended_counts_for_nothing(
    config: CodexConfig, kind: Kind, provider: ModelProvider
) -> None:
    asked, hold = threading.Event(), threading.Event()

    def late(request: Any) -> Any:
        if not asked.is_set():
            asked.set()
            hold.wait(30)
        return kind.accept(request)

    with Codex(with_handler(config, kind, late)) as codex:
        thread = begin(codex, kind)
        turn = thread.turn("Ask.")
        while not asked.is_set():
            codex.models()  # lets the client work until the handler has been asked
        turn.interrupt()
        assert (turn.run()).status is TurnStatus.interrupted
        assert codex.statistics().running_handlers == int(not kind.withdrawn)
        requests = provider.request_count
        hold.set()
        while codex.statistics().running_handlers:
            codex.models()  # lets the client work until the handler has returned
        assert provider.request_count == requests
        provider.replies(text("after"))
        assert (thread.run("And now?")).final_response == "after"
    assert kind.name in {"token_refresh", "current_time"} or not counted(config, kind, provider)
