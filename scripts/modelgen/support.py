"""What a runtime does not know of the things that a client sends: the table that the SDK asks before it sends.

The history tells of definitions, and definitions are renamed and split between runtimes while the wire stays the same.
So here each method's definitions are unfolded into paths of the wire, for each runtime, and these are compared. A path
is in the table if some runtime does not know it and does know what it hangs on.

Lives here: unfolding, comparing, and the source of `openai_codex/generated/history.py`. Must not know JSON schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from .history import History, root_of, spans
from .shapes import DEFAULT, Facts

_HEADER = '''# Generated from scripts/schema/history.txt by scripts/generate_models.py; do not edit.
# sha256 of the history: {digest}
"""Which runtimes know what a client can send: methods, fields, variants, values.

When something is known: "" says always; else the first runtime that knows it, after `<` the first that does not any
more, and several such spans with commas. A path goes down from the params, or from the answer: a field `.name`, the
items of a list `[]`, the values of a map `{{}}`, the variant with a tag `<type=name>`, a value of an enum `=name`.
After a blank comes the value of a field that says the same as leaving it out.
"""

from __future__ import annotations

'''

# A word of a shape below which anything may stand.
_ANYTHING = "any"
# Taken by runtimes whose schema does not say so; the runtimes themselves were asked (`tests/runtimes`).
_TAKEN_UNSAID = (
    ".dynamicTools[].namespace",
    ".history[]<type=additional_tools>",
    ".history[]<type=reasoning>.id",
    ".multiAgentMode=none",
)
STEP = re.compile(r"\.[^.<\[{=]+|\[\]|\{\}|<[^>]*>|=.*")


def support_source(history: History, *, digest: str) -> str:
    """Return the text of `history.py`, not yet formatted."""
    parts = [
        _HEADER.format(digest=digest),
        f"RUNTIMES = ({', '.join(map(_quoted, history.versions))},)\n",
        '"""The runtimes that were asked, oldest first."""\n\n',
        *_table("REQUESTS", methods_of(history, "request"), "When each method of the client is known."),
        *_table("SERVER_REQUESTS", methods_of(history, "serverRequest"), "When the server asks for something."),
        *_table("NOTIFICATIONS", methods_of(history, "notification"), "When each notification of the server comes."),
        *_nested("PARAMS", params_of(history), "What of a method's params is not known by every runtime."),
        *_nested("ANSWERS", answers_of(history), "The same of the answers to what the server asks for."),
    ]
    return "".join(parts)


def methods_of(history: History, direction: str) -> dict[str, str]:
    """Return when each method of a direction is known."""
    bits: dict[str, int] = {}
    for bit, version in enumerate(history.versions):
        for place in history.column(version):
            if place.startswith(f"{direction}:"):
                method = place.partition(":")[2]
                bits[method] = bits.get(method, 0) | 1 << bit
    return {method: spans(bits[method], history.versions) for method in sorted(bits)}


def params_of(history: History) -> dict[str, dict[str, str]]:
    """Return what differs in the params of each method of the client, and when it is known."""
    return _differing(history, "request", lambda params: params)


def answers_of(history: History) -> dict[str, dict[str, str]]:
    """Return what differs in the answers to each request of the server, and when it is known."""
    return _differing(history, "serverRequest", lambda params: params.removesuffix("Params") + "Response")


def _differing(history: History, direction: str, definition: Callable[[str], str]) -> dict[str, dict[str, str]]:
    unfolded: dict[str, dict[str, Node]] = {}
    for version in history.versions:
        facts = history.column(version)
        unfolder = Unfolder(facts)
        for place, shape in facts.items():
            if place.startswith(f"{direction}:"):
                roots = [name for name in map(definition, _words(shape)) if name in unfolder.below]
                node = unfolder.node(roots[0]) if roots else Node()
                unfolded.setdefault(place.partition(":")[2], {})[version] = node
    found = {method: _differences(unfolded[method]) for method in sorted(unfolded)}
    return {method: table for method, table in found.items() if table}


@dataclass
class Node:
    """What one runtime takes at a path, and below it by step."""

    words: set[str] = field(default_factory=set[str])
    below: dict[str, Node] = field(default_factory=dict[str, "Node"])

    def paths(self, prefix: str = "") -> Iterator[tuple[str, Node]]:
        """Yield every path with its node, from here on."""
        yield prefix, self
        for step, node in self.below.items():
            yield from node.paths(prefix + step)

    def takes(self, steps: Sequence[str]) -> bool:
        """Whether what stands at the end of these steps is taken, and not overlooked."""
        if not steps or _ANYTHING in self.words:
            return True
        step, *rest = steps
        if step in self.below:
            return self.below[step].takes(rest)
        variants = [node for name, node in self.below.items() if name[0] == "<"]
        match step[0]:
            case ".":
                # A map takes any name. And what stood in the object itself may stand in its variants now.
                return "map" in self.words or any(node.takes(steps) for node in variants)
            case "<":
                # An object that has variants since: but for the tag, which is overlooked, it is what it was.
                return not variants and "object" in self.words and self.takes(rest)
            case "=":
                return "string" in self.words
            case _:
                return False


class Unfolder:
    """The definitions of one runtime as paths of the wire."""

    def __init__(self, facts: Facts) -> None:
        self.below: dict[str, list[tuple[list[str], list[str]]]] = {}
        for place, shape in facts.items():
            root = root_of(place)
            self.below.setdefault(root, []).append((STEP.findall(place[len(root) :]), _words(shape)))

    def node(self, root: str) -> Node:
        """Return what is taken where a definition stands."""
        node = Node()
        self._add(node, root, ())
        return node

    def _add(self, top: Node, root: str, inside: tuple[str, ...]) -> None:
        if root in inside:
            # A definition that holds itself: what stands deeper is not compared.
            top.words.add(_ANYTHING)
            return
        for steps, words in self.below[root]:
            node = top
            for step in steps:
                node = node.below.setdefault(step, Node())
            for word in words:
                if word in self.below:
                    self._add(node, word, (*inside, root))
                else:
                    node.words.add(word)


def _words(shape: str) -> list[str]:
    return shape.split("|") if shape else []


def _differences(by_version: dict[str, Node]) -> dict[str, str]:
    """Return the paths that not every runtime with the method knows; without the method nothing is sent anyway."""
    versions = list(by_version)
    defaults: dict[str, str] = {}
    for tree in by_version.values():
        for path, node in tree.paths():
            # The newest wins: what reads as the default now read so before it could be said.
            defaults[path] = next((word[len(DEFAULT) :] for word in node.words if word.startswith(DEFAULT)), "")
    bits = dict.fromkeys(defaults, 0)
    steps_of = {path: STEP.findall(path) for path in defaults}
    tree, taken = Node(), set[str]()
    for bit, version in enumerate(versions):
        if not bit or by_version[version] != tree:  # most runtimes change nothing in a method
            tree = by_version[version]
            taken = {path for path, steps in steps_of.items() if tree.takes(steps)}
        for path in taken:
            bits[path] |= 1 << bit
    found: dict[str, str] = {}
    for path in sorted(bits.keys() - set(_TAKEN_UNSAID)):
        if (steps := steps_of[path]) and bits[path] != bits["".join(steps[:-1])]:
            found[path] = " ".join(filter(None, [spans(bits[path], versions), defaults[path]]))
    return found


def _table(name: str, table: dict[str, str], doc: str) -> list[str]:
    rows = [f"    {_quoted(key)}: {_quoted(when)},\n" for key, when in table.items()]
    return [f"{name}: dict[str, str] = {{\n", *rows, "}\n", f'"""{doc}"""\n\n']


def _nested(name: str, table: dict[str, dict[str, str]], doc: str) -> list[str]:
    rows: list[str] = []
    for method, paths in table.items():
        rows.append(f"    {_quoted(method)}: {{\n")
        rows += [f"        {_quoted(path)}: {_quoted(when)},\n" for path, when in paths.items()]
        rows.append("    },\n")
    return [f"{name}: dict[str, dict[str, str]] = {{\n", *rows, "}\n", f'"""{doc}"""\n\n']


def _quoted(text: str) -> str:
    return json.dumps(text) if '"' not in text else repr(text)
