"""Typed answers: what a turn is told to answer with, and the answer as a value. No await: both colours use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import attrs

from ..errors import InvalidOptionError, OutputTypeError
from .result import TurnResult

if TYPE_CHECKING:
    from .._schemas import Shape
    from .._wire import JsonObject
    from ..models import Notification
    from .text import TextReader

T = TypeVar("T")


@attrs.define
class TypedTurnResult(TurnResult, Generic[T]):
    """A finished turn whose final answer is a value of the type that was asked for, in `output`."""

    __module__ = "openai_codex"

    output: T


def shape_of(output_type: Any, output_schema: JsonObject | None) -> Shape[Any] | None:
    """The shape of a type; None if none is asked for.

    Raises InvalidInputError for a type without a strict schema, InvalidOptionError if a schema is given as well.
    """
    if output_type is None:
        return None
    if output_schema is not None:
        raise InvalidOptionError("give output_type or output_schema, not both")
    return _strict_shape(output_type)


def _strict_shape(output_type: Any) -> Shape[Any]:
    from .._schemas import Shape

    return Shape(output_type, strict=True)


def typed_result(result: TurnResult, shape: Shape[T]) -> TypedTurnResult[T]:
    """The result with its answer as a value. Raises OutputTypeError."""
    text = result.final_response
    if text is None:
        raise OutputTypeError(f"turn {result.id} ended as {result.status.value} without an answer", text=None)
    try:
        output = shape.parse(text)
    except ValueError as error:
        raise OutputTypeError(f"the answer does not fit {shape.name}: {error}", text=text) from error
    fields = {field.name: getattr(result, field.name) for field in attrs.fields(TurnResult)}
    return TypedTurnResult(**fields, output=output)


class PartialOutput:
    """Takes the events of a turn and returns what its answer says so far, as plain data."""

    def __init__(self, text: TextReader, shape: Shape[Any]) -> None:
        from .partial_json import NOTHING, PartialJson  # who wants no partial answers need not load it

        self._text = text
        self._shape = shape
        self._nothing = NOTHING
        self._begin = PartialJson
        self._json = PartialJson()
        self._value: Any = NOTHING

    def feed(self, event: Notification) -> list[Any]:
        """The values that an event leads to, each unlike the one before; the collector has taken the event."""
        values: list[Any] = []
        for piece in self._text.feed(event):
            if piece.starts_over:
                self._json = self._begin()
            value = self._shape.unwrapped(self._json.feed(piece), self._nothing)
            if value is not self._nothing and value != self._value:
                self._value = value
                values.append(value)
        return values


def can_be_repaired(result: TurnResult) -> bool:
    """Whether another turn may help: not after an interruption, which somebody wanted."""
    return result.status == "completed"


def repair_prompt(error: OutputTypeError) -> str:
    """What the model is told about its answer."""
    return f"Your last answer was rejected: {error}. Answer again, with JSON that follows the schema and nothing else."
