"""What a reply consists of: the steps, their order, and the events of the wire that they become.

Sans-IO: nothing here sends, waits or looks at a clock. `_http` carries the steps out, `replies` builds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from .gates import Gate

JsonObject: TypeAlias = dict[str, Any]

_ID_PREFIXES = {"message": "msg", "reasoning": "rs", "function_call": "fc", "custom_tool_call": "ctc"}


@attrs.frozen
class ItemAdded:
    """The model starts an item."""

    item: Mapping[str, Any]


@attrs.frozen
class ItemPart:
    """A piece of the item that was started last."""

    type: str
    fields: Mapping[str, Any]


@attrs.frozen
class ItemDone:
    """The whole item that was started last."""

    item: Mapping[str, Any]


@attrs.frozen
class Failed:
    """The response ends with an error inside a healthy stream."""

    code: str
    message: str


@attrs.frozen
class Refused:
    """An HTTP error instead of a stream."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str]


@attrs.frozen
class Dropped:
    """The connection ends in the middle of the stream."""


@attrs.frozen
class Pause:
    """Nothing is sent for a while."""

    seconds: float


@attrs.frozen
class Held:
    """Nothing is sent until the gate is open."""

    gate: Gate


Step: TypeAlias = ItemAdded | ItemPart | ItemDone | Failed | Refused | Dropped | Pause | Held
Rendered: TypeAlias = JsonObject | Refused | Dropped | Pause | Held


@attrs.frozen(kw_only=True)
class Usage:
    """The token counts that the model reports when a response is complete."""

    input_tokens: int = 100
    cached_input_tokens: int = 20
    output_tokens: int = 10
    reasoning_output_tokens: int = 0

    def _wire(self) -> JsonObject:
        return {
            "input_tokens": self.input_tokens,
            "input_tokens_details": {"cached_tokens": self.cached_input_tokens},
            "output_tokens": self.output_tokens,
            "output_tokens_details": {"reasoning_tokens": self.reasoning_output_tokens},
            "total_tokens": self.input_tokens + self.output_tokens,
        }


@attrs.frozen
class Reply:
    """One answer of the scripted model to one request; make it with the builders and join parts with `+`.

    A reply is plain data and can serve any number of requests: the ids of its items and tool calls are made
    anew for each. It opens and completes the response by itself, so the parts need not.
    """

    steps: tuple[Step, ...]
    usage: Usage | None = None

    def __attrs_post_init__(self) -> None:
        for step in self.steps[:-1]:
            if isinstance(step, (Failed, Refused, Dropped)):
                raise ValueError(f"nothing can follow {step}: it ends the reply")
        speaks = any(isinstance(step, (ItemAdded, ItemPart, ItemDone)) for step in self.steps)
        if speaks and isinstance(self.steps[-1], Refused):
            raise ValueError("an HTTP failure must come before anything is streamed; use error_event() or cut()")

    def __add__(self, other: Reply) -> Reply:
        """This reply, then the other, as one response. The usage of the other counts, if it states one."""
        return Reply(self.steps + other.steps, other.usage or self.usage)

    @property
    def ends_early(self) -> bool:
        """Whether the response is never completed: it fails, is refused, or its connection is cut."""
        return bool(self.steps) and isinstance(self.steps[-1], (Failed, Refused, Dropped))

    def with_usage(
        self,
        *,
        input_tokens: int = 100,
        cached_input_tokens: int = 20,
        output_tokens: int = 10,
        reasoning_output_tokens: int = 0,
    ) -> Reply:
        """The same reply with these token counts in its completed response."""
        usage = Usage(
            input_tokens=input_tokens,
            cached_input_tokens=cached_input_tokens,
            output_tokens=output_tokens,
            reasoning_output_tokens=reasoning_output_tokens,
        )
        return Reply(self.steps, usage)


def render(reply: Reply, number: int) -> Iterator[Rendered]:
    """The events of the reply to request `number` in wire form, with the steps that are no event between them."""
    response_id = f"resp_{number}"
    index = -1
    item_id = ""
    created = False
    for step in reply.steps:
        if isinstance(step, (Pause, Held, Refused)):
            yield step
            continue
        if not created:
            # As late as this, so that a gate may stand before an HTTP failure.
            created = True
            yield {"type": "response.created", "response": {"id": response_id}}
        if isinstance(step, ItemAdded):
            index += 1
            item_id = f"{_ID_PREFIXES[step.item['type']]}_{number}_{index}"
        if isinstance(step, (ItemAdded, ItemDone)):
            kind = "added" if isinstance(step, ItemAdded) else "done"
            item = {**step.item, "id": item_id}
            if "call_id" in item and item["call_id"] is None:
                item["call_id"] = f"call_{number}_{index}"
            yield {"type": f"response.output_item.{kind}", "output_index": index, "item": item}
        elif isinstance(step, ItemPart):
            yield {"type": step.type, "item_id": item_id, "output_index": index, **step.fields}
        elif isinstance(step, Failed):
            error = {"code": step.code, "message": step.message}
            yield {"type": "response.failed", "response": {"id": response_id, "status": "failed", "error": error}}
        else:
            yield step
    if reply.ends_early:
        return
    if not created:
        yield {"type": "response.created", "response": {"id": response_id}}
    usage = (reply.usage or Usage())._wire()
    yield {"type": "response.completed", "response": {"id": response_id, "status": "completed", "usage": usage}}
