"""From what the protocol is to the Python module that says so.

Lives here: source text. Must not know JSON schema.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator

from . import ir
from .names import camel_name, snake_name

HEADER = """# Generated from scripts/schema/{source} by scripts/generate_models.py; do not edit.
# sha256 of the schema: {digest}
"""

_PRELUDE = '''"""Every model of the app-server protocol, by the name that its schema gives it.

Generated from the schema of runtime {runtime}.
"""

# ruff: noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from .._wire.enums import WireEnum
from .._wire.json_types import JsonObject, JsonValue
from .._wire.model import TracksNull, WireModel
from .._wire.unions import UnknownMember, WireString, WireUnion

if TYPE_CHECKING:
    from attrs import Factory, define
else:
    from .._wire.define import define
    from .._wire.json_types import Factory
'''
_RESERVED = {"TracksNull", "WireModel", "UnknownMember", "WireString", "WireUnion", "WireEnum", "Factory", "Literal"}
_BUILTINS = {"list", "dict", "str", "int", "float", "bool", "model_extra", "model_fields_set"}


def models_source(protocol: ir.Protocol, *, runtime: str, source: str, digest: str) -> str:
    """Return the text of `v2_all.py`."""
    if taken := protocol.names() & _RESERVED:
        raise ValueError(f"the schema has names that the run time needs: {sorted(taken)}")
    parts = [HEADER.format(source=source, digest=digest) + _PRELUDE.format(runtime=runtime)]
    parts += [_enum(enum) for enum in protocol.enums.values() if enum.union is None]
    parts += [_string(string) for string in protocol.strings.values()]
    parts += [_union(union) for union in _parents_first(protocol.unions)]
    parts += [_enum(enum) for enum in protocol.enums.values() if enum.union is not None]
    parts += [_model(model) for model in protocol.models.values()]
    parts += [f"{alias} = {name}\n" for alias, name in sorted(protocol.aliases.items())]
    parts.append(_roots(protocol))
    return "\n\n".join(parts)


def _doc(text: str, indent: str = "    ") -> Iterator[str]:
    """Yield the first paragraph of a description as a docstring."""
    paragraph = " ".join(text.strip().split("\n\n")[0].split()).replace("\\", "\\\\").replace('"""', "'''")
    if not paragraph:
        return
    if paragraph.endswith('"'):
        paragraph += "."
    lines = textwrap.wrap(paragraph, 116 - len(indent), break_long_words=False)
    yield f'{indent}"""{lines[0]}' + ('"""' if len(lines) == 1 else "")
    if len(lines) > 1:
        yield from (indent + line for line in lines[1:])
        yield f'{indent}"""'


def _body(header: str, lines: Iterable[str]) -> str:
    body = list(lines)
    return "\n".join([header, *(body or ["    pass"])]) + "\n"


def _enum(enum: ir.Enum) -> str:
    base = f"{enum.union}, WireEnum" if enum.union else "WireEnum"

    def lines() -> Iterator[str]:
        yield from _doc(enum.doc)
        if enum.doc:
            yield ""
        for value, doc in enum.values:
            # The member hides a method of str, as it does in the official package.
            hides = "  # type: ignore[assignment]" if hasattr(str, snake_name(value)) else ""
            yield f"    {snake_name(value)} = {json.dumps(value)}{hides}"
            yield from _doc(doc)

    return _body(f"class {enum.name}({base}):", lines())


def _string(string: ir.NamedString) -> str:
    return _body(
        f"class {string.name}(WireString):",
        [
            *(_doc(string.doc) if string.doc else ['    """A string with a name of its own."""']),
            "",
            "    __slots__ = ()",
        ],
    )


def _union(union: ir.Union) -> str:
    options: list[str] = []
    if union.tag:
        options.append(f"tag={json.dumps(union.tag)}")
    if union.members:
        pairs = (f"{json.dumps(tag)}: {_names(names)}" for tag, names in union.members.items())
        options.append(f"members={{{', '.join(pairs)}}}")
    if union.values:
        options.append(f"values={json.dumps(union.values)}")
    if union.shapes:
        options.append(f"shapes=({', '.join(json.dumps(shape) for shape in union.shapes)},)")
    bases = ", ".join([*(union.unions or ["WireUnion"]), *options])
    root = f"_{union.name}Root"
    return _body(
        f"class {union.name}({bases}):",
        [
            *_doc(union.doc),
            "",
            "    if TYPE_CHECKING:",
            "",
            f"        def __init__(self, root: {root}{' | str' if union.values else ''}) -> None: ...",
            "        @property",
            f"        def root(self) -> {root}: ...",
        ],
    )


def _names(names: tuple[str, ...]) -> str:
    return json.dumps(names[0]) if len(names) == 1 else f"({', '.join(json.dumps(name) for name in names)})"


def _model(model: ir.Model) -> str:
    bases = [*model.unions, "TracksNull" if model.tracks_null else "WireModel", *_renames(model)]

    def lines() -> Iterator[str]:
        yield from _doc(model.doc)
        if model.doc and model.fields:
            yield ""
        for field in model.fields:
            if field.name in _BUILTINS or (field.name == "root" and model.unions):
                raise ValueError(f"{model.name}.{field.name} would hide something")
            yield f"    {field.name}: {field.annotation}" + (f" = {field.default}" if field.default else "")
            yield from _doc(field.doc)

    return _body(f"@define\nclass {model.name}({', '.join(bases)}):", lines())


def _renames(model: ir.Model) -> list[str]:
    """Return the class options that say which wire names the rule cannot derive, in the shorter of two ways."""
    camel = {field.name: field.wire for field in model.fields if camel_name(field.name) != field.wire}
    kept = {field.name: field.wire for field in model.fields if field.name != field.wire}
    exceptions, options = (camel, []) if len(camel) <= len(kept) else (kept, ["keep_names=True"])
    return [*options, *([f"names={json.dumps(exceptions)}"] if exceptions else [])]


def _parents_first(unions: dict[str, ir.Union]) -> Iterator[ir.Union]:
    done: set[str] = set()

    def visit(union: ir.Union) -> Iterator[ir.Union]:
        if union.name not in done:
            done.add(union.name)
            for parent in union.unions:
                yield from visit(unions[parent])
            yield union

    for union in unions.values():
        yield from visit(union)


def _roots(protocol: ir.Protocol) -> str:
    lines = ["if TYPE_CHECKING:"]
    for union in protocol.unions.values():
        members = [name for names in union.members.values() for name in names]
        parts = [*([union.values] if union.values else []), *members, *union.shapes]
        if any(name in protocol.models or name in protocol.unions for name in parts):
            parts.append("UnknownMember")
        parts.sort(key="None".__eq__)
        lines.append(f"    _{union.name}Root: TypeAlias = {' | '.join(dict.fromkeys(parts))}")
    return "\n".join(lines) + "\n"
