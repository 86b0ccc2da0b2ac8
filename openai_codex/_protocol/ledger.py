"""What this client knows of its turns without asking the server.

The server never answers an interrupt of a turn that already ended as interrupted (until another turn of
the thread ends), and it does not say whether an input started a turn or joined one. Both are known here.
Only the loop's thread writes; any thread may read.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from contextvars import Context

from actors import Key, Mail, Message, PeerRequest, Pieces, Reply, printable

from .agents import AGENT_METHODS, SubAgents
from .mcp import McpStarts
from .meters import Meters
from .methods import MCP_SERVER_STARTUP_STATUS_UPDATED, THREAD_TOKEN_USAGE_UPDATED
from .records import RECORDED_METHODS, TurnRecords
from .subjects import Params, thread_of, turn_of, turn_status_of
from .turnstile import TURNSTILE_METHODS, Turnstile

logger = logging.getLogger("openai_codex.session")

# Turns whose end is remembered. One that ended longer ago than this is asked of the server again.
REMEMBERED_TURNS = 4096


_SEEN = {MCP_SERVER_STARTUP_STATUS_UPDATED} | AGENT_METHODS | RECORDED_METHODS | TURNSTILE_METHODS


class TurnLedger:
    """Ends of turns, who watches them, requests that their end answers, their sub-agents, and who starts the next."""

    def __init__(self) -> None:
        self.agents: SubAgents = SubAgents()
        self.turnstile: Turnstile = Turnstile()
        self.records: TurnRecords = TurnRecords()
        self.meters: Meters = Meters()
        self.mcp: McpStarts = McpStarts()
        # Whether it was asked if somebody is logged in, or is being asked.
        self.login_checked: bool = False
        self._ends: OrderedDict[Key, str] = OrderedDict()
        # Each is whatever stands for one subscription. There is seldom more than one, and a thousand turns may run.
        self._watchers: dict[Key, tuple[object, ...]] = {}
        self._threads: dict[Key, str] = {}
        # The turn's own, from the call that started it: one that joined it later does not change it.
        self._contexts: dict[Key, Context] = {}
        self._waiting: dict[Key, list[Reply]] = {}
        # Turns that somebody here has, or had, a handle on.
        self._watched: OrderedDict[Key, None] = OrderedDict()

    def end_of(self, key: Key) -> str | None:
        """How a turn ended, in the server's word; None while it runs, or if that is not known."""
        return self._ends.get(key)

    def watchers(self, key: Key) -> int:
        """How many subscriptions of this client are open on a running turn."""
        return len(self._watchers.get(key, ()))

    @property
    def running_count(self) -> int:
        """How many turns somebody here follows. A count that is kept: it costs the same however many there are."""
        return len(self._threads)

    def was_watched(self, key: Key) -> bool:
        """Whether somebody here has or had a subscription on a turn."""
        return key in self._watched

    def watch(self, key: Key, watcher: object, thread_id: str | None, context: Context) -> None:
        """One more subscription is open on a turn of a thread; `watcher` stands for it."""
        self._watched[key] = None
        if len(self._watched) > REMEMBERED_TURNS:
            self._watched.popitem(last=False)
        if key not in self._ends:
            if thread_id is not None and key not in self._watchers:
                logger.info("turn %s of thread %s started", printable(str(key)), printable(str(thread_id)))
            self._watchers[key] = (*self._watchers.get(key, ()), watcher)
            if thread_id is not None:
                self._threads[key] = thread_id
                self._contexts.setdefault(key, context)

    def context_of(self, key: Key, request: PeerRequest) -> Context | None:
        """The context of the call that started the turn a request belongs to, if it is known."""
        return self.context_in(key, thread_of(request.params))

    def context_in(self, key: Key, thread_id: str | None) -> Context | None:
        """The context of the call that started a turn, or else the last one that runs on the thread."""
        if key in self._contexts:
            return self._contexts[key]
        turns = [] if thread_id is None else self.running(thread_id)
        return self._contexts.get(turns[-1]) if turns else None

    def running(self, thread_id: str) -> list[Key]:
        """The turns of a thread whose end somebody here waits for."""
        return [key for key, thread in self._threads.items() if thread == thread_id and key in self._watchers]

    def unwatch(self, key: Key, watcher: object) -> None:
        """One subscription less is open on a turn. Twice is fine."""
        left = tuple(each for each in self._watchers.get(key, ()) if each is not watcher)
        if left:
            self._watchers[key] = left
        else:
            self.lose(key)

    def lose(self, key: Key) -> None:
        """Nobody here follows a turn any more, and how it ends is not known."""
        self._watchers.pop(key, None)
        self._threads.pop(key, None)
        self._contexts.pop(key, None)

    def answered_by_interruption(self, key: Key, reply: Reply) -> bool:
        """Settle `reply` when the turn ends as interrupted. True if it is settled already."""
        end = self._ends.get(key)
        if end == "interrupted":
            reply.set({})
            return True
        if end is None:  # what ended otherwise has no end left to wait for
            self._waiting.setdefault(key, []).append(reply)
        return False

    def see(self, mail: list[Mail]) -> None:
        """Note what notifications say, in the order of the wire."""
        for message in mail:
            if not isinstance(message, Pieces) and message["method"] in _SEEN:
                self.agents.see(message)
                self.turnstile.see(message)
                self.mcp.see(message)
                if message["method"] in RECORDED_METHODS:
                    self.records.see(message)
                    if self.meters.count and message["method"] == THREAD_TOKEN_USAGE_UPDATED:
                        self._count(message.get("params"))

    def _count(self, params: Params) -> None:
        turn_id, agent = turn_of(params), self.agents.find(thread_of(params) or "")
        tokens = self.records.of(turn_id or "").tokens
        if turn_id is not None and tokens is not None:
            self.meters.used(turn_id, None if agent is None else agent.root_turn_id, tokens.get("totalTokens", 0))

    def forget_running(self) -> None:
        """The server is gone, and with it every turn that ran: no end of theirs will come."""
        self.agents.forget_running()
        self.meters.forget_running()
        self.mcp.forget_running()
        self._watchers.clear()
        self._threads.clear()
        self._contexts.clear()
        self._waiting.clear()

    def finished(self, key: Key, message: Message) -> None:
        """A turn's last event came."""
        self.meters.end(str(key))
        self.lose(key)
        waiting = self._waiting.pop(key, [])
        status = turn_status_of(message.get("params"))
        if status is None:
            return
        self._ends[key] = status
        took = message["params"]["turn"].get("durationMs")
        logger.info("turn %s ended: %s, %r ms", printable(str(key)), printable(status), took)
        if len(self._ends) > REMEMBERED_TURNS:
            self._ends.popitem(last=False)
        if status == "interrupted":
            for reply in waiting:
                # An answer of the server precedes the end; what has none by now gets none any more.
                reply.set({})
