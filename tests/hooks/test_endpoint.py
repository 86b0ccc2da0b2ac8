"""The program's side of the relay: whom it hears, in which context, and what is left of it."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager
from contextvars import Context, ContextVar, copy_context
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
import pytest

from openai_codex._hooks import relay
from openai_codex._hooks.endpoint import MAX_PATH, Endpoint

pytestmark = [pytest.mark.anyio, pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")]


async def echo(event: bytes) -> bytes:
    return b"re:" + event


@asynccontextmanager
async def listening(
    answer: Callable[[bytes], Coroutine[Any, Any, bytes]] = echo, context: Context | None = None
) -> AsyncGenerator[Endpoint]:
    endpoint = Endpoint(answer, lambda _: context)
    async with anyio.create_task_group() as tasks:

        def start(run: Callable[..., Coroutine[Any, Any, None]], *args: Any, context: Context | None = None) -> None:
            (context or copy_context()).run(tasks.start_soon, run, *args)

        tasks.start_soon(endpoint.run, start)
        with anyio.fail_after(20):
            yield endpoint
        tasks.cancel_scope.cancel()


def path_of(endpoint: Endpoint, name: str) -> str:
    return os.path.join(endpoint.place, name)


def key_of(endpoint: Endpoint) -> bytes:
    return Path(path_of(endpoint, relay.KEY)).read_bytes()


def said(endpoint: Endpoint, nonce: bytes, event: bytes, key: bytes | None = None) -> bytes:
    proof = relay.proof(key_of(endpoint) if key is None else key, b"relay", nonce, event)
    return nonce + proof + len(event).to_bytes(4, "big") + event


def talk(endpoint: Endpoint, message: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX) as sock:
        sock.settimeout(20)
        sock.connect(path_of(endpoint, relay.SOCKET))
        sock.sendall(message)
        with sock.makefile("rb") as stream:
            try:
                return stream.read()
            except ConnectionResetError:
                return b""


async def test_the_command_of_the_endpoint_prints_its_answer() -> None:
    async with listening() as endpoint:
        command = ["/bin/sh", "-c", endpoint.command(20, guards=True)]
        done = await anyio.to_thread.run_sync(
            partial(subprocess.run, command, input=b"event", capture_output=True, timeout=20)
        )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"re:event", b"")


async def test_only_the_user_may_enter_the_directory_and_it_is_gone_at_the_end() -> None:
    async with listening() as endpoint:
        modes = [
            stat.S_IMODE(os.stat(path).st_mode)
            for path in (endpoint.place, path_of(endpoint, relay.SOCKET), path_of(endpoint, relay.KEY))
        ]
        assert modes == [0o700, 0o600, 0o600]
    assert not os.path.exists(endpoint.place)


async def test_a_stranger_is_not_answered() -> None:
    heard: list[bytes] = []

    async def note(event: bytes) -> bytes:
        heard.append(event)
        return b""

    async with listening(note) as endpoint:
        message = said(endpoint, bytes(32), b"event", key=b"x" * 32)
        assert await anyio.to_thread.run_sync(talk, endpoint, message) == b""
    assert heard == []


async def test_the_same_event_is_not_taken_twice() -> None:
    async with listening() as endpoint:
        message = said(endpoint, os.urandom(32), b"event")
        assert (await anyio.to_thread.run_sync(talk, endpoint, message)).endswith(b"re:event")
        assert await anyio.to_thread.run_sync(talk, endpoint, message) == b""


async def test_an_event_that_is_longer_than_any_is_not_read() -> None:
    async with listening() as endpoint:
        message = bytes(64) + (relay.MAX_MESSAGE + 1).to_bytes(4, "big")
        assert await anyio.to_thread.run_sync(talk, endpoint, message) == b""


async def test_a_slow_answer_holds_up_no_other_and_is_withdrawn_when_its_relay_is_gone() -> None:
    begun, gone = anyio.Event(), anyio.Event()

    async def answer(event: bytes) -> bytes:
        if event == b"slow":
            begun.set()
            try:
                await anyio.sleep_forever()
            finally:
                gone.set()
        return b"quick"

    async with listening(answer) as endpoint:
        with socket.socket(socket.AF_UNIX) as slow:
            slow.connect(path_of(endpoint, relay.SOCKET))
            slow.sendall(said(endpoint, os.urandom(32), b"slow"))
            await begun.wait()
            message = said(endpoint, os.urandom(32), b"other")
            assert (await anyio.to_thread.run_sync(talk, endpoint, message)).endswith(b"quick")
        await gone.wait()


async def test_an_event_is_answered_in_the_context_that_it_belongs_to() -> None:
    variable: ContextVar[str] = ContextVar("variable", default="none")
    context = copy_context()
    context.run(variable.set, "the caller's")

    async def answer(event: bytes) -> bytes:
        return variable.get().encode()

    async with listening(answer, context) as endpoint:
        message = said(endpoint, os.urandom(32), b"event")
        assert (await anyio.to_thread.run_sync(talk, endpoint, message)).endswith(b"the caller's")


async def test_a_path_that_is_too_long_for_a_socket_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / ("x" * MAX_PATH)
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    async with listening() as endpoint:
        message = said(endpoint, os.urandom(32), b"event")
        assert (await anyio.to_thread.run_sync(talk, endpoint, message)).endswith(b"re:event")
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("guards", [True, False])
@pytest.mark.parametrize("program", ["/nonexistent/python", "/bin/false"])
async def test_only_a_guard_blocks_when_its_python_cannot_run(
    guards: bool, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listening() as endpoint:
        monkeypatch.setattr(sys, "executable", program)
        command = ["/bin/sh", "-c", endpoint.command(20, guards=guards)]
        done = await anyio.to_thread.run_sync(
            partial(subprocess.run, command, input=b"event", capture_output=True, timeout=20)
        )
    assert (done.returncode == 2) is guards
    assert done.returncode != 0
