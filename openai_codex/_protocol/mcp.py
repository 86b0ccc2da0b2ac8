"""How the MCP servers of each thread start: what was told of them, and who waits for that.

It is told every notification in the order of the wire. Only the loop's thread may use it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

import attrs

from actors import Message, Reply

from . import methods
from .subjects import Params, thread_of

# Threads whose servers are remembered; the oldest are forgotten.
REMEMBERED_THREADS = 1024

STARTING = "starting"


@attrs.frozen
class McpServer:
    """An MCP server of a thread.

    `status` is "starting", "ready", "failed", "cancelled", or a word that is newer than this SDK; `error` says why it
    failed. The tools of a server that is ready are offered to the model.
    """

    __module__ = "openai_codex.views"

    name: str
    status: str
    error: str | None = None


class McpStarts:
    """The MCP servers of the threads of one client."""

    def __init__(self) -> None:
        self._threads: OrderedDict[str, dict[str, McpServer]] = OrderedDict()
        self._waiting: dict[str, list[Reply]] = {}

    def of(self, thread_id: str) -> tuple[McpServer, ...]:
        """What is known of the servers of a thread, by name."""
        known = self._threads.get(thread_id, {})
        return tuple(known[name] for name in sorted(known))

    def unready(self, thread_id: str, names: Iterable[str], reply: Reply) -> tuple[str, ...]:
        """Which of these servers, and of those that are known, have yet to start or to fail.

        If there are some, `reply` is set when more is told of the thread's servers.
        """
        known = self._threads.get(thread_id, {})
        late = {name for name in names if name not in known}
        late.update(server.name for server in known.values() if server.status == STARTING)
        if late:
            self._waiting.setdefault(thread_id, []).append(reply)
        return tuple(sorted(late))

    def forget(self, thread_id: str, reply: Reply) -> None:
        """Nobody waits for a reply any more."""
        waiting = self._waiting.get(thread_id, [])
        if reply in waiting:
            waiting.remove(reply)
        if not waiting:
            self._waiting.pop(thread_id, None)

    def forget_running(self) -> None:
        """The server is gone, and those that it had started with it."""
        self._threads.clear()
        waiting, self._waiting = self._waiting, {}
        for replies in waiting.values():
            for reply in replies:
                reply.set(None)

    def see(self, message: Message) -> None:
        """Note what one notification says."""
        if message["method"] != methods.MCP_SERVER_STARTUP_STATUS_UPDATED:
            return
        params: Params = message.get("params")
        thread_id = thread_of(params)
        if thread_id is None or not isinstance(params, dict):
            return
        name, status, error = params.get("name"), params.get("status"), params.get("error")
        if not isinstance(name, str) or not isinstance(status, str):
            return
        servers = self._threads.setdefault(thread_id, {})
        servers[name] = McpServer(name, status, error if isinstance(error, str) else None)
        if len(self._threads) > REMEMBERED_THREADS:
            self._threads.popitem(last=False)
        for reply in self._waiting.pop(thread_id, ()):
            reply.set(None)
