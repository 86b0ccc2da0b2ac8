# Generated from tests/client/_async/test_turn_usage.py by scripts/unasync.py. Edit that file instead.
"""What a turn cost: its own tokens in the result and in the metrics, held against the model's counts."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader

from openai_codex import Codex, CodexConfig, Telemetry, TurnFailedError, TurnResult
from openai_codex.testing import (
    Gate,
    ModelProvider,
    Reply,
    cut,
    deltas,
    failure,
    gate,
    isolated_home,
    text,
    tool_call,
)

pytestmark = pytest.mark.anyio


def costs(reply: Reply, input_tokens: int, output_tokens: int = 10) -> Reply:
    return reply.with_usage(input_tokens=input_tokens, output_tokens=output_tokens)


def spent(result: TurnResult) -> tuple[int, int]:
    assert result.turn_usage is not None
    return result.turn_usage.input_tokens, result.turn_usage.output_tokens


TWO_REQUESTS = [costs(tool_call("exec_command", {"cmd": "true"}), 100), costs(text("done"), 200)]


def test_a_turn_counts_all_of_its_requests_and_no_others(provider: ModelProvider, config: CodexConfig) -> None:
    provider.replies([*TWO_REQUESTS, costs(text("again"), 400)])
    with Codex(config) as codex:
        thread = codex.thread_start()
        first, second = thread.run("Do it"), thread.run("Hi")
    assert (spent(first), spent(second)) == ((300, 20), (400, 10))
    assert second.usage is not None
    assert second.usage.total.input_tokens == 700


def test_the_first_turn_after_a_resume_counts_its_own(provider: ModelProvider, config: CodexConfig) -> None:
    provider.replies([*TWO_REQUESTS, costs(text("again"), 400)])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Do it")
    with Codex(config) as codex:
        result = (codex.thread_resume(thread.id)).run("Hi")
    assert spent(result) == (400, 10)
    assert result.usage is not None
    assert result.usage.total.input_tokens == 700


def test_the_first_turn_of_a_fork_counts_its_own(provider: ModelProvider, config: CodexConfig) -> None:
    provider.replies([costs(text("one"), 100), costs(text("two"), 400)])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Hi")
        forked = codex.thread_fork(thread.id)
        assert spent(forked.run("Hi")) == (400, 10)


def test_what_is_tried_again_counts_once() -> None:
    with (
        ModelProvider([cut(), costs(text("at last"), 100)]) as model,
        isolated_home(model, stream_max_retries=2) as home,
    ):
        with Codex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            result = (codex.thread_start()).run("Hi")
    assert spent(result) == (100, 10)


def test_an_interrupted_turn_does_not_count_the_one_before(provider: ModelProvider, config: CodexConfig) -> None:
    hold = Gate()
    provider.replies([costs(text("one"), 100), deltas(["a", gate(hold), "b"]), costs(text("three"), 400)])
    with Codex(config) as codex:
        thread = codex.thread_start()
        thread.run("Hi")
        turn = thread.turn("Hi")
        for _ in turn.text():
            turn.interrupt()
            break
        second = turn.run()
        hold.open()
        third = thread.run("Hi")
    assert second.turn_usage is None or spent(second) == (0, 0)
    assert spent(third) == (400, 10)


def test_the_metrics_have_the_conventions_names_units_and_buckets(provider: ModelProvider, config: CodexConfig) -> None:
    reader = InMemoryMetricReader()
    meters = MeterProvider([reader])
    provider.replies([*TWO_REQUESTS, failure(500)])
    traced = attrs.evolve(config, telemetry=Telemetry(meter_provider=meters))
    with Codex(traced) as codex:
        thread = codex.thread_start()
        thread.run("Do it")
        with pytest.raises(TurnFailedError):
            thread.run("Hi")
    metrics = measured(reader)
    meters.shutdown()
    usual = {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.provider.name": "mock",
        "gen_ai.request.model": "mock-model",
    }
    tokens, duration = metrics["gen_ai.client.token.usage"], metrics["gen_ai.client.operation.duration"]
    assert (tokens.unit, duration.unit) == ("{token}", "s")
    sums = {point.attributes["gen_ai.token.type"]: point.sum for point in tokens.data.data_points}
    assert sums == {"input": 300, "output": 20}
    for point in tokens.data.data_points:
        assert usual.items() <= dict(point.attributes).items()
        assert point.explicit_bounds[:4] == (1, 4, 16, 64)
        assert point.explicit_bounds[-1] == 67108864
    kinds = {point.attributes.get("error.type"): point.count for point in duration.data.data_points}
    assert kinds == {None: 1, "internalServerError": 1}
    for point in duration.data.data_points:
        assert usual.items() <= dict(point.attributes).items()
        assert (point.explicit_bounds[0], point.explicit_bounds[-1]) == (0.01, 81.92)


def measured(reader: InMemoryMetricReader) -> dict[str, Any]:
    data = reader.get_metrics_data()
    assert data is not None
    return {
        metric.name: metric
        for resource in data.resource_metrics
        for scope in resource.scope_metrics
        for metric in scope.metrics
    }
