"""`PendingApprovals`: approvals that somebody else answers, later, from any task or thread.

The handler's side waits in the client's event loop and holds no thread. The other side may be in that loop, in another
one, or in none: what wakes a loop goes through its own way in for other threads.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeAlias, overload

import anyio

from actors import loop_poster

from .._requests.approvals import (
    Approval,
    ApprovalAnswer,
    CommandApproval,
    Elicitation,
    FileChangeApproval,
    PermissionsApproval,
)
from .._requests.kinds import checked_answer
from .._requests.questions import UserInputRequest
from ..errors import ApprovalAnsweredError, ApprovalWithdrawnError, InvalidInputError

if TYPE_CHECKING:
    from typing_extensions import Self

    from .._requests.approvals import CommandAnswer, ElicitationAnswer, FileChangeAnswer, PermissionsAnswer
    from .._requests.questions import UserInputAnswer

logger = logging.getLogger("openai_codex.approvals")

# Far more than a person has before them; beyond it something asks in a loop.
DEFAULT_LIMIT = 100

Deferrable: TypeAlias = Approval | UserInputRequest
DeferredAnswer: TypeAlias = "ApprovalAnswer | UserInputAnswer"


class Bell:
    """Wakes one task of one event loop, from any thread."""

    def __init__(self) -> None:
        self._event = anyio.Event()
        self._post: Callable[..., object] = loop_poster()

    def ring(self) -> bool:
        """Wake it. False if its loop has ended, which has nobody to wake."""
        try:
            self._post(self._event.set)
        except RuntimeError:
            logger.debug("the event loop that waited for an approval has ended")
            return False
        return True

    async def wait(self) -> None:
        """Wait until it is rung."""
        await self._event.wait()


class PendingApproval:
    """One request that waits for its answer. Any task or thread may answer it, once."""

    __module__ = "openai_codex.approvals"

    def __init__(self, request: Deferrable, lock: threading.Condition, bell: Bell) -> None:
        self._request = request
        self._lock = lock
        self._bell = bell
        self._answer: DeferredAnswer | None = None
        self._withdrawn = False

    def __repr__(self) -> str:
        state = "withdrawn" if self._withdrawn else "open" if self._answer is None else "answered"
        return f"<PendingApproval of {self._request.method}, {state}>"

    @property
    def request(self) -> Deferrable:
        """What is asked."""
        return self._request

    @property
    def answered(self) -> bool:
        """Whether it has its answer."""
        return self._answer is not None

    @property
    def withdrawn(self) -> bool:
        """Whether nobody wants the answer any more."""
        return self._withdrawn

    def answer(self, answer: DeferredAnswer) -> None:
        """Give the answer: what one of the methods of `request` made.

        Returns at once; the answer is on its way. Should the turn end at that very moment, the server ignores it.

        Raises:
            InvalidInputError: This is no answer to the request; it still waits for one.
            ApprovalAnsweredError: It was answered before.
            ApprovalWithdrawnError: Nobody wants the answer any more.
        """
        try:
            checked_answer(self._request.method, answer)
        except TypeError as error:
            raise InvalidInputError(str(error)) from None
        with self._lock:
            if self._withdrawn:
                raise ApprovalWithdrawnError("nobody wants this answer any more: the turn ended, or the server is gone")
            if self._answer is not None:
                raise ApprovalAnsweredError("this approval was answered before")
            self._answer = answer
        self._bell.ring()

    def accept(self) -> None:
        """Answer with the request's `accept()`. Raises what `answer` does."""
        self.answer(self._approval().accept())

    def accept_for_session(self) -> None:
        """Answer with the request's `accept_for_session()`. Raises what that and `answer` do."""
        self.answer(self._approval().accept_for_session())

    def decline(self) -> None:
        """Answer with the request's `decline()`. Raises what `answer` does."""
        self.answer(self._request.decline())

    def _approval(self) -> Approval:
        if isinstance(self._request, UserInputRequest):
            raise InvalidInputError("a question is not accepted but answered: answer(request.answer(...))")
        return self._request


