"""How these tests ask the model provider over plain HTTP."""

from __future__ import annotations

import http.client
import json
import queue
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from openai_codex.testing import (
    ModelProvider,
)

TIMEOUT = 30.0
PROMPT = {"input": [{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hi"}]}]}

Event = dict[str, Any]


def post(provider: ModelProvider, body: object = PROMPT, headers: dict[str, str] | None = None) -> list[Event]:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(f"{provider.url}/responses", data, headers or {})
    with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
        assert response.headers["Content-Type"] == "text/event-stream"
        return events(response.read())


def events(stream: bytes) -> list[Event]:
    lines = stream.decode().split("\n\n")
    return [json.loads(line.partition("\ndata: ")[2]) for line in lines if line]


def refusal(call: Callable[[], object]) -> tuple[int, dict[str, Any]]:
    with pytest.raises(urllib.error.HTTPError) as caught:
        call()
    with caught.value as error:
        return error.code, json.loads(error.read())["error"]


def open_stream(provider: ModelProvider, body: object = PROMPT) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection(urlsplit(provider.url).netloc, timeout=TIMEOUT)
    connection.request("POST", "/v1/responses", json.dumps(body))
    return connection


def texts(received: list[Event]) -> list[str]:
    """What was said in whole messages."""
    done = [event["item"] for event in received if event["type"] == "response.output_item.done"]
    return [item["content"][0]["text"] for item in done if item["type"] == "message"]


def in_background(call: Callable[[], object]) -> Callable[[], object]:
    """Start a call in a thread; the function returned waits for its result."""
    results: queue.Queue[object] = queue.Queue()

    def work() -> None:
        try:
            results.put(call())
        except Exception as error:  # noqa: BLE001  handed to the test
            results.put(error)

    thread = threading.Thread(target=work)
    thread.start()

    def wait() -> object:
        result = results.get(timeout=TIMEOUT)
        thread.join(TIMEOUT)
        return result

    return wait
