"""What the tests of `actors` share: messages, keys, a child to talk to and ways to ask it."""

from __future__ import annotations

import sys
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeAlias

import anyio
import orjson

from actors import (
    Coalescing,
    Command,
    Connection,
    Dialect,
    Key,
    Mail,
    Mailbox,
    Message,
    Opening,
    PeerRequest,
    Reply,
    TaskReply,
    decoded,
)

PATIENCE = 10.0
"""Seconds for anything a test waits for. Never reached: a test that needs it has failed."""

CHILD = str(Path(__file__).with_name("child.py"))


def child_command(*flags: str) -> Command:
    return Command((sys.executable, "-I", "-S", CHILD, *flags))


def note(method: str, key: str | None = None, **params: Any) -> Message:
    """A notification, of `key` if there is one."""
    return {"method": method, "params": params if key is None else {"key": key, **params}}


def text(piece: str, item: str = "a") -> Message:
    """A piece of text: what `Texts` can join."""
    return {"method": "text", "params": {"key": "k", "item": item, "text": piece}}


def key_of(message: Message) -> Key:
    params = message.get("params")
    return params.get("key") if isinstance(params, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]


class Texts:
    """Joins adjacent `text` notifications of the same item."""

    def key(self, message: Message, /) -> str | None:
        return message["params"]["item"] if message["method"] == "text" else None

    def text(self, message: Message, /) -> str:
        return message["params"]["text"]

    def joined(self, message: Message, text: str, /) -> Message:
        return {**message, "params": {**message["params"], "text": text}}

    def beginning(self, line: bytes, message: Message, /) -> bytes | None:
        before, found, _ = line.partition(b'"text":"')
        return before + found if found and message["method"] == "text" else None


class RecordingMailbox(Mailbox):
    """A mailbox that keeps what it is given, for the tests of whoever gives it."""

    __slots__ = ("batches", "cause", "ended")

    def __init__(self) -> None:
        super().__init__()
        self.batches: list[list[Mail]] = []
        self.ended = False
        self.cause: BaseException | None = None

    @property
    def messages(self) -> list[Message]:
        return decoded(each for batch in self.batches for each in batch)

    def put(self, mail: list[Mail]) -> None:
        if mail and not self.ended:
            self.batches.append(mail)

    def end(self, cause: BaseException | None = None) -> None:
        if not self.ended:
            self.ended, self.cause = True, cause

    def _hand_over(self, mail: list[Mail]) -> None:
        raise NotImplementedError

    def _hand_over_end(self) -> None:
        raise NotImplementedError


Handler: TypeAlias = Callable[[PeerRequest], Awaitable[bytes]]


class Keyed(Dialect):
    """What the child of these tests speaks: each message names its key, and `end` is the last of one."""

    final = ("end",)

    def __init__(
        self,
        coalescing: Coalescing | None = None,
        handler: Handler | None = None,
        finished: Callable[[Key, Message], None] | None = None,
        route: Callable[[Message], Key] = key_of,
    ) -> None:
        self.coalescing = coalescing
        self._handler = handler or super().serve
        self._finished = finished or super().finished
        self._route = route

    def route(self, message: Message, /) -> Key:
        return self._route(message)

    def finished(self, key: Key, message: Message, /) -> None:
        self._finished(key, message)

    async def serve(self, request: PeerRequest, /) -> bytes:
        return await self._handler(request)


def connection(*flags: str, command: Command | None = None, dialect: Dialect | None = None) -> Connection:
    """A connection to the child of these tests."""
    return Connection(command or child_command(*flags), dialect or Keyed())


@asynccontextmanager
async def connected(
    *flags: str,
    finished: Callable[[Key, Message], None] | None = None,
    coalescing: Coalescing | None = None,
    handler: Handler | None = None,
    route: Callable[[Message], Key] = key_of,
    dialect: Dialect | None = None,
) -> AsyncGenerator[Connection]:
    """An open connection; closed at the end, whatever happens."""
    opened = connection(*flags, dialect=dialect or Keyed(coalescing, handler, finished, route))
    with anyio.fail_after(PATIENCE):
        await opened.open()
    try:
        yield opened
    finally:
        with anyio.fail_after(PATIENCE, shield=True):
            await opened.close()


def encode(params: Any) -> bytes:
    return orjson.dumps(params)


def ask(connection: Connection, method: str, opening: Opening | None = None, /, **params: Any) -> TaskReply:
    """Ask, and do not wait yet."""
    reply = TaskReply()
    connection.ask(method, encode(params), reply, opening)
    return reply


async def answer_of(reply: TaskReply) -> Any:
    with anyio.fail_after(PATIENCE):
        return await reply


async def call(connection: Connection, method: str, /, **params: Any) -> Any:
    """Ask and wait for the answer."""
    return await answer_of(ask(connection, method, **params))


async def outcome(waiting: Awaitable[Any]) -> Any:
    """What came of it: the value, or the error as a value."""
    try:
        with anyio.fail_after(PATIENCE):
            return await waiting
    except Exception as error:  # noqa: BLE001 - whatever it is, the test looks at it
        return error


async def drained(receive: Callable[[], Awaitable[list[Mail] | None]], count: int | None = None) -> list[Mail]:
    """Everything up to the end, or up to `count` messages."""
    messages: list[Mail] = []
    with anyio.fail_after(PATIENCE):
        while count is None or len(messages) < count:
            batch = await receive()
            if batch is None:
                break
            messages.extend(batch)
    return messages


class RecordingReply(Reply):
    """A reply that nobody waits for; `result` tells what it got, `wakes` how often."""

    __slots__ = ("wakes",)

    def __init__(self) -> None:
        super().__init__()
        self.wakes = 0

    def _wake(self) -> None:
        self.wakes += 1
