"""The spans of turns and of what happens in them, made from the notifications as they come.

A thread takes one turn at a time, so what comes for a thread belongs to the turn that is open on it: a review
announces its turn under one id and reports it under another. All but `begun_by` and `learn` runs in the loop's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

import attrs
import orjson
from opentelemetry.context import Context
from opentelemetry.trace import Span, SpanKind, StatusCode, Tracer, set_span_in_context

from actors import Mail, Message, Pieces

from .._protocol import methods
from .._protocol.subjects import item_of, thread_of, turn_of, turn_status_of
from .._protocol.tokens import Tokens, added, counts, joined
from .._protocol.trouble import reason_of
from ._metrics import TurnMetrics

# Threads whose model or caller is remembered; the oldest are forgotten.
REMEMBERED_THREADS = 1024

# The model's name for a tool, by the type of the item that stands for its call; the others say it themselves.
_TOOLS = {"commandExecution": "exec_command", "fileChange": "apply_patch", "webSearch": "web_search"}

# The attributes of a turn that its metrics have too.
_TOLD = ("gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model")

_USAGE = {
    "inputTokens": "gen_ai.usage.input_tokens",
    "cachedInputTokens": "gen_ai.usage.cache_read.input_tokens",
    "cacheWriteInputTokens": "gen_ai.usage.cache_creation.input_tokens",
    "outputTokens": "gen_ai.usage.output_tokens",
    "reasoningOutputTokens": "gen_ai.usage.reasoning.output_tokens",
}


@attrs.define(eq=False)
class _Turn:
    span: Span
    context: Context
    # What the metrics are told by.
    attributes: dict[str, Any]
    items: dict[str, Span] = attrs.field(factory=dict[str, Span])
    tokens: Tokens = attrs.field(factory=dict[str, int])
    since: float = attrs.field(factory=monotonic)


class TurnSpans:
    """The open turns of a client, by thread, and the items that are open in them."""

    def __init__(self, tracer: Tracer, metrics: TurnMetrics, *, content: bool) -> None:
        self._tracer = tracer
        self._metrics = metrics
        self._content = content
        self._open: dict[str, _Turn] = {}
        self._callers: dict[str, Context] = {}
        self._models: dict[str, tuple[str, str]] = {}
        self._totals: dict[str, Tokens] = {}
        self._steps: dict[str, Callable[[Any], None]] = {
            methods.TURN_STARTED: self._turn_started,
            methods.ITEM_STARTED: self._item_started,
            methods.ITEM_COMPLETED: self._item_completed,
            methods.THREAD_TOKEN_USAGE_UPDATED: self._usage_updated,
            methods.TURN_COMPLETED: self._turn_completed,
        }

    def begun_by(self, thread_id: str, caller: Context) -> None:
        """The next turn of a thread is begun by a call from this context. From any thread."""
        _remember(self._callers, thread_id, caller)

    def learn(self, result: Any) -> None:
        """Take from the answer to a request which model a thread talks to. From any thread."""
        thread_id = getattr(getattr(result, "thread", None), "id", None)
        model = getattr(result, "model", None)
        if isinstance(thread_id, str) and isinstance(model, str):
            _remember(self._models, thread_id, (model, str(getattr(result, "model_provider", "openai"))))

    def context_of(self, params: Any) -> Context | None:
        """The context of what a request of the server is about: its item, else its turn; None if neither is open."""
        turn = self._open.get(thread_of(params) or "")
        if turn is None:
            return None
        item = turn.items.get(item_of(params) or "")
        return turn.context if item is None else set_span_in_context(item, turn.context)

    def observed(self, mail: list[Mail]) -> None:
        """Mail came. Pieces of texts are of no interest here, and they are most of it."""
        for each in mail:
            if not isinstance(each, Pieces) and (step := self._steps.get(each["method"])) is not None:
                step(_Params(each))

    def lost(self) -> None:
        """The connection ended, and every turn with it."""
        for thread_id in list(self._open):
            turn = self._open.pop(thread_id)
            self._end(turn, "TransportClosedError")

    def _turn_started(self, params: _Params) -> None:
        thread_id = params.thread_id
        before = self._open.pop(thread_id, None)
        if before is not None:  # its end was not told
            before.span.set_attribute("codex.turn.status", "unknown")
            self._end(before)
        attributes: dict[str, Any] = {
            "gen_ai.operation.name": "invoke_agent",
            "gen_ai.agent.name": "codex",
            "gen_ai.conversation.id": thread_id,
            "codex.turn.id": params.turn_id,
        }
        model, provider = self._models.get(thread_id, (None, "openai"))
        attributes["gen_ai.provider.name"] = provider
        if model is not None:
            attributes["gen_ai.request.model"] = model
        # Without a call that began it here, as in a thread of a sub-agent, a turn begins a trace.
        caller = self._callers.pop(thread_id, None) or Context()
        span = self._tracer.start_span("invoke_agent codex", caller, SpanKind.CLIENT, attributes)
        told = {name: attributes[name] for name in _TOLD if name in attributes}
        self._open[thread_id] = _Turn(span, set_span_in_context(span, caller), told)

    def _item_started(self, params: _Params) -> None:
        turn = self._open.get(params.thread_id)
        if turn is None:
            return
        kind, item_id = params.text("item", "type"), params.item_id
        attributes: dict[str, Any] = {"codex.item.type": kind, "codex.item.id": item_id}
        tool = params.text("item", "tool") or _TOOLS.get(kind)
        name = f"codex.item {kind}"
        if tool is not None:
            name = f"execute_tool {tool}"
            attributes |= {
                "gen_ai.operation.name": "execute_tool",
                "gen_ai.tool.name": tool,
                "gen_ai.tool.call.id": item_id,
                # Run by this program or by the agent.
                "gen_ai.tool.type": "function" if kind == "dynamicToolCall" else "extension",
            }
            if server := params.text("item", "server"):
                attributes["codex.mcp.server"] = server
        if (before := turn.items.pop(item_id, None)) is not None:
            before.end()  # a retried stream starts its item again
        turn.items[item_id] = self._tracer.start_span(name, turn.context, SpanKind.INTERNAL, attributes)

    def _item_completed(self, params: _Params) -> None:
        turn = self._open.get(params.thread_id)
        span = None if turn is None else turn.items.pop(params.item_id, None)
        if turn is None or span is None:
            return
        if status := params.text("item", "status"):
            span.set_attribute("codex.item.status", status)
            if status in ("failed", "declined"):
                _failed(span, status)
        exit_code = params.find("item", "exitCode")
        if isinstance(exit_code, int):
            span.set_attribute("process.exit.code", exit_code)
        if self._content:
            self._tell_content(turn.span, span, params.find("item"))
        span.end()

    def _usage_updated(self, params: _Params) -> None:
        thread_id, usage = params.thread_id, params.find("tokenUsage")
        tokens = added(self._totals.get(thread_id), usage)
        _remember(self._totals, thread_id, counts(usage, "total"))
        if (turn := self._open.get(thread_id)) is not None:
            turn.tokens = joined(turn.tokens, tokens)

    def _turn_completed(self, params: _Params) -> None:
        turn = self._open.pop(params.thread_id, None)
        if turn is None:
            return
        status = params.turn_status
        turn.span.set_attribute("codex.turn.status", status)
        error, told = params.find("turn", "error"), bool(params.find("turn", "error", "codexErrorInfo"))
        self._end(turn, None if status != "failed" else reason_of(error) if told else "failed")

    def _end(self, turn: _Turn, error: str | None = None) -> None:
        for item in turn.items.values():
            item.set_attribute("codex.item.status", "unfinished")
            item.end()
        if error is not None:
            _failed(turn.span, error)
        turn.span.set_attributes({_USAGE[kind]: tokens for kind, tokens in turn.tokens.items() if kind in _USAGE})
        turn.span.end()
        self._metrics.ended(turn.attributes, monotonic() - turn.since, turn.tokens, error)

    @staticmethod
    def _tell_content(turn: Span, span: Span, item: Any) -> None:
        """What was said and done, in the form of the conventions. Only if it was asked for."""
        match item:
            case {"type": "userMessage", "content": list(parts)}:  # pyright: ignore[reportUnknownVariableType]
                said = " ".join(str(part.get("text", f"[{part.get('type')}]")) for part in parts)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType, reportUnknownMemberType]
                turn.set_attribute("gen_ai.input.messages", _message("user", said))
            case {"type": "agentMessage", "text": str(said)}:
                turn.set_attribute("gen_ai.output.messages", _message("assistant", said))
            case {"type": "commandExecution"}:
                span.set_attribute("gen_ai.tool.call.arguments", str(item.get("command")))
                span.set_attribute("gen_ai.tool.call.result", str(item.get("aggregatedOutput")))
            case {"arguments": arguments}:
                span.set_attribute("gen_ai.tool.call.arguments", orjson.dumps(arguments).decode())
                result = item.get("contentItems") or item.get("result")
                span.set_attribute("gen_ai.tool.call.result", orjson.dumps(result).decode())
            case _:
                return


class _Params:
    """The parameters of a notification, read without trust: what is missing or of another type is not there."""

    __slots__ = ("_params",)

    def __init__(self, message: Message) -> None:
        self._params: Any = message.get("params")

    @property
    def thread_id(self) -> str:
        return thread_of(self._params) or ""

    @property
    def turn_id(self) -> str:
        return turn_of(self._params) or ""

    @property
    def item_id(self) -> str:
        return item_of(self._params) or ""

    @property
    def turn_status(self) -> str:
        return turn_status_of(self._params) or ""

    def find(self, *path: str) -> Any:
        """What is at a path; None if nothing is."""
        value = self._params
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
        return value  # pyright: ignore[reportUnknownVariableType]

    def text(self, *path: str) -> str:
        """The string at a path; empty where nothing or another type is."""
        value = self.find(*path)
        return value if isinstance(value, str) else ""


def _failed(span: Span, kind: str) -> None:
    span.set_attribute("error.type", kind)
    span.set_status(StatusCode.ERROR)


def _message(role: str, said: str) -> str:
    return orjson.dumps([{"role": role, "parts": [{"type": "text", "content": said}]}]).decode()


def _remember(table: dict[str, Any], key: str, value: Any) -> None:
    # Each step is one of the interpreter's: several threads may be here, and none of them waits.
    table.pop(key, None)
    table[key] = value
    if len(table) > REMEMBERED_THREADS:
        for old in list(table)[:-REMEMBERED_THREADS]:
            table.pop(old, None)
