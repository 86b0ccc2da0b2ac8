"""Tools that the tests of both colours share: here they are async or sync whatever the client is."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable
from contextvars import ContextVar
from typing import Annotated, Any

import anyio
import anyio.lowlevel
import attrs

from openai_codex.testing import ModelRequest, Reply, text, tool_call
from openai_codex.tools import Audio, Image, ToolContext, ToolResult, tool

PATIENCE = 30.0

caller: ContextVar[str] = ContextVar("caller", default="nobody")

# One transparent pixel.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@attrs.frozen
class Ticket:
    """What is known of a ticket."""

    id: str
    open: bool
    tags: list[str] = attrs.field(factory=list[str])


@tool
def sync_lookup(id: str, tag: Annotated[str, "A tag to add."] = "none") -> Ticket:
    """Fetch a ticket.

    Args:
        id: Which one.
    """
    return Ticket(id, True, [tag])


@tool
async def async_lookup(id: str, tag: Annotated[str, "A tag to add."] = "none") -> Ticket:
    """Fetch a ticket.

    Args:
        id: Which one.
    """
    await anyio.lowlevel.checkpoint()
    return Ticket(id, True, [tag])


@tool(name="where", namespace="debug")
def where(context: ToolContext) -> dict[str, str]:
    """Say where the call comes from."""
    return {**attrs.asdict(context), "caller": caller.get()}


@tool
async def async_where(context: ToolContext) -> dict[str, str]:
    """Say where the call comes from."""
    return {**attrs.asdict(context), "caller": caller.get()}


@tool
def sync_failing(how: str) -> object:
    """Fail."""
    return _fail(how)


@tool
async def async_failing(how: str) -> object:
    """Fail."""
    return _fail(how)


def _fail(how: str) -> object:
    if how == "raise":
        raise LookupError("there is no such thing")
    if how == "exit":
        raise SystemExit(3)
    if how == "result":
        return {"key": object()}
    if how == "silently":
        return ToolResult([], success=False)
    return ToolResult(["not today"], success=False)


@tool
def picture() -> ToolResult:
    """Look."""
    return ToolResult(["a pixel:", Image.from_bytes(PIXEL), Audio.from_bytes(b"RIFF")])


@tool
def pixel() -> Image:
    """Look."""
    return Image.from_bytes(PIXEL)


class Slow:
    """A tool that takes as long as the test likes, sync or async, and how its calls ended."""

    def __init__(self) -> None:
        self.entered = threading.Semaphore(0)
        self.hold = threading.Event()
        self.ends: list[str] = []
        self.sync_slow = tool(self.wait_in_a_thread, name="slow")
        self.async_slow = tool(self.wait_in_the_loop, name="slow")

    def wait_in_a_thread(self) -> str:
        """Take long."""
        self.entered.release()
        self.ends.append("opened" if self.hold.wait(PATIENCE) else "gave up")
        return "at last"

    async def wait_in_the_loop(self) -> str:
        """Take long."""
        self.entered.release()
        try:
            await anyio.sleep(PATIENCE)
        except anyio.get_cancelled_exc_class():
            self.ends.append("cancelled")
            raise
        return "at last"


def calls(*replies: Reply, then: str = "done") -> Callable[[ModelRequest], Reply]:
    """A model that calls tools, one reply after each output, and says `then` in the end."""

    def script(request: ModelRequest) -> Reply:
        return (*replies, text(then))[len(outputs_of(request))]

    return script


def outputs_of(request: ModelRequest) -> list[Any]:
    """What the model was shown of this turn's tool calls: text, parsed if it is JSON, or the parts."""
    outputs: list[Any] = []
    for item in reversed(request.body["input"]):
        if item["type"] == "function_call_output":
            outputs.insert(0, item["output"])
        elif item["type"] == "message" and item["role"] == "user":
            break
    return outputs


def call(name: str, arguments: object = None, namespace: str | None = None) -> Reply:
    """The model calls a tool."""
    return tool_call(name, json.dumps(arguments or {}), namespace=namespace)
