"""`AsyncQueue`: the messages that wait until a thread's running turn is over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import uuid4

from .._lazy_models import wire
from .._options import seconds
from .._protocol import methods
from .._protocol.params import given
from .._protocol.subjects import turn_of
from .._session import stop_unnamed
from .._turn.inputs import Input, input_to_wire
from ..errors import InvalidRequestError, RequestTimeoutError
from .loadable import AsyncLoadable
from .revealed import AsyncRevealed
from .starting import start_turn
from .threadview import AsyncThreadView, ask, running_on
from .turn import AsyncTurnHandle

if TYPE_CHECKING:
    from actors import Message

    from ..generated.v2_all import QueuedSubmission

# Seconds. The server tells that the queue has changed 30 to 50 ms before the message comes up in its turn.
TAKEN_GRACE = 5.0

# A method here is called `list`.
_Submissions: TypeAlias = "list[QueuedSubmission]"


class AsyncQueue(AsyncThreadView):
    """The queue of a thread. The server takes its first message, in a turn of its own, when the running turn ends.

    A turn that is interrupted leaves the queue as it is, until `start`. `thread.events()` tells of the turns.
    Experimental: needs `CodexConfig.experimental_api`.
    """

    __module__ = "openai_codex.views"

    __slots__ = ()

    async def add(self, input: Input | str, *, client_user_message_id: str | None = None) -> QueuedSubmission:
        """Put a message at the end of the queue. On a thread that is idle its turn begins at once.

        `turn` waits for its turn. Cancelled, the message is taken out again, and a turn that it has begun is stopped.

        Args:
            input: A prompt: a string, an input item or a list of items.
            client_user_message_id: The id that the turn's user message will have; by default one is made up.

        Raises:
            InvalidInputError: This is no input; nothing was sent.
        """
        params = {"input": input_to_wire(input), "clientUserMessageId": client_user_message_id or str(uuid4())}
        thread = self._thread
        undo = stop_unnamed(thread.id, await running_on(thread), partial(_delete, thread.id))
        method = methods.THREAD_QUEUE_ADD
        return (await ask(thread, method, wire.ThreadQueueAddResponse, undo, **params)).queued_submission

    async def turn(self, queued: QueuedSubmission, *, timeout: float | None = None) -> AsyncTurnHandle:
        """Wait until the turn of a message in the queue begins, and return a handle on it.

        It is found also if it has begun already, unless that was long ago: of what nobody follows only the newest is
        kept. An interrupt holds a queue up until `start`. Cancelled, nothing is changed.

        Args:
            queued: What `add` returned.
            timeout: Seconds to wait at the most, by default without limit.

        Raises:
            RequestTimeoutError: It did not begin in time. The message stays where it is.
            InvalidRequestError: The message was taken out of the queue.
        """
        return await queued_turn(self._thread, queued, timeout)

    async def list(self) -> _Submissions:
        """Every message in the queue, the next one first."""
        return await self._list(methods.THREAD_QUEUE_LIST, wire.ThreadQueueListResponse)

    async def update(self, id: str, input: Input | str) -> QueuedSubmission:
        """Replace a message that waits.

        Raises:
            InvalidRequestError: It is not in the queue any more.
        """
        params = {"queuedSubmissionId": id, "input": input_to_wire(input)}
        return (
            await self._ask(methods.THREAD_QUEUE_UPDATE, wire.ThreadQueueUpdateResponse, **params)
        ).queued_submission

    async def delete(self, id: str) -> bool:
        """Take a message out of the queue; whether it was still there."""
        return (
            await self._ask(methods.THREAD_QUEUE_DELETE, wire.ThreadQueueDeleteResponse, queuedSubmissionId=id)
        ).deleted

    async def reorder(self, ids: Sequence[str]) -> None:
        """Put the queue into this order.

        Args:
            ids: Every message that is in the queue, the next one first.

        Raises:
            InvalidRequestError: These are not the messages in the queue.
        """
        await self._ask(methods.THREAD_QUEUE_REORDER, wire.ThreadQueueReorderResponse, queuedSubmissionIds=ids)

    async def start(self, id: str | None = None) -> AsyncTurnHandle:
        """Start the turn of a message that waits, by default of the next one, on a thread that is idle.

        That is where an interrupt leaves a queue. The other messages follow by themselves.

        Raises:
            InvalidRequestError: There is no such message, or a turn is running.
        """
        params = given(threadId=self._thread.id, queuedSubmissionId=id)
        answer = wire.ThreadQueueStartResponse
        return await start_turn(
            self._thread, methods.THREAD_QUEUE_START, params, answer, AsyncTurnHandle, policy=self._thread._policy_of()
        )


async def queued_turn(thread: AsyncLoadable, queued: QueuedSubmission, timeout: float | None) -> AsyncTurnHandle:
    """The turn of a message of the queue: the one in which the message comes up."""
    if timeout is not None:
        seconds("timeout", timeout)
    session = thread._session
    deadline = None if timeout is None else session.time() + timeout
    reveals = partial(_turn_of, queued.client_user_message_id)
    revealed = AsyncRevealed(thread, reveals, frozenset({methods.THREAD_QUEUE_CHANGED}))
    try:
        while True:
            waits = any(each.id == queued.id for each in await AsyncQueue(thread).list())
            left = None if deadline is None else max(0.0, deadline - session.time())
            # A message that is taken from the queue comes up in its turn a moment later.
            limit = left if waits else min(TAKEN_GRACE, left or TAKEN_GRACE)
            try:
                if (turn := await revealed.next(limit)) is not None:
                    return turn
            except RequestTimeoutError:
                raise
            except TimeoutError as error:
                if waits or (left is not None and left < TAKEN_GRACE):
                    raise RequestTimeoutError(f"the turn of message {queued.id} did not begin in time") from error
                raise InvalidRequestError(-32600, f"message {queued.id} is not in the queue any more") from error
    finally:
        revealed.close()


def _turn_of(client_id: str, message: Message) -> str | None:
    """The turn of an item, if that is this message."""
    match message.get("params"):
        case {"item": {"type": "userMessage", "clientId": str(id)}} as params if id == client_id:
            return turn_of(params)
        case _:
            return None


def _delete(thread_id: str, answer: Any) -> tuple[str, Any]:
    """How a message that was added is taken out again."""
    params = {"threadId": thread_id, "queuedSubmissionId": answer["queuedSubmission"]["id"]}
    return methods.THREAD_QUEUE_DELETE, params
