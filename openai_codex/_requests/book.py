"""`RequestBook`: what a client knows about who answers the server, for as long as the client lives.

A server that is restarted is asked on by the same handlers. It must not know the connection. Any thread may enter
handlers; all else belongs to the loop's thread.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from actors import Key, Mail, PeerRequest, Pieces

from .._protocol.changes import OpenChanges
from .._protocol.subjects import thread_of
from .base import Handler

if TYPE_CHECKING:
    from .handlers import Handlers, HandlerTable

# Threads whose parents are remembered, and how deep sub-agents are followed to a thread that has handlers.
REMEMBERED_PARENTS = 1024
DEEPEST = 16


class RequestBook:
    """The client's handlers, those of its threads, and the changes to files that may be asked about."""

    def __init__(self, handlers: Handlers | Mapping[str, Handler]) -> None:
        self._client = self.table(handlers, "CodexConfig.handlers") if handlers else None
        self._threads: dict[str, HandlerTable] = {}
        self._parents: OrderedDict[str, str | None] = OrderedDict()
        self._changes = OpenChanges()
        self._watching = self._client is not None and self._client.decides_changes

    @staticmethod
    def table(
        handlers: Handlers | Mapping[str, Handler], name: str = "handlers", *, of_thread: bool = False
    ) -> HandlerTable:
        """Handlers, checked. Raises InvalidInputError, naming the field, for anything else."""
        from .handlers import handler_table  # its classes are only needed by who has handlers

        return handler_table(handlers, name, of_thread=of_thread)

    @property
    def decides_approvals(self) -> bool:
        """Whether the client has a handler of approvals."""
        return self._client is not None and self._client.decides_approvals

    @property
    def attests(self) -> bool:
        """Whether the client has a handler of attestations."""
        return self._client is not None and self._client.attests

    # The handlers of threads

    def claim(self, thread_id: str, table: HandlerTable | None) -> HandlerTable | None:
        """From now on a thread has these handlers, or none. Returns those it had."""
        before = self._threads.get(thread_id)
        if table is None:
            self._threads.pop(thread_id, None)
        else:
            self._watching = self._watching or table.decides_changes
            # In one step: the loop may look at any time, and must not find a thread without handlers in between.
            self._threads[thread_id] = table
        return before

    def claims(self, table: HandlerTable) -> Callable[[Any], Key]:
        """A key for a subscription: it enters the handlers of the thread that a result names, as the result comes."""
        return partial(self._claimed, table)

    def _claimed(self, table: HandlerTable, result: Any) -> Key:
        thread_id: str = result["thread"]["id"]
        self.claim(thread_id, table)
        return "handlers of", thread_id

    # What is asked

    def see(self, mail: list[Mail]) -> None:
        """Take note of notifications, in the order of the wire."""
        if self._watching:
            self._changes.see([each for each in mail if not isinstance(each, Pieces)])

    def changes_of(self, request: PeerRequest) -> list[Any] | None:
        """The changes to files that a request is about, if they are known."""
        return self._changes.find(request.params)

    def forget_running(self) -> None:
        """The server is gone, and with it all that was open."""
        self._changes = OpenChanges()

    async def tables_for(
        self, request: PeerRequest, parent_of: Callable[[str], Awaitable[str | None]]
    ) -> list[HandlerTable]:
        """Whose handlers are looked through, in this order: the thread's or its nearest parent's, the client's.

        Raises what `parent_of` raises, or LookupError if the parents lead nowhere: then it is not known whose handlers
        a thread goes by.
        """
        thread_id = thread_of(request.params)
        found = [] if self._client is None else [self._client]
        seen: set[str] = set()
        while thread_id is not None and self._threads:
            if table := self._threads.get(thread_id):
                return [table, *found]
            if thread_id in seen or len(seen) == DEEPEST:
                raise LookupError("the parents of a thread lead to no thread of this client")
            seen.add(thread_id)
            thread_id = await self._parent(thread_id, parent_of)
        return found

    async def _parent(self, thread_id: str, parent_of: Callable[[str], Awaitable[str | None]]) -> str | None:
        if thread_id not in self._parents:
            self._parents[thread_id] = await parent_of(thread_id)
            if len(self._parents) > REMEMBERED_PARENTS:
                self._parents.popitem(last=False)
        return self._parents[thread_id]
