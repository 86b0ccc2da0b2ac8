"""Answers with a type: the model is given its schema, and the program gets a value or an error that says why not."""

from __future__ import annotations

import dataclasses
import json
import pickle
from typing import Any, TypedDict

import attrs
import msgspec
import pydantic
import pytest
from typing_extensions import assert_type

from openai_codex import (
    AsyncCodex,
    AsyncTypedTurnHandle,
    CodexConfig,
    InvalidInputError,
    InvalidOptionError,
    OutputTypeError,
    TurnTimeoutError,
    TypedTurnResult,
)
from openai_codex.testing import Gate, ModelProvider, deltas, gate, text
from openai_codex.types import TurnStatus

pytestmark = pytest.mark.anyio


@attrs.frozen
class Answer:
    """What is the case."""

    city: str
    people: int = 0


@dataclasses.dataclass
class DataAnswer:
    city: str
    people: int


class DictAnswer(TypedDict):
    city: str
    people: int


class StructAnswer(msgspec.Struct):
    city: str
    people: int


class ModelAnswer(pydantic.BaseModel):
    city: str
    people: int


ROME = {"city": "Rome", "people": 3}
KINDS: list[tuple[Any, object, object]] = [
    (Answer, ROME, Answer("Rome", 3)),
    (Answer, {"city": "Rome", "people": None}, Answer("Rome")),
    (DataAnswer, ROME, DataAnswer("Rome", 3)),
    (DictAnswer, ROME, ROME),
    (StructAnswer, ROME, StructAnswer("Rome", 3)),
    (ModelAnswer, ROME, ModelAnswer(city="Rome", people=3)),
    (list[Answer], {"value": [ROME]}, [Answer("Rome", 3)]),
    (Answer | int, {"value": 7}, 7),
    (int, {"value": 7}, 7),
]


@pytest.mark.parametrize(("kind", "said", "output"), KINDS, ids=lambda part: str(part))
async def test_the_answer_is_a_value_of_the_type(
    config: CodexConfig, provider: ModelProvider, kind: type[Any], said: object, output: object
) -> None:
    provider.replies(text(json.dumps(said)))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        result = await thread.run("Where?", output_type=kind)
    assert result.output == output
    assert result.final_response == json.dumps(said)
    assert result.status is TurnStatus.completed
    format = provider.requests[0].body["text"]["format"]
    assert format["strict"] is True
    assert format["schema"]["type"] == "object"
    assert provider.request_count == 1


async def test_a_handle_with_a_type_has_the_events_and_the_value(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(text(json.dumps(ROME)))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Where?", output_type=Answer)
        assert_type(turn, AsyncTypedTurnHandle[Answer])
        assert (await turn.run()).output.city == "Rome"
        turn = await thread.turn("Where?", output_type=Answer)
        assert [event.method async for event in turn.stream()][-1] == "turn/completed"


async def test_a_wrong_answer_is_shown_to_the_model_once_with_what_is_wrong(
    config: CodexConfig, provider: ModelProvider
) -> None:
    provider.replies([text(json.dumps({"city": 7})), text(json.dumps(ROME))])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        result = await thread.run("Where?", output_type=Answer)
    assert_type(result, TypedTurnResult[Answer])
    assert result.output == Answer("Rome", 3)
    repair = provider.requests[1]
    assert "does not fit Answer: city: expected a string, not 7" in repair.last_user_text
    assert repair.body["text"]["format"]["schema"] == provider.requests[0].body["text"]["format"]["schema"]


@pytest.mark.parametrize("repairs", [0, 1, 2])
async def test_an_answer_that_stays_wrong_is_an_error_with_its_text(
    config: CodexConfig, provider: ModelProvider, repairs: int
) -> None:
    provider.replies(text("I do not know."))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        with pytest.raises(OutputTypeError, match="does not fit Answer: not JSON") as caught:
            await thread.run("Where?", output_type=Answer, repairs=repairs)
        assert provider.request_count == 1 + repairs
        turn = await thread.turn("Where?", output_type=Answer)
        with pytest.raises(OutputTypeError):
            await turn.run()
    assert caught.value.text == "I do not know."
    assert pickle.loads(pickle.dumps(caught.value)).text == caught.value.text


async def test_an_interrupted_turn_is_not_repaired(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["{", gate(hold), "}"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Where?", output_type=Answer)
        await turn.interrupt()
        with pytest.raises(OutputTypeError, match="ended as interrupted without an answer") as caught:
            await turn.run()
        hold.open()
    assert caught.value.text is None


async def test_the_time_limit_is_for_all_turns_together(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([text("no"), deltas(["{", gate(hold), "}"])])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        with pytest.raises(TurnTimeoutError):
            await thread.run("Where?", output_type=Answer, timeout=3)
        assert provider.request_count == 2
        hold.open()


async def test_what_has_no_strict_schema_is_refused_before_the_wire(
    config: CodexConfig, provider: ModelProvider
) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        for kind in (bytes, dict[str, Any]):
            with pytest.raises(InvalidInputError, match="schema"):
                await thread.run("Where?", output_type=kind)
            with pytest.raises(InvalidInputError, match="schema"):
                await thread.turn("Where?", output_type=kind)
        both: Any = {"output_type": Answer, "output_schema": {}}
        with pytest.raises(InvalidOptionError, match="not both"):
            await thread.run("Where?", **both)
        with pytest.raises(InvalidOptionError, match="repairs"):
            await thread.run("Where?", output_type=Answer, repairs="1")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    assert provider.request_count == 0
