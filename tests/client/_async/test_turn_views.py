"""The views of a turn on the real runtime: its text once, its items, and its answer in the making."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from typing_extensions import assert_type

from openai_codex import (
    AsyncCodex,
    AsyncTurnItems,
    AsyncTurnPartials,
    AsyncTurnText,
    CodexConfig,
    InvalidOptionError,
    OutputTypeError,
    TextPiece,
    TurnFailedError,
    TurnIncompleteError,
    TurnStreamConsumedError,
    TurnTimeoutError,
)
from openai_codex._protocol import codec
from openai_codex._turn.result import RESULT_METHODS
from openai_codex._turn.text import TEXT_METHODS
from openai_codex.testing import Gate, ModelProvider, cut, deltas, failure, gate, isolated_home, reasoning, text
from openai_codex.types import ThreadItem, TurnStatus

from ..conftest import ANSWER

pytestmark = pytest.mark.anyio


@attrs.frozen
class City:
    name: str
    people: int
    sights: list[str]


ROME = '{"name": "Rome", "people": 3, "sights": ["Forum", "Pantheon"]}'


@pytest.fixture
def decoded_methods(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The methods of the events that were decoded."""
    seen: set[str] = set()
    decode_events = codec.decode_events

    def spy(messages: Any, wants: frozenset[str] | None = None) -> Any:
        events = decode_events(messages, wants)
        seen.update(event.method for event in events)
        return events

    monkeypatch.setattr(codec, "decode_events", spy)
    return seen


async def read(view: AsyncTurnText | AsyncTurnItems | AsyncTurnPartials[Any], into: list[Any]) -> None:
    """Read a view to its end, also to one that is an error."""
    async for each in view:
        into += [each]


async def test_the_text_comes_in_the_pieces_that_the_model_said(config: CodexConfig, provider: ModelProvider) -> None:
    said = [f"piece {number} " for number in range(200)]
    provider.replies(deltas(said))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Say something.")
        view = turn.text()
        assert_type(view, AsyncTurnText)
        pieces = [piece async for piece in view]
    assert_type(pieces, list[TextPiece])
    # A reader that falls behind gets some of them joined.
    assert len(pieces) > 1
    assert "".join(pieces) == "".join(said) == str(view) == view.value
    assert {piece.item_id for piece in pieces} == {view.result.items[-1].root.id}
    assert not any(piece.starts_over for piece in pieces)
    assert view.result.final_response == view.value
    assert view.result.status is TurnStatus.completed
    assert view.result.usage is not None


async def test_an_answer_that_was_not_streamed_is_one_piece(config: CodexConfig) -> None:
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Say something.")
        assert [piece async for piece in turn.text()] == [ANSWER]


async def test_a_stream_that_is_retried_starts_the_text_over(provider: ModelProvider) -> None:
    provider.replies([deltas(["One ", "tw", cut()]), deltas(["One", cut()]), deltas(["One ", "two ", "three."])])
    with isolated_home(provider, stream_max_retries=3) as home:
        async with AsyncCodex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            thread = await codex.thread_start()
            turn = await thread.turn("Count.")
            view = turn.text()
            pieces = [piece async for piece in view]
    starts = [number for number, piece in enumerate(pieces) if piece.starts_over]
    first, second = starts
    assert "".join(pieces[:first]) == "One tw"
    assert "".join(pieces[first:second]) == "One"
    assert "".join(pieces[second:]) == "One two three." == view.value == view.result.final_response
    assert pieces[first].abandoned == pieces[0].item_id
    assert pieces[second].abandoned == pieces[first].item_id
    assert provider.request_count == 3


async def test_a_steered_turn_starts_the_text_over(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["About A", gate(hold), "rest"]), text("About B.")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Say something about A.")
        view, pieces = turn.text(), list[TextPiece]()
        async for piece in view:
            pieces.append(piece)
            if piece == "About A":
                assert view.value == "About A"
                await turn.steer("About B, please.")
    assert pieces == ["About A", "About B."]
    assert [piece.starts_over for piece in pieces] == [False, True]
    assert pieces[1].abandoned == pieces[0].item_id != pieces[1].item_id
    assert view.value == view.result.final_response == "About B."


