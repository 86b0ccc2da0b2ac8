# Generated from tests/client/_async/test_input.py by scripts/unasync.py. Edit that file instead.
"""What a turn can be given, as the model sees it; and what is refused before or by the server."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest

from openai_codex import (
    Codex,
    CodexConfig,
    CodexError,
    ExternalMessage,
    ImageInput,
    InvalidInputError,
    InvalidOptionError,
    InvalidParamsError,
    InvalidRequestError,
    LocalImageInput,
    MentionInput,
    SkillInput,
    TextInput,
)
from openai_codex.generated.v2_all import InputTextFunctionCallOutputContentItem
from openai_codex.testing import Gate, IsolatedHome, ModelProvider, deltas, gate, text
from openai_codex.types import ReasoningSummary

pytestmark = pytest.mark.anyio

# One pixel. The model that is asked must be one that the runtime knows to take images.
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
IMAGE = f"data:image/png;base64,{PIXEL}"
SEEING = "gpt-5.5"

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"answer": {"type": "string"}},
    "required": ["answer"],
    "additionalProperties": False,
}


def given(provider: ModelProvider) -> list[Any]:
    """What the input of the last turn became in the request to the model."""
    items: list[Any] = provider.requests[-1].body["input"]
    return [
        {name: value for name, value in item.items() if name not in ("id", "type", "role")}
        for item in items
        if item.get("role") not in ("developer", "assistant") and "<environment_context>" not in str(item)
    ]


def words(*texts: str) -> dict[str, Any]:
    """A message of the user that consists of these."""
    return {"content": [{"type": "input_text", "text": text} for text in texts]}


def asked(config: CodexConfig, provider: ModelProvider, input: Any, **options: Any) -> list[Any]:
    """What the model sees of a first turn with this input."""
    with Codex(config) as codex:
        thread = codex.thread_start(model=SEEING)
        thread.run(input, **options)
    return given(provider)


@pytest.mark.parametrize(
    ("input", "expected"),
    [
        ("Hello.", ["Hello."]),
        (TextInput("Hello."), ["Hello."]),
        ([TextInput("One."), TextInput("Two.")], ["One.", "Two."]),
        (("One.", TextInput("Two."), "Three."), ["One.", "Two.", "Three."]),
        ("Zażółć 🦊\n\ttabs and\x00control", ["Zażółć 🦊\n\ttabs and\x00control"]),
        ("x" * 100_000, ["x" * 100_000]),
    ],
    ids=["str", "item", "list", "mixed", "unicode", "long"],
)
def test_the_model_sees_text(config: CodexConfig, provider: ModelProvider, input: Any, expected: list[str]) -> None:
    assert asked(config, provider, input) == [words(*expected)]


def test_a_turn_without_input_runs(config: CodexConfig, provider: ModelProvider) -> None:
    assert asked(config, provider, []) == []


def test_the_model_sees_an_image(config: CodexConfig, provider: ModelProvider) -> None:
    (message,) = asked(config, provider, [TextInput("Look."), ImageInput(IMAGE)])
    assert message["content"][0] == {"type": "input_text", "text": "Look."}
    assert message["content"][1]["type"] == "input_image"
    assert message["content"][1]["image_url"] == IMAGE


@pytest.mark.parametrize("kind", ["a str", "a path"])
def test_the_model_sees_a_local_image(
    config: CodexConfig, provider: ModelProvider, home: IsolatedHome, kind: str
) -> None:
    picture = home.workspace / "pixel.png"
    picture.write_bytes(base64.b64decode(PIXEL))
    (message,) = asked(config, provider, LocalImageInput(picture if kind == "a path" else str(picture)))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert [part["image_url"] for part in message["content"] if part["type"] == "input_image"] == [IMAGE]


def test_the_model_sees_a_skill(config: CodexConfig, provider: ModelProvider, home: IsolatedHome) -> None:
    skill = home.home / "skills" / "tidy" / "SKILL.md"
    skill.parent.mkdir(parents=True)
    skill.write_text("---\nname: tidy\ndescription: Tidies up.\n---\nPut everything in its place.\n")
    prompt, told = asked(config, provider, [TextInput("Tidy up."), SkillInput("tidy", str(skill))])
    assert prompt == words("Tidy up.")
    assert "Put everything in its place." in told["content"][0]["text"]


def test_a_mention_is_kept_with_the_message(config: CodexConfig) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        result = thread.run([TextInput("Ask it."), MentionInput("drive", "app://drive")])
        turns = (thread.read(include_turns=True)).thread.turns
    messages: list[Any] = [result.items[0].root, turns[0].items[0].root]
    for message in messages:
        assert [part.root.type for part in message.content] == ["text", "mention"]
        assert (message.content[1].root.name, message.content[1].root.path) == ("drive", "app://drive")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (ExternalMessage("mail", "You have mail."), {"name": "mail", "output": "You have mail."}),
        (
            ExternalMessage("mail", "You have mail.", namespace="post"),
            {"name": "mail", "namespace": "post", "output": "You have mail."},
        ),
        (
            ExternalMessage(
                "mail",
                [
                    {"type": "input_text", "text": "You have mail."},
                    InputTextFunctionCallOutputContentItem(type="input_text", text="And more."),
                    {"type": "input_image", "image_url": IMAGE},
                ],
            ),
            {
                "name": "mail",
                "output": [
                    {"type": "input_text", "text": "You have mail."},
                    {"type": "input_text", "text": "And more."},
                    {"type": "input_image", "image_url": IMAGE},
                ],
            },
        ),
    ],
    ids=["text", "namespace", "structured"],
)
def test_the_model_sees_an_external_message_as_the_output_of_a_tool(
    config: CodexConfig, provider: ModelProvider, message: ExternalMessage, expected: dict[str, Any]
) -> None:
    assert asked(config, provider, message) == [expected]


def test_an_external_message_joins_a_running_turn(config: CodexConfig, provider: ModelProvider) -> None:
    hold = Gate()
    provider.replies([deltas(["part", gate(hold), "rest"]), text("read it")])
    with Codex(config) as codex:
        thread = codex.thread_start()
        turn = thread.turn("Work.")
        hold.wait_until_reached()
        joined = thread.turn(ExternalMessage("mail", "You have mail."))
        # Unlike the user's own words it does not interrupt the model.
        hold.open()
        result = turn.run()
    assert joined.id == turn.id
    assert result.final_response == "read it"
    assert given(provider)[-1] == {"name": "mail", "output": "You have mail."}


def test_the_model_gets_the_output_schema_of_this_turn_only(config: CodexConfig, provider: ModelProvider) -> None:
    provider.replies(text(json.dumps({"answer": "42"})))
    with Codex(config) as codex:
        thread = codex.thread_start()
        result = thread.run("Answer.", output_schema=SCHEMA)
        assert provider.requests[-1].body["text"]["format"]["schema"] == SCHEMA
        thread.run("Say anything.")
    assert result.final_response is not None
    assert json.loads(result.final_response) == {"answer": "42"}
    assert "format" not in provider.requests[-1].body.get("text", {})


def test_a_service_tier_can_be_for_one_turn_or_for_all(config: CodexConfig, provider: ModelProvider) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start(model=SEEING)
        thread.run("One.", turn_service_tier="flex", source="a clock", summary=ReasoningSummary("concise"))
        thread.run("Two.", service_tier="priority")
        thread.run("Three.")
    once, then, after = (request.body for request in provider.requests)
    assert once["service_tier"] == "flex"
    assert once["reasoning"]["summary"] == "concise"
    assert "a clock" in str(once["client_metadata"])
    assert then["service_tier"] == after["service_tier"] == "priority"
    assert "a clock" not in str(then["client_metadata"])


def test_a_remote_image_is_refused_in_the_words_of_the_server(config: CodexConfig, provider: ModelProvider) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        with pytest.raises(InvalidRequestError, match="remote image URLs are not supported"):
            thread.run(ImageInput("https://example.invalid/image.png"))
    assert provider.requests == ()


def test_input_that_is_too_large_is_refused_with_the_limit(config: CodexConfig) -> None:
    limit = 1 << 20
    with Codex(config) as codex:
        thread = codex.thread_start()
        with pytest.raises(InvalidParamsError) as caught:
            thread.run("x" * (limit + 1))
        assert (thread.run("Shorter.")).final_response is not None
    assert caught.value.code == -32602
    assert caught.value.data == {
        "input_error_code": "input_too_large",
        "max_chars": limit,
        "actual_chars": limit + 1,
    }


@pytest.mark.parametrize(
    ("input", "options", "error"),
    [
        (7, {}, InvalidInputError),
        (["fine", 7], {}, InvalidInputError),
        (b"bytes", {}, InvalidInputError),
        (ImageInput(7), {}, InvalidInputError),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (SkillInput("name", None), {}, InvalidInputError),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        ([ExternalMessage("mail", "Not in a list.")], {}, InvalidInputError),
        (ExternalMessage("", "Nobody."), {}, InvalidOptionError),
        (ExternalMessage("  ", "Nobody."), {}, InvalidOptionError),
        (ExternalMessage(7, "Nobody."), {}, InvalidOptionError),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (ExternalMessage("mail", 7), {}, InvalidInputError),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (ExternalMessage("mail", [{7}]), {}, InvalidInputError),  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
        ("fine", {"output_schema": {"type": {7}}}, InvalidInputError),
        ("fine", {"model": b"bytes"}, InvalidInputError),
        ("fine", {"sandbox": "read-only"}, InvalidOptionError),
        ("fine", {"approval_mode": "never"}, InvalidOptionError),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_what_cannot_be_sent_is_refused_before_it_is_sent(
    config: CodexConfig, monkeypatch: pytest.MonkeyPatch, input: Any, options: dict[str, Any], error: type[CodexError]
) -> None:
    with Codex(config) as codex:
        thread = codex.thread_start()
        written: list[str] = []
        connection = codex._session.open()

        def recorded(ask: Callable[..., None]) -> Callable[..., None]:
            def record(method: str, *rest: Any, **more: Any) -> None:
                written.append(method)
                ask(method, *rest, **more)

            return record

        for name in ("ask", "ask_from_thread"):
            monkeypatch.setattr(connection, name, recorded(getattr(connection, name)))
        with pytest.raises(error):
            thread.run(input, **options)
        # A client asks once whether somebody is logged in.
        assert "turn/start" not in written
        assert (thread.run("Still here.")).final_response is not None
        assert [method for method in written if method != "account/read"] == ["turn/start"]
