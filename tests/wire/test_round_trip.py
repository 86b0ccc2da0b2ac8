"""What came over a real wire comes back from the models exactly."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from openai_codex._wire import UnknownMember, WireError, WireModel, structure, to_wire
from openai_codex._wire.define import field_specs


def _exactly(value: Any) -> str:
    """A text that tells 1 from 1.0, and absent from null."""
    return json.dumps(value, sort_keys=True)


def _unknown(value: Any) -> list[Any]:
    if isinstance(value, UnknownMember):
        return [value]
    inside: list[Any] = []
    if value.__class__ is list:
        inside = value
    elif value.__class__ is dict:
        inside = list(value.values())
    elif isinstance(value, WireModel):
        inside = [getattr(value, spec.name) for spec in field_specs(type(value))]
    return [found for item in inside for found in _unknown(item)]


def test_every_recorded_payload_survives_the_round_trip(recorded: list[Any]) -> None:
    seen: Counter[str] = Counter()
    refused: list[str] = []
    for payload in recorded:
        try:
            model = structure(payload.cls, payload.raw)
        except WireError as error:
            refused.append(f"{payload.where} {payload.kind} {error}")
            continue
        seen[payload.kind] += 1
        assert _exactly(to_wire(model)) == _exactly(payload.raw), payload.where
    print(dict(seen), "refused", len(refused))
    # Only what the recorder sent wrong on purpose cannot be read; nothing the server says.
    assert not [entry for entry in refused if "s2c" in entry]
    assert seen["s2c notification"] > 1500
    assert seen["s2c result"] > 400
    assert seen["s2c request"] > 20


def test_nothing_the_server_said_in_the_traces_is_unknown(recorded: list[Any]) -> None:
    for payload in recorded:
        if payload.kind.startswith("s2c"):
            model = structure(payload.cls, payload.raw)
            assert not _unknown(model), payload.where
            assert not isinstance(model, WireModel) or not model.model_extra, payload.where


@pytest.mark.parametrize("raw", [{"a": 1}, {"a": 1.0}, {"a": None}, {}, {"a": [], "b": {}}])
def test_free_json_keeps_its_numbers_and_nulls(raw: Any) -> None:
    from openai_codex.generated.v2_all import DynamicToolCallParams

    payload = {"arguments": raw, "callId": "c", "threadId": "t", "tool": "x", "turnId": "u"}
    assert _exactly(to_wire(structure(DynamicToolCallParams, payload))) == _exactly(payload)