async def test_a_failed_turn_is_an_error_after_its_last_piece(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(deltas(["part", cut()]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Fail.")
        view, pieces = turn.text(), list[TextPiece]()
        with pytest.raises(TurnFailedError):
            await read(view, pieces)
        with pytest.raises(TurnFailedError):
            _ = view.result
        with pytest.raises(TurnStreamConsumedError):
            turn.text()
    assert pieces == ["part"]
    assert view.value == "part"


async def test_a_failed_turn_is_an_error_after_its_last_item(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(failure(500))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Fail.")
        items: list[ThreadItem] = []
        with pytest.raises(TurnFailedError):
            await read(turn.items(), items)
    assert [item.root.type for item in items] == ["userMessage"]


async def test_an_interrupted_turn_ends_with_what_was_said(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies(deltas(["part", gate(hold), "rest"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Say something long.")
        view, pieces = turn.text(), list[TextPiece]()
        async for piece in view:
            pieces.append(piece)
            await turn.interrupt()
    assert pieces == ["part"]
    assert view.value == "part"
    assert view.result.status is TurnStatus.interrupted
    assert view.result.final_response is None


async def test_a_text_that_was_left_goes_on_where_it_was_left(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(deltas(["a", "b", "c"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Say something.")
        pieces: list[str] = []
        async for piece in turn.text():
            pieces.append(piece)
            break
        with pytest.raises(TurnIncompleteError):
            _ = turn.text().result
        view = turn.text()
        pieces += [piece async for piece in view]
        with pytest.raises(TurnStreamConsumedError, match="read already"):
            turn.text()
    assert "".join(pieces) == "abc" == view.value
    assert [item.root.type for item in view.result.items] == ["userMessage", "agentMessage"]


async def test_run_returns_the_whole_result_after_a_text_that_was_left(
    config: CodexConfig, provider: ModelProvider
) -> None:
    provider.replies(deltas(["a", "b", "c"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Say something.")
        async for _ in turn.text():
            break
        result = await turn.run()
    assert result.final_response == "abc"
    assert [item.root.type for item in result.items] == ["userMessage", "agentMessage"]


async def test_the_views_and_the_events_share_one_stream(config: CodexConfig, provider: ModelProvider) -> None:
    start, hold = Gate(), Gate()
    provider.replies(deltas([gate(start), "a", gate(hold), "b"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Say something.")
        assert turn.events() is turn.stream()
        items = turn.items()
        async for item in items:
            assert item.root.type == "userMessage"
            break
        text_view = turn.text()
        start.open()
        async for piece in text_view:
            assert piece == "a"
            break
        hold.open()
        methods = [event.method async for event in turn.events()]
        # What the events were read to is read, and the views say so.
        with pytest.raises(TurnStreamConsumedError):
            await read(text_view, [])
        with pytest.raises(TurnStreamConsumedError):
            await read(items, [])
    assert "item/agentMessage/delta" in methods
    assert "thread/tokenUsage/updated" in methods
    assert methods[-1] == "turn/completed"
    assert "turn/started" not in methods


async def test_items_come_as_they_complete_without_what_was_broken_off(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("steered")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Say something.")
        hold.wait_until_reached()
        await turn.steer("Say something else.")
        view = turn.items()
        items = [item async for item in view]
    assert [item.root.type for item in items] == ["userMessage", "userMessage", "agentMessage"]
    assert items == view.result.items
    assert view.result.final_response == "steered"


async def test_the_text_is_the_answer_unless_another_phase_is_asked_for(
    config: CodexConfig, provider: ModelProvider
) -> None:
    provider.replies(text("Looking.", phase="commentary") + text("Found.", phase="final_answer"))
    said: dict[str | None, list[TextPiece]] = {}
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        for phase in ("final_answer", "commentary", None):
            turn = await thread.turn("Look.")
            said[phase] = [piece async for piece in turn.text(phase=phase)]
            with pytest.raises(InvalidOptionError, match="phase must be one of"):
                turn.text(phase="answer")
        turn = await thread.turn("Look.")
        default = [piece async for piece in turn.text()]
    assert said == {"final_answer": ["Found."], "commentary": ["Looking."], None: ["Looking.", "Found."]}
    assert default == ["Found."]
    assert [piece.phase for piece in said[None]] == ["commentary", "final_answer"]
    assert [(piece.starts_over, piece.abandoned) for piece in said[None]] == [(False, None), (True, None)]


async def test_what_a_view_does_not_want_is_not_decoded(
    config: CodexConfig, provider: ModelProvider, decoded_methods: set[str]
) -> None:
    provider.replies(reasoning(["Hm", "m."]) + deltas(["a", "b"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        wanted = {"text": TEXT_METHODS, "items": RESULT_METHODS}
        for name, methods in wanted.items():
            turn = await thread.turn("Think.")
            decoded_methods.clear()
            if name == "text":
                assert "".join([piece async for piece in turn.text()]) == "ab"
            else:
                assert [item.root.type async for item in turn.items()] == ["userMessage", "reasoning", "agentMessage"]
            assert decoded_methods == methods


async def test_a_view_of_a_turn_past_its_deadline_interrupts_it(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("after")])
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Say something long.", timeout=0.5)
        with pytest.raises(TurnTimeoutError):
            await read(turn.text(), [])
        assert (await thread.run("And now?")).final_response == "after"


async def test_a_typed_answer_is_seen_while_it_grows(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(deltas(['{"name": "Ro', 'me", "people', '": 3', ', "sights": ["For', 'um", "Pantheon"]}']))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Where?", output_type=City)
        view = turn.partials()
        assert_type(view, AsyncTurnPartials[City])
        values = [value async for value in view]
        with pytest.raises(TurnStreamConsumedError):
            turn.partials()
    assert_type(view.output, City)
    assert view.output == City("Rome", 3, ["Forum", "Pantheon"]) == view.result.output
    assert view.result.final_response == ROME
    # A reader that falls behind gets some deltas joined, so some of these may not be seen; the last always is.
    steps = [
        {"name": "Ro"},
        {"name": "Rome"},
        {"name": "Rome", "people": 3, "sights": ["For"]},
        json.loads(ROME),
    ]
    assert values == [step for step in steps if step in values]
    assert values[-1] == steps[-1]


async def test_a_value_that_is_no_object_is_seen_without_what_it_stands_in(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies(deltas(['{"val', 'ue": [1, 2', gate(hold), "3]}"]))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Which?", output_type=list[int])
        view, values = turn.partials(), list[Any]()
        async for value in view:
            values.append(value)
            hold.open()
    assert values == [[1], [1, 23]]
    assert view.output == [1, 23]


async def test_a_typed_answer_that_starts_over_is_read_from_its_beginning(provider: ModelProvider) -> None:
    provider.replies([deltas(['{"name": "Athens", "peo', cut()]), deltas([ROME[:10], ROME[10:]])])
    with isolated_home(provider, stream_max_retries=1) as home:
        async with AsyncCodex(CodexConfig(env=home.env, cwd=str(home.workspace))) as codex:
            thread = await codex.thread_start()
            turn = await thread.turn("Where?", output_type=City)
            view = turn.partials()
            values = [value async for value in view]
    assert values[0] == {"name": "Athens"}
    assert values[-1] == json.loads(ROME)
    assert view.output.name == "Rome"


async def test_a_typed_answer_that_does_not_fit_is_an_error_at_its_end(
    config: CodexConfig, provider: ModelProvider
) -> None:
    provider.replies(text('{"name": "Rome"}'))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Where?", output_type=City)
        view, values = turn.partials(), list[Any]()
        with pytest.raises(OutputTypeError, match="people") as caught:
            await read(view, values)
    assert values == [{"name": "Rome"}]
    assert caught.value.text == '{"name": "Rome"}'
    assert provider.request_count == 1


async def test_a_typed_answer_that_is_interrupted_ends_without_a_value(
    config: CodexConfig, provider: ModelProvider
) -> None:
    hold = Gate()
    provider.replies(deltas(['{"name": "Ro', gate(hold), 'me"}']))
    async with AsyncCodex(config) as codex:
        thread = await codex.thread_start()
        turn = await thread.turn("Where?", output_type=City)
        view, values = turn.partials(), list[Any]()
        async for value in view:
            values.append(value)
            await turn.interrupt()
    assert values == [{"name": "Ro"}]
    with pytest.raises(OutputTypeError, match="interrupted without an answer"):
        _ = view.output
