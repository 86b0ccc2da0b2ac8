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
from .errors import ActorStopped, PeerFault
from .mailbox import Mailbox
from .mailroom import MailroomMessage, Open
from .protocol.jsonrpc import MAX_IN_FLIGHT, Asked, Fault, Late, Peer, RequestId, Result
from .protocol.pieces import Coalescing, Message, Pieces, Texts
from .protocol.routing import Key
from .reply import Reply

_logger = logging.getLogger(__name__)

METHOD_NOT_FOUND = -32601
WITHDRAWN = "the request was withdrawn before it was written"


class Opening:
    """Open `mailbox` under the key that a result names, in the step that receives the result."""

    __slots__ = ("key", "mailbox")

    def __init__(self, mailbox: Mailbox, key: Callable[[Any], Key]) -> None:
        self.mailbox: Mailbox = mailbox
        self.key: Callable[[Any], Key] = key


class Ask(NamedTuple):
    """Send a request; `params` is JSON. The answer goes into `reply`; see `Peer.request` for the rest."""

    method: str
    params: bytes
    reply: Reply
    opening: Opening | None = None
    deferred: bool = False
    trace: bytes | None = None


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


class Answer(NamedTuple):
    """Answer the peer's request `id` with a result; `result` is JSON."""

    id: RequestId
    result: bytes


class Refuse(NamedTuple):
    """Answer the peer's request `id` with an error."""

    id: RequestId
    code: int
    message: str


# A bare list is the lines of one read of the pipe.
CorrelatorMessage: TypeAlias = "list[bytes] | Ask | Abandon | Withdraw | Notify | Answer | Refuse"


class CorrelatorStatistics(NamedTuple):
    """What is pending, what was dropped, and how many requests there were so far."""

    in_flight: int
    waiting: int
    dropped_lines: int
    late_answers: int
    asked: int


def _ignore(request: Asked) -> None:
    """Serve nothing."""


