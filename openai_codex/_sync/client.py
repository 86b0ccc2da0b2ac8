# Generated from openai_codex/_async/client.py by scripts/unasync.py. Edit that file instead.
"""`Codex`: one app-server, from its start to its end, and the account it works for."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from .._config import CodexConfig
from .._lazy_models import wire
from .._session import ConnectionStatistics, Session
from ..models import InitializeResponse
from .login import ChatgptLoginHandle, DeviceCodeLoginHandle, start_login
from .threads import ThreadMethods

if TYPE_CHECKING:
    from typing_extensions import Self

    from ..generated.v2_all import GetAccountResponse, ModelListResponse


class Codex(ThreadMethods):
    """A Codex app-server: a process of its own, started and ended with this object.

    Enter it with `with`, or just use it and call `close`. Any number of tasks may use it at once,
    and any of them may close it. Every method raises `TransportClosedError` when the server is gone and
    `RequestTimeoutError` when it does not answer within `CodexConfig.request_timeout`.
    """

    def __init__(self, config: CodexConfig | None = None) -> None:
        self._session = Session(config)

    def __enter__(self) -> Self:
        self._session.open()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def metadata(self) -> InitializeResponse:
        """What the server said of itself in the handshake."""
        return self._session.metadata

    def statistics(self) -> ConnectionStatistics:
        """How full every queue is, and what had to be dropped: a snapshot for monitoring.

        Raises:
            TransportClosedError: The client is not connected yet.
        """
        return self._session.statistics()

    def close(self) -> None:
        """End the server and whatever runs on it.

        Everyone who waits for it gets a `TransportClosedError`. Takes some tens of milliseconds, a few
        seconds at most if the server does not react; not cut short by cancellation. Twice is fine.
        """
        self._session.close()

    def models(self, *, include_hidden: bool = False) -> ModelListResponse:
        """The models that the server offers; `include_hidden` adds those that pickers do not show."""
        return self._session.request("model/list", {"includeHidden": include_hidden}, wire.ModelListResponse)

    def login_api_key(self, api_key: str) -> None:
        """Log in with an API key. The server stores it in its home and does not check it."""
        params = {"type": "apiKey", "apiKey": api_key}
        self._session.request("account/login/start", params, wire.LoginAccountResponse)

    def login_chatgpt(self) -> ChatgptLoginHandle:
        """Begin a login in the browser: show the handle's `auth_url` to the person, then `wait`.

        A login that is still under way is cancelled by this one, and told so.
        """
        response, subscription = start_login(self._session, "chatgpt")
        return ChatgptLoginHandle(self._session, response.login_id, response.auth_url, subscription=subscription)

    def login_chatgpt_device_code(self) -> DeviceCodeLoginHandle:
        """Begin a login on another device: show the handle's `verification_url` and `user_code`, then `wait`.

        A login that is still under way is cancelled by this one, and told so.

        Raises:
            InternalRpcError: The server could not get a code from the login service.
        """
        response, subscription = start_login(self._session, "chatgptDeviceCode")
        return DeviceCodeLoginHandle(
            self._session,
            response.login_id,
            response.verification_url,
            response.user_code,
            subscription=subscription,
        )

    def account(self, *, refresh_token: bool = False) -> GetAccountResponse:
        """The account that the server works for; `refresh_token` renews its token first."""
        return self._session.request("account/read", {"refreshToken": refresh_token}, wire.GetAccountResponse)

    def logout(self) -> None:
        """Forget the account."""
        self._session.request("account/logout", {}, wire.LogoutAccountResponse)
