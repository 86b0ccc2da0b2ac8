"""Between Python values and bytes of JSON, in the thread or task of whoever calls. It names no method."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, TypeVar, cast

import orjson

from actors import Mail, Message, Pieces, known_by, printable

from .._wire import Decoder, Wire, WireError, notification_decoder, structure, to_wire
from ..errors import CodexError, InvalidInputError
from ..models import Notification, UnknownNotification

logger = logging.getLogger("openai_codex.codec")

T = TypeVar("T")

DECODE_EVENTS = 64


def encode(params: Any) -> bytes:
    """Params as JSON. Raises InvalidInputError for what JSON cannot hold."""
    try:
        return orjson.dumps(params, default=_default)
    except TypeError as error:
        if "surrogates" not in str(error):
            raise InvalidInputError(f"this cannot be sent as JSON: {error}") from error
    # Half of a surrogate pair, as a file name or a cut string may hold, is no text: the server would die
    # of its escape without a word. The rest of the prompt is still worth sending.
    return orjson.dumps(_without_surrogates(params), default=_default)


def decode(kind: type[T], result: Any, method: str) -> T:
    """The result of a request as an object; for `object` itself as it came.

    Raises CodexError, naming the field, if it does not fit.
    """
    if kind is object:
        return cast("T", result)
    try:
        return structure(kind, result)
    except WireError as error:
        raise CodexError(f"the answer to {method} does not fit the protocol: {error}") from error


class EventReader:
    """Turns mail into events, a few at a time.

    A whole batch of objects would outlive the young generations of the garbage collector, and its full
    collections would cost a fifth of the speed.
    """

    __slots__ = ("_line", "_mail")

    def __init__(self) -> None:
        self._mail: list[Mail] = []  # reversed, because a list is popped at its end
        self._line = 0

    @property
    def is_empty(self) -> bool:
        """Whether all that was fed has been taken."""
        return not self._mail

    def feed(self, mail: list[Mail]) -> None:
        """Take mail. Only after `take` returned nothing."""
        self._mail = mail[::-1]

    def take(self, wants: frozenset[str] | None) -> list[Notification]:
        """The next events, in reverse; none when there is no more. What is not wanted is not decoded."""
        mail = self._mail
        while mail:
            each = mail[-1]
            if not isinstance(each, Pieces):
                messages = [each]
                mail.pop()
                while mail and len(messages) < DECODE_EVENTS and not isinstance(each := mail[-1], Pieces):
                    messages.append(each)
                    mail.pop()
            elif wants is not None and each.first["method"] not in wants:
                mail.pop()
                continue
            else:
                messages = each.decode(each.lines[self._line : self._line + DECODE_EVENTS])
                self._line += DECODE_EVENTS
                if self._line >= len(each.lines):
                    mail.pop()
                    self._line = 0
            if events := decode_events(messages, wants):
                events.reverse()
                return events
        return []


def ends_with(mail: list[Mail], method: str) -> bool:
    """Whether the last message of a batch is of this method."""
    return bool(known_by(mail[-1])["method"] == method)


def decode_events(messages: list[Message], wants: frozenset[str] | None = None) -> list[Notification]:
    """Notifications as objects. What has no class, or does not fit it, keeps its raw parameters."""
    events: list[Notification] = []
    add, new = events.append, _NEW
    last: str | None = None
    decoder: Decoder | None = None
    for message in messages:
        method = message["method"]
        if method != last:
            if type(method) is not str:  # a line may say its method twice
                continue
            # A flood is a run of one method: look its decoder up once.
            last, decoder = method, notification_decoder(method)
        if wants is not None and method not in wants:
            continue
        # Made without its constructor, which costs as much as the rest of this loop.
        event = new(Notification)
        event.method = method
        try:
            event.payload = _unknown(message) if decoder is None else decoder(message["params"])
        except (WireError, KeyError) as error:
            # Without the error's words: they quote the payload, and it may hold a prompt.
            where = f"{error.type_name}.{error.path}" if isinstance(error, WireError) else "params"
            logger.warning("kept %s as raw data: %s does not fit", printable(method), printable(where.rstrip(".")))
            event.payload = _unknown(message)
        add(event)
    return events


def _unknown(message: Message) -> UnknownNotification:
    return UnknownNotification(message.get("params") or {})


_NEW = object.__new__


def _default(value: Any) -> Any:
    if isinstance(value, Wire):
        return to_wire(value)
    if isinstance(value, Mapping):
        return dict(value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    raise TypeError(f"{type(value).__name__} is not a JSON value")


def _without_surrogates(value: Any) -> Any:
    match value:
        case str():
            # Through UTF-16 a proper pair of halves becomes the one character it stands for.
            return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        case Wire():
            return _without_surrogates(to_wire(value))
        case Mapping():
            return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType]
        case list() | tuple():
            return [_without_surrogates(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
        case _:
            return value
