"""What `openai_codex.tools` is made of: a function, its schema, one call of it, what its result says.

It must not know threads, sessions or anyio.
"""

from __future__ import annotations

import base64
import functools
import inspect
import re
from collections.abc import Callable, Sequence
from typing import Any, Generic, ParamSpec, TypeVar, get_type_hints, overload

import attrs

from .._schemas import Docstring, NoSchema, Shape, to_json
from ..errors import InvalidInputError

P = ParamSpec("P")
R = TypeVar("R")

# What the model's interface takes as a name.
_NAME = re.compile(r"[a-zA-Z0-9_-]{1,128}")


@attrs.frozen
class ToolContext:
    """Where a call of a tool comes from. A parameter of this type is filled in and the model does not see it."""

    __module__ = "openai_codex.tools"

    thread_id: str
    turn_id: str
    call_id: str


@attrs.frozen
class Image:
    """An image in a tool's result, as a `data:` URL. The server does not fetch remote ones."""

    __module__ = "openai_codex.tools"

    url: str = attrs.field(repr=False)

    @classmethod
    def from_bytes(cls, data: bytes, media_type: str = "image/png") -> Image:
        """The image that is in `data`, an encoded file of the media type."""
        return cls(_data_url(data, media_type))


@attrs.frozen
class Audio:
    """Sound in a tool's result, as a `data:` URL. A model that cannot hear is told that it was left out."""

    __module__ = "openai_codex.tools"

    url: str = attrs.field(repr=False)

    @classmethod
    def from_bytes(cls, data: bytes, media_type: str = "audio/wav") -> Audio:
        """The sound that is in `data`, an encoded file of the media type."""
        return cls(_data_url(data, media_type))


@attrs.frozen
class ToolResult:
    """A result in parts, or one that says that the tool failed.

    Args:
        content: What the model is shown, in order.
        success: Whether the tool did what it was called for.
    """

    content: Sequence[str | Image | Audio]
    success: bool = True


@attrs.define(slots=False, eq=False, init=False)
class Tool(Generic[P, R]):
    """A function that the model may call. Made by `tool`; called by the program, it is the function itself."""

    name: str
    """What the model calls it."""
    namespace: str | None
    """The group of tools it is in, if it is in one."""
    description: str = attrs.field(repr=False)
    """What the model is told about it."""
    function: Callable[P, R] = attrs.field(repr=False)
    """The function."""

    def __init__(
        self,
        function: Callable[P, R],
        *,
        name: str | None = None,
        description: str | None = None,
        namespace: str | None = None,
    ) -> None:
        if not (inspect.isfunction(function) or inspect.ismethod(function)):
            raise InvalidInputError(f"a tool is made of a function or a method, not of {function!r}")
        functools.update_wrapper(self, function)
        self._documented = Docstring.of(function)
        self.name = function.__name__ if name is None else name
        self.namespace = namespace
        self.description = self._documented.summary if description is None else description
        self.function = function
        self._signature = inspect.signature(function)
        for what, given in (("name", self.name), ("namespace", namespace)):
            if given is not None and not (isinstance(given, str) and _NAME.fullmatch(given)):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise InvalidInputError(
                    f"tool {self.name!r}: a {what} is 1 to 128 of the characters a-z, A-Z, 0-9, _ and -, not {given!r}"
                )
        self._check_signature()
        try:
            self._shape  # noqa: B018 - kept from here on
        except InvalidInputError as error:
            # An annotation may name a class that stands further down in the module.
            if not isinstance(error.__cause__, NameError):
                raise

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return self.function(*args, **kwargs)

    @property
    def input_schema(self) -> dict[str, Any]:
        """The JSON schema of the arguments. Raises InvalidInputError if an annotation still names nothing."""
        return self._shape[0].schema

    def bind(self, arguments: Any, context: ToolContext) -> Callable[[], Any]:
        """The call with these arguments, which are parsed JSON. Raises ValueError, naming what does not fit."""
        shape, contexts = self._shape
        values = shape.structure(arguments)
        bound = self._signature.bind_partial()
        for name in self._signature.parameters:
            bound.arguments[name] = context if name in contexts else getattr(values, name)
        function: Callable[..., Any] = self.function
        return functools.partial(function, *bound.args, **bound.kwargs)

    def _check_signature(self) -> None:
        for parameter in self._signature.parameters.values():
            if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
                raise self._refused(str(parameter).partition(":")[0], "the model names each argument")
            if parameter.annotation is parameter.empty:
                raise self._refused(parameter.name, "has no annotation, so the model cannot be told its type")

    @functools.cached_property
    def _shape(self) -> tuple[Shape[Any], set[str]]:
        """What the arguments look like, as a class with a field for each, and which parameters are no arguments."""
        try:
            hints = get_type_hints(self.function, include_extras=True)
        except NameError as error:
            message = f"tool {self.name!r}: {error}; annotations are looked up in the module of the function"
            raise InvalidInputError(message) from error
        contexts = {name for name in self._signature.parameters if hints.get(name) is ToolContext}
        fields = {
            name: attrs.field(
                type=hints[name],
                default=attrs.NOTHING if parameter.default is parameter.empty else parameter.default,
                metadata={"description": self._documented.arguments.get(name)},
                alias=name,
                kw_only=True,
            )
            for name, parameter in self._signature.parameters.items()
            if name not in contexts
        }
        try:
            return Shape(attrs.make_class("Arguments", fields), strict=False), contexts
        except NoSchema as error:
            raise self._refused(error.place.partition(".")[2], error.reason) from error.__cause__ or error

    def _refused(self, parameter: str, why: str) -> InvalidInputError:
        return InvalidInputError(f"tool {self.name!r}, parameter {parameter!r}: {why}")


