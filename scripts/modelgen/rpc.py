"""The namespace of all client methods: one class a node of the protocol's paths, in either colour.

`a/b/c` becomes `rpc.a.b.c(...)`. A node that is a method and has methods below it becomes a class with `__call__`.

Lives here: that tree and its source text. Must not know how a call is checked or sent.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from . import ir
from .emit import HEADER
from .names import snake_name
from .schema import SINCE, Facts, methods
from .tables import client_methods

_PRELUDE = '''"""Every method of the protocol, {how}, under its own path: `a/b/c` is `rpc.a.b.c(...)`.

Reached as `{client}.rpc`. Generated from the schema of runtime {runtime}.
"""

# ruff: noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy_models import wire
from .._{package}.rpc import {prefix}RpcNode
from .._wire import UNSET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from os import PathLike

    from .._wire import Unset
    from .v2_all import (
{names}
    )
'''
_PLAIN = {"str", "int", "float", "bool", "None"}
_OBJECT = "Mapping[str, object]"
# Names that the bodies and annotations of the classes use; a method or argument of that name would hide them.
_USED = {"str", "int", "float", "bool", "object", "property", "wire", "self", "UNSET", "Unset", "with_timeout"}
# The schema calls these descriptions; they describe nothing.
_NO_DESCRIPTION = {"NEW APIs"}
# What `classify` adds to the description of such a field, in a paragraph of its own.
_CLEARS = "None clears the setting; leaving it out keeps it."
_MOST_COLUMNS = 116


@dataclass
class _Node:
    """One segment of the paths: a method, a namespace, or both."""

    path: str
    method: str | None = None
    children: dict[str, _Node] = field(default_factory=dict[str, "_Node"])

    def class_name(self, prefix: str) -> str:
        # The underscore keeps `thread/section` and `threadSection` apart.
        words = (_python_name(segment).title().replace("_", "") for segment in self.path.split("/"))
        return f"{prefix}{'_'.join(words)}Rpc"


@dataclass(frozen=True)
class _Colour:
    package: str
    prefix: str
    client: str
    how: str
    define: str
    answer: str


_COLOURS = {
    "async": _Colour("async", "Async", "AsyncCodex", "awaited", "async def", "return await"),
    "sync": _Colour("sync", "", "Codex", "blocking", "def", "return"),
}


def rpc_source(
    colour: str,
    protocol: ir.Protocol,
    definitions: dict[str, dict[str, Any]],
    facts: Facts,
    *,
    source: str,
    digest: str,
) -> str:
    """Return the text of `rpc_async.py` or `rpc_sync.py`."""
    return _Writer(_COLOURS[colour], protocol, definitions, facts).text(HEADER.format(source=source, digest=digest))


class _Writer:
    def __init__(
        self, colour: _Colour, protocol: ir.Protocol, definitions: dict[str, dict[str, Any]], facts: Facts
    ) -> None:
        self.colour = colour
        self.protocol = protocol
        self.definitions = definitions
        self.facts = facts
        self.table = client_methods(definitions, facts)
        self.branches = methods(definitions["ClientRequest"])
        self.named: set[str] = set()

    def text(self, header: str) -> str:
        root = _tree(sorted(self.table))
        classes = ["\n".join(self.node(node)) + "\n" for node in _deepest_first(root)]
        names = "\n".join(f"        {name}," for name in sorted(self.named))
        colour = self.colour
        prelude = _PRELUDE.format(
            how=colour.how,
            client=colour.client,
            runtime=self.facts["runtime"],
            package=colour.package,
            prefix=colour.prefix,
            names=names,
        )
        return "\n\n".join([header + prelude, *classes])

    def node(self, node: _Node) -> Iterator[str]:
        yield f"class {node.class_name(self.colour.prefix)}({self.colour.prefix}RpcNode):"
        yield f'    """{"The methods" if not node.path else f"The methods under `{node.path}`"}."""'
        yield ""
        yield "    __slots__ = ()"
        if node.method is not None:
            yield ""
            yield from self.method("__call__", node.method)
        for name, child in sorted(node.children.items()):
            if name in _USED or name.startswith("_"):
                raise ValueError(f"a method called {name} would hide something")
            yield ""
            if child.children:
                yield "    @property"
                yield f"    def {name}(self) -> {child.class_name(self.colour.prefix)}:"
                yield f'        """The methods under `{child.path}`."""'
                yield f"        return {child.class_name(self.colour.prefix)}(self._session, self._timeout)"
            elif child.method is not None:
                yield from self.method(name, child.method)

    def method(self, name: str, method: str) -> Iterator[str]:
        params, response, experimental = self.table[method]
        self.named.add(response)
        model = self.protocol.models.get(params or "")
        arguments: list[str] = []
        sent = ""
        if params is not None and model is None:
            arguments = [f"params: {self.accepted(params)}"]
            sent = ", params"
        elif model is not None:
            arguments = ["*", *map(self.argument, model.fields)] if model.fields else []
            sent = f", {{{', '.join(f'{json.dumps(each.wire)}: {each.name}' for each in model.fields)}}}"
        yield f"    {self.colour.define} {name}({', '.join(['self', *arguments])}) -> {response}:"
        yield from self.docstring(method, params, model, experimental)
        yield f"        {self.colour.answer} self._call({json.dumps(method)}, wire.{response}{sent})"

    def argument(self, given: ir.Field) -> str:
        if given.name in _USED:
            raise ValueError(f"an argument called {given.name} would hide something")
        accepted = self.accepted(given.annotation)
        if given.required:
            return f"{given.name}: {accepted}"
        parts = [part for part in accepted.split(" | ") if part != "None"]
        return f"{given.name}: {' | '.join([*parts, 'Unset', *(['None'] if given.nullable else [])])} = UNSET"

    def accepted(self, annotation: str) -> str:
        """Return what an argument of this annotation may be: the class, and the plain JSON that stands for it."""
        text = annotation.removesuffix(" | None")
        parts = self.parts(text) + (["None"] if text != annotation else [])
        return " | ".join(sorted(dict.fromkeys(parts), key="None".__eq__))

    def parts(self, text: str) -> list[str]:
        if text == "JsonValue":
            return ["object"]
        if text == "JsonObject":
            return [_OBJECT]
        if text.startswith("list["):
            return [f"Sequence[{self.accepted(text[5:-1])}]"]
        if text.startswith("dict[str, "):
            return [f"Mapping[str, {self.accepted(text[10:-1])}]"]
        if text in _PLAIN:
            return [text]
        if text == "AbsolutePathBuf":
            return ["str", "PathLike[str]"]
        if text in self.protocol.strings:
            return ["str"]
        self.named.add(text)
        if text in self.protocol.enums:
            return [text, "str"]
        if text in self.protocol.models:
            return [text, _OBJECT]
        return [text, *self.members(self.protocol.unions[text])]

    def members(self, union: ir.Union) -> list[str]:
        """Return the plain JSON that stands for a member of a union."""
        parts = ["str"] if union.values else []
        for shape in union.shapes:
            parts += [_OBJECT] if shape in self.protocol.models else self.parts(shape)
        return [*parts, *([_OBJECT] if union.members else [])]

    def docstring(self, method: str, params: str | None, model: ir.Model | None, experimental: bool) -> Iterator[str]:
        said = self.branches[method].get("description", "")
        first = _paragraph("" if said in _NO_DESCRIPTION else said)
        if not first or first.startswith(SINCE):
            of_params = _paragraph(self.definitions.get(params or "", {}).get("description", ""))
            first = of_params if first in of_params else f"{of_params} {first}".strip()
        needs = " Experimental: needs `CodexConfig.experimental_api`." if experimental else ""
        if not first or first.startswith(SINCE):
            summary = [f"Send `{method}`.{needs} {first}".strip()]
        else:
            summary = [first, "", f"Sends `{method}`.{needs}"]
        lines = [line for text in summary for line in (_wrapped(text, 8) or [""])]
        if described := [line for given in (model.fields if model else []) for line in self.described(params, given)]:
            lines += ["", "        Args:", *described]
        lines[0] = f'        """{lines[0].strip()}'
        if len(lines) == 1:
            yield f'{lines[0]}"""'
            return
        yield from (line.rstrip() for line in lines)
        yield '        """'

    def described(self, params: str | None, given: ir.Field) -> list[str]:
        marks: list[str] = []
        text = _paragraph(given.doc)
        if given.wire in self.facts["experimental_fields"].get(params or "", ()):
            marks.append("Experimental.")
        if text.startswith("@deprecated "):
            marks.append("Deprecated.")
            text = text.removeprefix("@deprecated ")
        if given.wire in self.facts["double_options"].get(params or "", ()) and _CLEARS not in text:
            marks.append(_CLEARS)
        words = " ".join([text, *marks] if text and not text.startswith("Ignored") else [*marks, text]).strip()
        return _wrapped(f"{given.name}: {words}", 12, hanging=4) if words else []


def _tree(paths: list[str]) -> _Node:
    root = _Node("")
    for path in paths:
        node = root
        for segment in path.split("/"):
            below = f"{node.path}/{segment}".lstrip("/")
            node = node.children.setdefault(_python_name(segment), _Node(below))
            if node.path != below:
                raise ValueError(f"{node.path} and {below} would have the same name")
        node.method = path
    return root


def _python_name(segment: str) -> str:
    return snake_name(segment.replace("OAuth", "Oauth"))


def _deepest_first(node: _Node) -> Iterator[_Node]:
    for child in node.children.values():
        if child.children:
            yield from _deepest_first(child)
    yield node


def _paragraph(text: str) -> str:
    paragraph = " ".join(text.strip().split("\n\n")[0].split()).replace("\\", "\\\\").replace('"""', "'''")
    return paragraph if not paragraph or paragraph[-1] in ".:;!?" else f"{paragraph}."


def _wrapped(text: str, indent: int, hanging: int = 0) -> list[str]:
    blank = " " * indent
    return textwrap.wrap(
        text,
        _MOST_COLUMNS,
        initial_indent=blank,
        subsequent_indent=blank + " " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
