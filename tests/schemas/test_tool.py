"""What `tool` makes of functions, and which it refuses. No server."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import attrs
import pytest

from openai_codex import InvalidInputError
from openai_codex._tools.offers import offer_of, specs_of
from openai_codex.tools import Tool, ToolContext, tool

CONTEXT = ToolContext("thread", "turn", "call")


def add(a: int, b: Annotated[int, "The other."] = 2, /, *, c: int = 3) -> int:
    """Add numbers.

    Args:
        a: The one.
        b: Not told, because the annotation says it.
    """
    return a + b + c


def test_a_tool_is_still_the_function() -> None:
    made = tool(add)
    assert made(1) == 6
    assert made(1, 1, c=1) == 3
    assert (made.name, made.__doc__, inspect.unwrap(made)) == ("add", add.__doc__, add)
    assert inspect.signature(made) == inspect.signature(add)


def test_a_tool_is_called_with_arguments_of_the_types_that_it_declares() -> None:
    @attrs.frozen
    class Place:
        city: str

    def go(to: Place, by: tuple[str, ...] = ("train",)) -> object:
        return to, by

    go.__annotations__["to"] = Place  # it is local, so its name cannot be looked up
    made = tool(go)
    assert made.bind({"to": {"city": "Rome"}}, CONTEXT)() == (Place("Rome"), ("train",))
    assert made.bind({"to": {"city": "Rome"}, "by": ["bus"]}, CONTEXT)() == (Place("Rome"), ("bus",))


def test_positional_and_keyword_parameters_are_filled() -> None:
    assert tool(add).bind({"a": 1, "c": 10}, CONTEXT)() == 13


def test_descriptions_come_from_annotations_then_from_the_docstring() -> None:
    properties = tool(add).input_schema["properties"]
    assert properties["a"]["description"] == "The one."
    assert properties["b"]["description"] == "The other."


def test_a_method_is_a_tool_of_its_object() -> None:
    class Shop:
        def __init__(self) -> None:
            self.stock = {"tea": 3}

        def count(self, of: str) -> int:
            """How many there are."""
            return self.stock[of]

    made = tool(Shop().count)
    assert [*made.input_schema["properties"]] == ["of"]
    assert made.bind({"of": "tea"}, CONTEXT)() == 3


def test_the_context_is_injected_and_not_in_the_schema() -> None:
    @tool
    def which(context: ToolContext, more: int = 0) -> str:
        """Tell."""
        return context.call_id + str(more)

    assert [*which.input_schema["properties"]] == ["more"]
    assert which.bind({}, CONTEXT)() == "call0"
    with pytest.raises(ValueError, match="context: is not a known key"):
        which.bind({"context": {}}, CONTEXT)


def later(value: Later) -> str:
    """Take what is defined below."""
    return value.name


LATER = tool(later)


@attrs.frozen
class Later:
    name: str


def test_an_annotation_may_name_a_class_that_stands_further_down() -> None:
    assert LATER.bind({"value": {"name": "x"}}, CONTEXT)() == "x"


def test_names_and_descriptions_can_be_given() -> None:
    @tool(name="plus", description="Sum up.", namespace="maths")
    def summed(values: list[int]) -> int:
        """Not told."""
        return sum(values)

    (spec,) = specs_of(offer_of([summed]))
    assert (spec["type"], spec["name"]) == ("namespace", "maths")
    assert spec["tools"][0]["name"] == "plus"
    assert spec["tools"][0]["description"] == "Sum up."


def starred(*values: int) -> None: ...
def double_starred(**values: int) -> None: ...
def untellable(good: int, values: list[bytes]) -> None: ...
def unannotated(value: int) -> None: ...


del unannotated.__annotations__["value"]


REFUSED: list[tuple[Any, str]] = [
    (starred, r"tool 'starred', parameter '\*values': the model names each argument"),
    (double_starred, r"tool 'double_starred', parameter '\*\*values'"),
    (unannotated, "tool 'unannotated', parameter 'value': has no annotation"),
    (untellable, r"tool 'untellable', parameter 'values\[\]': bytes has no JSON schema"),
    (lambda: None, "tool '<lambda>': a name is 1 to 128 of the characters"),
    (print, "a tool is made of a function or a method, not of"),
    ("text", "a tool is made of a function or a method, not of 'text'"),
]


@pytest.mark.parametrize(("function", "message"), REFUSED)
def test_what_cannot_be_a_tool_is_refused_where_it_is_made(function: Any, message: str) -> None:
    with pytest.raises(InvalidInputError, match=message):
        tool(function)


@pytest.mark.parametrize("given", [{"name": ""}, {"name": "a b"}, {"namespace": "a.b"}, {"name": "x" * 129}])
def test_a_name_that_the_server_would_refuse_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(InvalidInputError, match="is 1 to 128 of the characters"):
        tool(add, **given)


def nowhere(value: Nowhere) -> None:  # noqa: F821 # pyright: ignore[reportUndefinedVariable, reportUnknownParameterType]
    """Take what there is not."""


def test_an_annotation_that_never_names_anything_is_refused_when_the_tool_is_offered() -> None:
    function: Any = nowhere  # pyright: ignore[reportUnknownVariableType]
    made: Tool[..., None] = tool(function)
    with pytest.raises(InvalidInputError, match="tool 'nowhere': name 'Nowhere' is not defined"):
        offer_of([made])
