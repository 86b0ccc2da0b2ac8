"""What a server of some version knows: asked before anything is sent, so that nothing is dropped in silence.

An app-server overlooks fields that it does not know, and answers as if they had not been said. The table of the
runtimes (`generated/history.py`) tells which do. It is imported at the first question, not with the package.

A version between two that are in the table counts as the older one. A version newer than the table, a development
build (0.0.0) and a text that is no version refuse nothing: the table says nothing about them.

Lives here: that question and its answer. Must not know who asks, nor how a request is sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from .._version import __version__
from .._wire import UnknownMember, Wire, to_wire
from ..errors import StartError, UnsupportedByRuntimeError
from .versions import Key, Spans, spans_of, table_key, version_key

if TYPE_CHECKING:
    from types import ModuleType

STEP = re.compile(r"\.([^.<\[{=]+)|(\[\])|(\{\})|<([^=>]+)=([^>]*)>|=(.*)")


class Missing(NamedTuple):
    """What a server does not know yet: newer ones of the range do."""

    methods: list[str]
    """Methods of the client."""
    paths: list[tuple[str, str]]
    """Fields, variants and values in the params of methods that it does know: method, path."""
    notifications: list[str]
    """What it never tells."""
    server_requests: list[str]
    """What it never asks for."""


def supported_range() -> tuple[str, str]:
    """The oldest runtime that this package works with, and the newest that it knows."""
    runtimes = _table().RUNTIMES
    return runtimes[0], runtimes[-1]


def check_range(version: str) -> None:
    """Raise StartError if a server is older than the oldest runtime that this package works with."""
    lowest, newest = supported_range()
    if is_older(version, lowest):
        raise StartError(
            f"the app-server is version {version}, and this package works with runtimes from {lowest} on (it knows "
            f"those up to {newest}). Install openai-codex-cli-bin=={__version__}, and leave CodexConfig.codex_bin out."
        )


def is_older(version: str, other: str) -> bool:
    """Whether a version is older than one of the table; one that says nothing is not."""
    key = version_key(version)
    return key is not None and key < table_key(other)


def is_told_of(version: str) -> bool:
    """Whether the table says something about a version."""
    return _server(version) is not None


def check(version: str, method: str, params: Any) -> None:
    """Raise UnsupportedByRuntimeError if a server does not know a method, or something that `params` say.

    `params` are plain JSON by wire names, with or without models in it. Null and a default say what leaving out says.
    """
    if (server := _server(version)) is not None:
        server.check(method, params)


def check_answer(version: str, method: str, answer: Any) -> None:
    """Raise UnsupportedByRuntimeError if a server does not know something in the answer to its request."""
    if (server := _server(version)) is not None:
        server.check_answer(method, answer)


def is_known(version: str, method: str, path: str = "") -> bool:
    """Whether a server knows a method, or what is at a path of its params, such as `.input[]<type=audio>.fileId`."""
    server = _server(version)
    return server is None or server.unknown(method, path) is None


def since(method: str, path: str = "") -> str | None:
    """The runtime that brought a method, or what is at a path of its params; None if the table has no such method."""
    when = _table().REQUESTS.get(method)
    if when is None:
        return None
    brought = _spans(when).since
    for part, told in _table().PARAMS.get(method, {}).items():
        if _is_at_or_below(path, part):
            brought = max(brought, _spans(told).since, key=table_key)
    return brought


def missing(version: str) -> Missing:
    """What a server does not know yet, and newer runtimes do. What the newer ones gave up does not count."""
    server, table = _server(version), _table()
    if server is None:
        return Missing([], [], [], [])

    def coming(when: str) -> bool:
        return _spans(when).comes_after(server.key)

    return Missing(
        [method for method, when in table.REQUESTS.items() if coming(when)],
        [
            (method, path)
            for method, when in table.REQUESTS.items()
            if _spans(when).holds(server.key)
            for path in server.coming(method)
        ],
        [name for name, when in table.NOTIFICATIONS.items() if coming(when)],
        [name for name, when in table.SERVER_REQUESTS.items() if coming(when)],
    )


class _Node:
    """What a server does not know below a place of some params."""

    __slots__ = ("fields", "items", "lacks", "tag", "values", "variants", "words")

    def __init__(self) -> None:
        self.lacks: Spans | None = None
        self.fields: dict[str, _Node] = {}
        self.items: _Node | None = None
        self.values: _Node | None = None
        self.tag = ""
        self.variants: dict[str, _Node] = {}
        self.words: dict[str, Spans] = {}


class _Server:
    """One version of the server. Its trees are made when a method is first asked for, and hold what it lacks only."""

    def __init__(self, version: str, key: Key) -> None:
        self.version = version
        self.key = max(key, table_key(_table().RUNTIMES[0]))
        self._params: dict[str, _Node | None] = {}
        self._answers: dict[str, _Node | None] = {}

    def check(self, method: str, params: Any) -> None:
        try:
            tree = self._params[method]
        except KeyError:
            if (spans := self.unknown(method)) is not None:
                raise self._error(method, spans) from None
            tree = self._params[method] = self._tree(_table().PARAMS.get(method, {}))
        if tree is not None:
            self._walk(tree, params, method, "")

    def check_answer(self, method: str, answer: Any) -> None:
        if method not in self._answers:
            self._answers[method] = self._tree(_table().ANSWERS.get(method, {}))
        if (tree := self._answers[method]) is not None:
            self._walk(tree, answer, method, "")

    def unknown(self, method: str, path: str = "") -> Spans | None:
        """When others know a method or something in its params; None if this one does, or if the table does not."""
        spans = _spans(_table().REQUESTS.get(method, ""))
        if not spans.holds(self.key):
            return spans
        for part, lacked in self._lacked(_table().PARAMS.get(method, {})):
            if _is_at_or_below(path, part):
                return lacked
        return None

    def coming(self, method: str) -> list[str]:
        """The paths of a method's params that only newer servers know, without what is below them."""
        found: list[str] = []
        for path, spans in self._lacked(_table().PARAMS.get(method, {})):
            if spans.comes_after(self.key) and not (found and _is_at_or_below(path, found[-1])):
                found.append(path)
        return found

    def _lacked(self, told: Mapping[str, str]) -> Iterator[tuple[str, Spans]]:
        for path, when in told.items():
            if not (spans := _spans(when)).holds(self.key):
                yield path, spans

    def _tree(self, told: Mapping[str, str]) -> _Node | None:
        root: _Node | None = None
        for path, spans in self._lacked(told):
            node = root = root or _Node()
            for step in STEP.finditer(path):
                name, items, values, tag, variant, word = step.groups()
                if word is not None:
                    node.words[word] = spans
                    break
                if name is not None:
                    node = node.fields.setdefault(name, _Node())
                elif items:
                    node.items = node = node.items or _Node()
                elif values:
                    node.values = node = node.values or _Node()
                else:
                    node.tag = tag
                    node = node.variants.setdefault(variant, _Node())
            else:
                node.lacks = spans
        return root

    def _walk(self, node: _Node, value: Any, method: str, place: str) -> None:
        if value is None:
            return
        kind = value.__class__
        if kind is not dict and kind is not str and kind is not list and isinstance(value, (Wire, UnknownMember)):
            value = to_wire(value)
        if (spans := node.lacks) is not None and not (spans.default and _reads_as(value, spans.default)):
            raise self._error(f"{method}: {place}" if place else method, spans)
        if isinstance(value, str):
            if (spans := node.words.get(value)) is not None:
                raise self._error(f'{method}: {place} "{value}"', spans)
        elif isinstance(value, (list, tuple)):
            if node.items is not None:
                for number, item in enumerate(value):  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
                    self._walk(node.items, item, method, f"{place}[{number}]")
        elif isinstance(value, (dict, Mapping)):
            self._walk_object(node, cast("Mapping[str, Any]", value), method, place)

    def _walk_object(self, node: _Node, value: Mapping[str, Any], method: str, place: str) -> None:
        for name, below in node.fields.items():
            if name in value:
                self._walk(below, value[name], method, f"{place}.{name}" if place else name)
        if node.tag and (variant := node.variants.get(value.get(node.tag, ""))) is not None:
            if variant.lacks is not None:
                where = f"{place}.{node.tag}" if place else node.tag
                raise self._error(f'{method}: {where} "{value[node.tag]}"', variant.lacks)
            self._walk_object(variant, value, method, place)
        if node.values is not None:
            for name, item in value.items():
                self._walk(node.values, item, method, f"{place}[{name!r}]")

    def _error(self, what: str, spans: Spans) -> UnsupportedByRuntimeError:
        coming = [first for first, _ in spans.spans if table_key(first) > self.key]
        if coming:
            since = coming[0]
            known = f"runtimes know it from {since} on"
        else:
            since, until = spans.spans[-1]
            known = f"runtimes knew it from {since} until {until} came"
        way_out = (
            f"Leave it out, or install openai-codex-cli-bin=={__version__}."
            if self.version != __version__ and spans.holds(table_key(__version__))
            else "Leave it out, or name another runtime with CodexConfig.codex_bin."
        )
        return UnsupportedByRuntimeError(
            f"{what} is not known to the running app-server, {self.version}: {known}. {way_out}",
            what=what,
            since=since,
            running=self.version,
        )


@cache
def _spans(told: str) -> Spans:
    return spans_of(told, _table().RUNTIMES[0])


def _is_at_or_below(path: str, above: str) -> bool:
    return path.startswith(above) and (len(path) == len(above) or path[len(above)] in ".<=[{")


def _reads_as(value: Any, default: str) -> bool:
    return bool(to_wire(value) == json.loads(default))


@lru_cache(maxsize=16)
def _server(version: str) -> _Server | None:
    """What is asked about a version; None if the table says nothing about it."""
    key = version_key(version)
    return None if key is None or key > table_key(_table().RUNTIMES[-1]) else _Server(version, key)


@lru_cache(maxsize=1)
def _table() -> ModuleType:
    # Late: importing the package must not cost what the first request can.
    from ..generated import history

    return history
