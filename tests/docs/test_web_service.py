"""The web service of example 21, over real HTTP on loopback: what a browser is sent, and what leaving does."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any

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

    def client(self, **headers: str) -> httpx.Client:
        # A proxy that is set outside has no business here.
        return httpx.Client(base_url=self.url, timeout=SECONDS, trust_env=False, headers=headers)

    def browser(self) -> httpx.Client:
        """A browser that has opened the page: it has the token of its session."""
        with self.client() as opened:
            found = re.search(r'<meta name="token" content="([^"]+)"', opened.get("/").text)
        assert found is not None
        return self.client(Authorization=f"Bearer {found[1]}", Origin=self.url)


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


def asking(browser: httpx.Client, prompt: str, thread: str | None = None) -> AbstractContextManager[httpx.Response]:
    """Ask, as the page does."""
    return browser.stream("POST", "/ask", json={"prompt": prompt, "thread": thread})


def asked(browser: httpx.Client, prompt: str, thread: str | None = None) -> str:
    """Ask, and read all of it; the thread that it was asked in."""
    with asking(browser, prompt, thread) as response:
        (_, started), *_ = events(response)
    return str(started["thread"])


def test_a_turn_is_streamed_to_the_browser(service: Service) -> None:
    with service.browser() as browser, asking(browser, "Hello") as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        told = list(events(response))
    assert [name for name, _ in told][:2] == ["started", "text"]
    assert told[-1] == ("ended", {"status": "completed"})
    assert "".join(data["text"] for name, data in told if name == "text").startswith('You said: "Hello".')


def test_a_browser_goes_on_in_its_thread(service: Service) -> None:
    with service.browser() as browser:
        thread = asked(browser, "One")
        assert asked(browser, "Two", thread) == thread
        assert browser.get(f"/history/{thread}").json() == ["completed", "completed"]


def test_a_browser_that_leaves_stops_its_turn_and_no_other(service: Service) -> None:
    with service.browser() as leaving, service.browser() as staying:
        with asking(staying, "Count from 1 to 60.") as stays:
            others = events(stays)
            next(others)
            with asking(leaving, "Count from 1 to 1000.") as leaves:
                told = events(leaves)
                started = next(told)[1]
                assert next(told)[0] == "text"
            assert service.stdout.readline() == f"The browser left; stopped turn {started['turn']}\n"
            assert list(others)[-1] == ("ended", {"status": "completed"})
        assert leaving.get(f"/history/{started['thread']}").json() == ["interrupted"]


def test_the_page_asks_nobody_but_the_service(service: Service) -> None:
    with service.client() as client:
        page = client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert 'fetch("/ask"' in page.text
    assert not re.search(r"https?:|//\w+\.\w+/|@import", page.text)
    policy = page.headers["content-security-policy"]
    assert {"default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'"} <= set(policy.split("; "))
    nonces = re.findall(r'<(?:script|style) nonce="([^"]+)"', page.text)
    assert len(nonces) == 2
    assert all(f"'nonce-{nonce}'" in policy for nonce in nonces)
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/ask", "/history/x"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "", "localhost.:1"])
def test_another_name_for_this_machine_is_refused(service: Service, path: str, host: str) -> None:
    with service.browser() as browser:
        for method in ("GET", "POST"):
            assert browser.request(method, path, headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "http://localhost", "", "x"])
def test_another_origin_is_refused_although_it_has_a_token(service: Service, origin: str) -> None:
    with service.browser() as browser:
        for method, path in (("GET", "/"), ("POST", "/ask"), ("GET", "/history/x")):
            assert browser.request(method, path, headers={"Origin": origin}).status_code == 403


def test_a_turn_is_started_by_a_post_with_a_token_only(service: Service) -> None:
    body = {"prompt": "Hello", "thread": None}
    with service.client() as stranger, service.browser() as browser:
        assert browser.get("/ask", params={"prompt": "Hello"}).status_code == 405
        for token in (None, "", "Bearer", "Bearer x", "Basic x", browser.headers["authorization"][:-1]):
            headers = {} if token is None else {"Authorization": token}
            refused = stranger.post("/ask", json=body, headers=headers)
            assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"1",
        b'{"prompt": "Hi"}',
        b'{"prompt": "", "thread": null}',
        b'{"prompt": " ", "thread": null}',
        b'{"prompt": 1, "thread": null}',
        b'{"prompt": "Hi", "thread": 1}',
        b'{"prompt": "Hi", "thread": ["x"]}',
        b'{"prompt": "\xff", "thread": null}',
    ],
)
def test_bad_input_is_the_browsers_fault(service: Service, body: bytes) -> None:
    with service.browser() as browser:
        refused = browser.post("/ask", content=body, headers={"Content-Type": "application/json"})
    assert refused.status_code == 400
    assert refused.json()["error"].startswith("the body must be")


def test_other_bad_requests_are_the_browsers_fault_too(service: Service) -> None:
    with service.browser() as browser:
        assert browser.post("/ask", data={"prompt": "Hi"}).status_code == 415
        assert browser.post("/ask", json={"prompt": "x" * 70_000, "thread": None}).status_code == 413
        for thread in ("x", "../x", "0" * 5000, "019a0000-0000-7000-8000-000000000000"):
            assert browser.post("/ask", json={"prompt": "Hi", "thread": thread}).status_code == 404
        assert browser.get("/history/x").status_code == 404
        assert browser.get("/nothing").status_code == 404


def test_a_session_sees_and_uses_its_own_threads_only(service: Service) -> None:
    with service.browser() as one, service.browser() as other:
        thread = asked(one, "Mine")
        assert other.get(f"/history/{thread}").status_code == 404
        assert other.post("/ask", json={"prompt": "Yours", "thread": thread}).status_code == 404
        assert one.get(f"/history/{thread}").json() == ["completed"]


def test_a_thread_that_has_a_turn_takes_no_other_meanwhile(service: Service) -> None:
    with service.browser() as browser, asking(browser, "Count from 1 to 1000.") as response:
        told = events(response)
        thread = next(told)[1]["thread"]
        assert browser.post("/ask", json={"prompt": "And?", "thread": thread}).status_code == 409
    assert service.stdout.readline().startswith("The browser left; stopped turn ")


def test_the_rights_of_the_agent_are_said_with_every_start_and_turn() -> None:
    calls = re.findall(r"\.(thread_\w+|turn)\((.*)\)$", SERVICE.read_text("utf-8"), re.MULTILINE)
    assert [name for name, _ in calls] == ["thread_start", "turn"]
    assert all(arguments.endswith("**RIGHTS") for _, arguments in calls)
