"""`AsyncProcesses`: commands that the server runs for this program, in its sandbox or out of it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from uuid import uuid4

from .._protocol.params import checked_params, given, milliseconds
from .._protocol.processes import SANDBOXED, UNSANDBOXED, Kind, ProcessExit
from .._session import AsyncSession, take_back
from .._turn.options import Sandbox, sandbox_policy
from ..errors import InvalidOptionError
from .process import AsyncProcess

# Rows and columns, in characters.
TerminalSize: TypeAlias = "tuple[int, int]"


class AsyncProcesses:
    """Commands that the server runs, beside those of its agents and unseen by them.

    `run` and `start` put a command into the server's sandbox; `spawn` does not. The processes end with the server.
    """

    __module__ = "openai_codex.views"

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def run(
        self,
        argv: Sequence[str],
        *,
        cwd: str | os.PathLike[str] | None = None,
        env: Mapping[str, str | None] | None = None,
        output_limit: int | None = None,
        sandbox: Sandbox | None = None,
        timeout: float | None = None,
    ) -> ProcessExit:
        """Run a command in the server's sandbox to its end: `exit_code`, `stdout`, `stderr`.

        Cancelled, it kills the command.

        Args:
            argv: The program and its arguments. No shell reads them.
            cwd: Working directory; by default the server's.
            env: Changes to the server's environment; None removes a variable.
            output_limit: Bytes that are kept of each stream; by default the server's limit of 1 MiB.
            sandbox: What the command may touch; by default what the server's configuration says.
            timeout: Seconds that the command may take, by default without limit. It is killed after that and
                its exit code is 124.

        Raises:
            InvalidInputError, InvalidOptionError: An argument cannot be sent; nothing was.
            InvalidRequestError: The server refused the command. A program that is not there is an exit code.
        """
        params = _common(argv, cwd, env, output_limit, None) | _sandboxed(sandbox, timeout)
        process = await self._start(SANDBOXED, params)
        try:
            await process.wait()
            return await process._ended()
        finally:
            await process.aclose()

    async def start(
        self,
        argv: Sequence[str],
        *,
        cwd: str | os.PathLike[str] | None = None,
        env: Mapping[str, str | None] | None = None,
        output_limit: int | None = None,
        sandbox: Sandbox | None = None,
        stdin: bool = False,
        timeout: float | None = None,
        tty: TerminalSize | None = None,
    ) -> AsyncProcess:
        """Start a command in the server's sandbox and return a handle to read it, write to it and wait for it.

        Takes the arguments of `run`. What the server refuses is raised by the handle, as it answers at the end.

        Args:
            stdin: Whether it can be written to; otherwise it reads an end of file at once.
            tty: Give it a terminal of so many rows and columns; it then writes to `stdout` only.

        Raises:
            InvalidInputError, InvalidOptionError: An argument cannot be sent; nothing was.
        """
        params = _common(argv, cwd, env, output_limit, tty) | _sandboxed(sandbox, timeout)
        return await self._start(SANDBOXED, {**params, "streamStdin": stdin, "streamStdoutStderr": True})

    async def spawn(
        self,
        argv: Sequence[str],
        *,
        cwd: str | os.PathLike[str] | None = None,
        env: Mapping[str, str | None] | None = None,
        output_limit: int | None = None,
        stdin: bool = False,
        timeout: float | None = None,
        tty: TerminalSize | None = None,
    ) -> AsyncProcess:
        """Start a command UNSANDBOXED, with all that the server's user may do, and return a handle on it.

        Takes the arguments of `start`, but there is no sandbox to choose. Cancelled while it starts, it kills it.
        Experimental: needs `CodexConfig.experimental_api`.

        Raises:
            InvalidInputError, InvalidOptionError: An argument cannot be sent; nothing was.
            InternalRpcError: It could not be started; there may be no such program.
        """
        params = _common(argv, _absolute(cwd or self._session.config.cwd or ""), env, output_limit, tty)
        if (limit := milliseconds(timeout)) is not None:
            params["timeoutMs"] = limit
        return await self._start(UNSANDBOXED, {**params, "streamStdin": stdin, "streamStdoutStderr": True})

    async def _start(self, kind: Kind, params: dict[str, Any]) -> AsyncProcess:
        id = str(uuid4())
        checked = checked_params(kind.start, {kind.id_field: id, **params})
        session = self._session
        key = kind.key(id)
        # Open before anything is sent: what it writes may come before the answer. The end goes to a subscription
        # of its own, so that to wait for it and to read what is written do not get in each other's way.
        output = await session.listen(key, frozenset({kind.output, kind.exited}))
        try:
            ends = await session.listen(key, frozenset({kind.exited}))
        except BaseException:
            output.close()
            raise
        process = AsyncProcess(session, kind, id, output, ends)
        try:
            if kind is SANDBOXED:
                await session.begin(kind.start, checked, key)
            else:
                undo = take_back(kind.kill, {kind.id_field: id}, key, kind.exited)
                await session.request(kind.start, checked, object, undo=undo)
        except BaseException:
            output.close()
            ends.close()
            raise
        return process


def _common(
    argv: Sequence[str],
    cwd: str | os.PathLike[str] | None,
    env: Mapping[str, str | None] | None,
    output_limit: int | None,
    tty: TerminalSize | None,
) -> dict[str, Any]:
    if isinstance(argv, str):
        raise InvalidOptionError("argv must be a list of words, not one string: no shell reads it")
    params = {"command": list(argv), **given(cwd=cwd, outputBytesCap=output_limit)}
    if env is not None:
        params["env"] = dict(env)
    if tty is not None:
        params.update(tty=True, size={"rows": tty[0], "cols": tty[1]})
    return params


def _absolute(path: str | os.PathLike[str]) -> str:
    return os.path.abspath(path)


def _sandboxed(sandbox: Sandbox | None, timeout: float | None) -> dict[str, Any]:
    limit = milliseconds(timeout)
    return given(sandboxPolicy=sandbox_policy(sandbox), timeoutMs=limit, disableTimeout=True if limit is None else None)
