"""The metrics of turns: how long they take and what they cost, under the semantic conventions for generative AI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from opentelemetry import metrics

from .._version import __version__

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider

# The conventions' own, in seconds and in tokens: four times as much each step.
SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]
TOKENS = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864]

# The conventions count these two. What was cached is part of the input, and reasoning of the output.
_TYPES = {"inputTokens": "input", "outputTokens": "output"}


class TurnMetrics:
    """The two histograms of one client."""

    def __init__(self, provider: MeterProvider | None) -> None:
        meter = metrics.get_meter("openai_codex", __version__, provider)
        self._duration = meter.create_histogram(
            "gen_ai.client.operation.duration",
            unit="s",
            description="GenAI operation duration.",
            explicit_bucket_boundaries_advisory=SECONDS,
        )
        self._tokens = meter.create_histogram(
            "gen_ai.client.token.usage",
            unit="{token}",
            description="Number of input and output tokens used.",
            explicit_bucket_boundaries_advisory=TOKENS,
        )

    def ended(self, attributes: dict[str, Any], seconds: float, tokens: dict[str, int], error: str | None) -> None:
        """A turn is over. `attributes` say which operation, provider and model; `error` is the kind of its failure."""
        failure = {} if error is None else {"error.type": error}
        self._duration.record(seconds, {**attributes, **failure})
        for kind, name in _TYPES.items():
            if kind in tokens:
                self._tokens.record(tokens[kind], {**attributes, "gen_ai.token.type": name})
