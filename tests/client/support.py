"""What the tests of faults share: a scripted server, and several calls at once in either colour."""

from __future__ import annotations

import sys
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import anyio
from typing_extensions import Self

from openai_codex import CodexConfig

SERVER = str(Path(__file__).with_name("scripted_server.py"))

# The class of answers that are read as they came.
OBJECT: type[dict[str, Any]] = dict

# Seconds for anything that is waited for. Never reached: a test that needs it has failed.
PATIENCE = 30.0


def scripted(*death: str, **settings: Any) -> CodexConfig:
    """A configuration that starts the scripted server; `death` is the step and the kind of its end."""
    return CodexConfig(launch_args_override=(sys.executable, "-I", "-S", SERVER, *death), **settings)


class AsyncTogether:
    """Calls that wait at the same time, each in a task of its own. Leaving the block waits for their outcomes."""

    def __init__(self) -> None:
        self.outcomes: list[Any] = []
        self._tasks = anyio.create_task_group()
        self._scope = anyio.CancelScope()

    def start(self, call: Callable[[], Awaitable[Any]]) -> None:
        """Begin a call; its result, or the error it raised, is added to `outcomes`."""
        self._tasks.start_soon(self._run, call)

    async def _run(self, call: Callable[[], Awaitable[Any]]) -> None:
        try:
            self.outcomes.append(await call())
        except Exception as error:  # noqa: BLE001 - which one is what is asked
            self.outcomes.append(error)

    async def __aenter__(self) -> Self:
        await self._tasks.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._tasks.cancel_scope.deadline = anyio.current_time() + PATIENCE
        await self._tasks.__aexit__(kind, error, traceback)
        assert not self._tasks.cancel_scope.cancelled_caught, "a call did not end"


class Together:
    """The same with threads."""

    def __init__(self) -> None:
        self.outcomes: list[Any] = []
        self._threads: list[threading.Thread] = []

    def start(self, call: Callable[[], Any]) -> None:
        """Begin a call; its result, or the error it raised, is added to `outcomes`."""
        thread = threading.Thread(target=self._run, args=(call,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _run(self, call: Callable[[], Any]) -> None:
        try:
            self.outcomes.append(call())
        except Exception as error:  # noqa: BLE001 - which one is what is asked
            self.outcomes.append(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for thread in self._threads:
            thread.join(PATIENCE)
            assert not thread.is_alive() or error is not None, "a call did not end"
