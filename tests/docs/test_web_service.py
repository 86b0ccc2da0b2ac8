"""The web service of example 21, over real HTTP on loopback: what a browser is sent, and what leaving does."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO, Any
from unittest.mock import ANY

import attrs
import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVICE = ROOT / "examples" / "21_web_service" / "service.py"
SECONDS = 60


@attrs.frozen
class Service:
    """The running service."""

    url: str
    stdout: IO[str]

    def client(self) -> httpx.Client:
        # A proxy that is set outside has no business here.
        return httpx.Client(base_url=self.url, timeout=SECONDS, trust_env=False)


@pytest.fixture(scope="module")
def service() -> Generator[Service]:
    """One service for all browsers, as it is meant to be; it must end cleanly when it is told to."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", str(SERVICE), "0"],
        env={**os.environ, "OPENAI_CODEX_EXAMPLES": "offline", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            yield Service(process.stdout.readline().strip(), process.stdout)
        finally:
            process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        assert process.wait(SECONDS) == 0, said
        assert said.count("\n") == 1, said


def events(response: httpx.Response) -> Iterator[tuple[str, dict[str, Any]]]:
    """The server-sent events of a response, as a browser reads them."""
    name = ""
    for line in response.iter_lines():
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


def test_a_turn_is_streamed_to_the_browser(service: Service) -> None:
    with service.client() as client, client.stream("GET", "/ask", params={"prompt": "Hello"}) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        told = list(events(response))
    assert [name for name, _ in told][:2] == ["started", "text"]
    assert told[-1] == ("ended", {"status": "completed"})
    assert "".join(data["text"] for name, data in told if name == "text").startswith('You said: "Hello".')


def test_a_browser_goes_on_in_its_thread(service: Service) -> None:
    with service.client() as client:
        with client.stream("GET", "/ask", params={"prompt": "One"}) as response:
            (_, started), *_ = events(response)
        with client.stream("GET", "/ask", params={"prompt": "Two", "thread": started["thread"]}) as response:
            first, *_ = events(response)
        assert first == ("started", {"thread": started["thread"], "turn": ANY})
        assert client.get(f"/history/{started['thread']}").json() == ["completed", "completed"]


def test_a_browser_that_leaves_stops_its_turn_and_no_other(service: Service) -> None:
    with service.client() as leaving, service.client() as staying:
        with staying.stream("GET", "/ask", params={"prompt": "Count from 1 to 60."}) as stays:
            others = events(stays)
            next(others)
            with leaving.stream("GET", "/ask", params={"prompt": "Count from 1 to 1000."}) as leaves:
                told = events(leaves)
                started = next(told)[1]
                assert next(told)[0] == "text"
            assert service.stdout.readline() == f"The browser left; stopped turn {started['turn']}\n"
            assert list(others)[-1] == ("ended", {"status": "completed"})
        assert staying.get(f"/history/{started['thread']}").json() == ["interrupted"]


def test_the_page_asks_nobody_but_the_service(service: Service) -> None:
    with service.client() as client:
        page = client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert 'new EventSource("/ask?"' in page.text
    assert not re.search(r"https?:|//\w+\.\w+/|@import", page.text)
