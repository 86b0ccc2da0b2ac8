"""The requests that the model provider can read, and those it refuses."""

from __future__ import annotations

import gzip
import http.client
import json
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest

from openai_codex.testing import (
    ModelProvider,
    failure,
)

from .asking import PROMPT, TIMEOUT, events, post, refusal


def test_a_failure_is_an_http_error_with_its_body_and_headers() -> None:
    reply = failure(429, "slow down", type="usage_limit_reached", headers={"Retry-After": "1"}, resets_at=5)
    with ModelProvider(reply) as provider:
        with pytest.raises(urllib.error.HTTPError) as caught:
            post(provider)
        with caught.value as error:
            assert (error.code, error.headers["Retry-After"]) == (429, "1")
            body = json.loads(error.read())["error"]
    assert body == {"message": "slow down", "type": "usage_limit_reached", "code": None, "resets_at": 5}


@pytest.mark.parametrize("path", ["/models", "/responses/compact"])
def test_what_is_no_model_request_is_a_json_404(path: str) -> None:
    with ModelProvider() as provider:
        data = b"{}" if path.endswith("compact") else None
        request = urllib.request.Request(f"{provider.url}{path}", data)
        status, error = refusal(lambda: urllib.request.urlopen(request, timeout=TIMEOUT))
        assert provider.requests == ()
    assert status == 404
    assert path in error["message"]


def test_a_gzip_body_is_read() -> None:
    with ModelProvider() as provider:
        post(provider, gzip.compress(json.dumps(PROMPT).encode()), {"Content-Encoding": "gzip"})
        assert provider.requests[0].last_user_text == "Hi"


def test_a_zstd_body_is_refused_with_the_setting_that_avoids_it() -> None:
    with ModelProvider() as provider:
        status, error = refusal(lambda: post(provider, b"(\xb5/\xfd", {"Content-Encoding": "zstd"}))
    assert status == 415
    assert "enable_request_compression" in error["message"]


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff"])
def test_a_body_that_is_no_json_object_is_a_bad_request(body: bytes) -> None:
    with ModelProvider() as provider:
        status, _ = refusal(lambda: post(provider, body))
    assert status == 400


def test_a_broken_gzip_body_is_a_bad_request() -> None:
    with ModelProvider() as provider:
        status, _ = refusal(lambda: post(provider, b"no", {"Content-Encoding": "gzip"}))
    assert status == 400


def test_a_chunked_body_is_read_and_the_connection_kept() -> None:
    with ModelProvider() as provider:
        connection = http.client.HTTPConnection(urlsplit(provider.url).netloc, timeout=TIMEOUT)
        for _ in range(2):
            data = json.dumps(PROMPT).encode()
            connection.request("POST", "/v1/responses", iter([data[:9], data[9:]]), encode_chunked=True)
            assert events(connection.getresponse().read())[-1]["type"] == "response.completed"
        connection.close()
        assert [request.last_user_text for request in provider.requests] == ["Hi", "Hi"]


def test_a_body_of_unreadable_length_is_a_bad_request() -> None:
    with ModelProvider() as provider:
        status, _ = refusal(lambda: post(provider, headers={"Content-Length": "many"}))
    assert status == 400
