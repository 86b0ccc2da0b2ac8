"""Streams that wait, clients that leave, and the end of the model provider."""

from __future__ import annotations

import http.client
import socket
import threading

import pytest

from openai_codex.testing import (
    Gate,
    ModelProvider,
    ModelRequest,
    Reply,
    _http,
    deltas,
    failure,
    gate,
    text,
)

from .asking import TIMEOUT, in_background, open_stream, post, refusal, texts


def test_a_gate_holds_the_stream_until_it_is_opened() -> None:
    hold = Gate()
    with ModelProvider(deltas(["one", gate(hold), "two"])) as provider:
        connection = open_stream(provider)
        hold.wait_until_reached(TIMEOUT)
        with connection.getresponse() as response:
            line = b""
            while b"one" not in line:
                line = response.readline()
            assert not hold.is_open
            hold.open()
            rest = response.read()
        connection.close()
    assert b'"delta": "two"' in rest
    assert b"response.completed" in rest


def test_a_gate_before_a_failure_holds_the_whole_request() -> None:
    hold = Gate()
    with ModelProvider(gate(hold) + failure(503)) as provider:
        result = in_background(lambda: refusal(lambda: post(provider)))
        hold.wait_until_reached(TIMEOUT)
        hold.open()
        status, _ = result()  # type: ignore[misc]
    assert status == 503


def test_an_open_gate_holds_nobody_and_counts_on() -> None:
    hold = Gate()
    hold.open()
    with ModelProvider(gate(hold) + text("through")) as provider:
        assert texts(post(provider) + post(provider)) == ["through"] * 2
    hold.wait_until_reached(0, arrivals=2)
    assert hold.arrivals == 2


def test_one_gate_holds_several_streams_at_once() -> None:
    hold = Gate()
    with ModelProvider(gate(hold) + text("through")) as provider:
        results = [in_background(lambda: texts(post(provider))) for _ in range(8)]
        hold.wait_until_reached(TIMEOUT, arrivals=8)
        hold.open()
        assert [result() for result in results] == [["through"]] * 8


def test_waiting_for_a_gate_that_nobody_reaches_times_out() -> None:
    with pytest.raises(TimeoutError, match="0 of 1 replies"):
        Gate().wait_until_reached(0)


@pytest.mark.parametrize("reply", [deltas(["a", gate(Gate())]), deltas(["a", "b"], gap=3600)], ids=["gate", "gap"])
def test_closing_drops_a_stream_that_waits_and_leaves_no_thread(reply: Reply) -> None:
    before = set(threading.enumerate())
    provider = ModelProvider(reply).start()
    connection = open_stream(provider)
    with connection.getresponse() as response:
        line = b""
        while b"delta" not in line:
            line = response.readline()
        provider.close()
        with pytest.raises((http.client.IncompleteRead, ConnectionError)):
            response.read()
    connection.close()
    assert set(threading.enumerate()) == before


def test_closing_ends_idle_connections_and_frees_the_port() -> None:
    provider = ModelProvider().start()
    port = int(provider.url.rpartition(":")[2].partition("/")[0])
    connection = open_stream(provider)
    connection.getresponse().read()
    provider.close()
    assert connection.sock.recv(1) == b""
    connection.close()
    with pytest.raises(OSError), socket.create_connection(("127.0.0.1", port), TIMEOUT):  # noqa: PT011
        pass


def test_closing_twice_is_fine_and_before_the_start_too() -> None:
    for provider in (ModelProvider(), ModelProvider().start()):
        provider.close()
        provider.close()
        with pytest.raises(RuntimeError, match="cannot be started again"):
            provider.start()


def test_many_threads_may_close_at_once() -> None:
    hold = Gate()
    provider = ModelProvider(gate(hold)).start()
    asking = in_background(lambda: post(provider))
    hold.wait_until_reached(TIMEOUT)
    closers = [in_background(provider.close) for _ in range(4)]
    assert [closer() for closer in closers] == [None] * 4
    assert isinstance(asking(), OSError)


def test_a_script_that_does_not_return_makes_closing_fail_instead_of_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_http, "_JOIN_SECONDS", 0)
    asked, release = threading.Event(), threading.Event()

    def script(request: ModelRequest) -> Reply:
        asked.set()
        assert release.wait(TIMEOUT)
        return text("too late")

    provider = ModelProvider(script).start()
    asking = in_background(lambda: post(provider))
    assert asked.wait(TIMEOUT)
    with pytest.raises(RuntimeError, match="did not return"):
        provider.close()
    release.set()
    assert isinstance(asking(), OSError)


def test_a_client_that_leaves_disturbs_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    hold = Gate()
    with ModelProvider([gate(hold) + deltas(["x" * 65536] * 64), text("next")]) as provider:
        connection = open_stream(provider)
        hold.wait_until_reached(TIMEOUT)
        connection.close()
        hold.open()
        assert texts(post(provider)) == ["next"]
    assert capfd.readouterr() == ("", "")


def test_the_url_is_known_only_once_the_provider_listens() -> None:
    with pytest.raises(RuntimeError, match="not been started"):
        _ = ModelProvider().url