class PendingApprovals:
    """Hands approvals to whoever answers them elsewhere: another task, another thread, a person at a web page.

    It stands where a handler or a rule can:

        approvals = PendingApprovals()
        codex = Codex(CodexConfig(handlers=Handlers(approvals=approvals)))
        ...
        for pending in approvals:  # in a thread of its own; or `async for` in a task
            show(pending)  # which calls pending.accept() or pending.decline() some day

    Each approval is handed out once, to one of those that iterate or `get`. One that is withdrawn before is not handed
    out. Closing declines all that are open, and from then on whatever comes; leaving a `with` block closes.

    Args:
        limit: How many may be open at once, handed out or not; what comes beyond it is declined.

    Raises:
        InvalidInputError: The limit is no positive number.
    """

    __module__ = "openai_codex.approvals"

    def __init__(self, limit: int = DEFAULT_LIMIT) -> None:
        if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidInputError(f"PendingApprovals: limit must be a positive number, not {limit!r}")
        self._limit = limit
        # Every change of what is below, and of the approvals, happens under it. Held for an instant only.
        self._lock = threading.Condition()
        self._open: list[PendingApproval] = []
        self._waiting: deque[PendingApproval] = deque()
        self._bells: list[Bell] = []
        self._closed = False

    def __repr__(self) -> str:
        return f"<PendingApprovals {'closed' if self._closed else f'with {len(self._open)} open'}>"

    # The handler

    @overload
    async def __call__(self, request: CommandApproval) -> CommandAnswer: ...
    @overload
    async def __call__(self, request: FileChangeApproval) -> FileChangeAnswer: ...
    @overload
    async def __call__(self, request: PermissionsApproval) -> PermissionsAnswer: ...
    @overload
    async def __call__(self, request: Elicitation) -> ElicitationAnswer: ...
    @overload
    async def __call__(self, request: UserInputRequest) -> UserInputAnswer: ...
    @overload
    async def __call__(self, request: Approval) -> ApprovalAnswer: ...
    async def __call__(self, request: Deferrable) -> Any:
        """Wait for somebody's answer. Cancelled, the approval is withdrawn."""
        pending = self._add(request)
        if pending is None:
            return request.decline()
        try:
            await pending._bell.wait()
        finally:
            with self._lock:
                pending._withdrawn = pending._answer is None
                self._open.remove(pending)
                if pending in self._waiting:
                    self._waiting.remove(pending)
        return pending._answer

    def _add(self, request: Deferrable) -> PendingApproval | None:
        with self._lock:
            if self._closed or len(self._open) >= self._limit:
                why = "it is closed" if self._closed else f"{self._limit} are open"
                logger.warning("declined %s: PendingApprovals takes no more, %s", request.method, why)
                return None
            pending = PendingApproval(request, self._lock, Bell())
            self._open.append(pending)
            self._waiting.append(pending)
            self._wake()
        return pending

    # Whoever answers

    def get(self, timeout: float | None = None) -> PendingApproval | None:
        """Block for the next approval; None once this is closed. For threads.

        Args:
            timeout: Seconds; by default without limit.

        Raises:
            TimeoutError: None came in time.
        """
        with self._lock:
            if not self._lock.wait_for(lambda: self._waiting or self._closed, timeout):
                raise TimeoutError("no approval was asked for in time")
            return self._waiting.popleft() if self._waiting else None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> PendingApproval:
        pending = self.get()
        if pending is None:
            raise StopIteration
        return pending

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> PendingApproval:
        """Wait for the next approval. Cancelled, it takes none."""
        while True:
            with self._lock:
                if self._waiting:
                    return self._waiting.popleft()
                if self._closed:
                    raise StopAsyncIteration
                bell = Bell()
                self._bells.append(bell)
            try:
                await bell.wait()
            finally:
                with self._lock:
                    if bell in self._bells:
                        self._bells.remove(bell)

    def __len__(self) -> int:
        """How many are open: asked for and not answered."""
        return len(self._open)

    def __bool__(self) -> bool:
        return True  # an empty one is a handler all the same

    def close(self) -> None:
        """Decline all that are open, and whatever comes from now on; end every iteration. Twice is fine."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
            left = [pending for pending in self._open if not pending.answered and not pending.withdrawn]
            for pending in left:
                pending._answer = pending.request.decline()
            self._wake()
        for pending in left:
            pending._bell.ring()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _wake(self) -> None:
        """Wake everyone who waits for an approval: one of them may be on its way out, and would take none."""
        self._lock.notify_all()
        bells, self._bells = self._bells, []
        for bell in bells:
            bell.ring()
