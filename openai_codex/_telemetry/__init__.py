"""OpenTelemetry for what a client does: spans of its calls, its turns and their items, and of what the server asks it,
and metrics of its turns.

Imported only when `CodexConfig.telemetry` is on, and the only place that knows OpenTelemetry. It looks on: it must
not know connections, and nothing that it does may keep a message from its reader.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import orjson

from actors import Key, Mail, PeerRequest, Refusal

from .._config import Telemetry
from .._protocol.methods import TURN_CALLS
from .._protocol.subjects import thread_of
from .._version import __version__
from ..errors import InvalidOptionError, JsonRpcError

if TYPE_CHECKING:
    from opentelemetry.trace import Span, SpanContext

    from ._turns import TurnSpans

try:
    from opentelemetry import context as otel_context
    from opentelemetry import trace as otel_trace
except ImportError as error:
    raise InvalidOptionError(
        "CodexConfig.telemetry needs the package opentelemetry-api: install openai-codex[otel]"
    ) from error


class Tracing:
    """Makes the spans of one client."""

    def __init__(self, settings: Telemetry) -> None:
        from ._metrics import TurnMetrics
        from ._turns import TurnSpans

        self._tracer = otel_trace.get_tracer("openai_codex", __version__, settings.tracer_provider)
        self._turns: TurnSpans = TurnSpans(self._tracer, TurnMetrics(settings.meter_provider), content=settings.content)

    @contextmanager
    def call(self, method: str, params: bytes) -> Generator[tuple[bytes | None, Callable[[Any], None]]]:
        """A span for one request to the server, from the caller's context.

        Yields the trace context that goes with the request, as JSON, and what is to be told its result.
        """
        caller = otel_context.get_current()
        if method in TURN_CALLS and (thread_id := thread_of(orjson.loads(params))) is not None:
            self._turns.begun_by(thread_id, caller)
        attributes = {"rpc.system.name": "jsonrpc", "rpc.method": method}
        span = self._tracer.start_span(method, caller, otel_trace.SpanKind.CLIENT, attributes)
        try:
            yield _trace_context(span.get_span_context()), self._turns.learn
        except BaseException as error:
            _failed(span, type(error).__name__)
            if isinstance(error, JsonRpcError):
                span.set_attribute("rpc.response.status_code", str(error.code))
            raise
        finally:
            span.end()

    def serving(self, handler: Callable[[PeerRequest], Awaitable[bytes]]) -> Callable[[PeerRequest], Awaitable[bytes]]:
        """The handler, with a span for each request of the server: a child of the item or turn it is about."""

        async def serve(request: PeerRequest) -> bytes:
            attributes: dict[str, Any] = {
                "rpc.system.name": "jsonrpc",
                "rpc.method": request.method,
                "jsonrpc.request.id": str(request.id),
            }
            parent = self._turns.context_of(request.params)
            span = self._tracer.start_span(request.method, parent, otel_trace.SpanKind.SERVER, attributes)
            try:
                # The handler's own spans become children of this one.
                with otel_trace.use_span(span, record_exception=False, set_status_on_exception=False):
                    answer = await handler(request)
                if (decision := _decision(answer)) is not None:
                    span.set_attribute("codex.decision", decision)
                return answer
            except Refusal as refusal:
                span.set_attribute("rpc.response.status_code", str(refusal.code))
                _failed(span, "Refusal")
                raise
            except Exception as error:
                _failed(span, type(error).__name__)
                raise
            except BaseException:
                # Cancelled: the turn, the request or the connection ended first.
                span.set_attribute("codex.decision", "withdrawn")
                raise
            finally:
                span.end()

        return serve

    @contextmanager
    def hook(self, event: str, thread_id: str) -> Generator[Callable[[str], None]]:
        """A span for one event of the hooks: a child of the turn that runs on the thread. Yields what takes the
        decision.
        """
        parent = self._turns.context_of({"threadId": thread_id})
        span = self._tracer.start_span(f"hook {event}", parent, attributes={"codex.hook.event": event})

        def decided(decision: str) -> None:
            span.set_attribute("codex.decision", decision)

        try:
            with otel_trace.use_span(span, record_exception=False, set_status_on_exception=False):
                yield decided
        except BaseException:
            decided("withdrawn")
            raise
        finally:
            span.end()

    def observed(self, key: Key, mail: list[Mail]) -> None:
        """Mail came. In the loop's thread."""
        self._turns.observed(mail)

    def lost(self) -> None:
        """The connection ended: whatever is open ends with it."""
        self._turns.lost()


def _trace_context(span: SpanContext) -> bytes | None:
    """The W3C trace context of a span as the server takes it; None if the program traces nothing.

    Of the flags only the first, `sampled`: the server drops a context that has the one for random ids as well,
    which newer SDKs set, so OpenTelemetry's own propagator is of no use here.
    """
    if not span.is_valid:
        return None
    sampled = span.trace_flags & otel_trace.TraceFlags.SAMPLED
    context = {"traceparent": f"00-{span.trace_id:032x}-{span.span_id:016x}-{sampled:02x}"}
    if span.trace_state:
        context["tracestate"] = span.trace_state.to_header()
    return orjson.dumps(context)


def _failed(span: Span, kind: str) -> None:
    """Mark a failure by its type alone: an error's words may repeat a prompt."""
    span.set_attribute("error.type", kind)
    span.set_status(otel_trace.StatusCode.ERROR)


def _decision(answer: bytes) -> str | None:
    """What an answer decided, in the protocol's word."""
    said: Any = orjson.loads(answer)
    match said:
        case {"decision": str(word)} | {"action": str(word)}:
            return word
        case {"decision": dict(word)}:  # pyright: ignore[reportUnknownVariableType]
            return next(iter(map(str, word)), None)  # pyright: ignore[reportUnknownArgumentType]
        case {"success": bool(success)}:
            return "succeeded" if success else "failed"
        case _:
            return None
