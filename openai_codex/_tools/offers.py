"""From a list of tools to what a session keeps and what the server is told about them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from ..errors import InvalidInputError
from .tool import Tool

Offer: TypeAlias = "dict[tuple[str | None, str], Tool[..., Any]]"


def offer_of(tools: Sequence[Tool[..., Any]]) -> Offer:
    """The tools by namespace and name. Raises InvalidInputError for what is no tool, and for two of one name."""
    offer: Offer = {}
    for index, tool in enumerate(tools):
        if not isinstance(tool, Tool):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidInputError(
                f"tools[{index}] must be made by openai_codex.tools.tool, not {type(tool).__name__}: {tool!r}"
            )
        if (tool.namespace, tool.name) in offer:
            place = f" in namespace {tool.namespace!r}" if tool.namespace else ""
            raise InvalidInputError(f"tools[{index}]: there are two tools named {tool.name!r}{place}")
        tool.input_schema  # noqa: B018 - an annotation that names nothing is told here, before the wire
        offer[tool.namespace, tool.name] = tool
    return offer


def specs_of(offer: Offer) -> list[dict[str, Any]]:
    """The `dynamicTools` of thread/start."""
    specs: list[dict[str, Any]] = []
    spaces: dict[str, list[dict[str, Any]]] = {}
    for tool in offer.values():
        spec = {
            "type": "function",
            "name": tool.name,
            "description": tool.description,
            "inputSchema": tool.input_schema,
        }
        if tool.namespace is None:
            specs.append(spec)
        elif tool.namespace in spaces:
            spaces[tool.namespace].append(spec)
        else:
            spaces[tool.namespace] = [spec]
            specs.append(
                {
                    "type": "namespace",
                    "name": tool.namespace,
                    "description": f"The {tool.namespace} tools.",
                    "tools": spaces[tool.namespace],
                }
            )
    return specs
