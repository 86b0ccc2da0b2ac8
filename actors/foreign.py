"""Foreign code in a task: it may raise anything, and only a cancellation of ours is more than its own affair."""

from __future__ import annotations

import math

import anyio
from anyio.lowlevel import checkpoint_if_cancelled


def is_ctrl_c(error: BaseException) -> bool:
    """Whether an error is a Ctrl-C that was raised in a task of ours, which happened to run just then.

    Under `asyncio.run` the second one and all that follow are: the first has cancelled the program's main task. A
    task group makes a group of what is raised in it.
    """
    parts: tuple[BaseException, ...] = getattr(error, "exceptions", ())
    return isinstance(error, KeyboardInterrupt) or (bool(parts) and all(map(is_ctrl_c, parts)))


def is_ours(error: BaseException) -> bool:
    """Whether foreign code was ended by us when it raised: a scope around this task is cancelled, or the task is
    being closed.

    Everything else is the code's own affair, whatever its type: also a CancelledError of a task of its own, a
    GeneratorExit or a KeyboardInterrupt, which on its way up would end an event loop.
    """
    try:
        return anyio.current_effective_deadline() == -math.inf
    except RuntimeError:  # no loop runs: a coroutine is closed where it stands
        return isinstance(error, GeneratorExit)


async def pass_on(error: BaseException) -> None:
    """Raise if foreign code was ended by us, and return if what it raised is its own affair.

    A cancellation is raised as such: what the code raised on its way out goes no further.
    """
    if is_ours(error):
        if not isinstance(error, GeneratorExit):
            await checkpoint_if_cancelled()
        raise error
