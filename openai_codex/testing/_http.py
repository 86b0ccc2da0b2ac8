"""The HTTP side of the model provider: connections, threads, request bodies, server-sent events.

It knows the shape of a reply, not where replies come from: for each model request it calls `answer`.
"""

from __future__ import annotations

import gzip
import json
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias

import attrs

from ._steps import Dropped, Held, Pause, Refused, Reply, render

HOST = "127.0.0.1"
THREAD_NAME = "openai-codex-model-provider"

_POLL_SECONDS = 0.05
"""How long `close` may wait for the accept loop: `serve_forever` looks at its flag this often."""

_JOIN_SECONDS = 10.0
"""A handler thread ends at once when its socket is shut down, unless the test's own script blocks it."""

Answer: TypeAlias = Callable[[str, Mapping[str, str], dict[str, Any]], tuple[int, Reply]]
"""(path, headers, body) -> the number of the request and the reply to it."""


class BadRequest(Exception):
    """A request that the provider cannot read."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@attrs.frozen(eq=False)
class _Connection:
    socket: socket.socket
    thread: threading.Thread
    wake: threading.Event


class ProviderServer(ThreadingHTTPServer):
    """A loopback server whose handler threads can all be woken, ended and joined."""

    daemon_threads = True  # a test that forgets close() must not keep the interpreter alive
    request_queue_size = 512
    allow_reuse_address = False  # on Windows it would let another process take the port

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.closing = False
        self._lock = threading.Lock()
        self._connections: dict[socket.socket, _Connection] = {}
        super().__init__((HOST, 0), _Handler)
        self._accepting = threading.Thread(
            target=self.serve_forever, args=(_POLL_SECONDS,), name=THREAD_NAME, daemon=True
        )

    def server_bind(self) -> None:
        # HTTPServer.server_bind asks DNS for the host's name, which can take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.socket.getsockname()[1]

    def start(self) -> None:
        self._accepting.start()

    def stop(self) -> None:
        """End every thread and every connection."""
        self.shutdown()
        self._accepting.join()
        self.server_close()
        self.closing = True
        with self._lock:
            connections = list(self._connections.values())
            self._connections.clear()
        for connection in connections:
            connection.wake.set()
            try:
                connection.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # its thread has closed it, or the client has
        for connection in connections:
            connection.thread.join(_JOIN_SECONDS)
        if any(connection.thread.is_alive() for connection in connections):
            raise RuntimeError(f"a script of the ModelProvider did not return within {_JOIN_SECONDS:g} s of close()")

    def process_request(self, request: Any, client_address: Any) -> None:
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), name=THREAD_NAME, daemon=True
        )
        with self._lock:
            # Threads are forgotten here and not as they end, or stop() could miss one that is about to end.
            ended = [key for key, connection in self._connections.items() if not connection.thread.is_alive()]
            for key in ended:
                del self._connections[key]
            thread.start()
            self._connections[request] = _Connection(request, thread, threading.Event())

    def wake_event(self, request: socket.socket) -> threading.Event:
        """What ends a wait on this connection: its gate opens, or the server closes."""
        with self._lock:
            connection = self._connections.get(request)
        if connection is None:
            raise ConnectionAbortedError("the provider is closed")
        return connection.wake

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that leaves is no error: an interrupted turn does just that.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    @property
    def _provider(self) -> ProviderServer:
        assert isinstance(self.server, ProviderServer)
        return self.server

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the output belongs to the program under test."""

    def do_GET(self) -> None:
        self._send_json(404, _error(f"the scripted model provider has no {self.command} {self.path}"))

    def do_POST(self) -> None:
        try:
            raw = self._read_body()
            if not self.path.partition("?")[0].endswith("/responses"):
                self.do_GET()
                return
            body = _parse(raw, self.headers.get("content-encoding", ""))
        except BadRequest as error:
            self._send_json(error.status, _error(str(error)))
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        number, reply = self._provider.answer(self.path, headers, body)
        self._send_reply(number, reply)

    def _read_body(self) -> bytes:
        try:
            if self.headers.get("transfer-encoding", "").lower() == "chunked":
                return self._read_chunks()
            return self.rfile.read(int(self.headers.get("content-length", "0")))
        except ValueError as error:
            self.close_connection = True
            raise BadRequest(400, f"the body's length cannot be read: {error}") from error

    def _read_chunks(self) -> bytes:
        chunks: list[bytes] = []
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        while self.rfile.readline().strip():
            continue  # trailers
        return b"".join(chunks)

    def _send_json(self, status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _send_reply(self, number: int, reply: Reply) -> None:
        streaming = False
        for step in render(reply, number):
            if isinstance(step, Refused):
                self._send_json(step.status, step.body, step.headers)
                return
            if isinstance(step, Dropped):
                self.close_connection = True
                return
            if isinstance(step, (Pause, Held)):
                self._wait(step)
                continue
            if not streaming:
                streaming = True
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
            self._send_chunk(f"event: {step['type']}\ndata: {json.dumps(step)}\n\n".encode())
        self._send_chunk(b"")

    def _send_chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))

    def _wait(self, step: Pause | Held) -> None:
        wake = self._provider.wake_event(self.connection)
        if isinstance(step, Pause):
            wake.wait(step.seconds)
        else:
            step.gate._enter(wake)
            try:
                wake.wait()
            finally:
                step.gate._leave(wake)
        # Cleared before `closing` is read: stop() sets them in the other order, so its wake-up is not lost.
        wake.clear()
        if self._provider.closing:
            raise ConnectionAbortedError("the provider is closed")


def _parse(raw: bytes, encoding: str) -> dict[str, Any]:
    if encoding == "gzip":
        try:
            raw = gzip.decompress(raw)
        except (OSError, EOFError) as error:
            raise BadRequest(400, f"the gzip body cannot be read: {error}") from error
    elif encoding not in ("", "identity"):
        hint = "set `features.enable_request_compression = false` in the runtime's config.toml"
        raise BadRequest(415, f"the scripted model provider cannot read a {encoding} body: {hint}")
    try:
        body: Any = json.loads(raw)
    except ValueError as error:
        raise BadRequest(400, f"the body is not JSON: {error}") from error
    if not isinstance(body, dict):
        raise BadRequest(400, "the body is not a JSON object")
    return body  # pyright: ignore[reportUnknownVariableType]


def _error(message: str) -> dict[str, Any]:
    return {"error": {"message": message, "type": "invalid_request_error", "code": None}}
