"""The actor that owns ids and pending replies: it decodes lines, settles replies, passes the rest on.

It drives a sans-IO `Peer` and knows nothing of processes. Notifications go to the mailroom in the order
of the wire, together with the mailboxes that an answer opens: between the answer that names a turn and
the opening of that turn's mailbox nothing can slip through.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import RLock
from time import monotonic
from typing import Any, NamedTuple, TypeAlias

from .actor import Actor, ActorRef
from .dialect import Dialect
from .errors import ActorStopped, KeyNotFound, PeerFault
from .mailbox import Mailbox
from .mailroom import MailroomMessage, Open
from .protocol.jsonrpc import MAX_IN_FLIGHT, Asked, Fault, Late, Peer, Pending, RequestId, Result
from .protocol.pieces import Mail, Texts
from .protocol.routing import Key
from .reply import Reply
from .tally import Tally

_logger = logging.getLogger(__name__)

WITHDRAWN = "the request was withdrawn before it was written"


class Opening:
    """Open `mailbox` under the key that a result names, in the step that receives the result.

    A result of which `key` raises an Exception, or makes what is no key, fails its request with `KeyNotFound`.
    """

    __slots__ = ("key", "mailbox")

    def __init__(self, mailbox: Mailbox, key: Callable[[Any], Key]) -> None:
        self.mailbox: Mailbox = mailbox
        self.key: Callable[[Any], Key] = key


class Ask:
    """Send a request; `params` is JSON. The answer goes into `reply`; see `Peer.request` for the rest.

    While the request is pending this is what the peer keeps for its caller.
    """

    __slots__ = ("asked_at", "deferred", "method", "opening", "params", "reply", "trace")

    def __init__(
        self,
        method: str,
        params: bytes,
        reply: Reply,
        opening: Opening | None = None,
        deferred: bool = False,
        trace: bytes | None = None,
    ) -> None:
        self.method: str = method
        self.params: bytes = params
        self.reply: Reply = reply
        self.opening: Opening | None = opening
        self.deferred: bool = deferred
        self.trace: bytes | None = trace
        # On the clock of `monotonic`; None unless requests are logged.
        self.asked_at: float | None = None

    def fail(self, error: BaseException) -> None:
        """Tell everybody who waits for the answer."""
        self.reply.fail(error)
        if self.opening is not None:
            self.opening.mailbox.end(error)


class Abandon(NamedTuple):
    """Whoever waited for `reply` has left."""

    reply: Reply


class Withdraw(NamedTuple):
    """Do not write the request of `reply` if it is not written yet; its reply then fails."""

    reply: Reply


class Notify(NamedTuple):
    """Send a notification; `params` is JSON, or None for none."""

    method: str
    params: bytes | None


class Respond(NamedTuple):
    """Answer the peer's request `id` with a result; `result` is JSON."""

    id: RequestId
    result: bytes


class Refuse(NamedTuple):
    """Answer the peer's request `id` with an error."""

    id: RequestId
    code: int
    message: str


# A bare list is the lines of one read of the pipe.
CorrelatorMessage: TypeAlias = "list[bytes] | Ask | Abandon | Withdraw | Notify | Respond | Refuse"


class CorrelatorStatistics(NamedTuple):
    """What is pending, what was dropped, and how many requests there were so far."""

    in_flight: int
    waiting: int
    dropped_lines: int
    late_answers: int
    asked: int