class CorrelatorActor(Actor[CorrelatorMessage]):
    """Owns the peer. Its inbox holds one ask a caller, and one or two reads of the pipe."""

    def __init__(
        self,
        pipe: ActorRef[bytes],
        mailroom: ActorRef[MailroomMessage],
        *,
        asked: Callable[[Asked], None] | None = None,
        witness: Callable[[list[Message]], None] | None = None,
        coalescing: Coalescing | None = None,
        window: int = MAX_IN_FLIGHT,
    ) -> None:
        super().__init__()
        self._pipe = pipe
        self._mailroom = mailroom
        self._asked = asked
        self._witness = witness
        texts = None if coalescing is None else Texts(coalescing, self._drop_piece)
        self._peer = Peer(window=window, texts=texts)
        self._pending: dict[int, Ask] = {}
        self._ids: dict[Reply, int] = {}
        # When requests were made; kept only while they are logged.
        self._asked_at: dict[int, float] = {}
        self._dropped_lines = 0
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
            self._ask(ask)
            if frames := self._peer.frames():
                write(frames)

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
        elif isinstance(message, Answer):
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
                    self._fail(message, cause)
                elif isinstance(message, list):
                    try:
                        self._read(message)
                    except Exception:  # the bug that ended the system may well repeat; who waits hears the cause
                        _logger.exception("dropped lines that could not be delivered")
            self._peer.close()
            pending = list(self._pending.values())
            self._pending.clear()
            self._ids.clear()
            self._asked_at.clear()
            for ask in pending:
                self._fail(ask, cause)

    def statistics(self) -> CorrelatorStatistics:
        """What is pending, what was dropped, and how many requests there were so far."""
        return CorrelatorStatistics(
            in_flight=self._peer.in_flight,
            waiting=self._peer.waiting,
            dropped_lines=self._dropped_lines,
            late_answers=self._late_answers,
            asked=self._peer.next_id - 1,
        )

    def _ask(self, ask: Ask) -> None:
        # A caller may have left before its request was even looked at: then nothing is written.
        if not ask.reply.done:
            id = self._peer.next_id
            try:
                # Registered first: in the main thread Ctrl-C may come between any two lines of this, and an
                # answer to a request that nobody remembers would look like a bug.
                self._pending[id] = ask
                self._ids[ask.reply] = id
                self._peer.request(ask.method, ask.params, deferred=ask.deferred, trace=ask.trace)
                if _logger.isEnabledFor(logging.DEBUG):
                    self._asked_at[id] = monotonic()
                    _logger.debug("request %d sent: %s", id, ask.method)
            except BaseException as error:
                if self._peer.next_id == id:  # it was not begun, so the id is the next one's
                    self._pending.pop(id, None)
                    self._ids.pop(ask.reply, None)
                    self._fail(ask, error if isinstance(error, TypeError) else ActorStopped(WITHDRAWN))
                # What cannot be written is its sender's fault, and nobody else's.
                if not isinstance(error, TypeError):
                    raise

    def _read(self, lines: list[bytes]) -> None:
        for event in self._peer.receive(lines):
            if isinstance(event, list):
                if self._witness is not None:
                    self._witness([each for each in event if not isinstance(each, Pieces)])
                self._mailroom.tell(event)
            elif isinstance(event, Result):
                # Forgotten only when settled: should that fail, it is still there to be told the cause.
                ask = self._pending[event.id]
                self._settle(ask, event.value)
                self._forget(event.id)
                if self._asked_at:
                    self._log_answer(event.id, ask.method, "answered")
            elif isinstance(event, Fault):
                ask = self._forget(event.id)
                self._fail(ask, PeerFault(event.code, event.message, event.data))
                # Without the peer's words: they may repeat what it was asked.
                if self._asked_at:
                    self._log_answer(event.id, ask.method, f"refused ({event.code})")
            elif isinstance(event, Asked):
                self._serve(event)
            elif isinstance(event, Late):
                self._late_answers += 1
            else:
                self._drop(event.reason)

    def _log_answer(self, id: int, method: str, outcome: str) -> None:
        asked_at = self._asked_at.pop(id, None)
        if asked_at is not None:
            _logger.debug("request %d %s after %.1f ms: %s", id, outcome, (monotonic() - asked_at) * 1e3, method)

    def _settle(self, ask: Ask, value: Any) -> None:
        if ask.opening is not None:
            try:
                key = ask.opening.key(value)
            except (KeyError, TypeError, IndexError) as error:
                ask.opening.mailbox.end(error)
            else:
                self._mailroom.tell(Open(key, ask.opening.mailbox))
        ask.reply.set(value)

    @staticmethod
    def _fail(ask: Ask, error: BaseException) -> None:
        ask.reply.fail(error)
        if ask.opening is not None:
            ask.opening.mailbox.end(error)

    def _serve(self, request: Asked) -> None:
        if self._asked is None:
            self._peer.refuse(request.id, METHOD_NOT_FOUND, f"this client does not serve {request.method}")
        else:
            self._asked(request)

    def _drop(self, reason: str) -> None:
        self._dropped_lines += 1
        # The line itself stays out of the log: it may hold a prompt.
        _logger.warning("dropped a line of the peer: %s", reason)

    def _drop_piece(self) -> None:
        self._drop("a piece of a text that is not JSON")

    def _abandon(self, reply: Reply) -> None:
        id = self._ids.pop(reply, None)
        if id is not None:
            self._log_answer(id, self._pending.pop(id).method, "abandoned")
            self._peer.abandon(id)

    def _withdraw(self, reply: Reply) -> None:
        id = self._ids.get(reply)
        if id is None:
            reply.fail(ActorStopped(WITHDRAWN))  # its caller left before it was even asked
        elif self._peer.is_waiting(id):
            self._peer.abandon(id)
            self._fail(self._forget(id), ActorStopped(WITHDRAWN))
        else:
            self._peer.leave(id)

    def _forget(self, id: int) -> Ask:
        ask = self._pending.pop(id)
        del self._ids[ask.reply]
        return ask
