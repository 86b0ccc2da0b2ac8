# Generated from openai_codex/_async/client.py by scripts/unasync.py. Edit that file instead.
"""`Codex`: one app-server, from its start to its end, and the account it works for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from .._config import CodexConfig
from .._lazy_models import wire
from .._options import checked, text
from .._protocol import methods
from .._protocol.params import given
from .._session import ConnectionStatistics, Load, Session
from .._shown import shown
from ..errors import TransportClosedError
from ..models import InitializeResponse
from .closing import Closing
from .threads import ThreadMethods
from .views import ClientViews

if TYPE_CHECKING:
    from typing_extensions import Self

    from ..generated.rpc_sync import Rpc
    from ..generated.v2_all import GetAccountResponse, ModelListResponse
    from .login import ChatgptLoginHandle, DeviceCodeLoginHandle
    from .lowlevel import CodexClient


class Codex(ThreadMethods, ClientViews, Closing):
    """A Codex app-server: a process of its own, started and ended with this object.

    Enter it with `with`, or just use it and call `close`. Any number of threads may use it at once,
    and any of them may close it. Every method raises `TransportClosedError` when the server is gone and
    `RequestTimeoutError` when it does not answer within `CodexConfig.request_timeout`.
    """

    __module__ = "openai_codex"

    def __init__(self, config: CodexConfig | None = None) -> None:
        self._session = Session(config)

    def __enter__(self) -> Self:
        self._session.open()
        return self

    @property
    def metadata(self) -> InitializeResponse:
        """What the server said of itself in the handshake."""
        return self._session.metadata

    @cached_property
    def rpc(self) -> Rpc:
        """Every method of the protocol, typed, under its own path: `thread/goal/set` is `rpc.thread.goal.set(...)`.

        For what has no method of its own here. A call is one request: it follows no turn, and Ctrl-C
        does not undo what the server has begun. `help(codex.rpc.thread)` lists what there is.

        An argument that is left out is not sent, None is sent as null. Objects of the protocol may also be
        given as plain dicts in wire names. Calls raise what `request` raises, and `InvalidInputError`, naming
        the method and the argument, for what the schema does not allow: then nothing was written.
        """
        from ..generated.rpc_sync import Rpc

        return Rpc(self._session)

    @cached_property
    def _client(self) -> CodexClient:
        # Programs for the official SDK send through it what that SDK has no method for.
        from .lowlevel import CodexClient

        return CodexClient._over(self._session)

    def request(self, method: str, params: Any = None, *, timeout: float | None = None) -> Any:
        """Send any request and return its result as plain JSON: for what is newer than this SDK.

        On Ctrl-C before it is written, it is never written; later, its answer is dropped.

        Args:
            method: Name of the method, such as `thread/goal/set`.
            params: What goes with it: JSON, or an object of the protocol. None sends an empty object.
            timeout: Seconds to wait for the answer; by default `CodexConfig.request_timeout`.

        Raises:
            InvalidInputError: `params` cannot be sent as JSON.
            MethodNotFoundError: The server does not know the method.
            JsonRpcError: The server refused it; the subclasses say why.
        """
        text("method", method)
        if timeout is not None:
            checked("timeout", timeout)
        return self._session.request(method, {} if params is None else params, object, timeout=timeout)

    def statistics(self) -> ConnectionStatistics:
        """How full every queue is, and what had to be dropped: a snapshot for monitoring.

        Raises:
            TransportClosedError: The client is not connected yet.
        """
        return self._session.statistics()

    def __repr__(self) -> str:
        if self._session.closed:
            return shown(self, "closed")
        try:
            version = self._session.version
        except TransportClosedError:
            return shown(self, "not connected")
        state = "lost its server," if self._session.alive is None else "open,"
        return shown(self, state, f"app-server {version}")

    def _load(self) -> Load:
        """How much is under way. From any thread, at the same cost however much it is, and it never waits."""
        return self._session.load()

    def close(self) -> None:
        """End the server and whatever runs on it.

        Everyone who waits for it gets a `TransportClosedError`. Takes some tens of milliseconds, a few
        seconds at most if the server does not react; Ctrl-C ends only the wait for it. Twice is fine.
        """
        self._session.close()

    _leave = close

    def models(self, *, include_hidden: bool = False) -> ModelListResponse:
        """The models that the server offers; `include_hidden` adds those that pickers do not show."""
        return self._session.request(methods.MODEL_LIST, given(includeHidden=include_hidden), wire.ModelListResponse)

    def login_api_key(self, api_key: str) -> None:
        """Log in with an API key. The server stores it in its home and does not check it."""
        params = given(type="apiKey", apiKey=checked("api_key", api_key))
        self._session.request(methods.ACCOUNT_LOGIN_START, params, wire.LoginAccountResponse)

    def login_chatgpt(self) -> ChatgptLoginHandle:
        """Begin a login in the browser: show the handle's `auth_url` to the person, then `wait`.

        A login that is still under way is ended by this one, and told so.
        """
        from .login import ChatgptLoginHandle, start_login

        response, subscription = start_login(self._session, "chatgpt")
        return ChatgptLoginHandle(self._session, response.login_id, response.auth_url, subscription=subscription)

    def login_chatgpt_device_code(self) -> DeviceCodeLoginHandle:
        """Begin a login on another device: show the handle's `verification_url` and `user_code`, then `wait`.

        A login that is still under way is ended by this one, and told so.

        Raises:
            InternalRpcError: The server could not get a code from the login service.
        """
        from .login import DeviceCodeLoginHandle, start_login

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
        return self._session.request(methods.ACCOUNT_READ, given(refreshToken=refresh_token), wire.GetAccountResponse)

    def logout(self) -> None:
        """Forget the account."""
        self._session.request(methods.ACCOUNT_LOGOUT, {}, wire.LogoutAccountResponse)
