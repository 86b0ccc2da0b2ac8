"""A command line in a thread's shell, and the turn that the server makes of it."""

from __future__ import annotations

import shlex
from typing import Any

from .._lazy_models import wire
from .._protocol import methods
from .._protocol.params import checked_params, given
from .._protocol.subjects import turn_of
from .._protocol.taps import select
from .._session import decoded
from ..errors import InvalidOptionError, RequestTimeoutError, TransportClosedError
from .loadable import AsyncLoadable
from .threadview import join
from .turn import AsyncTurnHandle


async def start_shell_command(thread: AsyncLoadable, command: str, timeout: float | None) -> AsyncTurnHandle:
    """Start it, and find the turn it runs in."""
    if timeout is not None and timeout < 0:
        raise InvalidOptionError(f"timeout must not be negative, not {timeout!r}")
    timeout_ms = None if timeout is None else round(timeout * 1000)
    params = {"threadId": thread.id, "command": command, **given(timeoutMs=timeout_ms)}
    checked = checked_params(methods.THREAD_SHELL_COMMAND, params)
    await thread._load()
    session = thread._session
    # The answer names no turn; the item does.
    tap = session.tap(select(frozenset({methods.ITEM_STARTED}), thread.id))
    try:
        await session.request(methods.THREAD_SHELL_COMMAND, checked, wire.ThreadShellCommandResponse)
        while (mail := await tap.receive(session.config.request_timeout)) is not None:
            for message in decoded(mail):
                if (turn_id := _turn_of(message["params"], command)) is not None:
                    return await join(session, thread.id, turn_id)
    except TimeoutError as error:
        if isinstance(error, RequestTimeoutError):
            raise
        raise RequestTimeoutError("the shell command did not begin in time") from error
    finally:
        tap.close()
    raise TransportClosedError("this client was closed")


def _turn_of(params: Any, command: str) -> str | None:
    """The turn of an item, if that is this command of the user's."""
    match params:
        case {"item": {"type": "commandExecution", "source": "userShell", "command": str(line)}} if _runs(
            line, command
        ):
            return turn_of(params)
        case _:
            return None


def _runs(line: str, command: str) -> bool:
    """Whether a line such as `bash -lc 'command'` runs this command."""
    try:
        return shlex.split(line)[-1:] == [command]
    except ValueError:  # another shell, which quotes differently
        return command in line
