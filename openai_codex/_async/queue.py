"""`AsyncQueue`: the messages that wait until a thread's running turn is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias
from uuid import uuid4

from .._lazy_models import wire
from .._protocol.routes import turn_key_of_result
from .._session import stop_turn
from .._turn.inputs import Input, input_to_wire
from .._turn.options import given
from .threadview import AsyncThreadView
from .turn import AsyncTurnHandle

if TYPE_CHECKING:
    from ..generated.v2_all import QueuedSubmission

# A method here is called `list`.
_Submissions: TypeAlias = "list[QueuedSubmission]"


class AsyncQueue(AsyncThreadView):
    """The queue of a thread. The server takes its first message, in a turn of its own, when the running turn ends.

    A turn that is interrupted leaves the queue as it is, until `start`. `thread.events()` tells of the turns.
    Experimental: needs `CodexConfig.experimental_api`.
    """

    __slots__ = ()

    async def add(self, input: Input | str, *, client_user_message_id: str | None = None) -> QueuedSubmission:
        """Put a message at the end of the queue. On a thread that is idle its turn begins at once.

        Args:
            input: A prompt: a string, an input item or a list of items.
            client_user_message_id: The id that the turn's user message will have; by default one is made up.

        Raises:
            InvalidInputError: This is no input; nothing was sent.
        """
        params = {"input": input_to_wire(input), "clientUserMessageId": client_user_message_id or str(uuid4())}
        return (await self._ask("thread/queue/add", wire.ThreadQueueAddResponse, **params)).queued_submission

    async def list(self) -> _Submissions:
        """Every message in the queue, the next one first."""
        found: _Submissions = []
        cursor: str | None = None
        while True:
            page = await self._ask("thread/queue/list", wire.ThreadQueueListResponse, cursor=cursor)
            found += page.data
            # A server that hands out the same cursor again would be asked for ever.
            if page.next_cursor is None or page.next_cursor == cursor:
                return found
            cursor = page.next_cursor

    async def update(self, id: str, input: Input | str) -> QueuedSubmission:
        """Replace a message that waits.

        Raises:
            InvalidRequestError: It is not in the queue any more.
        """
        params = {"queuedSubmissionId": id, "input": input_to_wire(input)}
        return (await self._ask("thread/queue/update", wire.ThreadQueueUpdateResponse, **params)).queued_submission

    async def delete(self, id: str) -> bool:
        """Take a message out of the queue; whether it was still there."""
        return (await self._ask("thread/queue/delete", wire.ThreadQueueDeleteResponse, queuedSubmissionId=id)).deleted

    async def reorder(self, ids: Sequence[str]) -> None:
        """Put the queue into this order.

        Args:
            ids: Every message that is in the queue, the next one first.

        Raises:
            InvalidRequestError: These are not the messages in the queue.
        """
        await self._ask("thread/queue/reorder", wire.ThreadQueueReorderResponse, queuedSubmissionIds=ids)

    async def start(self, id: str | None = None) -> AsyncTurnHandle:
        """Start the turn of a message that waits, by default of the next one, on a thread that is idle.

        That is where an interrupt leaves a queue. The other messages follow by themselves.

        Raises:
            InvalidRequestError: There is no such message, or a turn is running.
        """
        thread = self._thread
        await thread._load()
        session = thread._session
        subscription = session.subscribe(turn_key_of_result, None, thread.id)
        params = given(threadId=thread.id, queuedSubmissionId=id)
        try:
            started = await session.request(
                "thread/queue/start",
                params,
                wire.ThreadQueueStartResponse,
                opens=subscription,
                undo=stop_turn(thread.id, subscription.mailbox),
            )
        except BaseException:
            subscription.close()
            raise
        return AsyncTurnHandle(session, thread.id, started.turn.id, subscription)
