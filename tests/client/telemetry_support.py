"""What the tests of telemetry share: a tracer provider that remembers, and a receiver of the server's own spans."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import attrs
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter


class Spans:
    """Finished spans, by name."""

    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self.provider = TracerProvider()
        self.provider.add_span_processor(SimpleSpanProcessor(self._exporter))

    def finished(self) -> list[ReadableSpan]:
        """All of them, in the order of their ends."""
        return list(self._exporter.get_finished_spans())

    def named(self, name: str) -> list[ReadableSpan]:
        """Those with a name."""
        return [span for span in self.finished() if span.name == name]

    def one(self, name: str) -> ReadableSpan:
        """The only one with a name."""
        (span,) = self.named(name)
        return span

    def told(self) -> str:
        """Everything that is told of all spans, as one text."""
        return "\n".join(span.to_json() for span in self.finished())


def of(span: ReadableSpan) -> dict[str, Any]:
    """The attributes of a span."""
    return dict(span.attributes or {})


def is_child(child: ReadableSpan, parent: ReadableSpan) -> bool:
    """Whether a span belongs directly below another."""
    assert child.context is not None
    assert parent.context is not None
    return (
        child.parent is not None
        and child.parent.span_id == parent.context.span_id
        and child.context.trace_id == parent.context.trace_id
    )


@attrs.define
class Receiver:
    """A collector of OTLP traces on loopback; it takes JSON."""

    url: str = ""
    bodies: list[bytes] = attrs.field(factory=list[bytes])

    def spans(self) -> Iterator[dict[str, Any]]:
        """Every span that came."""
        for body in self.bodies:
            for resource in json.loads(body)["resourceSpans"]:
                for scope in resource["scopeSpans"]:
                    yield from scope["spans"]

    def serve(self) -> tuple[ThreadingHTTPServer, threading.Thread]:
        """Begin to receive; the server is to be shut down and the thread joined."""
        bodies = self.bodies

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{server.server_port}/v1/traces"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        return server, thread
