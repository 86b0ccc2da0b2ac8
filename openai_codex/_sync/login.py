# Generated from openai_codex/_async/login.py by scripts/unasync.py. Edit that file instead.
"""The handles of a login that a person completes elsewhere: in the browser, or on another device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from .._protocol.routes import login_key_of_result
from .._session import Session, Subscription, cancel_login, decoded
from ..errors import CodexError, TransportClosedError

if TYPE_CHECKING:
    from ..generated.v2_all import AccountLoginCompletedNotification, CancelLoginAccountResponse
from .._lazy_models import wire
from .._protocol import methods


def start_login(session: Session, kind: str) -> tuple[Any, Subscription]:
    """Begin a login; the subscription misses nothing, not even a completion that comes before the answer.

    On Ctrl-C, the login ends on the server too.
    """
    subscription = session.subscribe(login_key_of_result)
    try:
        params = {"type": kind}
        response = session.request(
            methods.ACCOUNT_LOGIN_START, params, wire.LoginAccountResponse, opens=subscription, undo=cancel_login
        )
    except BaseException:
        subscription.close()
        raise
    answered = getattr(response.root, "type", None)
    if answered != kind:
        subscription.close()
        raise CodexError(f"the server answered a login of type {kind} with one of type {answered}")
    return response.root, subscription


@attrs.define(eq=False)
class _LoginHandle:
    """What every login handle does."""

    _session: Session = attrs.field(repr=False)
    login_id: str
    _subscription: Subscription = attrs.field(alias="subscription", repr=False, kw_only=True)
    _completed: AccountLoginCompletedNotification | None = attrs.field(default=None, init=False, repr=False)
    _reading: Any = attrs.field(
        default=attrs.Factory(lambda self: self._session.lock(), takes_self=True), init=False, repr=False
    )

    def wait(self) -> AccountLoginCompletedNotification:
        """Wait until this login, and no other, is completed; `success` and `error` say how.

        It waits as long as the person takes. On Ctrl-C, the login stays open; `cancel` ends it.

        Raises:
            TransportClosedError: The server is gone.
        """
        # One reader at a time: whoever takes the completion has kept it before the next one looks.
        with self._reading:
            while self._completed is None:
                mail = self._subscription.receive()
                if mail is None:
                    raise TransportClosedError("the login ended without saying how")
                self._completed = wire.AccountLoginCompletedNotification.model_validate(decoded(mail)[-1]["params"])
        self._subscription.close()
        return self._completed

    def cancel(self) -> CancelLoginAccountResponse:
        """End this login; `status` says whether it was still open."""
        params = {"loginId": self.login_id}
        return self._session.request(methods.ACCOUNT_LOGIN_CANCEL, params, wire.CancelLoginAccountResponse)


@attrs.define(eq=False)
class ChatgptLoginHandle(_LoginHandle):
    """A login in the browser: the person opens `auth_url`."""

    __module__ = "openai_codex"

    auth_url: str = attrs.field(repr=False)


@attrs.define(eq=False)
class DeviceCodeLoginHandle(_LoginHandle):
    """A login on another device: the person opens `verification_url` there and enters `user_code`."""

    __module__ = "openai_codex"

    verification_url: str
    user_code: str = attrs.field(repr=False)
