"""What the server says of turns beside their items: errors, warnings, the model that answers, the tokens they use.

It is told every notification in the order of the wire, so whoever reads only a part of a turn's events still learns
why it waited. Only the loop's thread writes. What is said of a turn before its end is there when its end is read, in
any thread. It must not know who asks.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, TypeVar

import attrs

from actors import Message

from . import methods
from .subjects import Params, item_type_of, root_turn_of, thread_of, turn_of
from .tokens import Tokens, added, counts, joined
from .trouble import acts, reason_of, resets_at, words_of

T = TypeVar("T")

# Turns and threads that are remembered; the oldest are forgotten.
REMEMBERED_TURNS = 4096
REMEMBERED_THREADS = 1024
# Warnings that are kept for one turn. A server that repeats itself says nothing new.
KEPT_WARNINGS = 32


@attrs.define(eq=False)
class TurnRecord:
    """What was said about one turn."""

    error: dict[str, Any] | None = None
    """The last error, in its wire form: of a retry, or of the end."""
    warnings: list[str] = attrs.field(factory=list[str])
    model: str | None = None
    """The model that answers."""
    tokens: Tokens | None = None
    """The tokens of this turn alone, by kind; None if none were told."""
    acted: bool = False
    """Whether it may have done something: run a command, changed a file, called a tool."""

    def warn(self, text: str) -> None:
        """Keep a warning, once."""
        if text not in self.warnings and len(self.warnings) < KEPT_WARNINGS:
            self.warnings.append(text)


@attrs.define(eq=False)
class _Thread:
    turn_id: str | None = None
    model: str | None = None
    provider: str | None = None
    total: Tokens | None = None
    # Warnings that came before the turn they are about: the server tells them while it starts.
    early: list[str] = attrs.field(factory=list[str])


class TurnRecords:
    """What was said about the turns of one client, also of servers that are gone."""

    def __init__(self) -> None:
        self._turns: OrderedDict[str, TurnRecord] = OrderedDict()
        self._threads: OrderedDict[str, _Thread] = OrderedDict()
        self._limits: dict[str, Any] = {}

    def of(self, turn_id: str) -> TurnRecord:
        """The record of a turn; an empty one if nothing was said."""
        return self._turns.get(turn_id) or TurnRecord()

    def resets_at(self) -> int | None:
        """When the limit of use that is reached is reset, in Unix seconds, as far as the server told."""
        return resets_at(self._limits)

    def learn_limits(self, limits: Params) -> None:
        """Take in the limits of the account, or what has changed of them. From any thread."""
        if isinstance(limits, dict):
            # Replaced whole, because another thread may look at it.
            news = {name: value for name, value in limits.items() if value is not None}
            self._limits = {**self._limits, **news}

    def provider_of(self, thread_id: str) -> str | None:
        """The provider of the model that a thread talks to; None if it is not known."""
        thread = self._threads.get(thread_id)
        return None if thread is None else thread.provider

    def learn_model(self, thread_id: str, model: object, provider: object) -> None:
        """Take in which model a thread talks to from its next turn on, and whose it is."""
        thread = self._thread(thread_id)
        thread.model = model if isinstance(model, str) else thread.model
        thread.provider = provider if isinstance(provider, str) else thread.provider

    def see(self, message: Message) -> None:
        """Note what one notification says."""
        method = message["method"]
        params: Params = message.get("params")
        if method == methods.ACCOUNT_RATE_LIMITS_UPDATED:
            self.learn_limits(params.get("rateLimits") if isinstance(params, dict) else None)
            return
        thread_id, turn_id = thread_of(params), turn_of(params)
        if thread_id is None or not isinstance(params, dict):
            return
        if method == methods.WARNING:
            self._warning(thread_id, params.get("message"))
        elif method == methods.THREAD_SETTINGS_UPDATED:
            settings: Params = params.get("threadSettings")
            if isinstance(settings, dict):
                self.learn_model(thread_id, settings.get("model"), settings.get("modelProvider"))
        elif turn_id is None:
            return
        elif method == methods.TURN_STARTED:
            self._started(thread_id, turn_id, root_turn_of(params))
        elif method == methods.TURN_COMPLETED:
            self._ended(thread_id, turn_id, params)
        elif method == methods.THREAD_TOKEN_USAGE_UPDATED:
            self._used(thread_id, turn_id, params.get("tokenUsage"))
        elif method == methods.ERROR:
            self._failed(self._turn(turn_id), params)
        elif method == methods.MODEL_REROUTED:
            self._rerouted(self._turn(turn_id), params)
        elif acts(item_type_of(params)):
            self._turn(turn_id).acted = True

    def _started(self, thread_id: str, turn_id: str, root_id: str | None) -> None:
        thread = self._thread(thread_id)
        # A review is announced under one id and reported under another; both are one turn.
        if root_id is not None and root_id != turn_id and thread.turn_id == root_id and root_id in self._turns:
            _remember(self._turns, turn_id, self._turns[root_id], REMEMBERED_TURNS)
            return
        record = self._turn(turn_id)
        thread.turn_id = turn_id
        record.model = record.model or thread.model
        early, thread.early = thread.early, []
        for text in early:
            record.warn(text)

    def _ended(self, thread_id: str, turn_id: str, params: dict[str, Any]) -> None:
        thread = self._thread(thread_id)
        if thread.turn_id == turn_id:
            thread.turn_id = None
        turn: Params = params.get("turn")
        error: Params = turn.get("error") if isinstance(turn, dict) else None
        if isinstance(error, dict):
            self._turn(turn_id).error = error

    def _used(self, thread_id: str, turn_id: str, usage: Any) -> None:
        thread = self._thread(thread_id)
        tokens = added(thread.total, usage)
        thread.total = counts(usage, "total")
        # On a resume this is told under the id of an old turn, of which nothing else is heard.
        if turn_id == thread.turn_id or turn_id in self._turns:
            record = self._turn(turn_id)
            record.tokens = joined(record.tokens or {}, tokens)

    def _failed(self, record: TurnRecord, params: dict[str, Any]) -> None:
        error: Params = params.get("error")
        if not isinstance(error, dict):
            return
        first = record.error is None
        record.error = error
        if first and params.get("willRetry") is True:
            record.warn(words_of(error))

    def _rerouted(self, record: TurnRecord, params: dict[str, Any]) -> None:
        model = params.get("toModel")
        if isinstance(model, str):
            record.model = model
            record.warn(rerouted(params))

    def _warning(self, thread_id: str, text: object) -> None:
        thread = self._thread(thread_id)
        if not isinstance(text, str):
            return
        if thread.turn_id is not None:
            self._turn(thread.turn_id).warn(text)
        elif len(thread.early) < KEPT_WARNINGS and text not in thread.early:
            thread.early.append(text)

    def _turn(self, turn_id: str) -> TurnRecord:
        found = self._turns.get(turn_id)
        return _remember(self._turns, turn_id, TurnRecord(), REMEMBERED_TURNS) if found is None else found

    def _thread(self, thread_id: str) -> _Thread:
        found = self._threads.get(thread_id)
        return _remember(self._threads, thread_id, _Thread(), REMEMBERED_THREADS) if found is None else found


def rerouted(params: dict[str, Any]) -> str:
    """That another model answers, as a sentence."""
    return f"{params.get('fromModel')} was replaced by {params.get('toModel')} ({params.get('reason')})"


def may_have_acted(record: TurnRecord) -> bool:
    """Whether a second try might do something again.

    Not every command has an item. But a turn that goes on after a whole answer of the model, which is when tokens are
    told, has run a tool for it.
    """
    return record.acted or any((record.tokens or {}).values())


def is_limit(error: dict[str, Any] | None) -> bool:
    """Whether an error is that of a limit of use, which is reset at some time."""
    return error is not None and reason_of(error) == "usageLimitExceeded"


def _remember(table: OrderedDict[str, T], key: str, value: T, most: int) -> T:
    table[key] = value
    if len(table) > most:
        table.popitem(last=False)
    return value


# What it takes note of.
RECORDED_METHODS: frozenset[str] = frozenset(
    {
        methods.ACCOUNT_RATE_LIMITS_UPDATED,
        methods.ERROR,
        methods.ITEM_COMPLETED,
        methods.ITEM_STARTED,
        methods.MODEL_REROUTED,
        methods.THREAD_SETTINGS_UPDATED,
        methods.THREAD_TOKEN_USAGE_UPDATED,
        methods.TURN_COMPLETED,
        methods.TURN_STARTED,
        methods.WARNING,
    }
)
