"""`TerminalApprovals`: a person at the terminal answers, whatever the colour of the client.

The line is read without a thread: the terminal is waited for like a pipe, in the client's event loop. So a question
that nobody wants any more is gone at once, and the next line that is typed belongs to the program again. The terminal
stays in the mode it is in, so there is nothing to be put back after Ctrl-C.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections import deque
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, overload

import anyio

from actors import printable

from .._requests.approvals import (
    Approval,
    ApprovalAnswer,
    CommandApproval,
    Elicitation,
    FileChangeApproval,
    PermissionsApproval,
)
from .pending import Bell
from .question import answered, can_show, change, prompt, question

if TYPE_CHECKING:
    from typing_extensions import Self

    from .._requests.approvals import CommandAnswer, ElicitationAnswer, FileChangeAnswer, PermissionsAnswer

logger = logging.getLogger("openai_codex.approvals")

_CHUNK = 4096
_WIDTH = 80


class Terminal:
    """The terminal of this process, opened anew: what is set here, such as not to block, is set for nobody else."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def open(cls) -> Terminal:
        """Open it. Raises OSError without a terminal, or if this program is in its background."""
        if sys.platform == "win32":
            raise OSError("asking at a terminal needs POSIX")
        flags = os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
        terminal = cls(os.open(_path(), flags))
        try:
            foreground = os.tcgetpgrp(terminal._descriptor)
        except OSError:
            return terminal  # it is not the one that jobs are controlled from, so there is no background
        if foreground != os.getpgrp():
            terminal.close()
            raise OSError("this program runs in the background of its terminal")
        return terminal

    @property
    def width(self) -> int:
        """Columns."""
        try:
            return os.get_terminal_size(self._descriptor).columns or _WIDTH
        except OSError:
            return _WIDTH

    def forget_typed(self) -> None:
        """Drop what was typed by now: it was typed before the question, so it is no answer to it."""
        if sys.platform != "win32":
            import termios

            with suppress(termios.error):
                termios.tcflush(self._descriptor, termios.TCIFLUSH)

    async def write(self, text: str) -> None:
        """Write a text whole. Raises OSError."""
        data = text.encode("utf-8", "replace")
        while data:
            await anyio.wait_writable(self._descriptor)
            with suppress(BlockingIOError):
                data = data[os.write(self._descriptor, data) :]

    def write_now(self, text: str) -> None:
        """Write a short text, as far as it goes without waiting."""
        with suppress(OSError):
            os.write(self._descriptor, text.encode())

    async def read_line(self) -> str | None:
        """Wait for a line; None for Ctrl-D. Cancelled, it has read nothing. Raises OSError."""
        line = b""
        while not line.endswith((b"\n", b"\r")):
            await anyio.wait_readable(self._descriptor)
            with suppress(BlockingIOError):
                chunk = os.read(self._descriptor, _CHUNK)  # a terminal gives one line at a time
                if not chunk:
                    return None
                line += chunk
        return line.decode("utf-8", "replace").strip()

    def close(self) -> None:
        """Close it."""
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _path() -> str:
    """Where the terminal is. By the name of the device: on macOS `/dev/tty` itself cannot be waited for."""
    for descriptor in (0, 2, 1):
        with suppress(OSError):
            return os.ttyname(descriptor)
    return "/dev/tty"


class _Queue:
    """Who may use the terminal, one after the other, over all clients and event loops."""

    def __init__(self) -> None:
        # Held for an instant only.
        self._lock = threading.Lock()
        self._taken = False
        self._waiting: deque[Bell] = deque()

    async def __aenter__(self) -> None:
        bell = Bell()
        with self._lock:
            if not self._taken:
                self._taken = True
                return
            self._waiting.append(bell)
        try:
            await bell.wait()
        except BaseException:
            with self._lock:
                left = bell in self._waiting
                if left:
                    self._waiting.remove(bell)
            if not left:  # it was handed over at that very moment
                self._hand_over()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._hand_over()

    def _hand_over(self) -> None:
        """Let the next one in. A loop that has ended takes nothing."""
        while True:
            with self._lock:
                if not self._waiting:
                    self._taken = False
                    return
                bell = self._waiting.popleft()
            if bell.ring():
                return


_queue = _Queue()


class TerminalApprovals:
    """Asks the person at the terminal: yes, no, always in this session; shows the change.

    It stands where a handler or a rule can:

        codex = Codex(CodexConfig(handlers=Handlers(approvals=TerminalApprovals())))
        policy = Policy(allow_command("ls", under="."), ask(TerminalApprovals()))

    Questions come one after the other. Only the words that are offered approve anything, and only if they are typed
    after the question was shown; after other words it is asked again, and Ctrl-D declines. Nothing in a question steers
    the terminal. One that nobody wants any more, after Ctrl-C or because the turn ended otherwise, leaves the terminal
    to the program at once: the next line that is typed is the program's. The terminal itself is asked, so stdin and
    stdout may be pipes.

    Without a terminal, in its background and on Windows everything is declined, and the logger
    `openai_codex.approvals` says so. A program that reads the terminal at the same time takes lines from it.
    """

    __module__ = "openai_codex.approvals"

    def __repr__(self) -> str:
        return "TerminalApprovals()"

    @overload
    async def __call__(self, request: CommandApproval) -> CommandAnswer: ...
    @overload
    async def __call__(self, request: FileChangeApproval) -> FileChangeAnswer: ...
    @overload
    async def __call__(self, request: PermissionsApproval) -> PermissionsAnswer: ...
    @overload
    async def __call__(self, request: Elicitation) -> ElicitationAnswer: ...
    @overload
    async def __call__(self, request: Approval) -> ApprovalAnswer: ...
    async def __call__(self, request: Approval) -> Any:
        """Ask, and wait for the answer however long it takes. Cancelled, the question is withdrawn."""
        if isinstance(request, Elicitation) and request.approval_kind is None:
            return request.decline()  # it asks for a form to be filled in, not whether something may be done
        async with _queue:
            try:
                with Terminal.open() as terminal:
                    return await _ask(terminal, request)
            except OSError as error:
                why = printable(error.strerror or str(error))
                logger.warning("declined %s: it cannot be asked at a terminal, %s", request.method, why)
                return request.decline()


async def _ask(terminal: Terminal, request: Approval) -> ApprovalAnswer:
    try:
        terminal.forget_typed()
        await terminal.write("\n" + question(request, terminal.width))
        while True:
            await terminal.write(prompt(request))
            word = await terminal.read_line()
            if word is None:
                terminal.write_now("\n")
                return request.decline()
            if (answer := answered(request, word)) is not None:
                return answer
            if word.lower() in ("s", "show") and can_show(request):
                await terminal.write(change(request, terminal.width))
    except OSError:
        raise
    except BaseException:
        terminal.write_now("\n(the question is withdrawn)\n")
        raise