class CorrelatorActor(Actor[CorrelatorMessage]):
    """Owns the peer. Its inbox holds one ask a caller, and one or two reads of the pipe."""

    def __init__(
        self,
        pipe: ActorRef[bytes],
        mailroom: ActorRef[MailroomMessage],
        *,
        dialect: Dialect,
        asked: Callable[[Asked], None],
        window: int = MAX_IN_FLIGHT,
        ref: ActorRef[CorrelatorMessage] | None = None,
    ) -> None:
        super().__init__(ref)
        self._pipe = pipe
        self._mailroom = mailroom
        self._dialect = dialect
        self._asked = asked
        texts = None if dialect.coalescing is None else Texts(dialect.coalescing, self._drop_piece)
        self._peer = Peer(window=window, texts=texts)
        self._dropped = Tally(_logger, "dropped a line of the peer")
        self._failed_witness = Tally(_logger, "the hook witness failed")
        self._late_answers = 0
        # The only state of the actors that another thread than the loop's ever touches, in `ask_from_thread`.
        self._turn = RLock()

    def receive(self, message: CorrelatorMessage) -> None:
        with self._turn:
            self._receive(message)
            if frames := self._peer.frames():
                self._pipe.tell(frames)

    def ask_from_thread(self, ask: Ask, write: Callable[[bytes], object]) -> None:
        """Receive an ask in another thread: to pass it through the loop would cost a thread switch. Raises
        ActorStopped once the actor has stopped. What is to be written is given to `write` in the same thread."""
        with self._turn:
            if self._stopped:
                raise ActorStopped("this actor takes no more messages")
            try:
                self._ask(ask)
                if frames := self._peer.frames():
                    write(frames)
            except BaseException:  # Ctrl-C, in the main thread
                self._peer.recount()
                raise

    def _receive(self, message: CorrelatorMessage) -> None:
        peer = self._peer
        if isinstance(message, list):
            self._read(message)
        elif isinstance(message, Ask):
            self._ask(message)
        elif isinstance(message, Abandon):
            self._abandon(message.reply)
        elif isinstance(message, Withdraw):
            self._withdraw(message.reply)
        elif isinstance(message, Notify):
            try:
                peer.notify(message.method, message.params)
            except TypeError:  # it cannot be written, and nobody waits to hear of it
                _logger.exception("a notification could not be sent")
        elif isinstance(message, Respond):
            peer.answer(message.id, message.result)
        else:
            peer.refuse(message.id, message.code, message.message)

    def stopping(self, left: list[CorrelatorMessage], cause: BaseException) -> None:
        with self._turn:
            # What had been read before the end still reaches whoever waits for it; a request of the peer's
            # could no longer be answered.
            self._asked = _ignore
            for message in left:
                if isinstance(message, Ask):
                    message.fail(cause)
                elif isinstance(message, list):
                    try:
                        self._read(message)
                    except Exception:  # the bug that ended the system may well repeat; who waits hears the cause
                        _logger.exception("dropped lines that could not be delivered")
            for ask in self._peer.close():
                ask.fail(cause)

    def statistics(self) -> CorrelatorStatistics:
        """What is pending, what was dropped, and how many requests there were so far."""
        return CorrelatorStatistics(
            in_flight=self._peer.in_flight,
            waiting=self._peer.waiting,
            dropped_lines=self._dropped.count,
            late_answers=self._late_answers,
            asked=self._peer.next_id - 1,
        )

    def _ask(self, ask: Ask) -> None:
        # A caller may have left before its request was even looked at: then nothing is written.
        if ask.reply.done:
            return
        # First: in the main thread Ctrl-C may come between any two lines of this, and its caller must find the
        # request again as soon as there is one. Before that this is the id of another or of none: see `_find`.
        ask.reply.id = id = self._peer.next_id
        try:
            self._peer.request(ask.method, ask.params, ask, deferred=ask.deferred, trace=ask.trace)
        except TypeError as error:
            ask.fail(error)  # what cannot be written is its sender's fault, and nobody else's
            return
        if _logger.isEnabledFor(logging.DEBUG):
            ask.asked_at = monotonic()
            _logger.debug("request %d sent: %s", id, ask.method)

    def _read(self, lines: list[bytes]) -> None:
        for event in self._peer.receive(lines):
            if isinstance(event, list):
                self._see(event)
                self._mailroom.tell(event)
            elif isinstance(event, Result):
                self._settle(event.caller, event.value)
                # Only now: should that fail, it is still there to be told the cause.
                self._peer.forget(event.id)
                _log_outcome(event.caller, "answered")
            elif isinstance(event, Fault):
                event.caller.fail(PeerFault(event.code, event.message, event.data))
                self._peer.forget(event.id)
                # Without the peer's words: they may repeat what it was asked.
                _log_outcome(event.caller, f"refused ({event.code})")
            elif isinstance(event, Asked):
                self._asked(event)
            elif isinstance(event, Late):
                self._late_answers += 1
            else:
                self._dropped.add(event.reason)  # without the line itself: it may hold a prompt

    def _settle(self, ask: Ask, value: Any) -> None:
        opening = ask.opening
        if opening is not None:
            try:
                key = opening.key(value)
                hash(key)
            except Exception as error:  # noqa: BLE001 - the other side may answer anything, and the key is foreign code
                missing = KeyNotFound(f"the answer to {ask.method} does not name what it is about")
                missing.__cause__ = error
                ask.fail(missing)
                return
            self._mailroom.tell(Open(key, opening.mailbox))
        ask.reply.set(value)

    def _see(self, mail: list[Mail]) -> None:
        try:
            self._dialect.witness(mail)
        except Exception as error:  # noqa: BLE001 - a hook
            self._failed_witness.add(type(error).__name__, error)

    def _drop_piece(self) -> None:
        self._dropped.add("a piece of a text that is not JSON")

    def _abandon(self, reply: Reply) -> None:
        if (pending := self._find(reply)) is not None:
            _log_outcome(pending.caller, "abandoned")
            self._peer.forget(reply.id)

    def _withdraw(self, reply: Reply) -> None:
        pending = self._find(reply)
        if pending is None:
            reply.fail(ActorStopped(WITHDRAWN))  # its caller left before it was even asked
        elif self._peer.is_waiting(reply.id):
            self._peer.forget(reply.id)
            pending.caller.fail(ActorStopped(WITHDRAWN))
        else:
            self._peer.leave(reply.id)

    def _find(self, reply: Reply) -> Pending | None:
        """The request that a reply is for. None if it has not begun, or is over."""
        pending = self._peer.find(reply.id)
        return pending if pending is not None and pending.caller.reply is reply else None


def _ignore(request: Asked) -> None:
    """Serve nothing."""


def _log_outcome(ask: Ask, outcome: str) -> None:
    if ask.asked_at is not None:
        took = (monotonic() - ask.asked_at) * 1e3
        _logger.debug("request %d %s after %.1f ms: %s", ask.reply.id, outcome, took, ask.method)
