"""A command line in a thread's shell, and the turn that the server makes of it."""

from __future__ import annotations

import shlex
from functools import partial
from typing import TYPE_CHECKING, Any

from .._lazy_models import wire
from .._options import text
from .._protocol import methods
from .._protocol.params import checked_params, given, milliseconds
from .._protocol.subjects import turn_of
from .._session import stop_unnamed
from ..errors import RequestTimeoutError
from .loadable import AsyncLoadable
from .revealed import AsyncRevealed
from .turn import AsyncTurnHandle

if TYPE_CHECKING:
    from actors import Message


async def start_shell_command(thread: AsyncLoadable, command: str, timeout: float | None) -> AsyncTurnHandle:
    """Start it, and find the turn it runs in. Cancelled, a turn of its own is stopped."""
    text("command", command)
    params = given(threadId=thread.id, command=command, timeoutMs=milliseconds(timeout))
    checked: Any = checked_params(methods.THREAD_SHELL_COMMAND, params)
    await thread._load()
    session = thread._session
    # The answer names no turn; the item does.
    revealed = AsyncRevealed(thread, partial(_turn_of, command))
    before = await session.look(partial(session.ledger.turnstile.running, thread.id))
    undo = stop_unnamed(thread.id, before)
    try:
        await session.request(
            methods.THREAD_SHELL_COMMAND, {**checked, "threadId": thread.id}, wire.ThreadShellCommandResponse, undo=undo
        )
        try:
            turn = await revealed.next(session.config.request_timeout)
            assert turn is not None, "nothing hints at it"
            return turn
        except TimeoutError as error:
            await session.undo(undo)
            raise RequestTimeoutError("the shell command did not begin in time") from error
        except BaseException:
            await session.undo(undo)
            raise
    finally:
        revealed.close()


def _turn_of(command: str, message: Message) -> str | None:
    """The turn of an item that begins, if that is this command of the user's."""
    params: Any = message.get("params") if message["method"] == methods.ITEM_STARTED else None
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