@overload
def tool(
    function: Callable[P, R],
    /,
    *,
    name: str | None = None,
    description: str | None = None,
    namespace: str | None = None,
) -> Tool[P, R]: ...


@overload
def tool(
    *, name: str | None = None, description: str | None = None, namespace: str | None = None
) -> Callable[[Callable[P, R]], Tool[P, R]]: ...


def tool(
    function: Callable[P, R] | None = None,
    /,
    *,
    name: str | None = None,
    description: str | None = None,
    namespace: str | None = None,
) -> Tool[P, R] | Callable[[Callable[P, R]], Tool[P, R]]:
    """Make a tool of a typed function: `@tool`, `@tool(name=...)`, or `tool(an_object.method)`.

    An async function runs in the client's event loop; a sync one in a worker thread, where it may block and use a
    sync client. Either runs in the context of the call that started the turn. When the turn ends or is interrupted,
    an async one is cancelled; a sync one cannot be stopped, so it runs on and its result is dropped.

    What it returns is shown to the model: a string as it is, an `Image`, an `Audio` or a `ToolResult` as what they
    are, anything else as JSON. What it raises is shown too, as the type and the message; the traceback goes to the
    logger `openai_codex.tools`.

    Args:
        function: The function. Every parameter is annotated; one with a default may be left out by the model. A
            parameter of type `ToolContext` is filled in.
        name: What the model calls it; by default the function's name.
        description: What the model is told; by default the docstring up to its first section. The arguments are
            described by `Annotated[type, "text"]`, or by the docstring's section "Args".
        namespace: A group to put the tool into; names need only differ within one.

    Raises:
        InvalidInputError: A parameter is not annotated or has a type without a JSON schema, or a name is not
            allowed.
    """
    if function is None:
        return functools.partial(Tool, name=name, description=description, namespace=namespace)
    return Tool(function, name=name, description=description, namespace=namespace)


def content_of(result: Any) -> tuple[list[dict[str, str]], bool]:
    """What the model is shown of a tool's result, and whether it is a success. Raises TypeError for no JSON."""
    if not isinstance(result, ToolResult):
        return [_item_of(result if isinstance(result, (str, Image, Audio)) else to_json(result))], True
    if isinstance(result.content, str):
        raise TypeError("the content of a ToolResult is a list, not a string")
    return [_item_of(part) for part in result.content], result.success


def _item_of(part: Any) -> dict[str, str]:
    match part:
        case str():
            return {"type": "inputText", "text": part}
        case Image():
            return {"type": "inputImage", "imageUrl": part.url}
        case Audio():
            return {"type": "inputAudio", "audioUrl": part.url}
        case _:
            raise TypeError(f"a part of a ToolResult is a str, an Image or an Audio, not {type(part).__name__}")


def _data_url(data: bytes, media_type: str) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"
