"""Spans of OpenTelemetry, from the real runtime: calls, turns, items, questions, and the server's own below them."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import attrs
import pytest
from opentelemetry import trace
from opentelemetry.trace import SpanKind, StatusCode

from openai_codex import (
    AsyncCodex,
    AsyncThread,
    CodexConfig,
    InvalidRequestError,
    ServerRequest,
    Telemetry,
    TurnFailedError,
)
from openai_codex.testing import (
    Gate,
    IsolatedHome,
    ModelProvider,
    ModelRequest,
    Reply,
    deltas,
    failure,
    gate,
    isolated_home,
    text,
    tool_call,
)

from ..telemetry_support import Receiver, Spans, is_child, of

pytestmark = pytest.mark.anyio

SECRET = "xyzzy-the-secret-prompt"
APPROVAL = "item/commandExecution/requestApproval"
ESCALATED = {"cmd": f"echo {SECRET}", "sandbox_permissions": "require_escalated", "justification": SECRET}


def asks_once(request: ModelRequest) -> Reply:
    return text(f"done, {SECRET}") if request.has_tool_output else tool_call("exec_command", ESCALATED)


@pytest.fixture
def home(provider: ModelProvider) -> Generator[IsolatedHome]:
    """A home whose server asks the client."""
    with isolated_home(provider, approval_policy="on-request") as home:
        yield home


@pytest.fixture
def spans() -> Generator[Spans]:
    spans = Spans()
    yield spans
    spans.provider.shutdown()


@pytest.fixture
def traced(config: CodexConfig, spans: Spans) -> CodexConfig:
    return attrs.evolve(config, telemetry=Telemetry(tracer_provider=spans.provider))


@pytest.fixture
def receiver(home: IsolatedHome) -> Generator[Receiver]:
    """Where the runtime sends its own spans, at the latest as it ends."""
    receiver = Receiver()
    server, thread = receiver.serve()
    exporter = f'{{ otlp-http = {{ endpoint = "{receiver.url}", protocol = "json" }} }}'
    with (home.home / "config.toml").open("a") as file:
        file.write(f"\n[otel]\ntrace_exporter = {exporter}\n")
    yield receiver
    server.shutdown()
    thread.join()
    server.server_close()


async def test_a_turn_is_a_span_below_the_caller_with_its_items_and_what_was_asked_for_them(
    traced: CodexConfig, provider: ModelProvider, spans: Spans
) -> None:
    provider.replies(asks_once)
    inside: list[Any] = []

    def accepts(request: ServerRequest) -> object:
        inside.append(trace.get_current_span().get_span_context())
        return {"decision": "accept"}

    traced.handlers = {APPROVAL: accepts}
    async with AsyncCodex(traced) as codex:
        thread = await codex.thread_start(approval_mode=None)
        with spans.provider.get_tracer("test").start_as_current_span("the program"):
            result = await thread.run(f"Please {SECRET}")
    program, turn = spans.one("the program"), spans.one("invoke_agent codex")
    assert is_child(turn, program)
    assert is_child(spans.one("turn/start"), program)
    assert spans.one("thread/start").parent is None
    assert turn.kind == SpanKind.CLIENT
    assert of(turn) == {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.agent.name": "codex",
        "gen_ai.provider.name": "mock",
        "gen_ai.request.model": "mock-model",
        "gen_ai.conversation.id": thread.id,
        "gen_ai.usage.input_tokens": 200,
        "gen_ai.usage.cache_read.input_tokens": of(turn)["gen_ai.usage.cache_read.input_tokens"],
        "gen_ai.usage.cache_creation.input_tokens": 0,
        "gen_ai.usage.output_tokens": 20,
        "gen_ai.usage.reasoning.output_tokens": 0,
        "codex.turn.id": result.id,
        "codex.turn.status": "completed",
    }
    tool = spans.one("execute_tool exec_command")
    assert is_child(tool, turn)
    assert of(tool)["gen_ai.operation.name"] == "execute_tool"
    assert of(tool)["gen_ai.tool.name"] == "exec_command"
    assert of(tool)["codex.item.status"] == "completed"
    assert of(tool)["process.exit.code"] == 0
    asked = spans.one(APPROVAL)
    assert is_child(asked, tool)
    assert asked.kind == SpanKind.SERVER
    assert of(asked)["codex.decision"] == "accept"
    assert inside == [asked.context]
    for item in ("codex.item userMessage", "codex.item agentMessage"):
        assert is_child(spans.one(item), turn)
    assert SECRET not in spans.told()


async def test_a_tool_of_the_program_is_a_span_with_the_call_below_it(
    traced: CodexConfig, provider: ModelProvider, spans: Spans
) -> None:
    provider.replies(lambda request: text("done") if request.has_tool_output else tool_call("look_up", {"id": SECRET}))
    found = {"contentItems": [{"type": "inputText", "text": SECRET}], "success": True}
    traced.handlers = {"item/tool/call": lambda request: found}
    tool: dict[str, Any] = {
        "name": "look_up",
        "description": "Looks up.",
        "inputSchema": {"type": "object", "properties": {}},
    }
    async with AsyncCodex(traced) as codex:
        started = await codex.request("thread/start", {"dynamicTools": [tool]})
        thread = AsyncThread(codex._session, started["thread"]["id"])
        assert (await thread.run("Hi")).final_response == "done"
    call, asked = spans.one("execute_tool look_up"), spans.one("item/tool/call")
    assert of(call)["gen_ai.tool.type"] == "function"
    assert is_child(call, spans.one("invoke_agent codex"))
    assert is_child(asked, call)
    assert of(asked)["codex.decision"] == "succeeded"
    assert SECRET not in spans.told()


async def test_content_is_told_when_it_is_asked_for(traced: CodexConfig, provider: ModelProvider, spans: Spans) -> None:
    provider.replies(asks_once)
    traced.telemetry = Telemetry(tracer_provider=spans.provider, content=True)
    traced.handlers = {APPROVAL: lambda request: {"decision": "accept"}}
    async with AsyncCodex(traced) as codex:
        thread = await codex.thread_start(approval_mode=None)
        await thread.run(f"Please {SECRET}")
    turn = of(spans.one("invoke_agent codex"))
    parts = f'"parts":[{{"type":"text","content":"Please {SECRET}"}}]'
    assert turn["gen_ai.input.messages"] == f'[{{"role":"user",{parts}}}]'
    assert SECRET in turn["gen_ai.output.messages"]
    tool = of(spans.one("execute_tool exec_command"))
    assert f"echo {SECRET}" in tool["gen_ai.tool.call.arguments"]
    assert tool["gen_ai.tool.call.result"] == f"{SECRET}\n"


async def test_the_servers_own_spans_belong_to_the_callers_trace(
    traced: CodexConfig, receiver: Receiver, spans: Spans
) -> None:
    async with AsyncCodex(traced) as codex:
        thread = await codex.thread_start()
        await thread.run("Hi")
    theirs = list(receiver.spans())
    for method in ("thread/start", "turn/start"):
        ours = spans.one(method).context
        assert ours is not None
        (served,) = (span for span in theirs if span["name"] == method)
        assert served["traceId"] == f"{ours.trace_id:032x}"
        assert served["parentSpanId"] == f"{ours.span_id:016x}"
    turns = [span for span in theirs if span["name"] == "session_task.turn"]
    started = spans.one("turn/start").context
    assert started is not None
    assert [span["traceId"] for span in turns] == [f"{started.trace_id:032x}"]


async def test_what_fails_is_marked_by_its_kind_and_without_its_words(
    traced: CodexConfig, provider: ModelProvider, spans: Spans
) -> None:
    provider.replies(failure(400, SECRET))
    async with AsyncCodex(traced) as codex:
        with pytest.raises(InvalidRequestError):
            await codex.request("thread/read", {"threadId": SECRET})
        thread = await codex.thread_start()
        with pytest.raises(TurnFailedError, match=SECRET):
            await thread.run("Hi")
    refused, failed = spans.one("thread/read"), spans.one("invoke_agent codex")
    assert of(refused)["error.type"] == "InvalidRequestError"
    assert of(refused)["rpc.response.status_code"] == "-32600"
    assert of(failed)["codex.turn.status"] == "failed"
    assert of(failed)["error.type"] == "other"
    assert refused.status.status_code == failed.status.status_code == StatusCode.ERROR
    assert SECRET not in spans.told()


async def test_a_turn_that_nobody_sees_end_ends_with_its_server(
    traced: CodexConfig, provider: ModelProvider, spans: Spans
) -> None:
    hold = Gate()
    provider.replies(deltas(["part ", gate(hold), "rest"]))
    async with AsyncCodex(traced) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Hi")
        async for event in turn.stream():
            if event.method == "item/agentMessage/delta":
                break
    hold.open()
    turn_span = spans.one("invoke_agent codex")
    assert of(turn_span)["error.type"] == "TransportClosedError"
    assert of(spans.one("codex.item agentMessage"))["codex.item.status"] == "unfinished"


async def test_an_interrupted_turn_is_no_failure(traced: CodexConfig, provider: ModelProvider, spans: Spans) -> None:
    hold = Gate()
    provider.replies(deltas(["part ", gate(hold), "rest"]))
    async with AsyncCodex(traced) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Hi")
        async for event in turn.stream():
            if event.method == "item/agentMessage/delta":
                await turn.interrupt()
    hold.open()
    turn_span = spans.one("invoke_agent codex")
    assert of(turn_span)["codex.turn.status"] == "interrupted"
    assert turn_span.status.status_code == StatusCode.UNSET


async def test_telemetry_goes_to_the_programs_own_provider_and_none_is_fine(config: CodexConfig) -> None:
    async with AsyncCodex(attrs.evolve(config, telemetry=True)) as codex:
        thread = await codex.thread_start()
        assert (await thread.run("Hi")).final_response
