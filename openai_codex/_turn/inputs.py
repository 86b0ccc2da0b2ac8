"""What a turn can be given, and how it is written on the wire. Pure."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

import attrs

from .._wire import JsonObject, to_wire
from ..errors import InvalidInputError, InvalidOptionError

if TYPE_CHECKING:
    from ..generated.v2_all import FunctionCallOutputContentItem


@attrs.define
class TextInput:
    """Text for a turn."""

    __module__ = "openai_codex"

    text: str


@attrs.define
class ImageInput:
    """An image for a turn, as a `data:` URL. The server does not fetch remote ones."""

    __module__ = "openai_codex"

    url: str


@attrs.define
class LocalImageInput:
    """An image for a turn, as a path that the server can read."""

    __module__ = "openai_codex"

    path: str


@attrs.define
class SkillInput:
    """A skill for a turn: its name and the path of its SKILL.md."""

    __module__ = "openai_codex"

    name: str
    path: str


@attrs.define
class MentionInput:
    """A mention of a named resource, such as an app or a plugin, by its path or URI."""

    __module__ = "openai_codex"

    name: str
    path: str


@attrs.define
class ExternalMessage:
    """Text from a tool, another agent or another program, as the whole input of a turn.

    The model treats it with the authority of a tool's output, below that of the user: it approves nothing.

    Args:
        tool_name: Name of the tool that delivers it; not empty.
        content: Text, or a sequence of content items of the Responses API (dicts or generated classes).
        namespace: Namespace of the tool, if it has one.
    """

    __module__ = "openai_codex"

    tool_name: str
    content: str | Sequence[JsonObject | FunctionCallOutputContentItem]
    namespace: str | None = None


InputItem: TypeAlias = TextInput | ImageInput | LocalImageInput | SkillInput | MentionInput
Input: TypeAlias = list[InputItem] | InputItem
RunInput: TypeAlias = Input | str | ExternalMessage

_KINDS = {
    TextInput: "text",
    ImageInput: "image",
    LocalImageInput: "localImage",
    SkillInput: "skill",
    MentionInput: "mention",
}

_EXPECTED = "a str, TextInput, ImageInput, LocalImageInput, SkillInput, MentionInput or a list of these"


def input_to_wire(input: Input | str) -> list[JsonObject]:
    """The `input` of turn/start and turn/steer. Raises InvalidInputError for anything else."""
    if isinstance(input, (list, tuple)):
        return [_item_to_wire(item, f"input[{index}]") for index, item in enumerate(input)]
    return [_item_to_wire(input, "input")]


def tool_output_to_wire(message: ExternalMessage) -> JsonObject:
    """The `toolOutput` of turn/start. Raises InvalidOptionError without a name, InvalidInputError for other content."""
    # At run time a caller may pass anything; the annotation alone stops nobody.
    if not isinstance(message.tool_name, str) or not message.tool_name.strip():  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidOptionError("ExternalMessage.tool_name must name the tool that delivers the message")
    try:
        content = message.content if isinstance(message.content, str) else [to_wire(item) for item in message.content]
    except TypeError as error:
        raise InvalidInputError(f"ExternalMessage.content must be a str or content items: {error}") from error
    output: JsonObject = {"name": message.tool_name, "output": content}
    if message.namespace is not None:
        output["namespace"] = message.namespace
    return output


def _item_to_wire(item: InputItem | str, place: str) -> JsonObject:
    if isinstance(item, str):
        return {"type": "text", "text": item}
    kind = _KINDS.get(type(item))
    if kind is None:
        raise InvalidInputError(f"{place} must be {_EXPECTED}, not {type(item).__name__}")
    wire: JsonObject = {"type": kind}
    for field in attrs.fields(type(item)):
        value: object = getattr(item, field.name)
        if field.name == "path" and isinstance(value, os.PathLike):
            value = os.fspath(cast("os.PathLike[str]", value))
        if not isinstance(value, str):
            raise InvalidInputError(
                f"{place}: {type(item).__name__}.{field.name} must be a str, not {type(value).__name__}"
            )
        wire[field.name] = value
    return wire
